"""Working trees of git: which of their files have changed since a revision, and on which lines."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from factcheck.git import Repository
from factcheck.patches import WHOLE, Lines, hunks
from factcheck.sources import STDIN

ADDED = frozenset("AT")
"""How git calls what is new, or another kind of thing now."""
UNEDITED = frozenset({"D", "R100"})
"""How git calls what was taken away or renamed alone."""
AT_ONCE = 20_000
"""Bytes of names that one command is given: systems limit them."""
Identity = tuple[int, int]
"""What the system knows a file by, however it is called: device and number."""


class Edited(NamedTuple):
    """A file that was edited, whose lines have not been asked for."""

    repository: Repository
    base: str
    old: bytes
    new: bytes


def repositories(paths: Sequence[str]) -> dict[str, list[str]]:
    """The tops of the working trees that paths lie in, each with its paths; without paths, of the current directory."""
    holders: dict[str, str] = {}
    found: dict[str, list[str]] = {}
    for path in paths or (os.curdir,):
        if path == STDIN:
            continue
        directory = holder(path)
        if directory not in holders:
            holders[directory] = Repository.around(directory).top
        found.setdefault(holders[directory], []).append(path)
    return found


def holder(path: str) -> str:
    """The directory around a path that holds a repository, else the nearest one: git is asked once for each."""
    place = os.path.realpath(path)
    while not os.path.isdir(place):
        place = os.path.dirname(place)
    nearest = place
    while not os.path.lexists(os.path.join(place, ".git")):
        parent = os.path.dirname(place)
        if parent == place:
            return nearest
        place = parent
    return place


def changed(repository: Repository, rev: str, paths: Iterable[str]) -> tuple[dict[Identity, Lines | Edited], set[str]]:
    """The changed files of a repository, and the paths of those that are gone."""
    base = repository.base(rev)
    files: dict[bytes, Lines | Edited] = {}
    gone: set[str] = set()
    for status, old, new in repository.named(base):
        gone |= {place for name in (old, new) if not os.path.lexists(place := located(repository, name))}
        if status not in UNEDITED:
            files[new] = WHOLE if status in ADDED else Edited(repository, base, old, new)
    files |= dict.fromkeys((*repository.untracked(), *ignored(repository, paths)), WHOLE)
    known = ((identity(located(repository, name), link=False), lines) for name, lines in files.items())
    return {key: lines for key, lines in known if key}, gone


def read(files: dict[Identity, Edited]) -> Iterator[tuple[Identity, Lines]]:
    """The changed lines of files that were edited."""
    for repository, base in {(one.repository, one.base) for one in files.values()}:
        keys = {one.new: key for key, one in files.items() if one.repository is repository}
        pairs = [(one.old, one.new) for one in files.values() if one.repository is repository]
        found = dict.fromkeys(keys, Lines())
        for names in portions(pairs):
            found |= {name: lines for name, lines in hunks(repository.patch(base, names)) if name in keys}
            found |= dict.fromkeys(repository.binary(base, names), WHOLE)
        found |= dict.fromkeys(repository.filtered(list(keys)), WHOLE)
        yield from ((keys[name], lines) for name, lines in found.items() if name in keys)


def portions(pairs: Iterable[tuple[bytes, bytes]]) -> Iterator[tuple[bytes, ...]]:
    """Old and new names in portions for one command each, those of one file together.

    >>> list(portions([(b"a", b"b"), (b"c", b"c")]))
    [(b'a', b'b', b'c')]
    """
    held: dict[bytes, None] = {}
    for pair in pairs:
        held |= dict.fromkeys(pair)
        if sum(map(len, held)) > AT_ONCE:
            yield tuple(held)
            held = {}
    if held:
        yield tuple(held)


def located(repository: Repository, name: bytes) -> str:
    """Where a file of a repository is."""
    return os.path.join(repository.top, os.fsdecode(name))


def ignored(repository: Repository, paths: Iterable[str]) -> tuple[bytes, ...]:
    """The files among the paths that git is told to ignore: whoever names one wants it read."""
    places = (absolute(path) for path in paths if os.path.isfile(path))
    names = [os.fsencode(os.path.relpath(p, repository.top)) for p in places if p.startswith(repository.top + os.sep)]
    return repository.ignored(names) if names else ()


def absolute(path: str) -> str:
    """A path from the root, with links resolved up to its last part."""
    head, tail = os.path.split(os.path.abspath(path))
    return os.path.join(os.path.realpath(head), tail)


def identity(path: str, *, link: bool = True) -> Identity | None:
    """What the system knows a plain file by; None where there is none."""
    try:
        found = os.stat(path, follow_symlinks=link)
    except (OSError, ValueError):
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None
