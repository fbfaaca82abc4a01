"""Separators read the other way: "2,510 million" as two and a half million or as two thousand five hundred."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction

from factcheck.mirrored import scale
from factcheck.model import Quantity
from factcheck.numeric.figure import Figure


def separated(pairs: Sequence[tuple[Quantity, Figure]]) -> Iterator[tuple[Figure, ...]]:
    """The figures of one relation with their doubtful separators read the other way, a kind of mark at a time.

    ``pairs`` are quantities and their figures as an equation takes them. Figures with the same mark turn together: a
    text does not group with a comma here and begin decimals with it there.
    """
    turned = [_turned(quantity, used) for quantity, used in pairs]
    marks = [_mark(quantity) if other else "" for (quantity, _), other in zip(pairs, turned, strict=True)]
    kinds = sorted({mark for mark in marks if mark})
    for count in range(1, len(kinds) + 1):
        for chosen in itertools.combinations(kinds, count):
            yield tuple(
                other if other and mark in chosen else used
                for other, mark, (_, used) in zip(turned, marks, pairs, strict=True)
            )


def _turned(quantity: Quantity, used: Figure) -> Figure | None:
    """The other reading in the scale in which an equation takes the figure."""
    factor = scale(quantity.figure, used) if quantity.other else None
    return quantity.other.scaled(Fraction(factor)) if quantity.other and factor else None


def _mark(quantity: Quantity) -> str:
    """The separator that a number is printed with."""
    start = quantity.span.start
    number = quantity.surface[quantity.number.start - start : quantity.number.end - start]
    return next((c for c in number if not c.isdecimal()), "")
