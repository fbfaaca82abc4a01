"""Frames compiled: a pattern over types becomes a regular expression over one character a type.

Syntax: a word is a type, a word in capitals a role (``ROLE:type`` where the type is not the role's own), ``{name}`` a
part. Gaps are ``~``, a few words; ``_``, words that name nothing; ``=``, words that lead to a base; ``..``, more words;
``...``, also commas and asides. None holds a figure or a word of change. ``( | ) ? * +`` are as usual, and ``!( )``
forbids what would follow.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.errors import LanguageError
from factcheck.languages import Language
from factcheck.patterns import Pattern, compiled
from factcheck.row_words import kinds
from factcheck.rows import Row

ROLES = {
    "CURRENT": ("amount", "percent", "rated"),
    "PREVIOUS": ("amount", "percent", "rated"),
    "CHANGE": ("amount", "points", "rated"),
    "RATE": ("percent",),
    "MULTIPLE": ("multiple",),
    "PART": ("amount",),
    "WHOLE": ("amount",),
    "SHARE": ("percent", "fraction"),
    "OLD": ("integer", "place"),
    "NEW": ("integer", "place"),
    "PLACES": ("places",),
    "TOTAL": ("amount",),
}
"""The types of figure that a role takes unless the frame says otherwise."""

TYPES = frozenset(
    ["amount", "percent", "points", "multiple", "fraction", "place", "places", "integer", "rated", "duration"]
)
STRUCTURE = frozenset(
    ["comma", "semicolon", "dash", "quote", "open", "close", "aside", "inset", "also", "period", "past", "word"]
)
WORDS = frozenset(["mover", "adverb", "rise", "comparative", "flow", "sign", "ranking", "whole", "party", "currency"])
NAMED = frozenset(["period", "party", "flow", "preposition"])
"""What no gap "_" may hold, with what else begins a new statement."""
BEGINNING = frozenset(["level", "modal", "with", "at", "forecast", "target", "which", "preposition"])
GAP = NAMED | frozenset(
    [
        "word",
        "sign",
        "level",
        "determiner",
        "whole",
        "ranking",
        "modal",
        "quote",
        "of",
        "by",
        "at",
        "with",
        "pair",
        "forecast",
        "target",
        "currency",
        "duration",
        "past",
        "adjusted",
        "vintage",
        "average",
        "unadjusted",
    ]
)
"""What every other gap may hold."""
ASIDES = frozenset(["aside", "which", "also"])
COMMAS = frozenset(["comma", "dash", "also"])

FIGURES = frozenset(["amount", "percent", "rated", "points", "places", "place"])
CHANGES = frozenset(["mover", "rise", "comparative", "level"])
BEFORE_FIGURE = frozenset(["to", "from", "against", "over", "than", "on"])
"""Cues that are mere words where no figure follows: "imports from Iran", "the week to March"."""
FILLED = frozenset(
    [
        "word",
        "determiner",
        "of",
        "level",
        "flow",
        "party",
        "by",
        "sign",
        "preposition",
        "whole",
        "period",
        "vintage",
        "adjusted",
        "unadjusted",
        "average",
    ]
)
"""What may stand between such a cue and its figure."""

NESTED = 5
"""How deep parts may hold parts."""

SHORT, LONG, AHEAD = 4, 16, 4
"""How many items a short and a long gap may hold, and how far a cue looks ahead for its figure."""

TOKEN = compiled(
    r"""
    (?P<role> [A-Z]+ (?: :[a-z]+ )? ) | (?P<part> \{ [a-z_]+ \} ) | (?P<type> [a-z]+ )
    | (?P<gap> \.\.\.? | [~_=] ) | (?P<sign> !\( | [()|?*+] )
    """
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of a language, ready to match."""

    name: str
    rule: str
    pattern: Pattern
    roles: tuple[str, ...]
    implied: str
    """What the words leave open and the frame takes for granted; empty where they say all."""
    more: bool
    """Whether a multiple in it may count what was added: "three times more"."""


class Alphabet:
    """One private character for each set of categories that a frame can tell apart."""

    def __init__(self, names: frozenset[str], used: frozenset[str]) -> None:
        self.names = names
        self.used = used
        self.codes: dict[frozenset[str], str] = {}
        self.reduced: dict[frozenset[str], str] = {}

    def code(self, categories: frozenset[str]) -> str:
        """The character of a set of categories; what no frame names is a word where gaps may hold it."""
        found = self.reduced.get(categories)
        if found is None:
            kept = categories & self.used
            if not kept:
                kept = frozenset({"word"}) if categories & GAP else frozenset({"other"})
            found = self.reduced[categories] = self.codes.setdefault(kept, chr(0xE000 + len(self.codes)))
        return found

    def members(self, names: frozenset[str], without: frozenset[str] = frozenset()) -> str:
        """A character class of all sets that hold one of the names, and none of others."""
        unknown = names - self.names
        if unknown:
            raise LanguageError(f"a frame names unknown types: {', '.join(sorted(unknown))}")
        return "[" + "".join(c for s, c in self.codes.items() if s & names and not s & without) + "\uf8ff]"


@functools.cache
def alphabet(language: Language) -> Alphabet:
    """The alphabet of a language: every set of categories that a row can hold is enumerated beforehand."""
    patterns = " ".join(_expanded(entry["pattern"], language) for entry in entries(language))
    named = frozenset(
        m["type"] or m["role"].partition(":")[2] for m in TOKEN.finditer(patterns) if m["type"] or m["role"]
    )
    letters = Alphabet(
        TYPES | STRUCTURE | WORDS | frozenset(language["cues"]) | {"other"},
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
    for categories in sorted(kinds(language), key=sorted):
        letters.code(categories)
        letters.code(categories - BEFORE_FIGURE)
    for kind in sorted(STRUCTURE | TYPES):
        letters.code(frozenset({kind}))
    return letters


def encoded(row: Row, language: Language) -> tuple[str, tuple[int, ...]]:
    """A row as a string of one character an item, and the index of each item in the row.

    A cue before no figure is a word; "or" with a figure per unit, as in "$5 million, or 20 cents a share", is an aside.
    """
    letters = alphabet(language)
    types = [item.categories for item in row.items]
    out: list[str] = []
    at: list[int] = []
    skip = 0
    for i, categories in enumerate(types):
        if i < skip:
            continue
        end = _beside(types, i)
        if end:
            categories, skip = frozenset({"aside"}), end
        elif categories & BEFORE_FIGURE and not _ahead(types, i, FIGURES):
            categories = categories - BEFORE_FIGURE or frozenset({"word"})
        elif "and" in categories and not _ahead(types, i, FIGURES | CHANGES | BEFORE_FIGURE):
            categories = frozenset({"also"})
        out.append(letters.code(categories))
        at.append(i)
    return "".join(out), tuple(at)


def _ahead(types: Sequence[frozenset[str]], i: int, wanted: frozenset[str]) -> bool:
    """Whether one of the wanted types follows within a few words."""
    for categories in types[i + 1 : i + 2 + AHEAD]:
        if categories & wanted:
            return True
        if not categories & FILLED:
            return False
    return False


def _beside(types: Sequence[frozenset[str]], i: int) -> int:
    """The end of ", or 20 cents a share," at ``i``; 0 where there is none."""
    j = i + 1 if "comma" in types[i] else i
    if j + 1 < len(types) and "or" in types[j] and "rated" in types[j + 1]:
        return j + 3 if j + 2 < len(types) and "comma" in types[j + 2] else j + 2
    return 0


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
            compiled(_expression(entry["pattern"], language)),
            _roles(_expanded(entry["pattern"], language)),
            entry.get("implied", ""),
            entry.get("more", False),
        )
        for entry in entries(language)
    )


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
            out.append({"(": "(?:", "!(": "(?!"}.get(m["sign"], m["sign"]))
    return "".join(out)


def _gap(letters: Alphabet, gap: str) -> str:
    barred = {"_": NAMED | BEGINNING | {"determiner"}, "=": BEGINNING}.get(gap, frozenset())
    held = GAP - barred
    held |= ASIDES if len(gap) > 1 else frozenset()
    held |= COMMAS if gap == "..." else frozenset()
    blocked = (
        TYPES - {"duration"} | CHANGES - {"level"} | BEFORE_FIGURE | {"and"} | (NAMED if gap == "_" else frozenset())
    )
    return f"{letters.members(held & letters.names, blocked)}{{0,{SHORT if len(gap) == 1 else LONG}}}?"
