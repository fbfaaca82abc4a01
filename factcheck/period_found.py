"""What a frame of a period holds, and how a part of a year is placed in a year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from factcheck import calendars
from factcheck.calendars import Calendar
from factcheck.model import Period

DELTA = {"last": -1, "previous": -1, "this": 0, "next": 1}
RELATION = {"last": "previous", "previous": "previous", "this": "this", "next": "next"}
WHOLE_YEAR = {"lastyear": "last", "thisyear": "this", "nextyear": "next", "before": "previous"}
UNIT = {
    "yearword": "year", "half": "half", "quarter": "quarter", "monthword": "month", "week": "week", "dayword": "day",
    "span": "", "halfcode": "half", "quartercode": "quarter",
}  # fmt: skip
MONTHS = {"year": 12, "half": 6, "quarter": 3, "month": 1}
DAYS = {"week": 7, "day": 1}


@dataclass(frozen=True, slots=True)
class Built:
    """What a frame says; ``back`` are months, ``deictic`` is counted from the day of writing."""

    period: Period | None
    relation: str = ""
    deictic: bool = False
    back: int = 0
    weekday: int | None = None
    beyond: tuple[int, int] | None = None
    """The printed number of a day that there is not, and how many days its month has."""


@dataclass(frozen=True, slots=True)
class Found:
    """The items of a frame by role, and what is known of the article."""

    values: dict[str, Any]
    types: dict[str, str]
    calendar: Calendar
    today: dt.date | None

    def has(self, role: str) -> bool:
        """Whether the role is filled."""
        return role in self.types

    def unit(self) -> str:
        """The unit of time in role ``u``: year, half, quarter, month, week, day, or "" for a span of any length."""
        return UNIT[self.types["u"]]

    def word(self) -> str:
        """The relative word: last, previous, this, next, or ""."""
        return WHOLE_YEAR.get(self.types.get("k", ""), self.types.get("r", ""))

    def calendar_of_year(self, role: str = "y") -> Calendar:
        """The calendar that a printed year belongs to."""
        if role not in self.types:
            return self.calendar
        return "solar_hijri" if self.types[role] == "solaryear" else "gregorian"

    def calendar_of_month(self, role: str = "m") -> Calendar:
        """The calendar that the name of a month belongs to."""
        return "solar_hijri" if self.types[role] in ("solarmonth", "weaksolar") else "gregorian"

    def current(self, calendar: Calendar) -> int | None:
        """The year of the article in a calendar."""
        return calendars.parts(self.today, calendar)[0] if self.today else None


def latest(period: Period, today: dt.date | None) -> Period:
    """A period of unknown year, placed where it last began before the day of writing."""
    if today is None or period.resolved:
        return period
    placed = calendars.in_year(period, calendars.parts(today, period.calendar)[0])
    return calendars.shifted(placed, -1) if placed.start > today else placed


def nearest(period: Period, today: dt.date | None) -> Period:
    """A day of unknown year, placed where it is nearest to the day of writing: news announce days to come."""
    if today is None or period.resolved:
        return period
    placed = calendars.in_year(period, calendars.parts(today, period.calendar)[0])
    choices = (calendars.shifted(placed, count) for count in (-1, 0, 1))
    return min(choices, key=lambda choice: abs((choice.start - today).days))


def placed_part(
    found: Found, calendar: Calendar, make: Callable[[int | None, Calendar], Period | None]
) -> Built | None:
    """A part of a year that is printed, relative, or not named at all."""
    fiscal = found.types.get("k") == "fiscal"
    calendar = "fiscal" if fiscal else calendar
    if found.has("y"):
        if not fiscal and calendar != found.calendar_of_year():
            return None
        period = make(found.values["y"], calendar)
        return Built(period) if period else None
    word = found.word()
    if word:
        now = None if word == "previous" else found.current(calendar)
        period = make(None if now is None else now + DELTA[word], calendar)
        return Built(period, f"{RELATION[word]}-year", word != "previous") if period else None
    period = make(None, calendar)
    if period is None:
        return None
    if found.types.get("n2") or "ago" in found.types.values():
        return Built(period, "same-period-previous-year", back=12 * found.values.get("n2", 1))
    return Built(_unprinted(found, period, fiscal), "implied-year")


def _unprinted(found: Found, period: Period, fiscal: bool) -> Period:
    """A part of a year that is not printed; "of the year" is the year of writing."""
    if found.today is None or fiscal:
        return period
    if found.has("k2"):
        return calendars.in_year(period, calendars.parts(found.today, period.calendar)[0])
    return latest(period, found.today)


def year_calendar(found: Found) -> Calendar:
    """The calendar of the printed year, or that of the language."""
    return found.calendar_of_year() if found.has("y") else found.calendar
