"""The articles of a split, one by one and always in the same order, so that a place among them names an article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from factcheck import inputs, parquet
from factcheck.archive import pages
from factcheck.archive.splits import Split
from factcheck.errors import FactcheckError
from factcheck.inputs import objects, tables
from factcheck.model import Article, Failure
from factcheck.settings import Columns, Settings

Entry = Article | Failure
"""An article, or why there is none."""


def entries(split: Split, settings: Settings) -> Iterator[Entry]:
    """The articles of a split; what cannot be read is a failure in its place, and reading goes on behind it."""
    readers: dict[str, Callable[[Split, Settings], Iterator[Entry]]] = {
        "files": files, "lines": lines, "groups": groups, "table": table, "pages": pages.entries,
    }  # fmt: skip
    called = dict(zip(split.paths, split.names, strict=True))
    try:
        for entry in readers[split.kind](split, settings):
            yield renamed(entry, called)
    except FactcheckError as error:
        yield renamed(Failure(split.paths[0], str(error)), called)


def renamed(entry: Entry, called: Mapping[str, str]) -> Entry:
    """An entry under the name that the record has for its file, and not under the place on this machine."""
    path = next((path for path in called if entry.path.startswith(path)), "")
    name = called.get(path, "") + entry.path[len(path) :]
    if isinstance(entry, Article):
        return replace(entry, path=name)
    return Failure(name, entry.message.replace(path, called[path]) if path else entry.message)


def files(split: Split, settings: Settings) -> Iterator[Entry]:
    """The articles of some files."""
    for path in split.paths:
        try:
            yield from inputs.entries(
                path, encoding=settings.encoding, max_bytes=settings.max_bytes, text_field=settings.text_field
            )
        except FactcheckError as error:
            yield Failure(path, str(error))


def table(split: Split, settings: Settings) -> Iterator[Entry]:
    """The rows of a table."""
    [name] = split.paths
    yield from tables.entries(name, wanted(settings), encoding=settings.encoding, max_bytes=settings.max_bytes)


def groups(split: Split, settings: Settings) -> Iterator[Entry]:
    """The rows of some groups of a Parquet file."""
    [name], columns = split.paths, wanted(settings)
    for row, cells in parquet.rows(name, columns.names, span=(split.start, split.stop)):
        yield from made(name, row, cells, settings)


def lines(split: Split, settings: Settings) -> Iterator[Entry]:
    """The lines of JSON that begin between two places of a file; the place of a line is its row."""
    [name], columns = split.paths, wanted(settings)
    with Path(name).open("rb") as file:
        file.seek(max(split.start - 1, 0))
        if split.start:
            file.readline()
        while (place := file.tell()) < split.stop and (line := file.readline(4 * settings.max_bytes)):
            if not line.strip():
                continue
            found = objects.members(text_of(line), settings.max_bytes)
            cells = found if isinstance(found, str) else tuple(found.get(column) for column in columns.names)
            yield from made(name, place, cells, settings)


def text_of(line: bytes) -> str | None:
    """A line as a text; None for one that is no UTF-8."""
    try:
        return line.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None


def made(name: str, row: int, cells: tuple[object, ...] | str, settings: Settings) -> Iterator[Entry]:
    """The article of a row, if it has one."""
    found: Article | str | None
    if isinstance(cells, str):
        found = cells
    else:
        told = dict(zip(tables.fields(wanted(settings)), cells, strict=True))
        try:
            found = tables.article(name, row, told, settings.max_bytes)
        except FactcheckError as error:
            found = str(error)
    if isinstance(found, str):
        yield Failure(f"{name}:{row}", f"{name}: row {row}: {found}")
    elif found is not None:
        yield found


def wanted(settings: Settings) -> Columns:
    """The columns of the tables of a run."""
    assert settings.columns is not None
    return settings.columns
