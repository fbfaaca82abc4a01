"""What the columns and codes of reference tables mean: ``codes.toml``, and ``countries.toml`` for ISO 3166 and M49."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import Any

from factcheck import units
from factcheck.configuration.values import guess, shown
from factcheck.errors import SettingsError

WORLD = "W00"
"""The whole world, where it is itself what statistics are of."""
LONGEST = 60
"""Characters of the longest code."""


class CellError(SettingsError):
    """A cell that cannot be read: its column, and the reason with the remedy."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column


class UnknownCodeError(CellError):
    """A cell with a code that has no place in the schema."""


@functools.cache
def table() -> dict[str, Any]:
    """All that ``codes.toml`` says."""
    return tomllib.loads(resources.files(__package__).joinpath("codes.toml").read_text("utf-8"))


def turned(entries: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """From each of the codes in a table to what it stands for."""
    return {code: name for name, codes in entries.items() for code in codes}


@functools.cache
def columns() -> Mapping[str, str]:
    """The name in the schema of each column, by what it is called elsewhere."""
    return {**turned(table()["columns"]), **{name: name for name in table()["columns"]}}


@functools.cache
def countries() -> Mapping[str, str]:
    """The alpha-2 code of each territory, by its alpha-2, alpha-3 and M49 codes."""
    text = resources.files(__package__).joinpath("countries.toml").read_text("utf-8")
    rows = [line.split() for line in tomllib.loads(text)["codes"].splitlines()]
    return {code: row[0] for row in rows for code in row} | turned(table()["areas"])


@functools.cache
def listed(section: str) -> Mapping[str, str]:
    """What each code of a section stands for."""
    return turned(table()[section])


def short(column: str, text: str) -> str:
    """A code in capitals; raises CellError for what is too long for one."""
    if len(text) > LONGEST:
        raise CellError(column, f"{shown(text)} is no code; it is longer than {LONGEST} characters")
    return text.upper()


def looked_up(column: str, text: str, known: Mapping[str, str], remedy: str) -> str:
    """What a code stands for; raises UnknownCodeError with the remedy for one that is not known."""
    code = short(column, text)
    if code not in known:
        raise UnknownCodeError(column, f"{shown(text)} is not known; {remedy}")
    return known[code]


@functools.lru_cache(maxsize=4096)
def area(column: str, text: str) -> str:
    """The alpha-2 code of an area, or the name of a group; ``W00`` for the whole world.

    >>> area("ref_area", "RUS"), area("ref_area", "643"), area("ref_area", "NA"), area("ref_area", "WLD")
    ('RU', 'RU', 'NA', 'W00')
    """
    number = text.zfill(3) if text.isdigit() and text.isascii() else text
    if short(column, number) in table()["world"]["codes"]:
        return WORLD
    return looked_up(column, number, countries(), "write ISO 3166 alpha-2, such as RU, or W00 for the world")


@functools.lru_cache(maxsize=4096)
def coded(column: str, section: str, text: str) -> str:
    """What a code of a closed list stands for: a flow, a measure."""
    known = listed(section)
    given = {name.upper(): name for name in table()[section]}
    first = {name: codes[0] for name, codes in table()[section].items()}
    return looked_up(column, text, {**given, **known}, f"write {', '.join(first.values())}")


@functools.lru_cache(maxsize=4096)
def commodity(text: str) -> str:
    """TOTAL, NONOIL, or the code as it is."""
    return listed("commodities").get(short("commodity", text), text)


def unit(text: str) -> tuple[str, int]:
    """A unit as quantities have it, and the power of ten that the code says.

    >>> unit("USD"), unit("MIO_EUR"), unit("PT"), unit("usd/barrel")
    (('USD', 0), ('EUR', 6), ('percent', 0), ('USD / barrel', 0))
    """
    name, power, problem = _unit(text)
    if problem:
        raise UnknownCodeError("unit_measure", problem)
    return name, power


@functools.lru_cache(maxsize=4096)
def _unit(text: str) -> tuple[str, int, str]:
    """A unit, its power of ten, and what is wrong with it: a table may have the same wrong one in every row."""
    code = short("unit_measure", text)
    if code in listed("units"):
        power, _, name = listed("units")[code].rpartition(" ")
        return name, int(power or 0), ""
    parts = [_name(part.strip()) for part in text.split("/", 1)]
    if all(parts):
        return " / ".join(parts), 0, ""
    guessed = guess(text, (*units.definitions(), *listed("units")))
    remedy = guessed or "; write ISO 4217, such as USD, or a unit such as tonne or USD / barrel"
    return "", 0, f"{shown(text)} is not known{remedy}"


def _name(text: str) -> str:
    """A unit by its own name, whatever its case; empty where there is none."""
    return next((name for name in (text, text.upper(), text.lower()) if name in units.definitions()), "")


def said(column: str, text: str) -> Mapping[str, str]:
    """What a code of a composed column says of other columns; raises UnknownCodeError."""
    found = table()["indicators"].get(short(column, text))
    if found is None:
        raise UnknownCodeError(column, f"{shown(text)} is not known; write flow, measure and unit_measure as columns")
    return found  # type: ignore[no-any-return]
