"""A run of an archive: the plan, how it is worked on, and each unit that is done."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from factcheck import streams
from factcheck.archive import local, spark
from factcheck.archive.splits import Split
from factcheck.archive.supervisor import DEADLINE, Beat, Done
from factcheck.errors import OutputError

Engine = Literal["local", "spark"]


@dataclass(frozen=True, slots=True)
class Plan:
    """All units of a record, and those that are not done yet."""

    units: tuple[Split, ...]
    left: tuple[Split, ...]


@dataclass(frozen=True, slots=True)
class Means:
    """How a run does its work, which changes nothing of what it finds."""

    engine: Engine = "local"
    jobs: int = 1
    master: str | None = None
    deadline: float = DEADLINE


def run(plan: Plan, out: Path, means: Means) -> Iterator[Done | Beat]:
    """Do what is left of a plan, and tell of each unit that is done; raises OutputError where none can be written."""
    if not plan.left:
        return
    try:
        if means.engine == "spark":
            yield from spark.run(plan.left, out, master=means.master, deadline=means.deadline)
        else:
            yield from local.run(plan.left, out, jobs=means.jobs, deadline=means.deadline)
    except OSError as error:
        why = os.strerror(error.errno).lower() if error.errno else streams.reason(error)
        raise OutputError(f"{out}: {why}; make room, and the same command goes on from there") from None
