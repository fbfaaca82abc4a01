"""A place that equals a difference of places.

What it checks:   a place in a ranking is not the number of places moved that the article states elsewhere.
Why it goes wrong: "risen 45 places" is retold as "risen to 45th place".
Example:          The country rose to 45th place. It moved from 106th to 61st, a gain of 45 places.
"""

from collections.abc import Iterator

from factcheck.model import Claim, Finding, Relation, Span
from factcheck.wording import Reading, Wording, finding


def check(reading: Reading) -> Iterator[Finding]:
    """Warn of each rank that equals the places moved and is neither the old nor the new rank."""
    for relation in (r for r in reading.relations if r.rule == "rank" and r.verdict == "consistent"):
        roles = {b.role: b.claim for b in relation.bindings}
        if {"old", "new", "places"} <= set(roles):
            for claim in reading.claims:
                if _repeats(claim, roles):
                    yield _finding(reading, relation, roles, claim)


def _repeats(claim: Claim, roles: dict[str, Claim]) -> bool:
    value = claim.quantity.value
    ranks = (roles["old"].quantity.value, roles["new"].quantity.value)
    return claim.quantity.kind == "rank" and value == roles["places"].quantity.value and value not in ranks


def _finding(reading: Reading, relation: Relation, roles: dict[str, Claim], claim: Claim) -> Finding:
    moved, place = roles["places"], claim
    figures = {role: reading.printed(c.span) for role, c in roles.items()}
    message = (
        f"{reading.printed(place.span)} names a place that equals the difference of two places "
        f"({figures['old']} to {figures['new']} is {figures['places']})."
    )
    spans = [Span(place.span.start, place.span.end, "place")]
    spans += [
        Span(c.span.start, c.span.end, {"old": "old rank", "new": "new rank", "places": "places moved"}[r])
        for r, c in roles.items()
    ]
    lines = (
        f"{figures['old']} - {figures['new']} = {moved.quantity.value}",
        f"the new rank is {figures['new']}, the place is {place.quantity.value}",
    )
    return finding("place-difference", "warning", "article", message, spans, (place, *roles.values()), lines)


WORDING = Wording("place-difference", check, __doc__ or "")
