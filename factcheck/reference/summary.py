"""What a reference table holds, in short: its series with their periods, and its sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.model import Fact
from factcheck.reference import Table
from factcheck.reports.summary import many

MOST = 40
"""Series and sources that are told one by one."""


@dataclass(frozen=True, slots=True)
class Series:
    """The facts of one series."""

    name: str
    facts: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Source:
    """The facts of one source."""

    name: str
    facts: int
    vintages: tuple[str, ...]
    """The first and the last day on which it stated some; empty where none is told."""


def name(fact: Fact) -> str:
    """What a fact is of: "RU, with IR: imports, USD"."""
    partner = f", with {fact.partner}" if fact.partner else ""
    commodity = "" if fact.commodity == "TOTAL" else fact.commodity
    named = "; ".join(fact.names)
    measure = "" if fact.measure == "value" else fact.measure
    told = (fact.flow, commodity, named, measure, fact.unit, fact.valuation, fact.trade_system)
    return f"{fact.reporter}{partner}: {', '.join(filter(None, told))}"


def series(facts: Sequence[Fact]) -> tuple[Series, ...]:
    """The series by name, with the first and last of their periods."""
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(name(fact), []).append(fact)
    ordered = ((key, sorted(held, key=lambda f: (f.period.start, f.period.end))) for key, held in sorted(found.items()))
    return tuple(Series(key, len(held), held[0].period.label, held[-1].period.label) for key, held in ordered)


def sources(facts: Sequence[Fact]) -> tuple[Source, ...]:
    """The sources, those of most facts first."""
    counts = Counter(fact.source for fact in facts)
    days: dict[str, set[str]] = {}
    for fact in facts:
        days.setdefault(fact.source, set()).update([fact.vintage.isoformat()] if fact.vintage else ())
    ends = {source: (min(told), max(told)) if told else () for source, told in days.items()}
    return tuple(Source(source, count, ends[source]) for source, count in counts.most_common())


def lines(table: Table) -> Iterator[str]:
    """All of it as lines of text; a name is as the file has it, and not yet safe to print."""
    yield f"{table.path}: {table.dialect}, {many(len(table.facts), 'fact')}"
    held = series(table.facts)
    yield f"series: {len(held):,}"
    for one in held[:MOST]:
        periods = one.first if one.facts == 1 else f"{one.first} to {one.last}, {one.facts:,}"
        yield f"  {one.name} ({periods})"
    yield from more(len(held), "series")
    stated = sources(table.facts)
    yield f"sources: {len(stated):,}"
    for source in stated[:MOST]:
        days = " to ".join(dict.fromkeys(source.vintages)) or "no date"
        yield f"  {source.name or 'not named'} ({many(source.facts, 'fact')}, {days})"
    yield from more(len(stated), "sources")
    if table.passed:
        yield f"rows that are no facts: {sum(count for _, count in table.passed):,}"
        yield from (f"  {reason} ({many(count, 'row')})" for reason, count in table.passed[:MOST])
        yield from more(len(table.passed), "reasons")


def more(total: int, what: str) -> Iterator[str]:
    """How many are not told one by one."""
    if total > MOST:
        yield f"  and {total - MOST:,} more {what}"
