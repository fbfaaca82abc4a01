"""The files of a directory that are articles, without what a configuration excludes and what git ignores.

Links to directories are not followed, so that a loop of them does no harm. Each directory is judged by the nearest
configuration above it, and by the .gitignore files of its repository.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from factcheck.configuration import Configurations
from factcheck.configuration.merging import DEFAULT, Configuration
from factcheck.globs import Glob, choosing, excluding, last
from factcheck.model import Failure
from factcheck.sources import ARTICLES, EXTRAS, STDIN, TABLES, ending, lacking, matches

LARGEST = 1_000_000
"""Bytes of a .gitignore that are read."""
IGNORE = ".gitignore"
GIT = ".git"
SHOWN = 3
"""Files and globs that a notice names."""


@dataclass(slots=True)
class Passed:
    """What was passed over, and what was not although it is excluded, since it was named."""

    files: int = 0
    directories: int = 0
    by: dict[str, None] = field(default_factory=dict)
    """The files that say so."""
    named: list[str] = field(default_factory=list)

    lacking: dict[str, int] = field(default_factory=dict)
    """The extras that are not installed, and how many files need each."""

    def over(self, glob: Glob, directory: bool, named: bool = False) -> None:
        """Count a file or directory, unless it is found where nobody would look for articles."""
        if named or glob.origin != DEFAULT:
            self.files, self.directories = self.files + (not directory), self.directories + directory
            self.by[str(glob.origin).rpartition(":")[0] or "default"] = None

    @property
    def notices(self) -> tuple[str, ...]:
        """What the reader of a run must know."""
        counted = (number(self.files, "file", "files"), number(self.directories, "directory", "directories"))
        told = " and ".join(part for part in counted if part)
        over = (f"passed over: {told}, excluded by {several(tuple(self.by))}",) if told else ()
        lacked = (f"passed over: {number(n, 'file', 'files')}, {needing(extra)}" for extra, n in self.lacking.items())
        named = "checked although excluded, since named: {}; --force-exclude passes over what is named"
        return (*over, *lacked, *([named.format(several(self.named))] if self.named else ()))


def number(count: int, one: str, many: str) -> str:
    """A number of things; empty for none."""
    return f"{count:,} {one if count == 1 else many}" if count else ""


def needing(extra: str) -> str:
    """What to do about an extra that is not installed."""
    return f"to be read with the extra {extra}: pip install 'factcheck[{extra}]'"


def several(names: Collection[str]) -> str:
    """The first of some names, and how many more there are."""
    more = f" and {len(names) - SHOWN:,} more" if len(names) > SHOWN else ""
    return ", ".join(list(names)[:SHOWN]) + more


def files(
    argument: str, configurations: Configurations, passed: Passed, more: Collection[str] = ()
) -> Iterator[str | Failure]:
    """The files that an argument stands for, standard input being itself, and why it stands for none.

    ``more`` are ends of names that are looked for in directories as well. Raises SettingsError for a configuration that
    cannot be understood.
    """
    if argument == STDIN:
        yield STDIN
    elif not argument.strip():
        yield Failure(argument, "a path without a name; name a file, a directory, or - for standard input")
    elif (found := matches(argument)) is not None:
        for one in found:
            yield from files(one, configurations, passed, more)
        if not found:
            yield Failure(argument, f"{argument}: no file has such a name; check the pattern, ** goes into directories")
    elif not os.path.exists(argument):
        what = "a link to what is not there" if os.path.islink(argument) else "no such file or directory"
        yield Failure(argument, f"{argument}: {what}; check the path")
    elif excluded(argument, configurations, passed):
        return
    elif os.path.isdir(argument):
        yield from articles(str(Path(argument)), configurations, passed, more)
    else:
        yield str(Path(argument))


def articles(
    directory: str, configurations: Configurations, passed: Passed, more: Collection[str]
) -> Iterator[str | Failure]:
    """The articles, or tables, in a directory; a failure if there are none."""
    kinds, what = (TABLES, "tables") if configurations.columns else (ARTICLES | EXTRAS.keys(), "articles")
    kinds = kinds.union(more)
    before, empty = passed.files + passed.directories, True
    for found in Walk(configurations, kinds, passed).through(directory):
        empty = False
        yield found
    if empty:
        left = passed.files + passed.directories > before
        reason = "all are excluded" if left else f"{what} end in {', '.join(sorted(kinds))}"
        reason = f"there are files {needing(next(iter(passed.lacking)))}" if passed.lacking else reason
        yield Failure(directory, f"{directory}: no {what} in it; {reason}")


def excluded(path: str, configurations: Configurations, passed: Passed) -> bool:
    """Whether what is named is passed over, or is told to be read although it is excluded."""
    full, directory = os.path.abspath(path), os.path.isdir(path)
    here = configurations.above(full)
    hit = excluding(excludes(here), full, here.root, directory)
    if hit is None:
        return False
    forced = bool(here.of()["force-exclude"].value)
    if forced:
        passed.over(hit, directory, named=True)
    elif hit.origin != DEFAULT:
        passed.named.append(f'{path} ("{hit.pattern}" in {hit.origin})')
    return forced


def passed_over(path: str, configurations: Configurations) -> Glob | None:
    """The glob, of the configuration or of git, by which a file is passed over where its directory is searched."""
    full = configurations.full(path)
    directory, here = os.path.isdir(full), configurations.above(full)
    hit = excluding(excludes(here), full, here.root, directory)
    if hit is None and here.value("respect-gitignore"):
        inside = os.path.dirname(full)
        hit = excluding((*above(inside), *own(inside)), full, root_of(inside), directory)
    return hit


class Step(NamedTuple):
    """A file or directory on the way: as it was given, in full, and what git ignores above it."""

    path: str
    full: str
    directory: bool
    ignored: tuple[Glob, ...] = ()


class Walk:
    """A way through a directory; ``kinds`` are the ends of the names of files where no ``include`` is set."""

    def __init__(self, configurations: Configurations, kinds: Collection[str], passed: Passed) -> None:
        self.configurations = configurations
        self.kinds = kinds
        self.passed = passed

    def through(self, directory: str) -> Iterator[str | Failure]:
        """The files, sorted, as paths that begin as the directory was given; raises SettingsError."""
        top = os.path.abspath(directory)
        waiting = [Step(directory, top, True, above(top))]
        while waiting:
            step = waiting.pop()
            if not step.directory:
                yield str(Path(step.path))
                continue
            try:
                waiting += reversed(self.steps(step))
            except OSError as error:
                yield Failure(step.path, f"{step.path}: cannot be listed ({error.strerror or error}); check it")

    def steps(self, step: Step) -> list[Step]:
        """What is searched or read in a directory, sorted."""
        here = self.configurations.within(step.full)
        known = here.of()
        ignored: tuple[Glob, ...] = ()
        if known["respect-gitignore"].value:
            ignored = (*(() if is_repository(step.full) else step.ignored), *own(step.full))
        globs, include = (excludes(here), ignored), known["include"].value
        found = []
        for entry in sorted(os.scandir(step.path), key=lambda entry: entry.name):
            full, directory = os.path.join(step.full, entry.name), entry.is_dir(follow_symlinks=False)
            wanted = directory or (self.kind(full, include, here.root) and (entry.is_file() or dangling(entry)))
            if wanted and not self.passes(full, directory, globs) and not self.lacks(full, include):
                found.append(Step(entry.path, full, directory, ignored))
        return found

    def passes(self, full: str, directory: bool, globs: Iterable[tuple[Glob, ...]]) -> bool:
        """Whether something is passed over, which is counted."""
        hits = (last(some, full, directory) for some in globs)
        hit = next((hit for hit in hits if hit is not None and not hit.negated), None)
        if hit is not None:
            self.passed.over(hit, directory)
        return hit is not None

    def lacks(self, full: str, include: tuple[Glob, ...] | None) -> bool:
        """Whether a file needs an extra that is not installed, which is counted; one that is included is an error."""
        extra = lacking(ending(full)) if include is None else None
        if extra:
            self.passed.lacking[extra] = self.passed.lacking.get(extra, 0) + 1
        return extra is not None

    def kind(self, full: str, include: tuple[Glob, ...] | None, root: str) -> bool:
        """Whether a file is of a kind that is looked for."""
        if include is None:
            return ending(full) in self.kinds
        return choosing(include, full, root)


def dangling(entry: os.DirEntry[str]) -> bool:
    """Whether a link leads to nothing: reading it says so."""
    return entry.is_symlink() and not os.path.exists(entry.path)


def excludes(here: Configuration) -> tuple[Glob, ...]:
    """The globs of what is passed over."""
    known = here.of()
    return (*known["exclude"].value, *known["extend-exclude"].value)


def is_repository(directory: str) -> bool:
    """Whether a directory is the root of a git repository."""
    return os.path.lexists(os.path.join(directory, GIT))


def root_of(directory: str) -> str:
    """The root of the repository that a directory is in; itself if it is in none."""
    place = directory
    while not is_repository(place):
        if os.path.dirname(place) == place:
            return directory
        place = os.path.dirname(place)
    return place


def above(directory: str) -> tuple[Glob, ...]:
    """The globs that the .gitignore files above a directory have for what is in it, the nearest last."""
    found: list[tuple[Glob, ...]] = []
    while not is_repository(directory):
        if os.path.dirname(directory) == directory:
            return ()
        directory = os.path.dirname(directory)
        found.append(own(directory))
    return tuple(glob for globs in reversed(found) for glob in globs)


def own(directory: str) -> tuple[Glob, ...]:
    """The globs of the .gitignore of a directory, and of its repository's own list if it is the root of one."""
    private = repository(directory)
    lists = (os.path.join(private, "info", "exclude"),) if private else ()
    return tuple(glob for path in (*lists, os.path.join(directory, IGNORE)) for glob in globs_of(path, directory))


def repository(directory: str) -> str | None:
    """Where git keeps the data of a repository, by its root; a worktree has a file that says where."""
    place = os.path.join(directory, GIT)
    if os.path.isdir(place):
        return place
    linked = content(place).removeprefix("gitdir:").strip()
    if not linked:
        return None
    own_data = os.path.join(directory, linked)
    return os.path.join(own_data, content(os.path.join(own_data, "commondir")).strip())


def globs_of(path: str, base: str) -> Iterator[Glob]:
    """The globs of a file of git's."""
    name = Path(os.path.relpath(path)).as_posix()
    for line, text in enumerate(content(path).split("\n"), 1):
        pattern = text.rstrip("\r")
        if pattern.strip() and not pattern.startswith("#"):
            yield Glob(pattern, base, f"{name}:{line}")


def content(path: str) -> str:
    """The text of a file of git's; empty where there is none that can be read, as git has it."""
    try:
        if not os.path.isfile(path):
            return ""
        with open(path, "rb") as file:
            return file.read(LARGEST).decode("utf-8", "surrogateescape")
    except OSError:
        return ""
