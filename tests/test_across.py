"""Across articles: what several of them state of one series, and what may explain that they differ."""

from __future__ import annotations

import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from extras import needs
from spark_cluster import HAS_JAVA

from factcheck import cli
from factcheck.archive.clashes import disputed
from factcheck.archive.statements import Side

ROOT = Path(__file__).parent.parent
pytestmark = [needs("parquet"), needs("across"), pytest.mark.skipif(os.name != "posix", reason="needs POSIX pipes")]
FIRST = "June 3, 2021. Turkey's exports of steel to Georgia were $45.6 million in 2020, the customs service said.\n"
STORIES = {
    "a": FIRST + "Turkey's imports from Brazil were $2.4 billion in 2020.\n",
    "b": FIRST.replace("45.6", "45.63").replace("June 3", "June 4"),
    "magnitude": "June 9, 2021. Turkey's imports from Brazil were $2.4 million in 2020, the ministry said.\n",
    "revision": FIRST.replace("45.6", "47.2").replace("June 3", "October 9"),
    "mirror": "June 9, 2021. Georgia's imports of steel from Turkey were $51.0 million in 2020, it said.\n",
    "other-year": FIRST.replace("45.6", "88.8").replace("in 2020", "in 2019"),
    "forecast": FIRST.replace("were $45.6 million in 2020", "are expected to be $99.9 million in 2020"),
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record of stories that differ, each from the first for a reason of its own; the working directory."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    for name, text in STORIES.items():
        (tmp_path / "news" / f"{name}.txt").write_text(text, "utf-8")
    assert cli.run(["archive", "news", "--out", "record"]) == 0
    return tmp_path


def conflicts(out: Path) -> list[dict[str, Any]]:
    """The table of conflicts."""
    import pyarrow.parquet

    found: list[dict[str, Any]] = pyarrow.parquet.read_table(out / "conflicts.parquet").to_pylist()
    return found


def kinds(out: Path) -> set[tuple[str, str, str]]:
    """What was found: the kind, and the files of the larger and of the smaller value."""
    return {(c["kind"], Path(c["top_path"]).stem, Path(c["bottom_path"]).stem) for c in conflicts(out)}


def test_each_difference_has_its_kind(desk: Path) -> None:
    assert cli.run(["across", "record"]) == 0
    assert kinds(desk / "record" / "across") == {
        ("magnitude", "a", "magnitude"),
        ("revision", "revision", "b"),
        ("mirror", "mirror", "b"),
    }
    told = {c["kind"]: c for c in conflicts(desk / "record" / "across")}
    assert {kind: c["severity"] for kind, c in told.items()} == {
        "magnitude": "warning", "revision": "note", "mirror": "note",
    }  # fmt: skip
    assert (told["magnitude"]["flow"], told["magnitude"]["reporter"], told["magnitude"]["partner"]) == (
        "imports",
        "TR",
        "BR",
    )
    assert told["magnitude"]["factor"] == 1000
    assert (told["revision"]["top_surface"], told["revision"]["bottom_surface"]) == ("$47.2 million", "$45.63 million")


def test_a_difference_without_a_reason_is_a_conflict(desk: Path) -> None:
    (desk / "news" / "c.txt").write_text(FIRST.replace("45.6", "54.6"), "utf-8")
    cli.run(["archive", "news", "--out", "record"])
    cli.run(["across", "record"])
    assert ("conflict", "c", "b") in kinds(desk / "record" / "across")


def test_figures_that_round_to_each_other_do_not_differ(desk: Path) -> None:
    for name in ("revision", "mirror", "magnitude"):
        (desk / "news" / f"{name}.txt").unlink()
    cli.run(["archive", "news", "--out", "record"])
    assert cli.run(["across", "record"]) == 0
    assert kinds(desk / "record" / "across") == set()


def test_every_statement_of_a_series_is_told_in_the_order_of_time(desk: Path) -> None:
    import pyarrow.parquet

    cli.run(["across", "record"])
    rows = pyarrow.parquet.read_table(desk / "record" / "across" / "series.parquet").to_pylist()
    steel = [row["surface"] for row in rows if row["flow"] == "exports" and row["period"] == "2020"]
    assert steel == ["$45.6 million", "$45.63 million", "$47.2 million"]


def test_the_page_shows_both_passages_and_nothing_of_them_is_markup(desk: Path) -> None:
    (desk / "news" / "a.txt").write_text(STORIES["a"] + "<script>alert(1)</script>\n", "utf-8")
    cli.run(["archive", "news", "--out", "record"])
    cli.run(["across", "record", "--out", "pages"])
    page = (desk / "pages" / "across.html").read_text("utf-8")
    assert page.count("<blockquote") == 2 * 3
    assert "<script>alert" not in page
    HTMLParser().feed(page)


def told(desk: Path, **texts: str) -> list[dict[str, Any]]:
    """The conflicts of some articles alone."""
    for path in (desk / "news").iterdir():
        path.unlink()
    for name, text in texts.items():
        (desk / "news" / f"{name}.txt").write_text(text, "utf-8")
    assert cli.run(["archive", "news", "--out", "record"]) == 0
    assert cli.run(["across", "record"]) == 0
    return conflicts(desk / "record" / "across")


def test_every_article_is_held_against_the_group_with_the_most_different_texts(desk: Path) -> None:
    other = FIRST.replace("45.6", "54.6")
    found = told(
        desk,
        a=FIRST, b=FIRST.replace("the customs service", "a ministry"), c=other, d=other, e=other,
        f=FIRST.replace("45.6", "66.6"), g=FIRST.replace("$45.6", "about $50"),
    )  # fmt: skip
    assert {(Path(row["top_path"]).stem, Path(row["bottom_path"]).stem, row["main"]) for row in found} == {
        ("c", "a", "bottom"), ("d", "a", "bottom"), ("e", "a", "bottom"), ("f", "a", "bottom"),
    }  # fmt: skip
    first = next(row for row in found if row["top_path"] == "news/c.txt")
    counts = ("groups", "main_articles", "main_texts", "other_articles", "other_texts", "stated")
    assert [first[name] for name in counts] == [3, 3, 3, 3, 1, 7]
    page = (desk / "record" / "across" / "across.html").read_text("utf-8")
    assert page.count("<article") == 1
    assert "3 articles, 1 different text: " in page


def test_what_one_article_states_twice_is_no_conflict_across_articles(desk: Path) -> None:
    twice = FIRST + FIRST.replace("45.6", "54.6")
    assert told(desk, a=twice, b="June 3, 2021. Turkey's imports from Brazil were $2.4 billion in 2020.\n") == []


def test_words_that_were_not_read_make_a_note_and_not_a_conflict(desk: Path) -> None:
    text = "June 3, 2021. Turkey's exports were $1.2 billion in week 12 of 2020.\n"
    [row] = told(desk, a=text, b=text.replace("$1.2", "$1.5").replace("12", "13"))
    assert (row["kind"], row["severity"]) == ("doubt", "note")


def test_whose_flow_it_is_has_to_be_told(desk: Path) -> None:
    text = "June 3, 2021. Imports from Brazil were $2.4 billion in 2020, the ministry said.\n"
    assert told(desk, a=text, b=text.replace("2.4", "1.7")) == []


def test_a_flow_without_a_partner_may_be_with_one_that_its_article_tells_of(desk: Path) -> None:
    total = "June 3, 2021. Turkey's exports were $225.4 billion in 2020.\n"
    [row] = told(desk, a=total, b=total.replace("225.4", "169.7"))
    assert (row["kind"], row["severity"]) == ("conflict", "warning")
    beside = FIRST + "Turkey's exports were $1.7 billion in 2020.\n"
    assert told(desk, a=total, b=beside) == []


def test_the_periods_of_a_series_are_told(desk: Path) -> None:
    later = FIRST.replace("45.6", "88.8").replace("2020", "2019")
    told(desk, a=FIRST, b=FIRST.replace("45.6", "54.6"), c=later)
    page = (desk / "record" / "across" / "across.html").read_text("utf-8")
    assert "2 periods of this series" in page
    assert "$88.8 million" in page


def test_several_records_are_compared_though_their_files_have_the_same_names(desk: Path) -> None:
    for name, text in (("one", FIRST), ("two", FIRST.replace("45.6", "54.6"))):
        (desk / name / "news").mkdir(parents=True)
        (desk / name / "news" / "a.txt").write_text(text, "utf-8")
        assert cli.run(["archive", str(desk / name / "news"), "--out", f"{name}/record"]) == 0
    assert cli.run(["across", "one/record", "two/record", "--out", "both"]) == 0
    [row] = conflicts(desk / "both")
    assert (row["kind"], row["top_surface"], row["bottom_surface"]) == ("conflict", "$54.6 million", "$45.6 million")


def test_time_grows_with_the_statements_and_not_with_their_pairs() -> None:
    from fractions import Fraction

    def said(number: int) -> Side:
        value = Fraction(number % 1000)
        return Side(f"{number:06}", "", None, str(value), value, value, value, f"text {number}", "exports", "")

    found = list(disputed((), tuple(map(said, range(20_000)))))
    assert len(found) == 20_000 - 20
    assert {(one.counts[0].articles, one.counts[1].articles) for one in found if one.counts} == {(20, 20)}


def test_a_directory_that_is_no_record_is_a_clear_error(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["across", "news"]) == 2
    assert "holds no claims" in capsys.readouterr().err


@needs("spark")
@pytest.mark.skipif(not HAS_JAVA, reason="needs Java")
def test_spark_finds_what_duckdb_finds(desk: Path) -> None:
    (desk / "news" / "undated.txt").write_text(FIRST.partition(". ")[2].replace("45.6", "99.9"), "utf-8")
    cli.run(["archive", "news", "--out", "record"])
    assert cli.run(["across", "record", "--out", "duckdb"]) == 0
    command = [sys.executable, "-m", "factcheck", "across", "record", "--out", "spark", "--engine", "spark"]
    told = os.environ | {"PYTHONPATH": str(ROOT), "SPARK_LOCAL_IP": "127.0.0.1"}
    done = subprocess.run([*command, "--master", "local[1]"], env=told, capture_output=True, timeout=600)
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    assert conflicts(desk / "spark") == conflicts(desk / "duckdb")
    assert (desk / "spark" / "across.html").read_bytes() == (desk / "duckdb" / "across.html").read_bytes()
