"""The simplex method and its certificates: solutions solve, and steps and weights may share one proof."""

from __future__ import annotations

from fractions import Fraction as F

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.numeric.equation import parse
from factcheck.numeric.interval import Interval
from factcheck.numeric.linear import certificate, combined
from factcheck.numeric.narrowing import narrow
from factcheck.numeric.proof import Proof
from factcheck.numeric.simplex import Line, feasible
from factcheck.proofs import check

SETTINGS = settings(derandomize=True, max_examples=120, deadline=None)

small = st.integers(-4, 4)


@SETTINGS
@given(
    st.lists(st.lists(small, min_size=5, max_size=5), min_size=1, max_size=4), st.lists(st.integers(0, 3), min_size=5)
)
def test_lines_with_a_solution_are_solved(rows: list[list[int]], known: list[int]) -> None:
    rights = [sum(a * x for a, x in zip(row, known, strict=False)) for row in rows]
    lines = [Line.of(dict(enumerate(map(F, row))), right) for row, right in zip(rows, rights, strict=True)]
    found = feasible(lines, [0], 5)
    assert found is not None
    assert all(value >= 0 for value in found[1:])
    assert [sum(a * x for a, x in zip(row, found, strict=True)) for row in rows] == rights


def test_certificates_add_up_to_a_negative_number() -> None:
    equations = [parse(text) for text in ("t = a + b", "s * t = a", "r * t = b")]
    boxes = {"s": Interval(F("0.595"), F("0.605")), "r": Interval(F("0.445"), F("0.455")), "t": Interval.of(1, 9)}
    weights = certificate(equations, boxes)
    assert weights is not None
    total = combined(weights, equations, boxes)
    assert set(total) == {()}
    assert total[()] < 0


def test_nothing_is_refuted_that_an_unknown_total_allows() -> None:
    equations = [parse(text) for text in ("t = a + b", "s * t = a", "r * t = b")]
    boxes = {"s": Interval(F("0.595"), F("0.605")), "r": Interval(F("0.445"), F("0.455"))}
    # Shares of more than the whole agree only where the whole is nothing.
    assert certificate(equations, boxes) is None


def test_weights_may_follow_steps() -> None:
    texts = ("t <= u", "t >= u + x - 1", "x >= 2")
    equations = [parse(text) for text in texts]
    left, steps = narrow(equations[2:], {})
    assert left is not None
    weights = (("equation:0", F(1)), ("equation:1", F(1)), ("low:x", F(1)))
    moved = tuple(type(step)(2, step.variable, step.interval) for step in steps)
    assert check(Proof((), texts, moved, weights)) == ""
    assert "no finite end" in check(Proof((), texts, (), weights))
