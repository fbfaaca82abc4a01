"""A text as parallel lists of folded words, numbers and marks, made by one search and no object a word."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, compress

from factcheck.lexicon import FIRST_UNSPACED, INVISIBLE, MAPPING, UNSPACED
from factcheck.patterns import Pattern, compiled

LIMIT = 24
"""Characters of the longest number that is read: a longer run of digits is no figure of a news article, and with
its magnitude word it would not be exact in the 28 digits of a Decimal."""

UNSEEN = frozenset(
    chr(c)
    for first, last in (("\u200b", "\u200f"), ("\u202a", "\u202e"), ("\u2066", "\u2069"), ("\u064b", "\u0652"))
    for c in range(ord(first), ord(last) + 1)
) | {"\u061c", "\u2060", "\ufeff", "\u00ad", "\u0640", "\u0670"}
BLANK = (
    UNSEEN
    | frozenset(" \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000")
    | frozenset(chr(c) for c in range(0x2000, 0x200B))
)
WITHIN = r"(?: (?<= \p{Cyrillic} ) ' \p{Cyrillic}+ )?"
"""The rest of a word behind an apostrophe, which in Cyrillic is a letter of the word."""
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
def pattern(separators: str, script: str) -> Pattern:
    """The pattern of a word, a number with the separators of a language, a stretch of blanks or a mark.

    ``script`` is what the text needs: "ascii", "plain", or "full" for invisible characters inside of words and
    numbers and for Han, kana and hangul, which are split into characters, since nothing else separates their words.
    """
    marks = "".join(rf"\u{ord(c):04x}" for c in separators)
    if script == "ascii":
        return compiled(rf"[a-z]+ | [0-9]+ (?: [{marks}] [0-9]+ )* | [\x00-\x20]+ | (?s: . )")
    if script == "plain":
        return compiled(rf"\p{{L}} [\p{{L}}\p{{M}}]* {WITHIN} | \p{{Nd}}+ (?: [{marks}] \p{{Nd}}+ )* | \s+ | (?s: . )")
    return compiled(
        rf"""
        [{UNSPACED}]
        | \p{{L}} (?: (?: [^\P{{L}}{UNSPACED}] | \p{{M}} )++ | [{INVISIBLE}]++ (?= \p{{L}} ) )*+ {WITHIN}
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


def breaks(blank: str) -> bool:
    """Whether a stretch of blanks ends a paragraph: an empty line, or a line that begins further in."""
    return blank.count("\n") > 1 or len(blank) - blank.rindex("\n") > 2


def seen(text: str) -> str:
    """A text without its characters of no width."""
    return "".join(c for c in text if c not in UNSEEN)


def split(text: str, separators: str, start: int = 0, end: int | None = None) -> Words:
    """Split a text into words; spaces are dropped, but for a break of the paragraph.

    >>> split("Up 1,234.5 pct\\n\\nUp", ".,").text
    ['up', '1,234.5', 'pct', '\\n\\n', 'up']
    """
    piece = text if start == 0 and end is None else text[start:end]
    chars = frozenset() if piece.isascii() else frozenset(piece)
    unseen = not chars.isdisjoint(UNSEEN)
    script = "full" if unseen or (chars and max(chars) >= FIRST_UNSPACED) else "plain" if chars else "ascii"
    pieces = pattern(separators, script).findall(fold(piece))
    starts = list(accumulate(map(len, pieces), initial=start))
    if unseen:
        kept = [p[0] not in BLANK or ("\n" in p and breaks(p)) for p in pieces]
        pieces = [p if p.isascii() else seen(p) or p for p in pieces]
    else:
        kept = [p != " " and (not p.isspace() or ("\n" in p and breaks(p))) for p in pieces]
    return Words(text, list(compress(pieces, kept)), list(compress(starts, kept)), list(compress(starts[1:], kept)))
