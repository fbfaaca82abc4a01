"""Asides: what stands in brackets is one item of its clause, and a row of its own where it holds figures."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from factcheck.items import Item, Row
from factcheck.periods import Mention
from factcheck.row_words import ASIDE, BESIDE, FORMERLY, INSETS, TELLING

GUARD = frozenset({"guard"})
"""What "a year" is, in "(30 million tonnes a year)"."""
FORMER = frozenset({"past", "against", "after"})
"""What shows that an amount in brackets is the one before."""
BASES = frozenset({"guard", "delivery", "adjusted", "unadjusted", "vintage"})
"""What an aside without figures may say of the figure before it: "(seasonally adjusted)", "(customs basis)"."""
ENDS = frozenset({"from", "to"})
"""What stands before the levels that something moved between."""
WHEN = frozenset({"period", "past", "preposition", "determiner"})
"""What may stand in such an aside beside them."""
YEAR = 360
"""Days between the first and the last of a year, at least."""


def split(sentence: int, items: tuple[Item, ...]) -> Iterator[Row]:
    """The row without its asides, and a row for each aside that holds a figure."""
    outer: list[Item] = []
    asides: list[Row] = []
    i = 0
    while i < len(items):
        close = _closing(items, i) if "open" in items[i].categories else -1
        if close < 0:
            outer.append(items[i])
            i += 1
            continue
        inner = items[i : close + 1]
        i = close + 1
        if _levels(inner):
            outer += inner[1:-1]
            continue
        if any(item.figure >= 0 for item in inner):
            before = [item for item in outer if item.figure >= 0][-1:]
            asides.append(Row(sentence, (*before, *inner[:-1]), aside=True))
        outer.append(_aside(inner))
    yield Row(sentence, tuple(outer))
    yield from asides


def _levels(inner: Sequence[Item]) -> bool:
    """Whether an aside only says from where to where: "rose 12 percent (to 5.6 billion from 5.0 billion)"."""
    cues = [item.categories & ENDS for item in inner[1:-1] if item.figure < 0 and item.categories & ENDS]
    figures = [item.categories for item in inner if item.figure >= 0]
    plain = all(item.figure >= 0 or item.categories & (ENDS | WHEN) for item in inner[1:-1])
    starts = bool(inner[1].categories & ENDS) and inner[1].figure < 0
    return plain and starts and len(figures) == len(cues) == 2 and cues[0] != cues[1] and figures[0] == figures[1]


def _aside(inner: Sequence[Item]) -> Item:
    """An aside as one item; with one figure alone, "(3 billion)", it is an inset that a frame may give a role."""
    figures = [item for item in inner if item.figure >= 0]
    kinds = [kind for kind in INSETS if len(figures) == 1 and kind in figures[0].categories]
    beside = BESIDE | (GUARD if "rated" in kinds else frozenset())
    told = [item.categories for item in inner[1:-1] if item.figure < 0]
    if "amount" in kinds and any(map(_former, inner)) and all(kind & TELLING for kind in told):
        return Item(FORMERLY, inner[0].start, inner[-1].end, value=figures[0].figure)
    if kinds and all(kind & beside for kind in told):
        return Item(INSETS[kinds[0]], inner[0].start, inner[-1].end, value=figures[0].figure)
    bases = frozenset() if figures else BASES.intersection(itertools.chain.from_iterable(told))
    return Item(ASIDE, inner[0].start, inner[-1].end, bases=bases)


def _former(item: Item) -> bool:
    """Whether an item is a time before the one that is spoken of, a year, "(2021: 3 billion)", or leads to a base."""
    year = isinstance(item.value, Mention) and item.value.period and item.value.relation == ""
    return bool(item.categories & FORMER) or bool(
        year and (item.value.period.end - item.value.period.start).days >= YEAR
    )


def _closing(items: Sequence[Item], i: int) -> int:
    """The bracket that closes the one at ``i``; brackets in brackets close with the outermost."""
    depth = 0
    for j in range(i, min(len(items), i + 80)):
        depth += ("open" in items[j].categories) - ("close" in items[j].categories)
        if depth == 0:
            return j
    return -1
