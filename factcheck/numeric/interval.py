"""Closed intervals of exact rationals, with infinite ends.

>>> from fractions import Fraction
>>> Interval.of(1, 2) * Interval.of(-3, 4)
Interval(low=Fraction(-6, 1), high=Fraction(8, 1))
>>> Interval.of(1, 2).meet(Interval.of(3, 4)) is None
True
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval; an end that is None is infinite."""

    low: Fraction | None
    high: Fraction | None

    @classmethod
    def of(cls, low: Fraction | int | None, high: Fraction | int | None) -> Interval:
        """Make an interval from numbers of any exact kind.

        >>> Interval.of(1, None)
        Interval(low=Fraction(1, 1), high=None)
        """
        return cls(None if low is None else Fraction(low), None if high is None else Fraction(high))

    def meet(self, other: Interval) -> Interval | None:
        """The common part of two intervals, None where there is none."""
        raise NotImplementedError

    def __mul__(self, other: Interval) -> Interval:
        raise NotImplementedError
