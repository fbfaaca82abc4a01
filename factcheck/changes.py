"""What has changed since a revision, line by line, so that old articles are not read and old findings not told.

A finding counts if one of its figures stands on a line that was added or edited, wherever the others stand: it is shown
there. Where lines were only taken away, nothing is left that has changed; a finding counts as well if it reaches across
such a place from a line beside it. New files, untracked files and files that are no text for git count as a whole; a
renamed file counts only where it was edited.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from factcheck.anchors import Numbered, anchored
from factcheck.git import Repository
from factcheck.model import Report
from factcheck.patches import WHOLE, Lines, hunks

STDIN = "-"
Identity = tuple[int, int]
"""What the system knows a file by, however it is called: device and number."""


@dataclass(slots=True)
class Changes:
    """The changed files of the working trees that some paths lie in, and what one run has passed over."""

    rev: str
    files: Mapping[Identity, Lines]
    gone: frozenset[str] = frozenset()
    """Files that the revision has and the working tree has not."""
    whole: tuple[str, ...] = ()
    """The working trees, as paths, where none were given."""
    passed: int = 0

    @classmethod
    def since(cls, rev: str, paths: Sequence[str]) -> Changes:
        """What has changed since the working tree and a revision parted, in the repositories that paths lie in.

        Raises GitError (a SettingsError) with the remedy: no git, no repository, no such revision, a shallow clone.
        """
        files: dict[Identity, Lines] = {}
        gone: set[str] = set()
        tops = repositories(paths)
        for top, arguments in tops.items():
            found, missing = changed(Repository(top), rev, arguments)
            files |= found
            gone |= missing
        return cls(rev, files, frozenset(gone), () if paths else tuple(map(os.path.relpath, tops)))

    def has(self, path: str) -> bool:
        """Whether a file has changed at all."""
        return path == STDIN or identity(path) in self.files

    def wants(self, path: str, *, unread: bool = False) -> bool:
        """Whether a file is to be read, since it has changed; others are counted.

        It is to be told that a path is missing unless it was taken away, or that a directory has no articles unless it
        is the working tree which nobody named.
        """
        if unread:
            return path not in self.whole and not self.removed(path)
        wanted = self.has(path)
        self.passed += not wanted
        return wanted

    def removed(self, path: str) -> bool:
        """Whether a path, of a file or of a directory, is one that was taken away."""
        place = absolute(path)
        return not os.path.lexists(path) and any(p == place or p.startswith(place + os.sep) for p in self.gone)

    def sifted(self, report: Report, path: str) -> Report:
        """The report on an article of a file with what a change touches of it, findings shown where it does."""
        lines = WHOLE if path == STDIN else self.files.get(identity(path) or (0, 0), WHOLE)
        if lines is WHOLE or not (report.findings or report.suppressed or report.remarks):
            return report
        text = Numbered(report.article, path)
        kept = tuple(one for one in (anchored(f, lines, text) for f in report.findings) if one)
        hidden = tuple(s for s in report.suppressed if anchored(s.finding, lines, text))
        left = len(report.findings) - len(kept)
        remarks = tuple(r for r in report.remarks if r.path != report.article.path or lines.touched(r.line, r.line))
        return replace(report, findings=kept, suppressed=hidden, untouched=left, remarks=remarks)

    def notices(self) -> tuple[str, ...]:
        """After a run: what was passed over."""
        count = self.passed
        return (f"{count:,} file{'s' * (count > 1)} without a change since {self.rev} not read",) if count else ()


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


def changed(repository: Repository, rev: str, paths: Iterable[str]) -> tuple[dict[Identity, Lines], set[str]]:
    """The changed files of a repository with their lines, and the paths of those that are gone."""
    base = repository.base(rev)
    files: dict[bytes, Lines] = {}
    gone: set[str] = set()
    for new, old, binary in repository.counted(base):
        files[new] = WHOLE if binary else Lines()
        gone |= {place for name in (new, old) if not os.path.lexists(place := located(repository, name))}
    if any(lines is not WHOLE for lines in files.values()):
        files |= {name: lines for name, lines in hunks(repository.patch(base)) if name in files}
        files |= dict.fromkeys(repository.filtered(list(files)), WHOLE)
    files |= dict.fromkeys(repository.untracked(), WHOLE)
    files |= dict.fromkeys(ignored(repository, paths), WHOLE)
    known = ((identity(located(repository, name), link=False), lines) for name, lines in files.items())
    return {key: lines for key, lines in known if key and lines != Lines()}, gone


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
