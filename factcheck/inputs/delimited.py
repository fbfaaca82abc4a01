"""CSV and its kin: a header, then a row a record, read one by one.

What is wrong with a row costs that row alone: where a quotation mark is missing, a record seems to swallow those that
follow it, and these are read again.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from typing import TextIO

from factcheck.errors import ArticleError
from factcheck.inputs import streams
from factcheck.settings import missing

DELIMITERS = (",", ";", "\t", "|")
LONGEST = 100_000
"""Lines of one record; a text has fewer."""
AGAIN = 4
"""How often the text of a file may be read again for records that are broken: time stays linear in it."""

Cells = tuple[int, tuple[object, ...] | str, tuple[int, int] | None]
"""The number of a row with the cells that were asked for, or with the reason why it was not read, and its lines."""


class TooLongError(ArticleError):
    """A line or a record that is longer than the limit."""


class Lines:
    """The lines of a file; those of the record that is being read can be read again."""

    def __init__(self, source: Iterator[str | None], limit: int) -> None:
        self.source = source
        self.limit = limit
        self.waiting: deque[str] = deque()
        self.taken: list[str] = []
        self.size = 0
        self.number = 0
        """Of the last line taken, from 1."""
        self.feeds = 0
        """Line feeds among what was taken."""
        self.fresh = 0
        self.again = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.waiting.popleft() if self.waiting else self.from_source()
        self.number += 1
        self.feeds += line is None or line.endswith("\n")
        if line is None:
            raise TooLongError(f"a line is longer than {self.limit:,} characters")
        self.taken.append(line)
        self.size += len(line)
        if self.size > self.limit or len(self.taken) > LONGEST:
            raise TooLongError(
                f"longer than {self.limit:,} characters or {LONGEST:,} lines; a quotation mark may be missing"
            )
        return line

    def from_source(self) -> str | None:
        """The next line of the file."""
        line = next(self.source)
        self.fresh += len(line or "")
        return line

    def begin(self) -> int:
        """Begin a record, and return the number of its first line."""
        self.taken, self.size = [], 0
        return self.number + 1

    def back(self, first: int) -> str:
        """Give the lines of the record back from its ``first`` on; what to say where too many have been given back."""
        given = self.taken[first:]
        size = sum(map(len, given))
        if self.again + size > AGAIN * (self.fresh + self.limit):
            return f"; the {len(given):,} lines behind it are passed over"
        self.again += size
        self.waiting.extendleft(reversed(given))
        self.number -= len(given)
        self.feeds -= sum(line.endswith("\n") for line in given)
        return ""

    def lines(self, feeds: int) -> tuple[int, int]:
        """The lines of the record that began behind so many line feeds, counted by them alone."""
        return feeds + 1, max(self.feeds + (not self.taken[-1].endswith("\n")), feeds + 1)


def read(text: TextIO, name: str, wanted: Sequence[str], limit: int) -> Iterator[Cells]:
    """The rows of a file of values between delimiters; raises ArticleError for a column that is not there.

    The delimiter is the one with which the header names all that is wanted. A row with more or fewer cells than the
    header is not read. Behind a broken row of several lines, rows are counted as its lines read.
    """
    csv.field_size_limit(max(csv.field_size_limit(), limit))
    lines = Lines(streams.lines(text, limit), limit)
    delimiter, width, places = header(lines, name, wanted)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    row = 0
    while True:
        line, feeds = lines.begin(), lines.feeds
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, TooLongError) as error:
            row += 1
            yield row, f"line {line} is not CSV ({error}){lines.back(1)}", None
            reader = csv.reader(lines, delimiter=delimiter, strict=True)
            continue
        if not cells:
            continue
        row += 1
        if len(cells) == width or (len(cells) > width and not any(cells[width:])):
            yield row, tuple(cells[place] for place in places), lines.lines(feeds)
        else:
            amiss = f"line {line} has not {width} cells as the header but {len(cells)}"
            yield row, f"{amiss}; a quotation mark may be missing{lines.back(1)}", None


def header(lines: Lines, name: str, wanted: Sequence[str]) -> tuple[str, int, list[int]]:
    """The delimiter, the number of columns, and the places of those that are wanted."""
    best: list[str] = []
    for delimiter in DELIMITERS:
        lines.begin()
        try:
            found = [
                cell.strip() for cell in next(filter(None, csv.reader(lines, delimiter=delimiter, strict=True)), ())
            ]
        except (csv.Error, TooLongError):
            found = []
        if all(found.count(column) == 1 for column in wanted):
            return delimiter, len(found), [found.index(column) for column in wanted]
        best = max(best, found, key=len)
        lines.back(0)
    raise missing(name, wanted, best)
