"""The process that reads and checks: it tells where it is before each article, and what it found behind some of them.

It is started as ``python -m factcheck.archive`` and speaks in frames over its standard input and output. Whoever
started it can tell from the last place that it told which article it hangs at, or did not survive.
"""

from __future__ import annotations

import itertools
import os
import pickle
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, NamedTuple

from factcheck import intake, parquet
from factcheck.archive import columns, reading
from factcheck.archive.columns import TABLES, VERSION, Rows
from factcheck.archive.reading import Source
from factcheck.archive.splits import Split
from factcheck.errors import FactcheckError
from factcheck.model import Article, Failure

BATCH = 64
"""Articles whose rows are sent together."""
PATIENCE = 5.0
"""Seconds after which rows are sent, however few."""
LENGTH = 8
"""Bytes that tell the length of a frame."""


class Place(NamedTuple):
    """The number of a source in its split, from 0, and of an article in it, from 1; 0 while it is opened."""

    source: int = 0
    article: int = 0


BEGINNING = Place()


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done: a split from some place on, some places left out."""

    split: Split
    first: Place = BEGINNING
    left_out: frozenset[Place] = frozenset()


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
    """Do one task: ("at", place, name) before whatever may fail, ("rows", next place, tables) at times, ("done",) last.

    The name is empty while the next source is looked for.
    """
    batch = Batch()
    sources = reading.sources(task.split)
    for number in itertools.count():
        if number >= task.first.source:
            send(told, ("at", Place(number), ""))
        if (source := next(sources, None)) is None:
            break
        for place, name, entry in entries(source, number, task, told) if number >= task.first.source else ():
            batch.add(rows(entry, place, name, task.split))
            if batch.due():
                send(told, ("rows", place._replace(article=place.article + 1), packed(batch)))
                batch = Batch()
    send(told, ("rows", Place(number), packed(batch)))
    send(told, ("done",))


def entries(source: Source, number: int, task: Task, told: BinaryIO) -> Iterator[tuple[Place, str, Article | Failure]]:
    """The articles of a source that are to be done, with their names, each behind a word of where it is."""
    if Place(number) in task.left_out:
        return
    send(told, ("at", Place(number), source.name))
    for i, entry in enumerate(source.entries(), 1):
        place = Place(number, i)
        if place >= task.first and place not in task.left_out:
            name = entry.path if isinstance(entry, Failure) else intake.name(entry)
            send(told, ("at", place, name))
            yield place, name, entry


def rows(entry: Article | Failure, place: Place, name: str, split: Split) -> Rows:
    """The rows of an article: its own, or that of one more that is dead."""
    if isinstance(entry, Failure):
        return {"dead": [dead(split, place, name, "unreadable", entry.message)]}
    try:
        report = intake.checked(entry, split.settings)
    except (FactcheckError, TimeoutError, ArithmeticError, LookupError, ValueError, TypeError, AttributeError,
            AssertionError, RecursionError, MemoryError, OSError, RuntimeError) as error:  # fmt: skip
        return {"dead": [dead(split, place, name, "error", f"{type(error).__name__}: {error}"[:500])]}
    return columns.rows(report, split.id)


def dead(split: Split, place: Place, name: str, reason: str, message: str) -> dict[str, object]:
    """The row of an article on which there is no report."""
    path = next((path for path in split.names if name.startswith(path)), split.names[0])
    return {
        "unit": split.id, "path": path, "position": place.source, "name": name or None, "reason": reason,
        "message": message,
    }  # fmt: skip


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
