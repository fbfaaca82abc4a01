"""Where spans stand in files, for programs: lines, columns and offsets of the file itself, and what may be replaced.

>>> regions = Regions(Article("“Up” 5%\\r\\nor 7%"))
>>> region = regions.of(Span(5, 7))
>>> region.start, region.end, region.bytes, region.offset, region.exact
((1, 6), (1, 8), (10, 12), 5, True)
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from factcheck.model import Article, Finding, Repair, Span
from factcheck.reports.display import ESCAPED, JOINERS
from factcheck.reports.places import Places

SYNTAX = frozenset("\"'\\<>&`")
"""What formats of files give a meaning of their own, so that it cannot be written into any of them as it is."""
MARK_BYTES = 3


@dataclass(frozen=True, slots=True)
class Region:
    """A span in its file. Lines and columns begin with 1 and the end is behind the last character."""

    start: tuple[int, int]
    """Line and column in code points."""
    end: tuple[int, int]
    bytes: tuple[int, int]
    """The columns of start and end in bytes of UTF-8."""
    offset: int
    """Code points of the file before it, a mark of byte order not counted."""
    length: int
    """Code points that it takes in the file."""
    exact: bool
    """Whether the file holds there just what the text shows."""


class Regions:
    """The places of one article in the file that it is from."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.source = article.source
        self.places = Places(article)
        self.joints = [text for text, _ in self.source.pairs]
        self.known = article.row is None and bool(self.source.encoding or self.source.lines)
        """Whether the place in the file is known at all: of the row of a table it is not."""

    @property
    def path(self) -> str:
        """The file, without the number that the row of a table is called by."""
        path, row = self.article.path, self.article.row
        return path if row is None else path.removesuffix(f":{row}")

    def of(self, span: Span) -> Region | None:
        """Where a span stands in the file; None where nobody knows."""
        if not self.known:
            return None
        last = max(span.end - 1, span.start)
        start = self.places.at(span.start)
        end = self.places.behind(span.end) if span.end > span.start else start
        begin = self.places.in_source(span.start)
        return Region(
            start,
            end,
            (self.byte_column(span.start), self.byte_column(last) + (self.size(last) if span.end > span.start else 0)),
            max(begin - self.source.marked, 0),
            self.places.in_source(last) + 1 - begin if span.end > span.start else 0,
            self.exact(span),
        )

    def exact(self, span: Span) -> bool:
        """Whether the file holds what the text shows, without anything between."""
        inside = bisect_left(self.joints, span.end) > bisect_right(self.joints, span.start)
        return not inside and not self.others(span.start, span.end)

    def others(self, start: int, end: int) -> tuple[int, ...]:
        """The characters that the file writes in another way."""
        unlike = self.source.unlike
        return unlike[bisect_left(unlike, start) : bisect_left(unlike, end)]

    def size(self, offset: int) -> int:
        """Bytes of UTF-8 that a character takes in the file; what is written in another way begins with one byte."""
        return 1 if self.others(offset, offset + 1) else encoded(self.article.text[offset : offset + 1])

    def byte_column(self, offset: int) -> int:
        """The column of a character in its line of the file, in bytes of UTF-8, from 1."""
        pair = max(bisect_right(self.joints, offset) - 1, 0)
        text, at = self.source.pairs[pair]
        line, column = self.places.at(offset)
        begins = self.places.in_source(offset) - column + 1
        first = text + max(begins - at, 0)
        before = (self.source.wide[pair] if self.source.wide else 0) + at - begins if begins < at else 0
        within = encoded(self.article.text[first:offset])
        shorter = sum(encoded(self.article.text[o]) - 1 for o in self.others(first, offset))
        mark = MARK_BYTES if line == 1 and self.source.marked and self.source.encoding.startswith("utf-8") else 0
        return before + within - shorter + mark + 1

    def replaceable(self, repair: Repair) -> Region | None:
        """Where a repair can be written into the file as it is; None where that might break it."""
        region = self.of(repair.span)
        return region if region and region.exact and self.writable(repair.replacement) else None

    def writable(self, text: str) -> bool:
        """Whether a text means itself in any format of files, and whether the encoding of this one has its letters."""
        try:
            text.encode(self.source.encoding)
        except (UnicodeEncodeError, LookupError):
            return False
        strange = (unicodedata.category(c) in ESCAPED and c not in JOINERS for c in text)
        return not (SYNTAX & set(text) or any(strange))


def shown(found: Finding) -> Span:
    """The span at which a finding is shown: the one that its place lies in."""
    around = (span for span in found.spans if span.start <= found.at < max(span.end, span.start + 1))
    return min(around, key=lambda span: (span.start != found.at, -span.end), default=Span(found.at, found.at))


def encoded(text: str) -> int:
    """How many bytes of UTF-8 a text takes."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
