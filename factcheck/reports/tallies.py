"""What was found by rule, by source and by day: counts for the tables and charts of a page."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from factcheck.model import Report

Counts = Mapping[str, int]
"""How many articles, figures, findings of each severity, and relations that agree."""
Piece = tuple[str, dt.date, dt.date]
"""The name of a stretch of time, its first day and its last."""
MOST = 40
"""Stretches of time that a chart shows."""


@dataclass(frozen=True, slots=True)
class Tallies:
    """Counts by the name of a rule, by the folder of a source, and by the day of an article, None where not known."""

    rules: Mapping[str, Counts]
    sources: Mapping[str, Counts]
    days: Mapping[dt.date | None, Counts]


class Tally:
    """Counts while articles are gone through."""

    def __init__(self) -> None:
        self.rules: dict[str, Counter[str]] = {}
        self.sources: dict[str, Counter[str]] = {}
        self.days: dict[dt.date | None, Counter[str]] = {}

    def add(self, report: Report) -> None:
        """Count one article."""
        counted = Counter({"articles": 1, "figures": report.coverage.figures})
        counted.update(f.severity for f in report.findings)
        self.sources.setdefault(source(report.article.path), Counter()).update(counted)
        self.days.setdefault(report.article.date, Counter()).update(counted)
        for rule, what in told(report):
            self.rules.setdefault(rule, Counter())[what] += 1

    def done(self) -> Tallies:
        """What was counted: rules and sources with the worst first, days in their order."""
        days = sorted(self.days.items(), key=lambda pair: pair[0] or dt.date.max)
        return Tallies(worst_first(self.rules), worst_first(self.sources), dict(days))


def told(report: Report) -> Iterator[tuple[str, str]]:
    """Each rule that said something of an article, and what."""
    yield from ((f.rule, f.severity) for f in report.findings)
    yield from ((r.rule, "consistent") for r in report.relations if r.verdict == "consistent")


def worst_first(counts: Mapping[str, Counts]) -> dict[str, Counts]:
    """Counts in the order of how much was found."""
    said = ("contradiction", "warning", "note", "consistent")
    return dict(sorted(counts.items(), key=lambda pair: ([-pair[1].get(s, 0) for s in said], pair[0])))


def source(path: str) -> str:
    """Where an article comes from: the folder of its file; the file itself where it stands in none, or is a table.

    >>> source("news/asia/a.txt"), source("a.txt"), source("news/all.csv:12"), source("")
    ('news/asia', 'a.txt', 'news/all.csv', 'text')
    """
    head, colon, last = path.rpartition(":")
    if colon and last.isdecimal():
        return head
    return path.rpartition("/")[0] or path or "text"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A day, month, quarter, or some years, with what was counted in it."""

    label: str
    first: dt.date
    last: dt.date
    counts: Counts


def stretches(days: Mapping[dt.date | None, Counts]) -> tuple[Stretch, ...]:
    """The time from the first article to the last in pieces of one kind, at most :data:`MOST`."""
    known = sorted(day for day in days if day)
    if not known:
        return ()
    by_years = (partial(years, number=n) for n in (1, 10, 100, 1000))
    cuts: tuple[Callable[[dt.date], Piece], ...] = (day, month, quarter, *by_years)
    cut, found = next((c, p) for c in cuts if len(p := pieces(known[0], known[-1], c)) <= MOST)
    held: dict[str, Counter[str]] = {label: Counter() for label, _, _ in found}
    for at in known:
        held[cut(at)[0]].update(days[at])
    return tuple(Stretch(label, first, last, held[label]) for label, first, last in found)


def pieces(first: dt.date, last: dt.date, cut: Callable[[dt.date], Piece]) -> list[Piece]:
    """All stretches from one day to another; one more than can be shown is enough to know that they are too many."""
    found = [cut(first)]
    while found[-1][2] < last and len(found) <= MOST:
        found.append(cut(found[-1][2] + dt.timedelta(days=1)))
    return found


def day(at: dt.date) -> Piece:
    """A day."""
    return at.isoformat(), at, at


def month(at: dt.date) -> Piece:
    """The month of a day."""
    return span(at, 1, f"{at.year:04d}-{at.month:02d}")


def quarter(at: dt.date) -> Piece:
    """The quarter of a day.

    >>> quarter(dt.date(2021, 11, 5))
    ('2021-Q4', datetime.date(2021, 10, 1), datetime.date(2021, 12, 31))
    """
    return span(at, 3, f"{at.year:04d}-Q{(at.month + 2) // 3}")


def years(at: dt.date, number: int) -> Piece:
    """The year of a day, or the decade, century or millennium.

    >>> years(dt.date(2021, 11, 5), 10)
    ('2020 to 2029', datetime.date(2020, 1, 1), datetime.date(2029, 12, 31))
    """
    begun = at.year // number * number
    first, last = max(begun, dt.MINYEAR), begun + number - 1
    label = f"{first:04d} to {last:04d}" if number > 1 else f"{first:04d}"
    return label, dt.date(first, 1, 1), dt.date(last, 12, 31)


def span(at: dt.date, months: int, label: str) -> Piece:
    """The stretch of so many months that a day lies in."""
    first = at.replace(month=(at.month - 1) // months * months + 1, day=1)
    behind = first.month + months
    last = first.replace(month=12, day=31) if behind > 12 else first.replace(month=behind) - dt.timedelta(days=1)
    return label, first, last


def total(counts: Iterable[Counts], name: str) -> int:
    """How many there are of something."""
    return sum(c.get(name, 0) for c in counts)
