"""One slip of the pen as a value: the change of the print, and the relation that it leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from factcheck.instances import bounds, instantiate, variable_names
from factcheck.languages import Language
from factcheck.model import Binding, Relation, Span
from factcheck.numeric.figure import Figure
from factcheck.numeric.solver import boxes, judge, possible
from factcheck.rules import rule


@dataclass(frozen=True, slots=True)
class Slip:
    """One change of the print and the relation that it would leave."""

    name: str
    span: Span
    replacement: str
    relation: Relation


Source = Callable[[Relation, str, Language], Iterator[Slip]]


def judged(relation: Relation) -> str:
    """The verdict of the equations on the figures of a relation; most slips explain nothing, which is seen first."""
    domain = bounds(rule(relation.rule), relation.equations)
    if not possible(relation.equations, boxes(dict(relation.variables), domain, lambda figure: figure.hard.hull)):
        return "contradiction"
    return judge(relation.equations, dict(relation.variables), bounds(rule(relation.rule), relation.equations)).verdict


def _usual(relation: Relation) -> bool:
    """Whether the equations are those of the rule as it stands, and not of one of its readings."""
    names = variable_names(relation.bindings)
    return relation.equations == instantiate(rule(relation.rule), names, relation.direction)


def changed(
    relation: Relation, index: int, figure: Figure, *, role: str = "", name: str = "", direction: int | None = None
) -> Relation:
    """The relation with another figure (and role, rule or direction) in one place."""
    bindings = tuple(Binding(role, b.claim) if role and i == index else b for i, b in enumerate(relation.bindings))
    stated = relation.variables[: len(bindings)]
    figures = [figure if i == index else f for i, (_, f) in enumerate(stated)]
    names = variable_names(bindings)
    way = relation.direction if direction is None else direction
    return replace(
        relation,
        rule=name or relation.rule,
        bindings=bindings,
        variables=(*zip(names, figures, strict=True), *relation.variables[len(bindings) :]),
        equations=instantiate(rule(name or relation.rule), names, way)
        if name or _usual(relation)
        else relation.equations,
        direction=way,
    )
