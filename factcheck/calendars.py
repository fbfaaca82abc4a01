"""Two calendars and the periods in them, as real intervals of days.

The Solar Hijri year begins at Nowruz. Its leap years follow the 33-year rule, anchored at 1400-01-01 = 2021-03-21;
the rule gives the astronomical Nowruz for every year from 1277 to 1498.

>>> solar_date(1404, 9, 14), to_solar(dt.date(2025, 12, 5))
(datetime.date(2025, 12, 5), (1404, 9, 14))
>>> months(2018, 1, 6).label, months(2018, 1, 6) == part(2018, "half", 1)
('2018-H1', True)
>>> year_earlier(months(2018, 1, 7)).label
'2017-01/2017-07'

A period whose year is unknown lies in the year 4 (Gregorian, fiscal) or 5 (Solar Hijri), both leap years, so that
every day of a year exists and no period of an article's own time can be met.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from factcheck.model import Period

Calendar = Literal["gregorian", "solar_hijri", "fiscal"]

LEAPS = (1, 5, 9, 13, 17, 22, 26, 30)
"""The years of the 33-year cycle that have 366 days."""

ANCHOR_YEAR, ANCHOR = 1400, dt.date(2021, 3, 21).toordinal()
UNKNOWN = {"gregorian": 4, "fiscal": 4, "solar_hijri": 5}
"""The conventional year of a period whose year is unknown."""

EARLIEST, LATEST = 1, 9990
"""Years of a calendar that are dates at all; others name no period."""

PARTS = {"half": 6, "quarter": 3, "month": 1}
"""Months of a part of a year."""


def _leaps_before(year: int) -> int:
    return len(LEAPS) * (year // 33) + sum(leap < year % 33 for leap in LEAPS)


def nowruz(year: int) -> dt.date:
    """The first day of a Solar Hijri year.

    >>> nowruz(1399), nowruz(1404)
    (datetime.date(2020, 3, 20), datetime.date(2025, 3, 21))
    """
    leaps = _leaps_before(year) - _leaps_before(ANCHOR_YEAR)
    return dt.date.fromordinal(ANCHOR + 365 * (year - ANCHOR_YEAR) + leaps)


def solar_date(year: int, month: int, day: int) -> dt.date:
    """A Solar Hijri date as a day; raises ValueError where there is no such day."""
    if not 1 <= month <= 12 or not 1 <= day <= solar_days(year, month):
        raise ValueError(f"no day {year}-{month}-{day} in the Solar Hijri calendar")
    return nowruz(year) + dt.timedelta(days=31 * min(month - 1, 6) + 30 * max(month - 7, 0) + day - 1)


def solar_days(year: int, month: int) -> int:
    """How many days a Solar Hijri month has."""
    if month < 12:
        return 31 if month <= 6 else 30
    return 30 if year % 33 in LEAPS else 29


def to_solar(day: dt.date) -> tuple[int, int, int]:
    """Year, month and day of a date in the Solar Hijri calendar."""
    year = day.year - 621
    if nowruz(year) > day:
        year -= 1
    passed = (day - nowruz(year)).days
    if passed < 186:
        return year, passed // 31 + 1, passed % 31 + 1
    return year, (passed - 186) // 30 + 7, (passed - 186) % 30 + 1


def parts(day: dt.date, calendar: Calendar = "gregorian") -> tuple[int, int, int]:
    """Year, month and day of a date in a calendar."""
    return to_solar(day) if calendar == "solar_hijri" else (day.year, day.month, day.day)


def date(year: int, month: int, day: int, calendar: Calendar = "gregorian") -> dt.date:
    """A date of a calendar as a day; raises ValueError where there is no such day."""
    return solar_date(year, month, day) if calendar == "solar_hijri" else dt.date(year, month, day)


def last_day(year: int, month: int, calendar: Calendar = "gregorian") -> dt.date:
    """The last day of a month."""
    following = (year + 1, 1) if month == 12 else (year, month + 1)
    return date(*following, 1, calendar) - dt.timedelta(days=1)


def last_number(year: int, month: int, calendar: Calendar = "gregorian") -> int:
    """How many days a month has."""
    return parts(last_day(year, month, calendar), calendar)[2]


def between(start: dt.date, end: dt.date, calendar: Calendar = "gregorian", *, resolved: bool = True) -> Period:
    """The period from one day to another, both included, with the label that follows from them."""
    first, last = parts(start, calendar), parts(end, calendar)
    whole = first[2] == 1 and end == last_day(last[0], last[1], calendar)
    cumulative = whole and first[1] == 1 and first[0] == last[0] and 1 < last[1] < 12
    label = _months_label(first, last, calendar, resolved) if whole else _days_label(first, last, calendar, resolved)
    return Period(start, end, label, calendar, cumulative, resolved)


def _year_label(year: int, calendar: Calendar, resolved: bool) -> str:
    prefix = {"gregorian": "", "solar_hijri": "SH", "fiscal": "FY"}[calendar]
    return prefix + (str(year) if resolved else "XXXX")


def _months_label(first: tuple[int, int, int], last: tuple[int, int, int], calendar: Calendar, resolved: bool) -> str:
    """ "2018", "2014/2017", "2018-H1", "2018-03", "2018-01/2018-07"."""
    begin, end = (_year_label(at[0], calendar, resolved) for at in (first, last))
    if (first[1], last[1]) == (1, 12):
        return begin if first[0] == last[0] else f"{begin}/{end}"
    length = 12 * (last[0] - first[0]) + last[1] - first[1] + 1
    for letter, size in (("H", 6), ("Q", 3)):
        if length == size and first[0] == last[0] and first[1] % size == 1:
            return f"{begin}-{letter}{first[1] // size + 1}"
    if length == 12 and calendar == "fiscal":
        return f"{begin}/{last[0] % 100:02}"
    opening = f"{begin}-{first[1]:02}"
    return opening if length == 1 else f"{opening}/{end}-{last[1]:02}"


def _days_label(first: tuple[int, int, int], last: tuple[int, int, int], calendar: Calendar, resolved: bool) -> str:
    begin, end = (f"{_year_label(a[0], calendar, resolved)}-{a[1]:02}-{a[2]:02}" for a in (first, last))
    return begin if first == last else f"{begin}/{end}"


def months(year: int | None, first: int, last: int, calendar: Calendar = "gregorian") -> Period:
    """The months from ``first`` to ``last`` (in the next year if it is the smaller); an unknown year is None."""
    placed = UNKNOWN[calendar] if year is None else year
    ends_in = placed + (last < first)
    return between(
        date(placed, first, 1, calendar), last_day(ends_in, last, calendar), calendar, resolved=year is not None
    )


def years(first: int, last: int, calendar: Calendar = "gregorian") -> Period:
    """Whole years."""
    return between(date(first, 1, 1, calendar), last_day(last, 12, calendar), calendar)


def is_year(period: Period) -> bool:
    """Whether a period is one whole year of its calendar."""
    return (
        period.resolved
        and period.calendar != "fiscal"
        and period == in_year(years(1400, 1400, period.calendar), year_of(period))
    )


def unit_of(period: Period) -> str:
    """The unit of time that a period is one of: year, half, quarter, month, week, day; "" for any other stretch.

    >>> unit_of(years(2018, 2018)), unit_of(months(2018, 4, 6)), unit_of(months(2018, 1, 7))
    ('year', 'quarter', '')
    """
    days = (period.end - period.start).days + 1
    if days in (1, 7):
        return "day" if days == 1 else "week"
    return next((unit for unit, size in (("year", 12), *PARTS.items()) if size == length(period)), "")


def length(period: Period) -> int:
    """How many whole months a period is; 0 where it is none."""
    first, last = parts(period.start, period.calendar), parts(period.end, period.calendar)
    if first[2] != 1 or period.end != last_day(last[0], last[1], period.calendar):
        return 0
    return 12 * (last[0] - first[0]) + last[1] - first[1] + 1


def part(year: int | None, size: str, ordinal: int, calendar: Calendar = "gregorian") -> Period | None:
    """The n-th half, quarter or month of a year; counted from the end where n is negative; None where there is none."""
    length = PARTS[size]
    count = 12 // length
    ordinal = count + 1 + ordinal if ordinal < 0 else ordinal
    return months(year, length * (ordinal - 1) + 1, length * ordinal, calendar) if 1 <= ordinal <= count else None


def shifted(period: Period, count: int) -> Period:
    """The same months or days some years later (earlier if negative); ends of months stay ends of months."""

    def moved(day: dt.date) -> dt.date:
        year, month, number = parts(day, period.calendar)
        final = day == last_day(year, month, period.calendar)
        limit = last_day(year + count, month, period.calendar)
        return (
            limit if final and day == period.end else min(limit, _clamped(year + count, month, number, period.calendar))
        )

    return between(moved(period.start), moved(period.end), period.calendar, resolved=period.resolved)


def _clamped(year: int, month: int, day: int, calendar: Calendar) -> dt.date:
    """A date, or the last day of its month where the month is shorter."""
    return min(date(year, month, 1, calendar) + dt.timedelta(days=day - 1), last_day(year, month, calendar))


def year_of(period: Period) -> int:
    """The year in which a period begins, in its own calendar."""
    return parts(period.start, period.calendar)[0]


def in_year(period: Period, year: int) -> Period:
    """The same months or days in another year; an unknown year becomes known."""
    moved = shifted(period, year - year_of(period))
    return between(moved.start, moved.end, moved.calendar)


def year_earlier(period: Period) -> Period:
    """The same months or days one year earlier."""
    return shifted(period, -1)


def comparable(a: Period, b: Period) -> bool:
    """Whether the days of two periods may be compared: both known or neither, both fiscal or neither."""
    return a.resolved == b.resolved and (a.calendar == "fiscal") == (b.calendar == "fiscal")


def contains(a: Period, b: Period) -> bool:
    """Whether every day of ``b`` is one of ``a``."""
    return comparable(a, b) and a.start <= b.start and b.end <= a.end


def overlaps(a: Period, b: Period) -> bool:
    """Whether two periods have a day in common."""
    return comparable(a, b) and a.start <= b.end and b.start <= a.end


def same_months(a: Period, b: Period) -> bool:
    """Whether two periods are the same months or days of their years, whatever the years; so are two whole years."""
    return a.calendar == b.calendar and in_year(b, year_of(a)).label == in_year(a, year_of(a)).label


def months_back(day: dt.date, count: int, calendar: Calendar = "gregorian") -> dt.date:
    """The same day some months earlier; in a shorter month, its last day."""
    year, month, number = parts(day, calendar)
    index = 12 * year + month - 1 - count
    return _clamped(index // 12, index % 12 + 1, number, calendar)


def latest_day(day: dt.date, today: dt.date, calendar: Calendar = "gregorian") -> dt.date:
    """The last time that a day of a year came, up to ``today``."""
    _, month, number = parts(day, calendar)
    year = parts(today, calendar)[0]
    placed = _clamped(year, month, number, calendar)
    return placed if placed <= today else _clamped(year - 1, month, number, calendar)


def around(today: dt.date, unit: str, steps: int, calendar: Calendar = "gregorian") -> Period | None:
    """The year, half, quarter, month, week or day ``steps`` after the one of ``today``; weeks begin on Monday."""
    if unit in ("week", "day"):
        length = 7 if unit == "week" else 1
        start = today - dt.timedelta(days=today.weekday() if unit == "week" else 0) + dt.timedelta(days=length * steps)
        return between(start, start + dt.timedelta(days=length - 1), calendar)
    size = 12 if unit == "year" else PARTS.get(unit)
    if size is None:
        return None
    year, month, _ = parts(today, calendar)
    index = 12 * year + (month - 1) // size * size + size * steps
    return months(index // 12, index % 12 + 1, index % 12 + size, calendar)


def neighbour(period: Period, steps: int) -> Period | None:
    """The period of the same length before (-1) or after (1) one of whole months; None for other periods."""
    moved = -length(period) * steps
    if not moved:
        return None
    start = months_back(period.start, moved, period.calendar)
    end = months_back(period.end + dt.timedelta(days=1), moved, period.calendar) - dt.timedelta(days=1)
    return between(start, end, period.calendar, resolved=period.resolved)
