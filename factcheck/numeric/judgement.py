"""The verdict on one relation: its figures are tried from the most generous reading to the strictest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from factcheck.numeric import quick
from factcheck.numeric.equation import parse
from factcheck.numeric.feasibility import possible, prove
from factcheck.numeric.figure import Figure, Reading
from factcheck.numeric.interval import Interval
from factcheck.numeric.proof import Proof

_SHAVED = Fraction(1, 2**30)
"""The part of an interval that is cut from its ends to see whether a relation holds on more than a touching end."""

Boxes = dict[str, Interval]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What can be said of a relation, why, and for a contradiction its proof.

    ``reason`` is empty for the plain verdicts; of a warning it is "two-digit" or "hedge"; of a note it is
    "truncation", "touching", "coarse" or "hedge".
    """

    verdict: Literal["contradiction", "warning", "note", "consistent"]
    reason: str = ""
    proof: Proof | None = None


CONSISTENT = Judgement("consistent")


def judge(
    equations: Sequence[str], figures: Mapping[str, Figure], bounds: Mapping[str, Interval] | None = None
) -> Judgement:
    """The verdict on figures under equations; ``bounds`` confine variables by nature, printed or not.

    One reading is tried for all figures at a time. A bound that its figure's reading does not meet is left out: what
    can break a bound is written as an equation ("growth >= -1"). Raises RuleError for a broken equation.

    >>> from factcheck.numeric.rounding import printed
    >>> sizes = {"current": printed("533.1"), "previous": printed("392.2"), "growth": printed("35.9", Fraction(1, 100))}
    >>> judge(["current = previous * (1 + growth)"], sizes).verdict
    'consistent'
    >>> sizes["growth"] = printed("140.9", Fraction(1, 100))
    >>> judge(["current = previous * (1 + growth)"], sizes).verdict
    'contradiction'
    """
    limits = bounds or {}
    base = boxes(figures, limits, lambda figure: figure.hard.base)
    strict = _strictest(figures, base)
    if strict is not None and isinstance(quick.witness([parse(e) for e in equations], strict, inside=True), dict):
        return CONSISTENT
    hull = boxes(figures, limits, lambda figure: figure.hard.hull)
    proof = None if possible(equations, hull) else prove(equations, hull)
    if proof is not None:
        return Judgement("contradiction", "", proof)
    if not possible(equations, boxes(figures, limits, lambda figure: figure.firm.hull)):
        return Judgement("warning", _why(figures, lambda figure: (figure.hard, figure.firm), "two-digit"))
    if not possible(equations, base):
        return Judgement("note", "truncation")
    if not possible(equations, {name: _shaved(box) if name in figures else box for name, box in base.items()}):
        return Judgement("note", "touching")
    if not possible(equations, boxes(figures, limits, lambda figure: figure.fine.hull)):
        return Judgement("note", _why(figures, lambda figure: (figure.firm, figure.fine), "coarse"))
    return CONSISTENT


def boxes(
    figures: Mapping[str, Figure], bounds: Mapping[str, Interval], reading: Callable[[Figure], Interval]
) -> Boxes:
    """One interval a variable: the reading of its figure, within its bound where the two meet.

    What a judgement says of a reading holds for these boxes; ``prove`` and ``conflict`` take the same.
    """
    found = dict(bounds)
    for name, figure in figures.items():
        box = reading(figure)
        found[name] = (box.meet(bounds[name]) or box) if name in bounds else box
    return found


def _strictest(figures: Mapping[str, Figure], base: Boxes) -> Boxes | None:
    """What all readings have in common: a relation that holds well inside it holds under every reading."""
    found = dict(base)
    for name, figure in figures.items():
        box = found[name]
        if figure.firm is not figure.hard or figure.fine is not figure.hard:
            common = box.meet(figure.firm.hull)
            common = common and common.meet(figure.fine.hull)
            if common is None:
                return None
            found[name] = common
    return found


def _why(figures: Mapping[str, Figure], readings: Callable[[Figure], tuple[Reading, Reading]], digits: str) -> str:
    """Whether the stricter reading lost to a hedge or word (which knows no truncation) or to the count of digits."""
    for figure in figures.values():
        wide, narrow = readings(figure)
        if wide != narrow and wide.base == wide.hull:
            return "hedge"
    return digits


def _shaved(box: Interval) -> Interval:
    """The box without its ends; a point has none to lose."""
    if box.is_point:
        return box
    width = box.width
    return Interval(
        None if box.low is None else box.low + _SHAVED * (width or abs(box.low) or 1),
        None if box.high is None else box.high - _SHAVED * (width or abs(box.high) or 1),
    )
