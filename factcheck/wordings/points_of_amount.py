"""Percentage points of an amount.

What it checks:   a change in percentage points belongs to a rate or a share, never to an amount.
Why it goes wrong: percent and percentage points are exchanged.
Example:          Shipments rose 7.0 percentage points to 4,394 tonnes from 4,107 tonnes.
"""

from collections.abc import Iterator
from dataclasses import replace

from factcheck.comparable import is_rate
from factcheck.model import Claim, Finding, Relation, Repair, Span
from factcheck.relations import Candidate, decide
from factcheck.rules import rule
from factcheck.wording import Reading, Wording, finding

AMOUNTS = frozenset({"money", "measure"})


def check(reading: Reading) -> Iterator[Finding]:
    """Find points whose levels are amounts: a contradiction of dimension, in one clause."""
    for relation in (r for r in reading.relations if r.rule == "change"):
        points = [b.claim for b in relation.bindings if b.role == "change" and b.claim.quantity.kind == "percentage_point"]
        levels = [b.claim for b in relation.bindings if b.role in ("current", "previous")]
        if len(points) == 1 and levels and not any(is_rate(c.quantity) for c in levels):
            fits = _as_percent(relation)
            if fits or any(c.quantity.kind in AMOUNTS for c in levels):
                yield _finding(reading, relation, points[0], levels, fits)


def _as_percent(relation: Relation) -> bool:
    """Whether the same number read as a percentage makes the figures agree."""
    bindings = tuple(replace(b, role="rate") if b.role == "change" else b for b in relation.bindings)
    figures = tuple(f for _, f in relation.variables)
    read = decide((Candidate(rule("growth"), bindings, figures, relation.direction, relation.frame, relation.scope),))
    return read is not None and read.verdict == "consistent"


def _finding(reading: Reading, relation: Relation, points: Claim, levels: list[Claim], fits: bool) -> Finding:
    printed = reading.printed(points.span)
    percent = f"{reading.article.text[points.quantity.number.start : points.quantity.number.end]} {reading.language['slips']['percent']}"
    spans = [Span(points.span.start, points.span.end, "points"), *(Span(c.span.start, c.span.end, "amount") for c in levels)]
    repairs = (Repair(points.span, percent, "points-for-percent"),) if fits else ()
    lines = (f"as {percent} the figures agree",) if fits else ()
    message = f"{printed} is a change in percentage points, but {reading.printed(levels[0].span)} is an amount and no rate."
    return finding("points-of-amount", "contradiction", "clause", message, spans, (points, *levels), lines, repairs)


WORDING = Wording("points-of-amount", check, __doc__ or "")
