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
from functools import cached_property
from itertools import accumulate

from factcheck.model import Article, Finding, Repair, Span
from factcheck.reports.display import ESCAPED, JOINERS
from factcheck.reports.places import Places

SYNTAX = frozenset("\"'\\<>&`")
"""What formats of files give a meaning of their own, so that it cannot be written into any of them as it is."""
MARK_BYTES = 3
BLOCK = 4096
"""Characters whose bytes are counted together."""


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
        begin, start = self.places.in_source(span.start), self.places.at(span.start)
        first = self.byte_column(span.start)
        if span.end <= span.start:
            return Region(start, start, (first, first), max(begin - self.source.marked, 0), 0, True)
        last = span.end - 1
        return Region(
            start,
            self.places.behind(span.end),
            (first, self.byte_column(last) + self.written(last, span.end)),
            max(begin - self.source.marked, 0),
            self.places.in_source(last) + 1 - begin,
            self.exact(span),
        )

    def exact(self, span: Span) -> bool:
        """Whether the file holds what the text shows, without anything between."""
        inside = bisect_left(self.joints, span.end) > bisect_right(self.joints, span.start)
        unlike = self.source.unlike
        return not inside and bisect_left(unlike, span.start) == bisect_left(unlike, span.end)

    @cached_property
    def blocks(self) -> list[int]:
        """The bytes before every so many characters of the text, so that no column is counted from afar."""
        starts = range(0, len(self.article.text), BLOCK)
        return [0, *accumulate(self.written(at, at + BLOCK) for at in starts)]

    def written(self, start: int, end: int) -> int:
        """Bytes of UTF-8 that a passage takes in the file; what is written in another way begins with one byte each."""
        text, unlike = self.article.text, self.source.unlike
        others = unlike[bisect_left(unlike, start) : bisect_left(unlike, end)]
        return encoded(text[start:end]) - sum(encoded(text[o]) - 1 for o in others)

    def bytes_before(self, offset: int) -> int:
        """Bytes of UTF-8 that the text before an offset takes."""
        if self.article.text.isascii():
            return offset
        block = offset // BLOCK
        return self.blocks[block] + self.written(block * BLOCK, offset)

    def byte_column(self, offset: int) -> int:
        """The column of a character in its line of the file, in bytes of UTF-8, from 1."""
        pair = max(bisect_right(self.joints, offset) - 1, 0)
        text, at = self.source.pairs[pair]
        line, column = self.places.at(offset)
        begins = self.places.in_source(offset) - column + 1
        first = text + max(begins - at, 0)
        before = (self.source.wide[pair] if self.source.wide else 0) + at - begins if begins < at else 0
        within = self.bytes_before(offset) - self.bytes_before(first)
        mark = MARK_BYTES if line == 1 and self.source.marked and self.source.encoding.startswith("utf-8") else 0
        return before + within + mark + 1

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
