"""Equations as text: what parses, what does not, and what an equation says of exact numbers."""

from fractions import Fraction as F

import pytest

from factcheck.errors import RuleError
from factcheck.numeric.equation import expand, parse
from factcheck.numeric.polynomial import constraint


@pytest.mark.parametrize(
    ("text", "point", "true"),
    [
        ("current = previous * (1 + growth)", {"current": "12", "previous": "10", "growth": "0.2"}, True),
        ("a - b - c = 1", {"a": "6", "b": "3", "c": "2"}, True),
        ("a / b / c = 2", {"a": "12", "b": "3", "c": "2"}, True),
        ("-a + 2 * b = --3", {"a": "1", "b": "2"}, True),
        ("a + b * c = 7", {"a": "1", "b": "2", "c": "3"}, True),
        ("a >= 0.25", {"a": "0.25"}, True),
        ("a <= b", {"a": "3", "b": "2"}, False),
        ("part.1 / total_2 = 0.5", {"part.1": "1", "total_2": "3"}, False),
        ("a / b = a / b", {"a": "1", "b": "0"}, False),
    ],
)
def test_an_equation_holds_or_not(text: str, point: dict[str, str], true: bool) -> None:
    assert parse(text).holds({name: F(value) for name, value in point.items()}) is true


@pytest.mark.parametrize(
    "text",
    ["", "a", "a =", "= a", "a = b = c", "a == b", "a = (b", "a = b)", "a = 2b", "a = 1.2.3", "a = B", "a = sum(b)"],
)
def test_what_is_no_equation_is_refused(text: str) -> None:
    with pytest.raises(RuleError):
        parse(text)


def test_an_equation_is_parsed_once() -> None:
    assert parse("a = b + 1") is parse("a = b + 1")


def test_sums_are_written_out() -> None:
    text = expand("total = sum(part) - sum(less)", {"part": 2, "less": 1})
    assert parse(text).variables == ("total", "part.1", "part.2", "less.1")
    assert expand("a = b", {}) == "a = b"
    with pytest.raises(RuleError, match="nothing to sum"):
        expand("total = sum(part)", {"total": 1})


@pytest.mark.parametrize(
    ("text", "point", "name", "value"),
    [
        ("c = p * (1 + g)", {"c": "12", "p": "10"}, "g", "0.2"),
        ("c = p * (1 + g)", {"c": "12", "g": "0.2"}, "p", "10"),
        ("c - p = d", {"c": "12", "d": "2"}, "p", "10"),
        ("s = a / t", {"s": "0.25", "a": "1"}, "t", "4"),
        ("s = a / t", {"s": "0.25", "t": "4"}, "a", "1"),
        ("s = a / t", {"a": "1", "t": "0"}, "s", None),
        ("a = a * b", {"b": "2"}, "a", None),
        ("a * b = 0", {"a": "0"}, "b", None),
    ],
)
def test_an_equation_is_solved_for_one_name(text: str, point: dict[str, str], name: str, value: str | None) -> None:
    solved = parse(text).solve({key: F(number) for key, number in point.items()}, name)
    assert solved == (None if value is None else F(value))


def test_denominators_are_multiplied_out() -> None:
    found = constraint(parse("share = a / (a + b)"))
    assert found is not None
    assert found.equality
    assert found.polynomial == {("a", "share"): F(1), ("b", "share"): F(1), ("a",): F(-1)}


def test_an_inequality_keeps_its_direction() -> None:
    lower = constraint(parse("a / -2 <= b"))
    assert lower is not None
    # a / -2 <= b says that a + 2 b is not negative.
    assert lower.polynomial[("a",)] > 0
    assert lower.polynomial[("b",)] == 2 * lower.polynomial[("a",)]
    assert constraint(parse("a / b <= 1")) is None
