"""From a frame that fits to a period: one small function for each kind of frame.

A builder returns None where the frame fits and yet names no period (a 31st of February, "first fifteen months").
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from factcheck import calendars
from factcheck.calendars import Calendar
from factcheck.period_found import DAYS, MONTHS, Built, Found, nearest, placed_part, year_calendar
from factcheck.period_relative import ago, dayname, past, relative, same, todate, yearearlier


def part(found: Found) -> Built | None:
    """The n-th half or quarter of a year; seasons are quarters."""
    if found.types.get("k") == "season":
        size, ordinal = "quarter", found.values["k"]
    else:
        size, ordinal = found.unit(), found.values["o"]
    calendar = year_calendar(found)
    return placed_part(found, calendar, lambda year, cal: calendars.part(year, size, ordinal, cal))


def block(found: Found) -> Built | None:
    """The n-th run of so many months of a year: "first six months of 2017", "last three months of 1986"."""
    if found.has("m"):
        return _quarter_to(found)
    count = found.values["b"] if found.has("b") else found.values["n"]
    size = 1 if found.has("b") else MONTHS.get(found.unit())
    if size is None or not 1 <= count * size <= 12:
        return None
    length = count * size
    from_end = found.types.get("r") in ("last", "previous") and found.has("y") and not found.has("o")
    ordinal = -1 if from_end else found.values.get("o", 1)
    first = 13 - length if ordinal < 0 else (ordinal - 1) * length + 1
    if first + length > 13 or first < 1:
        return None
    calendar = year_calendar(found)
    return placed_part(found, calendar, lambda year, cal: calendars.months(year, first, first + length - 1, cal))


def _quarter_to(found: Found) -> Built | None:
    """The three months that end with one: "the June quarter"."""
    last = found.values["m"]
    if last < 3:
        return None
    return placed_part(found, found.calendar_of_month(), lambda year, cal: calendars.months(year, last - 2, last, cal))


def month(found: Found) -> Built | None:
    """A month of a year, printed or not."""
    number = found.values["m"]
    return placed_part(found, found.calendar_of_month(), lambda year, cal: calendars.months(year, number, number, cal))


def relativemonth(found: Found) -> Built | None:
    """ "March last year", "last March", "March a year earlier"."""
    if found.has("u"):
        return placed_part(replace(found, values={**found.values, "n2": found.values.get("n", 1)},
                               types={**found.types, "n2": "numberword"}), found.calendar_of_month(),
                       lambda year, cal: calendars.months(year, found.values["m"], found.values["m"], cal))  # fmt: skip
    return month(found)


def monthrange(found: Found) -> Built | None:
    """Months from one to another: "January-June 2018", "March 2020-March 2021"."""
    calendar, first, last = found.calendar_of_month(), found.values["m"], found.values["m2"]
    if calendar != found.calendar_of_month("m2"):
        return None
    if found.has("y") and found.has("y2"):
        return _long_range(found, calendar, first, last)
    if found.has("y2"):
        year = found.values["y2"] - (last < first)
        if calendar != found.calendar_of_year("y2"):
            return None
        return Built(calendars.months(year, first, last, calendar))
    return placed_part(found, calendar, lambda year, cal: calendars.months(year, first, last, cal))


def _long_range(found: Found, calendar: Calendar, first: int, last: int) -> Built | None:
    """A range with two years; from March to the next March is a Solar Hijri year, as news from Iran prints it."""
    begin, end = found.values["y"], found.values["y2"]
    if {found.calendar_of_year("y"), found.calendar_of_year("y2")} != {calendar}:
        return None
    if calendar == "gregorian" and (first, last, end - begin) == (3, 3, 1):
        return Built(calendars.years(begin - 621, begin - 621, "solar_hijri"))
    start, until = calendars.date(begin, first, 1, calendar), calendars.last_day(end, last, calendar)
    return Built(calendars.between(start, until, calendar)) if start < until else None


def _day(found: Found, month_role: str, day_role: str, year: int | None, calendar: Calendar) -> dt.date | None:
    """A day of a year, of the conventional one where the year is unknown."""
    try:
        return calendars.date(
            calendars.UNKNOWN[calendar] if year is None else year,
            found.values[month_role], found.values[day_role], calendar,
        )  # fmt: skip
    except ValueError:
        return None


def date(found: Found) -> Built | None:
    """One day, with its weekday where that is printed."""
    calendar = found.calendar_of_year() if found.types["m"] in ("day", "numberword") else found.calendar_of_month()
    if found.has("y") and calendar != found.calendar_of_year():
        return None
    day = _day(found, "m", "d", found.values.get("y"), calendar)
    if day is None:
        return _no_day(found, calendar)
    period = calendars.between(day, day, calendar, resolved=found.has("y"))
    relation = "" if found.has("y") else "implied-year"
    return Built(nearest(period, found.today), relation, weekday=found.values.get("w"))


def _no_day(found: Found, calendar: Calendar) -> Built | None:
    """A day that there is not: "February 30, 2012"; without year and weekday the number may be of something else."""
    month, year = found.values["m"], found.values.get("y", calendars.UNKNOWN[calendar])
    if found.types["m"] in ("day", "numberword") or not (found.has("y") or found.has("w")):
        return None
    return Built(None, "no-day", beyond=(found.values["d"], calendars.last_number(year, month, calendar)))


def days(found: Found) -> Built | None:
    """Several days: "March 3-7", "28 February to March 3"."""
    calendar, year = found.calendar_of_month(), found.values.get("y")
    start = _day(found, "m", "d", year, calendar)
    end = _day(found, "m2" if found.has("m2") else "m", "d2", year, calendar)
    if start is None or end is None or start > end or (found.has("y") and calendar != found.calendar_of_year()):
        return None
    period = calendars.between(start, end, calendar, resolved=found.has("y"))
    return Built(nearest(period, found.today), "" if found.has("y") else "implied-year", weekday=found.values.get("w"))


def ended(found: Found) -> Built | None:
    """So many weeks or months up to a day: "year ended March 31, 1986", "the four weeks ended May 23"."""
    calendar, unit, count = found.calendar_of_month(), found.unit(), found.values.get("n", 1)
    if (found.has("y") and calendar != found.calendar_of_year()) or not 1 <= count <= 60:
        return None
    last = _last(found, calendar, unit)
    if last is None:
        return None
    known = found.has("y") or found.today is not None
    period = calendars.between(_back(last, unit, count, calendar), last, calendar, resolved=known)
    return Built(period, "" if found.has("y") else "implied-year")


def _last(found: Found, calendar: Calendar, unit: str) -> dt.date | None:
    """The last day of a stretch; without a year, the latest one up to the day of writing."""
    year = found.values.get("y")
    if found.has("d"):
        last = _day(found, "m", "d", year, calendar)
    else:
        placed = calendars.UNKNOWN[calendar] if year is None else year
        last = calendars.last_day(placed, found.values["m"], calendar)
    if last and year is None and found.today:
        last = calendars.latest_day(last, found.today, calendar)
    if last and unit in MONTHS and (last.month, last.day) == (2, 28):
        return calendars.last_day(last.year, 2)
    return last


def _back(last: dt.date, unit: str, count: int, calendar: Calendar) -> dt.date:
    """The first day of so many units that end on ``last``."""
    if unit in DAYS:
        return last - dt.timedelta(days=DAYS[unit] * count - 1)
    return calendars.months_back(last + dt.timedelta(days=1), MONTHS[unit] * count, calendar)


def year(found: Found) -> Built | None:
    """A whole year."""
    return Built(calendars.years(found.values["y"], found.values["y"], found.calendar_of_year()))


def yearrange(found: Found) -> Built | None:
    """Whole years from one to another."""
    first, last = found.values["y"], found.values["y2"]
    if found.calendar_of_year("y") != found.calendar_of_year("y2") or first >= last:
        return None
    return Built(calendars.years(first, last, found.calendar_of_year()))


def splityear(found: Found) -> Built | None:
    """A season across two years: "1986/87"; its months differ by country and crop, so that they are nominal."""
    first = found.values["y"]
    if found.values["y2"] != (first + 1) % 100:
        return None
    return Built(calendars.months(first, 7, 6, "fiscal"))


def fiscalyear(found: Found) -> Built | None:
    """A fiscal year; its months are nominal."""
    printed = found.values["y"]
    if found.types["y"] == "twodigit":
        printed += 1900 if printed >= 50 else 2000
    return Built(calendars.years(printed, printed, "fiscal"))


BUILDERS: dict[str, Callable[[Found], Built | None]] = {
    f.__name__: f
    for f in (
        ended, days, date, monthrange, block, part, relativemonth, month, splityear, yearrange, fiscalyear, year,
        todate, same, yearearlier, ago, past, relative, dayname,
    )
}  # fmt: skip
"""The builders by the name that the frames of the language files give them."""
