"""Findings: relations that do not hold, with the smallest conflict, the arithmetic, the proof and the repair."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import partial

from factcheck import explain, slips
from factcheck.instances import bounds
from factcheck.languages import Language
from factcheck.model import (
    REFERENCE,
    SEVERITIES,
    Article,
    Binding,
    Claim,
    Finding,
    Relation,
    Repair,
    Scope,
    Severity,
    Span,
)
from factcheck.numeric.figure import Figure
from factcheck.numeric.solver import boxes, conflict, prove
from factcheck.rules import rule
from factcheck.stopwatch import timed


def findings(article: Article, relations: Sequence[Relation], language: Language) -> tuple[Finding, ...]:
    """One finding for each relation that does not plainly hold, the worst first, then in the order of the text."""
    known = facts(relations)
    failed = [r for r in relations if r.verdict in SEVERITIES]
    found = [timed(r.rule, partial(finding, article, r, language, known)) for r in failed]
    about: dict[str, list[Finding]] = {}
    for one in found:
        for claim in one.claims:
            about.setdefault(claim.id, []).append(one)
    kept = [f for f in found if not any(_swallows(other, f) for c in f.claims for other in about[c.id])]
    return tuple(sorted(kept, key=lambda f: (SEVERITIES.index(f.severity), f.spans[0].start)))


def facts(relations: Sequence[Relation]) -> dict[str, Figure]:
    """What reference facts say of claims, by their ids, where nothing excuses a difference: it chooses repairs."""
    firm = [r for r in relations if r.rule == REFERENCE and r.verdict in ("consistent", "warning")]
    return {r.bindings[0].claim.id: dict(r.variables)["known"] for r in firm}


def _swallows(other: Finding, one: Finding) -> bool:
    """Whether another finding is about fewer of the same figures and at least as bad."""
    if REFERENCE in (other.rule, one.rule):
        return False
    a, b = {c.id for c in other.claims}, {c.id for c in one.claims}
    worse = SEVERITIES.index(other.severity) <= SEVERITIES.index(one.severity)
    return other is not one and worse and (a < b or (a == b and (other.rule, other.id) < (one.rule, one.id)))


def finding(article: Article, relation: Relation, language: Language, known: Mapping[str, Figure]) -> Finding:
    """The finding of one relation that does not hold."""
    severity: Severity = relation.verdict  # type: ignore[assignment]
    domain = dict(bounds(rule(relation.rule), relation.equations))
    level = {
        "contradiction": "hard",
        "warning": "firm" if relation.reason in ("two-digit", "hedge") else "hard",
        "note": "fine",
    }[severity]
    tried = boxes(dict(relation.variables), domain, lambda figure: getattr(figure, level).hull)
    names = [name for name, _ in relation.variables]
    blamed = conflict(relation.equations, tried, names, domain) or names
    involved = [b for name, b in zip(names, relation.bindings, strict=False) if name in blamed]
    values = explain.recomputation(relation)
    return Finding(
        id=identity(article, relation, involved),
        rule=relation.rule,
        severity=severity,
        scope=relation.scope,
        message=explain.message(relation, involved, severity),
        spans=spans(relation),
        claims=relation.claims,
        recomputation=tuple(value.explanation for value in values),
        derived=values,
        repairs=repairs(relation, article, language, known) if severity != "note" else (),
        proof=prove(relation.equations, tried) if severity != "note" else None,
    )


def repairs(
    relation: Relation, article: Article, language: Language, known: Mapping[str, Figure]
) -> tuple[Repair, ...]:
    """The one slip that explains everything, with what then holds."""
    found = slips.only(relation, article.text, language, known)
    if found is None:
        return ()
    slip, rounding = found
    text = explain.mended(slip.relation)
    return (Repair(slip.span, slip.replacement, slip.name, f"{text}, if figures were cut off" if rounding else text),)


def identity(article: Article, relation: Relation, involved: Sequence[Binding]) -> str:
    """The id of a finding: from its rule and claims, or from what is printed where there is no claim."""
    if involved:
        return finding_id(relation.rule, [b.claim for b in involved])
    return finding_id(f"{relation.rule} {article.text[slice(*_extent(relation))]}", ())


def spans(relation: Relation) -> tuple[Span, ...]:
    """The figures that take part, in the order of the text, and the word of change, each with its role."""
    figures = [Span(b.claim.span.start, b.claim.span.end, explain.label(b.role)) for b in relation.bindings]
    cue = [relation.cue] if relation.cue and (relation.direction or relation.cue.role != "direction") else []
    return (*sorted(figures, key=lambda s: s.start), *cue)


def _extent(relation: Relation) -> tuple[int, int]:
    return min(s.start for s in relation.spans), max(s.end for s in relation.spans)


def finding_id(rule_name: str, claims: Sequence[Claim]) -> str:
    """An id from rule and claims, without line, offset or order."""
    words = " ".join((rule_name, *sorted(c.id for c in claims)))
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def widest(scopes: Sequence[Scope]) -> Scope:
    """The widest of several scopes."""
    order: tuple[Scope, ...] = ("clause", "sentence", "paragraph", "article", "corpus")
    return max(scopes, key=order.index)
