"""Which figures a frame would have bound, and why they were not: what an auditor of a verdict asks next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.items import Row
from factcheck.match import Match
from factcheck.model import Binding, Claim, Refusal, Relation
from factcheck.rules import rule
from factcheck.settling import understood
from factcheck.wholes import comparable


def refusals(
    rows: Sequence[Row], matches: Sequence[Match], claims: Sequence[Claim], relations: Sequence[Relation]
) -> tuple[Refusal, ...]:
    """What was refused, in the order of the text.

    ``matches`` are all that fitted a row. What is bound by another frame after all is left out.
    """
    found = (*_silenced(rows, matches, claims), *_unsaid(matches, claims), *_uncompared(matches, claims))
    left = _unsaid_elsewhere(found, [r.claims for r in relations])
    return tuple(sorted(left, key=lambda one: one.claims[0].span.start))


def _unsaid_elsewhere(found: Sequence[Refusal], bound: Sequence[tuple[Claim, ...]]) -> Iterator[Refusal]:
    """What neither another frame bound nor more figures were refused together with."""
    holding: dict[str, list[frozenset[str]]] = {}
    for claims in (*bound, *(one.claims for one in found)):
        ids = frozenset(claim.id for claim in claims)
        for name in ids:
            holding.setdefault(name, []).append(ids)
    kept = {frozenset(claim.id for claim in claims) for claims in bound}
    for one in found:
        own = frozenset(claim.id for claim in one.claims)
        if own not in kept and not any(own < ids for ids in holding[one.claims[0].id]):
            kept.add(own)
            yield one


def _silenced(rows: Sequence[Row], matches: Sequence[Match], claims: Sequence[Claim]) -> Iterator[Refusal]:
    bound = {figure for match in matches if not match.refused for _, figure in match.roles}
    for row in rows:
        dropped = row.items[len(understood(row).items) :]
        figures = tuple(claims[item.figure] for item in dropped if item.figure >= 0 and item.figure not in bound)
        if len(figures) > 1:
            yield Refusal("", "", "apart", figures)


def _unsaid(matches: Sequence[Match], claims: Sequence[Claim]) -> Iterator[Refusal]:
    for match in matches:
        if match.refused:
            yield Refusal(match.rule, match.frame, match.refused, tuple(claims[figure] for _, figure in match.roles))


def _uncompared(matches: Sequence[Match], claims: Sequence[Claim]) -> Iterator[Refusal]:
    for match in matches:
        bindings = tuple(Binding(role, claims[figure]) for role, figure in match.roles)
        if not match.refused and len(bindings) > 1 and not comparable(rule(match.rule), bindings):
            yield Refusal(match.rule, match.frame, "units", tuple(binding.claim for binding in bindings))
