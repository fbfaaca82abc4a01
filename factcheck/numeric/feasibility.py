"""Feasibility: whether figures can be true together, and the proof where they cannot.

Equations are text, boxes are intervals by name; a name without a box may be anything. What is called impossible has
been refuted by narrowing or by a linear certificate; what merely cannot be refuted counts as possible.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from factcheck.numeric import quick
from factcheck.numeric.equation import Equation, parse
from factcheck.numeric.interval import Interval
from factcheck.numeric.linear import certificate
from factcheck.numeric.narrowing import narrow, needed
from factcheck.numeric.proof import Proof, Step

Refutation = tuple[tuple[Step, ...], tuple[tuple[str, Fraction], ...]]
"""Steps of narrowing, and weights of constraints by label."""


def possible(equations: Sequence[str], boxes: Mapping[str, Interval]) -> bool:
    """Whether values inside the boxes may satisfy all equations; True also where nothing could be decided.

    >>> boxes = {"total": Interval.of(10, 11), "a": Interval.of(3, 4), "b": Interval.of(6, 8)}
    >>> possible(["total = a + b"], boxes), possible(["total = a + b", "b = 2 * a", "a <= 3"], boxes)
    (True, False)

    Raises RuleError for an equation that cannot be parsed.
    """
    parsed = [parse(text) for text in equations]
    found = quick.witness(parsed, boxes)
    if isinstance(found, dict):
        return True
    return found and refutation(parsed, boxes) is None


def prove(equations: Sequence[str], boxes: Mapping[str, Interval]) -> Proof | None:
    """Why nothing inside the boxes satisfies the equations; None where that cannot be shown.

    >>> proof = prove(["total = a + b"], {"total": Interval.of(9, 9), "a": Interval.of(1, 2), "b": Interval.of(3, 4)})
    >>> proof.steps
    (Step(equation=0, variable='total', interval=None),)
    """
    parsed = [parse(text) for text in equations]
    found = refutation(parsed, boxes)
    if found is None:
        return None
    names = dict.fromkeys(name for equation in parsed for name in equation.variables)
    variables = tuple((name, boxes[name]) for name in names if name in boxes)
    return Proof(variables, tuple(equations), *found)


def refutation(equations: Sequence[Equation], boxes: Mapping[str, Interval]) -> Refutation | None:
    """Steps that end in nothing; or weights, if need be after steps; or None."""
    left, steps = narrow(equations, boxes)
    if left is None:
        return needed(equations, boxes, steps), ()
    weights = certificate(equations, boxes)
    if weights is not None:
        return (), weights
    weights = certificate(equations, left) if steps else None
    return None if weights is None else (tuple(steps), weights)
