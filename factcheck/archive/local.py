"""Units on this machine: as many processes as there are processors, each watched over by a thread."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path

from factcheck.archive.splits import Split
from factcheck.archive.supervisor import Beat, Done, Stopped, Supervisor

AHEAD = 2
"""Units a process that wait to be done."""
PAUSE = 0.5
"""Seconds after which there is a sign of life."""


def run(splits: Iterable[Split], out: Path, *, jobs: int, deadline: float) -> Iterator[Done | Beat]:
    """Do some units, and tell of each when it is done; raises OSError where the record cannot be written."""
    crew, waiting = Crew(out, deadline), set[Future[Done]]()
    pool = ThreadPoolExecutor(jobs)
    try:
        for split in splits:
            waiting.add(pool.submit(crew.see_through, split))
            while len(waiting) >= AHEAD * jobs:
                waiting = yield from crew.told(waiting)
        while waiting:
            waiting = yield from crew.told(waiting)
    finally:
        crew.stop()
        pool.shutdown(cancel_futures=True)
        crew.end()


class Crew:
    """The supervisors of a run, one a thread."""

    def __init__(self, out: Path, deadline: float) -> None:
        self.known = (out, deadline)
        self.mine = threading.local()
        self.all: list[Supervisor] = []
        self.stopped = False

    def see_through(self, split: Split) -> Done:
        """Do a unit with the supervisor of this thread; raises Stopped once the run is over."""
        if self.stopped:
            raise Stopped
        if not hasattr(self.mine, "supervisor"):
            self.mine.supervisor = Supervisor(*self.known)
            self.all.append(self.mine.supervisor)
        done: Done = self.mine.supervisor.see_through(split)
        return done

    def told(self, waiting: set[Future[Done]]) -> Generator[Done | Beat, None, set[Future[Done]]]:
        """Tell of units that are done, or at least how far the others are; gives back those that are not done."""
        finished, left = wait(waiting, PAUSE, FIRST_COMPLETED)
        yield from (future.result() for future in finished)
        yield Beat(sum(supervisor.underway for supervisor in self.all))
        return left

    def stop(self) -> None:
        """Kill all processes: what is not done stays so."""
        self.stopped = True
        for supervisor in self.all:
            supervisor.stop()

    def end(self) -> None:
        """Let go of all processes."""
        for supervisor in self.all:
            supervisor.end()
