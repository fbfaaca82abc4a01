"""Reference tables as rows of texts: CSV with commas, semicolons or tabs between its cells, or Parquet."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from factcheck import parquet
from factcheck.errors import ArticleError, SettingsError
from factcheck.inputs import streams
from factcheck.inputs.encodings import FORMATS, MARKS, SAMPLE
from factcheck.reference import codes

DELIMITERS = (",", ";", "\t")
ENDINGS = (".csv", ".tsv", ".txt")
"""How the names of files of text end."""
KINDS = "a reference table is CSV or Parquet"
LONGEST = 1_000_000
"""Characters of a line."""


class Sheet(NamedTuple):
    """A header, and the rows below it as texts."""

    header: Sequence[str]
    rows: Iterator[Sequence[str]]
    delimiter: str = ""
    """What stands between cells; empty for Parquet."""


@contextmanager
def opened(path: str) -> Iterator[Sheet]:
    """The sheet of a file, to be gone through while it is open.

    Raises SettingsError for what is missing, unreadable, broken, empty, in another encoding, or no table at all.
    """
    try:
        with streams.opened(path) as file:
            head = file.peek(SAMPLE)
            if head.startswith(parquet.MAGIC) or Path(path).suffix.lower() == ".parquet":
                types, rows = parquet.table_rows(path)
                _exact(path, types)
                yield Sheet(tuple(types), (tuple(map(text, row)) for row in rows))
            else:
                with _decoded(path, file, head) as reader:
                    yield _csv(path, _lines(path, reader))
    except ArticleError as error:
        raise SettingsError(str(error)) from None


def _exact(path: str, types: Mapping[str, str]) -> None:
    """Raise SettingsError where values are floats, whose digits are not those that were published."""
    for name, kind in types.items():
        if codes.columns().get(name.lower()) == "obs_value" and kind in ("double", "float", "halffloat"):
            raise SettingsError(f"{path}: column {name}: a float; it lost its last digits: write texts or decimals")


@contextmanager
def _decoded(path: str, file: io.BufferedReader, head: bytes) -> Iterator[io.TextIOWrapper]:
    """A file as text, in UTF-8 or as a mark at its beginning tells; raises SettingsError for what is no text."""
    kind = next((kind for start, kind in FORMATS if head.startswith(start)), "")
    if kind or Path(path).suffix.lower() not in ENDINGS:
        name = kind or f"its name ends in none of {', '.join((*ENDINGS, '.parquet'))}"
        raise SettingsError(f"{path}: {name}; {KINDS}")
    encoding = next((code for mark, code in MARKS if head.startswith(mark)), "utf-8")
    reader = io.TextIOWrapper(file, encoding=encoding, newline="")
    try:
        yield reader
    finally:
        reader.detach()


def _lines(path: str, reader: io.TextIOWrapper) -> Iterator[str]:
    """The lines of a text; raises SettingsError for one that is none."""
    number = 0
    try:
        for line in streams.lines(reader, LONGEST):
            number += 1
            if line is None or "\0" in line:
                reason = f"longer than {LONGEST:,} characters" if line is None else "no text: it holds a zero byte"
                raise SettingsError(f"{path}: line {number} is {reason}; save it as CSV in UTF-8")
            yield line
    except UnicodeDecodeError:
        where = f"line {number + 1} or one behind it"
        raise SettingsError(f"{path}: {where} is not {reader.encoding}; save it as UTF-8") from None


def _csv(path: str, lines: Iterator[str]) -> Sheet:
    """The rows of lines of CSV; the delimiter is the one that makes most cells of the header."""
    first = next((line for line in lines if line.strip()), "")
    if not first:
        raise SettingsError(f"{path}: empty; there is no table in it")
    delimiter = max(DELIMITERS, key=first.count)

    def again() -> Iterator[str]:
        yield first
        yield from lines

    rows = _rows(path, csv.reader(again(), delimiter=delimiter, strict=True))
    return Sheet(next(rows), rows, delimiter)


def _rows(path: str, reader: Iterator[list[str]]) -> Iterator[list[str]]:
    """The header, then the rows, which have as many cells; raises SettingsError for any other."""
    header: list[str] = []
    number = 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise SettingsError(f"{path}: row {number} is not CSV ({error}); a quotation mark may be missing") from None
        if cells is None:
            return
        if not cells:
            continue
        header = header or cells
        if len(cells) != len(header):
            raise SettingsError(
                f"{path}: row {number} has not {len(header)} cells as the header but {len(cells)}; "
                "a quotation mark may be missing, or a comma be too much"
            )
        yield cells
        number += 1


def text(value: object) -> str:
    """A cell of Parquet as the text of CSV.

    A number of a decimal type has the decimals of its column and not its own, so that last zeros tell nothing.

    >>> text(Decimal("533.1000")), text(2018), text(6.0), text(None), text(["wheat", "durum"])
    ('533.1', '2018', '6', '', 'wheat;durum')
    """
    if isinstance(value, str) or value is None:
        return value or ""
    if isinstance(value, Decimal):
        plain = format(value, "f")
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, (list, tuple)):
        return ";".join(map(text, value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, dt.date) else "" if value != value else str(value)
