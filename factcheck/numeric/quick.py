"""The quick test in front of the exact engine: floats with every end rounded outward.

It answers only what it is sure of. An empty float box is no solution, since each end was moved outward by one unit in
the last place; a solution is claimed only after exact arithmetic has confirmed the point that the floats suggested.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import inf, nextafter

from factcheck.numeric.equation import Equation
from factcheck.numeric.interval import WHOLE, Interval

ROUNDS = 6
"""How often every equation is used, at most, for one narrowing; not more than the exact engine takes."""
LARGEST = 64
"""The most variables for which a point is looked for."""
_PINNED = 1e-13
"""A float box of this relative width has been fixed by others, and its value is computed exactly from theirs."""

_SMALL, _HUGE = 0.01, 1e300
"""The sizes between which that width is relative: below, the box is around zero; above, an end is infinite."""

_Box = tuple[float, float]
_Boxes = dict[str, _Box]


def refuted(equations: Sequence[Equation], boxes: Mapping[str, Interval]) -> bool:
    """Whether floats alone show that nothing inside the boxes satisfies the equations; False if they cannot tell."""
    return _narrow(equations, _floats(equations, boxes)) is None


def witness(
    equations: Sequence[Equation], boxes: Mapping[str, Interval], *, inside: bool = False
) -> dict[str, Fraction] | bool:
    """A point that satisfies the equations exactly; False where there is none, True where floats cannot tell.

    With ``inside`` the point touches no end of any box that has a width.
    """
    narrowed = _narrow(equations, _floats(equations, boxes))
    if narrowed is None:
        return False
    if len(narrowed) > LARGEST:
        return True
    for order in _orders(narrowed):
        chosen = _chosen(equations, boxes, narrowed, order)
        point = None if chosen is None else _completed(equations, chosen)
        if point is not None and _confirmed(equations, boxes, point, inside):
            return point
    return True


def _orders(boxes: _Boxes) -> Iterator[list[str]]:
    """The orders of choice: as written, which mostly does; the most certain first; the least certain first."""
    yield list(boxes)
    for last in (False, True):
        yield sorted(boxes, key=lambda name: _uncertainty(boxes[name]), reverse=last)


def _uncertainty(box: _Box) -> float:
    size = max(abs(box[0]), abs(box[1]))
    return (box[1] - box[0]) / size if _SMALL <= size <= _HUGE else inf


def _chosen(
    equations: Sequence[Equation], boxes: Mapping[str, Interval], start: _Boxes, order: Sequence[str]
) -> dict[str, Fraction] | None:
    """Choose the middle of one box after the other, narrowing the rest; None where that leads nowhere."""
    chosen: dict[str, Fraction] = {}
    narrowed = start
    for name in order:
        box = boxes.get(name, WHOLE)
        if box.low is not None and (box.low is box.high or box.low == box.high):
            chosen[name] = box.low
            continue
        low, high = narrowed[name]
        if high - low <= _PINNED * min(max(-low, high, _SMALL), _HUGE):
            continue
        middle = _middle(low, high)
        chosen[name] = Fraction(middle)
        touched = [equation for equation in equations if name in equation.variables]
        again = _narrow(equations, {**narrowed, name: (middle, middle)}, touched)
        if again is None:
            return None
        narrowed = again
    return chosen


def _completed(equations: Sequence[Equation], chosen: dict[str, Fraction]) -> dict[str, Fraction] | None:
    """Compute the pinned variables from the chosen ones, each by an equation that lacks only it."""
    point = dict(chosen)
    pending = [e for e in equations if e.relation == "="]
    while pending:
        waiting = []
        for equation in pending:
            unknown = [name for name in equation.variables if name not in point]
            if len(unknown) > 1:
                waiting.append(equation)
            elif unknown:
                value = equation.solve(point, unknown[0])
                if value is None:
                    return None
                point[unknown[0]] = value
        if len(waiting) == len(pending):
            return None
        pending = waiting
    return point


def _confirmed(
    equations: Sequence[Equation], boxes: Mapping[str, Interval], point: dict[str, Fraction], inside: bool
) -> bool:
    for name, value in point.items():
        box = boxes.get(name, WHOLE)
        if not box.contains(value) or (inside and value in (box.low, box.high) and not box.is_point):
            return False
    return all(all(name in point for name in equation.variables) and equation.holds(point) for equation in equations)


def _middle(low: float, high: float) -> float:
    """A number well inside a box, short in its digits where there is room."""
    if low == -inf:
        return min(1.0, high / 2) if high > 0 else 2 * high - 1
    if high == inf:
        return 2 * low + 1 if low > 0 else low / 2 + 1
    return low + (high - low) / 2


def _floats(equations: Sequence[Equation], boxes: Mapping[str, Interval]) -> _Boxes:
    found: _Boxes = {}
    for equation in equations:
        for name in equation.variables:
            if name not in found:
                box = boxes.get(name, WHOLE)
                found[name] = (_below(box.low), -_below(None if box.high is None else -box.high))
    return found


def _below(end: Fraction | None) -> float:
    if end is None:
        return -inf
    if not end.numerator:
        return 0.0
    try:
        return nextafter(end.numerator / end.denominator, -inf)
    except OverflowError:
        return -inf


def _narrow(equations: Sequence[Equation], boxes: _Boxes, first: Sequence[Equation] | None = None) -> _Boxes | None:
    """Narrow float boxes; ``first`` are the equations that may have news, all if None."""
    current = dict(boxes)
    stale = list(equations if first is None else first)
    for _ in range(ROUNDS):
        changed: set[str] = set()
        for equation in stale:
            news = _revise(equation, current)
            if news is None:
                return None
            changed |= news
        if not changed or len(equations) == 1:
            break
        stale = [equation for equation in equations if not changed.isdisjoint(equation.variables)]
    return current


def _revise(equation: Equation, boxes: _Boxes) -> set[str] | None:
    """Narrow the boxes by one equation in place: the names with real news, None where nothing is left."""
    values: list[_Box] = []
    for node in equation.nodes:
        operator = node.operator
        if operator == "name":
            values.append(boxes[node.name])
        elif operator == "number":
            values.append(node.bounds)
        else:
            values.append(_apply(operator, values[node.left], values[node.right]))
    if not _relate(equation, values):
        return None
    news: set[str] = set()
    for place in range(len(values) - 1, -1, -1):
        node = equation.nodes[place]
        if node.operator == "name":
            low, high = boxes[node.name]
            new_low, new_high = max(low, values[place][0]), min(high, values[place][1])
            if new_low > new_high:
                return None
            if new_low > low or new_high < high:
                boxes[node.name] = (new_low, new_high)
                news.add(node.name)
        elif node.operator != "number" and not _backward(node.operator, values, place, node.left, node.right):
            return None
    return news


def _relate(equation: Equation, values: list[_Box]) -> bool:
    (a, b), (c, d) = values[equation.left], values[equation.right]
    if equation.relation != ">=":
        b, c = min(b, d), max(a, c)
    if equation.relation != "<=":
        a, d = max(a, c), min(b, d)
    values[equation.left], values[equation.right] = (a, b), (c, d)
    return a <= b and c <= d


def _backward(operator: str, values: list[_Box], place: int, left: int, right: int) -> bool:
    result, a, b = values[place], values[left], values[right]
    if operator == "+":
        new_a, new_b = _subtract(result, b), _subtract(result, a)
    elif operator == "-":
        new_a, new_b = _add(result, b), _subtract(a, result)
    elif operator == "*":
        new_a, new_b = _divide(result, b), _divide(result, a)
    else:
        new_a, new_b = _multiply(result, b), _divide(a, result)
    values[left] = (max(a[0], new_a[0]), min(a[1], new_a[1]))
    values[right] = (max(b[0], new_b[0]), min(b[1], new_b[1]))
    return values[left][0] <= values[left][1] and values[right][0] <= values[right][1]


def _apply(operator: str, a: _Box, b: _Box) -> _Box:
    if operator == "+":
        return _add(a, b)
    if operator == "-":
        return _subtract(a, b)
    return _multiply(a, b) if operator == "*" else _divide(a, b)


def _add(a: _Box, b: _Box) -> _Box:
    return nextafter(a[0] + b[0], -inf), nextafter(a[1] + b[1], inf)


def _subtract(a: _Box, b: _Box) -> _Box:
    return nextafter(a[0] - b[1], -inf), nextafter(a[1] - b[0], inf)


def _multiply(a: _Box, b: _Box) -> _Box:
    if a[0] >= 0 and b[0] >= 0:
        high = a[1] * b[1]
        # Zero times an infinite end is not a number to floats, and zero to us.
        return max(0.0, nextafter(a[0] * b[0], -inf)), nextafter(high if high == high else 0.0, inf)
    ends = [a[0] * b[0], a[0] * b[1], a[1] * b[0], a[1] * b[1]]
    if any(end != end for end in ends):
        ends = [0.0 if end != end else end for end in ends]
    return nextafter(min(ends), -inf), nextafter(max(ends), inf)


def _divide(a: _Box, b: _Box) -> _Box:
    if b[0] > 0 or b[1] < 0:
        return _multiply(a, (nextafter(1 / b[1], -inf), nextafter(1 / b[0], inf)))
    if a[0] <= 0 <= a[1] or (b[0] < 0 < b[1]) or b[0] == b[1]:
        return (-inf, inf)
    if b[0] == 0:
        return _multiply(a, (nextafter(1 / b[1], -inf), inf))
    return _multiply(a, (-inf, nextafter(1 / b[0], inf)))
