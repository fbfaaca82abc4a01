"""Dates by themselves: their weekday ("Monday, June 17, 2019"), and whether there is such a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from factcheck import calendars
from factcheck.model import Period, Relation, Span
from factcheck.numeric.figure import Figure, Reading
from factcheck.numeric.interval import Interval
from factcheck.periods import Mention
from factcheck.relations import Candidate, decide
from factcheck.rules import rule

NEAR = 300
"""Days from the article's date within which a date without year is looked for."""


def weekdays(mentions: Sequence[Mention], date: dt.date | None) -> tuple[Relation, ...]:
    """The dates with a weekday, judged. One without year is near the article's date; else it is unverifiable."""
    dated = (m for m in mentions if m.weekday is not None and m.relation in ("", "implied-year"))
    found = (_weekday(m, date) for m in dated if m.period and m.period.start == m.period.end)
    return tuple(r for r in found if r)


def _weekday(mention: Mention, date: dt.date | None) -> Relation | None:
    assert mention.period is not None
    assert mention.weekday is not None
    stated = mention.relation == ""
    days = [mention.period.start] if stated else near(mention.period, date)
    span = Span(mention.span.start, mention.span.end, "date")
    constants = [("stated", _point(mention.weekday))]
    if not days:
        return decide((Candidate(rule("weekday"), (), (), None, "", "clause", span, constants=tuple(constants)),))
    tried = [
        Candidate(
            rule("weekday"),
            (),
            (),
            None,
            "",
            "clause" if stated else "article",
            span,
            () if stated else ("year-from-article",),
            constants=(*constants, ("calendar", _point(day.weekday()))),
        )
        for day in days
    ]
    return decide(tried)


def impossible(mentions: Sequence[Mention]) -> tuple[Relation, ...]:
    """The dates that no calendar has, judged: "February 30, 2012"."""
    found = (decide((_beyond(m, *m.beyond),)) for m in mentions if m.beyond)
    return tuple(r for r in found if r)


def _beyond(mention: Mention, day: int, days: int) -> Candidate:
    span = Span(mention.span.start, mention.span.end, "date")
    constants = (("stated", _point(day)), ("days", _point(days)))
    return Candidate(rule("date"), (), (), None, "", "clause", span, constants=constants)


def near(period: Period, date: dt.date | None) -> list[dt.date]:
    """The days without a year that lie near the article's date; none when that is not known."""
    if date is None:
        return []
    year = calendars.year_of(Period(date, date, "", period.calendar))
    days = [calendars.in_year(period, y) for y in (year - 1, year, year + 1)]
    return [d.start for d in days if d and abs((d.start - date).days) <= NEAR]


def _point(value: int) -> Figure:
    reading = Reading(Interval.point(value), Interval.point(value))
    return Figure(reading, reading, reading)
