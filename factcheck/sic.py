"""The mark with which an editor says that a figure stands in the source as it is printed: "[sic]", "(sic!)".

Nothing is read from the mark itself: whatever looks for figures sees nothing in its place, so that an article says the
same with it and without. It is written in small letters in every script, since "(SIC)" names an agency or a
classification.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from factcheck.model import Span
from factcheck.patterns import compiled

MARK = compiled(
    r"""
    (?P<gap> [\p{Cf}"'’”»›」』]{0,3}+ \s{0,3}+ \p{Cf}{0,3}+ )           # what may stand between a figure and its mark
    (?P<mark> [\[(［（〔【] \s{0,2}+ sic \s?+ [!?]{0,3}+ \s{0,2}+ [\])］）〕】] )
    """
)
UNSEEN = "\u2060"
"""A word joiner: no space, no letter, and not there for whatever compares words."""


def masked(text: str) -> str:
    r"""The text without its marks, of the same length.

    >>> masked("up 140.9 percent [sic] from 2017"), masked("up 9 %[sic].")
    ('up 140.9 percent       from 2017', 'up 9 %\u2060\u2060\u2060\u2060\u2060.')
    """
    parts, at = [], 0
    for match in MARK.finditer(text) if "sic" in text else ():
        # Before a space the mark is more space; before a comma or a letter the space in front of it goes with it.
        spaced = text[match.end() : match.end() + 1].isspace()
        start = match.start("mark") if spaced else match.start() + len(match["gap"].rstrip())
        parts += [text[at:start], (" " if spaced else UNSEEN) * (match.end() - start)]
        at = match.end()
    return "".join((*parts, text[at:])) if parts else text


class Marks:
    """Where the marks of a text stand."""

    def __init__(self, text: str) -> None:
        found = list(MARK.finditer(text)) if "sic" in text else []
        self.starts = [match.start("mark") for match in found]
        self.gaps = [match.start() for match in found]

    def follow(self, spans: Iterable[Span]) -> bool:
        """Whether a mark stands directly behind one of some spans, or in it.

        >>> Marks("up 140.9 percent [sic]").follow([Span(3, 16)]), Marks("up 9% (sic) in May").follow([Span(15, 18)])
        (True, False)
        """
        return any(map(self._follows, spans))

    def _follows(self, span: Span) -> bool:
        i = bisect_left(self.starts, span.start)
        return i < len(self.starts) and self.gaps[i] <= span.end
