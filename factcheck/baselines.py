"""Findings that are known and accepted, kept in a file, so that only new ones count.

An entry names rule, figures and file, never a line: what moves within its file stays known, another figure makes a
finding new. An entry covers as many equal findings as its count. Where the file of an entry is no longer there, it
covers equal findings in a file of another name: an article that was renamed stays known.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from pathlib import Path, PurePath

from factcheck import baseline_files
from factcheck.baseline_files import Entry, Key
from factcheck.fingerprints import figures
from factcheck.model import Finding, Report, Suppressed, Suppression

LISTED = 3
"""Stale entries that a notice names; it counts the others."""
JUSTIFICATION = "in the baseline"
STDIN, UNNAMED = "-", "<stdin>"
"""Standard input as a path, and what an article that came from there is called where nobody says."""


class Baseline:
    """A file of known findings, and what one run has found of them.

    It is asked once for each report of a run, in any order; what it remembers does not grow with the run.
    """

    def __init__(self, place: Path, entries: Iterable[Entry] = (), *, learning: bool = False) -> None:
        self.place = place
        self.entries = {entry.key: entry for entry in entries}
        self.left = Counter({key: entry.count for key, entry in self.entries.items()})
        self.seen: set[str] = set()
        """The files with entries that have been looked at."""
        self.moved: Counter[tuple[Key, str]] = Counter()
        """Entries of files that are gone, with the file where their figures stand now."""
        self.learning = learning
        self.new: list[Entry] = []
        """What has not been known, where the baseline is to learn."""

    @classmethod
    def load(cls, place: Path, *, learning: bool = False) -> Baseline:
        """Read a baseline; raises SettingsError, with file, line and remedy, for what is none."""
        return cls(place, baseline_files.read(place), learning=learning)

    def save(self, entries: Iterable[Entry]) -> None:
        """Write other entries in place of these; raises OutputError."""
        baseline_files.write(self.place, entries)

    def path(self, file: str) -> str:
        """A file as entries name it."""
        if file == UNNAMED:
            return file
        try:
            path = os.path.relpath(os.path.realpath(file), self.directory)
        except ValueError:
            # Two drives of Windows have no path from one to the other.
            path = os.path.realpath(file)
        return PurePath(path).as_posix()

    @cached_property
    def directory(self) -> str:
        """Where paths begin."""
        return os.path.realpath(self.place.parent)

    def wants(self, path: str, *, unread: bool = False) -> bool:
        """Every file is read but the baseline itself, and whatever cannot be is told."""
        return unread or os.path.realpath(path) != os.path.realpath(self.place)

    def sifted(self, report: Report, file: str) -> Report:
        """The report on an article of a file with its known findings among those that do not count."""
        path = self.path(report.article.path if file == STDIN else file)
        if path in self.paths:
            self.seen.add(path)
        keys = [key_of(one, report.article.text, path) for one in report.findings]
        found = [(one, self.covering(key)) for one, key in zip(report.findings, keys, strict=True)]
        if self.learning:
            self.new += [
                Entry(k, 1, f.severity, f.message) for (f, entry), k in zip(found, keys, strict=True) if not entry
            ]
        known = tuple(Suppressed(one, suppression(entry)) for one, entry in found if entry)
        if not known:
            return report
        new = tuple(one for one, entry in found if not entry)
        return replace(report, findings=new, suppressed=(*report.suppressed, *known))

    def covering(self, key: Key) -> Entry | None:
        """The entry that covers one more finding, which is counted; None where there is none."""
        if self.left[key] > 0:
            self.left[key] -= 1
            return self.entries[key]
        for other in self.elsewhere.get((key.rule, key.figures), ()):
            if self.left[other] > 0 and not self.exists(other.path):
                self.left[other] -= 1
                self.moved[other, key.path] += 1
                return self.entries[other]
        return None

    @cached_property
    def paths(self) -> frozenset[str]:
        """The files that there are entries of."""
        return frozenset(key.path for key in self.entries)

    @cached_property
    def elsewhere(self) -> dict[tuple[str, tuple[str, ...]], list[Key]]:
        """The keys of entries by rule and figures, whatever their file."""
        found: dict[tuple[str, tuple[str, ...]], list[Key]] = defaultdict(list)
        for key in sorted(self.entries):
            found[key.rule, key.figures].append(key)
        return found

    def exists(self, path: str) -> bool:
        """Whether the file of an entry is still there."""
        return path == UNNAMED or os.path.exists(os.path.join(self.directory, path))

    def stale(self) -> tuple[Entry, ...]:
        """After a run: the entries, with their counts, that nothing was found of in files that were read or are gone.

        A file that was not looked at keeps its entries.
        """
        return tuple(
            replace(entry, count=self.left[key])
            for key, entry in sorted(self.entries.items())
            if self.left[key] > 0 and (key.path in self.seen or not self.exists(key.path))
        )

    def notices(self) -> tuple[str, ...]:
        """After a run: what is stale, and what has moved."""
        moved = len({key for key, _ in self.moved})
        found = f"{entries_of(moved, self.place)} of files that are gone, and found in others"
        told = (self.staleness(), f"{found}; `factcheck baseline update` takes down where" if moved else "")
        return tuple(filter(None, told))

    def staleness(self) -> str:
        """After a run: what is stale, with the remedy; empty where nothing is."""
        stale = self.stale()
        more = f"; and {len(stale) - LISTED:,} more" if len(stale) > LISTED else ""
        listed = "; ".join(map(str, stale[:LISTED])) + more
        remedy = "`factcheck baseline prune` removes what is stale"
        return f"{entries_of(len(stale), self.place)} stale, not found any more: {listed}; {remedy}" if stale else ""

    def pruned(self) -> tuple[Entry, ...]:
        """After a run: the entries without what is stale."""
        gone = {entry.key: entry.count for entry in self.stale()}
        kept = (replace(e, count=e.count - gone.get(key, 0)) for key, e in self.entries.items())
        return tuple(entry for entry in kept if entry.count)

    def updated(self) -> tuple[Entry, ...]:
        """After a run: the entries without what is stale, those that moved under their new paths, and new ones."""
        leaving: Counter[Key] = Counter()
        arrived = []
        for (key, path), count in self.moved.items():
            leaving[key] += count
            arrived.append(replace(self.entries[key], key=key._replace(path=path), count=count))
        stayed = (replace(e, count=e.count - leaving[e.key]) for e in self.pruned())
        return merged([*(e for e in stayed if e.count), *arrived, *self.new])


def key_of(found: Finding, text: str, path: str) -> Key:
    """What a finding in an article with this text is known by."""
    return Key(path, found.rule, figures(found, text))


def suppression(entry: Entry) -> Suppression:
    """Why a known finding does not count."""
    return Suppression("external", f"{JUSTIFICATION}: {entry.reason}" if entry.reason else JUSTIFICATION, known=True)


def merged(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries in the order of the file, each key once with the sum of its counts and the first reason that is given."""
    found: dict[Key, Entry] = {}
    for entry in entries:
        if before := found.get(entry.key):
            entry = replace(entry, count=before.count + entry.count, reason=before.reason or entry.reason)
        found[entry.key] = entry
    return tuple(found[key] for key in sorted(found))


def entries_of(number: int, place: Path) -> str:
    """How many entries of a baseline are something."""
    return f"1 entry of {place} is" if number == 1 else f"{number:,} entries of {place} are"
