"""The columns of every table that factcheck writes: name, type, unit, whether it may be missing, and what it says.

Data frames (``factcheck.tables``), CSV, JSON lines and Parquet (``factcheck extract``) are made from the columns here,
so that all of them hold the same. ``factcheck extract --schema`` prints the columns of an extraction as a
`Table Schema <https://datapackage.org/standard/table-schema/>`_.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, get_args

from factcheck.model import (
    Article,
    Claim,
    Direction,
    Finding,
    Kind,
    Quantity,
    Report,
    Scope,
    Severity,
    Vintage,
    plain,
)

VERSION = "1.0"
"""Of an extraction: the first number changes when a column is removed or means something else, else the second."""

EXACT = r"-?[0-9]+(\.[0-9]+|/[0-9]+)?"
"""How an exact number is printed in files: "392.2", "1/3"."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``values`` are all that it may hold, the mildest or narrowest first where ``ordered``."""

    name: str
    type: Literal["string", "integer", "number", "exact", "boolean", "date", "spans"]
    says: str
    nullable: bool = False
    unit: str = ""
    values: tuple[str, ...] = ()
    ordered: bool = False


UNIT = "as the column unit"
POINTS = "code points"

QUANTITY = (
    Column("kind", "string", "What the figure is.", values=get_args(Kind)),
    Column("surface", "string", "The figure as it is printed."),
    Column("value", "exact", "As printed, with its magnitude word multiplied in; the lower end of a range.", unit=UNIT),
    Column("value_float", "number", "The float next to value; missing beyond the largest.", True, UNIT),
    Column("value_to", "exact", "The upper end of a range; missing where none is printed.", True, UNIT),
    Column("value_to_float", "number", "The float next to value_to.", True, UNIT),
    Column("low", "exact", "The least value that print and hedge allow; missing where unbounded.", True, UNIT),
    Column("low_float", "number", "The float next to low.", True, UNIT),
    Column("high", "exact", "The largest value that print and hedge allow; missing where unbounded.", True, UNIT),
    Column("high_float", "number", "The float next to high.", True, UNIT),
    Column("unit", "string", "USD, percent, tonne, USD / barrel, as pint reads it; missing for pure numbers.", True),
    Column("currency", "string", "ISO 4217 code of an amount of money.", True),
    Column("alternatives", "string", "Other currencies or units that are meant perhaps, between commas.", True),
    Column("hedge", "string", "How the words beside it limit the figure.", True,
           values=("about", "more", "nearly", "upto", "less")),
    Column("noun", "string", "What is counted or measured, folded.", True),
    Column("per", "string", "What the figure is for one of: share, barrel, year.", True),
    Column("start", "integer", "Where the figure begins in the text of its article.", unit=POINTS),
    Column("end", "integer", "Where the figure ends in the text of its article.", unit=POINTS),
)  # fmt: skip
"""One row a quantity."""

EXTRACTED = (
    Column("path", "string", "The file as it was given; behind a colon the line of one of several articles of JSON."),
    Column("row", "integer", "The row of a table, from 1, its header not counted; missing for other files.", True),
    Column("id", "string", "What the column named by --id holds in this row.", True),
    Column("language", "string", "Code of the language in which the text was read."),
    Column("line", "integer", "Line of the figure from 1, in the file; for a row of a table in its text."),
    Column("column", "integer", "Column of the figure from 1, in that line.", unit=POINTS),
    *QUANTITY,
)
"""One row a quantity, with its place: ``factcheck extract``."""

ARTICLE = (
    Column("path", "string", "The file of the article.", True),
    Column("title", "string", "The title of the article.", True),
    Column("language", "string", "Code of the language in which the text was read; und where it was not recognised."),
    Column("date", "date", "The day of the article.", True),
)
"""Which article a row is from."""

CLAIM = (
    *ARTICLE,
    Column("id", "string", "Name of the claim, the same in every run."),
    *QUANTITY,
    Column("sentence", "integer", "Number of the sentence, from 0."),
    Column("measure", "string", "What is stated of what is measured.",
           values=("level", "change", "rate", "share", "multiple", "rank", "places", "points")),
    Column("flow", "string", "Exports, imports, turnover, balance ...", True),
    Column("reporter", "string", "Whose flow it is.", True),
    Column("partner", "string", "With whom.", True),
    Column("subject", "string", "The commodity or other subject, folded words of the text.", True),
    Column("period", "string", "The period: 2018, 2018-H1, SH1402-Q1, XXXX-03 where the year is unknown.", True),
    Column("period_start", "date", "First day of the period; missing where the year is unknown.", True),
    Column("period_end", "date", "Last day of the period; missing where the year is unknown.", True),
    Column("base_period", "string", "What the period is compared with.", True),
    Column("direction", "string", "Whether a rise or a fall is told.", True, values=get_args(Direction)),
    Column("vintage", "string", "Whether a fact is told.", values=get_args(Vintage)),
    Column("quoted", "boolean", "Whether the figure stands in a quotation."),
    Column("qualifiers", "string", "What keeps the figure from being compared with others, between commas.", True),
)  # fmt: skip
"""One row a claim."""

FINDING = (
    *ARTICLE,
    Column("id", "string", "Name of the finding, the same in every run."),
    Column("rule", "string", "The rule, as in `factcheck rules`."),
    Column("severity", "string", "How bad it is.", values=get_args(Severity)[::-1], ordered=True),
    Column("scope", "string", "How far apart the figures are.", values=get_args(Scope), ordered=True),
    Column("message", "string", "What disagrees."),
    Column("surfaces", "string", "The figures as printed, between bars."),
    Column("start", "integer", "Where the first of its spans begins.", unit=POINTS),
    Column("end", "integer", "Where the last of its spans ends.", unit=POINTS),
    Column("recomputation", "string", "The arithmetic, a line each.", True),
    Column("repair", "string", "What could stand in the place of the text from repair_start to repair_end.", True),
    Column("repair_start", "integer", "Where the repair begins.", True, POINTS),
    Column("repair_end", "integer", "Where the repair ends.", True, POINTS),
    Column("spans", "spans", "Start, end and role of each span."),
)
"""One row a finding."""


