"""What a split has to be read, one by one and always in the same order, so that a place names an article.

A file or a page is a source that is opened when its turn comes, so that one that cannot be read, or that ends the
process, costs itself alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import BinaryIO

from factcheck import inputs, intake, parquet
from factcheck.archive import pages
from factcheck.archive.splits import Split
from factcheck.errors import ArticleError, FactcheckError
from factcheck.inputs import objects, streams, tables
from factcheck.intake import Unit
from factcheck.model import Article, Directive, Failure
from factcheck.settings import Columns, Settings, missing
from factcheck.sources import ending

SHOWN = 30
"""Names of columns that are kept for a message."""
Entry = Article | Failure
"""An article, or why there is none."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file, a page or a row: what the record calls it, and its articles, which are read when they are asked for."""

    name: str
    entries: Callable[[], Iterable[Entry]]


def sources(split: Split) -> Iterator[Source]:
    """All that a split has to be read; what cannot be is a failure in its place, and reading goes on behind it."""
    for path, name in zip(split.paths, split.names, strict=True):
        found = tuple(intake.beside(Unit(path, path, split.settings)))
        called = Called(path, name, tuple(entry for entry in found if isinstance(entry, Directive)))
        if split.start == 0:
            yield from (called.ready(entry) for entry in found if isinstance(entry, Failure))
        try:
            yield from READERS[split.kind](split, called)
        except FactcheckError as error:
            yield called.ready(Failure(path, str(error)))


@dataclass(frozen=True, slots=True)
class Called:
    """The place of a file on this machine, its name in the record, and what files beside it say of findings in it."""

    path: str
    name: str
    external: tuple[Directive, ...]

    def ready(self, entry: Entry) -> Source:
        """A source that has been read already."""
        told = self.renamed(entry)
        return Source(intake.name(told) if isinstance(told, Article) else told.path, lambda: (told,))

    def opened(self, read: Callable[[], Iterable[Entry]], within: str = "") -> Source:
        """A source that is read when it is asked for; ``within`` is its place in the file."""
        return Source(self.name + within, partial(self.read, read))

    def read(self, read: Callable[[], Iterable[Entry]]) -> Iterator[Entry]:
        """The entries of a source; an error is one, too."""
        try:
            yield from map(self.renamed, read())
        except FactcheckError as error:
            yield self.renamed(Failure(self.path, str(error)))

    def renamed(self, entry: Entry) -> Entry:
        """An entry under the name that the record has for its file, and not under the place on this machine."""
        path = self.name + entry.path.removeprefix(self.path) if entry.path.startswith(self.path) else entry.path
        if isinstance(entry, Article):
            return replace(entry, path=path, directives=(*entry.directives, *self.external))
        return Failure(path, entry.message.replace(self.path, self.name))


def file(split: Split, called: Called) -> Iterator[Source]:
    """A file of articles; raises ArticleError for one that is known to be a table."""
    s = split.settings
    if ending(called.path) in tables.KINDS and ending(called.path) not in inputs.READERS:
        raise ArticleError(f"{called.path}: a table; name the column of its texts with --column")
    options = {"encoding": s.encoding, "max_bytes": s.max_bytes, "text_field": s.text_field}
    yield called.opened(partial(inputs.entries, called.path, **options))  # type: ignore[arg-type]


def warc(split: Split, called: Called) -> Iterator[Source]:
    """The pages of a WARC file."""
    for place, read in pages.sources(called.path, split.settings, split.extractor):
        yield called.opened(read, f":{place}")


def table(split: Split, called: Called) -> Iterator[Source]:
    """The rows of a table."""
    s = split.settings
    yield from map(called.ready, tables.entries(called.path, wanted(s), encoding=s.encoding, max_bytes=s.max_bytes))


def groups(split: Split, called: Called) -> Iterator[Source]:
    """The rows of some groups of a Parquet file."""
    columns = wanted(split.settings)
    for row, cells in parquet.rows(called.path, columns.names, span=(split.start, split.stop)):
        yield from map(called.ready, made(called.path, row, cells, split.settings))


def lines(split: Split, called: Called) -> Iterator[Source]:
    """The lines of JSON that begin between two places of a file; the place of a line is its row."""
    settings, columns = split.settings, wanted(split.settings)
    with streams.opened(called.path) as opened:
        opened.seek(max(split.start - 1, 0))
        if split.start:
            opened.readline()
        unseen, keys = set(columns.names), dict[str, None]()
        while (place := opened.tell()) < split.stop and (line := limited(opened, 4 * settings.max_bytes)) != b"":
            if line is not None and not line.strip():
                continue
            found = members(line, settings)
            if unseen and isinstance(found, dict):
                unseen.difference_update(found)
                keys |= dict.fromkeys(list(found)[: SHOWN - len(keys)])
            cells = found if isinstance(found, str) else tuple(found.get(column) for column in columns.names)
            yield from map(called.ready, made(called.path, place, cells, settings))
    if unseen and keys:
        raise missing(called.path, [column for column in columns.names if column in unseen], list(keys))


READERS: dict[str, Callable[[Split, Called], Iterator[Source]]] = {
    "files": file, "lines": lines, "groups": groups, "table": table, "pages": warc,
}  # fmt: skip


def limited(file: BinaryIO, limit: int) -> bytes | None:
    """The next line, empty at the end; None for one that is longer than a limit, which is passed over."""
    line = piece = file.readline(limit)
    while len(piece) == limit and not piece.endswith(b"\n"):
        piece = file.readline(limit)
    return line if piece is line else None


def members(line: bytes | None, settings: Settings) -> dict[str, object] | str:
    """The object of a line, or why there is none; foreign bytes are read as in tables that are read whole."""
    text = None if line is None else line.decode("utf-8", "surrogateescape").removeprefix("\ufeff")
    mended = text and streams.mended(text, settings.encoding)
    if text and mended is None:
        return f"not {settings.encoding}; name another encoding with --encoding"
    return objects.members(mended, settings.max_bytes)


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
