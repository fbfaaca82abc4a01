"""Archives on a real cluster, a master and two workers on loopback: the record of one machine, whatever is killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from extras import needs
from spark_cluster import HAS_JAVA, Cluster, cluster
from stories import stories
from test_archive_survives import children, rows, until

from factcheck import cli

ROOT = Path(__file__).parent.parent
STORIES = 3000
PATIENCE = 300
"""Seconds that a cluster may take to begin."""
pytestmark = [
    needs("parquet"),
    needs("spark"),
    pytest.mark.skipif(not HAS_JAVA, reason="needs Java"),
    pytest.mark.skipif(not Path("/proc").exists(), reason="needs /proc"),
]
COMMAND = ("archive", "stories.jsonl", "--column", "text", "--id", "id", "--date-column", "date", "--unit-size", "200k")
TABLES = ("articles", "claims", "findings", "dead")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with stories, and the record of one machine."""
    place = tmp_path_factory.mktemp("desk")
    with (place / "stories.jsonl").open("w") as file:
        for one in stories(STORIES, seed=7):
            file.write(json.dumps({"id": one.id, "date": one.date, "text": one.text}) + "\n")
    ended(program(place, "--out", "local"))
    return place


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """The cluster."""
    with cluster(tmp_path_factory.mktemp("cluster")) as made:
        yield made


def program(place: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """The real program, started in a directory."""
    told = os.environ | {"PYTHONPATH": str(ROOT), "SPARK_LOCAL_IP": "127.0.0.1"}
    command = [sys.executable, "-m", "factcheck", *COMMAND, *arguments]
    return subprocess.Popen(command, cwd=place, env=told, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def on_cluster(place: Path, spark: Cluster, out: str) -> subprocess.Popen[bytes]:
    """A run on the cluster."""
    return program(place, "--out", out, "--engine", "spark", "--master", spark.url)


def record(place: Path) -> dict[str, list[str]]:
    """All rows of a record, but for the units that they were done in, which are the same in number and name."""
    return {name: sorted(json.dumps(row, default=str) for row in rows(place, name)) for name in TABLES}


def ended(run: subprocess.Popen[bytes], status: int = 0) -> None:
    """Wait for a run, and fail if it did not end as it should."""
    _, err = run.communicate(timeout=900)
    assert run.returncode == status, err.decode()[-3000:]


def test_a_cluster_finds_what_one_machine_finds(desk: Path, spark: Cluster) -> None:
    ended(on_cluster(desk, spark, "same"))
    expected = record(desk / "local")
    assert len(expected["articles"]) == STORIES
    assert record(desk / "same") == expected
    assert {p.name for p in (desk / "same" / "claims").iterdir()} == {
        p.name for p in (desk / "local" / "claims").iterdir()
    }


def python_of(spark: Cluster) -> list[int]:
    """The processes that check, below those of Python that the executors have started."""
    found, waiting = [], [process.pid for process in spark.processes]
    while waiting:
        pid = waiting.pop()
        try:
            words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
            waiting += children(pid)
        except OSError:
            continue
        found += [pid] if b"factcheck.archive" in words else []
    return found


def executors_of(spark: Cluster) -> list[int]:
    """The executors: processes of Java that the workers have started."""
    return [child for process in spark.processes[1:] for child in children(process.pid)]


def test_what_is_killed_on_the_cluster_costs_no_article(desk: Path, spark: Cluster) -> None:
    run = on_cluster(desk, spark, "killed")
    until(lambda: python_of(spark), PATIENCE)
    time.sleep(2)
    os.kill(python_of(spark)[0], signal.SIGKILL)
    until(lambda: any((desk / "killed" / "articles").glob("*.parquet")), PATIENCE)
    for executor in executors_of(spark)[:1]:
        os.kill(executor, signal.SIGKILL)
    ended(run)
    assert record(desk / "killed") == record(desk / "local")


def test_a_driver_that_was_killed_is_started_again(desk: Path, spark: Cluster) -> None:
    out = desk / "driver"
    run = on_cluster(desk, spark, "driver")
    until(lambda: any((out / "articles").glob("*.parquet")), PATIENCE)
    run.kill()
    run.communicate(timeout=60)
    until(lambda: not python_of(spark))
    before = {path.name: path.stat().st_mtime_ns for path in (out / "articles").glob("*.parquet")}
    assert 0 < len(before) < len(list((desk / "local" / "articles").glob("*.parquet")))
    ended(on_cluster(desk, spark, "driver"))
    assert {name: (out / "articles" / name).stat().st_mtime_ns for name in before} == before
    assert record(out) == record(desk / "local")
    assert not list(out.rglob(".*.part"))


def test_java_that_is_not_there_is_a_clear_error(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(desk)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", "")
    assert cli.run([*COMMAND, "--out", "none", "--engine", "spark"]) == 2
    assert "needs Java 17 or newer; install it, or name its place in JAVA_HOME" in capsys.readouterr().err
