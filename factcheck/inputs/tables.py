"""Tables of texts: CSV, JSON lines and Parquet, row by row, whatever their size."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from factcheck import parquet
from factcheck.errors import ArticleError, SettingsError
from factcheck.inputs import delimited, objects, streams
from factcheck.inputs.delimited import Cells
from factcheck.model import Article, Failure
from factcheck.settings import Columns, parse_date
from factcheck.sources import STDIN, ending

KINDS = {
    ".csv": delimited.read, ".tsv": delimited.read, ".jsonl": objects.read, ".ndjson": objects.read,
    ".parquet": parquet.rows,
}  # fmt: skip
"""The kinds of tables, by the end of their names, and what reads them."""

NAMES = ("text", "id", "lang", "date")
LABEL = 1000
"""Characters of the longest name of a row, for it is repeated with each of its figures."""
Watch = Callable[[int], object]
"""Is told how many bytes of a file have been read."""


def entries(
    name: str, columns: Columns, *, encoding: str | None = None, max_bytes: int, watch: Watch | None = None
) -> Iterator[Article | Failure]:
    """The rows of a table that have a text, as articles, and those that cannot be read; memory does not grow.

    Raises ArticleError, with file, reason and remedy, for what is missing, unreadable or no table, and for a column
    that is not there; SettingsError for an unknown encoding.
    """
    for row, cells, lines in rows(name, columns, encoding, max_bytes, watch):
        try:
            told = cells if isinstance(cells, str) else dict(zip(fields(columns), cells, strict=True))
            found = told if isinstance(told, str) else article(name, row, told, max_bytes)
        except SettingsError as error:
            found = str(error)
        if isinstance(found, str):
            yield Failure(f"{name}:{row}", f"{name}: row {row}: {found}")
        elif found is not None:
            yield replace(found, lines=lines)


def fields(columns: Columns) -> list[str]:
    """What the columns that are read tell, in their order."""
    return [field for field in NAMES if getattr(columns, field) is not None]


def rows(name: str, columns: Columns, encoding: str | None, limit: int, watch: Watch | None) -> Iterator[Cells]:
    """The rows of a table with the cells that are wanted, or with the reason why there are none."""
    with streams.opened(name) as file:
        head = streams.beginning(file, name)
        if head.startswith(parquet.MAGIC) or ending(name) == ".parquet":
            yield from ((*row, None) for row in parquet.rows(_path(name), columns.names, watch))
            return
        with streams.decoded(file, head, name, encoding) as text:
            for row, cells, lines in reader(name, head)(text, name, columns.names, limit):
                if watch and file.seekable():
                    watch(file.tell())
                yield row, cells if isinstance(cells, str) else mended(cells, encoding), lines


def _path(name: str) -> str:
    """The path of a Parquet file, which is read from its end; raises ArticleError for standard input."""
    if name == STDIN:
        raise ArticleError(f"{name}: Parquet cannot be read from standard input; name the file")
    return name


def reader(name: str, head: bytes) -> Any:
    """What reads a table: by its name; on standard input what begins with a brace is JSON lines."""
    if name == STDIN:
        return objects.read if head.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"{") else delimited.read
    found = KINDS.get(ending(name))
    if found is None:
        raise ArticleError(f"{name}: has no columns; --column is for files that end in {', '.join(KINDS)}")
    return found


def mended(cells: tuple[object, ...], encoding: str | None) -> tuple[object, ...] | str:
    """Cells with their foreign bytes read; the reason where the encoding was named and does not fit."""
    found = [streams.mended(cell, encoding) if isinstance(cell, str) else cell for cell in cells]
    if any(after is None and before is not None for before, after in zip(cells, found, strict=True)):
        return f"not {encoding}; name another encoding with --encoding"
    return tuple(found)


def article(name: str, row: int, cells: dict[str, Any], limit: int) -> Article | str | None:
    """The article of a row, None where it has no text, or the reason why it cannot be read."""
    text = cells["text"]
    if text is None or (isinstance(text, str) and not text.strip()):
        return None
    if not isinstance(text, str):
        return f"holds {type(text).__name__}, not a text; name the column of the texts with --column"
    if len(text) > limit:
        return f"longer than {limit:,} characters; split it, or raise the limit with --max-size"
    language = cells.get("lang")
    if language is not None and not isinstance(language, str):
        return f"holds {type(language).__name__}, not a code of a language"
    known = label(cells.get("id"))
    if known and len(known) > LABEL:
        return f"is called by more than {LABEL:,} characters; name another column with --id"
    return Article(text, date=day(cells.get("date")), language=language or None, path=name, row=row, id=known)


def label(value: Any) -> str | None:
    """What a table calls a row, as a text."""
    if value is None or isinstance(value, str):
        return value or None
    return str(value) if isinstance(value, int) else json.dumps(value, default=str)


def day(value: Any) -> dt.date | None:
    """The day of a cell: a date, or ISO text with or without a time; raises SettingsError for anything else."""
    if value is None or value == "":
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    return value if isinstance(value, dt.date) else parse_date(str(value).strip()[:10])
