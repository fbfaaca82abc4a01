"""A printed figure as the sets of values that it may stand for."""

from __future__ import annotations

from dataclasses import dataclass

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
