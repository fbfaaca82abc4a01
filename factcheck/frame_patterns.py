"""Frames compiled: a pattern over types becomes a regular expression over one character a type.

Syntax: a word is a type, a word in capitals a role (``ROLE:type`` where the type is not the role's own), ``{name}`` a
part. Gaps are ``~``, a few words; ``_``, words that name nothing; ``=``, words that lead to a base; ``..``, more words;
``...``, also commas and asides. None holds a figure or a word of change. ``( | ) ? * +`` are as usual, ``!( )``
forbids what would follow, ``!<( )`` what stands before, and ``^`` is the beginning of the clause.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from factcheck import frame_needs
from factcheck.alphabets import (
    ASIDES,
    BEFORE_FIGURE,
    BEGINNING,
    CHANGES,
    COMMAS,
    GAP,
    LONG,
    NAMED,
    SHORT,
    STRUCTURE,
    TYPES,
    WORDS,
    Alphabet,
)
from factcheck.errors import LanguageError
from factcheck.languages import Language
from factcheck.patterns import Pattern, compiled
from factcheck.row_words import kinds

ROLES = {
    "CURRENT": ("amount", "percent", "rated"),
    "PREVIOUS": ("amount", "percent", "rated"),
    "CHANGE": ("amount", "points", "rated"),
    "RATE": ("percent", "fraction"),
    "MULTIPLE": ("multiple",),
    "PART": ("amount",),
    "LONGER": ("amount",),
    "ANNUAL": ("percent",),
    "GROWTH": ("percent",),
    "YEARS": ("duration",),
    "SHORTER": ("amount",),
    "WHOLE": ("amount",),
    "SHARE": ("percent", "fraction"),
    "OLD": ("integer", "place"),
    "NEW": ("integer", "place"),
    "PLACES": ("places",),
    "TOTAL": ("amount",),
    "ORIGINAL": ("amount", "rated"),
    "CONVERTED": ("amount", "rated", "inset"),
    "UNITY": ("amount",),
    "PERCENTAGE": ("percent",),
    "VALUE": ("amount",),
    "PRICE": ("rated",),
    "QUANTITY": ("amount",),
    "EACH": ("amount", "rated"),
    "COUNT": ("counted",),
    "LARGER": ("amount", "percent"),
    "SMALLER": ("amount", "percent"),
    "SMALLEST": ("amount", "percent"),
}
"""The types of figure that a role takes unless the frame says otherwise."""

NESTED = 5
"""How deep parts may hold parts."""

TOKEN = compiled(
    r"""
    (?P<role> [A-Z]+ (?: :[a-z]+ )? ) | (?P<part> \{ [a-z_]+ \} ) | (?P<type> [a-z]+ )
    | (?P<gap> \.\.\.? | [~_=] ) | (?P<sign> !<?\( | [()|?*+^] )
    """
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of a language, ready to match."""

    name: str
    rule: str
    source: str
    roles: tuple[str, ...]
    implied: str
    """What the words leave open and the frame takes for granted; empty where they say all."""
    more: bool
    """Whether a multiple in it may count what was added: "three times more"."""
    beside: bool
    """Whether its roles stand beside what other frames say of the same figures: a conversion, a price."""
    complete: bool
    """Whether its words say that all parts are listed: "and the remaining 30"."""

    @property
    def pattern(self) -> Pattern:
        """The pattern, compiled when a row first needs it."""
        return _compiled(self.source)


@functools.cache
def alphabet(language: Language) -> Alphabet:
    """The alphabet of a language: every set of categories that a row can hold is enumerated beforehand."""
    patterns = " ".join(_expanded(entry["pattern"], language) for entry in entries(language))
    named = frozenset(
        m["type"] or m["role"].partition(":")[2] for m in TOKEN.finditer(patterns) if m["type"] or m["role"]
    )
    letters = Alphabet(
        TYPES | STRUCTURE | WORDS | frozenset(language["cues"]) | frozenset(language["suffixes"]) | {"other"},
        named
        | TYPES
        | NAMED
        | BEGINNING
        | {"determiner"}
        | ASIDES
        | COMMAS
        | CHANGES
        | BEFORE_FIGURE
        | {"word", "and", "or"},
    )
    for categories in sorted(kinds(language), key=_place):
        letters.code(categories)
        letters.code(categories - BEFORE_FIGURE)
    for kind in sorted(STRUCTURE | TYPES):
        letters.code(frozenset({kind}))
    return letters


def _place(categories: frozenset[str]) -> tuple[bool, bool, bool, list[str]]:
    """Where a set stands in the alphabet: those that one gap may hold side by side, for the sake of its class."""
    return bool(categories & BARRED), not categories & GAP, bool(categories & (NAMED | BEGINNING)), sorted(categories)


def entries(language: Language) -> tuple[Mapping[str, Any], ...]:
    """The frames as the language file states them."""
    return tuple(language.sections["frames"])  # type: ignore[arg-type]


@functools.cache
def frames(language: Language) -> tuple[Frame, ...]:
    """The frames of a language, compiled, in the order in which they are tried."""
    return tuple(
        Frame(
            entry["name"],
            entry.get("rule", "growth"),
            _expression(entry["pattern"], language),
            _roles(_expanded(entry["pattern"], language)),
            entry.get("implied", ""),
            entry.get("more", False),
            entry.get("beside", False),
            entry.get("complete", False),
        )
        for entry in entries(language)
    )


def fitting(language: Language, row: str, beside: bool) -> list[Frame]:
    """The frames that a row of characters may match, in the order in which they are tried."""
    known = frames(language)
    return [known[number] for number in frame_needs.fitting(_tree(language, beside), row)]


@functools.cache
def _tree(language: Language, beside: bool) -> frame_needs.Tree:
    kinds = zip(frames(language), entries(language), strict=True)
    chosen = [(n, entry["pattern"]) for n, (frame, entry) in enumerate(kinds) if frame.beside == beside]
    return frame_needs.tree([(n, needed(pattern, language)) for n, pattern in chosen])


@functools.cache
def _compiled(source: str) -> Pattern:
    return compiled(source)


def needed(pattern: str, language: Language) -> list[frozenset[str]]:
    """What every match of a frame holds, in order: its roles and words outside of what may be left out."""
    letters, tokens = alphabet(language), list[tuple[str, frozenset[str]]]()
    for m in TOKEN.finditer(_expanded(pattern, language)):
        named = frozenset(letters.letters(_types(m))) if m["role"] or m["type"] else frozenset[str]()
        tokens.append((m["sign"] or "", named))
    return frame_needs.needs(tokens)


def _types(m: Any) -> frozenset[str]:
    role, _, kind = (m["role"] or "").partition(":")
    return frozenset(([kind] if kind else ROLES[role]) if role else [m["type"]])


def _roles(pattern: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m["role"].split(":")[0] for m in TOKEN.finditer(pattern) if m["role"]))


