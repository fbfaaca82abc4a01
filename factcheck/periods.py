"""Mentions of time in a text, as real intervals of days where they can be known.

>>> from factcheck.languages import load
>>> text = "Trade grew from January to June 2018, more than in the first half of the year."
>>> [(m.label, m.period and m.period.label, m.relation) for m in mentions(text, load("en"), 0, len(text), date=None)]
[('from January to June 2018', '2018-H1', ''), ('first half of the year', 'XXXX-H1', 'implied-year')]

``relation`` says how a mention is tied to another time: "" for a date that stands by itself; "implied-year" where the
year is not printed (the period is then the latest such one begun before the article's date, or unresolved);
"previous-", "this-", "next-" with year, half, quarter, month, week or day; "previous", "this", "next" (period);
"same-period" (``period`` is then the year in which, or None), "same-period-previous-year", "earlier", "past",
"year-to-date", "weekday", "yesterday", "today", "tomorrow". What is counted from the day of writing ("last year") has
a period when that day is known; what is counted from another period ("the previous year") has one after ``resolve``.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck import calendars
from factcheck.affixes import split
from factcheck.calendars import contains, overlaps, same_months, year_earlier
from factcheck.languages import Language
from factcheck.lexicon import Token, tokenize
from factcheck.model import Period, Span
from factcheck.period_builders import BUILDERS
from factcheck.period_found import Built, Found
from factcheck.period_rows import Item, Shape, runs, shape, silent, types_of

__all__ = [
    "Mention",
    "contains",
    "date_line",
    "mentions",
    "overlaps",
    "resolve",
    "same_months",
    "unit_of",
    "year_earlier",
]

EDGES = ("of", "in", "to", "and", "comma", "the", "open", "close", "dash")
"""Types that belong to a frame and not to the mention when they stand at its edge."""

BEGINNING = 60
"""Code points in which the first word of a text surely ends."""
DATE_LINE = 200
"""Code points at the beginning of a text in which a line with its date is sought."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of time: where it stands, as printed, what it means, and how it is tied to other times."""

    span: Span
    label: str
    period: Period | None
    relation: str = ""
    deictic: bool = False
    """Whether it is counted from the day of writing ("last year") and not from another period ("the previous year")."""
    back: int = 0
    """How many months before the period that it is counted from; 0 where that is no number of months."""
    weekday: int | None = None
    """The weekday printed beside a date, 0 for Monday."""
    beyond: tuple[int, int] | None = None
    """The printed number of a day that there is not, and how many days its month has."""


def mentions(
    text: str,
    language: Language,
    start: int,
    end: int,
    *,
    date: dt.date | None = None,
    tokens: Sequence[Token] | None = None,
) -> tuple[Mention, ...]:
    """The mentions of time between two offsets, from left to right without overlap.

    ``date`` is the day of writing, where it is known; ``tokens`` are those of the piece, where somebody has them.
    """
    words = split(text, language, start, end) if tokens is None else tokens
    return tuple(_mentions(text, words, language, date))


def _mentions(text: str, tokens: Sequence[Token], language: Language, date: dt.date | None) -> Iterator[Mention]:
    for run in runs(text, tokens, language):
        types, at = types_of(run), 0
        while found := shape(types, at, language):
            built = _build(found, run, language, date)
            if built is None:
                at = found.start + 1
                continue
            at = found.end
            span = _edged(run[found.start : found.end])
            label = " ".join(text[span.start : span.end].split())
            told = (built.period, built.relation, built.deictic, built.back, built.weekday, built.beyond)
            yield Mention(span, label, *told)


def _edged(items: Sequence[Item]) -> Span:
    """The span of a frame without what only leads to it or stands behind it."""
    first, last = 0, len(items) - 1
    while items[first].type in EDGES:
        first += 1
    while items[last].type in EDGES:
        last -= 1
    return Span(items[first].start, items[last].end)


def _build(found: Shape, items: Sequence[Item], language: Language, date: dt.date | None) -> Built | None:
    """What the frame that was found says, None where it names no period after all."""
    values = {role: items[at].value for role, at in found.roles}
    types = {role: items[at].type for role, at in found.roles}
    if found.frame in ("relative", "part", "block", "same"):
        types |= {item.type: item.type for item in items[found.start : found.end] if item.type in ("ago", "solar")}
    try:
        return BUILDERS[found.frame](Found(values, types, language["periods"]["calendar"], date))
    except (ValueError, OverflowError):
        return None


def resolve(mention: Mention, anchor: Period) -> Period | None:
    """The period of a mention beside another period: "the previous year" beside June 2018 is 2017.

    None where the mention says nothing firm about it.
    """
    relation, period = mention.relation, mention.period
    if relation == "implied-year" and period and anchor.resolved and anchor.calendar in (period.calendar, "fiscal"):
        return calendars.in_year(period, calendars.year_of(anchor))
    if relation == "same-period":
        return (
            calendars.in_year(anchor, calendars.year_of(period)) if period and _same_calendar(anchor, period) else None
        )
    if relation in ("same-period-previous-year", "earlier") and mention.back and mention.back % 12 == 0:
        return calendars.shifted(period if period and period.resolved else anchor, -mention.back // 12)
    if mention.deictic or relation in ("", "past"):
        return period
    return _counted(mention, anchor)


def unit_of(mention: Mention) -> str:
    """How long the time of a mention is: year, half, quarter, month, week, day, or "" where that is not known."""
    if mention.period:
        return calendars.unit_of(mention.period)
    if mention.relation in ("weekday", "yesterday", "today", "tomorrow"):
        return "day"
    relation, _, unit = mention.relation.partition("-")
    return unit if relation in ("previous", "this", "next") else ""


def _same_calendar(anchor: Period, period: Period) -> bool:
    return anchor.calendar == period.calendar


def _counted(mention: Mention, anchor: Period) -> Period | None:
    """A period counted from another one."""
    relation, _, unit = mention.relation.partition("-")
    if mention.period is not None and unit == "year":
        return calendars.in_year(mention.period, calendars.year_of(anchor) - 1)
    if not anchor.resolved or (relation, unit) == ("earlier", ""):
        return None
    if relation in ("previous", "next") and not unit:
        return calendars.neighbour(anchor, -1 if relation == "previous" else 1)
    steps = {"previous": -1, "this": 0, "next": 1}.get(relation)
    return None if steps is None else calendars.around(anchor.start, unit, steps, anchor.calendar)


@functools.cache
def cue_words(language: Language) -> frozenset[str]:
    """The words that may stand before the date of a text."""
    return frozenset(t.text for cue in language["periods"]["cues"] for t in tokenize(cue))


def _begins_otherwise(text: str, language: Language) -> bool:
    """Whether the first word of a text is neither of a date nor one that leads to it; most texts begin so."""
    tokens = split(text, language, 0, min(len(text), BEGINNING))
    first = next((i for i, token in enumerate(tokens) if token.kind != "mark"), -1)
    return first >= 0 and tokens[first].text not in cue_words(language) and silent(text, tokens, first, language)


def date_line(text: str, language: Language) -> dt.date | None:
    """The date that a text begins with, alone or after a word such as "date"."""
    if _begins_otherwise(text, language):
        return None
    tokens, cues = split(text, language, 0, min(len(text), DATE_LINE)), cue_words(language)
    for mention in _mentions(text[:DATE_LINE], tokens, language, None):
        if mention.relation == "" and mention.period and mention.period.start == mention.period.end:
            before = [t.text for t in tokenize(text, 0, mention.span.start) if t.kind != "mark"]
            return mention.period.start if all(word in cues for word in before) else None
    return None
