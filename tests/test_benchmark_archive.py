"""The benchmark of archives: what a tree of processes takes, and what its results are told to be."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from processes import run
from told import told

BUSY = """
import subprocess, sys, time
def work():
    held, end = bytearray(40_000_000), time.process_time() + 0.6
    while time.process_time() < end:
        held[::4096] = held[::4096]
work()
if len(sys.argv) == 1:
    subprocess.run([sys.executable, __file__, "again"])
    print("done")
sys.exit(int(len(sys.argv) > 2))
"""


@pytest.fixture
def busy(tmp_path: Path) -> Path:
    """A program that is busy, and then starts itself once more."""
    place = tmp_path / "busy.py"
    place.write_text(BUSY, "utf-8")
    return place


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="needs /proc")
def test_processes_that_a_command_starts_count_as_its_own(busy: Path) -> None:
    used = run([sys.executable, str(busy)], busy.parent)
    assert used.said == "done"
    assert used.cpu >= 1.2
    assert used.memory >= 40
    with pytest.raises(RuntimeError, match="ended with 1"):
        run([sys.executable, str(busy), "not", "well"], busy.parent)


def results(cpu: float) -> dict[str, dict[str, object]]:
    """Results of a benchmark in which an engine takes so many seconds of processor time for 1,000 articles."""
    sizes = {"articles": 1_000_000, "claims": 1_000_000, "findings": 0, "dead": 0}
    engine = {"wall": 11.0, "begun": 1.0, "cpu": cpu, "memory": 200.0, "articles": 1000, "units": 4, "bytes": sizes}
    loop = {"articles": 100, "wall": 1.6, "cpu": 1.5}
    same = {name: {"local": 7, "spark": 7, "only_local": 0, "only_spark": 0} for name in ("articles", "claims")}
    return json.loads(json.dumps({  # as they are kept
        "single": {"parquet": loop}, "local": engine, "same": same,
        "pages": {"pages": 10, "cpu": 0.02, "html_bytes": 50_000, "packed_bytes": 10_000},
    }))  # fmt: skip


def test_ratios_are_to_the_plain_loop() -> None:
    text = "\n".join(told(results(cpu=18.75)))
    assert "local: 1,000 articles in 4 units, 10 s after 1.0 s of start, 100.0 a second, 18.75 CPU ms" in text
    assert "per core 0.80 of the plain loop by wall, 0.80 by CPU (0.73 with the start)" in text
    assert "articles: 7 and 7 rows, the same" in text


def test_costs_follow_from_what_was_measured() -> None:
    text = "\n".join(told(results(cpu=34.0)))
    assert "1,000,000,000 pages:   10,000.0 core-hours (555.6 to read),   10,000.0 GB of WARC in,  2,000.0 GB" in text
