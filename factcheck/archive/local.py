"""Units on this machine: as many processes as there are processors, each watched over by a thread."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path

from factcheck.archive.splits import Split
from factcheck.archive.supervisor import Done, Supervisor

AHEAD = 2
"""Units a process that wait to be done."""


def run(splits: Iterable[Split], out: Path, *, jobs: int, deadline: float) -> Iterator[Done]:
    """Do some units, and tell of each when it is done; raises OSError where the record cannot be written."""
    crew = Crew(out, deadline)
    with ThreadPoolExecutor(jobs) as pool:
        waiting: set[Future[Done]] = set()
        try:
            for split in splits:
                waiting.add(pool.submit(crew.see_through, split))
                if len(waiting) >= AHEAD * jobs:
                    finished, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                    yield from (future.result() for future in finished)
            while waiting:
                finished, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in finished)
        finally:
            for future in waiting:
                future.cancel()
            crew.end()


class Crew:
    """The supervisors of a run, one a thread."""

    def __init__(self, out: Path, deadline: float) -> None:
        self.known = (out, deadline)
        self.mine = threading.local()
        self.all: list[Supervisor] = []

    def see_through(self, split: Split) -> Done:
        """Do a unit with the supervisor of this thread."""
        if not hasattr(self.mine, "supervisor"):
            self.mine.supervisor = Supervisor(*self.known)
            self.all.append(self.mine.supervisor)
        done: Done = self.mine.supervisor.see_through(split)
        return done

    def end(self) -> None:
        """Kill all processes."""
        for supervisor in self.all:
            supervisor.end()
