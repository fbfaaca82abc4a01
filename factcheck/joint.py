"""Relations that share figures, tried together in widening scope: clause, sentence, paragraph, article.

Each of them holds alone. What they cannot do together a linear programme shows, with rates as intervals; its
certificate is the proof. The first scope that has a conflict is reported.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from factcheck.instances import bounds
from factcheck.model import Binding, Relation, Scope
from factcheck.numeric.figure import Figure, Reading
from factcheck.numeric.interval import Interval
from factcheck.numeric.solver import boxes, conflict, judge
from factcheck.rules import rule

SCOPES: tuple[Scope, ...] = ("clause", "sentence", "paragraph", "article")
HOLDING = frozenset({"consistent", "note", "unverifiable"})
LARGEST = 12
"""Relations that are tried together; what hangs together in an article of statistics may be the whole article."""


def joint(relations: Sequence[Relation]) -> tuple[Relation, ...]:
    """The conflicts between relations that each hold: one relation of all figures in conflict for each group."""
    firm = [r for r in relations if r.verdict in HOLDING and not r.reason and r.bindings and _linear(r)]
    found = (_conflicting(group) for group in groups(firm) if 1 < len(group) <= LARGEST)
    return tuple(r for r in found if r)


def _linear(relation: Relation) -> bool:
    """Whether the claims are in the equations as they were printed, one variable each."""
    stated = zip(relation.variables, relation.bindings, strict=False)
    plain = all(f == b.claim.quantity.figure and b.claim.quantity.other is None for (_, f), b in stated)
    return plain and len(relation.variables) == len(relation.bindings) and not _guessed(relation)


def _guessed(relation: Relation) -> bool:
    return any(a.startswith(("implied", "assumed")) for a in relation.assumptions)


def groups(relations: Sequence[Relation]) -> Iterator[list[Relation]]:
    """Relations that hang together by shared claims."""
    about: dict[str, set[int]] = {}
    for number, relation in enumerate(relations):
        for claim in relation.claims:
            about.setdefault(claim.id, set()).add(number)
    seen: set[int] = set()
    for number in range(len(relations)):
        group, near = list[int](), [] if number in seen else [number]
        while near:
            group += near
            seen.update(near)
            ids = {c.id for n in near for c in relations[n].claims}
            near = sorted({n for i in ids for n in about.pop(i, ())} - seen)
        if group:
            yield [relations[n] for n in group]


def _conflicting(group: Sequence[Relation]) -> Relation | None:
    for scope in SCOPES:
        within = [r for r in group if SCOPES.index(r.scope) <= SCOPES.index(scope)]
        figures, domain, equations = system(within)
        if len(within) > 1 and judge(equations, figures, domain).verdict == "contradiction":
            return _relation(within, scope, figures, domain, equations)
    return None


def system(
    relations: Sequence[Relation],
) -> tuple[dict[str, Figure], dict[str, Interval], tuple[str, ...]]:
    """Figures, domains and equations of several relations: a variable a claim, and one for each unstated value.

    What two relations leave unstated need not be the same value: a rate of the month, a level of last year.
    """
    figures: dict[str, Figure] = {}
    domain: dict[str, Interval] = {}
    equations: list[str] = []
    for number, relation in enumerate(relations):
        names = {name: _name(b) for (name, _), b in zip(relation.variables, relation.bindings, strict=True)}
        own = f"in_{number}"
        for name, figure in relation.variables:
            figures[names[name]] = figure
        for role, interval in bounds(rule(relation.rule), relation.equations).items():
            domain[names.get(role, f"{role}_{own}")] = interval
        equations += [_renamed(e, names, own) for e in relation.equations]
    return figures, domain, tuple(dict.fromkeys(equations))


def _name(binding: Binding) -> str:
    return "c" + binding.claim.id.replace("-", "_")


def _renamed(equation: str, names: Mapping[str, str], own: str) -> str:
    words = equation.replace("(", " ( ").replace(")", " ) ").split()
    return " ".join(names.get(w, f"{w}_{own}") if w[0].isalpha() else w for w in words)


def _unstated(interval: Interval) -> Figure:
    reading = Reading(interval, interval)
    return Figure(reading, reading, reading)


def _relation(
    group: Sequence[Relation],
    scope: Scope,
    figures: Mapping[str, Figure],
    domain: Mapping[str, Interval],
    equations: tuple[str, ...],
) -> Relation:
    tried = boxes(figures, domain, lambda figure: figure.hard.hull)
    blamed = set(conflict(equations, tried, tuple(figures), domain)) or set(figures)
    all_bindings = {_name(b): b for r in group for b in r.bindings}
    bindings = tuple(b for name, b in all_bindings.items() if name in blamed)
    assumptions = tuple(dict.fromkeys(a for r in group for a in r.assumptions))
    first = group[0]
    return replace(
        first,
        rule="joint",
        verdict="warning" if assumptions else "contradiction",
        bindings=bindings,
        equations=equations,
        scope=scope,
        frame="",
        reason="",
        assumptions=assumptions,
        derived=(),
        explanation=" and ".join(itertools.chain(dict.fromkeys(r.explanation for r in group))),
        variables=(
            *((name, figures[name]) for name in all_bindings if name in blamed),
            *((name, _unstated(interval)) for name, interval in domain.items() if name not in figures),
        ),
        direction=None,
        cue=None,
    )
