"""``factcheck config``, the options about configuration, and what editors and readers are told of the keys."""

from __future__ import annotations

import json
import os
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from factcheck import cli
from factcheck.configuration import published
from factcheck.configuration.files import File
from factcheck.configuration.keys import KEYS
from factcheck.configuration.values import problems

ROOT = Path(__file__).parent.parent
SCHEMA = ROOT / "factcheck" / "config.schema.json"
README = ROOT / "README.md"
WRONG = "Exports rose 9% to $5.5 million from $4.0 million."
RIGHT = "Exports rose 10% to $5.5 million from $5.0 million."
UPDATE = "FACTCHECK_UPDATE_GOLDEN"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with articles, and the working directory."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    write("news/a.txt", WRONG)
    write("news/drafts/b.txt", WRONG)
    write("fa/c.txt", RIGHT)
    return tmp_path


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, "utf-8")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = cli.run(arguments)
    told = capsys.readouterr()
    return status, told.out, told.err


class TestShow:
    def test_each_value_with_its_origin(self, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
        write("base.toml", 'quotes = "skip"\nseverity.growth = "note"\n')
        write(
            "factcheck.toml",
            'extend = "base.toml"\nextend-exclude = ["drafts/"]\noutput = ["json=out.json"]\n'
            '[[files]]\npaths = ["fa/"]\nlang = "fa"\n',
        )
        status, out, _ = run(capsys, "config", "show", "fa/c.txt", "--encoding", "utf-8")
        assert status == 0
        assert out.startswith("# fa/c.txt\n# configuration: factcheck.toml, which extends base.toml\n")
        told = {line.partition("  # ")[0].strip(): line.rpartition("  # ")[2] for line in out.splitlines()[2:]}
        assert told['lang = "fa"'] == "factcheck.toml:6"
        assert told['quotes = "skip"'] == "base.toml:1"
        assert told['severity.growth = "note"'] == "base.toml:2"
        assert told['output = ["json=out.json"]'] == "factcheck.toml:3"
        assert told['encoding = "utf-8"'] == "command line"
        assert told["# date"] == told["cache = true"] == "default"
        assert not list(problems(tomllib.loads(out)))

    def test_for_programs(self, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
        write("factcheck.toml", '\nlang = "fa"\n[severity]\ngrowth = "off"')
        _, out, _ = run(capsys, "config", "show", "fa/c.txt", "--format", "json", "--date", "2019-06-14")
        shown = json.loads(out)
        values = {entry.pop("key"): entry for entry in shown.pop("values")}
        assert shown == {"file": "fa/c.txt", "configuration": ["factcheck.toml"], "passed_over": None}
        assert values["lang"] == {"value": "fa", "origin": "file", "file": "factcheck.toml", "line": 2}
        assert values["severity.growth"]["line"] == 4
        assert values["date"] == {"value": "2019-06-14", "origin": "command line", "file": None, "line": None}
        assert values["jobs"] == {"value": None, "origin": "default", "file": None, "line": None}

    @pytest.mark.parametrize(
        ("path", "told"),
        [
            ("news/drafts/b.txt", '"drafts/" (factcheck.toml:2)'),
            ("node_modules/x.txt", '"node_modules/" (default)'),
            ("fa/x.tmp", '"*.tmp" (fa/.gitignore:2)'),
            ("fa/private.txt", '"private.txt" (.git/info/exclude:1)'),
        ],
    )
    def test_what_excludes_a_file(self, desk: Path, capsys: pytest.CaptureFixture[str], path: str, told: str) -> None:
        write("factcheck.toml", 'extend-exclude = [\n"drafts/"]')
        write("fa/.gitignore", "# ours\n*.tmp\n")
        write(".git/info/exclude", "private.txt\n")
        _, out, _ = run(capsys, "config", "show", path)
        assert f"# passed over in a directory: {told}\n" in out
        _, out, _ = run(capsys, "config", "show", "fa/c.txt")
        assert "passed over" not in out

    def test_a_directory(self, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
        write("fa/factcheck.toml", 'lang = "fa"')
        write(".gitignore", "drafts/")
        assert 'lang = "fa"' in run(capsys, "config", "show", "fa")[1]
        assert '"drafts/" (.gitignore:1)' in run(capsys, "config", "show", "news/drafts")[1]

    def test_without_any(self, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(capsys, "config", "show", "fa/c.txt")[1].startswith("# fa/c.txt\n# no configuration\n")
        assert run(capsys, "config", "show", "nowhere/x.txt")[0] == 0

    def test_nothing_of_a_file_is_obeyed_by_a_terminal(self, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
        write("factcheck.toml", 'text-field = "\\u001b[31m\\u202e\\u2028"\nbaseline = "\\u001b[2J"')
        out = run(capsys, "config", "show", "a.txt")[1]
        assert not {"\x1b", "\u202e", "\u2028"} & set(out)

    def test_one_at_a_time(self, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(capsys, "config", "show", "a.txt", "b.txt")[0] == 2


class TestCommandLine:
    def test_problems_are_a_line_each_and_exit_with_2(self, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
        write("news/factcheck.toml", 'langauge = "fa"\njobs = 0\n')
        status, out, err = run(capsys, "check", "fa", "news")
        assert (status, out) == (2, "")
        assert err.splitlines() == [
            'factcheck: news/factcheck.toml:1: unknown key "langauge"; did you mean "lang"?',
            "factcheck: news/factcheck.toml:2: jobs: expected a whole number from 1 to 256, not the number 0",
        ]

    def test_what_fails_a_run(self, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(capsys, "check", "news")[0] == 1
        write("news/factcheck.toml", 'fail-on = "never"')
        assert run(capsys, "check", "news")[0] == 0
        assert run(capsys, "check", "news", "--isolated")[0] == 1
        assert run(capsys, "check", "news", "--fail-on", "note")[0] == 1

    def test_severities_and_quotes(self, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
        write("factcheck.toml", 'format = "concise"\n[severity]\ngrowth = "warning"')
        status, out, _ = run(capsys, "check", "news/a.txt")
        assert status == 0
        assert "news/a.txt:1:9: warning growth: " in out
        write("factcheck.toml", 'ignore = ["growth"]')
        assert "0 in a contradiction, 0 in question, 3 with nothing" in run(capsys, "check", "news/a.txt")[1]

    def test_formats_and_files(self, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
        write("news/factcheck.toml", 'format = "concise"\noutput = ["json=report.json"]')
        assert "contradiction growth:" in run(capsys, "check", "news/a.txt")[1]
        assert json.loads(Path("news/report.json").read_text("utf-8"))["articles"][0]["path"] == "news/a.txt"
        assert run(capsys, "check", "news/a.txt", "--output", "other.txt")[1] == ""
        assert "contradiction growth:" in Path("other.txt").read_text("utf-8")

    def test_a_baseline(self, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
        write("factcheck.toml", 'baseline = "known.json"')
        assert run(capsys, "baseline", "create", "news")[0] == 0
        assert Path("known.json").exists()
        assert run(capsys, "check", "news")[0] == 0
        assert run(capsys, "check", "news", "--isolated")[0] == 1

    def test_the_cache(self, desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("FACTCHECK_CACHE_DIR")
        write("factcheck.toml", 'cache-dir = "kept"\nextend-exclude = ["kept/"]')
        run(capsys, "check", "news")
        assert len([path for path in Path("kept").rglob("*") if path.is_file()]) > 1
        write("factcheck.toml", 'cache-dir = "other"\ncache = false')
        run(capsys, "check", "news")
        assert not Path("other").exists()

    def test_what_is_kept_is_kept_for_its_settings(self, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(capsys, "check", "news")[0] == 1
        write("factcheck.toml", 'severity.growth = "note"')
        assert run(capsys, "check", "news")[0] == 0

    def test_a_language_per_folder(self, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
        write("factcheck.toml", 'format = "json"\n[[files]]\npaths = ["fa/"]\nlang = "es"')
        found = json.loads(run(capsys, "check", ".")[1])["articles"]
        assert {one["path"]: one["language"] for one in found} == {
            "fa/c.txt": "es", "news/a.txt": "en", "news/drafts/b.txt": "en",
        }  # fmt: skip
        assert json.loads(run(capsys, "check", "fa", "--lang", "en")[1])["articles"][0]["language"] == "en"

    def test_a_column_tells_the_language_of_a_row_better(self, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
        write("factcheck.toml", 'lang = "es"\nformat = "json"')
        write("t.csv", f"body,l\n{RIGHT},en\n")
        found = json.loads(run(capsys, "check", "t.csv", "--column", "body", "--lang-column", "l")[1])["articles"]
        assert [one["language"] for one in found] == ["en"]

    def test_standard_input_has_the_configuration_of_the_file_that_it_is(
        self, desk: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        write("news/factcheck.toml", 'lang = "pt"')
        out = run(capsys, "config", "show", "-", "--stdin-filename", "news/new.txt")[1]
        assert 'lang = "pt"' in out

    def test_what_is_passed_over_is_told(self, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
        write("factcheck.toml", 'extend-exclude = ["drafts/"]\nformat = "json"')
        told = json.loads(run(capsys, "check", ".")[1])
        assert len(told["articles"]) == 2
        assert told["summary"]["notices"] == ["passed over: 1 directory, excluded by factcheck.toml"]
        named = json.loads(run(capsys, "check", "news/drafts/b.txt")[1])
        assert "checked although excluded" in named["summary"]["notices"][0]
        forced = json.loads(run(capsys, "check", "news/drafts/b.txt", "--force-exclude")[1])
        assert (forced["articles"], forced["summary"]["notices"]) == (
            [], ["passed over: 1 file, excluded by factcheck.toml"],
        )  # fmt: skip

    def test_what_git_ignores(self, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
        write(".gitignore", "drafts/")
        write("factcheck.toml", 'format = "json"')
        assert len(json.loads(run(capsys, "check", ".")[1])["articles"]) == 2
        assert len(json.loads(run(capsys, "check", ".", "--no-gitignore")[1])["articles"]) == 3

    def test_one_configuration_for_all(self, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
        write("factcheck.toml", 'fail-on = "never"')
        write("ci/strict.toml", 'fail-on = "note"')
        assert run(capsys, "check", "news", "--config", "ci/strict.toml")[0] == 1
        assert run(capsys, "check", "news", "--config", "nowhere.toml")[0] == 2
        assert run(capsys, "check", "news", "--config", "ci/strict.toml", "--isolated")[0] == 2


TAKEN: tuple[dict[str, Any], ...] = (
    {},
    {"extend": "../base.toml", "required-version": ">=0.1"},
    {"lang": "fa", "date": "2019-06-14", "encoding": "utf-8", "max-size": "10MB", "text-field": "body"},
    {"max-size": 5, "jobs": 4, "cache": False, "cache-dir": "x", "baseline": "y"},
    {"ignore": ["growth"], "severity": {"growth": "contradiction", "own-period": "off"}, "quotes": "skip"},
    {"format": "concise", "output": ["json=a.json"], "fail-on": "never", "include": [], "exclude": ["a/"]},
    {"files": [{"paths": ["fa/"], "lang": "fa", "severity": {"age": "note"}}]},
)
REFUSED: tuple[dict[str, Any], ...] = (
    {"langauge": "fa"},
    {"lang": 5},
    {"max-size": 1.5},
    {"max-size": 0},
    {"jobs": 0},
    {"jobs": 257},
    {"cache": 1},
    {"ignore": ["growht"]},
    {"severity": {"growht": "note"}},
    {"severity": {"own-period": "contradiction"}},
    {"severity": {"growth": "info"}},
    {"quotes": "no"},
    {"format": "pdf"},
    {"output": ["a.json"]},
    {"output": ["pdf=a.json"]},
    {"exclude": "a"},
    {"exclude": [""]},
    {"files": {"paths": ["a"]}},
    {"files": [{"lang": "fa"}]},
    {"files": [{"paths": []}]},
    {"files": [{"paths": ["a"], "jobs": 3}]},
)


class TestPublished:
    def test_the_schema_is_in_step(self, capsys: pytest.CaptureFixture[str]) -> None:
        status, out, _ = run(capsys, "config", "schema")
        assert status == 0
        if os.environ.get(UPDATE) and SCHEMA.read_text("utf-8") != out:
            SCHEMA.write_text(out, "utf-8")
            pytest.fail("rewrote factcheck/config.schema.json: read the difference, then run again")
        assert SCHEMA.read_text("utf-8") == out

    def test_it_is_one(self) -> None:
        jsonschema.Draft7Validator.check_schema(published.schema())
        assert list(published.schema()["properties"]) == [key.name for key in KEYS]

    @pytest.mark.parametrize("table", TAKEN)
    def test_it_takes_what_is_taken(self, table: dict[str, Any]) -> None:
        assert not list(problems(table))
        jsonschema.Draft7Validator(published.schema()).validate(table)

    @pytest.mark.parametrize("table", REFUSED)
    def test_it_refuses_what_is_refused(self, table: dict[str, Any]) -> None:
        assert list(problems(table))
        assert not jsonschema.Draft7Validator(published.schema()).is_valid(table)

    def test_the_readme_lists_every_key(self) -> None:
        text, rows = README.read_text("utf-8"), published.rows()
        first = text.find(rows[0])
        block = text[first : text.index("\n\n", first)]
        if os.environ.get(UPDATE) and block != "\n".join(rows):
            README.write_text(text.replace(block, "\n".join(rows)), "utf-8")
            pytest.fail("rewrote the table of keys in README.md: read the difference, then run again")
        assert block == "\n".join(rows)

    def test_the_example_in_the_readme_is_taken(self) -> None:
        text = README.read_text("utf-8")
        examples = [part.partition("```")[0] for part in text.split("```toml\n")[1:]]
        assert examples
        for example in examples:
            file = File(Path("factcheck.toml"), example, tomllib.loads(example))
            assert not list(problems(file.table))
