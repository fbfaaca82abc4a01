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

TOKEN = compiled(r"[A-Z]+ (?: :[a-z]+ )? | \{ [a-z_]+ \} | [a-z]+ | \.\.\.? | [~_=] | !<?\( | [()|?*+^]")
"""A role, a part, a type, a gap or a sign."""
GAPS = frozenset(["~", "_", "=", "..", "..."])
SIGNS = {"(": "(?:", "!(": "(?!", "!<(": "(?<!"} | {sign: sign for sign in ")|?*+^"}
"""The signs of the syntax, and what they are in a regular expression."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of a language, ready to match."""

    name: str
    rule: str
    written: str
    """Its pattern as the language file has it, with the parts written out."""
    tokens: tuple[str, ...]
    language: Language
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
        return _compiled(self.written, self.language)


@functools.cache
def alphabet(language: Language) -> Alphabet:
    """The alphabet of a language: every set of categories that a row can hold is enumerated beforehand."""
    tokens = frozenset[str]().union(*[frame.tokens for frame in frames(language)])
    named = frozenset(token.rpartition(":")[2] for token in tokens if token[-1].islower())
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
    letters.reject_unknown(named)
    return letters


def _place(categories: frozenset[str]) -> tuple[bool, bool, bool, list[str]]:
    """Where a set stands in the alphabet: those that one gap may hold side by side, for the sake of its class."""
    return bool(categories & BARRED), not categories & GAP, bool(categories & (NAMED | BEGINNING)), sorted(categories)


def entries(language: Language) -> tuple[Mapping[str, Any], ...]:
    """The frames as the language file states them."""
    return tuple(language.sections["frames"])  # type: ignore[arg-type]


@functools.cache
def frames(language: Language) -> tuple[Frame, ...]:
    """The frames of a language in the order in which they are tried."""
    return tuple(_frame(entry, language) for entry in entries(language))


def _frame(entry: Mapping[str, Any], language: Language) -> Frame:
    written = _expanded(entry["pattern"], language)
    if "{" in written:
        raise LanguageError(f"languages/{language.code}.toml: unknown frame part in {written!r}")
    tokens = tuple(TOKEN.findall(written))
    return Frame(
        entry["name"],
        entry.get("rule", "growth"),
        written,
        tokens,
        language,
        tuple(dict.fromkeys(token.partition(":")[0] for token in tokens if token[0].isupper())),
        entry.get("implied", ""),
        entry.get("more", False),
        entry.get("beside", False),
        entry.get("complete", False),
    )


def fitting(language: Language, row: str, beside: bool) -> list[Frame]:
    """The frames that a row of characters may match, in the order in which they are tried."""
    known = frames(language)
    return [known[number] for number in frame_needs.fitting(_tree(language, beside), row)]


@functools.cache
def _tree(language: Language, beside: bool) -> frame_needs.Tree:
    chosen = [(n, frame) for n, frame in enumerate(frames(language)) if frame.beside == beside]
    return frame_needs.tree([(n, needed(frame)) for n, frame in chosen])


@functools.cache
def _compiled(written: str, language: Language) -> Pattern:
    return compiled("".join(_expression(token, alphabet(language)) for token in TOKEN.findall(written)))


def needed(frame: Frame) -> list[frozenset[str]]:
    """What every match of a frame holds, in order: its roles and words outside of what may be left out."""
    tokens = [(token if token in SIGNS else "", _letters(token, frame.language)) for token in frame.tokens]
    return frame_needs.needs(tokens)


@functools.cache
def _letters(token: str, language: Language) -> frozenset[str]:
    return frozenset(alphabet(language).letters(_types(token)))


def _types(token: str) -> frozenset[str]:
    """The types that a token stands for; none for a sign or a gap."""
    role, _, kind = token.partition(":")
    if role.isupper():
        return frozenset([kind] if kind else ROLES[role])
    return frozenset([token] if token.isalpha() else ())


@functools.cache
def _parts(language: Language) -> Mapping[str, str]:
    """The parts of frames in their brackets, with the parts in them written out."""
    parts = {"{" + name + "}": f"({part})" for name, part in language["frame_parts"].items()}
    for _ in range(NESTED):
        parts = {name: _filled(part, parts) for name, part in parts.items()}
    return parts


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    for name, part in parts.items() if "{" in pattern else ():
        pattern = pattern.replace(name, part)
    return pattern


def _expanded(pattern: str, language: Language) -> str:
    return _filled(pattern, _parts(language))


def _expression(token: str, letters: Alphabet) -> str:
    if token in SIGNS:
        return SIGNS[token]
    if token in GAPS:
        return _gap(letters, token)
    named = letters.members(_types(token))
    name = token.partition(":")[0] if token[0].isupper() else "MOVER" if token in MOVING else ""
    return f"(?P<{name}>{named})" if name else named


MOVING = frozenset(["mover", "adverb", "rise", "comparative"])
"""The types of words of change."""
BARRED = TYPES - {"duration"} | CHANGES - {"level"} | BEFORE_FIGURE | {"and"}
"""What no gap may hold; the other sets of categories stand side by side in the alphabet."""


def _gap(letters: Alphabet, gap: str) -> str:
    barred = {"_": NAMED | BEGINNING | {"determiner"}, "=": BEGINNING}.get(gap, frozenset())
    held = GAP - barred
    held |= ASIDES if len(gap) > 1 else frozenset()
    held |= COMMAS if gap == "..." else frozenset()
    blocked = BARRED | barred
    return f"{letters.members(held & letters.names, blocked)}{{0,{SHORT if len(gap) == 1 else LONG}}}?"
