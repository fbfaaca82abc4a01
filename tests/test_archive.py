"""Archives: units that are done once each, whatever ends the run, and the dead, of which no report could be made."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path
from typing import Any

import pytest
from extras import needs

from factcheck import cli
from factcheck.archive import directory
from factcheck.archive.columns import TABLES, VERSION
from factcheck.archive.runs import Plan
from factcheck.archive.splits import Split, splits
from factcheck.archive.supervisor import Supervisor
from factcheck.intake import Unit
from factcheck.model import Article
from factcheck.settings import Settings

pytestmark = [needs("parquet"), pytest.mark.skipif(os.name != "posix", reason="needs POSIX pipes")]
WRONG = "Imports were $533.1 million, up 35.9 percent or 140.9 percent from 2017.\n"
RIGHT = "Exports rose 10 percent to $110.0 million from $100.0 million.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with articles; the working directory."""
    (tmp_path / "news").mkdir()
    for i in range(12):
        (tmp_path / "news" / f"{i:02}.txt").write_text(WRONG if i % 4 == 0 else RIGHT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def table(out: Path, name: str) -> list[dict[str, Any]]:
    """The rows of a table of a record, in an order of their own."""
    import pyarrow.parquet

    rows = [
        row for path in sorted((out / name).glob("*.parquet")) for row in pyarrow.parquet.read_table(path).to_pylist()
    ]
    return sorted(rows, key=str)


def articles(split: Split) -> list[Article]:
    """The articles of a split."""
    from factcheck.archive import reading

    found = [entry for source in reading.sources(split) for entry in source.entries()]
    assert all(isinstance(entry, Article) for entry in found)
    return found  # type: ignore[return-value]


def test_a_record_holds_every_article_with_its_claims_and_findings(desk: Path) -> None:
    assert cli.run(["archive", "news", "--out", "record"]) == 0
    record = desk / "record"
    assert [row["path"] for row in table(record, "articles") if row["contradictions"]] != []
    assert len(table(record, "articles")) == 12
    assert len(table(record, "findings")) == 3
    assert len(table(record, "claims")) == 36
    assert table(record, "dead") == []
    assert {row["article"] for row in table(record, "claims")} == {row["article"] for row in table(record, "articles")}


def test_what_does_not_count_is_left_out_and_counted(desk: Path) -> None:
    (desk / "factcheck.toml").write_text('[[files]]\npaths = ["news/08.txt"]\nseverity = {growth = "off"}\n', "utf-8")
    (desk / "news" / "00.txt.factcheck.toml").write_text('[[ignore]]\nreason = "as the ministry has it"\n', "utf-8")
    (desk / "news" / "04.md").write_text(f"<!-- factcheck: ignore -->\n{WRONG}", "utf-8")
    assert cli.run(["archive", "news", "--out", "record"]) == 0
    told = {row["path"]: (row["contradictions"], row["suppressed"]) for row in table(desk / "record", "articles")}
    assert {path: counts for path, counts in told.items() if any(counts)} == {
        "news/00.txt": (0, 1), "news/04.md": (0, 1), "news/04.txt": (1, 0),
    }  # fmt: skip
    assert len(table(desk / "record", "findings")) == 1


def test_what_says_which_findings_count_is_a_part_of_what_a_unit_is(desk: Path) -> None:
    cli.run(["archive", "news", "--out", "record"])
    beside = desk / "news" / "factcheck-ignore.toml"
    for content, found in (('[[ignore]]\npath = "00.txt"\n', 2), ("[[ignore]]\n", 0), (None, 3)):
        beside.unlink() if content is None else beside.write_text(content, "utf-8")
        assert cli.run(["archive", "news", "--out", "record"]) == 0
        assert len(table(desk / "record", "findings")) == found
        assert len(table(desk / "record", "articles")) == 12
    (desk / "news" / "factcheck.toml").write_text("[severity]\ngrowth = 'off'\n", "utf-8")
    cli.run(["archive", "news", "--out", "record"])
    assert table(desk / "record", "findings") == []


def test_what_stands_beside_an_article_and_is_broken_keeps_nothing_from_being_checked(desk: Path) -> None:
    (desk / "news" / "00.txt.factcheck.toml").write_text("[[ignore]]\nrule = 5\n", "utf-8")
    assert cli.run(["archive", "news", "--out", "record"]) == 3
    [dead] = table(desk / "record", "dead")
    assert (dead["path"], dead["name"]) == ("news/00.txt", "news/00.txt.factcheck.toml")
    assert "expected a rule" in dead["message"]
    assert len(table(desk / "record", "articles")) == 12


def test_what_is_done_is_not_done_again(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["archive", "news", "--out", "record"])
    before = {name: table(desk / "record", name) for name in TABLES}
    capsys.readouterr()
    assert cli.run(["archive", "news", "--out", "record"]) == 0
    assert capsys.readouterr().out == "0 articles, 0 claims, 0 findings; 1 unit had been done before.\n"
    assert {name: table(desk / "record", name) for name in TABLES} == before


def test_a_changed_article_is_done_anew_and_nothing_is_there_twice(desk: Path) -> None:
    cli.run(["archive", "news", "--out", "record"])
    (desk / "news" / "00.txt").write_text(RIGHT * 2, "utf-8")
    assert cli.run(["archive", "news", "--out", "record"]) == 0
    assert len(table(desk / "record", "articles")) == 12
    assert len(table(desk / "record", "findings")) == 2


def test_the_record_of_other_inputs_is_left_alone(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["archive", "news", "--out", "record"])
    assert cli.run(["archive", "news/00.txt", "--out", "record"]) == 2
    assert "holds the record of other inputs (news)" in capsys.readouterr().err
    assert len(table(desk / "record", "articles")) == 12


def test_an_unreadable_article_is_among_the_dead_and_the_others_are_not(desk: Path) -> None:
    (desk / "news" / "05.txt").write_bytes(b"\x00\x01\x02" * 100)
    assert cli.run(["archive", "news", "--out", "record"]) == 3
    [dead] = table(desk / "record", "dead")
    assert (dead["path"], dead["position"], dead["reason"]) == ("news/05.txt", 5, "unreadable")
    assert len(table(desk / "record", "articles")) == 11


def test_lines_and_groups_are_cut_into_units_that_share_no_row(desk: Path) -> None:
    import pyarrow
    import pyarrow.parquet

    from factcheck.settings import Columns

    texts = [f"Story {i}: exports rose {i} percent – a lot.\n" for i in range(1, 60)]
    lines = desk / "news.jsonl"
    lines.write_text("".join(json.dumps({"text": t}, ensure_ascii=False) + "\n" for t in texts), "utf-8")
    groups = desk / "news.parquet"
    pyarrow.parquet.write_table(pyarrow.table({"text": texts}), groups, row_group_size=7)
    settings = Settings(columns=Columns("text"))
    for path, piece in ((lines, 100), (lines, 333), (lines, 10**6), (groups, 400), (groups, 10**6)):
        cut = list(splits([Unit(path.name, path.name, settings)], piece=piece))
        found = [entry.text for split in cut for entry in articles(split)]
        assert found == texts, (path, piece)
        assert len({split.id for split in cut}) == len(cut)


def test_every_unit_is_named_by_what_it_reads(desk: Path) -> None:
    def named(name: str, **told: str) -> list[str]:
        return [split.id for split in splits([Unit(f"news/{name}.txt", "news", Settings(**told))])]  # type: ignore[arg-type]

    assert named("00") == named("00")
    assert len({*named("00"), *named("01"), *named("00", lang="de")}) == 3


def test_what_an_ended_attempt_left_is_swept(desk: Path) -> None:
    cli.run(["archive", "news", "--out", "record"])
    [unit] = (desk / "record" / "claims").glob("*.parquet")
    mine = Supervisor(desk / "record")
    from factcheck.archive.supervisor import Record

    other = Record(mine.out, "another").part("claims")
    gone = other.with_name(other.name.replace(f".{os.getpid()}.", ".999999999."))
    foreign = other.with_name(other.name.replace(f".{os.uname().nodename}.", ".elsewhere."))
    for path in (gone, foreign):
        path.write_bytes(b"")
    plan = Plan((Split(unit.stem, "files", (), (), Settings()),), ())
    assert directory.sweep(plan, desk / "record") == 1
    assert (gone.exists(), foreign.exists(), unit.exists()) == (False, True, True)


def test_patterns_and_compressed_files_are_inputs(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = "".join(json.dumps({"text": text}) + "\n" for text in (WRONG, RIGHT, WRONG)).encode()
    (desk / "news" / "deep").mkdir()
    (desk / "news" / "deep" / "2018.jsonl.gz").write_bytes(gzip.compress(lines))
    (desk / "news" / "2017.csv.gz").write_bytes(gzip.compress(f'text\n"{WRONG}"\n'.encode()))
    assert cli.run(["archive", "news/**/*.gz", "--column", "text", "--out", "record"]) == 0
    assert len(table(desk / "record", "articles")) == 4
    (desk / "news" / "story.txt.gz").write_bytes(gzip.compress(WRONG.encode()))
    assert cli.run(["check", "news/*.txt.gz"]) == 1
    assert cli.run(["archive", "news/*.nope", "--out", "none"]) == 3
    assert "news/*.nope: no file has such a name" in capsys.readouterr().err


def test_a_compressed_file_that_is_cut_costs_itself_alone(desk: Path) -> None:
    (desk / "news" / "cut.txt.gz").write_bytes(gzip.compress(WRONG.encode())[:-9])
    assert cli.run(["archive", "news", "--out", "record"]) == 3
    [dead] = table(desk / "record", "dead")
    assert (dead["path"], "a broken gzip file" in dead["message"]) == ("news/cut.txt.gz", True)
    assert len(table(desk / "record", "articles")) == 12


def test_a_column_that_no_row_has_and_a_table_without_one_are_told(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "news.jsonl").write_text(json.dumps({"text": WRONG}) + "\n", "utf-8")
    (desk / "news.csv").write_text("text\nwords\n", "utf-8")
    assert cli.run(["archive", "news.jsonl", "--column", "body", "--out", "first"]) == 3
    assert "news.jsonl: no column 'body'; there are 'text'" in capsys.readouterr().err
    assert cli.run(["archive", "news.csv", "--out", "second"]) == 3
    assert "news.csv: a table; name the column of its texts with --column" in capsys.readouterr().err


def test_lines_in_another_encoding_are_read_as_whole_tables_are(desk: Path) -> None:
    (desk / "news.jsonl").write_bytes(json.dumps({"text": "à Orléans " + WRONG}, ensure_ascii=False).encode("cp1252"))
    assert cli.run(["archive", "news.jsonl", "--column", "text", "--out", "record"]) == 0
    assert any("Orléans" in row["passage"] for row in table(desk / "record", "claims"))


def test_a_record_is_no_input_of_its_own_run(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert cli.run(["archive", ".", "--out", "news/record"]) == 0
        assert len(table(desk / "news" / "record", "articles")) == 12
    assert cli.run(["archive", "news/record/plan.json", "--out", "news/record"]) == 2
    assert "is in the record itself" in capsys.readouterr().err


def test_dead_articles_are_tried_again_when_asked_for(desk: Path) -> None:
    broken = desk / "news" / "99.txt"
    broken.symlink_to(desk / "later.txt")
    assert cli.run(["archive", "news", "--out", "record"]) == 3
    (desk / "later.txt").write_text(RIGHT, "utf-8")
    assert cli.run(["archive", "news", "--out", "record", "--retry"]) == 0
    assert (len(table(desk / "record", "articles")), table(desk / "record", "dead")) == (13, [])


def test_two_files_of_one_name_and_two_runs_into_one_record_are_refused(
    desk: Path, capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = [tmp_path_factory.mktemp(name) / "a.txt" for name in ("one", "two")]
    for path in other:
        path.write_text(RIGHT, "utf-8")
    assert cli.run(["archive", *map(str, other), "--out", "record"]) == 2
    assert "would both be called a.txt" in capsys.readouterr().err
    with directory.locked(desk / "record"):
        assert cli.run(["archive", "news", "--out", "record"]) == 2
    assert "another run is writing this record" in capsys.readouterr().err


def test_what_is_no_record_or_one_of_other_columns_is_left_alone(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "mine" / "articles").mkdir(parents=True)
    (desk / "mine" / "articles" / "a.parquet").write_bytes(b"precious")
    assert cli.run(["archive", "news", "--out", "mine"]) == 2
    assert "not empty, and not the record of an archive" in capsys.readouterr().err
    assert (desk / "mine" / "articles" / "a.parquet").read_bytes() == b"precious"
    cli.run(["archive", "news", "--out", "record"])
    plan = desk / "record" / directory.PLAN
    plan.write_text(plan.read_text("utf-8").replace(f'"schema": "{VERSION}"', '"schema": "0.9"'), "utf-8")
    assert cli.run(["archive", "news", "--out", "record"]) == 2
    assert f"holds a record with columns of version 0.9, not {VERSION}" in capsys.readouterr().err
    assert len(table(desk / "record", "articles")) == 12
