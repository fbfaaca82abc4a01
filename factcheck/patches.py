"""Patches without context, read for the lines that they change."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lines:
    """The changed lines of a file, counted from 1 by line feeds, as git does."""

    ranges: tuple[tuple[int, int], ...] = ()
    """First and last lines, ascending."""
    gaps: tuple[int, ...] = ()
    """Lines behind which others were taken away."""

    def touched(self, first: int, last: int) -> bool:
        """Whether one of the lines has changed.

        >>> lines = Lines(((3, 4), (9, 9)))
        >>> lines.touched(1, 2), lines.touched(4, 6), lines.touched(5, 8), lines.touched(5, 10)
        (False, True, False, True)
        """
        place = bisect_left(self.ranges, first, key=lambda r: r[1])
        return place < len(self.ranges) and self.ranges[place][0] <= last

    def parted(self, first: int, last: int) -> Iterator[int]:
        """The gaps between two lines."""
        yield from self.gaps[bisect_left(self.gaps, first) : bisect_left(self.gaps, last)]


WHOLE = Lines(((1, sys.maxsize),))
"""Every line: of a file that is new, or no text for git."""


def hunks(patch: Iterable[bytes]) -> Iterator[tuple[bytes, Lines]]:
    """The files of a patch without context, each with the lines that it changes.

    >>> dict(hunks([b"+++ a b.txt\\t\\n", b"@@ -1 +1,2 @@ x\\n", b" @@ -1 +9 @@\\n", b"@@ -7,2 +8,0 @@\\n"]))
    {b'a b.txt': Lines(ranges=((1, 2),), gaps=(8,))}
    """
    name: bytes | None = None
    ranges: list[tuple[int, int]] = []
    gaps: list[int] = []
    for line in patch:
        if line.startswith(b"+++ "):
            name = unquoted(line)
        elif line.startswith(b"@@ ") and name is not None:
            first, _, count = line.split(b" ")[2].removeprefix(b"+").partition(b",")
            if count == b"0":
                gaps.append(int(first))
            else:
                ranges.append((int(first), int(first) + int(count or 1) - 1))
        elif line.startswith(b"diff ") and name is not None:
            yield name, Lines(tuple(ranges), tuple(gaps))
            name, ranges, gaps = None, [], []
    if name is not None:
        yield name, Lines(tuple(ranges), tuple(gaps))


def unquoted(line: bytes) -> bytes:
    r"""The name of a file in a patch: quoted as in C where it has to be, a tab behind it where it has a space.

    >>> unquoted(b"+++ one two.txt\t\n"), unquoted(b'+++ "a\\tb\\"\\303\\251.txt"\n')
    (b'one two.txt', b'a\tb"\xc3\xa9.txt')
    """
    name = line[4:].removesuffix(b"\n").removesuffix(b"\t")
    if name[:1] != b'"':
        return name
    return name[1:-1].decode("unicode_escape").encode("latin-1")
