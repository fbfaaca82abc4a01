"""Inputs as splits: what one unit reads, whatever machine it is done on.

Small files that are read in the same way are taken together, along boundaries that hang on their names, so that a file
more or less changes one unit and not all behind it. Lines of JSON are cut by bytes, Parquet by its groups of rows; any
other file is one split.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from factcheck import beside, cache, parquet
from factcheck.errors import ArticleError
from factcheck.inputs import streams
from factcheck.intake import Unit
from factcheck.settings import Settings
from factcheck.sources import ending

Kind = Literal["files", "lines", "groups", "table", "pages"]
Extractor = Literal["resiliparse", "trafilatura"]
PAGES = ".warc"
LINES = (".jsonl", ".ndjson")
TABLES = (".csv", ".tsv")
TOGETHER = 64
"""Small files in one unit, about."""
SMALL = 1_000_000
"""Bytes of a file that may share its unit with others."""
PIECE = 16_000_000
"""Bytes of the lines of JSON, or of the groups of Parquet, in one unit, about."""


@dataclass(frozen=True, slots=True)
class Split:
    """What one unit reads, and how; ``id`` names its files. ``start`` and ``stop`` are bytes, or groups, of one file.

    ``paths`` say where the files are on every machine, ``names`` what the record calls them.
    """

    id: str
    kind: Kind
    paths: tuple[str, ...]
    names: tuple[str, ...]
    settings: Settings
    start: int = 0
    stop: int = 0
    extractor: Extractor = "resiliparse"


class File(NamedTuple):
    """A file of the inputs: where it is, what it is called, its size, and when it and those beside it were written."""

    path: str
    name: str
    size: int
    written: tuple[tuple[str, int, int], ...]


def splits(
    units: Iterable[Unit], *, piece: int = PIECE, extractor: Extractor = "resiliparse"
) -> Iterator[Split]:  # fmt: skip
    """The splits of some files; their order is that of the files alone, however these were named.

    A file that cannot be looked at is one, too: reading it says why.
    """
    together: dict[Settings, list[File]] = {}
    program = cache.version()
    for unit in sorted(units, key=lambda one: one.path):
        file, kind, settings = looked_at(unit), kind_of(unit.path, unit.settings), unit.settings
        if kind == "files" and file.size <= SMALL:
            waiting = together.setdefault(settings, [])
            waiting.append(file)
            if len(waiting) >= 4 * TOGETHER or drawn(file.name):
                yield named(program, "files", together.pop(settings), settings)
        elif kind == "pages":
            yield replace(named(f"{program} {extractor}", kind, [file], settings), extractor=extractor)
        else:
            yield from alone(program, file, kind, settings, piece)
    for settings, waiting in together.items():
        yield named(program, "files", waiting, settings)


def alone(program: str, file: File, kind: Kind, settings: Settings, piece: int) -> Iterator[Split]:
    """The splits of one file that shares no unit with others."""
    if kind == "lines":
        for start in range(0, max(file.size, 1), piece):
            yield named(program, kind, [file], settings, start, min(start + piece, file.size))
    elif kind == "groups":
        for start, stop in grouped(groups_of(file), piece):
            yield named(program, kind, [file], settings, start, stop)
    else:
        yield named(program, kind, [file], settings)


def named(
    program: str, kind: Kind, files: Sequence[File], settings: Settings, start: int = 0, stop: int = 0
) -> Split:  # fmt: skip
    """A split with the id that follows from program and settings, and from names, sizes and times of its files.

    Files beside the articles are a part of it, for they say which findings count.
    """
    digest = hashlib.sha256(f"{program} {settings!r} {kind} {start} {stop}".encode("utf-8", "surrogatepass"))
    for file in files:
        digest.update(f"\0{file.name}\0{file.written!r}".encode("utf-8", "surrogatepass"))
    paths, names = tuple(file.path for file in files), tuple(file.name for file in files)
    return Split(digest.hexdigest()[:24], kind, paths, names, settings, start, stop)


def drawn(name: str) -> bool:
    """Whether a unit ends behind a file: one file in ``TOGETHER`` ends one, by its name alone."""
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()[0] % TOGETHER == 0


def kind_of(path: str, settings: Settings) -> Kind:
    """How a file is read."""
    if ending(path) == PAGES:
        return "pages"
    if settings.columns is None:
        return "files"
    if ending(path) == ".parquet":
        return "groups"
    return "lines" if path.lower().endswith(LINES) and streams.is_utf8(path, settings.encoding) else "table"


def looked_at(unit: Unit) -> File:
    """A file with what the system tells of it and of those beside it."""
    path = os.path.abspath(unit.path)
    found = [(place, stamp(place)) for place in (path, *map(str, beside.sources(path)))]
    return File(path, unit.name, found[0][1][0], tuple((os.path.basename(place), *told) for place, told in found))


def stamp(path: str) -> tuple[int, int]:
    """Size and time of a file; nothing for one that cannot be looked at."""
    try:
        told = os.stat(path)
    except OSError:
        return 0, 0
    return told.st_size, told.st_mtime_ns


def groups_of(file: File) -> tuple[int, ...]:
    """The bytes of each group of rows of a file; one group, which cannot be read, for a file that is broken."""
    try:
        return parquet.groups(file.path)
    except ArticleError:
        return (0,)


def grouped(sizes: Sequence[int], piece: int) -> Iterator[tuple[int, int]]:
    """Runs of groups of rows that come to about so many bytes; the end is excluded.

    >>> list(grouped((5, 5, 5, 20, 1), 10))
    [(0, 2), (2, 4), (4, 5)]
    """
    start, taken = 0, 0
    for i, size in enumerate(sizes):
        taken += size
        if taken >= piece:
            yield start, i + 1
            start, taken = i + 1, 0
    if start < len(sizes):
        yield start, len(sizes)
