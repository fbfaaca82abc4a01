"""Interval arithmetic: every operation holds what it must, and not more where that is promised."""

from fractions import Fraction as F

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.numeric.interval import NON_NEGATIVE, WHOLE, Interval

SETTINGS = settings(derandomize=True, max_examples=120, deadline=None)

numbers = st.builds(F, st.integers(-60, 60), st.integers(1, 6))


@st.composite
def boxes(draw: st.DrawFn) -> tuple[Interval, F]:
    """An interval, perhaps with infinite ends, and a number inside it."""
    low, inside, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    return Interval(draw(st.sampled_from((low, None))), draw(st.sampled_from((high, None)))), inside


@SETTINGS
@given(boxes(), boxes())
def test_operations_hold_every_result(first: tuple[Interval, F], second: tuple[Interval, F]) -> None:
    (a, x), (b, y) = first, second
    assert (a + b).contains(x + y)
    assert (a - b).contains(x - y)
    assert (a * b).contains(x * y)
    assert (-a).contains(-x)
    assert y == 0 or (a / b).contains(x / y)
    assert a.hull(b).covers(a)
    assert a.hull(b).covers(b)


@SETTINGS
@given(boxes(), boxes(), numbers)
def test_the_meet_is_what_both_contain(first: tuple[Interval, F], second: tuple[Interval, F], value: F) -> None:
    a, b = first[0], second[0]
    common = a.meet(b)
    assert (common is not None and common.contains(value)) == (a.contains(value) and b.contains(value))


@SETTINGS
@given(boxes(), boxes(), boxes())
def test_division_undoes_multiplication(first: tuple[Interval, F], second: tuple[Interval, F], third: object) -> None:
    """Narrowing divides where it must not lose a factor, zero included."""
    (a, x), (b, y) = first, second
    assert ((a * b) / b).contains(x)
    assert ((a * b) / a).contains(y)


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (Interval.of(1, 2) * Interval.of(-3, 4), Interval.of(-6, 8)),
        (Interval.of(-3, -2) * Interval.of(-5, 4), Interval.of(-12, 15)),
        (Interval.of(0, 0) * WHOLE, Interval.of(0, 0)),
        (Interval.of(2, None) * Interval.of(3, None), Interval.of(6, None)),
        (Interval.of(2, None) * Interval.of(-3, None), WHOLE),
        (Interval.of(10, 20) / Interval.of(2, 5), Interval.of(2, 10)),
        (Interval.of(10, 20) / Interval.of(-5, -2), Interval.of(-10, -2)),
        (Interval.of(10, 20) / NON_NEGATIVE, NON_NEGATIVE),
        (Interval.of(10, 20) / Interval.of(-5, 0), Interval.of(None, -2)),
        (Interval.of(10, 20) / Interval.of(0, 0), WHOLE),
        (Interval.of(0, 20) / Interval.of(0, 5), WHOLE),
        (Interval.of(10, 20) / Interval.of(-1, 5), WHOLE),
        (Interval.of(10, 20) / Interval.of(5, None), Interval.of(0, 4)),
    ],
)
def test_results_are_tight(result: Interval, expected: Interval) -> None:
    assert result == expected


def test_width_and_points() -> None:
    assert Interval.of(2, 5).width == 3
    assert NON_NEGATIVE.width is None
    assert Interval.point(F(1, 3)).is_point
    assert not WHOLE.is_point


@SETTINGS
@given(st.fractions(), st.fractions())
def test_outward_rounding_loses_nothing(a: F, b: F) -> None:
    box = Interval(min(a, b) / 3**50, max(a, b) / 3**50)
    rounded = box.outward(64)
    assert rounded.covers(box)
    assert rounded.low is not None
    assert rounded.low.denominator <= 2**64
