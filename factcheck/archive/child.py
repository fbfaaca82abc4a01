"""The process that reads and checks: it tells where it is before each article, and what it found behind some of them.

It is started as ``python -m factcheck.archive`` and speaks in frames over its standard input and output. Whoever
started it can tell from the last place that it told which article it hangs at, or did not survive.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import time
from dataclasses import dataclass, field
from typing import BinaryIO

from factcheck import parquet, pipeline
from factcheck.archive import columns, reading
from factcheck.archive.columns import TABLES, VERSION, Rows
from factcheck.archive.splits import Split
from factcheck.errors import FactcheckError
from factcheck.model import Article, Failure
from factcheck.settings import Settings

BATCH = 64
"""Articles whose rows are sent together."""
PATIENCE = 5.0
"""Seconds after which rows are sent, however few."""
LENGTH = 8
"""Bytes that tell the length of a frame."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done: a split from some place on, some places left out."""

    split: Split
    settings: Settings
    first: int = 0
    left_out: frozenset[int] = frozenset()


@dataclass(slots=True)
class Batch:
    """Rows that wait to be sent."""

    rows: Rows = field(default_factory=lambda: {name: [] for name in TABLES})
    articles: int = 0
    since: float = field(default_factory=time.monotonic)

    def add(self, more: Rows) -> None:
        """Take the rows of an article."""
        self.articles += 1
        for name, some in more.items():
            self.rows[name] += some

    def due(self) -> bool:
        """Whether they are to be sent."""
        return self.articles >= BATCH or time.monotonic() - self.since > PATIENCE


def main() -> None:
    """Do what is asked for until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asked, told = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    while (task := received(asked)) is not None:
        work(task, told)


def work(task: Task, told: BinaryIO) -> None:
    """Do one task: ("at", place, name) before an article, ("rows", next place, tables) behind some, ("done",) last."""
    batch, place = Batch(), 0
    found = reading.entries(task.split, task.settings)
    while True:
        if place >= task.first:
            send(told, ("at", place, ""))
        if (entry := next(found, None)) is None:
            break
        if place >= task.first and place not in task.left_out:
            name = entry.path if isinstance(entry, Failure) else named(entry)
            send(told, ("at", place, name))
            batch.add(rows(entry, place, name, task))
        place += 1
        if batch.due():
            send(told, ("rows", place, packed(batch)))
            batch = Batch()
    send(told, ("rows", place, packed(batch)))
    send(told, ("done",))


def rows(entry: Article | Failure, place: int, name: str, task: Task) -> Rows:
    """The rows of an article: its own, or that of one more that is dead."""
    if isinstance(entry, Failure):
        return {"dead": [dead(task.split, place, name, "unreadable", entry.message)]}
    settings = task.settings
    try:
        report = pipeline.check(entry, lang=settings.lang, date=settings.date)
    except (FactcheckError, TimeoutError, ArithmeticError, LookupError, ValueError, TypeError, AttributeError,
            AssertionError, RecursionError, MemoryError, OSError, RuntimeError) as error:  # fmt: skip
        return {"dead": [dead(task.split, place, name, "error", f"{type(error).__name__}: {error}"[:500])]}
    return columns.rows(report, task.split.id)


def dead(split: Split, place: int, name: str, reason: str, message: str) -> dict[str, object]:
    """The row of an article on which there is no report."""
    path = next((path for path in split.names if name.startswith(path)), split.names[0])
    return {
        "unit": split.id, "path": path, "position": place, "name": name or None, "reason": reason, "message": message,
    }  # fmt: skip


def named(article: Article) -> str:
    """What an article is called among the dead."""
    return article.path if article.row is None else f"{article.path}:{article.row}"


def packed(batch: Batch) -> dict[str, bytes]:
    """The tables of a batch as bytes; those without rows are left out."""
    return {name: parquet.packed(TABLES[name], some, VERSION) for name, some in batch.rows.items() if some}


def send(stream: BinaryIO, message: object) -> None:
    """Write one frame."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(len(data).to_bytes(LENGTH, "big") + data)
    stream.flush()


def received(stream: BinaryIO) -> Task | None:
    """Read one frame; None at the end."""
    head = stream.read(LENGTH)
    if len(head) < LENGTH:
        return None
    task: Task = pickle.loads(stream.read(int.from_bytes(head, "big")))
    return task
