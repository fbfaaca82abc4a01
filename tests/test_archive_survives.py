"""What a run of an archive survives: articles that raise, hang or end the process, and killed processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from extras import needs

from factcheck.archive import directory, runs
from factcheck.archive.runs import Means
from factcheck.archive.splits import splits
from factcheck.archive.supervisor import TRIES, Done
from factcheck.errors import SettingsError
from factcheck.intake import Unit
from factcheck.settings import Columns, Settings

ROOT = Path(__file__).parent.parent
pytestmark = [needs("parquet"), pytest.mark.skipif(os.name != "posix", reason="needs POSIX pipes")]
STORY = "Exports rose 10 percent to $110.0 million from $100.0 million.\n"
POISON = """
import os, sys, time
import factcheck.pipeline as pipeline

check = pipeline.check

def poisoned(article, **known):
    text = article.text
    if "poison-raise" in text:
        raise RuntimeError("poison")
    if "poison-hang" in text:
        time.sleep(600)
    if "poison-crash" in text:
        os.abort()
    return check(article, **known)

pipeline.check = poisoned
"""
"""What makes some articles do harm: every process of a run imports it before anything else."""
UNREADABLE = """
import os, time
import factcheck.inputs as inputs

entries = inputs.entries

def poisoned(path, **known):
    if "hang" in path:
        time.sleep(600)
    if "crash" in path:
        os.abort()
    return entries(path, **known)

