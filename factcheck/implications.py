"""What an article implies and does not state, from its figures as the relations that hold have narrowed them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck import explain
from factcheck.instances import bounds
from factcheck.model import Derived, Relation
from factcheck.numeric.interval import Interval
from factcheck.numeric.solver import boxes, implied
from factcheck.rules import rule

DERIVABLE = ("previous", "current", "change", "whole", "part", "turnover", "exports", "imports")
"""The roles whose unstated values are worth telling."""
MOST = 16
"""Relations that may narrow a figure; one that a text repeats again and again is in as many more."""


def explained(relations: Sequence[Relation]) -> tuple[Relation, ...]:
    """The relations with their recomputation in words and the values that they imply."""
    about: dict[str, dict[int, Relation]] = {}
    for number, relation in enumerate(relations):
        for claim in relation.claims if relation.verdict == "consistent" else ():
            theirs = about.setdefault(claim.id, {})
            if len(theirs) < MOST:
                theirs[number] = relation
    return tuple(explain.told(relation, derived(relation, narrowed(about, relation))) for relation in relations)


def narrowed(about: Mapping[str, Mapping[int, Relation]], but: Relation) -> dict[str, Interval]:
    """For each claim of a relation, what the other relations that hold leave of it.

    ``about`` are the relations that hold, by claim and by their place in the order.
    """
    wanted = {c.id for c in but.claims}
    found: dict[str, Interval] = {}
    others = {number: other for claim in wanted for number, other in about.get(claim, {}).items() if other is not but}
    for _, other in sorted(others.items(), key=lambda entry: entry[0]):
        domain = bounds(rule(other.rule), other.equations)
        tried = boxes(dict(other.variables), domain, lambda figure: figure.hard.base)
        for (name, figure), binding in zip(other.variables, other.bindings, strict=False):
            if binding.claim.id in wanted and figure == binding.claim.quantity.figure:
                left = implied(other.equations, tried, name)
                own = left.meet(tried[name]) if left else None
                so_far = found.get(binding.claim.id)
                if own and (so_far is None or so_far.meet(own)):
                    found[binding.claim.id] = (so_far.meet(own) if so_far else own) or own
    return found


def derived(relation: Relation, known: Mapping[str, Interval]) -> tuple[Derived, ...]:
    """The values that a relation implies and the article does not state, from the narrowest that is known."""
    domain = bounds(rule(relation.rule), relation.equations)
    loose = boxes(dict(relation.variables), domain, lambda figure: figure.hard.base)
    strict = boxes(dict(relation.variables), domain, lambda figure: figure.fine.base)
    for (name, _), binding in zip(relation.variables, relation.bindings, strict=False):
        if binding.claim.id in known:
            loose[name] = strict[name] = known[binding.claim.id]
    stated = {name.partition(".")[0] for name, _ in relation.variables}
    found = []
    for variable in DERIVABLE:
        if variable in stated or variable not in explain.names(relation.equations):
            continue
        value, close = (implied(relation.equations, tried, variable) for tried in (loose, strict))
        if value and value.low is not None and value.high is not None:
            like = explain.reference(relation, variable)
            found.append(
                Derived(variable, value, like.unit if like else "", explain.implication(variable, value, close, like))
            )
    return tuple(found)