def _expanded(pattern: str, language: Language) -> str:
    for _ in range(NESTED):
        for name, part in language["frame_parts"].items():
            pattern = pattern.replace("{" + name + "}", f"({part})")
    return pattern


def _expression(pattern: str, language: Language) -> str:
    letters, out = alphabet(language), []
    for m in TOKEN.finditer(_expanded(pattern, language)):
        if m["role"]:
            role, _, kind = m["role"].partition(":")
            out.append(f"(?P<{role}>{letters.members(frozenset({kind} if kind else ROLES[role]))})")
        elif m["gap"]:
            out.append(_gap(letters, m["gap"]))
        elif m["type"]:
            named = letters.members(frozenset({m["type"]}))
            out.append(f"(?P<MOVER>{named})" if m["type"] in ("mover", "adverb", "rise", "comparative") else named)
        elif m["part"]:
            raise LanguageError(f"languages/{language.code}.toml: unknown frame part {m['part']}")
        else:
            out.append({"(": "(?:", "!(": "(?!", "!<(": "(?<!"}.get(m["sign"], m["sign"]))
    return "".join(out)


BARRED = TYPES - {"duration"} | CHANGES - {"level"} | BEFORE_FIGURE | {"and"}
"""What no gap may hold; the other sets of categories stand side by side in the alphabet."""


def _gap(letters: Alphabet, gap: str) -> str:
    barred = {"_": NAMED | BEGINNING | {"determiner"}, "=": BEGINNING}.get(gap, frozenset())
    held = GAP - barred
    held |= ASIDES if len(gap) > 1 else frozenset()
    held |= COMMAS if gap == "..." else frozenset()
    blocked = BARRED | barred
    return f"{letters.members(held & letters.names, blocked)}{{0,{SHORT if len(gap) == 1 else LONG}}}?"
