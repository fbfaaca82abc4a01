"""Inputs as splits: what one unit reads, whatever machine it is done on.

Small files are taken together, along boundaries that hang on their names, so that a file more or less changes one unit
and not all behind it. Lines of JSON are cut by bytes, Parquet by its groups of rows; any other file is one split.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from factcheck import cache, parquet
from factcheck.errors import ArticleError
from factcheck.settings import Settings

Kind = Literal["files", "lines", "groups", "table", "pages"]
PAGES = (".warc", ".warc.gz", ".arc", ".arc.gz")
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
    """What one unit reads; ``id`` names its files. ``start`` and ``stop`` are bytes or groups of rows of one file.

    ``paths`` say where the files are on every machine, ``names`` what the record calls them.
    """

    id: str
    kind: Kind
    paths: tuple[str, ...]
    names: tuple[str, ...]
    start: int = 0
    stop: int = 0


class File(NamedTuple):
    """A file of the inputs: where it is, what it is called, and what the system tells of it."""

    path: str
    name: str
    told: os.stat_result


def splits(files: Sequence[tuple[Path, str]], settings: Settings, *, piece: int = PIECE) -> Iterator[Split]:
    """The splits of some files with their names, in order; raises ArticleError for a file that cannot be looked at."""
    program = hashlib.sha256(f"{cache.version()} {settings!r}".encode("utf-8", "surrogatepass")).hexdigest()
    together: list[File] = []
    for path, name in files:
        file = File(os.path.abspath(path), name, looked_at(path))
        if kind_of(path, settings) == "files" and file.told.st_size <= SMALL:
            together.append(file)
            if len(together) >= 4 * TOGETHER or drawn(name):
                yield named(program, "files", together)
                together = []
        else:
            yield from alone(program, file, kind_of(path, settings), piece)
    if together:
        yield named(program, "files", together)


def alone(program: str, file: File, kind: Kind, piece: int) -> Iterator[Split]:
    """The splits of one file that shares no unit with others."""
    size = file.told.st_size
    if kind == "lines":
        for start in range(0, max(size, 1), piece):
            yield named(program, kind, [file], start, min(start + piece, size))
    elif kind == "groups":
        for start, stop in grouped(parquet.groups(file.path), piece):
            yield named(program, kind, [file], start, stop)
    else:
        yield named(program, kind, [file])


def named(program: str, kind: Kind, files: Sequence[File], start: int = 0, stop: int = 0) -> Split:
    """A split with the id that follows from the program, and from names, sizes and times of its files."""
    digest = hashlib.sha256(f"{program} {kind} {start} {stop}".encode())
    for _, name, told in files:
        digest.update(f"\0{name}\0{told.st_size}\0{told.st_mtime_ns}".encode("utf-8", "surrogatepass"))
    paths, names = tuple(file.path for file in files), tuple(file.name for file in files)
    return Split(digest.hexdigest()[:24], kind, paths, names, start, stop)


def drawn(name: str) -> bool:
    """Whether a unit ends behind a file: one file in ``TOGETHER`` ends one, by its name alone."""
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()[0] % TOGETHER == 0


def kind_of(path: Path, settings: Settings) -> Kind:
    """How a file is read."""
    name = path.name.lower()
    if name.endswith(PAGES):
        return "pages"
    if settings.columns is None:
        return "files"
    return "groups" if name.endswith(".parquet") else "lines" if name.endswith(LINES) else "table"


def looked_at(path: Path) -> os.stat_result:
    """Size and time of a file; raises ArticleError."""
    try:
        return path.stat()
    except OSError as error:
        raise ArticleError(f"{path}: cannot be looked at ({error.strerror or error}); check it") from None


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
