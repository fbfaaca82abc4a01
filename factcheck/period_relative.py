"""Mentions of time that are tied to another time: "last year", "a year earlier", "the same period of 2017"."""

from __future__ import annotations

import datetime as dt

from factcheck import calendars
from factcheck.calendars import Calendar
from factcheck.period_found import DELTA, MONTHS, RELATION, UNIT, Built, Found
from factcheck.period_rows import PLURAL


def todate(found: Found) -> Built | None:
    """From the first day of the year to the day of writing."""
    if found.today is None:
        return Built(None, "year-to-date", deictic=True)
    start = calendars.date(calendars.parts(found.today, found.calendar)[0], 1, 1, found.calendar)
    return Built(calendars.between(start, found.today, found.calendar), "year-to-date", deictic=True)


def same(found: Found) -> Built | None:
    """ "the same period of 2017", "the same month last year"."""
    if found.has("y"):
        whole = calendars.years(found.values["y"], found.values["y"], found.calendar_of_year())
        return Built(whole, "same-period")
    if found.has("r") or found.has("k2") or found.has("n2") or "ago" in found.types.values():
        return Built(None, "same-period-previous-year", back=12 * found.values.get("n2", 1))
    return Built(None, "same-period")


def yearearlier(found: Found) -> Built | None:
    """ "a year earlier", "year on year": the same months one year before."""
    count = found.values.get("n", 1)
    if count == 1:
        return Built(None, "same-period-previous-year", back=12)
    return Built(None, "earlier", back=12 * count)


def ago(found: Found) -> Built | None:
    """ "three months earlier", "two years ago", "the year before"."""
    unit, count = found.unit(), found.values.get("n", 1)
    if unit == "year" and count == 1:
        return yearearlier(found)
    if count == 1:
        return Built(None, f"previous-{unit}", back=MONTHS.get(unit, 0))
    return Built(None, "earlier", back=MONTHS.get(unit, 0) * count)


def past(found: Found) -> Built | None:
    """ "the last five years", "the two months": a stretch without firm ends; of the second the length is known."""
    months = 0 if found.has("r") else found.values.get("n", 0) * MONTHS.get(found.unit(), 0)
    return Built(None, "past", back=months)


def relative(found: Found) -> Built | None:
    """ "last year", "this month", "the previous quarter"; "previous" is counted from another period, not from today."""
    if found.values.get("u") == PLURAL:
        return Built(None, "past")
    word = found.word()
    unit = found.values["k"] if found.types.get("k") == "before" else UNIT.get(found.types.get("u", ""), "year")
    relation = f"{RELATION[word]}-{unit}" if unit else RELATION[word]
    deictic = word != "previous" and unit != ""
    solar = "solar" in found.types.values()
    calendar: Calendar = "solar_hijri" if solar else "fiscal" if found.types.get("k") == "fiscal" else found.calendar
    if not deictic or found.today is None or calendar == "fiscal":
        return Built(None, relation, deictic, MONTHS.get(unit, 0))
    return Built(calendars.around(found.today, unit, DELTA[word], calendar), relation, deictic, MONTHS.get(unit, 0))


def dayname(found: Found) -> Built | None:
    """ "yesterday", "on Friday": the nearest such day not after the day of writing."""
    named = found.types.get("k")
    if named:
        offset = {"yesterday": -1, "today": 0, "tomorrow": 1}[named]
        day = found.today + dt.timedelta(days=offset) if found.today else None
        return Built(calendars.between(day, day, found.calendar) if day else None, named, deictic=True)
    wanted = found.values["w"]
    if found.today is None or found.has("r"):
        return Built(None, "weekday", deictic=True, weekday=wanted)
    day = found.today - dt.timedelta(days=(found.today.weekday() - wanted) % 7)
    return Built(calendars.between(day, day, found.calendar), "weekday", deictic=True, weekday=wanted)
