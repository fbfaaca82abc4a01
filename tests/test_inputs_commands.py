"""Inputs by the command line: what standard input is, the field of a text, and what a file tells of itself."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from factcheck import cli

WRONG = "Exports rose 15.3% to $45.6 billion from $40.6 billion."


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def piped(monkeypatch: pytest.MonkeyPatch, data: str | bytes, *arguments: str) -> int:
    content = io.BytesIO(data if isinstance(data, bytes) else data.encode())
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(content))
    return cli.run(["check", "-", "--format", "concise", *arguments])


@pytest.mark.parametrize(
    ("name", "data", "place"),
    [
        ("desk/a.md", f"<!-- 7 -->\n\n```\n{WRONG}\n```\n\n> {WRONG}\n", "desk/a.md:7:11"),
        ("desk/a.html", f"<p>\n<del>{WRONG}</del>{WRONG}", "desk/a.html:2:75"),
        ("a.json", json.dumps({"body": f"<p>{WRONG}</p>"}), "a.json:1:22"),
        ("a.txt", f"<p>{WRONG}", "a.txt:1:12"),
        ("a.story", f"<!doctype html><p>{WRONG}", "a.story:1:27"),
    ],
)
def test_the_kind_and_the_name_of_standard_input(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, data: str, place: str
) -> None:
    assert piped(monkeypatch, data, "--stdin-filename", name) == 1
    assert capsys.readouterr().out.startswith(f"{place}: contradiction growth: ")


def test_an_error_names_it_too(desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert piped(monkeypatch, "{", "--stdin-filename", "desk/a.json") == 3
    assert capsys.readouterr().err.startswith("factcheck: desk/a.json: line 1 is not JSON")
    assert piped(monkeypatch, "", "--stdin-filename", "desk/a.md") == 3
    assert capsys.readouterr().err.startswith("factcheck: desk/a.md: empty; ")


def test_the_configuration_of_its_folder_and_a_field_that_the_command_line_names(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "feeds").mkdir()
    (desk / "feeds" / "factcheck.toml").write_text('text-field = "story.lead"\n', "utf-8")
    data = json.dumps({"story": {"lead": WRONG, "rest": "Nothing."}})
    assert piped(monkeypatch, data, "--stdin-filename", "feeds/a.json") == 1
    assert piped(monkeypatch, data, "--stdin-filename", "feeds/a.json", "--text-field", "story.rest") == 0
    assert piped(monkeypatch, data, "--stdin-filename", "a.json") == 3
    assert "there are 'story.lead', 'story.rest'" in capsys.readouterr().err


def test_what_is_told_of_an_article_goes_in_its_order(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Command line, configuration, the file, the text."""
    (desk / "a.md").write_text(
        "---\ntitle: Up\ndate: 2019-06-14\nlang: en\n---\nMay 1, 2018. Exports rose 5%.\n", "utf-8"
    )

    def known(*arguments: str) -> tuple[str, str]:
        assert cli.run(["check", "a.md", "--format", "json", *arguments]) == 0
        (report,) = json.loads(capsys.readouterr().out)["articles"]
        return report["date"], report["language"]

    assert known() == ("2019-06-14", "en")
    (desk / "factcheck.toml").write_text('date = 2020-02-02\nlang = "fr"\n', "utf-8")
    assert known() == ("2020-02-02", "fr")
    assert known("--date", "2021-03-03", "--lang", "de") == ("2021-03-03", "de")
    (desk / "factcheck.toml").unlink()
    (desk / "a.md").write_text("May 1, 2018. Exports rose 5%.\n", "utf-8")
    assert known() == ("2018-05-01", "en")
