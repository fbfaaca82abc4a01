"""How far a text is what its file holds, character for character: without it nobody could write into the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from factcheck.model import Article, SourceMap

T = TypeVar("T")
MARK = "\ufeff"


def compared(entry: T, source: str) -> T:
    """An article whose map tells where its text differs from the source; without one, an entry stays as it is."""
    if not isinstance(entry, Article) or not entry.source.encoding:
        return entry
    place = entry.source
    marked = source.startswith(MARK)
    told = replace(place, marked=marked, unlike=tuple(unlike(entry.text, place, source)), wide=wide(place, source))
    return replace(entry, source=told)


def unlike(text: str, place: SourceMap, source: str) -> Iterator[int]:
    r"""The offsets of a text whose character is not the one that its source has there.

    >>> list(unlike("5 %", SourceMap(((0, 1),)), ">5\n%<")), list(unlike("5%.", SourceMap(((0, 0), (2, 6))), "5&#37;."))
    ([1], [1])
    """
    for (start, at), (end, _) in pairwise((*place.pairs, (len(text), 0))):
        printed, written = text[start:end], source[at : at + end - start]
        if printed != written:
            padded = written.ljust(len(printed), "\0")
            yield from (start + i for i, (a, b) in enumerate(zip(printed, padded, strict=True)) if a != b)


def wide(place: SourceMap, source: str) -> tuple[int, ...]:
    """Of each pair, the bytes of UTF-8 beyond one a code point between the beginning of its line and itself.

    >>> wide(SourceMap(((0, 0), (3, 9)), lines=(0,)), "one “two”\\n"), wide(SourceMap(((0, 2),), lines=(0,)), "é one")
    ((0, 4), (1,))
    """
    starts = place.lines
    if source.isascii() or not starts:
        return ()
    found, line, counted, extra = [], -1, 0, 0
    for _, at in place.pairs:
        begins = starts[max(bisect_right(starts, at) - 1, 0)]
        if begins != line:
            line, counted, extra = begins, begins, 0
        before = source[counted:at]
        extra += 0 if before.isascii() else len(before.encode("utf-8", "surrogatepass")) - len(before)
        counted = max(counted, at)
        found.append(extra)
    return tuple(found) if any(found) else ()
