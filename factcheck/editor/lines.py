r"""Places in a document as editors count them: lines from 0, and columns in units of the encoding that was agreed on.

>>> lines = Lines("\U0001d7d9 rose\r\n5%", "utf-16")
>>> lines.place(3), lines.place(8), lines.offset(0, 3), lines.offset(1, 1)
((0, 4), (1, 0), 2, 9)
"""

from __future__ import annotations

from bisect import bisect_right

from factcheck.inputs.pieces import line_starts

UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
"""For each encoding of positions the codec, and how many bytes one unit has."""
STEP = 1024
"""Code points between two offsets whose units are known: lines of a feed may be as long as the feed."""


class Lines:
    """A text with its lines; offsets count code points, columns the units of an encoding of ``UNITS``.

    A line ends with LF, CR LF or CR; what else Unicode calls the end of a line is a character like any other.
    """

    def __init__(self, text: str, encoding: str) -> None:
        self.text = text
        self.codec, self.size = UNITS[encoding]
        self.starts = (0, *line_starts(text)[1:])
        self.known = [0]
        for at in range(0, len(text), STEP):
            self.known.append(self.known[-1] + self.width(text[at : at + STEP]))

    def width(self, text: str) -> int:
        """How many units a text takes."""
        return len(text) if text.isascii() else len(text.encode(self.codec, "surrogatepass")) // self.size

    def units(self, offset: int) -> int:
        """How many units stand before an offset of the document."""
        step = offset // STEP
        return self.known[step] + self.width(self.text[step * STEP : offset])

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        line = bisect_right(self.starts, offset) - 1
        return line, self.units(offset) - self.units(self.starts[line])

    def offset(self, line: int, column: int) -> int:
        """The offset of a place; a column behind the end of its line is that end, a line behind the last is the end."""
        if line >= len(self.starts):
            return len(self.text)
        wanted = self.units(self.starts[line]) + column
        step = bisect_right(self.known, wanted) - 1
        at, units = step * STEP, self.known[step]
        while units < wanted and at < len(self.text):
            units, at = units + self.width(self.text[at]), at + 1
        return min(at, self.end(line))

    def end(self, line: int) -> int:
        """Where a line ends, without what ends it."""
        if line + 1 >= len(self.starts):
            return len(self.text)
        end = self.starts[line + 1] - 1
        return end - 1 if self.text[end - 1 : end + 1] == "\r\n" else end
