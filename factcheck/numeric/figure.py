"""A printed figure as the sets of values that it may stand for."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from factcheck.numeric.interval import Interval


@dataclass(frozen=True, slots=True)
class Reading:
    """What a figure may mean under one convention of precision.

    ``base`` is the value rounded (v - u/2 .. v + u/2), widened by the hedge; ``hull`` also admits truncation.
    """

    base: Interval
    hull: Interval

    def scaled(self, factor: Fraction) -> Reading:
        """The reading times a number that is not zero: -1 for a fall, 1/100 for a percentage."""
        by = Interval.point(factor)
        return Reading(self.base * by, self.hull * by)

    def shifted(self, by: Fraction) -> Reading:
        """The reading plus a number."""
        step = Interval.point(by)
        return Reading(self.base + step, self.hull + step)

    def join(self, other: Reading) -> Reading:
        """The smallest reading that admits whatever one of the two admits."""
        return Reading(self.base.hull(other.base), self.hull.hull(other.hull))


@dataclass(frozen=True, slots=True)
class Figure:
    """Three readings of one printed figure, from the most generous to the strictest.

    Failing on ``hard`` is a contradiction, on ``firm`` a warning, on ``fine`` a note. For most figures the three are
    equal; they differ for integers ending in zeros (coarse, two significant digits, exact), for multiples in words
    (wide and tight bound) and for the soft side of a hedge.
    """

    hard: Reading
    firm: Reading
    fine: Reading

    def scaled(self, factor: Fraction) -> Figure:
        """The figure times a number that is not zero, in all readings.

        >>> one = Reading(Interval.of(35, 36), Interval.of(35, 37))
        >>> Figure(one, one, one).scaled(Fraction(-1, 100)).hard.hull
        Interval(low=Fraction(-37, 100), high=Fraction(-7, 20))
        """
        return Figure(self.hard.scaled(factor), self.firm.scaled(factor), self.fine.scaled(factor))

    def shifted(self, by: Fraction) -> Figure:
        """The figure plus a number, in all readings: "three times more" as four times as much."""
        return Figure(self.hard.shifted(by), self.firm.shifted(by), self.fine.shifted(by))

    def join(self, other: Figure) -> Figure:
        """The figure that admits whatever one of two admits, reading by reading: a range, or two spellings of one."""
        return Figure(self.hard.join(other.hard), self.firm.join(other.firm), self.fine.join(other.fine))
