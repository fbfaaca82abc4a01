"""Texts cut where marks begin and end."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from factcheck.model import Span


def segments(text: str, spans: Sequence[Span]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Pieces of a text from left to right, each with the numbers of the spans that cover it.

    >>> list(segments("up 4 percent", (Span(3, 12), Span(3, 4))))
    [('up ', ()), ('4', (0, 1)), (' percent', (0,))]
    """
    edges = {0, len(text)} | {e for s in spans for e in (s.start, s.end) if 0 <= e <= len(text)}
    cuts = sorted(edges)
    opening: dict[int, list[int]] = {}
    for i, s in enumerate(spans):
        opening.setdefault(max(s.start, 0), []).append(i)
    open_now: list[int] = []
    for start, end in itertools.pairwise(cuts):
        open_now = sorted([*(i for i in open_now if spans[i].end > start), *opening.get(start, ())])
        yield text[start:end], tuple(i for i in open_now if spans[i].end > start)
