"""The facts that are shipped, and the commands about reference tables."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from factcheck import cli, reference
from factcheck.reference.columns import NAMES

FACTS = Path(__file__).parent.parent / "data" / "facts.csv"


class Done(NamedTuple):
    """What a command said."""

    status: int
    out: str
    err: str


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Run a command of `factcheck reference`."""

    def told(*arguments: str) -> Done:
        return Done(cli.run(("reference", *arguments)), *capsys.readouterr())

    return told


def rows() -> list[dict[str, str]]:
    with FACTS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class TestShippedFacts:
    def test_they_can_be_read(self) -> None:
        assert len(reference.load(str(FACTS))) == len(rows())

    @pytest.mark.parametrize(
        "row", rows(), ids=lambda row: f"{row['ref_area']}-{row['time_period']}-{row['obs_value']}"
    )
    def test_each_says_who_where_and_when(self, row: dict[str, str]) -> None:
        for column in ("source", "source_url", "vintage", "note", "decimals"):
            assert row[column], column
        assert "comtrade" not in row["source_url"].lower()
        digits = row["obs_value"].partition(".")[2]
        assert int(row["decimals"]) == len(digits), "no digits but those of the source"

    def test_they_are_about_the_seeds(self) -> None:
        facts = reference.load(str(FACTS))
        imports = {f.period.label: int(f.value) for f in facts if (f.reporter, f.flow) == ("RU", "imports")}
        assert (imports["2018"], imports["2017"]) == (533_000_000, 392_000_000)
        ranks = {f.period.label: int(f.value) for f in facts if f.measure == "rank"}
        assert [ranks[str(year)] for year in range(2014, 2022)] == [120, 106, 78, 75, 65, 61, 67, 60]
        assert {f.flow for f in facts if f.reporter == "AZ" and f.partner == "RU"} == {"exports", "imports", "turnover"}


class TestCommands:
    def test_a_table_is_told(self, run: Callable[..., Done]) -> None:
        done = run("show", str(FACTS))
        assert done.status == 0
        assert f"{FACTS}: native, {len(rows())} facts" in done.out
        assert "  IR: global innovation index; gii, rank (2014 to 2021, 8)\n" in done.out
        assert "Federal Customs Service of Russia, quoted by Iran Daily from Sputnik (2 facts, 2018-12-07)" in done.out

    def test_what_is_no_fact_is_counted(self, run: Callable[..., Done], tmp_path: Path) -> None:
        place = tmp_path / "sdmx.csv"
        place.write_text(
            "DATAFLOW,REF_AREA,FLOW,TIME_PERIOD,OBS_VALUE\nA:B(1.0),RU,M,2018,5\nA:B(1.0),RU,M,2019,NaN\n"
            "A:B(1.0),E1,M,2018,5\n"
        )
        told = run("show", str(place)).out
        assert "rows that are no facts: 2\n" in told
        assert '  ref_area: "E1" is not known (1 row)\n' in told

    def test_nothing_of_a_table_commands_a_terminal(self, run: Callable[..., Done], tmp_path: Path) -> None:
        place = tmp_path / "bad.csv"
        place.write_text(
            "ref_area,flow,time_period,obs_value,source\nRU,M,2018,5,\x1b]0;owned\x07##[error] \u202e\n", "utf-8"
        )
        done = run("show", str(place))
        assert not {"\x1b", "\x07", "\u202e"} & set(done.out)
        assert "##[" not in done.out

    def test_a_broken_table_is_a_matter_of_usage(self, run: Callable[..., Done], tmp_path: Path) -> None:
        place = tmp_path / "bad\x1b.csv"
        place.write_text("ref_area,flow,time_period,obs_value\nRU,M,2018,\x1b\n")
        done = run("show", str(place))
        assert done.status == 2
        assert "row 1, column obs_value" in done.err
        assert "\x1b" not in done.err

    def test_the_readme_names_every_column(self) -> None:
        told = (FACTS.parent.parent / "README.md").read_text("utf-8")
        section = told.partition("### Against reference tables")[2].partition("\n### ")[0]
        assert not [name for name in NAMES if f"`{name}`" not in section]

    def test_the_schema_is_json(self, run: Callable[..., Done]) -> None:
        found = json.loads(run("schema").out)
        assert found["name"] == "factcheck-reference"
