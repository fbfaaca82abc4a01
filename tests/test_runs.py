"""Runs over many files: the same result from one process, from several and from the cache, and nothing lost."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sample_report import REPORTS, hostile

from factcheck import cache, cli, intake, runs, spool, workers
from factcheck.cache import Cache
from factcheck.model import Failure, Report
from factcheck.settings import Settings

ROOT = Path(__file__).parent.parent
WRONG = "Imports were $533.1 million, up 35.9 percent or 140.9 percent from 2017.\n"
RIGHT = "Exports rose 10 percent to $110.0 million from $100.0 million.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with many articles; the working directory."""
    (tmp_path / "news").mkdir()
    for i in range(20):
        (tmp_path / "news" / f"{i:02}.txt").write_text(WRONG if i % 5 == 0 else RIGHT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def concise(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What is printed, a line a finding."""
    cli.run(["check", "news", "--format", "concise", *arguments])
    return capsys.readouterr().out


def test_several_processes_say_what_one_says_in_the_same_order(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    alone = concise(capsys, "--jobs", "1", "--no-cache")
    assert alone.count("contradiction growth") == 4
    assert concise(capsys, "--jobs", "3", "--no-cache") == alone


def test_the_cache_says_what_the_engine_says(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(desk / "cache"))
    first = concise(capsys)
    monkeypatch.setattr("factcheck.pipeline.check", None)
    assert concise(capsys) == first


def test_what_a_result_hangs_on_changes_its_key(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = Cache(desk / "cache")
    cli.run(["check", "news/00.txt"])
    unit = intake.Unit("news/00.txt", "news", Settings())
    assert workers.remembered(unit, store)[1] is None
    kept = workers.kept(unit, store, workers.remembered(unit, store)[0])
    assert workers.remembered(unit, store)[1] == kept
    assert workers.remembered(intake.Unit("news/00.txt", "news", Settings(lang="de")), store)[1] is None
    assert workers.remembered(intake.Unit("news/05.txt", "news", Settings()), store)[1] is None
    (desk / "news" / "00.txt").write_text(RIGHT, "utf-8")
    assert workers.remembered(unit, store)[1] is None


def test_a_file_that_changes_while_it_is_read_is_not_kept(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, unit = Cache(desk / "cache"), intake.Unit("news/00.txt", "news", Settings())
    key, _ = workers.remembered(unit, store)

    def writing(_: intake.Unit) -> Iterator[Report | Failure]:
        Path(unit.path).write_text(RIGHT * 2, "utf-8")
        yield REPORTS[0]

    monkeypatch.setattr(workers, "reports", writing)
    assert workers.kept(unit, store, key) == (REPORTS[0],)
    assert key is not None
    assert store.get(key) is None


@pytest.mark.parametrize("content", [b"", b"garbage", pickle.dumps([1]), pickle.dumps((print,)), b"\x80\x05."])
def test_a_broken_entry_of_the_cache_is_none(desk: Path, content: bytes) -> None:
    store, unit = Cache(desk / "cache"), intake.Unit("news/00.txt", "news", Settings())
    key, _ = workers.remembered(unit, store)
    assert key is not None
    store.put(key, content)
    assert workers.remembered(unit, store) == (key, None)


class Command:
    """What a poisoned cache would like to be run."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("poisoned",)


def test_nothing_from_a_cache_is_ever_run(desk: Path) -> None:
    with pytest.raises(ValueError, match="is no value"):
        spool.thawed(pickle.dumps((Command(),)))
    assert not (desk / "poisoned").exists()


def test_a_cache_that_cannot_be_written_to_is_no_error(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "cache").write_text("a file is in its place", "utf-8")
    store = Cache(desk / "cache")
    store.put("ab12", b"x")
    assert store.get("ab12") is None
    store.sweep()


def test_old_entries_are_swept_once_a_day(desk: Path) -> None:
    store, now = Cache(desk / "cache"), time.time()
    store.put("ab" + "1" * 62, b"old")
    store.put("cd" + "1" * 62, b"new")
    os.utime(store.place("ab" + "1" * 62), (now - 2 * cache.MONTH, now - 2 * cache.MONTH))
    store.sweep()
    assert (store.get("ab" + "1" * 62), store.get("cd" + "1" * 62)) == (None, b"new")
    os.utime(store.place("cd" + "1" * 62), (now - 2 * cache.MONTH, now - 2 * cache.MONTH))
    store.sweep()
    assert store.place("cd" + "1" * 62).exists()
    other = desk / "cache" / "v-2019" / "ab" / "film.mp4"
    other.parent.mkdir(parents=True)
    other.touch()
    os.utime(other, (now - 2 * cache.MONTH, now - 2 * cache.MONTH))
    store.sweep(now + 2 * cache.DAY)
    assert not store.place("cd" + "1" * 62).exists()
    assert other.exists()


def test_reports_come_back_from_the_file_as_they_were_put_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "KEPT", 2)
    reports = [*REPORTS, hostile(), *REPORTS]
    held = spool.Spool()
    for report in reports:
        held.add(report)
    assert len(held) == len(reports)
    assert len(held.kept) == 2
    assert list(held) == reports == list(held)
    assert [one == other for one, other in zip(held, held, strict=True)] == [True] * len(reports)


def test_what_was_frozen_comes_back_whole() -> None:
    assert spool.thawed(spool.frozen([*REPORTS, hostile()])) == (*REPORTS, hostile())


def dying(unit: intake.Unit) -> Iterator[Report | Failure]:
    """A check that ends its process at one file."""
    if unit.path.endswith("07.txt"):
        os.kill(os.getpid(), signal.SIGKILL)
    yield REPORTS[3]


@pytest.mark.skipif(os.name != "posix", reason="needs processes that are forked")
def test_a_file_that_ends_a_process_costs_itself_alone(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "reports", dying)
    done = runs.check(["news"], Settings(), runs.Means(jobs=2))
    assert len(done.reports) == 19
    assert [failure.path for failure in done.failures] == ["news/07.txt"]
    assert "ended the program" in done.failures[0].message
    assert runs.status(done, Settings()) == 3


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX signals")
def test_an_interrupt_ends_all_processes_quietly(desk: Path) -> None:
    for i in range(300):
        (desk / "news" / f"more{i}.txt").write_text(RIGHT * 60, "utf-8")
    command = [sys.executable, "-m", "factcheck", "check", "news", "--no-cache", "--jobs", "2"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, start_new_session=True
    ) as process:
        time.sleep(2)
        assert process.poll() is None
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert (out, err.strip()) == (b"", b"")
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


def test_memory_does_not_hold_what_was_found(desk: Path) -> None:
    for i in range(spool.KEPT):
        (desk / "news" / f"more{i}.txt").write_text(RIGHT, "utf-8")
    done = runs.check(["news"], Settings())
    assert isinstance(done.reports, spool.Spool)
    assert len(done.reports.kept) == spool.KEPT
    assert len(done.reports) == done.totals.articles == spool.KEPT + 20
