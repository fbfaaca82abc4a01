"""Narrowing: each equation confines each of its variables, until nothing changes or nothing is left.

The method is HC4 (Benhamou, Goualard, Granvilliers, Puget, *Revising hull and box consistency*, 1999): evaluate both
sides over the intervals, meet them, and carry the result back down to the names. It never cuts off a solution.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from factcheck.numeric.equation import Equation
from factcheck.numeric.interval import WHOLE, Interval
from factcheck.numeric.proof import Step

ROUNDS = 8
"""How often every equation is used, at most."""

Boxes = Mapping[str, Interval]


def revise(equation: Equation, boxes: Boxes) -> dict[str, Interval] | None:
    """What one equation leaves of each of its variables; None where it leaves nothing.

    >>> from factcheck.numeric.equation import parse
    >>> boxes = {"total": Interval.of(5, 6), "a": Interval.of(1, 2), "b": Interval.of(0, 9)}
    >>> revise(parse("total = a + b"), boxes)["b"]
    Interval(low=Fraction(3, 1), high=Fraction(5, 1))
    """
    values = _forward(equation, boxes)
    if not _relate(equation, values):
        return None
    left: dict[str, Interval] = {}
    for place in range(len(equation.nodes) - 1, -1, -1):
        node = equation.nodes[place]
        if node.operator == "name":
            rest = values[place].meet(left.get(node.name, WHOLE))
            if rest is None:
                return None
            left[node.name] = rest
        elif node.operator != "number" and not _backward(node.operator, values, place, node.left, node.right):
            return None
    return left


def narrow(
    equations: Sequence[Equation], boxes: Boxes, rounds: int = ROUNDS
) -> tuple[dict[str, Interval] | None, list[Step]]:
    """Revise with all equations in turn: what is left (None: nothing), and the steps that led there."""
    current = {name: boxes.get(name, WHOLE) for equation in equations for name in equation.variables}
    steps: list[Step] = []
    repeats = [sum(node.operator == "name" for node in e.nodes) > len(e.variables) for e in equations]
    stale = set(range(len(equations)))
    for _ in range(rounds):
        for index in sorted(stale):
            stale.discard(index)
            left = revise(equations[index], current)
            if left is None:
                steps.append(Step(index, equations[index].variables[0], None))
                return None, steps
            changed = {name for name, box in left.items() if box != current[name]}
            for name in sorted(changed):
                current[name] = left[name].outward()
                steps.append(Step(index, name, current[name]))
            stale.update(
                i
                for i, other in enumerate(equations)
                if (i != index or repeats[i]) and not changed.isdisjoint(other.variables)
            )
        if not stale:
            break
    return current, steps


def replay(equations: Sequence[Equation], boxes: Boxes, steps: Iterable[Step]) -> dict[str, Interval] | None:
    """Follow steps, each of which must be what its equation enforces or less.

    Returns what is left; None once a step leaves nothing. Raises ValueError where a step does not follow.
    """
    current = dict(boxes)
    for step in steps:
        left = revise(equations[step.equation], {**dict.fromkeys(equations[step.equation].variables, WHOLE), **current})
        if left is None:
            return None
        rest = left.get(step.variable)
        if rest is None or step.interval is None or not step.interval.covers(rest):
            raise ValueError(f"equation {step.equation} does not confine {step.variable} so far")
        current[step.variable] = step.interval
    return current


def needed(equations: Sequence[Equation], boxes: Boxes, steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps of a refutation without those that it does not rest on."""
    kept = _slice(equations, steps)
    for step in tuple(kept[:-1]):
        shorter = [other for other in kept if other is not step]
        if _refutes(equations, boxes, shorter):
            kept = shorter
    return tuple(kept)


def _slice(equations: Sequence[Equation], steps: Sequence[Step]) -> list[Step]:
    """Walk back from the last step, keeping the latest step for each variable that a kept one reads."""
    wanted: set[str] = set()
    kept: list[Step] = []
    for step in reversed(steps):
        if step.interval is None or step.variable in wanted:
            wanted.discard(step.variable)
            wanted.update(equations[step.equation].variables)
            kept.append(step)
    return kept[::-1]


def _refutes(equations: Sequence[Equation], boxes: Boxes, steps: Sequence[Step]) -> bool:
    try:
        return replay(equations, boxes, steps) is None
    except ValueError:
        return False


def _forward(equation: Equation, boxes: Boxes) -> list[Interval]:
    values: list[Interval] = []
    for node in equation.nodes:
        if node.operator == "name":
            values.append(boxes[node.name])
        elif node.operator == "number":
            values.append(Interval(node.value, node.value))
        elif node.operator == "+":
            values.append(values[node.left] + values[node.right])
        elif node.operator == "-":
            values.append(values[node.left] - values[node.right])
        elif node.operator == "*":
            values.append(values[node.left] * values[node.right])
        else:
            values.append(values[node.left] / values[node.right])
    return values


def _relate(equation: Equation, values: list[Interval]) -> bool:
    """Confine both sides by the relation between them; false where no values are left."""
    left, right = values[equation.left], values[equation.right]
    if equation.relation == "=":
        new_left = new_right = left.meet(right)
    elif equation.relation == "<=":
        new_left, new_right = left.meet(Interval(None, right.high)), right.meet(Interval(left.low, None))
    else:
        new_left, new_right = left.meet(Interval(right.low, None)), right.meet(Interval(None, left.high))
    if new_left is None or new_right is None:
        return False
    values[equation.left], values[equation.right] = new_left, new_right
    return True


def _backward(operator: str, values: list[Interval], place: int, left: int, right: int) -> bool:
    """Confine the operands of one operation by its result; false where no values are left."""
    result, a, b = values[place], values[left], values[right]
    if operator == "+":
        new_a, new_b = result - b, result - a
    elif operator == "-":
        new_a, new_b = result + b, a - result
    elif operator == "*":
        new_a, new_b = result / b, result / a
    else:
        new_a, new_b = result * b, a / result
    met_a, met_b = a.meet(new_a), b.meet(new_b)
    if met_a is None or met_b is None:
        return False
    values[left], values[right] = met_a, met_b
    return True
