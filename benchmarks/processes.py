"""A command and all that it starts, watched from the outside: wall time, processor time, and memory of its own.

Read from ``/proc``: processor time is the last that was seen of each process, so that a process that nobody waits for
counts as well; memory is what is private to each process, summed at one moment.
"""

from __future__ import annotations

import contextlib
import os
import resource
import subprocess
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

PAUSE = 0.25
"""Seconds between two looks."""
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Used:
    """What a run took; memory in megabytes at its peak. ``begun`` is when its work began, in seconds from the start."""

    wall: float
    cpu: float
    memory: float
    begun: float
    status: int
    said: str


@dataclass(slots=True)
class Tree:
    """Processes and everything below them, from now on."""

    roots: tuple[int, ...]
    ticks: dict[tuple[int, int], int] = field(default_factory=dict)
    before: dict[tuple[int, int], int] = field(default_factory=dict)

    def look(self) -> int:
        """Take in what is there at this moment; kilobytes that are private to its processes."""
        private = 0
        for pid in self.alive():
            with contextlib.suppress(OSError, IndexError, ValueError):
                told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                self.ticks[pid, int(told[19])] = int(told[11]) + int(told[12])
                private += own(pid)
        return private

    def alive(self) -> Iterable[int]:
        """The processes of the tree, those included whose parents are gone."""
        seen, waiting = set(), [*self.roots, *(pid for pid, _ in self.ticks)]
        while waiting:
            pid = waiting.pop()
            if pid not in seen:
                seen.add(pid)
                waiting += children(pid)
        return seen

    def start(self) -> None:
        """Do not count what they did before."""
        self.look()
        self.before = dict(self.ticks)

    def seconds(self) -> float:
        """Processor time since the start."""
        return sum(ticks - self.before.get(key, 0) for key, ticks in self.ticks.items()) / TICKS


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    found: list[int] = []
    with contextlib.suppress(OSError):
        for path in Path(f"/proc/{pid}/task").glob("*/children"):
            with contextlib.suppress(OSError):
                found += map(int, path.read_text().split())
    return found


def own(pid: int) -> int:
    """Kilobytes that are private to a process."""
    rolled = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return sum(int(line.split()[1]) for line in rolled.splitlines() if line.startswith("Private_"))


def run(
    command: Sequence[str],
    place: Path,
    *,
    beside: Sequence[int] = (),
    environment: Mapping[str, str] | None = None,
    is_begun: Callable[[], bool] = lambda: True,
) -> Used:
    """Run a command to its end; ``beside`` are processes that work for it; raises RuntimeError where it fails."""
    reaped, started = waited(), time.perf_counter()
    process = subprocess.Popen(
        command, cwd=place, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    mine, helping = Tree((process.pid,)), Tree(tuple(beside))
    helping.start()
    begun, ended, peak = [0.0], threading.Event(), [0]

    def watch() -> None:
        while not ended.wait(PAUSE):
            peak[0] = max(peak[0], mine.look() + helping.look())
            if not begun[0] and is_begun():
                begun[0] = time.perf_counter() - started

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    out, err = process.communicate()
    wall = time.perf_counter() - started
    time.sleep(2 * PAUSE if beside else 0)
    ended.set()
    watcher.join()
    if process.returncode not in (0, 3):
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {err[-2000:]}")
    cpu = max(mine.seconds(), waited() - reaped) + helping.seconds()
    return Used(wall, cpu, peak[0] / 1024, begun[0], process.returncode, out.strip())


def waited() -> float:
    """Processor time of all processes that this one has waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
