"""Rates that are repeated over several periods: what a yearly rate makes of ten years, what a quarter's is in a year.

How many periods there are is told by words; whether they count with both ends, and whether a mean is that of compound
growth or of the rates, is not: each of these is a reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.model import Binding
from factcheck.rule import Rule
from factcheck.rules import rule

RULES = frozenset({"annualised", "compound"})
MOST = 40
"""Years over which a rate is compounded; of more, nobody tells a mean."""


def readings(name: str, bindings: Sequence[Binding], periods: int) -> Iterator[Rule]:
    """The rule with its equation for so many periods, once for each reading; none where their number is not known."""
    if name == "annualised":
        equations = _annualised(periods) if periods else ()
    else:
        count = periods or _counted(bindings)
        equations = _compound({b.role for b in bindings}, count) if 1 < count <= MOST else ()
    yield from (replace(rule(name), equations=(equation,)) for equation in equations)


def _counted(bindings: Sequence[Binding]) -> int:
    """The years of a figure that tells their number: "in ten years"; 0 where none does."""
    told = next((b.claim.quantity for b in bindings if b.role == "years"), None)
    whole = told is not None and told.unit == "year" and told.hedge is None and told.value_to is None
    return int(told.value) if told is not None and whole and told.value == int(told.value) else 0


def _annualised(periods: int) -> tuple[str, ...]:
    simple = f"annual = {periods} * rate"
    return simple, f"1 + direction * annual / 100 = {_power('1 + direction * rate / 100', periods)}"


def _compound(roles: set[str], count: int) -> tuple[str, ...]:
    left, right = _sides(roles)
    around = [n for n in (count - 1, count, count + 1) if n]
    compound = (f"{left} = {right}{_power('1 + direction * rate / 100', n)}" for n in around)
    simple = (f"{left} = {right}(1 + direction * {n} * rate / 100)" for n in around)
    return (*compound, *simple)


def _sides(roles: set[str]) -> tuple[str, str]:
    """What the growth of all years is told by, and what stands before the factor of growth."""
    if "multiple" in roles:
        return "multiple", ""
    return ("1 + direction * growth / 100", "") if "growth" in roles else ("current", "previous * ")


def _power(factor: str, exponent: int) -> str:
    return " * ".join([f"({factor})"] * exponent)
