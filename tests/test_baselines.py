"""Baselines: what is known stays known wherever it stands, what is new counts, what is gone is told."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from factcheck import cli
from factcheck.baseline_files import Entry, Key, read, write
from factcheck.baselines import Baseline
from factcheck.errors import SettingsError

FIRST = "Imports were $533.1 million, up 35.9 percent or 140.9 percent from 2017.\n"
SECOND = "Exports rose 10 percent to $110.0 million from $90.0 million.\n"
RIGHT = "Exports rose 10 percent to $110.0 million from $100.0 million.\n"
FILE = ".factcheck-baseline.json"
BEGIN = b'{"version": 1, "findings": ['
Out = pytest.CaptureFixture[str]
Patch = pytest.MonkeyPatch


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: Patch, capsys: Out) -> Path:
    """A directory with two articles, the first with two known findings; the working directory."""
    (tmp_path / "a.txt").write_text(f"{FIRST}\n{SECOND}", "utf-8")
    (tmp_path / "b.txt").write_text(RIGHT, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert cli.run(["baseline", "create", "."]) == 0
    assert capsys.readouterr().out == f"Written: {FILE}: 2 findings in 1 file (2 new, 0 removed)\n"
    return tmp_path


def check(capsys: Out, *arguments: str) -> tuple[int, list[str], str]:
    """The exit status of a check with the baseline, its lines, and what it complains of."""
    status = cli.run(["check", *(arguments or (".",)), "--baseline", FILE, "--format", "concise", "--no-cache"])
    out, err = capsys.readouterr()
    return status, out.splitlines(), err


def entries(place: str = FILE) -> list[tuple[str, int]]:
    """The entries of a baseline: path and count."""
    return [(entry.key.path, entry.count) for entry in read(Path(place))]


def test_what_is_known_does_not_count(desk: Path, capsys: Out) -> None:
    assert check(capsys) == (0, ["Nothing new: 2 articles; 2 known."], "")


@pytest.mark.parametrize(
    "text",
    [
        f"Some news.\n\n{SECOND}\nAnd more of it.\n\n{FIRST}",
        f"{FIRST}\n{SECOND}".replace(" ", "\n"),
        f"{FIRST}\n{SECOND}".replace("$", "$\u00a0").replace("Imports", "\u201cImports\u201d"),
    ],
    ids=["moved", "reflowed", "typography"],
)
def test_and_stays_known(desk: Path, capsys: Out, text: str) -> None:
    (desk / "a.txt").write_text(text, "utf-8")
    assert check(capsys)[:2] == (0, ["Nothing new: 2 articles; 2 known."])


def test_another_figure_is_new(desk: Path, capsys: Out) -> None:
    (desk / "a.txt").write_text(f"{FIRST}\n{SECOND}".replace("90.0", "91.0"), "utf-8")
    status, lines, _ = check(capsys)
    assert status == 1
    assert lines[0].startswith("a.txt:3:9: contradiction growth: ")
    assert lines[1:] == ["Not consistent: 1 contradiction in 1 of 2 articles; 1 known."]


def test_a_second_one_of_the_kind_is_new(desk: Path, capsys: Out) -> None:
    (desk / "a.txt").write_text(f"{FIRST}\n{SECOND}\n{FIRST}", "utf-8")
    status, lines, _ = check(capsys)
    assert status == 1
    assert [line[:8] for line in lines[:-1]] == ["a.txt:5:"]
    assert cli.run(["baseline", "update", "."]) == 0
    assert entries() == [("a.txt", 1), ("a.txt", 2)]
    assert check(capsys)[0] == 0


def test_the_same_in_another_file_is_new(desk: Path, capsys: Out) -> None:
    (desk / "b.txt").write_text(FIRST, "utf-8")
    assert check(capsys)[0] == 1


def test_an_article_that_was_renamed_stays_known(desk: Path, capsys: Out) -> None:
    (desk / "a.txt").rename(desk / "published.txt")
    assert check(capsys)[:2] == (0, ["Nothing new: 2 articles; 2 known."])
    assert cli.run(["baseline", "update", "."]) == 0
    assert entries() == [("published.txt", 1), ("published.txt", 1)]


def test_but_not_twice(desk: Path, capsys: Out) -> None:
    text = (desk / "a.txt").read_text("utf-8")
    (desk / "a.txt").unlink()
    (desk / "one.txt").write_text(text, "utf-8")
    (desk / "two.txt").write_text(text, "utf-8")
    assert check(capsys)[1][-1] == "Not consistent: 2 contradictions in 1 of 3 articles; 2 known."


def test_where_it_is_called_from_makes_no_difference(desk: Path, capsys: Out, monkeypatch: Patch) -> None:
    (desk / "sub").mkdir()
    monkeypatch.chdir(desk / "sub")
    assert cli.run(["check", "../a.txt", "--baseline", f"../{FILE}"]) == 0
    monkeypatch.chdir("/")
    assert cli.run(["check", str(desk), "--baseline", str(desk / FILE)]) == 0


def test_standard_input_is_known_by_the_name_that_it_is_given(desk: Path, capsys: Out, monkeypatch: Patch) -> None:
    def told(*arguments: str) -> str:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"{FIRST}\n{SECOND}".encode())))
        return check(capsys, "-", *arguments)[1][-1]

    assert told("--stdin-filename", "a.txt") == "Nothing new: 1 article; 2 known."
    assert told("--stdin-filename", "b.txt") == told() == "Not consistent: 2 contradictions."


def test_a_baseline_among_the_articles_is_none_of_them(desk: Path, capsys: Out) -> None:
    for command in (["create"], ["create", "--force"], ["update"], ["prune"]):
        assert cli.run(["baseline", *command, ".", "--baseline", "known.json"]) == 0
    assert cli.run(["check", ".", "--baseline", "known.json"]) == 0


class TestStale:
    def test_what_was_mended_is_told(self, desk: Path, capsys: Out) -> None:
        (desk / "a.txt").write_text(SECOND, "utf-8")
        assert cli.run(["check", ".", "--baseline", FILE]) == 0
        told = " ".join(capsys.readouterr().out.split())
        assert f"notice: 1 entry of {FILE} is stale, not found any more: a.txt: growth: $533.1 million, 140.9" in told
        assert "`factcheck baseline prune` removes what is stale" in told

    def test_and_fails_where_it_is_asked_to(self, desk: Path, capsys: Out) -> None:
        (desk / "a.txt").write_text(SECOND, "utf-8")
        status, lines, err = check(capsys, ".", "--fail-on-stale")
        assert (status, lines) == (1, ["Nothing new: 2 articles; 1 known."])
        assert f"1 entry of {FILE} is stale" in err
        (desk / "a.txt").write_text(f"{FIRST}\n{SECOND}", "utf-8")
        assert check(capsys, ".", "--fail-on-stale")[0] == 0

    def test_a_file_that_is_gone_is_told(self, desk: Path, capsys: Out) -> None:
        (desk / "a.txt").unlink()
        assert check(capsys, ".", "--fail-on-stale")[0] == 1

    def test_a_file_that_was_not_looked_at_is_not(self, desk: Path, capsys: Out) -> None:
        assert check(capsys, "b.txt", "--fail-on-stale")[0] == 0

    def test_a_file_that_could_not_be_read_is_not(self, desk: Path, capsys: Out) -> None:
        (desk / "a.txt").write_bytes(b"%PDF-1.7")
        assert cli.run(["baseline", "update", "."]) == 3
        assert entries() == [("a.txt", 1), ("a.txt", 1)]

    def test_a_count_is_stale_in_part(self, desk: Path, capsys: Out) -> None:
        (desk / "a.txt").write_text(f"{FIRST}\n{FIRST}\n{FIRST}", "utf-8")
        assert cli.run(["baseline", "create", "--force", "."]) == 0
        assert entries() == [("a.txt", 3)]
        (desk / "a.txt").write_text(FIRST, "utf-8")
        assert check(capsys, ".", "--fail-on-stale")[0] == 1
        assert cli.run(["baseline", "prune", "."]) == 0
        assert entries() == [("a.txt", 1)]


class TestCommands:
    def test_create_does_not_overwrite(self, desk: Path, capsys: Out) -> None:
        before = (desk / FILE).read_bytes()
        assert cli.run(["baseline", "create", "b.txt"]) == 2
        assert "is there; `factcheck baseline update` adds to it" in capsys.readouterr().err
        assert (desk / FILE).read_bytes() == before
        assert cli.run(["baseline", "create", "b.txt", "--force"]) == 0
        assert entries() == []

    def test_update_adds_and_removes_and_keeps_reasons_and_other_files(self, desk: Path, capsys: Out) -> None:
        written = json.loads((desk / FILE).read_text("utf-8"))
        for entry in written["findings"]:
            entry["reason"] = f"corrected in print: {entry['figures'][0]}"
        (desk / FILE).write_text(json.dumps(written), "utf-8")
        (desk / "a.txt").write_text(FIRST, "utf-8")
        (desk / "b.txt").write_text(SECOND, "utf-8")
        capsys.readouterr()
        assert cli.run(["baseline", "update", "a.txt"]) == 0
        assert capsys.readouterr().out == f"Written: {FILE}: 1 finding in 1 file (0 new, 1 removed)\n"
        assert cli.run(["baseline", "update", "b.txt"]) == 0
        found = read(Path(FILE))
        assert [(e.key.path, e.reason) for e in found] == [
            ("a.txt", "corrected in print: $533.1 million"),
            ("b.txt", ""),
        ]

    def test_prune_adds_nothing(self, desk: Path, capsys: Out) -> None:
        (desk / "a.txt").write_text(FIRST, "utf-8")
        (desk / "b.txt").write_text(SECOND, "utf-8")
        assert cli.run(["baseline", "prune", "."]) == 0
        assert entries() == [("a.txt", 1)]

    def test_the_same_articles_give_the_same_bytes(self, desk: Path, capsys: Out) -> None:
        before = (desk / FILE).read_bytes()
        assert cli.run(["baseline", "update", "b.txt", "a.txt"]) == 0
        assert (desk / FILE).read_bytes() == before
        assert b"\r" not in before
        assert before.endswith(b"}\n")

    def test_a_reason_is_told_with_what_is_known(self, desk: Path, capsys: Out) -> None:
        place = desk / FILE
        place.write_text(place.read_text("utf-8").replace('"count": 1', '"count": 1, "reason": "settled"'), "utf-8")
        from factcheck import runs
        from factcheck.settings import Settings

        done = runs.check(["a.txt"], Settings(), sieves=[Baseline.load(place)])
        [report] = done.reports
        assert {s.suppression.justification for s in report.suppressed} == {"in the baseline: settled"}
        assert {s.suppression.kind for s in report.suppressed} == {"external"}


class TestFiles:
    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (b"", r":1: not JSON"),
            (b'{\n"version": 1,\n<<<<<<< HEAD\n', r":3: not JSON: .* mend it"),
            (b"[]", "not a baseline that factcheck wrote"),
            (b'{"findings": []}', "not a baseline that factcheck wrote"),
            (b'{"version": 1, "findings": {}}', "not a baseline that factcheck wrote"),
            (b'{"version": 2, "findings": []}', "of version 2, and this factcheck reads version 1"),
            (b'{"version": true, "findings": []}', "of version True"),
            (BEGIN + b'\n{"path": "a", "rule": "r", "figures": []},\n\n7]}', ":4: entry 2 is not an object"),
            (BEGIN + b'\n\n{"rule": "r", "figures": []}]}', ":3: entry 1 lacks 'path' as a text"),
            (BEGIN + b'{"path": "a", "rule": "r", "figures": "x"}]}', ":1: entry 1 lacks 'figures' as a list"),
            (BEGIN + b'{"path": "a", "rule": "r", "figures": [1]}]}', "lacks 'figures' as a list"),
            (BEGIN + b'{"path": "a", "rule": "r", "figures": [], "count": 0}]}', "no number from 1"),
            (BEGIN + b'{"path": "a", "rule": "r", "figures": [], "count": true}]}', "no number from 1"),
            (BEGIN + b'{"path": "a", "rule": "r", "figures": [], "reasn": ""}]}', "unknown key 'reasn'"),
            (b"\xff\xfe", ":1: not UTF-8"),
            (b"[" * 100_000, "not JSON: it is nested too deep"),
            (BEGIN + b"9" * 10_000 + b"]}", "a number is too long"),
        ],
    )  # fmt: skip
    def test_what_is_no_baseline(self, tmp_path: Path, content: bytes, message: str) -> None:
        place = tmp_path / "known.json"
        place.write_bytes(content)
        with pytest.raises(SettingsError, match=message):
            Baseline.load(place)

    def test_a_huge_file(self, tmp_path: Path, monkeypatch: Patch) -> None:
        monkeypatch.setattr("factcheck.baseline_files.LARGEST", 10)
        (tmp_path / "known.json").write_text('{"version": 1, "findings": []}', "utf-8")
        with pytest.raises(SettingsError, match="larger than 10 bytes"):
            Baseline.load(tmp_path / "known.json")

    def test_no_file_and_no_plain_file(self, tmp_path: Path, capsys: Out, monkeypatch: Patch) -> None:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "a.txt").write_text(RIGHT, "utf-8")
        for command in (["check"], ["baseline", "update"], ["baseline", "prune"]):
            assert cli.run([*command, "a.txt", "--baseline", "none.json"]) == 2
            assert "none.json: no such file; make it with `factcheck baseline create" in capsys.readouterr().err
        assert cli.run(["check", "a.txt", "--baseline", "."]) == 2
        assert "cannot be read" in capsys.readouterr().err
        assert cli.run(["check", "a.txt", "--fail-on-stale"]) == 2

    def test_an_entry_that_stands_there_twice_after_a_merge_counts_once(self, tmp_path: Path) -> None:
        place = tmp_path / "known.json"
        write(
            place, [Entry(Key("a", "r", ("1",))), Entry(Key("a", "r", ("1",)), 2, reason="x"), Entry(Key("b", "r", ()))]
        )
        assert [(e.key.path, e.count) for e in read(place)] == [("a", 2), ("b", 1)]

    def test_what_is_written_is_read_again_and_obeyed_by_nothing(self, tmp_path: Path) -> None:
        strange = '\udcff\x1b[2J\u202e"\\\u2028\n</script>۱۲'
        entry = Entry(Key(strange, strange, (strange,)), 1, "warning", strange, strange)
        write(tmp_path / "known.json", [entry])
        assert read(tmp_path / "known.json") == (entry,)
        shown = (tmp_path / "known.json").read_text("utf-8")
        assert not set(shown) & set("\x1b\u202e\u2028")
