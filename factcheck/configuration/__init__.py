"""What holds for each file: of the nearest factcheck.toml or pyproject.toml above it, and of the command line.

The search begins in the directory of the file, goes up, and ends at the root of a git repository or of the file system.
In one directory factcheck.toml comes first; a pyproject.toml without the table [tool.factcheck] is passed over. Nothing
else is merged: what is farther counts only where it is named by ``extend``.

Globs and paths in a configuration are reckoned from the directory of the file that was found, and ``extend`` from the
file that says so. A file that the command line names speaks for the working directory.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.configuration.merging import COMMAND_LINE, Configuration, Value
from factcheck.errors import SettingsError
from factcheck.settings import Columns, Settings
from factcheck.sources import STDIN

if TYPE_CHECKING:
    from factcheck.configuration.files import File

NAMES = ("factcheck.toml", "pyproject.toml")
"""The files that are looked for; the first that there is in a directory counts."""


class Configurations:
    """The configuration of each file, found once a directory.

    ``given`` is what the command line says, by the key of the configuration; it beats all files. ``file`` is the only
    file that counts, where one is named; with ``isolated`` none does. ``settings`` are what no file can say.
    """

    def __init__(
        self,
        given: Mapping[str, Any] | None = None,
        *,
        file: str | Path | None = None,
        isolated: bool = False,
        settings: Settings | None = None,
    ) -> None:
        """Read nothing yet, but a file that is named; raises SettingsError for it."""
        self.given = {name: Value(value, COMMAND_LINE) for name, value in (given or {}).items()}
        self.settings = settings or Settings()
        self.only = isolated or file is not None
        files = () if file is None else named(Path(file))
        self.alone = Configuration(os.getcwd(), files, self.given, self.settings)
        self.found: dict[str, Configuration] = {}

    @property
    def columns(self) -> Columns | None:
        """The columns of the tables that are read, where tables are."""
        return self.settings.columns

    def of(self, path: str | Path) -> Settings:
        """The settings for a file, or for standard input as "-"; raises SettingsError with all that is wrong."""
        full = self.full(path)
        return self.above(full).settings(full)

    def full(self, path: str | Path) -> str:
        """The full path of a file; standard input is what it is said to be, or in the working directory."""
        return os.path.abspath((self.settings.stdin_filename or STDIN) if str(path) == STDIN else path)

    def above(self, full: str) -> Configuration:
        """The configuration of a file or a directory by its full path."""
        return self.within(full if os.path.isdir(full) else os.path.dirname(full))

    def within(self, directory: str) -> Configuration:
        """The configuration of the files in a directory: its own, or that of the nearest directory above it."""
        if self.only:
            return self.alone
        passed: list[str] = []
        while directory not in self.found and (here := self.here(directory)) is None:
            passed.append(directory)
            directory = os.path.dirname(directory)
        if directory not in self.found and here is not None:
            self.found[directory] = here
        self.found.update(dict.fromkeys(passed, self.found[directory]))
        return self.found[directory]

    def here(self, directory: str) -> Configuration | None:
        """The configuration in a directory; the one without any file where the search ends; None where it goes on."""
        if (file := held(directory)) is not None:
            from factcheck.configuration.files import chain

            return Configuration(directory, chain(file), self.given, self.settings)
        ends = os.path.dirname(directory) == directory or os.path.lexists(os.path.join(directory, ".git"))
        return self.alone if ends else None

    def run(self, paths: Iterable[str | Path]) -> Configuration:
        """The configuration of a whole run: of the directory that holds all that was named, or the working one."""
        full = [self.full(path) for path in paths] or [os.getcwd()]
        held_in = [path if os.path.isdir(path) else os.path.dirname(path) for path in full]
        try:
            return self.within(os.path.commonpath(held_in))
        except ValueError:
            return self.alone


def held(directory: str) -> File | None:
    """The configuration in a directory; raises SettingsError for one that cannot be read."""
    for name in NAMES:
        path = os.path.join(directory, name)
        if os.path.lexists(path) and (name == NAMES[0] or os.path.isfile(path)):
            from factcheck.configuration.files import read

            if (found := read(Path(path))) is not None:
                return found
    return None


def named(path: Path) -> tuple[File, ...]:
    """A configuration that the command line names, and what it extends; raises SettingsError."""
    from factcheck.configuration.files import chain, read

    found = read(path)
    if found is None:
        raise SettingsError(f"{path}: has no table [tool.factcheck]; name another file with --config")
    return chain(found)
