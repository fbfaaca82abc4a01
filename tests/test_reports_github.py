"""Workflow commands and the summary of a step, as a runner of GitHub Actions reads them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from runner import Command, commands
from sample_report import FAILURES, PROGRAMS, azerbaijan, render, run, russia_iran, set_aside

from factcheck import cli
from factcheck.model import Article, Finding, Report, Severity, Span
from factcheck.reports import github

CHANGED = "news/100%, a:b.txt"


def annotated(text: str) -> list[Command]:
    return [c for c in commands(text) if c.name in {"error", "warning", "notice"}]


def many(severity: Severity, number: int) -> Report:
    """An article with many findings of one severity."""
    report = russia_iran()
    findings = tuple(replace(report.findings[0], id=str(i), severity=severity, repairs=()) for i in range(number))
    return replace(report, findings=findings)


def test_a_finding_is_an_annotation_of_its_line() -> None:
    report = replace(russia_iran(), article=replace(russia_iran().article, path=CHANGED))
    [one] = annotated(render(github, [report]))
    assert one.name == "error"
    assert one.properties == {
        "file": CHANGED, "line": "13", "endLine": "13", "col": "47", "endColumn": "62", "title": "factcheck restated",
    }  # fmt: skip
    message, *rest = one.data.split("\n")
    assert message == report.findings[0].message
    assert rest[-1].startswith('perhaps "$140.9 million" in place of "140.9 percent"')


def test_the_anchor_is_where_it_is_shown() -> None:
    report = russia_iran()
    moved = replace(report.findings[0], anchor=report.findings[0].spans[2].start)
    [one] = annotated(render(github, [replace(report, findings=(moved,))]))
    assert (one.properties["col"], one.properties["endColumn"]) == ("83", "96")


def test_a_span_of_two_lines_has_no_columns() -> None:
    text = "Exports rose 10\npercent."
    found = Finding("x", "growth", "warning", "clause", "Up.", (Span(13, 23, "rate"),), ())
    report = replace(russia_iran(), article=Article(text, path="a.txt"), findings=(found,))
    [one] = annotated(render(github, [report]))
    assert (one.name, one.properties) == (
        "warning", {"file": "a.txt", "line": "1", "endLine": "2", "title": "factcheck growth"},
    )  # fmt: skip


def test_the_ten_worst_of_all_articles_are_annotations_and_the_rest_is_counted_first() -> None:
    reports = [many("note", 4), many("warning", 7), many("contradiction", 5)]
    count, *found = annotated(render(github, reports))
    assert [one.name for one in found] == ["error"] * 5 + ["warning"] * 5
    assert count.name == "notice"
    assert count.data.startswith("2 warnings, 4 notes more:")


def test_ten_are_not_counted() -> None:
    assert [one.name for one in annotated(render(github, [many("warning", 10)]))] == ["warning"] * 10


def test_every_finding_is_in_the_log() -> None:
    text = render(github, [many("warning", 30)])
    assert sum(line.startswith("warning restated in seeds/") for line in text.splitlines()) == 30


def test_groups_are_closed() -> None:
    names = [c.name for c in commands(render(github, PROGRAMS, FAILURES)) if c.name in {"group", "endgroup"}]
    assert names == ["group", "endgroup"] * 4


def test_standard_input_has_no_file() -> None:
    report = replace(russia_iran(), article=replace(russia_iran().article, path="<stdin>"))
    [one] = annotated(render(github, [report]))
    assert one.properties == {"title": "factcheck restated"}


def test_a_quiet_run_is_one_line() -> None:
    assert render(github, []).count("\n") == 1


class TestSummary:
    def test_all_findings_are_rows_the_worst_first(self) -> None:
        text = "".join(github.summary(run([azerbaijan(), many("contradiction", 12)])))
        rows = [line.split(" | ")[0] for line in text.splitlines() if line.startswith("| ")][2:]
        assert rows == ["| contradiction"] * 12 + ["| warning", "| note"]

    def test_what_is_too_large_is_cut_and_counted(self) -> None:
        reports = [many("warning", 6000), many("contradiction", 3000)]
        text = "".join(github.summary(run(reports)))
        rows = [line for line in text.splitlines() if line.startswith(("| contradiction", "| warning"))]
        assert 900_000 < len(text.encode()) <= github.LARGEST
        assert text.splitlines()[-1].startswith(f"{9000 - len(rows):,} more rows left out")
        assert sum(row.startswith("| contradiction") for row in rows) == 3000

    def test_what_could_not_be_read_comes_first_and_remarks_last(self) -> None:
        text = "".join(github.summary(run([set_aside()], FAILURES)))
        rows = [line.split(" | ")[:3] for line in text.splitlines() if line.startswith("| ")][2:]
        assert [row[0] for row in rows] == ["| not read", "| contradiction", "| warning"]
        assert rows[-1][2] == "`directive`"

    def test_nothing_found_is_no_table(self) -> None:
        text = "".join(github.summary(run([])))
        assert text.startswith("## factcheck\n\n**Nothing was checked.**")
        assert "|" not in text

    def test_it_is_added_to_the_file_of_the_step(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "a.txt").write_text("Imports were $533.1 million, up 35.9 percent or 140.9 percent from 2017.")
        (tmp_path / "summary.md").write_text("before\n")
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
        assert cli.run(["check", "a.txt", "--format", "github"]) == 1
        assert cli.run(["check", "a.txt", "--format", "concise"]) == 1
        assert (tmp_path / "summary.md").read_text("utf-8").count("| contradiction | `a.txt:1` | `growth` |") == 1
        assert [c.name for c in commands(capsys.readouterr().out)] == ["group", "endgroup", "error"]
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
        assert cli.run(["check", "a.txt", "--format", "github"]) != 0
        assert "is a directory" in capsys.readouterr().err
