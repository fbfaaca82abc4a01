"""A run of an archive: the plan, what is done already, what is left, and what it came to."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from factcheck import __version__, streams
from factcheck.archive import local, spark
from factcheck.archive.columns import TABLES, VERSION
from factcheck.archive.splits import Split
from factcheck.archive.supervisor import DEADLINE, Done, is_done
from factcheck.errors import SettingsError

PLAN = "plan.json"
"""What the record is about: its inputs, its units, and the versions of program and tables."""
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


def planned(inputs: Sequence[str], units: Iterable[Split], out: Path) -> Plan:
    """What is to be done; raises SettingsError where the record in ``out`` is about other inputs."""
    streams.directory(out)
    place, told = out / PLAN, tuple(units)
    known = read(place)
    if known is not None and known.get("inputs") != list(inputs):
        named = ", ".join(map(str, known.get("inputs") or ()))[:200]
        raise SettingsError(f"{out}: holds the record of other inputs ({named}); name another directory with --out")
    content = {
        "inputs": list(inputs), "version": __version__, "schema": VERSION, "units": [split.id for split in told],
    }  # fmt: skip
    streams.write(place, json.dumps(content, indent=1) + "\n")
    return Plan(told, tuple(split for split in told if not is_done(out, split.id)))


def read(place: Path) -> dict[str, Any] | None:
    """The plan of a record; None where there is none; raises SettingsError for one that is broken."""
    try:
        found = json.loads(place.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise SettingsError(f"{place}: not the plan of a record ({error}); name another directory with --out") from None
    if not isinstance(found, dict):
        raise SettingsError(f"{place}: not the plan of a record; name another directory with --out")
    return found


def run(plan: Plan, out: Path, means: Means) -> Iterator[Done]:
    """Do what is left of a plan, and tell of each unit that is done."""
    if not plan.left:
        return
    if means.engine == "spark":
        yield from spark.run(plan.left, out, master=means.master, deadline=means.deadline)
    else:
        yield from local.run(plan.left, out, jobs=means.jobs, deadline=means.deadline)


def sweep(plan: Plan, out: Path) -> int:
    """Remove what an attempt left that was ended, and units of inputs that have changed; how many files that were."""
    wanted, removed = {f"{split.id}.parquet" for split in plan.units}, 0
    for name in TABLES:
        for path in (out / name).glob("*"):
            stale = path.name.startswith(".") and abandoned(path.name)
            if stale or (path.suffix == ".parquet" and path.name not in wanted):
                path.unlink(missing_ok=True)
                removed += 1
    return removed


def abandoned(name: str) -> bool:
    """Whether nobody writes a file any more: its process was on this machine, and is gone."""
    _, _, rest = name.partition(".")
    parts = rest.rsplit(".", 3)
    if len(parts) != 4 or not parts[0].endswith(f".{platform.node()}") or not parts[1].isdigit():
        return False
    try:
        os.kill(int(parts[1]), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return int(parts[1]) == os.getpid()
