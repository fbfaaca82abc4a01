"""The checks of wording, in the order in which they are listed. A wording is a module with one literal, WORDING."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from factcheck.model import SEVERITIES, Finding
from factcheck.stopwatch import timed
from factcheck.wording import Reading, Wording
from factcheck.wordings import magnitude, named_period, own_period, place_difference, points_of_amount

WORDINGS: tuple[Wording, ...] = (
    points_of_amount.WORDING,
    place_difference.WORDING,
    own_period.WORDING,
    named_period.WORDING,
    magnitude.WORDING,
)


def seen_by(wording: Wording, reading: Reading) -> tuple[Finding, ...]:
    """What one wording finds."""
    return tuple(wording.check(reading))


def look(reading: Reading, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings of the rules and of the wordings, the worst first, then in the order of the text."""
    seen = {f.id for f in findings}
    told = (timed(wording.name, partial(seen_by, wording, reading)) for wording in WORDINGS)
    added = [f for found in told for f in found if f.id not in seen]
    return tuple(sorted((*findings, *added), key=lambda f: (SEVERITIES.index(f.severity), f.spans[0].start)))
