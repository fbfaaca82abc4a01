"""Seeing a unit through: rows come from a process that may hang or die, and go into files that are there whole or not.

An article that the process dies at is tried again, for it may not have been its fault (somebody killed the process, the
memory was full); at the third time, and when an article takes longer than its deadline, it is left out and entered
among the dead. What was found before is kept: the process goes on behind the rows that it has sent.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import platform
import select
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, cast

from factcheck import parquet
from factcheck.archive.child import BEGINNING, LENGTH, Place, Task, dead, send
from factcheck.archive.columns import LAST, TABLES, VERSION
from factcheck.archive.splits import Split
from factcheck.errors import SettingsError

ROOT = str(Path(__file__).parent.parent.parent)
"""Where this program is, for the process to be the same one wherever it is started."""
DEADLINE = 60.0
"""Seconds that one article may take."""
START = 60.0
"""Seconds more that a process may take until it tells its first place."""
TRIES = 3
"""How often an article may end the process."""
STARTS = 10
"""How often the process may end before it has told anything: no article is to blame for that."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a unit came to."""

    unit: str
    articles: int
    claims: int
    findings: int
    dead: int


@dataclass(frozen=True, slots=True)
class Beat:
    """A sign of life: articles of the units that are not done yet."""

    articles: int = 0


class Stopped(Exception):
    """The run is over."""


class Hangs(Exception):
    """The process has told nothing for longer than an article may take."""


class Dies(Exception):
    """The process is gone."""


@dataclass(slots=True)
class Attempt:
    """How far a unit is: the next place, who is left out, and at which article the process is."""

    next: Place = BEGINNING
    left_out: set[Place] = field(default_factory=set)
    at: Place = BEGINNING
    name: str = ""
    ended: Counter[Place] = field(default_factory=Counter)
    silent: bool = True
    """Whether the process has not told anything yet."""
    starts: int = 0


