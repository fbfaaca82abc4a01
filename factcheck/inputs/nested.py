"""Texts within texts, such as HTML in a literal of JSON: the map from one is followed by the map from the other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from factcheck.inputs.pieces import Pieces, line_starts, newline
from factcheck.model import Article, Directive, SourceMap

Pairs = Sequence[tuple[int, int]]


def placed(pieces: Pieces, encoding: str, source: str, starts: Sequence[int]) -> SourceMap:
    """The map of a piece of a file whose lines begin at ``starts``; it keeps those that the piece lies in."""
    found = lined(tuple(pieces.pairs) or ((0, 0),), pieces.length, encoding, starts)
    return replace(found, newline=newline(source[found.lines[0] : found.lines[-1]]))


def lined(pairs: Pairs, length: int, encoding: str, starts: Sequence[int]) -> SourceMap:
    """The map of a text in a file whose lines begin at ``starts``; it keeps those that the text lies in."""
    text, source = pairs[-1]
    begin = max(bisect_right(starts, pairs[0][1]) - 1, 0)
    end = max(bisect_right(starts, source + max(length - text - 1, 0)), begin + 1)
    return SourceMap(tuple(pairs), encoding, lines=tuple(starts[begin:end]), first=begin + 1)


def read(outer: Article, reader: Callable[[str], Article]) -> Article:
    """An article whose text is the source of another, read; what is known of the outer one goes before."""
    inner = reader(outer.text)
    pairs = composed(inner.source.pairs, len(inner.text), outer.source.pairs)
    return replace(
        outer,
        text=inner.text,
        title=outer.title or inner.title,
        date=outer.date or inner.date,
        language=outer.language or inner.language,
        source=replace(outer.source, pairs=pairs),
        directives=(*outer.directives, *_moved(inner.directives, outer)),
    )


def _moved(told: Sequence[Directive], outer: Article) -> Iterator[Directive]:
    """Directives with their places in the file, and no longer in the text that is a piece of it."""
    starts, pairs, place = line_starts(outer.text), outer.source.pairs, outer.source
    for directive in told:
        offset = starts[directive.line - 1] + directive.column - 1
        text, source = pairs[max(bisect_right(pairs, (offset, float("inf"))) - 1, 0)]
        line = max(bisect_right(place.lines, source + offset - text), 1)
        column = source + offset - text - place.lines[line - 1] + 1
        yield replace(directive, line=place.first + line - 1, column=column)


def composed(inner: Pairs, length: int, outer: Pairs) -> tuple[tuple[int, int], ...]:
    """Where each character of a text stands in the outer source.

    >>> composed([(0, 3), (5, 9)], 8, [(0, 100), (4, 200), (10, 300)])
    ((0, 103), (1, 200), (5, 205), (6, 300))
    """
    found: list[tuple[int, int]] = []
    for i, (text, source) in enumerate(inner):
        end = inner[i + 1][0] if i + 1 < len(inner) else length
        at = max(bisect_right(outer, (source, float("inf"))) - 1, 0)
        found.append((text, outer[at][1] + source - outer[at][0]))
        for begin, place in outer[at + 1 : bisect_left(outer, (source + end - text, 0), at + 1)]:
            found.append((text + begin - source, place))
    return tuple(found)
