"""Lines and columns of a text, counted at the edge: inside there are only offsets.

>>> places = Places("one\\r\\ntwo\\nthree")
>>> places.at(5), places.line(2), places.line(3)
((2, 1), (5, 8), (9, 14))
"""

from __future__ import annotations

from bisect import bisect_right


class Places:
    """Where lines begin. A line ends with LF, CR LF or CR, as editors count them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0]
        for found in sorted([*ends(text, "\n"), *lone_returns(text)]):
            self.starts.append(found + 1)

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1; the column counts code points."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def line(self, number: int) -> tuple[int, int]:
        """Start and end of a line, without what ends it."""
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
