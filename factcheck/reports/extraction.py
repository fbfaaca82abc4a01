"""Extracted quantities: a table for people, CSV for spreadsheets, one JSON object a line for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

from factcheck import schema
from factcheck.model import Article, Quantities, Quantity, plain
from factcheck.numeric.interval import Interval
from factcheck.reports.delimited import rows
from factcheck.reports.display import cells, inert, isolated, safe
from factcheck.reports.json import dumps
from factcheck.reports.numbers import between
from factcheck.reports.places import Places

FORMATS = ("table", "csv", "jsonl")
EXACT = tuple(column.name for column in schema.EXTRACTED if column.type == "exact")
BLOCK = 1000
"""Lines of a table that are laid out together."""
Extracted = Iterable[tuple[Article, Quantities]]


def render(extracted: Extracted, format: str = "table") -> str:
    """Write all quantities in one of :data:`FORMATS`."""
    return "".join(pieces(extracted, format))


def pieces(extracted: Extracted, format: str = "table") -> Iterator[str]:
    """All quantities in one of :data:`FORMATS`, piece by piece."""
    return {"table": table, "csv": comma_separated, "jsonl": json_lines}[format](extracted)


def records(extracted: Extracted) -> Iterator[dict[str, Any]]:
    """One flat record a quantity, under the names of :data:`factcheck.schema.EXTRACTED`; exact numbers are strings."""
    return (record(q, article, places) for article, found, places in placed(extracted) for q in found)


def record(quantity: Quantity, article: Article, places: Places) -> dict[str, Any]:
    """One quantity with its place."""
    line, column = places.at(quantity.span.start)
    where = {"path": article.path, "row": article.row, "id": article.id, "language": article.language}
    values = schema.quantity(quantity)
    return {**where, "line": line, "column": column, **values, **{name: plain(values[name]) for name in EXACT}}


def json_lines(extracted: Extracted) -> Iterator[str]:
    """One JSON object a line."""
    return (dumps(r) + "\n" for r in records(extracted))


def comma_separated(extracted: Extracted) -> Iterator[str]:
    """CSV with a header."""
    return rows(schema.EXTRACTED, records(extracted))


def table(extracted: Extracted) -> Iterator[str]:
    """Columns of the same width: place, kind, what the figure may mean, what is printed."""
    header = [("where", "kind", "meaning", "printed")]
    rest = chain(header, (row(q, a, places) for a, found, places in placed(extracted) for q in found))
    widths = [0, 0, 0]
    while block := list(islice(rest, BLOCK)):
        widths = [max(width, *(cells(line[i]) for line in block)) for i, width in enumerate(widths)]
        yield inert("".join(padded(line, widths) for line in block))


def placed(extracted: Extracted) -> Iterator[tuple[Article, Quantities, Places]]:
    """Articles with their quantities, and with their places."""
    return ((article, quantities, Places(article)) for article, quantities in extracted)


def padded(line: Sequence[str], widths: Sequence[int]) -> str:
    """One line of the table."""
    head = (cell + " " * (width - cells(cell)) for cell, width in zip(line, widths, strict=False))
    return "  ".join([*head, line[-1]]) + "\n"


def row(quantity: Quantity, article: Article, places: Places) -> tuple[str, str, str, str]:
    """The cells of one quantity."""
    line, column = places.at(quantity.span.start)
    unit = "" if quantity.unit == quantity.kind == "count" else quantity.unit
    meaning = between(Interval(quantity.low, quantity.high), unit)
    noun = f" {quantity.noun}" if quantity.noun and quantity.noun not in quantity.surface else ""
    kind = quantity.kind.replace("_", " ")
    path = f"{article.path or 'text'}:{'' if article.row is None else f'{article.row}:'}"
    return safe(f"{path}{line}:{column}"), kind, safe(meaning), isolated(quantity.surface + noun)
