"""How long each rule takes, if anybody asks: nothing is measured unless a stopwatch is running."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class Laps:
    """Seconds of processor time by the name of what took them, and how often it did."""

    seconds: dict[str, float] = field(default_factory=dict)
    times: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, seconds: float) -> None:
        """Count one more time that something took."""
        self.seconds[name] = self.seconds.get(name, 0.0) + seconds
        self.times[name] = self.times.get(name, 0) + 1


RUNNING: ContextVar[Laps | None] = ContextVar("RUNNING", default=None)
"""The stopwatch of whoever asked for one, in his own context."""


@contextmanager
def running() -> Iterator[Laps]:
    """Measure what is done within; one stopwatch runs at a time."""
    laps = Laps()
    token = RUNNING.set(laps)
    try:
        yield laps
    finally:
        RUNNING.reset(token)


def timed(name: str, work: Callable[[], T]) -> T:
    """The result of some work, and its time for a stopwatch that is running.

    >>> with running() as laps:
    ...     timed("growth", lambda: 7), timed("growth", lambda: 8), laps.times
    (7, 8, {'growth': 2})
    """
    laps = RUNNING.get()
    if laps is None:
        return work()
    begun = time.process_time()
    try:
        return work()
    finally:
        laps.add(name, time.process_time() - begun)
