"""Extracted quantities: a table for people, CSV for spreadsheets, one JSON object a line for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from factcheck.model import Article, Quantities, Quantity, plain
from factcheck.numeric.interval import Interval
from factcheck.reports.display import cells, isolated, safe
from factcheck.reports.json import dumps
from factcheck.reports.numbers import between
from factcheck.reports.places import Places

FORMATS = ("table", "csv", "jsonl")
FIELDS = ("kind", "value", "value_to", "low", "high", "unit", "currency", "hedge", "noun", "per", "surface")
COLUMNS = ("path", "line", "column", "start", "end", *FIELDS)
NUMBERS = frozenset({"line", "column", "start", "end", "value", "value_to", "low", "high"})
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet run a cell."""
Extracted = Sequence[tuple[Article, Quantities]]


def render(extracted: Extracted, format: str = "table") -> str:
    """Write all quantities in one of :data:`FORMATS`."""
    return {"table": table, "csv": comma_separated, "jsonl": json_lines}[format](extracted)


def records(extracted: Extracted) -> list[dict[str, Any]]:
    """One flat record a quantity, under the names in :data:`COLUMNS`; exact numbers are strings."""
    found: list[dict[str, Any]] = []
    for article, quantities in extracted:
        places = Places(article)
        found.extend(record(q, article.path, places) for q in quantities)
    return found


def record(quantity: Quantity, path: str, places: Places) -> dict[str, Any]:
    """One quantity with its place."""
    line, column = places.at(quantity.span.start)
    where = {"path": path, "line": line, "column": column, "start": quantity.span.start, "end": quantity.span.end}
    return {**where, **{name: plain(getattr(quantity, name)) for name in FIELDS}}


def json_lines(extracted: Extracted) -> str:
    """One JSON object a line."""
    return "".join(dumps(r) + "\n" for r in records(extracted))


def comma_separated(extracted: Extracted) -> str:
    """CSV with a header; a text that a spreadsheet would run as a formula is quoted with an apostrophe."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for r in records(extracted):
        writer.writerow({k: v if k in NUMBERS or v is None else neutral(str(v)) for k, v in r.items()})
    return out.getvalue()


def neutral(text: str) -> str:
    """A cell that no spreadsheet runs.

    >>> neutral("=1+1"), neutral("-5 percent"), neutral("5 percent")
    ("'=1+1", "'-5 percent", '5 percent')
    """
    printed = safe(text)
    return f"'{printed}" if text.lstrip(" ").startswith(FORMULA) or printed.startswith(FORMULA) else printed


def table(extracted: Extracted) -> str:
    """Columns of the same width: place, kind, what the figure may mean, what is printed."""
    lines = [("where", "kind", "meaning", "printed")]
    for article, quantities in extracted:
        places = Places(article)
        lines += [row(q, article.path, places) for q in quantities]
    widths = [max(cells(line[i]) for line in lines) for i in range(3)]
    padded = (
        "  ".join([*(cell + " " * (w - cells(cell)) for cell, w in zip(line[:3], widths, strict=True)), line[3]])
        for line in lines
    )
    return "\n".join(padded) + "\n"


def row(quantity: Quantity, path: str, places: Places) -> tuple[str, str, str, str]:
    """The cells of one quantity."""
    line, column = places.at(quantity.span.start)
    unit = "" if quantity.unit == quantity.kind == "count" else quantity.unit
    meaning = between(Interval(quantity.low, quantity.high), unit)
    noun = f" {quantity.noun}" if quantity.noun and quantity.noun not in quantity.surface else ""
    kind = quantity.kind.replace("_", " ")
    return safe(f"{path or 'text'}:{line}:{column}"), kind, safe(meaning), isolated(quantity.surface + noun)
