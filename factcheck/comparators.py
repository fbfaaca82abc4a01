"""Whether a comparator that stands apart from a rate is the base that the rate is counted from.

"Income rose 28 percent in 2019 to 77.2 million, compared with 60.4 million in 2018": the year before is what a rate of
a year is counted from. Of a month or a quarter that is not said: "output rose 2 percent in May to 5 million, against 4
million a year earlier" may have risen since April.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from factcheck import calendars
from factcheck.items import Item
from factcheck.periods import Mention, unit_of

LEADING = frozenset({"from", "than", "over", "against", "comparative"})
"""What a period may stand behind that something is compared with."""
YEAR = 12
"""Months."""
STRETCHES = {"monthlong": "month", "quarterlong": "quarter"}
"""What a rate of a month or a quarter is counted over: "6 percent on the month"."""
PERIODS = {"half": 2, "quarter": 4, "month": 12}
"""How many of them a year has."""
WHOLE = 360
"""Days of a whole year, at least."""
WITH = frozenset({"than", "against", "to"})
"""What leads from a word of comparison to what something is compared with."""
TIMES = frozenset({"period", "past", "stretch", "duration", "inset"})
ENDING = frozenset({"comma", "semicolon", "conj", "and", "mover", "which", "dash"})
"""Where what something is compared with ends."""


def same_base(items: Sequence[Item], previous: int) -> bool:
    """Whether the figure at ``previous`` is of the time that the rate before it is counted from, as far as words tell.

    Either the rate names the same base, or it is of a whole year, or of its first months, and the figure of the same
    time a year earlier.
    """
    back = range(previous - 1, -1, -1)
    told = next((i for i in back if isinstance(items[i].value, Mention)), 0)
    led = next((i for i in back if items[i].categories & LEADING), told)
    led = told if any(item.figure >= 0 for item in items[led:told]) else led
    theirs = _beside(items, led, previous)
    if theirs is None:
        return False
    before = [i for i in range(led) if isinstance(items[i].value, Mention)]
    bases = [items[i].value for i in before if _is_base(items, i)]
    own = [items[i].value for i in before if not _is_base(items, i) and unit_of(items[i].value) != "day"]
    if len(own) > 1 or len(bases) > 1:
        return False
    if bases:
        dated = bool(own) and bases[0].back == YEAR and _printed(theirs) and _year_before(own[0], theirs)
        return dated or _alike(bases[0], theirs) or (bool(own) and _last_years(own[0], bases[0], theirs))
    return bool(own) and _long(own[0]) and _year_before(own[0], theirs)


def other_base(items: Sequence[Item], current: int, previous: int, date: dt.date | None) -> bool:
    """Whether a rate may be from another time than the figure at ``previous``, behind the level that it led to.

    "Output rose 2 percent from April to 5 million, against 4 million a year earlier"; without "from April" it may be
    so too, since a rate of a month is often from the month before. One of a year long
    before the ``date`` of writing is none where the rate names no time: "rose 2 percent to 5, after 4 in 2010".
    """
    leads = LEADING | {"after", "since", "starting"}
    led = next((i for i in range(previous - 1, current, -1) if items[i].categories & leads), previous)
    theirs = _beside(items, led, previous)
    times = [i for i in range(led) if isinstance(items[i].value, Mention)]
    named = [i for i in times if _is_base(items, i)]
    if theirs is None:
        return any("past" not in items[i].categories for i in named)
    mine = [items[i].value for i in times if i not in named]
    if date and not mine and _printed(theirs) and theirs.period and theirs.period.end < _recent(date):
        return True
    behind = all(item.value is not theirs for item in items[:previous])
    if behind and not named and mine and theirs.back == YEAR and not _long(mine[-1]):
        return True
    own = [time for time in mine if _printed(time)]
    if own and _printed(theirs) and not _year_before(own[-1], theirs):
        return True
    return any(not _alike(items[i].value, theirs) and not _placed(items[i].value, mine, theirs) for i in named)


def _placed(base: Mention, mine: Sequence[Mention], theirs: Mention) -> bool:
    """Whether "the same month of last year" is a month that is printed with its year: a November, in November 2023."""
    own = [time.period for time in mine if time.period and time.relation == "implied-year"]
    if base.back != YEAR or not _printed(theirs) or theirs.period is None:
        return False
    return any(calendars.in_year(p, calendars.year_of(theirs.period)).label == theirs.period.label for p in own)


def _recent(date: dt.date) -> dt.date:
    """The day from which on a figure may be the base of what is reported, which may itself be of the year before."""
    return date - dt.timedelta(days=3 * 366)


def _printed(time: Mention) -> bool:
    """Whether a time is printed with its year."""
    return time.relation == "" and time.period is not None and time.period.resolved


def elsewhere(items: Sequence[Item], moved: Sequence[int]) -> bool:
    """Whether a comparison is with something that is neither a figure nor a time: "10 percent more than planned".

    ``moved`` are the places of the words of change. Such a rate is of no other level beside it.
    """
    return any("comparative" in items[i].categories and _thing(items[i + 1 :]) for i in moved)


def _thing(behind: Sequence[Item]) -> bool:
    """Whether these items are a word of comparison and a thing."""
    if not behind or not behind[0].categories & WITH:
        return False
    named = next((item for item in behind[1:] if item.figure >= 0 or item.categories & (TIMES | ENDING)), None)
    return named is None or (named.figure < 0 and not named.categories & TIMES)


def _beside(items: Sequence[Item], led: int, previous: int) -> Mention | None:
    """The time of a comparator: behind it, or between what leads to it and its figure."""
    for item in items[previous + 1 :]:
        if isinstance(item.value, Mention):
            return item.value
        if item.figure >= 0 or item.categories & {"comma", "semicolon", "conj", "and"}:
            break
    return next((item.value for item in items[led:previous] if isinstance(item.value, Mention)), None)


def _is_base(items: Sequence[Item], i: int) -> bool:
    back = range(i - 1, max(-1, i - 3), -1)
    time: Mention = items[i].value
    told = time.deictic and time.relation.startswith("previous")
    led = any(items[j].categories & LEADING and "of" not in items[j].categories for j in back)
    return ("past" in items[i].categories and not told) or led


def _alike(a: Mention, b: Mention) -> bool:
    if a.period and b.period:
        return a.period.label == b.period.label
    return a.back == b.back == YEAR or (
        a.relation == b.relation != "" and a.back == b.back and unit_of(a) == unit_of(b)
    )


def _last_years(own: Mention, base: Mention, theirs: Mention) -> bool:
    """Whether "the same month of last year", of a January, is "last year's January"."""
    of_last = base.back == YEAR and theirs.relation == "previous-year"
    return of_last and bool(own.period and theirs.period and own.period.label == theirs.period.label)


def _long(own: Mention) -> bool:
    """Whether a rate of this time is hardly counted from anything but the year before."""
    year = own.relation in ("this-year", "previous-year")
    return year or (own.period is not None and (_whole(own) or own.period.cumulative))


def _whole(own: Mention) -> bool:
    return own.period is None or (own.period.end - own.period.start).days + 1 >= WHOLE


def _year_before(own: Mention, theirs: Mention) -> bool:
    if own.period and theirs.period and own.period.resolved and theirs.period.resolved:
        earlier = calendars.year_earlier(own.period)
        named = (
            theirs.period
            if theirs.relation != "same-period"
            else calendars.in_year(earlier, calendars.year_of(theirs.period))
        )
        return earlier.label == named.label
    if theirs.relation == "same-period" and not (own.period and own.period.resolved):
        return True
    return theirs.back == YEAR and (_whole(own) or not theirs.deictic)


def one_base(items: Sequence[Item], current: int, rate: int, previous: int) -> bool:
    """Whether one of two rates is counted from one of two comparators, and no other one is told alike.

    "Against 4.8 billion in April and 4.2 billion a year earlier, up 6 percent on the month and 21 percent on the year".
    """
    wanted = told_back(items, rate)
    others = [j for j in range(len(items)) if j != current and wanted and told_back(items, j) == wanted]
    return all(
        [j for j in others if items[j].categories & kinds] == [i]
        for kinds, i in ((frozenset({"percent"}), rate), (frozenset({"amount"}), previous))
    )


def told_back(items: Sequence[Item], i: int) -> str:
    """How far back the first time behind a figure is: a year, quarter, month or week; "" where words do not say."""
    for item in items[i + 1 :]:
        if item.categories & STRETCHES.keys():
            return next(unit for cue, unit in STRETCHES.items() if cue in item.categories)
        if isinstance(item.value, Mention):
            return _told_back(item.value)
        if item.figure >= 0:
            break
    return ""


def _told_back(mention: Mention) -> str:
    a_year = mention.back == YEAR or mention.relation in ("same-period-previous-year", "previous-year")
    return "year" if a_year else unit_of(mention)