def quantity(q: Quantity) -> dict[str, Any]:
    """The values of the columns ``QUANTITY``; exact ones are Decimals and Fractions."""
    return {
        "kind": q.kind, "surface": q.surface,
        "value": q.value, "value_float": nearest(q.value),
        "value_to": q.value_to, "value_to_float": nearest(q.value_to),
        "low": q.low, "low_float": nearest(q.low), "high": q.high, "high_float": nearest(q.high),
        "unit": q.unit or None, "currency": q.currency, "alternatives": ", ".join(q.alternatives) or None,
        "hedge": q.hedge, "noun": q.noun or None, "per": q.per or None, "start": q.span.start, "end": q.span.end,
    }  # fmt: skip


def findings(report: Report) -> Iterator[dict[str, Any]]:
    """The values of the columns ``FINDING`` for each finding of an article."""
    known = article(report.article, report.language)
    return ({**known, **finding(report.article.text, found)} for found in report.findings)


def finding(text: str, found: Finding) -> dict[str, Any]:
    """The values of the columns ``FINDING`` that are not those of its article."""
    repair = found.repairs[0] if found.repairs else None
    return {
        "id": found.id, "rule": found.rule, "severity": found.severity, "scope": found.scope,
        "message": found.message, "surfaces": " | ".join(text[s.start : s.end] for s in found.spans),
        "start": min((s.start for s in found.spans), default=0), "end": max((s.end for s in found.spans), default=0),
        "recomputation": "\n".join(found.recomputation) or None, "repair": repair.replacement if repair else None,
        "repair_start": repair.span.start if repair else None, "repair_end": repair.span.end if repair else None,
        "spans": tuple((s.start, s.end, s.role) for s in found.spans),
    }  # fmt: skip


def filed(record: dict[str, Any]) -> dict[str, Any]:
    """A record as files hold it."""
    return {name: printed(value) for name, value in record.items()}


def article(source: Article, language: str) -> dict[str, Any]:
    """The values of the columns ``ARTICLE``."""
    return {"path": source.path or None, "title": source.title or None, "language": language, "date": source.date}


def claims(report: Report) -> Iterator[dict[str, Any]]:
    """The values of the columns ``CLAIM``, a row a claim."""
    for claim in report.claims:
        yield {**article(report.article, report.language), **quantity(claim.quantity), **_stated(claim)}


def _stated(claim: Claim) -> dict[str, Any]:
    period, base = claim.period, claim.base_period
    known = period if period and period.resolved and period.start.year > 1 else None
    return {
        "id": claim.id, "sentence": claim.sentence, "measure": claim.measure, "flow": claim.flow or None,
        "reporter": claim.reporter or None, "partner": claim.partner or None, "subject": claim.subject or None,
        "period": period.label if period else None, "period_start": known.start if known else None,
        "period_end": known.end if known else None, "base_period": base.label if base else None,
        "direction": claim.direction, "vintage": claim.vintage, "quoted": claim.quoted,
        "qualifiers": ", ".join(claim.qualifiers) or None,
    }  # fmt: skip


def nearest(value: Any) -> float | None:
    """The nearest float of an exact number; None for none, and beyond the largest float.

    >>> from fractions import Fraction
    >>> nearest(Fraction(1, 4)), nearest(Fraction(10) ** 400), nearest(None)
    (0.25, None, None)
    """
    try:
        found = None if value is None else float(value)
    except OverflowError:
        return None
    return None if found in (float("inf"), float("-inf")) else found


def encodable(value: Any) -> Any:
    """A value that can be written as UTF-8: in a text, half a pair of code units is a question mark.

    >>> encodable("5 percent"), encodable("5 \\ud800"), encodable(5)
    ('5 percent', '5 ?', 5)
    """
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) and not value.isascii() else value


def printed(value: Any) -> Any:
    """A value as files hold it: exact numbers and spans are texts.

    >>> from fractions import Fraction
    >>> printed(Fraction(1, 3)), printed(((0, 2, "rate"),)), printed(5), printed(None)
    ('1/3', '[[0, 2, "rate"]]', 5, None)
    """
    if value is None or isinstance(value, (str, int, float)):  # asked first: what is asked below is slow to tell
        return encodable(value)
    if isinstance(value, tuple):
        return json.dumps(value)
    return plain(value) if isinstance(value, (Decimal, Fraction)) else value


def published(name: str = "factcheck-extract", columns: Sequence[Column] = EXTRACTED, version: str = VERSION) -> Any:
    """The Table Schema of a table: of an extraction, as ``factcheck extract --schema`` prints it, unless told."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "name": name,
        "version": version,
        "fields": [field(column) for column in columns],
        "missingValues": [""],
    }


def field(column: Column) -> dict[str, Any]:
    """One column as a field of a Table Schema; an exact number is a text that matches a pattern."""
    exact = column.type == "exact"
    constraints: dict[str, Any] = {"required": not column.nullable}
    constraints |= {"enum": list(column.values)} if column.values else {}
    constraints |= {"pattern": EXACT} if exact else {}
    kind = "string" if exact else column.type
    unit = {"unit": column.unit} if column.unit else {}
    return {"name": column.name, "type": kind, "description": column.says, **unit, "constraints": constraints}
