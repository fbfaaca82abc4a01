"""Equations as polynomials: the common ground of the linear programme and of whoever re-checks its certificate."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from factcheck.numeric.equation import Equation

Monomial = tuple[str, ...]
"""The names that are multiplied, sorted; () is the constant."""
Polynomial = dict[Monomial, Fraction]

LARGEST = 400
"""The most terms that a polynomial may have before it is left out."""


class Constraint(NamedTuple):
    """A polynomial that is zero (``equality``), or not negative."""

    polynomial: Polynomial
    equality: bool


def constraint(equation: Equation) -> Constraint | None:
    """Write an equation as a polynomial against zero; None where that is not possible.

    Denominators are multiplied out, which keeps every solution of an equality; an inequality keeps its direction only
    if its denominators are numbers.

    >>> from factcheck.numeric.equation import parse
    >>> {name: int(value) for name, value in constraint(parse("share = part / total")).polynomial.items()}
    {('share', 'total'): 1, ('part',): -1}
    """
    sides = _sides(equation)
    if sides is None:
        return None
    (a, b), (c, d) = sides
    if len(a) * len(d) > LARGEST or len(c) * len(b) > LARGEST:
        return None
    found = add(product(a, d), product(c, b), Fraction(-1))
    if equation.relation == "=":
        return Constraint(found, True)
    divisor = product(b, d)
    if set(divisor) != {()}:
        return None
    sign = 1 if (divisor[()] > 0) == (equation.relation == ">=") else -1
    return Constraint({name: sign * value for name, value in found.items()}, False)


def add(a: Mapping[Monomial, Fraction], b: Mapping[Monomial, Fraction], factor: Fraction) -> Polynomial:
    """The sum a + factor * b, without zero terms."""
    total = dict(a)
    for name, value in b.items():
        changed = total.get(name, Fraction(0)) + factor * value
        if changed:
            total[name] = changed
        else:
            total.pop(name, None)
    return total


def product(a: Mapping[Monomial, Fraction], b: Mapping[Monomial, Fraction]) -> Polynomial:
    """The product of two polynomials."""
    total: Polynomial = {}
    for left, x in a.items():
        for right, y in b.items():
            name = tuple(sorted(left + right))
            total[name] = total.get(name, Fraction(0)) + x * y
    return {name: value for name, value in total.items() if value}


_Ratio = tuple[Polynomial, Polynomial]


def _sides(equation: Equation) -> tuple[_Ratio, _Ratio] | None:
    """Both sides as a numerator over a denominator; None where they grow too long or divide by zero."""
    ratios: list[_Ratio] = []
    one: Polynomial = {(): Fraction(1)}
    for node in equation.nodes:
        if node.operator == "name":
            ratios.append(({(node.name,): Fraction(1)}, one))
        elif node.operator == "number":
            ratios.append(({(): node.value} if node.value else {}, one))
        else:
            ratio = _combined(node.operator, ratios[node.left], ratios[node.right])
            if not ratio[1] or max(len(ratio[0]), len(ratio[1])) > LARGEST:
                return None
            ratios.append(ratio)
    return ratios[equation.left], ratios[equation.right]


def _combined(operator: str, left: _Ratio, right: _Ratio) -> _Ratio:
    (a, b), (c, d) = left, right
    if operator == "*":
        return product(a, c), product(b, d)
    if operator == "/":
        return product(a, d), product(b, c)
    sign = Fraction(1 if operator == "+" else -1)
    if b == d:
        return add(a, c, sign), b
    return add(product(a, d), product(c, b), sign), product(b, d)