class Supervisor:
    """A process that checks, and whoever watches over it; one unit is done at a time, many one after another."""

    def __init__(self, out: Path, deadline: float = DEADLINE) -> None:
        self.out = out
        self.deadline = deadline
        self.process: subprocess.Popen[bytes] | None = None
        self.stopped = False
        self.underway = 0
        """Articles of the unit that is being done."""

    def see_through(self, split: Split) -> Done:
        """Do a unit and put its files in place, the last of which says that it is done."""
        with Record(self.out, split.id) as record:
            attempt = Attempt()
            while not self.tried(split, attempt, record):
                pass
            record.commit()
            self.underway = 0
        counts = record.counts
        return Done(split.id, counts["articles"], counts["claims"], counts["findings"], counts["dead"])

    def tried(self, split: Split, attempt: Attempt, record: Record) -> bool:
        """Go on with a unit; whether it is at its end."""
        attempt.silent = True
        try:
            for message in self.told(Task(split, attempt.next, frozenset(attempt.left_out))):
                attempt.silent = False
                if message[0] == "at":
                    attempt.at, attempt.name = message[1], message[2]
                elif message[0] == "rows":
                    attempt.next = message[1]
                    record.add(message[2])
                    self.underway = record.counts["articles"]
        except Hangs:
            self.end()
            return self.leave_out(split, attempt, record, "timeout", f"took longer than {self.deadline:g} seconds")
        except Dies as error:
            self.end()
            if self.stopped:
                raise Stopped from None
            if attempt.silent:
                attempt.starts += 1
                if attempt.starts >= STARTS:
                    raise SettingsError(
                        f"the process that checks articles does not start ({error}); see above"
                    ) from None
                return False
            attempt.ended[attempt.at] += 1
            if attempt.ended[attempt.at] >= TRIES:
                return self.leave_out(split, attempt, record, "crash", f"ended the process: {error}")
            return False
        return True

    def leave_out(self, split: Split, attempt: Attempt, record: Record, reason: str, message: str) -> bool:
        """Enter an article among the dead; whether nothing behind it can be read.

        A process that hangs or dies while it looks for the next article would do so again.
        """
        last = not attempt.name or attempt.at in attempt.left_out
        told = f"{message} while reading; what follows in this split was not read" if last else message
        row = dead(split, attempt.at, attempt.name, reason, told)
        record.add({"dead": parquet.packed(TABLES["dead"], [row], VERSION)})
        attempt.left_out.add(attempt.at)
        return last

    def told(self, task: Task) -> Iterator[tuple[Any, ...]]:
        """What the process tells of a task; raises Hangs and Dies."""
        process, patience = self.running()
        try:
            send(cast(BinaryIO, process.stdin), task)
            while (message := self.heard(process, patience))[0] != "done":
                patience = self.deadline
                yield message
        except (BrokenPipeError, EOFError):
            raise Dies(ended(process)) from None

    def running(self) -> tuple[subprocess.Popen[bytes], float]:
        """The process, started if it is not there, and how long to wait for its first word."""
        if self.process is not None and self.process.poll() is None:
            return self.process, self.deadline
        self.end()
        command = [sys.executable, "-m", "factcheck.archive"]
        told = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, (ROOT, os.environ.get("PYTHONPATH"))))}
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=-1, env=told)
        if self.stopped:
            self.process.kill()
        return self.process, self.deadline + START

    def heard(self, process: subprocess.Popen[bytes], patience: float) -> tuple[Any, ...]:
        """The next message; raises Hangs, or EOFError where the process is gone."""
        stream = cast(BinaryIO, process.stdout)
        head = self.bytes_of(stream, LENGTH, patience)
        message: tuple[Any, ...] = pickle.loads(self.bytes_of(stream, int.from_bytes(head, "big"), patience))
        return message

    def bytes_of(self, stream: BinaryIO, size: int, patience: float) -> bytes:
        """So many bytes; raises Hangs where none come in time, EOFError where none will."""
        found = bytearray()
        while len(found) < size:
            if not select.select([stream], [], [], patience)[0]:
                raise Hangs
            piece = os.read(stream.fileno(), size - len(found))
            if not piece:
                raise EOFError
            found += piece
        return bytes(found)

    def stop(self) -> None:
        """Kill the process from another thread, for good."""
        self.stopped = True
        process = self.process
        if process is not None:
            process.kill()

    def end(self) -> None:
        """Kill the process, if there is one."""
        if self.process is None:
            return
        self.process.kill()
        for stream in (self.process.stdin, self.process.stdout):
            if stream:
                with contextlib.suppress(OSError):
                    stream.close()
        self.process.wait()
        self.process = None


def ended(process: subprocess.Popen[bytes]) -> str:
    """How a process ended."""
    try:
        return f"exit status {process.wait(5)}"
    except subprocess.TimeoutExpired:
        return "it closed its output"


class Record:
    """The files of a unit while they are written: neighbours of what they will be called."""

    def __init__(self, out: Path, unit: str) -> None:
        self.out = out
        self.unit = unit
        self.counts = dict.fromkeys(TABLES, 0)
        self.files: dict[str, Any] = {}

    def __enter__(self) -> Record:
        for name, columns in TABLES.items():
            (self.out / name).mkdir(parents=True, exist_ok=True)
            self.files[name] = parquet.writer(self.part(name), columns, VERSION)
        return self

    def __exit__(self, *_: object) -> None:
        for name, file in self.files.items():
            with contextlib.suppress(OSError):
                file.close()
            self.part(name).unlink(missing_ok=True)

    def part(self, name: str) -> Path:
        """Where a table is written; no other attempt, on whatever machine, writes there."""
        return self.out / name / f".{self.unit}.{platform.node()}.{os.getpid()}.{id(self)}.part"

    def add(self, tables: dict[str, bytes]) -> None:
        """Write some rows."""
        for name, data in tables.items():
            found = parquet.unpacked(data)
            self.files[name].write_table(found)
            self.counts[name] += found.num_rows

    def commit(self) -> None:
        """Put all files in place, the one that says that the unit is done last."""
        for name, file in self.files.items():
            file.close()
            os.replace(self.part(name), done(self.out, name, self.unit))


def done(out: Path, table: str, unit: str) -> Path:
    """The file of a unit in a table."""
    return out / table / f"{unit}.parquet"


def is_done(out: Path, unit: str) -> bool:
    """Whether a unit is done."""
    return done(out, LAST, unit).exists()
