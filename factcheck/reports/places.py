"""Lines and columns, counted at the edge: inside there are only offsets.

>>> places = Places(Article("one\\r\\ntwo\\nthree"))
>>> places.at(5), places.row(5), places.line(2), places.line(3)
((2, 1), 2, (5, 8), (9, 14))
"""

from __future__ import annotations

from bisect import bisect_right

from factcheck.model import Article


class Places:
    """Where things stand: ``row`` and ``line`` speak of the lines of the text, ``at`` of the file it came from."""

    def __init__(self, article: Article) -> None:
        self.text = article.text
        self.source = article.source
        self.starts = [0]
        for found in sorted([*ends(self.text, "\n"), *lone_returns(self.text)]):
            self.starts.append(found + 1)

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset in the file, both from 1; the column counts code points."""
        starts = self.source.lines
        if not starts:
            line = self.row(offset)
            return line, offset - self.starts[line - 1] + 1
        place = self.in_source(offset)
        line = max(bisect_right(starts, place), 1)
        return self.source.first + line - 1, max(place - starts[line - 1] + 1, 1)

    def behind(self, offset: int) -> tuple[int, int]:
        """Line and column behind the character before an offset: where a span ends in the file."""
        line, column = self.at(max(offset - 1, 0))
        return line, column + (1 if offset else 0)

    def in_source(self, offset: int) -> int:
        """Where a character of the text stands in the file, in code points."""
        pairs = self.source.pairs
        text, source = pairs[max(bisect_right(pairs, (offset, float("inf"))) - 1, 0)]
        return source + offset - text

    def row(self, offset: int) -> int:
        """The line of the text that an offset lies in, from 1."""
        return bisect_right(self.starts, offset)

    def line(self, number: int) -> tuple[int, int]:
        """Start and end of a line of the text, without what ends it."""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end


def ends(text: str, mark: str) -> list[int]:
    """Every place of one character."""
    found, at = [], text.find(mark)
    while at >= 0:
        found.append(at)
        at = text.find(mark, at + 1)
    return found


def lone_returns(text: str) -> list[int]:
    """Carriage returns that no line feed follows."""
    return [at for at in ends(text, "\r") if text[at + 1 : at + 2] != "\n"]
