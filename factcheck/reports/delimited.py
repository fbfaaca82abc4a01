"""CSV that a spreadsheet can open without running any of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from factcheck import schema
from factcheck.model import Report
from factcheck.reports.display import safe
from factcheck.schema import Column

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet run a cell."""
TEXTS = frozenset({"string", "spans"})
"""The types of columns whose cells anybody may have written."""


def findings(reports: Iterable[Report]) -> Iterator[str]:
    """A header, and a row for each finding, piece by piece."""
    records = (schema.filed(row) for report in reports for row in schema.findings(report))
    return rows(schema.FINDING, ({**r, "recomputation": on_one_line(r["recomputation"])} for r in records))


def on_one_line(lines: str | None) -> str | None:
    """Lines of arithmetic in one cell."""
    return lines and lines.replace("\n", "; ")


def rows(columns: Sequence[Column], records: Iterable[dict[str, Any]]) -> Iterator[str]:
    """CSV with a header; a text that a spreadsheet would run as a formula is quoted with an apostrophe."""
    texts = {column.name for column in columns if column.type in TEXTS}
    out = io.StringIO()
    writer = csv.DictWriter(out, [column.name for column in columns], lineterminator="\n")
    writer.writeheader()
    for record in records:
        writer.writerow({k: neutral(str(v)) if k in texts and v is not None else v for k, v in record.items()})
        yield taken(out)
    yield taken(out)


def taken(out: io.StringIO) -> str:
    """What has been written, which is then forgotten."""
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text


def neutral(text: str) -> str:
    """A cell that no spreadsheet runs.

    >>> neutral("=1+1"), neutral("-5 percent"), neutral("5 percent")
    ("'=1+1", "'-5 percent", '5 percent')
    """
    printed = safe(text)
    return f"'{printed}" if text.lstrip(" ").startswith(FORMULA) or printed.startswith(FORMULA) else printed
