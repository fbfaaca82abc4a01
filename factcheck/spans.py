"""Which times the figures of a frame are of: whether some of them make up another, or lie within it."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Mapping, Sequence

from factcheck import calendars
from factcheck.items import Item
from factcheck.model import Period
from factcheck.periods import Mention, resolve

ALONG = frozenset(["preposition", "of", "whole", "at"])
"""What may stand between a figure and its time."""
BEFORE = ALONG | {"to", "word", "level", "flow", "party", "comma", "which", "and", "sign", "also"}
"""What may stand between a time and the figure behind it."""
REACH = 8
LONG = {"yearlong": 12, "halflong": 6, "quarterlong": 3, "monthlong": 1}
"""Cues for stretches without a name, and how many months they last: "for the full year"."""
RULES = frozenset({"period-sum", "cumulative"})
STOCKS = frozenset({"reserves", "investment"})
"""Flows of the language files that are counted at a date, or may be."""
OWN = (
    "",
    "implied-year",
    "this-year",
    "previous-year",
    "previous-month",
    "this-month",
    "previous-quarter",
    "this-quarter",
)
"""How the time of a figure itself may be told."""


def settled(rule: str, items: Sequence[Item], placed: Mapping[str, Sequence[int]]) -> bool:
    """Whether figures are of times that their rule is about: parts that make up a whole, one time in another."""
    if rule == "period-sum":
        return makes_up(items, placed["PART"], placed["TOTAL"][0])
    if rule == "cumulative":
        return lies_within(items, placed["SHORTER"][0], placed["LONGER"][0])
    return True


def flows(items: Sequence[Item]) -> bool:
    """Whether the items before figures name a flow, which adds up in time as no stock of reserves does."""
    named = [item.value.get("flow") for item in items if "flow" in item.categories and isinstance(item.value, dict)]
    return any(item.categories & {"sign"} for item in items) or bool(named and not set(named) & STOCKS)


def years(items: Sequence[Item], placed: Mapping[str, Sequence[int]]) -> int:
    """How many years words of time beside the figures of a frame tell: "from 2010 to 2020"; 0 where they tell none."""
    last = max(max(places) for places in placed.values() if places)
    named = [
        item.value.period for item in items[: last + 3] if isinstance(item.value, Mention) and not item.value.relation
    ]
    told = [p for p in named if p and p.resolved and calendars.length(p) % 12 == 0 and calendars.length(p)]
    if len(told) == 1 and calendars.length(told[0]) > 12:
        return calendars.length(told[0]) // 12 - 1
    if len(told) == 2 and all(calendars.length(p) == 12 for p in told):
        return abs(calendars.year_of(told[1]) - calendars.year_of(told[0]))
    return 0


def makes_up(items: Sequence[Item], parts: Sequence[int], total: int) -> bool:
    """Whether the times of some figures follow each other without a gap and are together the time of the total."""
    whole, found = time_of(items, total), [time_of(items, i) for i in parts]
    if whole is None or not all(isinstance(one.value, Mention) for one in found if one) or None in found:
        return False
    mentions = [one.value for one in found if one]
    dated = [*mentions, *([whole.value] if isinstance(whole.value, Mention) else [])]
    periods = [p for p in (_dated(m, dated) for m in mentions) if p]
    union = _union(periods) if len(periods) == len(mentions) else None
    if union is None:
        return False
    if isinstance(whole.value, Mention) and not whole.value.back:
        named = _dated(whole.value, dated)
        return named is not None and calendars.comparable(named, union) and _days(named) == _days(union)
    if isinstance(whole.value, Mention):
        return calendars.length(union) == whole.value.back > 0
    return calendars.length(union) == _lasting(whole) > 0 and _aligned(union)


def lies_within(items: Sequence[Item], shorter: int, longer: int) -> bool:
    """Whether the time of one figure is a part of the time of another."""
    found = [time_of(items, i) for i in (shorter, longer)]
    mentions = [one.value for one in found if one and isinstance(one.value, Mention) and not one.value.back]
    periods = [_dated(m, mentions) for m in mentions]
    if len(periods) < 2 or periods[0] is None or periods[1] is None:
        return False
    return calendars.contains(periods[1], periods[0]) and _days(periods[0]) != _days(periods[1])


def time_of(items: Sequence[Item], i: int) -> Item | None:
    """The word of time right behind a figure, else the nearest before it in its clause."""
    for item in items[i + 1 : i + REACH]:
        if _is_time(item):
            return item
        if not item.categories & ALONG:
            break
    for item in reversed(items[max(0, i - REACH) : i]):
        if _is_time(item):
            return item
        if item.figure >= 0 or not item.categories & BEFORE:
            return None
    return None


def _is_time(item: Item) -> bool:
    return "period" in item.categories or _lasting(item) > 0


def _lasting(item: Item) -> int:
    return next((months for cue, months in LONG.items() if cue in item.categories), 0)


def _aligned(period: Period) -> bool:
    """Whether a period is a year of its calendar, or the n-th half, quarter or month of one."""
    month = calendars.parts(period.start, period.calendar)[1]
    return (month - 1) % calendars.length(period) == 0


def _dated(mention: Mention, others: Sequence[Mention]) -> Period | None:
    """The period of a mention; without its year that of the one year which the others print."""
    if mention.relation not in OWN or mention.period is None:
        return None
    printed = [m.period for m in others if m.relation == "" and m.period and m.period.resolved]
    if mention.relation == "implied-year" and len({calendars.year_of(p) for p in printed}) == 1:
        return resolve(mention, printed[0])
    return mention.period


def _union(periods: Sequence[Period]) -> Period | None:
    """The days of all periods, if they follow each other without a gap."""
    ordered = sorted(periods, key=lambda p: p.start)
    for one, other in itertools.pairwise(ordered):
        if not calendars.comparable(one, other) or one.end + dt.timedelta(days=1) != other.start:
            return None
    first, last = ordered[0], ordered[-1]
    return calendars.between(first.start, last.end, first.calendar, resolved=first.resolved)


def _days(period: Period) -> tuple[dt.date, dt.date]:
    return period.start, period.end
