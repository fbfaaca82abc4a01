"""Percentages that cannot be more than a hundred: falls of a flow of goods, parts of all of it."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.match import Match
from factcheck.model import Binding, Claim, Relation, Span
from factcheck.relations import Candidate, decide
from factcheck.rules import rule

FLOWS = frozenset({"exports", "imports", "turnover", "production", "sales"})
"""What cannot be negative. A profit or a balance can, and falls by more than all it was."""

LEVELS = frozenset({"current", "previous"})
"""Between these a fall is checked by what it is, and not only by what it cannot be."""


def limits(matches: Sequence[Match], claims: Sequence[Claim]) -> tuple[Relation, ...]:
    """The percentages with a limit that is worth telling: those that are above it."""
    told = [m for m in matches if not m.refused and {role for role, _ in m.roles} >= LEVELS]
    checked = {figure for m in told for _, figure in m.roles}
    bound = [m for m in matches if m.rule == "limit" and m.roles[0][1] not in checked and _bound(m, claims)]
    found = (decide((_candidate(m, claims[m.roles[0][1]]),)) for m in bound)
    return tuple(r for r in found if r and r.verdict != "consistent")


def _bound(match: Match, claims: Sequence[Claim]) -> bool:
    """Whether a percentage is of a flow that cannot be negative, and is said of it as a fall or as a part."""
    claim = claims[match.roles[0][1]]
    falls = match.mover is None or match.mover.direction == -1
    return falls and claim.flow in FLOWS and "negation" not in claim.qualifiers


def _candidate(match: Match, claim: Claim) -> Candidate:
    return Candidate(
        rule=rule("limit"),
        bindings=(Binding("percentage", claim),),
        figures=(claim.quantity.figure,),
        direction=match.mover.direction if match.mover else None,
        frame=match.frame,
        scope="clause",
        cue=Span(*match.cue, "direction") if match.mover else None,
    )
