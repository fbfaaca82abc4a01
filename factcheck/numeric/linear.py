"""Exact linear feasibility with a certificate: what narrowing one equation at a time cannot decide.

Every equation becomes a polynomial that is zero; every end of an interval one that is not negative; and for each
product of two variables, so do the products of their ends ((growth - low) * (previous - low) >= 0: McCormick, 1976).
If a combination of these, the inequalities with no negative weight, adds up to a negative number, nothing can satisfy
them all (Farkas' lemma). The weights are found by the simplex method over the products as if they were variables of
their own, which may miss a conflict and never invents one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product as pairs

from factcheck.numeric import simplex
from factcheck.numeric.equation import Equation
from factcheck.numeric.interval import WHOLE, Interval
from factcheck.numeric.polynomial import Constraint, Monomial, Polynomial, add, constraint, product

LARGEST = 160
"""The most constraints of a programme that is tried."""


def certificate(
    equations: Sequence[Equation], boxes: Mapping[str, Interval]
) -> tuple[tuple[str, Fraction], ...] | None:
    """The weights that make the constraints impossible together, by label; None where there are none.

    >>> from factcheck.numeric.equation import parse
    >>> ends = {"a": Interval.of(0, 1), "b": Interval.of(0, 1), "c": Interval.of(3, None)}
    >>> [label for label, weight in certificate([parse("a + b = c")], ends)]
    ['equation:0', 'high:a', 'high:b', 'low:c']
    """
    labels = tuple(_labels(equations, boxes))
    if len(labels) > LARGEST:
        return None
    constraints = [labelled(label, equations, boxes) for label in labels]
    weights = _weights(constraints)
    if weights is None:
        return None
    return tuple((label, weight) for label, weight in zip(labels, weights, strict=True) if weight)


def labelled(label: str, equations: Sequence[Equation], boxes: Mapping[str, Interval]) -> Constraint:
    """The constraint that a label names: "equation:0", "low:total", "high:total" or "low:share*high:total".

    Raises ValueError for a label that names none.
    """
    kind, _, name = label.partition(":")
    if kind == "equation":
        found = constraint(equations[int(name)])
        if found is None:
            raise ValueError(f"{label} is no polynomial")
        return found
    first, star, second = label.partition("*")
    return Constraint(product(_end(first, boxes), _end(second, boxes)) if star else _end(label, boxes), False)


def combined(
    weights: Sequence[tuple[str, Fraction]], equations: Sequence[Equation], boxes: Mapping[str, Interval]
) -> Polynomial:
    """The weighted sum of constraints; a negative number and nothing else refutes them.

    Raises ValueError where an inequality has a negative weight.
    """
    total: Polynomial = {}
    for label, weight in weights:
        part = labelled(label, equations, boxes)
        if weight < 0 and not part.equality:
            raise ValueError(f"the inequality {label} has a negative weight")
        total = add(total, part.polynomial, weight)
    return total


def _labels(equations: Sequence[Equation], boxes: Mapping[str, Interval]) -> Iterator[str]:
    names: set[str] = set()
    multiplied: set[Monomial] = set()
    for index, equation in enumerate(equations):
        found = constraint(equation)
        if found is not None:
            yield f"equation:{index}"
            names.update(name for monomial in found.polynomial for name in monomial)
            multiplied.update(monomial for monomial in found.polynomial if len(monomial) == 2)
    for name in sorted(names):
        yield from _ends(name, boxes)
    for left, right in sorted(multiplied):
        yield from (f"{a}*{b}" for a, b in pairs(_ends(left, boxes), _ends(right, boxes)))


def _ends(name: str, boxes: Mapping[str, Interval]) -> list[str]:
    box = boxes.get(name, WHOLE)
    return [f"{kind}:{name}" for kind, end in (("low", box.low), ("high", box.high)) if end is not None]


def _end(label: str, boxes: Mapping[str, Interval]) -> Polynomial:
    """One end of an interval as a polynomial that is not negative: name - low, or high - name."""
    kind, _, name = label.partition(":")
    box = boxes.get(name, WHOLE)
    end = {"low": box.low, "high": box.high}.get(kind)
    if end is None:
        raise ValueError(f"{label} is no finite end of an interval")
    sign = Fraction(1 if kind == "low" else -1)
    return add({(name,): sign}, {(): end}, -sign)


def _weights(constraints: Sequence[Constraint]) -> list[Fraction] | None:
    """Solve for weights under which all monomials cancel and -1 is left."""
    monomials: dict[Monomial, dict[int, Fraction]] = {(): {}}
    for column, (polynomial, _) in enumerate(constraints):
        for monomial, value in polynomial.items():
            monomials.setdefault(monomial, {})[column] = value
    goal = monomials.pop(())
    lines = [simplex.Line.of(row, 0) for row in monomials.values()]
    lines.append(simplex.Line.of({column: -value for column, value in goal.items()}, 1))
    free = [column for column, part in enumerate(constraints) if part.equality]
    return simplex.feasible(lines, free, len(constraints))
