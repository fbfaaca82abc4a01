"""What a service hands out, as a table of ours: the same rows as in a file of its own, read by the same rules."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from factcheck import parquet, streams
from factcheck.errors import SettingsError
from factcheck.reference import Table, codes, facts, headers, table
from factcheck.reference.columns import COLUMNS, NAMES, VERSION
from factcheck.reference.files import Sheet

EXACT = 15
"""Significant digits that a float holds for certain."""
Record = dict[str, str]


class Fetched(NamedTuple):
    """Rows as a service hands them out."""

    name: str
    """What they are, for messages."""
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    source: str
    address: str
    """Where they were asked for."""
    note: str = ""


def told(found: Fetched, vintage: dt.date) -> tuple[list[Record], Table]:
    """The rows that are facts, as records of the schema, and the table that they make; raises SettingsError."""
    read = table(found.name, Sheet(found.header, iter(found.rows)))
    layout = headers.read(found.name, found.header)
    records = []
    for fact in read.facts:
        said = facts.cells(layout, found.rows[(fact.line or 1) - 1])
        flow = codes.table()["flows"][fact.flow][0] if fact.flow else ""
        who = {"ref_area": fact.reporter, "counterpart_area": fact.partner or codes.WORLD, "flow": flow}
        where = {"source": found.source, "source_url": found.address, "vintage": vintage.isoformat()}
        records.append(dict.fromkeys(NAMES, "") | said | who | where | {"note": said.get("note") or found.note})
    return records, read


def text(value: object) -> str:
    """A value of a library as text; of a float the digits that were sent, as far as a float holds them.

    >>> text("533.10"), text(533123456.7), text(533.0), text(None), text(float("nan"))
    ('533.10', '533123456.7', '533', '', '')
    """
    if value is None or value != value:
        return ""
    if not isinstance(value, float):
        return str(value)
    number = Decimal(repr(value))
    if len(number.normalize().as_tuple().digits) > EXACT:
        raise SettingsError(f"a value came as the float {value!r}, which may have lost digits; fetch it from elsewhere")
    return format(number.quantize(Decimal(1)) if number == number.to_integral_value() else number, "f")


def writable(path: Path) -> Path:
    """A path that a table can be written to; raises SettingsError for any other, and where pyarrow is not installed."""
    if path.suffix.lower() not in (".csv", ".parquet"):
        raise SettingsError(f"{path}: its name ends in neither .csv nor .parquet; a reference table is one of them")
    if path.suffix.lower() == ".parquet":
        parquet.loaded()
    return path


def write(path: Path, records: Sequence[Record]) -> None:
    """Write records into a file, which is there whole or not at all; raises OutputError."""
    if path.suffix.lower() == ".parquet":
        with streams.whole(path) as place:
            parquet.write(place, COLUMNS, map(_typed, records), VERSION)
    else:
        streams.write_pieces(path, _lines(records))


def _lines(records: Sequence[Record]) -> Iterator[str]:
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\n")
    for cells in (NAMES, *([record[name] for name in NAMES] for record in records)):
        writer.writerow(cells)
        yield held.getvalue()
        held.seek(0)
        held.truncate()


def _typed(record: Record) -> dict[str, Any]:
    """A record with the types of the columns."""
    kinds: dict[str, Callable[[str], object]] = {"integer": int, "date": dt.date.fromisoformat}
    return {c.name: kinds.get(c.type, str)(record[c.name]) if record[c.name] else None for c in COLUMNS}
