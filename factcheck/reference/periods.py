"""What ``time_period`` says, as the periods that claims have.

>>> period("2018-S1").label, period("2018-M06").label, period("2018-01/P6M").label, period("SH1402-Q1").label
('2018-H1', '2018-06', '2018-H1', 'SH1402-Q1')

A stretch of whole months of the Solar Hijri calendar is one of that calendar, for a year of it has no other name in
SDMX; its days count:

>>> period("2020-03-20/P1Y").label, period("2020-03-20/2021-03-20").label
('SH1399', 'SH1399')
"""

from __future__ import annotations

import datetime as dt
import functools

from factcheck import calendars
from factcheck.calendars import Calendar
from factcheck.configuration.values import shown
from factcheck.model import Period
from factcheck.patterns import compiled
from factcheck.reference.codes import CellError

POINT = compiled(
    r"""
    (?P<calendar> SH | FY )?+ (?P<year> [0-9]{4} )
    (?: -? (?P<size> [ASHTQMWD] ) (?P<number> [0-9]{1,3} )
      | -? (?P<month> [0-9]{2} ) (?: -? (?P<day> [0-9]{2} ) (?: T 00:00 (?: :00 (?: \.0{1,9} )? )? Z? )? )?
    )? \Z
    """
)
DURATION = compiled(
    r"P (?: (?P<y> [0-9]{1,3} ) Y )?+ (?: (?P<m> [0-9]{1,3} ) M )?+ (?: (?P<w> [0-9]{1,3} ) W )?+"
    r"(?: (?P<d> [0-9]{1,3} ) D )?+ \Z"
)
MONTHS = {"A": 12, "S": 6, "H": 6, "T": 4, "Q": 3, "M": 1}
"""Months of a part of a year."""
WITHIN = {"A": "year", "S": "half", "H": "half", "Q": "quarter", "M": "month", "W": "week"}
"""What a frequency says of a day that stands for a period."""
CALENDARS: dict[str | None, Calendar] = {"SH": "solar_hijri", "FY": "fiscal", None: "gregorian"}
LONGEST = 40
FIRST, LAST = 1600, 2400
"""Years of a period; of the Solar Hijri calendar those that fall between them."""
SOLAR = 621
"""Years between the two calendars."""
FORMS = "2018, 2018-S1, 2018-Q2, 2018-06, 2018-06-15, 2018-01/P6M or SH1399"


class HintError(ValueError):
    """No period, and what is meant perhaps."""


@functools.lru_cache(maxsize=1 << 14)
def period(text: str, freq: str = "") -> Period:
    """The period of an observation; a day stands for the year, half, quarter, month or week of its frequency.

    Raises CellError for anything else.
    """
    try:
        found = _stretch(*text.split("/")) if text.count("/") == 1 else _point(text)
        day = found.start == found.end and found.calendar == "gregorian"
        return (calendars.around(found.start, WITHIN[freq], 0) if day and freq in WITHIN else found) or found
    except ValueError as error:
        remedy = str(error) if isinstance(error, HintError) else f"write for instance {FORMS}"
        raise CellError("time_period", f"{shown(text)} is no period; {remedy}") from None


def _point(text: str) -> Period:
    """A day or a part of a year; raises ValueError."""
    found = POINT.match(text) if len(text) <= LONGEST else None
    if found is None:
        raise ValueError
    calendar = CALENDARS[found["calendar"]]
    year = _year(int(found["year"]), calendar)
    if size := found["size"]:
        return _part(year, size, int(found["number"]), calendar)
    if found["day"]:
        day = calendars.date(year, int(found["month"]), int(found["day"]), calendar)
        return calendars.between(day, day, calendar)
    month = int(found["month"] or 0)
    return _part(year, "M", month, calendar) if found["month"] else calendars.years(year, year, calendar)


def _year(year: int, calendar: Calendar) -> int:
    reach = SOLAR if calendar == "solar_hijri" else 0
    if FIRST - reach <= year <= LAST - reach:
        return year
    if 1200 <= year < FIRST and calendar == "gregorian":
        raise HintError(f"a year of the Solar Hijri calendar is written SH{year}")
    raise HintError(f"years are from {FIRST - reach} to {LAST - reach}")


def _part(year: int, size: str, number: int, calendar: Calendar) -> Period:
    """A numbered part of a year; raises ValueError where there is none."""
    if size in MONTHS:
        length = MONTHS[size]
        if not 1 <= number <= 12 // length:
            raise ValueError
        return calendars.months(year, length * (number - 1) + 1, length * number, calendar)
    if calendar != "gregorian":
        raise ValueError
    if size == "W":
        monday = dt.date.fromisocalendar(year, number, 1)
        return calendars.between(monday, monday + dt.timedelta(days=6))
    day = dt.date(year, 1, 1) + dt.timedelta(days=number - 1)
    if day.year != year:
        raise ValueError
    return calendars.between(day, day)


def _stretch(first: str, second: str) -> Period:
    """From one point to another, or for some time; raises ValueError."""
    start = _point(first)
    if not second.startswith("P"):
        end = _point(second)
        if end.end < start.start or end.calendar != start.calendar:
            raise HintError("it ends before it begins")
        return _named(start.start, end.end, start.calendar)
    found = DURATION.match(second) if len(second) <= LONGEST else None
    if found is None or second == "P":
        raise ValueError
    months, days = 12 * int(found["y"] or 0) + int(found["m"] or 0), 7 * int(found["w"] or 0) + int(found["d"] or 0)
    if not months + days or months > 1200:
        raise ValueError
    calendar = start.calendar
    if months and calendar == "gregorian" and start.start.day != 1 and calendars.to_solar(start.start)[2] == 1:
        calendar = "solar_hijri"
    after = calendars.months_back(start.start, -months, calendar) + dt.timedelta(days=days)
    return _named(start.start, after - dt.timedelta(days=1), calendar)


def _named(start: dt.date, end: dt.date, calendar: Calendar) -> Period:
    """The period between two days, of the calendar whose months it is made of."""
    solar = calendars.between(start, end, "solar_hijri") if calendar == "gregorian" else None
    found = calendars.between(start, end, calendar)
    return solar if solar and calendars.length(solar) and not calendars.length(found) else found
