"""What has changed since a revision, line by line, so that old articles are not read and old findings not told.

A finding counts if one of its figures stands on a line that was added or edited, wherever the others stand: it is shown
there. Where lines were only taken away, nothing is left that has changed; a finding counts as well if it reaches across
such a place from a line beside it. New files, untracked files and files that are no text for git count as a whole; a
renamed file counts only where it was edited.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from factcheck import worktrees
from factcheck.anchors import Numbered, Source, anchored
from factcheck.git import Repository
from factcheck.model import Report
from factcheck.patches import WHOLE, Lines
from factcheck.sources import STDIN
from factcheck.worktrees import Edited, Identity, absolute, identity


@dataclass(slots=True)
class Changes:
    """The changed files of the working trees that some paths lie in, and what one run has passed over.

    Which lines have changed is asked for when the first of them is needed, for all files that are wanted: what else has
    changed in a repository may be large.
    """

    rev: str
    files: dict[Identity, Lines | Edited]
    gone: frozenset[str] = frozenset()
    """Files that the revision has and the working tree has not."""
    whole: tuple[str, ...] = ()
    """The working trees, as paths, where none were given."""
    wanted: list[Identity] = field(default_factory=list)
    passed: int = 0
    source: Source | None = None

    @classmethod
    def since(cls, rev: str, paths: Sequence[str]) -> Changes:
        """What has changed since the working tree and a revision parted, in the repositories that paths lie in.

        Raises GitError (a SettingsError) with the remedy: no git, no repository, no such revision, a shallow clone.
        """
        files: dict[Identity, Lines | Edited] = {}
        gone: set[str] = set()
        tops = worktrees.repositories(paths)
        for top, arguments in tops.items():
            found, missing = worktrees.changed(Repository(top), rev, arguments)
            files |= found
            gone |= missing
        return cls(rev, files, frozenset(gone), () if paths else tuple(map(os.path.relpath, tops)))

    def wants(self, path: str, *, unread: bool = False) -> bool:
        """Whether a file is to be read, since it has changed; others are counted.

        It is to be told that a path is missing unless it was taken away, or that a directory has no articles unless it
        is the working tree which nobody named.
        """
        if unread:
            return path not in self.whole and not self.removed(path)
        key = identity(path)
        if key in self.files:
            self.wanted.append(key)
        elif path != STDIN:
            self.passed += 1
            return False
        return True

    def removed(self, path: str) -> bool:
        """Whether a path, of a file or of a directory, is one that was taken away."""
        place = absolute(path)
        return not os.path.lexists(path) and any(p == place or p.startswith(place + os.sep) for p in self.gone)

    def sifted(self, report: Report, path: str) -> Report:
        """The report on an article of a file with what a change touches of it, findings shown where it does."""
        if not (report.findings or report.suppressed or report.remarks) or (lines := self.lines(path)) is WHOLE:
            return report
        text = Numbered(report.article, self.read(path, report.article.source.encoding))
        kept = tuple(one for one in (anchored(f, lines, text) for f in report.findings) if one)
        hidden = tuple(s for s in report.suppressed if anchored(s.finding, lines, text))
        left = len(report.findings) - len(kept)
        remarks = tuple(r for r in report.remarks if r.path != report.article.path or lines.touched(r.line, r.line))
        return replace(report, findings=kept, suppressed=hidden, untouched=left, remarks=remarks)

    def read(self, path: str, encoding: str) -> Source:
        """A file for all of its articles, which come one after the other."""
        if self.source is None or self.source.key != (path, encoding):
            self.source = Source(path, encoding)
        return self.source

    def lines(self, path: str) -> Lines:
        """The changed lines of a file; all of what git does not know."""
        key = identity(path)
        if key is None or key not in self.files:
            return WHOLE
        if isinstance(self.files[key], Edited):
            asked = {one: edited for one in (*self.wanted, key) if isinstance(edited := self.files[one], Edited)}
            self.files.update(worktrees.read(asked))
        found = self.files[key]
        return WHOLE if isinstance(found, Edited) else found

    def notices(self) -> tuple[str, ...]:
        """After a run: what was passed over."""
        count = self.passed
        return (f"{count:,} file{'s' * (count > 1)} without a change since {self.rev} not read",) if count else ()
