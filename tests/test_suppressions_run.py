"""Suppression as a user meets it: side files, exit statuses, what every output tells, the cache."""

from __future__ import annotations

import io
import json
import os
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import jsonschema
import pytest
from sample_report import render, run, russia_iran

from factcheck import cli
from factcheck.model import Remark, Report, Suppressed, Suppression
from factcheck.reports import FORMATS, concise, full, html, markdown
from factcheck.reports import json as as_json
from factcheck.reports.view import View

WRONG = "Imports were $533.1 million, up 35.9 percent or 140.9 percent from 2017.\n"
OTHER = "Exports rose 15.3% to $45.6 billion from $40.6 billion.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, the root of a repository, with two articles that do not agree."""
    desk = tmp_path / "desk"
    for name in (".git", "news"):
        (desk / name).mkdir(parents=True)
    (desk / "news" / "a.txt").write_text(WRONG, "utf-8")
    (desk / "news" / "b.txt").write_text(OTHER, "utf-8")
    monkeypatch.chdir(desk)
    return desk


def check(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = cli.run(["check", "--format", "concise", *arguments])
    out, err = capsys.readouterr()
    return status, out, err


class TestSideFiles:
    def test_of_one_article(self, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
        Path("news/a.txt.factcheck.toml").write_text('[[ignore]]\nrule = "growth"\ntext = "140.9 percent"\n', "utf-8")
        status, out, _ = check(capsys, "news")
        assert (status, out.count("growth")) == (1, 1)
        assert out.endswith("Not consistent: 1 contradiction in 1 of 2 articles; 1 suppressed.\n")
        assert check(capsys, "news", "--ignore-suppressions")[1].count("growth") == 2

    @pytest.mark.parametrize(
        ("entry", "left"),
        [
            ("", 0), ('rule = "growth"', 0), ('rule = ["share", "growth"]', 0), ('path = "news/a.txt"', 1),
            ('path = "a.*"', 1), ('path = "news/"', 0), ('path = ["/a.txt", "b.txt"]', 1), ('text = "15.3%"', 1),
            ('rule = "share"', 2),
        ],
    )  # fmt: skip
    def test_of_a_folder(self, desk: Path, capsys: pytest.CaptureFixture[str], entry: str, left: int) -> None:
        Path("factcheck-ignore.toml").write_text(f"[[ignore]]\n{entry}\n", "utf-8")
        status, out, _ = check(capsys, "news")
        assert (status, out.count("contradiction growth")) == (int(left > 0), left)

    def test_the_nearest_counts_and_none_above_the_repository(
        self, desk: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (desk.parent / "factcheck-ignore.toml").write_text("[[ignore]]\n", "utf-8")
        assert check(capsys, "news")[0] == 1
        Path("factcheck-ignore.toml").write_text("[[ignore]]\n", "utf-8")
        assert check(capsys, "news")[0] == 0
        Path("news/factcheck-ignore.toml").write_text('[[ignore]]\nrule = "share"\n', "utf-8")
        assert check(capsys, "news")[0] == 1

    def test_a_change_is_seen_through_the_cache(self, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
        side = Path("news/a.txt.factcheck.toml")
        assert check(capsys, "news/a.txt")[0] == 1
        side.write_text("[[ignore]]\n", "utf-8")
        assert [check(capsys, "news/a.txt")[0] for _ in range(2)] == [0, 0]
        side.unlink()
        assert check(capsys, "news/a.txt")[0] == 1

    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_entries_without_use_are_told_once(self, desk: Path, capsys: pytest.CaptureFixture[str], jobs: str) -> None:
        Path("factcheck-ignore.toml").write_text(
            '[[ignore]]\nrule = "grwoth"\n\n[[ignore]]\nrule = ["growth", "share"]\npath = "a.txt"\n\n'
            '[[ignore]]\ntext = "15.3%"\n\n[[ignore]]\npath = "c.txt"\n',
            "utf-8",
        )
        status, out, _ = check(capsys, "news", "--jobs", jobs)
        assert (status, out.splitlines()) == (0, [
            'factcheck-ignore.toml:1:1: warning remark: there is no rule "grwoth"; perhaps "growth" is meant',
            "factcheck-ignore.toml:4:1: warning remark: no finding of share in the files that it is about; "
            "take share out of it",
            "No disagreement that counts: 2 articles; 2 suppressed.",
        ])  # fmt: skip
        assert check(capsys, "news", "--fail-on", "warning")[0] == 1

    @pytest.mark.parametrize(
        ("source", "message"),
        [
            ("[[ignore]\n", ":1: not TOML"),
            ('[[ignore]]\n\nrul = "growth"\n', ":3: unknown key 'rul'; perhaps \"rule\" is meant; the keys are rule, "),
            ("[[ignore]]\nrule = 5\n", ":2: rule: expected a rule or a list of rules"),
            ('[[ignore]]\n[[ignore]]\nreason = ["a"]\n', ":3: reason: expected a text"),
            ('ignore = "growth"\n', ":1: ignore: expected tables, each written as [[ignore]]"),
            ('[[ignor]]\nrule = "a"\n', ":1: unknown key 'ignor'; perhaps \"ignore\" is meant"),
            ("[[ignore]]\npath = 'a'\n", ":2: unknown key 'path'"),
        ],
    )
    def test_a_broken_one_is_named_with_its_line_and_loses_nothing(
        self, desk: Path, capsys: pytest.CaptureFixture[str], source: str, message: str
    ) -> None:
        Path("news/a.txt.factcheck.toml").write_text(source, "utf-8")
        status, out, err = check(capsys, "news")
        assert (status, out.count("contradiction growth")) == (3, 2)
        assert f"factcheck: news/a.txt.factcheck.toml{message}" in err

    def test_a_broken_one_of_a_folder_is_named_once(self, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
        Path("factcheck-ignore.toml").write_text("[", "utf-8")
        status, out, err = check(capsys, "news")
        assert (status, out.count("contradiction growth"), err.count("not TOML")) == (3, 2, 1)

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
    def test_one_that_is_no_file_holds_nothing_up(self, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
        os.mkfifo("factcheck-ignore.toml")
        Path("news/a.txt.factcheck.toml").symlink_to("/dev/zero")
        Path("news/b.txt.factcheck.toml").write_bytes(b"#" * 2_000_000)
        status, out, err = check(capsys, "news")
        assert (status, out.count("contradiction growth"), err.count("\n")) == (3, 2, 3)

    def test_a_table(self, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
        Path("t.csv").write_text(f'id,story\n1,"{WRONG}"\n2,"{OTHER}"\n3,"{WRONG}"\n', "utf-8")
        Path("t.csv.factcheck.toml").write_text('[[ignore]]\ntext = "140.9 percent"\n', "utf-8")
        status, out, _ = check(capsys, "t.csv", "--column", "story")
        assert (status, out.count("remark")) == (1, 0)
        assert out.endswith("1 contradiction in 1 of 3 articles; 2 suppressed.\n")

    def test_standard_input_with_a_name(
        self, desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        Path("news/a.txt.factcheck.toml").write_text("[[ignore]]\n", "utf-8")
        for name, status in (("news/a.txt", 0), ("news/c.txt", 1)):
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(WRONG.encode())))
            assert check(capsys, "-", "--stdin-filename", name)[0] == status


class TestExitStatus:
    @pytest.mark.parametrize(("fail_on", "status"), [("contradiction", 0), ("warning", 1), ("note", 1), ("never", 0)])
    def test_a_remark_counts_as_a_warning(
        self, desk: Path, capsys: pytest.CaptureFixture[str], fail_on: str, status: int
    ) -> None:
        Path("a.md").write_text("Three ports were closed. <!-- factcheck: ignore growth -->\n", "utf-8")
        found, out, _ = check(capsys, "a.md", "--fail-on", fail_on)
        assert found == status
        assert out.splitlines()[0] == ("a.md:1:26: warning remark: no finding of growth in its line; remove it")

    def test_what_is_suppressed_fails_nothing(self, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
        Path("a.md").write_text(f"<!-- factcheck: ignore growth -- as the ministry has it -->\n{WRONG}", "utf-8")
        assert check(capsys, "a.md", "--fail-on", "note")[0] == 0
        assert cli.run(["check", "a.md", "--verbose"]) == 0
        out = capsys.readouterr().out
        assert "growth contradiction, suppressed: 35.9 percent" in out
        assert "  --> a.md:2:" in out
        assert "  = as the ministry has it (a.md:1:1)" in out
        assert "0 contradictions, 0 warnings, 0 notes; 1 suppressed." in out
        assert cli.run(["check", "a.md"]) == 0
        assert "ministry" not in capsys.readouterr().out


def silenced() -> Report:
    """A report whose only finding is suppressed, with a remark; texts that every output has to show as they are."""
    report = russia_iran()
    by = Suppression("inSource", "<b>as</b> `printed`", path="seeds/a|b.txt", line=3, column=1)
    remark = Remark('there is no rule "<i>"', "seeds/a|b.txt", 9, 2)
    return replace(report, findings=(), suppressed=(Suppressed(report.findings[0], by),), remarks=(remark,))


class TestOutputs:
    def test_full(self) -> None:
        shown = render(full, [silenced()], width=100, agreed=True)
        assert "= <b>as</b> `printed` (seeds/a|b.txt:3:1)" in shown
        assert 'remark: seeds/a|b.txt:9:2: there is no rule "<i>"' in shown
        assert "; 1 suppressed; 1 remark." in shown
        brief = render(full, [silenced()], width=100, show=("contradiction",), brief=True)
        assert "remark" not in brief
        assert "printed" not in brief

    def test_concise(self) -> None:
        assert render(concise, [silenced()]).splitlines()[0] == (
            'seeds/a|b.txt:9:2: warning remark: there is no rule "<i>"'
        )

    def test_json(self) -> None:
        document = json.loads(render(as_json, [silenced()]))
        jsonschema.validate(document, as_json.schema())
        (article,), summary = document["articles"], document["summary"]
        (entry,) = article["suppressed"]
        assert entry["suppression"] == {
            "kind": "inSource", "justification": "<b>as</b> `printed`", "known": False, "path": "seeds/a|b.txt",
            "line": 3, "column": 1,
        }  # fmt: skip
        assert (entry["finding"]["id"], article["findings"], summary["suppressed"]) == ("restated-4f1c", [], 1)
        assert article["remarks"][0]["line"] == 9

    def test_markdown_and_html(self) -> None:
        assert "Suppressed: &lt;b&gt;as&lt;/b&gt; \\`printed\\` (seeds/a\\|b.txt:3:1)" in render(markdown, [silenced()])
        assert "- remark: `seeds/a|b.txt:9:2`: there is no rule" in render(markdown, [silenced()])
        page = render(html, [silenced()])
        assert "&lt;b&gt;as&lt;/b&gt; `printed` (seeds/a|b.txt:3:1)" in page
        assert "there is no rule &quot;&lt;i&gt;&quot;" in page or 'there is no rule "&lt;i&gt;"' in page

    @pytest.mark.parametrize("form", FORMATS)
    def test_remarks_on_files_beside_articles_are_in_every_format(self, form: str) -> None:
        remark = Remark("no finding of share in the files that it is about; remove it", "factcheck-ignore.toml", 4, 1)
        done = replace(run([russia_iran()]), remarks=(remark,))
        shown = "".join(import_module(f"factcheck.reports.{form}").render(done, View(width=200)))
        assert "no finding of share in the files that it is about" in shown
        assert "factcheck-ignore.toml" in shown
