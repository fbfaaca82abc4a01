"""Percentage points of an amount.

What it checks:   a change in percentage points belongs to a rate or a share, never to an amount.
Why it goes wrong: percent and percentage points are exchanged.
Example:          Shipments rose 7.0 percentage points to 4,394 tonnes from 4,107 tonnes.
"""

from collections.abc import Iterator
from dataclasses import replace

from factcheck.comparable import is_rate
from factcheck.inherited import magnitudes
from factcheck.match import Match
from factcheck.model import Binding, Claim, Finding, Repair, Span
from factcheck.numeric.interval import Interval
from factcheck.numeric.solver import prove
from factcheck.relations import Candidate, decide
from factcheck.rules import rule
from factcheck.wording import Reading, Wording, finding

DIMENSION = ("dimension.change = dimension.level",)
"""What is added to an amount is an amount: the dimension of a rate is 0 here, of an amount 1."""

AMOUNTS = frozenset({"money", "measure"})


def check(reading: Reading) -> Iterator[Finding]:
    """Find points whose levels are amounts: a contradiction of dimension, in one clause."""
    for match in reading.matches:
        bound = [(role, reading.claims[figure]) for role, figure in match.roles]
        points = [c for role, c in bound if role == "change" and c.quantity.kind == "percentage_point"]
        levels = [c for role, c in bound if role in ("current", "previous")]
        if len(points) == 1 and levels and not any(is_rate(c.quantity) for c in levels):
            fits = _as_percent(match, bound)
            if fits or any(c.quantity.kind in AMOUNTS for c in levels):
                yield _finding(reading, points[0], levels, fits)


def _as_percent(match: Match, bound: list[tuple[str, Claim]]) -> bool:
    """Whether the same number read as a percentage makes the figures agree."""
    bindings = tuple(Binding("rate" if role == "change" else role, claim) for role, claim in bound)
    direction = match.mover.direction if match.mover else None
    readings = (
        Candidate(rule("growth"), bindings, figures, direction, match.frame, "clause")
        for figures, _ in magnitudes(bindings)
    )
    read = decide(readings)
    return read is not None and read.verdict == "consistent"


def _finding(reading: Reading, points: Claim, levels: list[Claim], fits: bool) -> Finding:
    printed = reading.printed(points.span)
    percent = f"{reading.printed(points.quantity.number)} {reading.language['slips']['percent']}"
    spans = [
        Span(points.span.start, points.span.end, "points"),
        *(Span(c.span.start, c.span.end, "amount") for c in levels),
    ]
    repairs = (Repair(points.span, percent, "points-for-percent"),) if fits else ()
    lines = (f"as {percent} the figures agree",) if fits else ()
    message = (
        f"{printed} is a change in percentage points, but {reading.printed(levels[0].span)} is an amount and no rate."
    )
    return replace(
        finding("points-of-amount", "contradiction", "clause", message, spans, (points, *levels), lines, repairs),
        proof=prove(DIMENSION, {"dimension.change": Interval.point(0), "dimension.level": Interval.point(1)}),
    )


WORDING = Wording("points-of-amount", check, __doc__ or "")
