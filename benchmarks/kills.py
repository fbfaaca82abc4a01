"""Runs that something ends: what is killed, and what does harm by itself; the record has to be whole each time.

The stories are of the plain style, for what counts is how often something is interrupted and not how long it takes.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from processes import children
from spark_cluster import Cluster, cluster

STORIES = 3000
TABLES = ("articles", "claims", "findings", "dead")
PATIENCE = 300
"""Seconds that something may take to happen."""
HARM = {"raise": 500, "hang": 1500, "crash": 2500}
"""Stories that do harm."""
POISON = """
import os, time
import factcheck.pipeline as pipeline

check = pipeline.check

def poisoned(article, **known):
    if "poison-raise" in article.text:
        raise RuntimeError("poison")
    if "poison-hang" in article.text:
        time.sleep(600)
    if "poison-crash" in article.text:
        os.abort()
    return check(article, **known)

pipeline.check = poisoned
"""
"""What every process imports first."""
Result = dict[str, Any]


class Desk:
    """A directory with stories, and what runs there."""

    def __init__(self, place: Path, environment: Mapping[str, str]) -> None:
        from stories import stories

        self.place = place
        (place / "poison").mkdir(parents=True, exist_ok=True)
        (place / "poison" / "sitecustomize.py").write_text(POISON, "utf-8")
        self.environment = dict(environment)
        self.environment["PYTHONPATH"] = os.pathsep.join((str(place / "poison"), environment["PYTHONPATH"]))
        bad = {number: f"poison-{kind}. " for kind, number in HARM.items()}
        for name, harm in (("clean", {}), ("poison", bad)):
            with (place / f"{name}.jsonl").open("w", encoding="utf-8") as file:
                for number, one in enumerate(stories(STORIES, seed=7)):
                    told = {"id": one.id, "date": one.date, "text": harm.get(number, "") + one.text}
                    file.write(json.dumps(told) + "\n")

    def start(self, out: str, *options: str, name: str = "clean") -> subprocess.Popen[bytes]:
        """A run."""
        command = (
            sys.executable, "-m", "factcheck", "archive", f"{name}.jsonl", "--column", "text", "--id", "id",
            "--date-column", "date", "--unit-size", "200k", "--out", out, *options,
        )  # fmt: skip
        with (self.place / f"{out}.log").open("ab") as log:
            return subprocess.Popen(
                command, cwd=self.place, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )

    def counted(self, out: str) -> dict[str, int]:
        """Rows of a record, and files that are left over."""
        import duckdb

        found = {
            name: int(duckdb.sql(f"SELECT count(*) FROM '{self.place / out / name}/*.parquet'").fetchall()[0][0])
            for name in TABLES
        }
        left = [path for path in (self.place / out).rglob(".*") if path.is_file()]
        return found | {"left over": len(left)}

    def differs(self, out: str) -> int:
        """Rows that this record or the clean one has and the other has not."""
        import duckdb

        found = 0
        for name in TABLES:
            one, other = (f"SELECT * FROM '{self.place / place / name}/*.parquet'" for place in (out, "local"))
            for a, b in ((one, other), (other, one)):
                found += int(duckdb.sql(f"SELECT count(*) FROM (({a}) EXCEPT ALL ({b}))").fetchall()[0][0])
        return found

    def any(self, out: str) -> bool:
        """Whether a unit of a record is done."""
        return any((self.place / out / "articles").glob("*.parquet"))


def kills(place: Path, environment: Mapping[str, str]) -> Result:
    """All cases with what they came to."""
    desk = Desk(place, environment)
    found = dict(on_one_machine(desk))
    with changed(desk.environment), cluster(place / "cluster") as made:
        found.update(on_a_cluster(desk, made))
    return found


def on_one_machine(desk: Desk) -> Iterator[tuple[str, Result]]:
    """What local processes survive."""
    yield "nothing, local", told(desk, "local", [finished(desk.start("local", "--jobs", "2"))])
    run = desk.start("child", "--jobs", "2")
    for _ in range(2):
        until(lambda: children(run.pid))
        time.sleep(1.5)
        for child in children(run.pid):
            os.kill(child, signal.SIGKILL)
    yield "all children killed twice, local", told(desk, "child", [finished(run)])
    run = desk.start("driver", "--jobs", "2")
    until(lambda: desk.any("driver"))
    os.killpg(run.pid, signal.SIGKILL)
    first = run.wait()
    yield "run killed and started again, local", told(desk, "driver", [first, finished(desk.start("driver"))])
    options = ("--jobs", "2", "--deadline", "5")
    yield "poison, local", told(desk, "harm", [finished(desk.start("harm", *options, name="poison"))], harm=True)


def on_a_cluster(desk: Desk, made: Cluster) -> Iterator[tuple[str, Result]]:
    """What a cluster survives."""
    options = ("--engine", "spark", "--master", made.url)
    run = desk.start("executor", *options)
    until(lambda: checking(made))
    os.kill(checking(made)[0], signal.SIGKILL)
    until(lambda: desk.any("executor"))
    for executor in executors(made)[:1]:
        os.kill(executor, signal.SIGKILL)
    yield "a child and an executor killed, Spark", told(desk, "executor", [finished(run)])
    run = desk.start("sparks", *options)
    until(lambda: desk.any("sparks"))
    os.killpg(run.pid, signal.SIGKILL)
    first = run.wait()
    until(lambda: not checking(made))
    yield (
        "driver killed and started again, Spark",
        told(desk, "sparks", [first, finished(desk.start("sparks", *options))]),
    )
    run = desk.start("sparkharm", *options, "--deadline", "5", name="poison")
    yield "poison, Spark", told(desk, "sparkharm", [finished(run)], harm=True)


def told(desk: Desk, out: str, statuses: list[int], *, harm: bool = False) -> Result:
    """What a case came to: how the runs ended, rows, and whether the record is that of an undisturbed run."""
    counts = desk.counted(out)
    wanted = {"articles": STORIES - len(HARM) * harm, "dead": len(HARM) * harm, "left over": 0}
    exact = all(counts[name] == number for name, number in wanted.items())
    found: Result = {"exact": exact, "ended": statuses, **counts}
    return found if harm else found | {"rows that differ": desk.differs(out)}


def finished(run: subprocess.Popen[bytes]) -> int:
    """Wait for a run."""
    return run.wait(900)


def until(true: Callable[[], object]) -> None:
    """Wait for something to be true; raises TimeoutError."""
    for _ in range(20 * PATIENCE):
        if true():
            return
        time.sleep(0.05)
    raise TimeoutError(f"it has not come true in {PATIENCE} seconds")


def checking(made: Cluster) -> list[int]:
    """The processes that check, below those of Python that the executors have started."""
    found, waiting = [], [process.pid for process in made.processes]
    while waiting:
        pid = waiting.pop()
        with contextlib.suppress(OSError):
            waiting += children(pid)
            found += [pid] if b"factcheck.archive" in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0") else []
    return found


def executors(made: Cluster) -> list[int]:
    """The executors: processes of Java that the workers have started."""
    return [child for process in made.processes[1:] for child in children(process.pid)]


@contextlib.contextmanager
def changed(environment: Mapping[str, str]) -> Iterator[None]:
    """What a cluster that is started here is told."""
    before = dict(os.environ)
    os.environ.update(environment)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
