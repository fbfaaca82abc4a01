"""``factcheck extract``: tables in and out, one schema for every format, a bar for people, nothing lost."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from extras import has, needs

import factcheck
from factcheck import cli, outputs, schema
from factcheck.commands.extract import EXTRACTIONS
from factcheck.model import Article, Quantities
from factcheck.progress import CLEAR, PATIENCE, Progress
from factcheck.reports import extraction

if has("parquet"):
    import pyarrow.parquet

ROOT = Path(__file__).parent.parent
TABLE = """id,body,lang,day
A-1,"Exports rose 12.3% to about $45.6 billion, third-largest of 20 ports.",en,2019-06-14
=1+1,"They cost a third more, or 4 to 5 percent.",en,
,"Die Ausfuhr stieg um 4,5 Prozent.",de,
"""
NAMES = [column.name for column in schema.EXTRACTED]
PATTERNS = {"string": r"(?s).+", "exact": schema.EXACT, "integer": r"[0-9]+", "number": r"-?[0-9.]+(e[+-]?[0-9]+)?"}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with a table; the working directory."""
    (tmp_path / "news.csv").write_text(TABLE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def extract(*arguments: str) -> int:
    return cli.run(["extract", "news.csv", "--column", "body", "--id", "id", "--lang-column", "lang", *arguments])


def written(form: str) -> list[dict[str, Any]]:
    """The records of a file, None where a value is missing."""
    path = Path(f"out.{form}")
    if form == "csv":
        return [{k: v or None for k, v in row.items()} for row in csv.DictReader(io.StringIO(path.read_text("utf-8")))]
    if form == "jsonl":
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    found: list[dict[str, Any]] = pyarrow.parquet.read_table(path).to_pylist()
    return found


FORMS = ["csv", "jsonl", pytest.param("parquet", marks=needs("parquet"))]


@pytest.mark.parametrize("form", FORMS)
def test_every_format_holds_what_the_schema_says(desk: Path, form: str) -> None:
    assert extract("--output", f"out.{form}") == 0
    records = written(form)
    assert len(records) == 7
    for record in records:
        assert list(record) == NAMES
        for column in schema.EXTRACTED:
            value = record[column.name]
            assert column.nullable or value is not None, column.name
            assert value is None or re.fullmatch(PATTERNS[column.type], str(value)), (column.name, value)
            assert value is None or not column.values or value in column.values
    assert {str(record["row"]): record["language"] for record in records} == {"1": "en", "2": "en", "3": "de"}
    third = next(record for record in records if record["surface"] == "a third")
    assert (third["value"], third["value_to"]) == ("1/3", None)
    assert float(third["value_float"]) == 1 / 3


@pytest.mark.parametrize("form", FORMS)
def test_every_format_holds_the_same(desk: Path, form: str) -> None:
    extract("--output", f"out.{form}")
    extract("--output", "out.jsonl")
    plain = [{k: v and str(v) for k, v in record.items()} for record in written("jsonl")]
    other = [{k: v and str(v) for k, v in record.items()} for record in written(form)]
    if form == "csv":
        plain = [r | {"id": r["id"] and r["id"].replace("=", "'=")} for r in plain]
    assert other == plain


def test_a_name_that_a_spreadsheet_would_run_is_neutral(desk: Path) -> None:
    extract("--output", "out.csv")
    assert {record["id"] for record in written("csv")} == {"A-1", "'=1+1", None}


@needs("parquet")
def test_a_parquet_file_documents_itself(desk: Path) -> None:
    extract("--output", "out.parquet")
    found = pyarrow.parquet.read_schema("out.parquet")
    assert found.metadata[b"factcheck.schema"] == schema.VERSION.encode()
    for column in schema.EXTRACTED:
        field = found.field(column.name)
        assert field.nullable == column.nullable
        assert field.metadata[b"description"].decode() == column.says
    first = (desk / "out.parquet").read_bytes()
    extract("--output", "out.parquet")
    assert (desk / "out.parquet").read_bytes() == first


@needs("parquet")
def test_a_parquet_file_without_figures_has_the_columns(desk: Path) -> None:
    (desk / "news.csv").write_text("id,body,lang\n1,Nothing.,en\n")
    assert extract("--output", "out.parquet") == 0
    assert pyarrow.parquet.read_table("out.parquet").column_names == NAMES


def test_the_published_schema_is_of_these_columns(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["extract", "--schema"]) == 0
    published = json.loads(capsys.readouterr().out)
    assert published["version"] == schema.VERSION
    assert [field["name"] for field in published["fields"]] == NAMES
    assert {field["type"] for field in published["fields"]} <= {"string", "integer", "number"}
    assert all(field["description"].endswith(".") for field in published["fields"])
    with_unit = {field["name"] for field in published["fields"] if "unit" in field}
    assert with_unit == {n for n in NAMES if n.partition("_")[0] in ("value", "low", "high")} | {
        "start",
        "end",
        "column",
    }
    value = next(field for field in published["fields"] if field["name"] == "value")
    assert value["constraints"] == {"required": True, "pattern": schema.EXACT}


def test_every_table_has_each_column_once() -> None:
    for columns in (schema.QUANTITY, schema.EXTRACTED, schema.CLAIM, schema.FINDING):
        names = [column.name for column in columns]
        assert len(names) == len(set(names))
    assert list(schema.quantity(factcheck.extract("It cost $5.")[0])) == [column.name for column in schema.QUANTITY]


def test_a_row_that_cannot_be_read_is_named_and_all_others_are_there(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (desk / "news.csv").open("a", encoding="utf-8") as file:
        file.write('X,"not closed\nB,It cost $5.,en,\nC,It cost $6.,English,\nD,It cost $7.,en,tomorrow\nE,$8,en,\n')
    assert extract("--date-column", "day", "--format", "jsonl") == 3
    out, err = capsys.readouterr()
    assert [json.loads(line)["id"] for line in out.splitlines()][-2:] == ["B", "E"]
    assert [line.partition(";")[0] for line in err.splitlines()] == [
        "factcheck: news.csv: row 4: line 5 is not CSV (unexpected end of data)",
        "factcheck: news.csv: row 6: not a language: 'English'",
        "factcheck: news.csv: row 7: not a date: 'tomorrow'",
    ]


def test_a_text_that_takes_too_long_is_named_by_its_row(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def slow(article: Article, **_: object) -> Quantities:
        if article.row == 2:
            raise TimeoutError
        return Quantities()

    monkeypatch.setattr("factcheck.pipeline.extract", slow)
    assert extract() == 3
    assert capsys.readouterr().err.startswith("factcheck: news.csv:2: took too long to search")


def test_texts_in_no_language_that_there_is_a_file_for_are_counted(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hungarian = "A kivitel három százalékkal ötmillió euróra nőtt, és ez nem sok egy ilyen nagy országnak."
    (desk / "news.csv").write_text(f'body\n"{hungarian}"\n\nIt cost $5.\n"{hungarian}"\n', "utf-8")
    assert cli.run(["extract", "news.csv", "--column", "body"]) == 0
    assert capsys.readouterr().err.startswith("factcheck: articles in no language that factcheck reads: 2;")


def test_a_column_that_is_not_there(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["extract", "news.csv", "--column", "text"]) == 3
    assert "news.csv: no column 'text'; there are 'id', 'body', 'lang', 'day'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--id", "id"], "--id is for tables; name the column of the texts with --column"),
        (["--date-column", "day"], "--date-column is for tables"),
        (["--column", "body", "--lang", "en", "--lang-column", "lang"], "--lang and --lang-column exclude each other"),
        (["--column", "body", "--format", "parquet"], "Parquet"),
    ],
)
def test_what_does_not_go_together(
    desk: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], reason: str
) -> None:
    assert cli.run(["extract", "news.csv", *arguments]) == 2
    assert reason in capsys.readouterr().err


