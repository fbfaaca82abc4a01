"""The directory of a record: what it is about, who writes it, and what is left in it that nobody needs."""

from __future__ import annotations

import contextlib
import json
import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from factcheck import __version__, parquet, streams
from factcheck.archive.columns import LAST, TABLES, VERSION
from factcheck.archive.runs import Plan
from factcheck.archive.splits import Split
from factcheck.archive.supervisor import done, is_done
from factcheck.errors import SettingsError
from factcheck.reports.summary import many

PLAN = "plan.json"
"""What the record is about: its inputs, its units, and the versions of program and tables."""
SHOWN = 3
"""Dead articles that a run names."""
ANOTHER = "name another directory with --out"


@contextlib.contextmanager
def locked(out: Path) -> Iterator[None]:
    """Keep a record for this run alone, as long as it lasts; raises SettingsError where another has it."""
    import fcntl

    streams.directory(out)
    held = os.open(out, os.O_RDONLY)
    try:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SettingsError(f"{out}: another run is writing this record; wait for it, or {ANOTHER}") from None
        yield
    finally:
        os.close(held)


def planned(inputs: Sequence[str], units: Iterable[Split], out: Path, *, again: bool = False) -> Plan:
    """What is to be done; with ``again`` units with dead articles are as well.

    Raises SettingsError where the directory holds the record of other inputs, one with other columns, or none of ours.
    """
    streams.directory(out)
    known, told = read(out / PLAN), tuple(units)
    if known is None and any((out / name).exists() for name in TABLES):
        raise SettingsError(f"{out}: not empty, and not the record of an archive; {ANOTHER}")
    if known is not None and known.get("inputs") != list(inputs):
        named = ", ".join(map(str, known.get("inputs") or ()))[:200]
        raise SettingsError(f"{out}: holds the record of other inputs ({named}); {ANOTHER}")
    if known is not None and known.get("schema") != VERSION:
        theirs = str(known.get("schema"))[:20]
        raise SettingsError(f"{out}: holds a record with columns of version {theirs}, not {VERSION}; {ANOTHER}")
    content = {
        "inputs": list(inputs), "version": __version__, "schema": VERSION, "units": [split.id for split in told],
    }  # fmt: skip
    streams.write(out / PLAN, json.dumps(content, indent=1) + "\n")
    for split in told if again else ():
        if dead((split,), out):
            done(out, LAST, split.id).unlink(missing_ok=True)
    return Plan(told, tuple(split for split in told if not is_done(out, split.id)))


def dead(units: Iterable[Split], out: Path) -> int:
    """How many articles of some units are dead."""
    return sum(parquet.counted(done(out, "dead", split.id)) for split in units)


def told_of_dead(plan: Plan, out: Path) -> Iterator[str]:
    """Why the first of the dead articles of a record are dead, and how many there are."""
    count = dead(plan.units, out)
    with_dead = (split for split in plan.units if dead((split,), out))
    found = (
        row
        for split in with_dead
        for row in parquet.rows(str(done(out, "dead", split.id)), ("message", "path", "name"))
    )
    for _, cells in islice(found, SHOWN):
        message, path, name = map(str, cells)
        yield message if message.startswith(path) else f"{name}: {message}"
    if count:
        told = f"{many(count, 'article')} could not be checked"
        yield f"{told}: the table dead says why; --retry does the same units again"


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
