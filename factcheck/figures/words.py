"""A text as parallel lists of folded words, numbers and marks, made by one search and no object a word."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from factcheck.lexicon import INVISIBLE, MAPPING
from factcheck.patterns import Pattern, compiled

LIMIT = 60
"""Characters of the longest number that is read; a longer run of digits is no figure of a news article."""

UNSEEN = frozenset(
    chr(c)
    for first, last in (("\u200b", "\u200f"), ("\u202a", "\u202e"), ("\u2066", "\u2069"))
    for c in range(ord(first), ord(last) + 1)
) | {"\u061c", "\u2060", "\ufeff", "\u00ad"}
BLANK = UNSEEN | frozenset(" \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000") | frozenset(
    chr(c) for c in range(0x2000, 0x200B)
)
FOLDED = MAPPING | {ord("\u2010"): "-", ord("\u2011"): "-", ord("\ufe0f"): " "}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order; ``text[k]`` stands at ``start[k]:end[k]`` of ``source``."""

    source: str
    text: Sequence[str]
    start: Sequence[int]
    end: Sequence[int]

    def glued(self, k: int) -> bool:
        """Whether word ``k`` follows the word before it without a space."""
        return 0 < k < len(self.text) and self.start[k] == self.end[k - 1]

    def printed(self, k: int) -> str:
        """Word ``k`` as it was printed."""
        return self.source[self.start[k] : self.end[k]]


@functools.cache
def pattern(separators: str) -> Pattern:
    """The pattern of a word, a number with the separators of a language, a space or a mark.

    Han, kana and hangul are split into characters, since nothing else separates their words.
    """
    marks = "".join(rf"\u{ord(c):04x}" for c in separators)
    return compiled(
        rf"""
        [\p{{Han}}\p{{Hiragana}}\p{{Katakana}}\p{{Hangul}}]
        | \p{{L}} (?: [\p{{L}}\p{{M}}]++ | [{INVISIBLE}]++ (?= \p{{L}} ) )*+
        | \p{{Nd}}++ (?: (?: [{INVISIBLE}]++ [{marks}]?+ | [{marks}] ) [{INVISIBLE}]*+ \p{{Nd}}++ )*+
        | [\s{INVISIBLE}]++
        | (?s: . )
        """
    )


def fold(text: str) -> str:
    """Lower the case and unify letters, one character for one character.

    >>> fold("Dollars"), fold("İRAN")
    ('dollars', 'iran')
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c.lower()[0] for c in text)
    return lowered if lowered.isascii() else lowered.translate(FOLDED)


def seen(text: str) -> str:
    """A text without its characters of no width."""
    return "".join(c for c in text if c not in UNSEEN)


def split(text: str, separators: str, start: int = 0, end: int | None = None) -> Words:
    """Split a text into words; spaces are dropped, but for a break of the paragraph.

    >>> split("Up 1,234.5 pct\\n\\nUp", ".,").text
    ['up', '1,234.5', 'pct', '\\n\\n', 'up']
    """
    piece = text if start == 0 and end is None else text[start:end]
    pieces = pattern(separators).findall(fold(piece))
    starts = accumulate(map(len, pieces), initial=start)
    kept = [(p, s) for p, s in zip(pieces, starts, strict=False) if p[0] not in BLANK or p.count("\n") > 1]
    words = [p for p, _ in kept]
    ends = [s + len(p) for p, s in kept]
    if not piece.isascii() and any(c in piece for c in UNSEEN):
        words = [p if p.isalnum() else seen(p) or p for p in words]
    return Words(text, words, [s for _, s in kept], ends)
