"""The command line as a user meets it: exit statuses, streams, colours, files."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from extras import has

from factcheck import __version__, cli, languages
from factcheck.errors import OutputError
from factcheck.reports import FORMATS
from factcheck.streams import write

ROOT = Path(__file__).parent.parent
WRONG = "Imports were $533.1 million, up 35.9 percent or 140.9 percent from 2017.\n"
RIGHT = "Exports rose 10 percent to $110.0 million from $100.0 million.\n"
ENVIRONMENT = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "COLUMNS", "TERM", "GITHUB_STEP_SUMMARY"}}
ENVIRONMENT |= {"PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with an article that does not agree and one that does; the working directory."""
    (tmp_path / "wrong.txt").write_text(WRONG, "utf-8")
    (tmp_path / "right.txt").write_text(RIGHT, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return tmp_path


def factcheck(*arguments: str, text: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the real program."""
    command = [sys.executable, "-m", "factcheck", *arguments]
    return subprocess.run(
        command, input=text, capture_output=True, encoding="utf-8", env=ENVIRONMENT | environment, timeout=60
    )


def test_findings_exit_with_1_and_end_with_the_verdict(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "wrong.txt"]) == 1
    out, err = capsys.readouterr()
    assert "wrong.txt:1:" in out
    assert out.splitlines()[-1] == "Not consistent: 1 contradiction."
    assert err == ""


def test_no_findings_exit_with_0(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "right.txt"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("Consistent as far as it could be recomputed")


def test_a_missing_input_exits_with_3_and_the_others_are_still_checked(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["check", "missing.txt", "wrong.txt"]) == 3
    out, err = capsys.readouterr()
    assert "Not consistent: 1 contradiction; 1 input could not be read." in out
    assert err.startswith("factcheck: missing.txt: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "right.txt", "--no-such-option"],
        ["check", "right.txt", "--fail-on", "sometimes"],
        ["check", "right.txt", "--lang", "xx"],
        ["check", "right.txt", "--date", "14 June"],
        ["check", "right.txt", "--encoding", "no-such-encoding"],
        ["check", "right.txt", "--max-size", "many"],
        ["check", "right.txt", "--quiet", "--verbose"],
        ["check", "right.txt", "--output", "no/such/directory/report.txt"],
        ["report", "right.txt", "--out", "right.txt"],
        ["explain", "no-such-rule"],
        ["no-such-command"],
    ],
    ids=" ".join,
)
def test_usage_exits_with_2_and_one_message(
    desk: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert cli.run(arguments) == 2
    err = capsys.readouterr().err
    assert err
    assert "Traceback" not in err


def test_a_broken_line_of_json_lines_exits_with_3_and_the_others_are_still_checked(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "news.jsonl").write_text(json.dumps({"text": WRONG}) + "\n{\n" + json.dumps({"text": RIGHT}), "utf-8")
    assert cli.run(["check", "news.jsonl"]) == 3
    out, err = capsys.readouterr()
    assert out.splitlines()[-1] == "Not consistent: 1 contradiction in 1 of 2 articles; 1 input could not be read."
    assert "news.jsonl: line 2 is not JSON" in err


def test_an_article_in_another_language_is_not_called_consistent(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "A kivitel három százalékkal ötmillió euróra nőtt, és ez nem sok egy ilyen nagy országnak.\n"
    (desk / "hungarian.txt").write_text(text, "utf-8")
    assert cli.run(["check", "hungarian.txt"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    known = ", ".join(languages.codes())
    assert f"the language was not recognised; factcheck reads {known}, name it with --lang" in out
    assert out.endswith("Nothing was checked; 1 article not checked, in no language that factcheck reads.")
    assert cli.run(["check", "hungarian.txt", "right.txt"]) == 0
    assert "Consistent as far as it could be recomputed: 1 article; 1 article not checked" in " ".join(
        capsys.readouterr().out.split()
    )


def test_an_input_that_is_named_twice_is_read_once(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "wrong.txt", "./wrong.txt", "."]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "Not consistent: 1 contradiction in 1 of 2 articles."


def test_a_path_without_a_name_is_not_the_working_directory(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", ""]) == 3
    assert "a path without a name" in capsys.readouterr().err


def test_usage_comes_before_unread_inputs(desk: Path) -> None:
    assert cli.run(["check", "missing.txt", "--lang", "xx"]) == 2


def test_fail_on_moves_the_threshold(desk: Path) -> None:
    assert cli.run(["check", "wrong.txt", "--fail-on", "never"]) == 0
    assert cli.run(["check", "wrong.txt", "--fail-on", "note"]) == 1


def test_json_lists_findings_and_unread_inputs(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "missing.txt", "wrong.txt", "--format", "json"]) == 3
    document = json.loads(capsys.readouterr().out)
    assert document["summary"]["errors"][0]["path"] == "missing.txt"
    assert document["articles"][0]["path"] == "wrong.txt"
    assert document["articles"][0]["findings"][0]["severity"] == "contradiction"


@pytest.mark.parametrize("form", FORMATS)
def test_output_goes_into_a_file_instead(desk: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    assert cli.run(["check", "wrong.txt", "--format", form, "--output", "out"]) == 1
    assert capsys.readouterr().out == ""
    assert (desk / "out").read_text("utf-8")
    assert sorted(p.name for p in desk.iterdir()) == ["out", "right.txt", "wrong.txt"]


def test_paths_from_the_root_of_a_machine_are_not_shown(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["check", str(desk / "wrong.txt"), "--format", "json"])
    assert json.loads(capsys.readouterr().out)["articles"][0]["path"] == "wrong.txt"


REPORT = {"report.html", "report.json", "report.md", "findings.csv", *(["findings.parquet"] if has("parquet") else [])}


def test_report_writes_its_files_and_exits_with_0(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["report", "wrong.txt", "right.txt", "--out", "a/b"]) == 0
    assert {p.name for p in (desk / "a" / "b").iterdir()} == REPORT
    assert "Not consistent: 1 contradiction in 1 of 2 articles." in capsys.readouterr().out
    assert cli.run(["report", "wrong.txt", "--out", "a/b", "--fail-on", "contradiction"]) == 1


def test_report_is_the_same_every_time(desk: Path) -> None:
    for out in ("one", "two"):
        cli.run(["report", "wrong.txt", "right.txt", "--out", out])
    for name in REPORT:
        assert (desk / "one" / name).read_bytes() == (desk / "two" / name).read_bytes()


def test_verify_accepts_our_proofs_and_rejects_what_was_tampered_with(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.run(["report", "wrong.txt", "--out", "."])
    capsys.readouterr()
    assert cli.run(["verify", "report.json"]) == 0
    assert capsys.readouterr().out == "Every contradiction is proved.\n"
    document = json.loads((desk / "report.json").read_text("utf-8"))
    document["articles"][0]["findings"][0]["proof"] = None
    (desk / "report.json").write_text(json.dumps(document), "utf-8")
    assert cli.run(["verify", "report.json"]) == 1


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff\xfe", b"[" * 100_000])
def test_verify_of_what_is_no_report_exits_with_3(desk: Path, content: bytes) -> None:
    (desk / "broken.json").write_bytes(content)
    assert cli.run(["verify", "broken.json"]) == 3
    assert cli.run(["verify", "missing.json"]) == 3


@pytest.mark.parametrize("form", ["table", "csv", "jsonl"])
def test_extract_lists_every_figure(desk: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    assert cli.run(["extract", "wrong.txt", "--format", form]) == 0
    out = capsys.readouterr().out
    for surface in ("$533.1 million", "35.9 percent", "140.9 percent"):
        assert surface in out


def test_rules_are_listed_and_each_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["rules"]) == 0
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert "growth" in names
    for name in names:
        assert cli.run(["explain", name]) == 0
        out = capsys.readouterr().out
        assert out.startswith(name)
        assert "Example" in out


def test_the_demo_shows_a_contradiction_with_its_repair(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["demo", "--color", "never"]) == 0
    out = capsys.readouterr().out
    assert "$91.3 million" in out
    assert out.splitlines()[-1] == "Not consistent: 1 contradiction."


def test_color_when_asked_for_and_none_in_a_pipe(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["check", "wrong.txt", "--color", "always"])
    assert "\x1b[1;31m" in capsys.readouterr().out
    cli.run(["check", "wrong.txt"])
    assert "\x1b" not in capsys.readouterr().out


def test_the_program_reads_standard_input(desk: Path) -> None:
    done = factcheck("check", "-", text=WRONG)
    assert done.returncode == 1
    assert "35.9 percent" in done.stdout
    assert done.stderr == ""


def test_the_program_tells_its_version() -> None:
    assert factcheck("--version").stdout == f"factcheck {__version__}\n"


def test_machine_formats_are_utf_8_whatever_the_terminal_speaks(desk: Path) -> None:
    (desk / "fa.txt").write_text("صادرات ۵ درصد رشد کرد.\n", "utf-8")
    done = factcheck("extract", "fa.txt", "--format", "jsonl", PYTHONIOENCODING="ascii")
    assert "درصد" in json.loads(done.stdout.splitlines()[0])["surface"]
    shown = factcheck("extract", "fa.txt", PYTHONIOENCODING="ascii")
    assert shown.returncode == 0
    assert shown.stdout.isascii()


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX pipes")
def test_a_reader_that_leaves_ends_the_program_quietly(desk: Path) -> None:
    (desk / "long.txt").write_text(WRONG * 200, "utf-8")
    command = [sys.executable, "-m", "factcheck", "extract", "long.txt"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode in {0, -signal.SIGPIPE}


def test_an_interrupt_ends_the_program_quietly(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("factcheck.runs.check", interrupted)
    assert cli.run(["check", "wrong.txt"]) == 130
    out, err = capsys.readouterr()
    assert out == ""
    assert err.strip() == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_a_message(desk: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "factcheck", "check", "wrong.txt"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=ENVIRONMENT, timeout=60)
    assert done.returncode == 2
    assert done.stderr.startswith(b"factcheck: standard output: no space left on device")
    assert done.stderr.count(b"\n") == 1
    with pytest.raises(OutputError, match="no space left"):
        write(Path("/dev/full"), "x")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_help_on_a_full_disk_is_a_message(desk: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "factcheck", "--help"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=ENVIRONMENT, timeout=60)
    assert done.returncode == 2
    assert done.stderr.startswith(b"factcheck: standard output: no space left on device")


@pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell")
def test_closed_streams_are_no_crash(desk: Path) -> None:
    for closed, status in (("check wrong.txt >&-", 1), ("check wrong.txt - <&-", 3), ("check none.txt 2>&-", 3)):
        command = f"{sys.executable} -m factcheck {closed}"
        done = subprocess.run(["sh", "-c", command], capture_output=True, encoding="utf-8", env=ENVIRONMENT, timeout=60)
        assert done.returncode == status, closed
        assert "Traceback" not in done.stderr


def on_terminal(*arguments: str, **environment: str) -> str:
    """What the program writes to a terminal of its own."""
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "factcheck", *arguments]
    with subprocess.Popen(command, stdout=theirs, stdin=theirs, env=ENVIRONMENT | environment) as process:
        os.close(theirs)
        shown = b""
        try:
            while piece := os.read(ours, 65536):
                shown += piece
        except OSError:
            pass  # Linux reports the end of a terminal as an error.
        process.wait(60)
    os.close(ours)
    return shown.decode()


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a pseudo-terminal")
def test_a_terminal_gets_colours_unless_told_otherwise(desk: Path) -> None:
    assert "\x1b[1;31m" in on_terminal("check", "wrong.txt", TERM="xterm")
    assert "\x1b" not in on_terminal("check", "wrong.txt", TERM="xterm", NO_COLOR="1")
    assert "\x1b" not in on_terminal("check", "wrong.txt", TERM="dumb")
    assert "\x1b[1;31m" in on_terminal("check", "wrong.txt", "--color", "always", NO_COLOR="1")


def test_help_names_every_command() -> None:
    shown = factcheck("--help").stdout
    for command in ("check", "demo", "explain", "extract", "report", "rules", "verify"):
        assert f"  {command} " in shown


def test_the_start_loads_nothing_heavy() -> None:
    code = "import sys, factcheck.cli; print(*sorted(set(sys.modules) & {'pandas', 'pint', 'regex', 'numpy', 'json'}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=ENVIRONMENT, timeout=60)
    assert done.stdout == "\n"


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("command", [("demo",), ("rules",), ("explain", "growth")], ids=" ".join)
def test_what_is_told_fits_the_terminal(
    command: tuple[str, ...], width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert cli.run(command) == 0
    out = capsys.readouterr().out
    assert max(map(len, out.splitlines())) <= width
    assert "the change is taken over the new value" in " ".join(out.split()) or command != ("explain", "growth")


def test_one_run_writes_several_formats(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "wrong.txt", "--output", "json=a.json", "--output", "markdown=b=c.md"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "Not consistent: 1 contradiction."
    assert json.loads((desk / "a.json").read_text("utf-8"))["summary"]["contradictions"] == 1
    assert (desk / "b=c.md").read_text("utf-8").startswith("# Consistency report")


def test_a_file_alone_stands_for_the_screen(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "wrong.txt", "--format", "concise", "--output", "x=y.txt", "--output", "json=a.json"]) == 1
    assert capsys.readouterr().out == ""
    assert (desk / "x=y.txt").read_text("utf-8").startswith("wrong.txt:1:")
    assert (desk / "a.json").exists()


@pytest.mark.parametrize("output", [("json=a", "markdown=a"), ("json=",), ("",)])
def test_an_output_without_a_place_of_its_own_is_refused(desk: Path, output: tuple[str, ...]) -> None:
    assert cli.run(["check", "wrong.txt", *(word for one in output for word in ("--output", one))]) == 2


def test_findings_are_shown_in_full_unless_a_forge_runs_the_check(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    cli.run(["check", "wrong.txt"])
    default = capsys.readouterr().out
    cli.run(["check", "wrong.txt", "--format", "full"])
    assert capsys.readouterr().out == default


def test_statistics_tell_what_each_rule_did(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "wrong.txt", "right.txt", "--statistics", "--format", "json"]) == 1
    out, err = capsys.readouterr()
    json.loads(out)
    head, *lines = [line.split() for line in err.splitlines()]
    assert head[:3] == ["rule", "agree", "contradict"]
    assert ["growth", "1", "1"] in [line[:3] for line in lines]
    assert lines[-1][0] == "reading"


def test_the_list_of_commands_cuts_no_sentence() -> None:
    commands = factcheck("--help", COLUMNS="80").stdout.partition("Commands:\n")[2]
    assert len(commands.splitlines()) == len(cli.COMMANDS)
    assert "..." not in commands


def test_json_that_is_no_article_is_passed_over_in_a_directory_and_an_error_by_name(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "package.json").write_text('{"name": "site", "version": "1.0"}', "utf-8")
    assert cli.run(["check", "."]) == 1
    out, err = capsys.readouterr()
    assert "1 file of JSON without an article was passed over: package.json" in " ".join(out.split())
    assert err == ""
    assert cli.run(["check", "package.json"]) == 3


def test_what_a_run_writes_is_not_read_by_the_next(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert cli.run(["check", ".", "--output", "json=report.json", "--output", "markdown=report.md"]) == 1
        assert capsys.readouterr().out.splitlines()[-1] == "Not consistent: 1 contradiction in 1 of 2 articles."
