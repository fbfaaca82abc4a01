"""Files beside articles that say which findings in them do not count, for formats without comments.

``ARTICLE.txt.factcheck.toml`` is about one file, ``factcheck-ignore.toml`` about those in its directory and below; of
several the nearest counts, and none above the root of a git repository. Each entry is a table ``[[ignore]]``.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.directives import ALL, brief, named, nearest
from factcheck.errors import SettingsError
from factcheck.model import Directive

if TYPE_CHECKING:
    from factcheck.configuration.files import File
    from factcheck.globs import Glob

END = ".factcheck.toml"
"""What is put behind the name of an article for the name of its file."""
FOLDER = "factcheck-ignore.toml"
ENTRIES = "ignore"
KEYS = {"rule": "a rule or a list of rules", "text": "a figure as printed, or a list", "reason": "a text"}
PATH = {"path": "a glob as in .gitignore, or a list"}
MOST = 20
"""Problems of one file that are told."""

Entry = tuple[Directive, tuple["Glob", ...]]
"""A directive, and the files that it is about; none for all."""


def sources(path: str | Path) -> tuple[Path, ...]:
    """The files beside an article that say something of it: its own, and that of its directory or one above."""
    full = os.path.abspath(path)
    own, folder = Path(f"{full}{END}"), nearest_folder(os.path.dirname(full))
    return tuple(file for file in (own, folder) if file is not None and os.path.lexists(file))


def contents(path: str | Path) -> tuple[bytes, ...]:
    """The names and contents of the :func:`sources` of an article; raises SettingsError for what cannot be read."""
    found = sources(path)
    if not found:
        return ()
    from factcheck.configuration.files import content

    return tuple(part for source in found for part in (os.fsencode(source), content(source)))


def nearest_folder(directory: str) -> Path | None:
    """The file about a whole directory in it or the nearest one above it."""
    while True:
        found = os.path.join(directory, FOLDER)
        if os.path.lexists(found):
            return Path(found)
        above = os.path.dirname(directory)
        if above == directory or os.path.lexists(os.path.join(directory, ".git")):
            return None
        directory = above


def directives(path: str | Path, source: Path) -> tuple[Directive, ...]:
    """What one of the :func:`sources` of an article says of it; raises SettingsError with all that is wrong in it."""
    from factcheck import globs

    full, base = os.path.abspath(path), os.path.dirname(source)
    told = read(source, stamp(source))
    return tuple(
        directive
        for directive, wanted in told
        if not wanted or any(globs.excluding((glob,), full, base) is not None for glob in wanted)
    )


def stamp(source: Path) -> tuple[int, int] | None:
    """What tells whether a file was written to."""
    try:
        told = os.stat(source)
    except OSError:
        return None
    return told.st_mtime_ns, told.st_size


@functools.lru_cache(maxsize=256)
def read(source: Path, _: tuple[int, int] | None) -> tuple[Entry, ...]:
    """The entries of a file; raises SettingsError with all that is wrong, each with its line."""
    from factcheck.configuration import files

    file = files.read(source)
    if file is None:
        return ()
    wrong = sorted(problems(file))
    if wrong:
        told = [f"{file.name}:{line}: {message}" for line, message in wrong[:MOST]]
        more = [f"{file.name}: and {len(wrong) - MOST:,} more"] if len(wrong) > MOST else []
        raise SettingsError("\n".join((*told, *more)))
    return tuple(entry(file, number, table) for number, table in enumerate(file.table.get(ENTRIES, ())))


def entry(file: File, number: int, table: Mapping[str, Any]) -> Entry:
    """One entry of a file in which nothing is wrong."""
    from factcheck.globs import Glob

    rules, texts, paths = (named(table.get(key, [])) or () for key in ("rule", "text", "path"))
    line = file.line(ENTRIES, number)
    reason = " ".join(table.get("reason", "").split())
    found = Directive("ignore-file", () if ALL in rules else rules, reason, line, 1, texts, str(file.path))
    return found, tuple(Glob(path, str(file.path.parent), f"{file.name}:{line}") for path in paths)


def problems(file: File) -> Iterator[tuple[int, str]]:
    """What is wrong in a file, each with its line."""
    for name in file.table:
        if name != ENTRIES:
            yield file.line(name), f"unknown key {brief(name)!r}{nearest(name, [ENTRIES])}; entries are [[{ENTRIES}]]"
    entries = file.table.get(ENTRIES, [])
    if not isinstance(entries, list):
        yield file.line(ENTRIES), f"{ENTRIES}: expected tables, each written as [[{ENTRIES}]]"
        return
    for number, table in enumerate(entries):
        if not isinstance(table, dict):
            yield file.line(ENTRIES, number), f"{ENTRIES}: expected a table, written as [[{ENTRIES}]]"
            continue
        known = KEYS | PATH if file.path.name == FOLDER else KEYS
        yield from ((file.line(ENTRIES, number, key), message) for key, message in wrong(table, known))


def wrong(table: Mapping[str, Any], known: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """What is wrong in one entry, by its keys."""
    for key, value in table.items():
        if key not in known:
            yield key, f"unknown key {brief(key)!r}{nearest(key, known)}; the keys are {', '.join(known)}"
        elif (key == "reason" and not isinstance(value, str)) or named(value) is None:
            yield key, f"{key}: expected {known[key]}"
