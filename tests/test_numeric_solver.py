"""The solver: worked examples, true figures never accused, floats and exact arithmetic agreeing, narrowing sound."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction as F
from math import floor

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factcheck import proofs
from factcheck.numeric import quick
from factcheck.numeric.equation import parse
from factcheck.numeric.feasibility import refutation
from factcheck.numeric.figure import Figure
from factcheck.numeric.interval import NON_NEGATIVE, WHOLE, Interval
from factcheck.numeric.linear import certificate
from factcheck.numeric.narrowing import narrow
from factcheck.numeric.rounding import majority, printed, ratio_in_words
from factcheck.numeric.solver import boxes, conflict, implied, judge, possible, prove

SETTINGS = settings(derandomize=True, max_examples=120, deadline=None)

GROWTH = ("current = previous * (1 + growth)",)
CHANGE = (*GROWTH, "current = previous + change", "change = previous * growth")
TWICE = (*GROWTH, "current = previous * (1 + other)")
SHARE = ("share = part / total",)
TURNOVER = ("turnover = exports + imports", "share = exports / turnover")
AMOUNTS = {"current": NON_NEGATIVE, "previous": NON_NEGATIVE}
PERCENT = F(1, 100)
MILLION, BILLION = 10**6, 10**9


def percent(digits: str, hedge: str | None = None) -> Figure:
    return printed(digits, PERCENT, hedge=hedge, zeros=False)


def rounded(box: Interval | None, unit: int = 1) -> tuple[float, float]:
    """The ends to two decimals, as the worked examples print them."""
    assert box is not None
    assert box.low is not None
    assert box.high is not None
    return round(float(box.low / unit), 2), round(float(box.high / unit), 2)


def bases(figures: Mapping[str, Figure]) -> dict[str, Interval]:
    return {name: figure.hard.base for name, figure in figures.items()}


def hulls(figures: Mapping[str, Figure]) -> dict[str, Interval]:
    return {name: figure.hard.hull for name, figure in figures.items()}


TWO_RATES = {"current": printed("533.1", MILLION), "growth": percent("35.9"), "other": percent("140.9")}


def test_two_rates_of_one_change_contradict() -> None:
    judgement = judge(TWICE, TWO_RATES, AMOUNTS)
    assert judgement.verdict == "contradiction"
    assert judgement.proof is not None
    assert proofs.check(judgement.proof) == ""
    assert conflict(TWICE, {**AMOUNTS, **hulls(TWO_RATES)}, tuple(TWO_RATES)) == ("current", "growth", "other")


def test_two_rates_contradict_without_the_level_too_unless_it_may_be_zero() -> None:
    boxes = {**hulls(TWO_RATES), "current": Interval.of(1, None)}
    assert conflict(TWICE, boxes, ("growth", "other")) == ("growth", "other")


def test_each_rate_implies_its_own_previous_value() -> None:
    boxes = {"current": TWO_RATES["current"].hard.base, "growth": TWO_RATES["growth"].hard.base}
    assert rounded(implied(GROWTH, boxes, "previous"), MILLION) == (392.09, 392.45)
    boxes["growth"] = TWO_RATES["other"].hard.base
    assert rounded(implied(GROWTH, boxes, "previous"), MILLION) == (221.23, 221.36)


def test_a_change_stated_twice_agrees_with_an_approximate_level() -> None:
    figures = {"current": printed("1.7", BILLION, hedge="about"), "change": printed("33.9", MILLION)}
    figures["growth"] = percent("1.99")
    assert judge(CHANGE, figures, AMOUNTS).verdict == "consistent"
    assert rounded(implied(CHANGE, bases(figures), "current"), MILLION) == (1730.59, 1744.28)


def test_parts_add_up_to_a_rounded_total() -> None:
    figures = {"total": printed("1.14", BILLION), "part.1": printed("349.23", MILLION)}
    figures["part.2"] = printed("788.21", MILLION)
    assert judge(("total = part.1 + part.2",), figures).verdict == "consistent"


def test_less_than_half_is_consistent_where_the_total_is_rounded() -> None:
    half = ratio_in_words(F(1, 2), hedge="less", share=True)
    figures = {"part": printed("667000"), "total": printed("1.3", MILLION), "share": half}
    assert judge(SHARE, figures).verdict == "consistent"
    assert judge(SHARE, {**figures, "total": printed("1.0", MILLION)}).verdict == "contradiction"


def test_a_conflict_that_no_single_relation_shows() -> None:
    boxes = {"turnover": Interval.of(0, 3), "exports": NON_NEGATIVE, "imports": Interval(F("0.8325"), None)}
    boxes["share"] = Interval(F("0.7245"), F("0.726"))
    assert all(possible((equation,), boxes) for equation in TURNOVER)
    assert not possible(TURNOVER, boxes)
    weights = certificate([parse(e) for e in TURNOVER], boxes)
    assert weights is not None
    assert {label for label, _ in weights if label.startswith("equation")} == {"equation:0", "equation:1"}
    assert possible(TURNOVER, {**boxes, "turnover": Interval.of(0, F("3.03"))})


@pytest.mark.parametrize(
    ("equations", "figures", "verdict", "reason"),
    [
        (GROWTH, {"current": "110.0", "previous": "100.0", "growth": "10.0"}, "consistent", ""),
        (GROWTH, {"current": "119.0", "previous": "100.0", "growth": "10.0"}, "contradiction", ""),
        # 32.7 to 33.6 is 0.9, and "up 0.8" is true of 32.74 to 33.55.
        (("d = b - a",), {"a": "32.7", "b": "33.6", "d": "0.8"}, "consistent", ""),
        # Only the ends meet: at most 1.05 + 1.05 and at least 2.1.
        (("t = a + b",), {"a": "1.0", "b": "1.0", "t": "2.15"}, "note", "truncation"),
        (("t = a + a",), {"a": "1", "t": "3.5"}, "note", "truncation"),
        (("a = b",), {"a": "1.0", "b": "1.10"}, "note", "truncation"),
        (("a = b",), {"a": "1", "b": "2"}, "note", "touching"),
        (("t = a + b",), {"a": "300", "b": "420", "t": "780"}, "warning", "two-digit"),
        (("t = a + b",), {"a": "3000", "b": "4000", "t": "7001"}, "consistent", ""),
        (("t = a + b",), {"a": "3000", "b": "4000", "t": "7009"}, "note", "coarse"),
    ],
)
def test_verdicts(equations: tuple[str, ...], figures: dict[str, str], verdict: str, reason: str) -> None:
    sizes = {name: percent(text) if name == "growth" else printed(text) for name, text in figures.items()}
    judgement = judge(equations, sizes)
    assert (judgement.verdict, judgement.reason) == (verdict, reason)
    assert (judgement.proof is not None) == (verdict == "contradiction")


@pytest.mark.parametrize(
    ("hedge", "other", "verdict", "reason"),
    [
        ("more", "504", "consistent", ""),
        ("more", "498", "warning", "hedge"),
        ("more", "702", "note", "hedge"),
        ("more", "448", "contradiction", ""),
        ("nearly", "498", "consistent", ""),
        ("nearly", "502", "note", "hedge"),
        ("nearly", "398", "note", "hedge"),
        ("nearly", "552", "contradiction", ""),
        ("upto", "702", "note", "hedge"),
        ("less", "502", "warning", "hedge"),
        ("less", "552", "contradiction", ""),
    ],
)
def test_a_hedge_has_a_hard_and_a_soft_side(hedge: str, other: str, verdict: str, reason: str) -> None:
    judgement = judge(("a = b",), {"a": printed("500", hedge=hedge), "b": printed(other)})
    assert (judgement.verdict, judgement.reason) == (verdict, reason)


def test_words_have_a_tight_and_a_wide_bound() -> None:
    def doubled(current: str) -> str:
        figures = {"current": printed(current), "previous": printed("100.0"), "times": ratio_in_words(F(2))}
        return judge(("current = previous * times",), figures).verdict

    assert [doubled(text) for text in ("195.5", "230.5", "260.5")] == ["consistent", "warning", "contradiction"]


def test_most_is_more_than_a_half() -> None:
    def most(part: str) -> tuple[str, str]:
        figures = {"part": printed(part, counted=True), "total": printed("80", counted=True), "share": majority()}
        judgement = judge(SHARE, figures)
        return judgement.verdict, judgement.reason

    assert [most(part) for part in ("41", "40", "39")] == [
        ("consistent", ""),
        ("note", "touching"),
        ("contradiction", ""),
    ]


def test_exact_points_do_not_touch() -> None:
    figures = {"old": printed("106", counted=True), "new": printed("61", counted=True)}
    assert judge(("places = old - new",), {**figures, "places": printed("45", counted=True)}).verdict == "consistent"
    assert judge(("places = old - new",), {**figures, "places": printed("44", counted=True)}).verdict == "contradiction"


def test_a_fall_of_more_than_everything() -> None:
    assert judge(("growth >= -1",), {"growth": percent("-120")}).verdict == "contradiction"
    assert judge(("growth >= -1",), {"growth": percent("-100")}).verdict == "consistent"


def test_implied_by_others_that_disagree_is_nothing() -> None:
    boxes = {"a": Interval.of(1, 2), "b": Interval.of(3, 4)}
    assert implied(("a = b", "c = a"), boxes, "c") is None
    assert implied(("c >= a",), boxes, "c") == Interval.of(1, None)
    assert implied(("a = 1",), boxes, "elsewhere") == WHOLE


def test_many_figures_have_a_conflict_without_spare() -> None:
    names = tuple(f"x.{i}" for i in range(12))
    boxes = {name: Interval.of(0, 1) for name in names} | {"x.3": Interval.of(5, 6), "x.7": Interval.of(-6, -5)}
    assert conflict((" + ".join(names) + " = 0", "x.3 + x.7 >= 3"), boxes, names) == ("x.3", "x.7")


def test_a_bound_stays_when_its_figure_is_dropped() -> None:
    sizes = {"a": Interval.of(1, 2), "b": Interval.of(-9, -3)}
    assert conflict(("a = b",), sizes, ("a", "b")) == ("a", "b")
    assert conflict(("a = b",), sizes, ("a", "b"), {"a": NON_NEGATIVE}) == ("b",)


def test_a_judgement_and_its_proof_use_the_same_boxes() -> None:
    figures = {"a": printed("0"), "b": printed("-0.4")}
    hull = boxes(figures, {"a": NON_NEGATIVE}, lambda figure: figure.hard.hull)
    assert hull["a"] == Interval.of(0, 1)
    assert judge(("a = b",), figures, {"a": NON_NEGATIVE}).proof == prove(("a = b",), hull)


def test_large_and_strange_boxes_do_not_disturb() -> None:
    assert possible(("a = b * b",), {"a": Interval.of(10**400, None), "b": NON_NEGATIVE})
    assert not possible(("a = 0 * b",), {"a": Interval.of(1, 2)})
    assert possible((" + ".join(f"x.{i}" for i in range(2000)) + " >= 1",), {})
    assert prove(("a = 1",), {}) is None


@st.composite
def shown(draw: st.DrawFn, value: F, coarsest: int = -3) -> str:
    """A true value as a newspaper prints it: rounded or cut off, to some place."""
    place = draw(st.integers(coarsest, 4))
    size = abs(value) * F(10) ** place
    if place < 0 and size < 1:
        # Nobody prints 0 for 40 because of counting in thousands.
        place, size = 0, abs(value)
    scaled = floor(size) if draw(st.booleans()) else floor(size + F(1, 2))
    digits = str(scaled * 10 ** max(0, -place)).zfill(max(0, place) + 1)
    text = f"{digits[:-place]}.{digits[-place:]}" if place > 0 else digits
    return f"-{text}" if value < 0 and scaled else text


amounts = st.integers(10**3, 10**9).map(lambda thousandths: F(thousandths, 1000))


@st.composite
def histories(draw: st.DrawFn) -> tuple[tuple[str, ...], dict[str, Figure]]:
    """Figures of one true history of trade, each printed by itself; some are left unsaid."""
    previous, current, rest = draw(amounts), draw(amounts), draw(amounts)
    truth = {"previous": previous, "current": current, "change": current - previous, "turnover": current + rest}
    figures = {name: printed(draw(shown(value))) for name, value in truth.items()}
    for name, ratio in (("growth", current / previous - 1), ("share", current / (current + rest))):
        figures[name] = percent(draw(shown(100 * ratio, coarsest=0)))
    said = draw(st.sets(st.sampled_from(sorted(figures)), min_size=2))
    equations = (*CHANGE, "share = current / turnover", "turnover >= current")
    return equations, {name: figure for name, figure in figures.items() if name in said}


@SETTINGS
@given(histories())
def test_true_figures_are_never_accused(history: tuple[tuple[str, ...], dict[str, Figure]]) -> None:
    equations, figures = history
    judgement = judge(equations, figures, {**AMOUNTS, "turnover": NON_NEGATIVE})
    assert judgement.verdict != "contradiction"


SYSTEMS = (GROWTH, CHANGE, TWICE, SHARE, TURNOVER, ("a >= b + c", "b * c = a"), ("a = b / c", "c <= a - 1"))

ends = st.builds(F, st.integers(-30, 90), st.integers(1, 20))


@st.composite
def problems(draw: st.DrawFn) -> tuple[Sequence[str], dict[str, Interval], dict[str, F]]:
    """A system of equations with boxes, and for each variable a number inside its box."""
    equations = draw(st.sampled_from(SYSTEMS))
    boxes, point = {}, {}
    for name in dict.fromkeys(name for text in equations for name in parse(text).variables):
        low, inside, high = sorted(draw(st.tuples(ends, ends, ends)))
        boxes[name] = Interval(draw(st.sampled_from((low, low, None))), draw(st.sampled_from((high, high, None))))
        point[name] = inside
    return equations, boxes, point


@SETTINGS
@given(problems())
def test_floats_and_exact_arithmetic_agree(problem: tuple[Sequence[str], dict[str, Interval], dict[str, F]]) -> None:
    equations, boxes, _ = problem
    parsed = [parse(text) for text in equations]
    quickly, exactly = quick.witness(parsed, boxes), refutation(parsed, boxes)
    if quickly is False:
        assert exactly is not None
    if isinstance(quickly, dict):
        assert exactly is None
        assert all(equation.holds(quickly) for equation in parsed)
        assert all(box.contains(quickly[name]) for name, box in boxes.items())


@SETTINGS
@given(problems())
def test_narrowing_cuts_off_no_solution(problem: tuple[Sequence[str], dict[str, Interval], dict[str, F]]) -> None:
    equations, boxes, point = problem
    parsed = [parse(text) for text in equations]
    # Make the point a solution by solving every equality for its first variable, where that can be done.
    for equation in parsed:
        value = equation.solve(point, equation.variables[0]) if equation.relation == "=" else None
        point[equation.variables[0]] = point[equation.variables[0]] if value is None else value
    assume(all(equation.holds(point) for equation in parsed))
    around = {name: box.hull(Interval.point(point[name])) for name, box in boxes.items()}
    left, _ = narrow(parsed, around)
    assert left is not None
    assert all(left[name].contains(value) for name, value in point.items())
    assert certificate(parsed, around) is None


@SETTINGS
@given(problems())
def test_whatever_is_impossible_has_a_proof(problem: tuple[Sequence[str], dict[str, Interval], dict[str, F]]) -> None:
    equations, boxes, _ = problem
    proof = prove(equations, boxes)
    assert (proof is None) == possible(equations, boxes)
    assert proof is None or proofs.check(proof) == ""
