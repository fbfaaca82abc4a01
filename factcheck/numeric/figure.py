"""A printed figure as the sets of values that it may stand for."""

from __future__ import annotations

from collections.abc import Callable
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
        """The figure times a factor; a negative one mirrors it.

        >>> r = Reading(Interval.of(1, 2), Interval.of(1, None))
        >>> Figure(r, r, r).scaled(Fraction(-3)).hard
        Reading(base=Interval(low=Fraction(-6, 1), high=Fraction(-3, 1)), hull=Interval(low=None, high=Fraction(-3, 1)))
        """
        return self._mapped(lambda end: end * factor, mirrored=factor < 0)

    def shifted(self, by: Fraction) -> Figure:
        """The figure plus a constant: "three times more" as four times as much."""
        return self._mapped(lambda end: end + by, mirrored=False)

    def _mapped(self, change: Callable[[Fraction], Fraction], *, mirrored: bool) -> Figure:
        def interval(old: Interval) -> Interval:
            low, high = (old.high, old.low) if mirrored else (old.low, old.high)
            return Interval(None if low is None else change(low), None if high is None else change(high))

        return Figure(*(Reading(interval(r.base), interval(r.hull)) for r in (self.hard, self.firm, self.fine)))
