"""Claims of one series in several periods: one period within another, and periods that add up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from factcheck import calendars
from factcheck.comparable import same_unit
from factcheck.model import Binding, Claim

STOCKS = frozenset(
    {"balance", "surplus", "deficit", "current_account", "budget_surplus", "budget_deficit", "reserves", "investment"}
)
"""What may fall when a period grows longer: balances, and what is counted at a date."""
COUNTED = frozenset({"reserves", "investment"})
"""What is counted at a date, and does not add up in time."""

LARGEST = 24
"""Of how many figures of one series periods are added up; a table of more is no prose."""


def cumulative(a: Claim, b: Claim) -> tuple[Binding, Binding] | None:
    """The longer and the shorter of two periods of a flow that never falls below zero, one within the other."""
    if a.flow in STOCKS or not _comparable(a, b):
        return None
    for longer, shorter in ((a, b), (b, a)):
        if _within(shorter, longer):
            return Binding("longer", longer), Binding("shorter", shorter)
    return None


def _comparable(a: Claim, b: Claim) -> bool:
    """Whether two claims are firmly of one series and unit: told of named parties, or in one sentence from one start.

    "Sales of 248 million in the quarter ended May 31, and 245 million in the 1986 quarter": 1986 is no year of sales.
    """
    begun = bool(a.period and b.period and a.period.start == b.period.start)
    named = any((a.reporter, a.partner)) or (a.sentence == b.sentence and begun)
    told = {"restricted", "vintage"} & {*a.qualifiers, *b.qualifiers}
    return named and not told and same_unit(a.quantity, b.quantity) and a.quantity.kind == b.quantity.kind


def _within(a: Claim, b: Claim) -> bool:
    return bool(a.period and b.period and a.period != b.period and calendars.contains(b.period, a.period))


def sums(claims: Sequence[Claim]) -> Iterator[tuple[Binding, ...]]:
    """The wholes of one series with the parts that follow each other through all of their time."""
    told = [c for c in claims[:LARGEST] if c.flow not in COUNTED]
    for whole in told:
        parts = _through(whole, [c for c in told if _within(c, whole) and _comparable(c, whole)])
        if len(parts) > 1:
            yield (Binding("total", whole), *(Binding("part", part) for part in parts))


def _through(whole: Claim, claims: Sequence[Claim]) -> list[Claim]:
    """Parts from the first day of a whole to its last, the longest first; none where a day has none, or two values."""
    parts: list[Claim] = []
    assert whole.period
    day = whole.period.start
    while day <= whole.period.end:
        here = [c for c in claims if c.period and c.period.start == day]
        if not here:
            return []
        last = max(c.period.end for c in here if c.period)
        longest = [c for c in here if c.period and c.period.end == last]
        if len({(c.quantity.value, c.quantity.magnitude) for c in longest}) > 1:
            return []
        parts.append(longest[0])
        day = last + dt.timedelta(days=1)
    return parts
