"""Closed intervals of exact rationals, with infinite ends.

The operations give the smallest interval that holds every result (Moore, *Interval Analysis*, 1966).

>>> Interval.of(1, 2) * Interval.of(-3, 4)
Interval(low=Fraction(-6, 1), high=Fraction(8, 1))
>>> Interval.of(1, 2).meet(Interval.of(3, 4)) is None
True
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

_INFINITE = float("inf")
_ZERO = Fraction(0)


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

    @classmethod
    def point(cls, value: Fraction | int) -> Interval:
        """The interval that holds one number only."""
        exact = Fraction(value)
        return cls(exact, exact)

    @property
    def is_point(self) -> bool:
        """Whether one number only is inside."""
        return self.low is not None and (self.low is self.high or self.low == self.high)

    @property
    def width(self) -> Fraction | None:
        """The distance of the ends, None where it is infinite."""
        return None if self.low is None or self.high is None else self.high - self.low

    def contains(self, value: Fraction | int) -> bool:
        """Whether a number is inside, ends included."""
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def covers(self, other: Interval) -> bool:
        """Whether all of another interval is inside."""
        low_inside = self.low is None or (other.low is not None and self.low <= other.low)
        return low_inside and (self.high is None or (other.high is not None and other.high <= self.high))

    def meet(self, other: Interval) -> Interval | None:
        """The common part of two intervals, None where there is none.

        >>> Interval.of(0, 5).meet(Interval.of(3, None))
        Interval(low=Fraction(3, 1), high=Fraction(5, 1))
        """
        low, high = self.low, self.high
        if other.low is not None and (low is None or other.low > low):
            low = other.low
        if other.high is not None and (high is None or other.high < high):
            high = other.high
        if low is not None and high is not None and low > high:
            return None
        return self if low is self.low and high is self.high else Interval(low, high)

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both.

        >>> Interval.of(0, 1).hull(Interval.of(3, 4))
        Interval(low=Fraction(0, 1), high=Fraction(4, 1))
        """
        low = None if self.low is None or other.low is None else min(self.low, other.low)
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Interval(low, high)

    def __neg__(self) -> Interval:
        return Interval(None if self.high is None else -self.high, None if self.low is None else -self.low)

    def __add__(self, other: Interval) -> Interval:
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high)

    def __sub__(self, other: Interval) -> Interval:
        low = None if self.low is None or other.high is None else self.low - other.high
        high = None if self.high is None or other.low is None else self.high - other.low
        return Interval(low, high)

    def __mul__(self, other: Interval) -> Interval:
        a, b, c, d = self.low, self.high, other.low, other.high
        if a is not None and b is not None and c is not None and d is not None and a >= 0 and c >= 0:
            return Interval(a * c, b * d)
        ends = [
            _times(x, sx, y, sy)
            for x, sx in ((a, -_INFINITE), (b, _INFINITE))
            for y, sy in ((c, -_INFINITE), (d, _INFINITE))
        ]
        return Interval(_finite(min(ends)), _finite(max(ends)))

    def __truediv__(self, other: Interval) -> Interval:
        """Every q for which q * d is in this interval for some d of the other one: never too few numbers.

        A divisor that reaches zero makes a ray where zero is an end of it and no result, else the whole line.

        >>> Interval.of(10, 20) / Interval.of(2, 5)
        Interval(low=Fraction(2, 1), high=Fraction(10, 1))
        >>> Interval.of(10, 20) / Interval.of(0, 5)
        Interval(low=Fraction(2, 1), high=None)
        >>> Interval.of(-1, 20) / Interval.of(0, 5) == Interval.of(1, 2) / Interval.of(-1, 1) == WHOLE
        True
        """
        if other.contains(0):
            if self.contains(0) or other.is_point or (other.low != 0 and other.high != 0):
                return WHOLE
            return self * (
                Interval(_inverse(other.high), None) if other.low == 0 else Interval(None, _inverse(other.low))
            )
        # An infinite end has the inverse zero, on either side.
        return self * Interval(_inverse(other.high), _inverse(other.low))

    def outward(self, bits: int = 128) -> Interval:
        """This interval with long ends rounded outward, so that repeated arithmetic stays cheap and sound.

        >>> Interval.of(Fraction(1, 3), 1).outward(bits=1).covers(Interval.of(Fraction(1, 3), 1))
        True
        """
        low, high = self.low, self.high
        if low is not None and low.denominator.bit_length() > bits:
            low = Fraction(math.floor(low * 2**bits), 2**bits)
        if high is not None and high.denominator.bit_length() > bits:
            high = Fraction(math.ceil(high * 2**bits), 2**bits)
        return self if low is self.low and high is self.high else Interval(low, high)


WHOLE = Interval(None, None)
"""The whole line: nothing is known."""

NON_NEGATIVE = Interval(_ZERO, None)
"""Zero and everything above."""


def _times(x: Fraction | None, infinite_x: float, y: Fraction | None, infinite_y: float) -> Fraction | float:
    """The product of two ends, of which None stands for the infinity beside it; nothing times infinity is nothing."""
    if x is not None and y is not None:
        return x * y
    left = infinite_x if x is None else x
    right = infinite_y if y is None else y
    if left == 0 or right == 0:
        return _ZERO
    return _INFINITE if (left > 0) == (right > 0) else -_INFINITE


def _finite(end: Fraction | float) -> Fraction | None:
    return end if isinstance(end, Fraction) else None


def _inverse(end: Fraction | None) -> Fraction:
    return _ZERO if end is None else 1 / end
