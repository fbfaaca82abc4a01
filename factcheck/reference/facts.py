"""From the rows of a reference table to facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, cast

from factcheck.configuration.values import shown
from factcheck.errors import SettingsError
from factcheck.lexicon import fold
from factcheck.model import Fact, Measured
from factcheck.reference import codes, numbers
from factcheck.reference.codes import CellError, UnknownCodeError
from factcheck.reference.headers import Layout
from factcheck.reference.periods import period
from factcheck.settings import parse_date

Cells = dict[str, str]
"""The cells of a row by the columns of the schema."""
LONGEST = 10_000
"""Characters of a cell of text."""
FREE = frozenset({"names", "source", "source_url", "note", "obs_value"})
"""Columns without codes: nothing is a label in them."""
FREQUENCIES = frozenset("ASHQMWDBNI")


def fact(path: str, line: int, layout: Layout, row: Sequence[str], comma: bool) -> Fact | str:
    """The fact of a row, or why it is none; raises SettingsError for what cannot be read."""
    try:
        if why := amiss(layout, row):
            return why
        return _fact(path, line, cells(layout, row), comma, layout.sdmx)
    except UnknownCodeError as error:
        if layout.sdmx:
            return f"{error.column}: {str(error).partition('; ')[0]}"
        raise _told(path, line, error) from None
    except CellError as error:
        raise _told(path, line, error) from None


def _told(path: str, line: int, error: CellError) -> SettingsError:
    return SettingsError(f"{path}: row {line}, column {error.column}: {error}")


def amiss(layout: Layout, row: Sequence[str]) -> str:
    """Why a row is no fact by what it says of itself: it deletes, or its figures are adjusted."""
    if layout.action is not None and cell(layout, row, layout.action).upper() == "D":
        return "action: D deletes"
    for name, place in layout.plain:
        if (code := cell(layout, row, place)).upper() not in codes.table()["plain"][name]:
            return f"{name}: {shown(code)} is not as it was counted"
    return ""


def cell(layout: Layout, row: Sequence[str], place: int) -> str:
    """A cell without the label behind its code."""
    text = row[place].strip()
    return text.partition(": ")[0] if place in layout.labelled else text


def cells(layout: Layout, row: Sequence[str]) -> Cells:
    """What a row says, composed codes taken apart; a column of its own goes before them."""
    found: Cells = {}
    for name, place in layout.composed:
        if (code := cell(layout, row, place)) and code.upper() not in ("_Z", "_T"):
            known = codes.listed("measures").get(code.upper())
            found |= {"measure": known} if known else codes.said(name, code)
    for name, place in layout.places.items():
        text = row[place].strip() if name in FREE else cell(layout, row, place)
        if name == "obs_value" and place in layout.labelled:
            text = text.partition(": ")[0]
        if text and layout.subfields and place in layout.subfields:
            text = text.replace(layout.subfields[place], ";")
        if text or name not in found:
            found[name] = text
        if len(text) > LONGEST:
            raise CellError(name, f"longer than {LONGEST:,} characters; shorten it")
    if layout.flow is not None and not found.get("source"):
        found["source"] = row[layout.flow].strip().partition(": ")[0]
    return found


def _fact(path: str, line: int, told: Mapping[str, str], comma: bool, sdmx: bool) -> Fact | str:
    get = told.get
    known = codes.table()
    status = _status(get("obs_status", ""))
    if get("obs_value", "") in known["absent"]["values"] or status in known["statuses"]["missing"]:
        return "obs_value: no value"
    flow, names = _flow(get("flow", "")), _names(get("names", ""))
    if not flow and not names:
        raise CellError("flow", "no flow, and no names; one of them says what the value is of")
    measure = cast("Measured", codes.coded("measure", "measures", get("measure") or "value"))
    unit, power = _unit(told)
    if flow and measure == "value" and unit == "percent":
        raise UnknownCodeError("unit_measure", "percent is no value of a flow; a share has the measure share")
    value = numbers.number(get("obs_value", ""), comma=comma, certain=sdmx)
    decimals = numbers.integer("decimals", get("decimals", ""), 0, numbers.POWERS)
    reporter, partner = (_area(name, get(name, "")) for name in ("ref_area", "counterpart_area"))
    if not reporter:
        raise CellError("ref_area", "empty; write whose statistics it is of, W00 for the world")
    return Fact(
        reporter=reporter,
        partner="" if partner == codes.WORLD else partner,
        flow=flow,
        measure=measure,
        commodity=codes.commodity(get("commodity", "")) or ("TOTAL" if flow else ""),
        names=names,
        period=period(_needed("time_period", get("time_period", "")), _freq(get("freq", ""))),
        value=value.exact(power),
        figure=value.figure(power, measure, decimals),
        unit=unit,
        valuation=_one("valuation", get("valuation", ""), ("FOB", "CIF")),
        trade_system=_one("trade_system", get("trade_system", ""), ("G", "S")),
        status=status or "A",
        source=get("source", ""),
        address=_address(get("source_url", "")),
        vintage=_day(get("vintage", "")),
        band=numbers.band(get("revision_band", "")),
        note=get("note", ""),
        path=path,
        line=line,
    )


def _unit(told: Mapping[str, str]) -> tuple[str, int]:
    """The unit of a row, and the power of ten that its value is multiplied by."""
    text, scale = told.get("unit_measure", ""), told.get("unit_mult", "")
    unit, power = codes.unit(text) if text else ("", 0)
    digits = codes.listed("multipliers").get(scale.upper(), scale)
    return unit, power + (numbers.integer("unit_mult", digits, -numbers.POWERS, numbers.POWERS) or 0)


def _needed(column: str, text: str) -> str:
    if not text:
        raise CellError(column, "empty; every row says it")
    return text


def _area(column: str, text: str) -> str:
    return codes.area(column, text) if text else ""


def _flow(text: str) -> str:
    return codes.coded("flow", "flows", text) if text and text.upper() not in ("_Z", "_X") else ""


@lru_cache(maxsize=4096)
def _names(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(" ".join(name.split())) for name in text.split(";") if name.strip()))


def _freq(text: str) -> str:
    code = text.upper()
    if code and (code not in FREQUENCIES or len(code) > 1):
        raise UnknownCodeError("freq", f"{shown(text)} is not known; write A, S, Q, M, W or D")
    return code


@lru_cache(maxsize=256)
def _status(text: str) -> str:
    """The status; Eurostat writes several letters, small ones."""
    code = text.upper()
    known = codes.table()["statuses"]
    if len(code) > 5 or any(letter not in (*known["known"], *known["missing"]) for letter in code):
        raise UnknownCodeError(
            "obs_status", f"{shown(text)} is not known; write A, E, P, R, F, or M for a missing value"
        )
    return code


def _one(column: str, text: str, known: tuple[str, str]) -> Any:
    code = text.upper()
    if code in known or code in ("", "_U", "_Z"):
        return code if code in known else ""
    raise UnknownCodeError(column, f"{shown(text)} is not known; write {', '.join((*known, '_U'))}")


def _address(text: str) -> str:
    if text and not text.lower().startswith(("http://", "https://")):
        raise CellError("source_url", f"{shown(text)} is no address; it begins with https:// or http://")
    return text


@lru_cache(maxsize=4096)
def _day(text: str) -> dt.date | None:
    """An ISO date, with or without a time; or as Eurostat dates its tables: 15/09/26 11:00:00."""
    if not text:
        return None
    day = text[:10]
    if len(text) >= 8 and text[2] == text[5] == "/" and text[:2].isdigit() and text[6:8].isdigit():
        day = f"20{text[6:8]}-{text[3:5]}-{text[:2]}"
    try:
        return parse_date(day)
    except SettingsError as error:
        raise CellError("vintage", str(error)) from None


def telling(layout: Layout, row: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What a row says in dimensions that the schema has no place for."""
    return ((name, cell(layout, row, place)) for name, place in layout.others)
