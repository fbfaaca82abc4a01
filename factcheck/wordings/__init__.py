"""The checks of wording, in the order in which they are listed. A wording is a module with one literal, WORDING."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model import SEVERITIES, Finding
from factcheck.wording import Reading, Wording
from factcheck.wordings import magnitude, named_period, own_period, place_difference, points_of_amount

WORDINGS: tuple[Wording, ...] = (
    points_of_amount.WORDING,
    place_difference.WORDING,
    own_period.WORDING,
    named_period.WORDING,
    magnitude.WORDING,
)


def look(reading: Reading, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings of the rules and of the wordings, the worst first, then in the order of the text."""
    seen = {f.id for f in findings}
    added = [f for wording in WORDINGS for f in wording.check(reading) if f.id not in seen]
    return tuple(sorted((*findings, *added), key=lambda f: (SEVERITIES.index(f.severity), f.spans[0].start)))
