"""What print means: the only place that turns a printed figure into sets of values.

The unit step comes from the string, so figures arrive as digits and not as numbers: "12.40" and "12.4" differ.
A figure rounded to the step u is within u/2 of its value (the base interval), one cut off is up to u above it in
size; the hull admits both. The readings are those of :class:`factcheck.numeric.figure.Figure`. The manner follows
XBRL Calculations 1.1 (rounding and truncation, closed intervals) and scrutiny's reconstruction of rounding bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from factcheck.numeric.figure import Figure, Reading
from factcheck.numeric.interval import NON_NEGATIVE, WHOLE, Interval

_ABOUT = Fraction(1, 200)
"""The least width of "about" on each side, as a part of the figure."""
_NEARLY = Fraction(1, 10)
"""The least depth of the soft side of "nearly", as a part of the figure."""


class _Steps(NamedTuple):
    """The unit steps of one figure in its three readings; equal where no zeros make it ambiguous."""

    coarse: Fraction
    two_digits: Fraction
    exact: Fraction


def printed(
    digits: str,
    magnitude: Fraction | int = 1,
    *,
    hedge: str | None = None,
    digits_to: str | None = None,
    magnitude_to: Fraction | int | None = None,
    counted: bool = False,
    zeros: bool = True,
) -> Figure:
    """The values that a figure in digits may stand for, in the unit of ``magnitude``.

    ``digits`` is plain ASCII ("533.1", "-3.2"), without group separators; ``digits_to`` is the upper end of a range,
    with the magnitude of the lower one unless it has its own. ``hedge`` is about, more, nearly, upto or less.
    ``counted`` things have no step (ranks, items of a list), unless counted in thousands or hedged. ``zeros=False``
    is for percentages and numbers in words, whose last zeros are meant. Raises ValueError for what is no such figure.

    >>> printed("533.1").hard.base
    Interval(low=Fraction(10661, 20), high=Fraction(10663, 20))
    >>> printed("5000").hard.hull, printed("5000").firm.base
    (Interval(low=Fraction(4500, 1), high=Fraction(6000, 1)), Interval(low=Fraction(4950, 1), high=Fraction(5050, 1)))
    >>> printed("3", 10, hedge="more").firm.base, printed("3", 10, hedge="more").hard.base
    (Interval(low=Fraction(30, 1), high=None), Interval(low=Fraction(25, 1), high=None))
    """
    start = _single(digits, Fraction(magnitude), hedge, counted, zeros)
    if digits_to is None:
        return start
    return start.join(
        _single(digits_to, Fraction(magnitude if magnitude_to is None else magnitude_to), hedge, counted, zeros)
    )


def fraction(value: Fraction, *, hedge: str | None = None) -> Figure:
    """The values that a mixed fraction may stand for; its step is one part of the denominator.

    >>> fraction(Fraction(17, 2)).hard.base
    Interval(low=Fraction(33, 4), high=Fraction(35, 4))
    """
    step = Fraction(1, value.denominator)
    return _figure(value, _Steps(step, step, step), hedge)


def rounded(value: Fraction, step: Fraction) -> Figure:
    """The values that round to one whose step is told apart from it, as statistics tell their decimals.

    >>> rounded(Fraction(500), Fraction(1)).hard.base
    Interval(low=Fraction(999, 2), high=Fraction(1001, 2))
    """
    reading = _plain(value, step)
    return Figure(reading, reading, reading)


def ratio_in_words(ratio: Fraction, *, hedge: str | None = None, share: bool = False) -> Figure:
    """The ratios that words may stand for: "doubled" (2), "halved" (1/2), "a third" (1/3); a share is within 0 and 1.

    The hard reading is the wide bound, the firm one the tight bound, of the table of multiples.

    >>> ratio_in_words(Fraction(2)).hard.hull, ratio_in_words(Fraction(2)).firm.hull
    (Interval(low=Fraction(3, 2), high=Fraction(5, 2)), Interval(low=Fraction(9, 5), high=Fraction(11, 5)))
    >>> ratio_in_words(Fraction(1, 2), hedge="less", share=True).firm.hull
    Interval(low=Fraction(0, 1), high=Fraction(1, 2))
    """
    wide, tight, soft = _bounds_in_words(ratio, hedge)
    if share:
        wide, tight, soft = (bound.meet(Interval.of(0, 1)) or Interval.of(0, 1) for bound in (wide, tight, soft))
    return Figure(_both(wide), _both(tight), _both(soft))


def majority() -> Figure:
    """The shares that "most" may stand for: more than a half. Exactly a half is a touching end.

    >>> majority().hard.base
    Interval(low=Fraction(1, 2), high=Fraction(1, 1))
    """
    reading = _both(Interval.of(Fraction(1, 2), 1))
    return Figure(reading, reading, reading)


def _single(digits: str, magnitude: Fraction, hedge: str | None, counted: bool, zeros: bool) -> Figure:
    value = _value(digits) * magnitude
    if counted and hedge is None and magnitude == 1 and not digits.endswith("000"):
        reading = _both(Interval(value, value))
        return Figure(reading, reading, reading)
    steps = _steps(digits, zeros)
    if steps.coarse is steps.exact:
        step = steps.exact * magnitude
        return _figure(value, _Steps(step, step, step), hedge)
    return _figure(value, _Steps(*(step * magnitude for step in steps)), hedge)


def _value(digits: str) -> Fraction:
    whole, _, decimals = digits.removeprefix("-").partition(".")
    if not (digits.isascii() and whole.isdigit() and (not decimals or decimals.isdigit())):
        raise ValueError(f"not a plain decimal figure: {digits[:40]!r}")
    size = Fraction(int(whole + decimals), 10 ** len(decimals))
    return -size if digits.startswith("-") else size


def _steps(digits: str, zeros: bool) -> _Steps:
    """The steps of a figure in units of its last digit's place.

    >>> [int(step) for step in _steps("5000", True)], [int(step) for step in _steps("1230", True)]
    ([1000, 100, 1], [10, 10, 1])
    """
    whole, _, decimals = digits.removeprefix("-").partition(".")
    significant = whole.lstrip("0")
    exact = Fraction(1, 10 ** len(decimals))
    if decimals or not zeros or not significant.endswith("0"):
        return _Steps(exact, exact, exact)
    coarse = 10 ** (len(significant) - len(significant.rstrip("0")))
    return _Steps(Fraction(coarse), Fraction(min(coarse, 10 ** (len(significant) - 2))), exact)


def _figure(value: Fraction, steps: _Steps, hedge: str | None) -> Figure:
    if hedge is None:
        hard = _plain(value, steps.coarse)
        if steps.coarse == steps.exact:
            return Figure(hard, hard, hard)
        return Figure(hard, _plain(value, steps.two_digits), _plain(value, steps.exact))
    if hedge not in _HEDGES:
        raise ValueError(f"unknown hedge {hedge!r}; known are {', '.join(_HEDGES)}")
    if value < 0 and hedge != "about":
        # "more than -3 %" may be said of the number or of its size: nothing is certain.
        return Figure(_both(WHOLE), _both(WHOLE), _both(WHOLE))
    return _HEDGES[hedge](value, steps)


def _plain(value: Fraction, step: Fraction) -> Reading:
    """Rounded to the nearest step, or cut off toward zero."""
    half = step / 2
    base = Interval(value - half, value + half)
    if value == 0:
        return Reading(base, Interval(-step, step))
    if value < 0:
        return Reading(base, Interval(value - step, base.high))
    return Reading(base, Interval(base.low, value + step))


def _both(interval: Interval) -> Reading:
    return Reading(interval, interval)


def _about(value: Fraction, steps: _Steps) -> Figure:
    hard, fine = (
        _both(Interval(value - pad, value + pad))
        for pad in (max(step, abs(value) * _ABOUT) for step in (steps.coarse, steps.exact))
    )
    return Figure(hard, hard, fine)


def _more(value: Fraction, steps: _Steps) -> Figure:
    hard = Interval(value - steps.coarse / 2, None)
    return Figure(_both(hard), _both(Interval(value, None)), _both(Interval(value, value + steps.coarse)))


def _nearly(value: Fraction, steps: _Steps) -> Figure:
    if value == 0:
        return _about(value, steps)
    hard = _both(Interval(Fraction(0), value + steps.coarse / 2))
    depth = max(steps.coarse, value * _NEARLY)
    return Figure(hard, hard, _both(Interval(max(Fraction(0), value - depth), value)))


def _upto(value: Fraction, steps: _Steps) -> Figure:
    """A bound that a speaker may cancel: only its side of zero is certain, and to exceed it is odd."""
    hard = _both(NON_NEGATIVE)
    return Figure(hard, hard, _both(Interval(Fraction(0), value + steps.exact / 2)))


def _less(value: Fraction, steps: _Steps) -> Figure:
    firm = _both(Interval(None, value))
    return Figure(_both(Interval(None, value + steps.coarse / 2)), firm, firm)


_HEDGES: Mapping[str, Callable[[Fraction, _Steps], Figure]] = MappingProxyType(
    {"about": _about, "more": _more, "nearly": _nearly, "upto": _upto, "less": _less}
)


def _bounds_in_words(ratio: Fraction, hedge: str | None) -> tuple[Interval, Interval, Interval]:
    """The wide, the tight and the soft bound of a ratio in words."""
    zero = Fraction(0)
    slack = ratio / 20
    if hedge == "more":
        tight = Interval(ratio, None)
        return Interval(ratio - slack, None), tight, Interval(ratio, ratio + 1) if ratio > 1 else tight
    if hedge == "less":
        tight = Interval(zero, ratio)
        return Interval(zero, ratio + slack), tight, tight
    if hedge == "nearly":
        # Half a multiple below; of a part of one (nearly a third) no more than half of it. The wide bound is never
        # inside the tight one: for large multiples 15 percent are more than a half.
        tight = Interval(ratio * Fraction(17, 20), ratio)
        wide = Interval(ratio - min(Fraction(1, 2), ratio / 2), ratio + slack)
        return wide.hull(tight), tight, tight
    if hedge == "upto":
        return NON_NEGATIVE, NON_NEGATIVE, Interval(zero, ratio)
    if hedge not in (None, "about"):
        raise ValueError(f"unknown hedge {hedge!r}; known are {', '.join(_HEDGES)}")
    tight = Interval(ratio * Fraction(9, 10), ratio * Fraction(11, 10))
    reach = Fraction(1, 2) if ratio > 1 else ratio / 5
    # Ten percent of a large multiple are more than a half, too.
    return Interval(ratio - reach, ratio + reach).hull(tight), tight, tight
