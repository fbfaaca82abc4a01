"""What several files and the command line say together, with the place that each value is from.

The rule of merging: what is set nearer replaces what is set farther, a list as a whole; tables are merged key by key,
and ``[[files]]`` are tried one after the other, those of the farther file first.
"""

from __future__ import annotations

import functools
import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.configuration.keys import IN_FILES, KEYS, NAMED, OFF, Key
from factcheck.errors import SettingsError
from factcheck.globs import Glob, choosing
from factcheck.settings import Settings
from factcheck.settings import Table as Facts

if TYPE_CHECKING:
    from factcheck.configuration.files import File

COMMAND_LINE = "command line"
DEFAULT = "default"
OWN = frozenset({"extend", "required-version", "files"})
"""Keys that are about the configuration itself."""
FIELDS = {
    "lang": "lang", "date": "date", "encoding": "encoding", "max-size": "max_bytes", "text-field": "text_field",
    "fail-on": "fail_on", "quotes": "quotes", "require-reasons": "require_reasons",
    "unused-suppressions": "unused_suppressions",
}  # fmt: skip
"""The field of the settings that a key fills as it is."""


class Place(NamedTuple):
    """Where a value is written; its line is looked for when somebody asks."""

    file: File
    keys: tuple[str | int, ...]

    @property
    def line(self) -> int:
        """The line, from 1."""
        return self.file.line(*self.keys)

    def __str__(self) -> str:
        return f"{self.file.name}:{self.line}"


class Value(NamedTuple):
    """A value and where it is from."""

    value: Any
    origin: Place | str


Values = Mapping[str, Value]
"""By key; of ``severity`` the value is such a mapping itself, by rule."""


class Table(NamedTuple):
    """The values for some files."""

    paths: tuple[Glob, ...]
    values: Values


def values(file: File, table: Mapping[str, Any], root: str, known: Mapping[str, Key], *above: str | int) -> Values:
    """The values of one table of a file, with their places; globs and paths are reckoned from ``root``."""
    from factcheck.configuration.values import read

    found: dict[str, Value] = {}
    for name, raw in table.items():
        if name in OWN:
            continue
        key, place = known[name], Place(file, (*above, name))
        value = read(key, raw)
        if key.kind == "globs":
            value = tuple(Glob(g, root, Place(file, (*above, name, n))) for n, g in enumerate(value))
        elif key.kind == "path":
            value = os.path.normpath(os.path.join(root, value))
        elif key.kind == "paths":
            value = tuple(os.path.normpath(os.path.join(root, entry)) for entry in value)
        elif key.kind == "place":
            value = written(root, value, place)
        elif key.kind == "outputs":
            split = (entry.partition("=") for entry in value)
            value = tuple((form, written(root, to, place)) for form, _, to in split)
        elif key.kind == "severities":
            value = {rule: Value(level, Place(file, (*above, name, rule))) for rule, level in value}
        found[name] = Value(value, place)
    return found


def written(root: str, path: str, place: Place) -> str:
    """The full path of what a configuration has written; raises SettingsError where a link leads elsewhere."""
    full = os.path.normpath(os.path.join(root, path))
    if not os.path.join(os.path.realpath(full), "").startswith(os.path.join(os.path.realpath(root), "")):
        raise SettingsError(f"{place}: {place.keys[-1]}: {path} leads out of the directory; take the link away")
    return full


def merged(layers: Iterable[Values]) -> Values:
    """Layers on top of one another, the nearest last."""
    found: dict[str, Value] = {}
    for layer in layers:
        for name, value in layer.items():
            rules = name == "severity" and name in found
            found[name] = Value({**found[name].value, **value.value}, value.origin) if rules else value
    return found


def defaults() -> Values:
    """What holds where nothing is set."""
    found = {key.name: Value(key.default, DEFAULT) for key in KEYS if key.name not in OWN}
    globs = tuple(Glob(pattern, os.sep, DEFAULT) for pattern in NAMED["exclude"].default)
    return {**found, "severity": Value({}, DEFAULT), "exclude": Value(globs, DEFAULT)}


@dataclass(frozen=True, eq=False)
class Configuration:
    """What holds for the files below ``root``: of ``files``, the nearest first, and of the command line."""

    root: str
    files: tuple[File, ...] = ()
    given: Values = field(default_factory=dict)
    fixed: Settings = field(default_factory=Settings)

    @functools.cached_property
    def values(self) -> Values:
        """What holds for the whole, the command line apart."""
        layers = (values(file, file.table, self.root, NAMED) for file in reversed(self.files))
        return merged((defaults(), *layers))

    @functools.cached_property
    def tables(self) -> tuple[Table, ...]:
        """What holds for some files, in the order in which it is tried."""
        return tuple(table for file in reversed(self.files) for table in tables(file, self.root))

    @functools.cached_property
    def known(self) -> dict[tuple[bool, ...], Settings]:
        """The settings for each choice of tables that was asked for."""
        return {}

    def of(self, path: str = "") -> Values:
        """What holds for a file, by its full path; without one, for the run."""
        return merged((self.values, *(t.values for t in self.tables if path and self.matches(t, path)), self.given))

    def matches(self, table: Table, path: str) -> bool:
        """Whether a table is about a file."""
        return choosing(table.paths, path, self.root)

    def value(self, key: str) -> Any:
        """The value of a key of the run."""
        return self.of()[key].value

    def path(self, key: str) -> Path | None:
        """A path of the run, as short as it is from the working directory."""
        found = self.value(key)
        return None if found is None else Path(os.path.relpath(found))

    @property
    def outputs(self) -> tuple[str, ...]:
        """What is written into which file, as ``--output`` has it."""
        return tuple(f"{form}={os.path.relpath(path)}" for form, path in self.value("output"))

    def settings(self, path: str = "") -> Settings:
        """The settings for a file, by its full path; without one, for the run."""
        choice = tuple(bool(path) and self.matches(table, path) for table in self.tables)
        if choice not in self.known:
            self.known[choice] = settings(self.of(path), self.fixed)
        return self.known[choice]


def tables(file: File, root: str) -> tuple[Table, ...]:
    """The tables ``[[files]]`` of a file."""
    found = (values(file, table, root, IN_FILES, "files", n) for n, table in enumerate(file.table.get("files", ())))
    return tuple(Table(table["paths"].value, {k: v for k, v in table.items() if k != "paths"}) for table in found)


def facts(path: str) -> Facts:
    """A table of facts as it is now; raises SettingsError where it cannot be read."""
    try:
        with open(path, "rb") as file:
            return Facts(path, hashlib.file_digest(file, "sha256").hexdigest())
    except OSError as error:
        raise SettingsError(f"{path}: the reference cannot be read ({error.strerror or error}); name another") from None


def settings(found: Values, fixed: Settings) -> Settings:
    """Values as the settings that passes know, over those that no file can say.

    A rule in ``ignore`` is off, whatever ``severity`` says of it.
    """
    levels = {rule: level.value for rule, level in found["severity"].value.items()}
    off = dict.fromkeys(found["ignore"].value, OFF)
    fields: dict[str, Any] = {name: found[key].value for key, name in FIELDS.items() if found[key].origin != DEFAULT}
    if fields.get("fail_on") == "never":
        fields["fail_on"] = None
    if found["reference"].value:
        fields["reference"] = tuple(map(facts, found["reference"].value))
    if levels or off:
        fields["severity"] = tuple(sorted((levels | off).items()))
    return replace(fixed, **fields)
