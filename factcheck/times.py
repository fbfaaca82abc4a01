"""Whether a change and the level beside it are of one time, as far as words tell."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence

from factcheck import calendars
from factcheck.alphabets import BEFORE_FIGURE
from factcheck.items import Item
from factcheck.periods import Mention, unit_of

TIMES = frozenset(["period", "stretch"])
"""What says when: "in May", "for the year"."""
DURING = TIMES | {"duration"}
"""What says of a level when; a change in nine months is one over nine months."""
WHOLE = frozenset(["whole", "altogether"])
"""What says that all of a time is meant, and not the same months of it."""
ENDING = frozenset(["comma", "semicolon", "dash", "from", "conj", "against"])
"""What a word of time that belongs to a figure does not stand behind."""


def other_time(items: Sequence[Item], placed: Mapping[str, Sequence[int]]) -> bool:
    """Whether a change and its level are of two times: "rose by 8 million in May, to 312 million for the year"."""
    changes = [i for role in ("RATE", "CHANGE") for i in placed.get(role, ())]
    level = max(placed.get("CURRENT", ()), default=-1)
    if not changes or level < 0:
        return False
    said = itertools.takewhile(_goes_on, items[level + 1 :])
    if level > max(changes):
        first = min((*changes, *placed.get("MOVER", ())))
        until = min((level, *(i for i in placed.get("PREVIOUS", ()) if i > first)))
        moved = list(items[first:until])
        before = [*itertools.takewhile(_goes_on, reversed(items[:first]))][::-1]
        before = [item for item in before if not _day(item)]
    else:
        moved, before = [*itertools.takewhile(_goes_on, items[max(changes) + 1 :])], []
    one, other = _times(moved) or _times(before), _times(said, DURING)
    return bool(one and other) and not any(same_time(a, b) for a in one for b in other)


def other_length(items: Sequence[Item], placed: Mapping[str, Sequence[int]]) -> bool:
    """Whether a level is of another length of time than its base, or may be.

    "Spending in the period was 5 billion, 12 percent more than the 2 billion of March": the period may be many months.
    "To 2 million in May, from 23 million in 2018" compares a month with a year; "last year" may mean the May of it.
    """
    level, base = max(placed.get("CURRENT", ()), default=-1), max(placed.get("PREVIOUS", ()), default=-1)
    if level < 0 or base < 0:
        return False
    beside = [
        *itertools.takewhile(_goes_on, items[level + 1 :]),
        *itertools.takewhile(_goes_on, reversed(items[:level])),
    ]
    own = _times(beside)
    theirs = [i.value for i in itertools.takewhile(_goes_on, items[base + 1 :]) if isinstance(i.value, Mention)]
    stretch = bool(own) and all("stretch" in item.categories for item in own)
    if stretch and any(unit_of(mention) == "month" for mention in theirs):
        return True
    first = min((level, *placed.get("MOVER", ()), *placed.get("RATE", ()), *placed.get("CHANGE", ())))
    own = own or _times(itertools.takewhile(_goes_on, reversed(items[:first])))
    mine = [item.value for item in own if isinstance(item.value, Mention)]
    behind = itertools.takewhile(_goes_on, items[base + 1 :])
    whole = any(item.categories & WHOLE for item in behind)
    return any(_longer(b, a) or _longer(a, b) for a in mine for b in theirs if whole or not b.relation)


def _longer(a: Mention, b: Mention) -> bool:
    """Whether one time is more than half as long again as another; where the year of one is unknown it is not told."""
    if a.period is None or b.period is None:
        return False
    one, other = ((m.period.end - m.period.start).days + 1 for m in (a, b) if m.period)
    return 2 * one > 3 * other


def _times(some: Iterable[Item], kinds: frozenset[str] = TIMES) -> list[Item]:
    """The words of time among some items, but not what a change is counted from: "6 percent on the month"."""
    told = list(some)
    led = [item.categories & BEFORE_FIGURE for item in told]
    after = [(k > 0 and led[k - 1]) or (k > 1 and led[k - 2] and _joins(told[k - 1])) for k in range(len(told))]
    return [item for item, base in zip(told, after, strict=True) if item.categories & kinds and not base]


def _joins(item: Item) -> bool:
    """Whether a preposition may stand between "than" and a time: "less than in March"."""
    return "preposition" in item.categories and item.figure < 0


def _day(item: Item) -> bool:
    """Whether a word of time names a day: before a change that is when it was told, "said on Friday that ..."."""
    return isinstance(item.value, Mention) and unit_of(item.value) == "day"


def _goes_on(item: Item) -> bool:
    """Whether what is said of one figure goes on at an item."""
    return (item.figure < 0 or "duration" in item.categories) and not item.categories & ENDING


def same_time(a: Item, b: Item) -> bool:
    """Whether two words of time may mean the same days: alike where both are dated, of one length where one is not."""
    one, other = a.value, b.value
    if not isinstance(one, Mention) or not isinstance(other, Mention):
        return False
    if one.period and other.period and calendars.comparable(one.period, other.period):
        return one.period == other.period
    return unit_of(one) == unit_of(other) or "" in (unit_of(one), unit_of(other))
