"""The report that is kept in reports/ is the one that the README's first command writes, byte for byte."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
KEPT = ROOT / "reports"
NAMES = ("report.html", "report.json", "report.md", "findings.csv")
NOT_KEPT = {"findings.parquet"}
"""What pyarrow writes, which says by which version of it."""


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report as the program writes it now."""
    out = tmp_path_factory.mktemp("reports")
    command = [sys.executable, "-m", "factcheck", "report", "seeds/", "--out", str(out)]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, timeout=120)
    return out


@pytest.mark.parametrize("name", NAMES)
def test_the_kept_report_is_up_to_date(fresh: Path, name: str) -> None:
    kept = KEPT / name
    same = kept.exists() and kept.read_bytes() == (fresh / name).read_bytes()
    assert same, (
        f"reports/{name} differs: write it anew with `factcheck report seeds/ --out reports/` and read the change"
    )


def test_nothing_else_is_kept(fresh: Path) -> None:
    kept, written = ({p.name for p in place.iterdir()} - NOT_KEPT for place in (KEPT, fresh))
    assert kept == written == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_report_names_no_place_of_this_machine(fresh: Path, name: str) -> None:
    text = (fresh / name).read_text("utf-8")
    assert str(ROOT) not in text
