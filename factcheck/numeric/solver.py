"""The solver: can figures be true together, what do they imply, which of them cannot be, and why.

Equations are text, boxes are intervals by name; a name without a box may be anything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from factcheck.numeric.equation import parse
from factcheck.numeric.feasibility import possible, prove
from factcheck.numeric.interval import WHOLE, Interval
from factcheck.numeric.judgement import Judgement, boxes, judge
from factcheck.numeric.narrowing import narrow

__all__ = ["Judgement", "boxes", "conflict", "implied", "judge", "possible", "prove"]

EXHAUSTIVE = 8
"""Up to this many figures the smallest conflict is searched for; among more, one of which none can be spared."""


def implied(equations: Sequence[str], boxes: Mapping[str, Interval], variable: str) -> Interval | None:
    """What the others imply for one variable, whose own box is not used; None where the others disagree.

    >>> boxes = {"new": Interval.of(11, 12), "change": Interval.of(2, 3), "old": Interval.of(50, 60)}
    >>> implied(["new = old + change"], boxes, "old")
    Interval(low=Fraction(8, 1), high=Fraction(10, 1))
    """
    left, _ = narrow([parse(text) for text in equations], {**boxes, variable: WHOLE})
    return None if left is None else left.get(variable, WHOLE)


def conflict(
    equations: Sequence[str],
    boxes: Mapping[str, Interval],
    blamable: Sequence[str],
    bounds: Mapping[str, Interval] | None = None,
) -> tuple[str, ...]:
    """The fewest of the blamable variables whose boxes cannot be true together; () where all can.

    The other boxes are facts and always hold, and so do the bounds, also of a variable whose box is dropped. With more
    than eight blamable variables the set is one of which none can be spared.

    >>> boxes = {"a": Interval.of(1, 2), "b": Interval.of(5, 6), "c": Interval.of(0, 9), "d": Interval.of(0, 9)}
    >>> conflict(["a >= b", "c + d >= a"], boxes, ["a", "b", "c", "d"])
    ('a', 'b')
    """
    facts = {**(bounds or {}), **{name: box for name, box in boxes.items() if name not in blamable}}

    def impossible(names: Sequence[str]) -> bool:
        return not possible(equations, {**facts, **{name: boxes[name] for name in names if name in boxes}})

    if not impossible(blamable):
        return ()
    kept = list(blamable)
    for name in blamable:
        fewer = [other for other in kept if other != name]
        if impossible(fewer):
            kept = fewer
    if len(blamable) <= EXHAUSTIVE:
        for size in range(len(kept)):
            smaller = next((names for names in combinations(blamable, size) if impossible(names)), None)
            if smaller is not None:
                return smaller
    return tuple(kept)