@pytest.mark.skipif(has("parquet"), reason="pyarrow is installed")
def test_without_pyarrow_the_extra_is_named(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert extract("--output", "out.parquet") == 2
    assert "pip install 'factcheck[parquet]'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("form", "output", "expected"),
    [
        (None, None, "table"),
        (None, "a.csv", "csv"),
        (None, "a.NDJSON", "jsonl"),
        (None, "a.txt", "table"),
        ("jsonl", "a.csv", "jsonl"),
    ],
)
def test_the_name_of_the_file_says_the_format(form: str | None, output: str | None, expected: str) -> None:
    assert outputs.extraction(form, Path(output) if output else None) == expected
    assert set(outputs.ENDS.values()) <= set(outputs.EXTRACTIONS) == set(EXTRACTIONS)


def test_a_table_can_be_checked_too(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body = "Imports were $533.1 million, up 35.9 percent or 140.9 percent from 2017."
    (desk / "news.csv").write_text(f'id,body\nA-1,It cost $5.\nB-2,"{body}"\n')
    assert cli.run(["check", ".", "--column", "body", "--id", "id", "--format", "json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert [(a["path"], a["title"], len(a["findings"])) for a in document["articles"]] == [
        ("news.csv:1", "A-1", 0),
        ("news.csv:2", "B-2", 1),
    ]


def test_a_long_table_keeps_its_columns_wide_enough() -> None:
    article = Article("It cost $5.", path="a.csv", language="en", row=1)
    found = [(article, factcheck.extract(article))] * (2 * extraction.BLOCK)
    lines = extraction.render(found).splitlines()
    assert len(lines) == 2 * extraction.BLOCK + 1
    assert {line.index("$5") for line in lines[1:]} == {lines[0].index("printed")}
    assert lines[1].startswith("a.csv:1:1:9 ")


def test_what_is_found_is_written_while_it_is_found(desk: Path) -> None:
    seen: list[int] = []

    def found() -> Any:
        for i in range(5000):
            seen.append(i)
            yield Article("It cost $5.", language="en", row=i), factcheck.extract("It cost $5.", lang="en")

    first = next(outputs.gathered(extraction.pieces(found(), "csv")))
    assert 0 < len(seen) < 1500
    assert first.count("\n") <= len(seen) + 1


def test_a_run_that_breaks_off_leaves_no_file(desk: Path) -> None:
    def found() -> Any:
        yield Article("It cost $5."), factcheck.extract("It cost $5.")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        outputs.write_extraction(found(), "csv", desk / "out.csv")
    assert sorted(p.name for p in desk.iterdir()) == ["news.csv"]


class Terminal(io.StringIO):
    """What a terminal is to a program."""

    def isatty(self) -> bool:
        return True


class Clock:
    """Seconds that pass when they are told to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def passed(stream: Terminal | None, seconds: float, total: int | None = 2000) -> Progress:
    """The progress of a run of some seconds in which half of the bytes are read."""
    clock = Clock()
    progress = Progress(stream, lambda: total, clock=clock)
    article, figures = Article("It cost $5."), factcheck.extract("It cost $5.")
    for i, _ in enumerate(progress.through([(article, figures)] * 1000)):
        progress.watch("a.csv", i)
        clock.now += seconds / 1000
    progress.clear()
    assert (progress.articles, progress.figures) == (1000, 1000)
    return progress


def test_long_work_has_a_bar_that_goes_away() -> None:
    stream = Terminal()
    passed(stream, 30 * PATIENCE)
    assert "49%" in stream.getvalue()
    assert re.search(r"[0-9]{3} articles, [0-9]{3} figures", stream.getvalue())
    assert stream.getvalue().endswith(CLEAR)


def test_short_work_and_work_that_nobody_watches_has_none() -> None:
    stream = Terminal()
    passed(stream, PATIENCE / 2)
    passed(None, 30 * PATIENCE)
    assert stream.getvalue() == ""


def test_where_nobody_knows_how_much_there_is_only_what_is_done_is_told() -> None:
    stream = Terminal()
    passed(stream, 30 * PATIENCE, total=None)
    assert "%" not in stream.getvalue()
    assert "articles" in stream.getvalue()


HURRIED = "from factcheck import progress, cli; progress.PATIENCE = progress.PAUSE = 0; cli.run()"
COMMAND = [sys.executable, "-c", HURRIED, "extract", "news.csv", "--column", "body"]
ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT), "TERM": "xterm"}


def test_into_a_pipe_goes_no_bar(desk: Path) -> None:
    done = subprocess.run([*COMMAND, "--output", "o.csv"], capture_output=True, text=True, env=ENVIRONMENT, timeout=60)
    assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX terminals")
@pytest.mark.parametrize("output", ["a pipe", "the terminal", "a file"])
def test_at_a_terminal_a_bar_stands_beside_files_alone(desk: Path, output: str) -> None:
    ours, theirs = os.openpty()
    with (desk / "out.txt").open("wb") as file:
        stdout = {"a pipe": subprocess.PIPE, "the terminal": theirs, "a file": file}[output]
        subprocess.run(COMMAND, stdout=stdout, stderr=theirs, env=ENVIRONMENT, timeout=60)
    os.write(theirs, b"end")
    shown = b""
    while not shown.endswith(b"end"):
        shown += os.read(ours, 1000)
    for end in (ours, theirs):
        os.close(end)
    assert (b"figures" in shown) == (output == "a file")
    assert shown.endswith(CLEAR.encode() + b"end") == (output == "a file")
