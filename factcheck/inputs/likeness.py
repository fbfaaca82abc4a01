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


def compared(entry: T, source: str, counted: dict[int, tuple[int, int]] | None = None) -> T:
    """An article whose map tells where its text differs from the source; without one, an entry stays as it is.

    ``counted`` is shared by the articles of a file, a line of which may hold them all: see :func:`wide`.
    """
    if not isinstance(entry, Article) or not entry.source.encoding:
        return entry
    place = entry.source
    differs, more = tuple(unlike(entry.text, place, source)), wide(place, source, counted)
    return replace(entry, source=replace(place, marked=source.startswith(MARK), unlike=differs, wide=more))


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


def wide(place: SourceMap, source: str, counted: dict[int, tuple[int, int]] | None = None) -> tuple[int, ...]:
    """Of each pair, the bytes of UTF-8 beyond one a code point between the beginning of its line and itself.

    ``counted`` keeps, for the beginning of a line, up to where they have been counted and how many there are.

    >>> wide(SourceMap(((0, 0), (3, 9)), lines=(0,)), "one “two”\\n"), wide(SourceMap(((0, 2),), lines=(0,)), "é one")
    ((0, 4), (1,))
    """
    starts = place.lines
    if source.isascii() or not starts:
        return ()
    found, known = [], {} if counted is None else counted
    for _, at in place.pairs:
        begins = starts[max(bisect_right(starts, at) - 1, 0)]
        upto, extra = known.get(begins, (begins, 0))
        if upto > at:
            upto, extra = begins, 0
        before = source[upto:at]
        extra += 0 if before.isascii() else len(before.encode("utf-8", "surrogatepass")) - len(before)
        known[begins] = max(upto, at), extra
        found.append(extra)
    return tuple(found) if any(found) else ()
