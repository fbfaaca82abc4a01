"""What items of rows may be, for frames: the types, what gaps hold, and one private character for each set of types."""

from __future__ import annotations

import itertools

from factcheck.errors import LanguageError

TYPES = frozenset(
    [
        "amount",
        "percent",
        "points",
        "multiple",
        "fraction",
        "quotient",
        "place",
        "places",
        "integer",
        "rated",
        "duration",
        "counted",
        "signed",
    ]
)
STRUCTURE = frozenset(
    [
        "comma",
        "semicolon",
        "dash",
        "quote",
        "open",
        "close",
        "aside",
        "inset",
        "insetrate",
        "formerly",
        "also",
        "period",
        "past",
        "word",
    ]
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
        "stretch",
        "yearlong",
        "halflong",
        "quarterlong",
        "monthlong",
        "unadjusted",
        "origin",
        "destination",
        "market",
        "rest",
        "within",
        "exceeding",
        "firstplace",
        "secondplace",
        "thirdplace",
        "greatest",
        "least",
        "followed",
        "majority",
        "allotted",
        "said",
        "amounting",
        "paying",
        "apiece",
        "constituting",
        "netted",
        "measured",
        "contributing",
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
        "guard",
        "rest",
    ]
)
"""What may stand between such a cue and its figure."""

SHORT, LONG, AHEAD = 4, 16, 4
"""How many items a short and a long gap may hold, and how far a cue looks ahead for its figure."""


class Alphabet:
    """One private character for each set of categories that a frame can tell apart."""

    def __init__(self, names: frozenset[str], used: frozenset[str]) -> None:
        self.names = names
        self.used = used
        self.codes: dict[frozenset[str], str] = {}
        self.reduced: dict[frozenset[str], str] = {}
        self.firm: dict[frozenset[str], str] = {}
        self.classes: dict[tuple[frozenset[str], frozenset[str]], str] = {}

    def code(self, categories: frozenset[str]) -> str:
        """The character of a set of categories; what no frame names is a word where gaps may hold it."""
        found = self.reduced.get(categories)
        if found is None:
            kept = categories & self.used
            if not kept:
                kept = frozenset({"word"}) if categories & GAP else frozenset({"other"})
            found = self.reduced[categories] = self.codes.setdefault(kept, chr(0xE000 + len(self.codes)))
        return found

    def settled(self, categories: frozenset[str]) -> str:
        """The character of a set that means the same wherever it stands; empty for a cue and for "and"."""
        found = self.firm.get(categories)
        if found is None:
            depends = "and" in categories or not categories.isdisjoint(BEFORE_FIGURE)
            found = self.firm[categories] = "" if depends else self.code(categories)
        return found

    def members(self, names: frozenset[str], without: frozenset[str] = frozenset()) -> str:
        """A character class of all sets that hold one of the names, and none of others."""
        known = self.classes.get((names, without))
        if known:
            return known
        return self.classes.setdefault((names, without), f"[{spans(self.letters(names, without))}\uf8ff]")

    def letters(self, names: frozenset[str], without: frozenset[str] = frozenset()) -> str:
        """The characters of all sets that hold one of the names, and none of others."""
        self.reject_unknown(names)
        return "".join(c for s, c in self.codes.items() if s & names and not s & without)

    def reject_unknown(self, names: frozenset[str]) -> None:
        """Raise LanguageError for types that no item is of."""
        unknown = names - self.names
        if unknown:
            raise LanguageError(f"a frame names unknown types: {', '.join(sorted(unknown))}")


def spans(letters: str) -> str:
    """Characters with neighbours joined, as a character class has them: it is compiled faster.

    >>> spans("abcdxz")
    'a-dxz'
    """
    codes = sorted(map(ord, letters))
    runs = [[code for _, code in run] for _, run in itertools.groupby(enumerate(codes), lambda one: one[1] - one[0])]
    return "".join(f"{chr(run[0])}-{chr(run[-1])}" if len(run) > 2 else "".join(map(chr, run)) for run in runs)