inputs.entries = poisoned
"""
SETTINGS = Settings(columns=Columns("text"))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory whose processes are poisoned."""
    (tmp_path / "poison").mkdir()
    (tmp_path / "poison" / "sitecustomize.py").write_text(POISON, "utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(tmp_path / "poison"), str(ROOT))))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(desk: Path, count: int, **poison: int) -> Path:
    """A file of stories, some of which do harm."""
    import json

    bad = {place: f"poison-{kind}. " for kind, place in poison.items()}
    texts = [bad.get(i, "") + STORY for i in range(count)]
    (desk / "news.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), "utf-8")
    return desk / "news.jsonl"


def unit(source: Path) -> Unit:
    """A file of stories as an input."""
    return Unit(source.name, source.name, SETTINGS)


def done(source: Path, out: Path, *, piece: int = 10**7, deadline: float = 60.0, jobs: int = 2) -> list[Done]:
    """Do what is left of a record."""
    plan = directory.planned([source.name], splits([unit(source)], piece=piece), out)
    directory.sweep(plan, out)
    return [one for one in runs.run(plan, out, Means(jobs=jobs, deadline=deadline)) if isinstance(one, Done)]


def rows(out: Path, name: str) -> list[dict[str, Any]]:
    """The rows of a table of a record."""
    import pyarrow.parquet

    return [
        row for path in sorted((out / name).glob("*.parquet")) for row in pyarrow.parquet.read_table(path).to_pylist()
    ]


def whole(out: Path, count: int, dead: int = 0) -> None:
    """Fail unless a record holds each of so many articles once, and nothing else."""
    places = [row["row"] for row in rows(out, "articles")]
    assert len(places) == len(set(places)) == count - dead
    assert len(rows(out, "claims")) == 3 * (count - dead)
    assert len(rows(out, "dead")) == dead
    assert not [path for path in out.rglob(".*") if path.is_file()]


def test_articles_that_do_harm_are_cut_out_and_their_units_are_finished(desk: Path) -> None:
    source = written(desk, 200, **{"raise": 20, "hang": 70, "crash": 130})
    out = desk / "record"
    done(source, out, deadline=6.0)
    whole(out, 200, dead=3)
    dead = {row["position"]: (row["reason"], row["message"]) for row in rows(out, "dead")}
    assert dead[20] == ("error", "RuntimeError: poison")
    assert dead[70] == ("timeout", "took longer than 6 seconds")
    assert dead[130] == ("crash", f"ended the process: exit status -{int(signal.SIGABRT)}")


def test_harm_at_both_ends_of_every_unit(desk: Path) -> None:
    source = written(desk, 40, **{"raise": 0, "crash": 39})
    out = desk / "record"
    assert len(done(source, out, piece=1000)) > 2
    whole(out, 40, dead=2)


def test_files_that_do_harm_when_they_are_read_cost_themselves_alone(desk: Path) -> None:
    (desk / "poison" / "sitecustomize.py").write_text(UNREADABLE, "utf-8")
    (desk / "news").mkdir()
    for name in ("a", "hang", "b", "crash", "c"):
        (desk / "news" / f"{name}.txt").write_text(STORY, "utf-8")
    units = [Unit(f"news/{path.name}", "news", Settings()) for path in (desk / "news").iterdir()]
    plan = directory.planned(["news"], splits(units), desk / "record")
    list(runs.run(plan, desk / "record", Means(deadline=6.0)))
    assert sorted(row["path"] for row in rows(desk / "record", "articles")) == [f"news/{n}.txt" for n in "abc"]
    assert {(row["name"], row["reason"]) for row in rows(desk / "record", "dead")} == {
        ("news/crash.txt", "crash"),
        ("news/hang.txt", "timeout"),
    }


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    told = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for path in told for child in path.read_text().split()]


def until(true: Callable[[], object], seconds: int = 60) -> None:
    """Wait for something to be true."""
    for _ in range(20 * seconds):
        if true():
            return
        time.sleep(0.05)
    pytest.fail(f"it has not come true in {seconds} seconds")


def started(desk: Path) -> subprocess.Popen[bytes]:
    """A run as a process of its own."""
    command = [sys.executable, "-m", "factcheck", "archive", "news.jsonl", "--column", "text", "--out", "record"]
    return subprocess.Popen([*command, "--jobs", "1"], stdout=subprocess.PIPE, cwd=desk, start_new_session=True)


@pytest.mark.skipif(not Path("/proc").exists(), reason="needs /proc")
def test_a_process_that_somebody_kills_costs_no_article(desk: Path) -> None:
    written(desk, 3000)
    with started(desk) as process:
        until(lambda: children(process.pid))
        for _ in range(TRIES - 1):
            time.sleep(1)
            for child in children(process.pid):
                os.kill(child, signal.SIGKILL)
        process.communicate(timeout=300)
    assert process.returncode == 0
    whole(desk / "record", 3000)


def test_a_run_that_was_killed_goes_on_where_it_was(desk: Path) -> None:
    source, out = written(desk, 600), desk / "record"
    plan = directory.planned([source.name], splits([unit(source)], piece=5000), out)
    with started(desk) as process:
        assert process.poll() is None
        until(lambda: any(out.rglob("*.part")))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(60)
    assert any(out.rglob("*.part"))
    assert not any((out / "articles").glob("*.parquet"))
    first, *_ = done_some(plan, out)
    before = first.stat().st_mtime_ns
    assert len(done(source, out, piece=5000)) == len(plan.units) - 1
    assert first.stat().st_mtime_ns == before
    whole(out, 600)


def done_some(plan: runs.Plan, out: Path) -> list[Path]:
    """Do the first unit of a plan alone."""
    list(runs.run(runs.Plan(plan.units, plan.units[:1]), out, Means()))
    return list((out / "articles").glob("*.parquet"))


def test_a_run_that_is_interrupted_says_how_to_go_on(desk: Path) -> None:
    written(desk, 3000)
    # Whoever runs the tests in the background may have them, and what they start, ignore interruptions.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    command = [sys.executable, "-m", "factcheck", "archive", "news.jsonl", "--column", "text", "--out", "record"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, cwd=desk, text=True) as process:
        until(lambda: children(process.pid))
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert told == "factcheck: interrupted; 0 of 1 unit done; the same command goes on from there\n"
    assert not list((desk / "record").rglob("*.part"))


def test_a_record_that_cannot_grow_is_an_error_and_the_next_run_goes_on(desk: Path) -> None:
    written(desk, 300)
    command = f"ulimit -f 1; {sys.executable} -m factcheck archive news.jsonl --column text --out record"
    told = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(["sh", "-c", command], cwd=desk, capture_output=True, text=True, timeout=120, env=told)
    assert done.returncode == 2
    assert (
        done.stderr == f"factcheck: {desk}/record: file too large; make room, and the same command goes on from there\n"
    )
    assert not any((desk / "record" / "articles").iterdir())
    with started(desk) as process:
        process.communicate(timeout=120)
    whole(desk / "record", 300)


def test_a_process_that_never_starts_is_an_error_and_no_article_is_dead(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "poison" / "sitecustomize.py").write_text("import os; os._exit(7)", "utf-8")
    source, out = written(desk, 5), desk / "record"
    with pytest.raises(SettingsError, match=r"does not start \(exit status 7\)"):
        done(source, out)
    assert not any((out / "articles").glob("*"))
