"""One file of configuration: its table, and the line of each key in it."""

from __future__ import annotations

import functools
import itertools
import os
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck import __version__
from factcheck.configuration import versions
from factcheck.configuration.lines import lines, longest
from factcheck.configuration.values import problems
from factcheck.errors import SettingsError

LARGEST = 1_000_000
"""Bytes of the largest configuration that is read."""
LONGEST = 100
"""Names in the longest dotted key that is read."""
MOST = 20
"""Problems of one file that are told."""
MOST_FOUND = 1000
"""Problems of one file that are looked for."""
LONGEST_CHAIN = 20
"""Files that extend one another."""
PYPROJECT = "pyproject.toml"
OWN = "factcheck.toml"
TABLE = ("tool", "factcheck")


@dataclass(frozen=True, eq=False)
class File:
    """A file of configuration. ``table`` is what it says, ``inside`` are the keys that lead to it in the file."""

    path: Path
    text: str
    table: Mapping[str, Any]
    inside: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """How messages name it."""
        return brief(self.path)

    @functools.cached_property
    def lines(self) -> Mapping[tuple[str | int, ...], int]:
        """The line of each key."""
        return lines(self.text)

    def line(self, *keys: str | int) -> int:
        """The line of a key, or of the nearest one above it whose line is known."""
        path = (*self.inside, *keys)
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read(path: Path) -> File | None:
    """A file of configuration; None for a pyproject.toml that says nothing of factcheck.

    Raises SettingsError, with every problem and its line, for what cannot be read or understood.
    """
    data = content(path)
    if path.name == PYPROJECT and b"factcheck" not in data:
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError(f"{brief(path)}: not UTF-8 (byte {error.start}); save it as UTF-8") from None
    found: Any = parsed(path, text)
    if path.name != PYPROJECT:
        return File(path, text, found)
    for key in TABLE:
        found = found.get(key) if isinstance(found, dict) else None
    return None if found is None else File(path, text, table_of(path, found), TABLE)


def table_of(path: Path, found: Any) -> Mapping[str, Any]:
    """What is under [tool.factcheck]; raises SettingsError where it is no table."""
    if not isinstance(found, dict):
        raise SettingsError(f"{brief(path)}: tool.factcheck: expected a table, written as [tool.factcheck]")
    return found


def content(path: Path) -> bytes:
    """The bytes of a file; raises SettingsError."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise SettingsError(f"{brief(path)}: not a file; a configuration is a file, rename or remove it")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SettingsError(f"{brief(path)}: cannot be read ({reason}); check it or remove it") from None
    if len(data) > LARGEST:
        raise SettingsError(f"{brief(path)}: larger than {LARGEST:,} bytes; no configuration is so long")
    return data


def parsed(path: Path, text: str) -> dict[str, Any]:
    """A TOML document; raises SettingsError with the line."""
    try:
        if any(line.count(".") > LONGEST for line in text.split("\n")) and longest(text) > LONGEST:
            raise RecursionError
        return tomllib.loads(text)
    except RecursionError:
        raise SettingsError(f"{brief(path)}: no configuration is so deep; take levels out") from None
    except ValueError as error:
        reason, _, place = str(error).partition(" (at ")
        line = place.removeprefix("line ").partition(",")[0]
        at = line if line.isdecimal() else max(len(text.splitlines()), 1)
        raise SettingsError(f"{brief(path)}:{at}: not TOML: {reason[:1].lower()}{reason[1:]}") from None


def validated(file: File) -> File:
    """The file itself; raises SettingsError with all of its problems, in the order of its lines."""
    required(file)
    found = tuple(itertools.islice(problems(file.table), MOST_FOUND))
    if not found:
        return file
    placed = sorted((file.line(*p.keys), p.message) for p in found)
    told = [f"{brief(file.path)}:{line}: {message}" for line, message in placed[:MOST]]
    more = [f"{brief(file.path)}: and {len(found) - MOST:,} more"] if len(found) > MOST else []
    raise SettingsError("\n".join((*told, *more)))


def chain(first: File) -> tuple[File, ...]:
    """A file and those that it extends, the nearest first, all of them valid; raises SettingsError."""
    found = [validated(first)]
    seen = {os.path.realpath(first.path)}
    while "extend" in found[-1].table:
        base = extended(found[-1])
        if os.path.realpath(base.path) in seen:
            raise SettingsError(f"{at(found[-1])}: extend: {base.name} extends itself; take one of the two out")
        seen.add(os.path.realpath(base.path))
        found.append(validated(base))
        if len(found) > LONGEST_CHAIN:
            raise SettingsError(f"{first.name}: extends more than {LONGEST_CHAIN} files; write them together")
    return tuple(found)


def extended(file: File) -> File:
    """The file that a file extends; raises SettingsError."""
    path = file.path.parent / file.table["extend"]
    if not os.path.lexists(path):
        raise SettingsError(f"{at(file)}: extend: there is no file {brief(path)}; it is looked for from here")
    found = read(path)
    if found is None:
        raise SettingsError(f"{at(file)}: extend: {brief(path)} has no table [tool.factcheck]")
    return found


def at(file: File, key: str = "extend") -> str:
    """Where a key of a file stands."""
    return f"{file.name}:{file.line(key)}"


def required(file: File) -> None:
    """Raise SettingsError where a file is for other versions of factcheck; nothing else in it is then looked at."""
    wanted = file.table.get("required-version")
    if isinstance(wanted, str) and versions.understood(wanted) and not versions.fits(wanted, __version__):
        place = at(file, "required-version")
        raise SettingsError(f"{place}: for factcheck {wanted}, and this is {__version__}; install what it is for")


def brief(path: Path) -> str:
    """A path as messages name it: from the working directory, if it is in it or near it."""
    try:
        found = os.path.relpath(path)
    except ValueError:
        return str(path)
    return found if not found.startswith(os.path.join("..", "..", "..")) else str(path)
