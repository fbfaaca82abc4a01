"""What a run of an archive tells a person: how far it is, how fast, how long it will take, and what it came to."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TextIO

from factcheck.archive.runs import Plan
from factcheck.archive.supervisor import Beat, Done
from factcheck.reports.summary import many

PAUSE = 0.5
"""Seconds between two looks."""
BAR = 20
"""Columns of the bar."""
CLEAR = "\r\x1b[K"


@dataclass(slots=True)
class Progress:
    """Counts what is done, and shows it on a terminal."""

    plan: Plan
    stream: TextIO
    clock: Callable[[], float] = time.monotonic
    units: int = 0
    articles: int = 0
    claims: int = 0
    findings: int = 0
    begun: float = field(init=False)
    looked: float = field(init=False)

    def __post_init__(self) -> None:
        self.begun = self.looked = self.clock()

    def through(self, told: Iterable[Done | Beat]) -> Iterator[Done]:
        """What is done, counted and shown while it passes."""
        try:
            for one in told:
                if isinstance(one, Done):
                    self.units += 1
                    self.articles += one.articles
                    self.claims += one.claims
                    self.findings += one.findings
                    yield one
                self.show(one.articles if isinstance(one, Beat) else 0)
        finally:
            if self.stream.isatty():
                self.stream.write(CLEAR)
                self.stream.flush()

    def show(self, underway: int) -> None:
        """Draw the line anew, if it is time to; ``underway`` are articles of units that are not done yet."""
        now = self.clock()
        if self.stream.isatty() and now - self.looked >= PAUSE:
            self.looked = now
            width = shutil.get_terminal_size().columns - 1
            self.stream.write(CLEAR + self.line(now - self.begun, underway)[:width])
            self.stream.flush()

    def line(self, seconds: float, underway: int) -> str:
        """How far the run is after some seconds."""
        wanted, articles = len(self.plan.left), self.articles + underway
        expected = max(self.articles * wanted / self.units, articles, 1) if self.units else None
        part = articles / expected if expected else 0
        rate = f", {articles / seconds:,.0f}/s" if articles and seconds else ""
        left = f", {clock(seconds / part - seconds)} left" if part else ""
        bar = "#" * int(BAR * part) + "-" * (BAR - int(BAR * part))
        return f"[{bar}] {self.units:,} of {many(wanted, 'unit')}, {many(articles, 'article')}{rate}{left}"

    @property
    def summary(self) -> str:
        """What the run came to."""
        before = len(self.plan.units) - len(self.plan.left)
        kept = f"; {many(before, 'unit')} had been done before" if before else ""
        counts = (many(self.articles, "article"), many(self.claims, "claim"), many(self.findings, "finding"))
        return f"{', '.join(counts)}{kept}."

    @property
    def interrupted(self) -> str:
        """What to say to somebody who ended the run."""
        done = len(self.plan.units) - len(self.plan.left) + self.units
        return (
            f"interrupted; {done:,} of {many(len(self.plan.units), 'unit')} done; the same command goes on from there"
        )


def clock(seconds: float) -> str:
    """A length of time as it is read.

    >>> clock(75), clock(3725.4)
    ('1:15', '1:02:05')
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
