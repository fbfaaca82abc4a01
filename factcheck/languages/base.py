"""The names that the Unicode CLDR has for a language, laid under the file that is written by hand.

The generated files (``cldr/xx.toml``, by ``tools/cldr.py``) hold months, weekdays, currencies and territories. What the
language file says of a name wins; names that it lists under ``none`` are left out.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from typing import Any

NONE = "none"
"""The key in [currencies] and [parties] of names that are none here, since they are other words."""
BEHIND = ("units", "magnitudes")
"""Sections whose words stand behind a number, and so are no names of currencies besides."""
KINDS = ("months", "months_short", "weekdays", "weekdays_short", "currencies", "nouns", "symbols", "parties")

Sections = dict[str, Any]
Names = tuple[tuple[str, list[str]], ...]
"""Pairs of a key of the language file and names."""


def laid(code: str, sections: Sections) -> Sections:
    """The sections of a language with the names of the base added; as they are where there is no base."""
    names, under = read(code), dict(sections)
    for section in ("months", "weekdays"):
        under[section] = dated(sections[section], names[section], names[f"{section}_short"])
    other = {word.lower() for section in BEHIND for words in sections[section].values() for word in words}
    said = (*names["currencies"], *names["nouns"], *names["symbols"])
    under["currencies"] = {k: v for k, v in added(sections["currencies"], said, other).items() if k != NONE}
    under["currencies_before"] = added(sections["currencies_before"], names["symbols"])
    under["parties"] = added(sections["parties"], names["parties"])
    return under


def read(code: str) -> Mapping[str, Names]:
    """The names of a language by kind; no names where none were generated."""
    file = resources.files(__package__).joinpath("cldr", f"{code}.toml")
    table = tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
    return {kind: tuple(pairs(table.get(kind, ""))) for kind in KINDS}


def pairs(lines: str) -> Iterator[tuple[str, list[str]]]:
    """The key and the names of each line: "LVL Latvian lats | Latvian lati"."""
    for line in lines.splitlines():
        key, _, names = line.partition(" ")
        yield key, names.split(" | ")


def added(section: Mapping[str, list[str]], names: Names, taken: Iterable[str] = ()) -> dict[str, list[str]]:
    """A section with the names that nothing else is called; of two equal ones the first stays."""
    under = {key: list(words) for key, words in section.items()}
    known = {*taken, *(word.lower() for words in section.values() for word in words)}
    for key, words in names:
        new = [word for word in words if word.lower() not in known]
        known.update(map(str.lower, new))
        under[key] = [*under.get(key, ()), *new]
    return under


def dated(section: Mapping[str, list[str]], names: Names, short: Names) -> dict[str, list[str]]:
    """A section of months or weekdays; abbreviations that it lacks are ambiguous, since they are short."""
    wide = added(section, names)
    under = added(wide, short)
    weak = (word for key, words in under.items() for word in words[len(wide[key]) :])
    return {**under, "ambiguous": [*section["ambiguous"], *weak]}
