"""Comparisons with reference facts: lines for people, CSV for spreadsheets, one JSON object a line for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, get_args

from factcheck import schema
from factcheck.model import REFERENCE, Agreement, Comparison, Report, Run, Severity, plain
from factcheck.reports.delimited import rows
from factcheck.reports.display import hung, inert, safe
from factcheck.reports.json import dumps
from factcheck.reports.places import Places
from factcheck.reports.summary import many
from factcheck.reports.view import View
from factcheck.schema import Column

COLUMNS = (
    *schema.ARTICLE,
    Column("row", "integer", "The row of a table, from 1, its header not counted; missing for other files.", True),
    Column("line", "integer", "Line of the figure from 1, in the file; for a row of a table in its text."),
    Column("column", "integer", "Column of the figure from 1, in that line.", unit=schema.POINTS),
    Column("claim", "string", "Name of the claim, the same in every run."),
    Column("surface", "string", "The figure as it is printed."),
    Column("measure", "string", "What is stated of what is measured."),
    Column("unit", "string", "Of the figure and of what the facts allow; missing for pure numbers.", True),
    Column("low", "exact", "The least value that the print allows; missing where unbounded.", True, schema.UNIT),
    Column("high", "exact", "The largest value that the print allows; missing where unbounded.", True, schema.UNIT),
    Column("verdict", "string", "What the figure is against the facts.", values=get_args(Agreement)),
    Column("severity", "string", "Of its finding; missing where it agrees.", True, values=get_args(Severity)[::-1]),
    Column("known_low", "exact", "The least value that the facts allow.", True, schema.UNIT),
    Column("known_high", "exact", "The largest value that they allow.", True, schema.UNIT),
    Column("flow", "string", "The flow of the facts; missing for a rank or an index.", True),
    Column("ref_area", "string", "Whose statistics it is."),
    Column("counterpart_area", "string", "With whom; missing for the whole world.", True),
    Column("commodity", "string", "The goods, or what else it is of.", True),
    Column("time_period", "string", "The period; of a change the earlier one first."),
    Column("reference", "exact", "What the source states; of a change the later value.", unit="as unit_reference"),
    Column("unit_reference", "string", "The unit of the source.", True),
    Column("source", "string", "Who states it.", True),
    Column("source_url", "string", "Where.", True),
    Column("vintage", "date", "When it was stated, or asked for.", True),
    Column("message", "string", "The comparison in words."),
)
"""One row a figure that there are reference facts about."""

SIGNS = {"agrees": "+", "differs": "!"}
"""Of what differs for a reason it is a question mark."""


def render(run: Run, view: View, form: str) -> Iterator[str]:
    """All comparisons of a run in one of the formats table, csv and jsonl."""
    if form == "csv":
        return rows(COLUMNS, records(run.reports))
    if form == "jsonl":
        return (dumps({name: plain(value) for name, value in one.items()}) + "\n" for one in records(run.reports))
    return table(run, view)


def records(reports: Iterable[Report]) -> Iterator[dict[str, Any]]:
    """One flat record a comparison, under the names of :data:`COLUMNS`; exact numbers are strings."""
    for report in reports:
        places, known = Places(report.article), schema.article(report.article, report.language)
        severities = {f.claims[0].id: f.severity for f in report.findings if f.rule == REFERENCE}
        for one in report.comparisons:
            line, column = places.at(one.claim.span.start)
            where = {**known, "row": report.article.row, "line": line, "column": column}
            found = {**where, **record(one), "severity": severities.get(one.claim.id)}
            yield {column.name: schema.printed(found[column.name]) for column in COLUMNS}


def record(one: Comparison) -> dict[str, Any]:
    """The values of a comparison itself."""
    fact, quantity = one.facts[0], one.claim.quantity
    return {
        "claim": one.claim.id, "surface": quantity.surface, "measure": one.claim.measure,
        "unit": quantity.unit or None, "low": quantity.low, "high": quantity.high, "verdict": one.verdict,
        "known_low": one.known.low, "known_high": one.known.high, "flow": fact.flow or None,
        "ref_area": fact.reporter, "counterpart_area": fact.partner or None,
        "commodity": fact.commodity or (fact.names[0] if fact.names else None),
        "time_period": ", ".join(f.period.label for f in reversed(one.facts)), "reference": fact.value,
        "unit_reference": fact.unit or None, "source": fact.source or None, "source_url": fact.address or None,
        "vintage": fact.vintage, "message": one.explanation,
    }  # fmt: skip


def table(run: Run, view: View) -> Iterator[str]:
    """The comparisons article by article, those that differ first, and what they come to."""
    verdicts: Counter[str] = Counter()
    figures = 0
    for report in run.reports:
        figures += report.coverage.figures
        verdicts.update(one.verdict for one in report.comparisons)
        if report.comparisons:
            yield inert("\n".join(article(report, view)) + "\n\n")
    yield inert(summary(verdicts, figures, len(run.reports)))


def article(report: Report, view: View) -> Iterator[str]:
    """The lines of one article."""
    places = Places(report.article)
    yield safe(report.article.path) or "text"
    order = ("differs", "revision", "valuation", "mirror", "agrees")
    for one in sorted(report.comparisons, key=lambda one: (order.index(one.verdict), one.claim.span.start)):
        yield from comparison(one, places, view.width)


def comparison(one: Comparison, places: Places, width: int) -> list[str]:
    """A comparison in a line or two."""
    line, column = places.at(one.claim.span.start)
    return hung(f"  {SIGNS.get(one.verdict, '?')} {line}:{column}  ", one.explanation, width)


def summary(verdicts: Counter[str], figures: int, articles: int) -> str:
    """What all of it comes to."""
    total = verdicts.total()
    reasons = total - verdicts["agrees"] - verdicts["differs"]
    told = f"{verdicts['agrees']:,} agree, {verdicts['differs']:,} do not, {reasons:,} differ for a known reason"
    return f"{many(articles, 'article')}, {many(figures, 'figure')}: {told}; {figures - total:,} without facts.\n"
