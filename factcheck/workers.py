"""Files checked side by side in several processes, their results in the order of the files.

What was checked before comes from the cache; what ends a process costs the file that did it, and no other.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import cache as caching
from factcheck import spool
from factcheck.beside import contents
from factcheck.cache import Cache
from factcheck.errors import SettingsError
from factcheck.intake import Unit, reports
from factcheck.model import Failure, Report

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

Entry = Report | Failure
"""A report on an article, or why there is none."""
Results = tuple[Entry, ...]
FEW = 8
"""Files up to which other processes cost more than they save."""
AHEAD = 4
"""Files a process that wait to be checked, so that memory does not grow with their number."""


def results(units: Iterable[Unit], cache: Cache | None = None, jobs: int = 1) -> Iterator[tuple[Unit, Iterable[Entry]]]:
    """What was found in each file, in order; a large table is read while its rows are asked for."""
    crew = Crew(jobs, cache)
    waiting: deque[tuple[Unit, Results | Future[Results] | None]] = deque()
    try:
        for unit in units:
            waiting.append((unit, crew.begun(unit)))
            while len(waiting) > AHEAD * jobs or (waiting and jobs == 1):
                yield crew.finished(*waiting.popleft())
        while waiting:
            yield crew.finished(*waiting.popleft())
    finally:
        crew.leave()


class Crew:
    """The processes of a run; none is there before a file needs it."""

    def __init__(self, jobs: int, cache: Cache | None) -> None:
        self.jobs = jobs
        self.cache = cache
        self.pool: ProcessPoolExecutor | None = None

    def begun(self, unit: Unit) -> Results | Future[Results] | None:
        """What is known of a file, or what will be; None for one that is to be read here, when its turn comes."""
        if unit.settings.columns is not None or not os.path.isfile(unit.path):
            return None
        key, known = remembered(unit, self.cache) if self.cache else (None, None)
        if known is not None:
            return known
        if self.jobs == 1:
            return kept(unit, self.cache, key)
        return self.sent(unit, key)

    def sent(self, unit: Unit, key: str | None) -> Future[Results]:
        """A file that another process has been given."""
        if self.pool is None:
            self.pool = crewed(self.jobs)
        try:
            return self.pool.submit(kept, unit, self.cache, key)
        except BrokenExecutor:
            self.pool = crewed(self.jobs)
            return self.pool.submit(kept, unit, self.cache, key)

    def finished(self, unit: Unit, begun: Results | Future[Results] | None) -> tuple[Unit, Iterable[Entry]]:
        """A file with what was found in it."""
        if begun is None:
            return unit, reports(unit)
        try:
            return unit, begun.result() if isinstance(begun, Future) else begun
        except BrokenExecutor:
            return unit, alone(unit)

    def leave(self) -> None:
        """End all processes as soon as they have finished what they are at."""
        if self.pool is not None:
            self.pool.shutdown(cancel_futures=True)


def crewed(jobs: int) -> ProcessPoolExecutor:
    """Processes that have all that they need, and leave interruptions to this one."""
    from concurrent.futures import ProcessPoolExecutor

    from factcheck import inputs, pipeline

    assert inputs
    assert pipeline
    return ProcessPoolExecutor(jobs, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN))


def alone(unit: Unit) -> Results:
    """A file of which some process did not come back, in a process of its own."""
    with crewed(1) as pool:
        try:
            return pool.submit(kept, unit, None, None).result()
        except BrokenExecutor:
            message = f"{unit.path}: checking it ended the program (not enough memory?); split it, else report it"
            return (Failure(unit.path, message),)


def kept(unit: Unit, cache: Cache | None, key: str | None) -> Results:
    """What is found in a file now; kept for the next time if nobody has written to the file meanwhile.

    What fails is tried again: the extra that it lacked may be installed by then.
    """
    before = stamp(unit.path)
    found = tuple(reports(unit))
    failed = any(isinstance(entry, Failure) for entry in found)
    if cache and key and not failed and before == stamp(unit.path):
        cache.put(key, spool.frozen(found))
    return found


def remembered(unit: Unit, cache: Cache) -> tuple[str | None, Results | None]:
    """The key of a file, None if it cannot be read, and what was kept under it."""
    try:
        with Path(unit.path).open("rb") as file:
            data = file.read(unit.settings.max_bytes + 1)
        beside = contents(unit.path)
    except (OSError, SettingsError):
        return None, None
    key = caching.key(data, unit.name, unit.settings, *beside)
    found = cache.get(key)
    try:
        return key, None if found is None else spool.thawed(found)
    except ValueError:
        return key, None


def stamp(path: str) -> tuple[int, int] | None:
    """What tells whether a file was written to."""
    try:
        told = os.stat(path)
    except OSError:
        return None
    return told.st_mtime_ns, told.st_size
