"""Changes in real git repositories: which files are read, and which findings a change touches."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from git_desk import SAFE, Desk, needs_git

import factcheck
from factcheck import runs
from factcheck.changes import Changes
from factcheck.errors import SettingsError
from factcheck.git import Repository
from factcheck.model import Report
from factcheck.patches import WHOLE, Lines
from factcheck.settings import Columns, Settings

pytestmark = needs_git

OLD = "Imports were $533.1 million, up 35.9 percent or 140.9 percent from 2017.\n"
HALVES = "Exports rose 10 percent to $110.0 million\nfrom $100.0 million a year earlier.\n"
RIGHT = "Exports rose 10 percent to $110.0 million from $100.0 million.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A repository with a commit, the working directory; its configuration is the one of :data:`SAFE`."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM"):
        monkeypatch.setenv(name, SAFE[name])
    made = Desk(tmp_path / "desk")
    made.write("a.txt", f"{OLD}\n{HALVES}")
    made.commit()
    monkeypatch.chdir(made.top)
    return made


def since(rev: str, *paths: str) -> dict[str, Lines]:
    """The changed files below the working directory by name, with their lines."""
    changes = Changes.since(rev, paths)
    found = [str(p) for p in Path.cwd().rglob("*") if p.is_file() and changes.wants(str(p))]
    return {path: lines for path in found if (lines := changes.lines(path)) != Lines()}


def names(found: dict[str, Lines]) -> list[str]:
    """The names of changed files."""
    return sorted(os.path.relpath(name) for name in found)


def touched(path: str, rev: str = "HEAD") -> list[tuple[str, int]]:
    """The findings in a file that changes since a revision touch, each with the line on which it is shown."""
    changes = Changes.since(rev, [path])
    shown = []
    for article in factcheck.read(path):
        report = changes.sifted(factcheck.check(article, lang="en"), path)
        shown += [(f.rule, article.text.count("\n", 0, f.at) + 1) for f in report.findings]
    return shown


class TestFiles:
    def test_nothing_has_changed(self, desk: Desk) -> None:
        assert since("HEAD") == {}

    def test_staged_and_unstaged_and_untracked(self, desk: Desk) -> None:
        for name in ("staged.txt", "unstaged.txt", "both.txt"):
            desk.write(name, "1\n2\n3\n")
        desk.commit()
        desk.write("staged.txt", "1\nX\n3\n")
        desk.write("both.txt", "X\n2\n3\n")
        desk.git("add", "--all")
        desk.write("both.txt", "X\n2\nX\n")
        desk.write("unstaged.txt", "1\n2\n3\n4\n5\n")
        desk.write("new/untracked.txt", "1\n")
        desk.write("added.txt", "1\n2\n")
        desk.git("add", "added.txt")
        found = {os.path.relpath(name): lines.ranges for name, lines in since("HEAD").items()}
        assert found == {
            "staged.txt": ((2, 2),),
            "both.txt": ((1, 1), (3, 3)),
            "unstaged.txt": ((4, 5),),
            "added.txt": WHOLE.ranges,
            "new/untracked.txt": WHOLE.ranges,
        }

    def test_an_ignored_file_is_changed_only_if_it_is_named(self, desk: Desk) -> None:
        desk.write(".gitignore", "*.log\n")
        desk.commit()
        desk.write("one.log", RIGHT)
        assert names(since("HEAD", ".")) == []
        assert names(since("HEAD", "one.log", "a.txt")) == ["one.log"]

    def test_what_others_changed_on_the_main_branch_is_not_ours(self, desk: Desk) -> None:
        desk.git("switch", "--quiet", "--create", "desk")
        desk.write("ours.txt", RIGHT)
        desk.commit()
        desk.git("switch", "--quiet", "main")
        desk.write("theirs.txt", RIGHT)
        desk.write("a.txt", "Rewritten.\n")
        desk.commit()
        desk.git("switch", "--quiet", "desk")
        assert names(since("main")) == ["ours.txt"]

    def test_a_file_that_was_deleted_is_no_error(self, desk: Desk) -> None:
        desk.write("old/b.txt", RIGHT)
        desk.commit()
        (desk.top / "a.txt").unlink()
        desk.git("rm", "--quiet", "-r", "old")
        changes = Changes.since("HEAD", ["a.txt", "old"])
        assert changes.files == {}
        assert changes.removed("a.txt")
        assert changes.removed("old/b.txt")
        assert changes.removed("old")
        assert not changes.removed("never.txt")

    def test_a_renamed_file_counts_where_it_was_edited(self, desk: Desk) -> None:
        lines = [f"Paragraph {n} of the article.\n" for n in range(20)]
        desk.write("draft.txt", "".join(lines))
        desk.write("same.txt", "".join(reversed(lines)))
        desk.commit()
        desk.git("mv", "draft.txt", "published.txt")
        desk.git("mv", "same.txt", "moved.txt")
        desk.write("published.txt", "".join([*lines[:4], "Edited.\n", *lines[5:]]))
        changes = Changes.since("HEAD", ["."])
        assert changes.lines("published.txt") == Lines(((5, 5),))
        assert [changes.wants(name) for name in ("published.txt", "moved.txt")] == [True, False]
        assert changes.removed("draft.txt")

    @pytest.mark.parametrize(
        "name",
        [
            b"one two.txt",
            b'quo"te\\.txt',
            b"line\nbreak.txt",
            "خبر.txt".encode(),
            b"\xff\xfe.txt",
            b"-x.txt",
            b"*.txt",
            b":x.txt",
        ],
        ids=repr,
    )
    @pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="needs a file system that takes any name")
    def test_names_of_any_kind(self, desk: Desk, name: bytes) -> None:
        desk.write(name, "1\n2\n3\n")
        desk.commit()
        desk.write(name, "1\n2\nX\n")
        assert since("HEAD", os.fsdecode(b"./" + name)) == {str(desk.top / os.fsdecode(name)): Lines(((3, 3),))}

    @pytest.mark.parametrize("room", [1, 20_000])
    def test_only_files_that_are_read_are_compared(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch, room: int
    ) -> None:
        monkeypatch.setattr("factcheck.worktrees.AT_ONCE", room)
        asked: list[bytes] = []
        patch = Repository.patch

        def counted(repository: Repository, base: str, names: Sequence[bytes]) -> Iterator[bytes]:
            asked.extend(names)
            return patch(repository, base, names)

        monkeypatch.setattr(Repository, "patch", counted)
        for name in ("b.txt", "c.txt", "data.csv"):
            desk.write(name, "1\n2\n3\n")
        desk.commit()
        for name in ("b.txt", "c.txt", "data.csv"):
            desk.write(name, "1\n2\nX\n")
        changes = Changes.since("HEAD", [])
        assert changes.wants("b.txt")
        assert changes.wants("c.txt")
        assert changes.lines("b.txt") == changes.lines("c.txt") == Lines(((3, 3),))
        assert asked == [b"b.txt", b"c.txt"]

    def test_a_text_that_looks_like_a_patch_is_a_text(self, desk: Desk) -> None:
        desk.write("b.txt", "1\n2\n")
        desk.commit()
        desk.write("b.txt", "1\n2\n++ a.txt\n@@ -1 +1,9 @@\n+++ a.txt\ndiff --git x y\n")
        assert {os.path.basename(name): lines for name, lines in since("HEAD").items()} == {"b.txt": Lines(((3, 6),))}

    def test_what_is_no_text_for_git_has_changed_as_a_whole(self, desk: Desk) -> None:
        desk.write("b.txt", "1\n2\n".encode("utf-16"))
        desk.commit()
        desk.write("b.txt", "1\n3\n".encode("utf-16"))
        assert list(since("HEAD").values()) == [WHOLE]

    def test_what_git_keeps_in_another_form_has_changed_as_a_whole(self, desk: Desk) -> None:
        desk.git("config", "filter.upper.clean", "tr a-z A-Z | head -c 5")
        desk.write(".gitattributes", "b.txt filter=upper\n")
        desk.write("b.txt", "one\ntwo\nthree\n")
        desk.commit()
        desk.write("b.txt", "new\ntwo\nthree\nfour\n")
        assert list(since("HEAD").values()) == [WHOLE]

    def test_a_mode_or_a_link_is_no_change_of_an_article(self, desk: Desk) -> None:
        (desk.top / "a.txt").chmod(0o755)
        (desk.top / "link.txt").symlink_to("a.txt")
        assert since("HEAD") == {}

    def test_a_link_stands_for_its_file(self, desk: Desk) -> None:
        (desk.top / "link.txt").symlink_to("a.txt")
        desk.commit()
        desk.write("a.txt", "Edited.\n")
        assert Changes.since("HEAD", ["link.txt"]).wants("link.txt")

    @pytest.mark.parametrize(
        ("key", "value"),
        [
            ("diff.noprefix", "true"), ("diff.mnemonicPrefix", "true"), ("color.ui", "always"), ("diff.context", "9"),
            ("diff.interHunkContext", "99"), ("diff.renames", "false"), ("diff.external", "false"),
            ("diff.relative", "true"), ("core.quotePath", "true"), ("diff.wsErrorHighlight", "all"),
            ("diff.submodule", "log"), ("core.pager", "false"), ("diff.orderFile", "no-such-file"),
        ],
    )  # fmt: skip
    def test_no_setting_of_the_user_changes_the_answer(self, desk: Desk, key: str, value: str) -> None:
        desk.write("sub dir/b.txt", "1\n2\n3\n4\n5\n6\n")
        desk.commit()
        desk.write("sub dir/b.txt", "1\nX\n3\n4\nX\n6\n")
        if key == "diff.orderFile":
            desk.write(value, "")
            desk.git("add", value)
        desk.git("config", key, value)
        found = {os.path.basename(name): lines.ranges for name, lines in since("HEAD").items()}
        assert found["b.txt"] == ((2, 2), (5, 5))

    def test_nor_does_a_variable(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        desk.write("b.txt", "1\n2\n3\n")
        desk.commit()
        desk.write("b.txt", "1\nX\n3\n")
        for name, value in {
            "GIT_DIFF_OPTS": "--unified=9", "GIT_EXTERNAL_DIFF": "false", "GIT_GLOB_PATHSPECS": "1",
            "GIT_INDEX_FILE": "no-such-index", "GIT_WORK_TREE": "/", "GIT_PREFIX": "x/", "GIT_PAGER": "false",
        }.items():  # fmt: skip
            monkeypatch.setenv(name, value)
        assert list(since("HEAD").values()) == [Lines(((2, 2),))]

    def test_a_hook_names_its_own_repository_and_the_files_theirs(
        self, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        other = Desk(tmp_path / "other")
        other.commit()
        desk.write("b.txt", "new\n")
        monkeypatch.setenv("GIT_DIR", str(other.top / ".git"))
        assert names(since("HEAD")) == ["b.txt"]


class TestPlaces:
    def test_below_the_top_and_from_outside(self, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        desk.write("deep/down/b.txt", "new\n")
        monkeypatch.chdir(desk.top / "deep")
        assert Changes.since("HEAD", ["down/b.txt"]).wants("down/b.txt")
        assert Changes.since("HEAD", []).wants("down/../down/b.txt")
        assert not Changes.since("HEAD", []).wants("../a.txt")
        monkeypatch.chdir(tmp_path)
        assert Changes.since("HEAD", ["desk"]).wants("desk/deep/down/b.txt")
        assert Changes.since("HEAD", [str(desk.top / "a.txt")]).wants(str(desk.top / "deep" / "down" / "b.txt"))

    def test_a_working_tree_of_its_own(self, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        desk.git("worktree", "add", "--quiet", "-b", "desk", str(tmp_path / "tree"))
        tree = Desk(tmp_path / "tree")
        tree.write("b.txt", "new\n")
        monkeypatch.chdir(tree.top)
        assert names(since("main")) == ["b.txt"]

    def test_several_repositories(self, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        other = Desk(tmp_path / "other")
        other.write("b.txt", "1\n2\n")
        other.commit()
        other.write("b.txt", "1\nX\n")
        desk.write("c.txt", "new\n")
        monkeypatch.chdir(tmp_path)
        assert names(since("main", "desk", "other/b.txt")) == ["desk/c.txt", "other/b.txt"]

    def test_a_submodule_is_a_repository_of_its_own(self, desk: Desk, tmp_path: Path) -> None:
        other = Desk(tmp_path / "other")
        other.write("b.txt", "1\n2\n")
        other.commit()
        desk.git("submodule", "--quiet", "add", str(other.top), "sub")
        desk.commit()
        desk.write("sub/b.txt", "1\nX\n")
        assert since("HEAD", ".") == {}
        assert names(since("HEAD", "sub/b.txt")) == ["sub/b.txt"]

    def test_standard_input_is_new(self, desk: Desk) -> None:
        assert Changes.since("HEAD", ["-"]).wants("-")


class TestErrors:
    @pytest.mark.parametrize(
        "rev", ["", "-x", "--output=stolen", "no-such-branch", "main..HEAD", "^main", "a\nb", "HEAD:a.txt"]
    )
    def test_what_is_no_revision(self, desk: Desk, rev: str) -> None:
        with pytest.raises(SettingsError, match=r"--diff .*revision"):
            Changes.since(rev, [])
        assert sorted(path.name for path in desk.top.iterdir()) == [".git", "a.txt"]

    def test_no_repository(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
        (tmp_path / "plain").mkdir()
        with pytest.raises(SettingsError, match=r"not a git repository.*leave --diff out"):
            Changes.since("main", [str(tmp_path / "plain")])

    def test_no_working_tree(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        Desk(tmp_path / "bare", "--bare")
        with pytest.raises(SettingsError, match="must be run in a work tree"):
            Changes.since("main", [str(tmp_path / "bare")])

    def test_a_repository_of_somebody_else(self, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "git").write_text(
            "#!/bin/sh\necho 'fatal: detected dubious ownership in repository' >&2\nexit 128\n"
        )
        (tmp_path / "git").chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
        with pytest.raises(SettingsError, match=r"dubious ownership.*safe\.directory .*desk` if you trust it"):
            Changes.since("main", [])

    def test_no_git(self, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        with pytest.raises(
            SettingsError, match=r"^--diff needs git, and there is none; install it, or leave --diff out$"
        ):
            Changes.since("main", [])

    def test_a_shallow_clone(self, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for n in range(3):
            desk.write("a.txt", f"Version {n}.\n")
            desk.commit()
        Desk(tmp_path).git("clone", "--quiet", "--depth=1", desk.top.as_uri(), "shallow")
        monkeypatch.chdir(tmp_path / "shallow")
        with pytest.raises(SettingsError, match=r"shallow: .*fetch-depth: 0"):
            Changes.since("HEAD~1", [])
        assert since("main") == {}

    def test_a_shallow_clone_of_two_branches(self, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        desk.git("switch", "--quiet", "--create", "desk")
        desk.commit("ours")
        desk.git("switch", "--quiet", "main")
        desk.commit("theirs")
        Desk(tmp_path).git("clone", "--quiet", "--depth=1", "--no-single-branch", desk.top.as_uri(), "shallow")
        monkeypatch.chdir(tmp_path / "shallow")
        with pytest.raises(SettingsError, match=r"no commit in common .*fetch-depth: 0"):
            Changes.since("origin/desk", [])

    def test_a_history_of_its_own(self, desk: Desk) -> None:
        desk.git("switch", "--quiet", "--orphan", "other")
        desk.commit()
        with pytest.raises(SettingsError, match="no commit in common"):
            Changes.since("main", [])

    def test_no_commit_yet(self, tmp_path: Path) -> None:
        desk = Desk(tmp_path / "new")
        desk.write("a.txt", OLD)
        with pytest.raises(SettingsError, match="no such revision"):
            Changes.since("HEAD", [str(desk.top)])


class TestFindings:
    def test_half_of_a_contradiction_that_changed_is_enough(self, desk: Desk) -> None:
        desk.write("a.txt", f"{OLD}\n{HALVES.replace('100.0', '90.0')}")
        assert touched("a.txt") == [("growth", 4)]

    def test_and_it_may_be_either_half(self, desk: Desk) -> None:
        desk.write("a.txt", f"{OLD}\n{HALVES.replace('110.0', '130.0')}")
        assert touched("a.txt") == [("growth", 3)]

    def test_a_figure_that_crosses_lines_stands_on_both(self, desk: Desk) -> None:
        text = "Imports were $533.1 million, up 35.9 percent or 140.9\npercent from 2017.\n"
        desk.write("a.txt", text)
        desk.commit()
        desk.write("a.txt", text.replace("from 2017", "from the year 2017"))
        assert touched("a.txt") == [("growth", 2)]

    def test_an_old_contradiction_in_a_changed_file_is_left_out(self, desk: Desk) -> None:
        desk.write("a.txt", f"{OLD}\n{HALVES}More.\n")
        changes = Changes.since("HEAD", ["a.txt"])
        report = factcheck.check(factcheck.read("a.txt")[0])
        assert report.findings
        sifted = changes.sifted(report, "a.txt")
        assert (sifted.findings, sifted.untouched) == ((), 1)

    def test_suppressions_are_remarked_upon_where_they_have_changed(self, desk: Desk) -> None:
        old, new = ("<!-- factcheck: ignore growth -- no use -->\n\n" * 2, "<!-- factcheck: ignore share -- none -->\n")
        desk.write("a.md", f"{old}{RIGHT}")
        desk.commit()
        desk.write("a.md", f"{old}{RIGHT}\n{new}")
        done = runs.check(["a.md"], Settings(), sieves=[Changes.since("HEAD", [])])
        assert [remark.line for report in done.reports for remark in report.remarks] == [7]

    def test_every_finding_of_a_new_file_counts(self, desk: Desk) -> None:
        desk.write("b.txt", OLD)
        assert touched("b.txt") == [("growth", 1)]

    def test_a_line_that_was_taken_away_between_figures(self, desk: Desk) -> None:
        lines = [
            "Exports rose 10 percent to $110.0 million\n",
            "in June. They are said to be up\n",
            "from $90.0 million.\n",
        ]
        desk.write("a.txt", "".join(lines))
        desk.commit()
        desk.write("a.txt", lines[0] + lines[2])
        assert Changes.since("HEAD", []).files
        assert touched("a.txt") == [("growth", 1)]

    def test_a_line_that_was_taken_away_beside_a_finding_touches_nothing(self, desk: Desk) -> None:
        desk.write("a.txt", f"Before.\n{OLD}After.\n{HALVES}")
        desk.commit()
        desk.write("a.txt", f"{OLD}{HALVES}")
        assert touched("a.txt") == []

    @pytest.mark.parametrize("newline", ["\n", "\r\n"])
    @pytest.mark.parametrize("mark", ["", "\ufeff"])
    def test_lines_are_those_of_git(self, desk: Desk, newline: str, mark: str) -> None:
        text = f"{mark}One\rtwo\u2028three\x0bfour\x0cfive.\n\n{OLD}\n{HALVES}".replace("\n", newline)
        desk.write("a.txt", text)
        desk.commit()
        desk.write("a.txt", text.replace("100.0", "90.0"))
        changes = Changes.since("HEAD", [])
        assert changes.lines("a.txt") == Lines(((6, 6),))
        report = factcheck.check(factcheck.read("a.txt")[0], lang="en")
        kept = changes.sifted(report, "a.txt").findings
        assert (len(report.findings), len(kept)) == (2, 1)
        assert report.article.text[kept[0].at :].startswith("$90.0")

    def test_html_is_counted_in_the_file(self, desk: Desk) -> None:
        page = f"<html lang=en>\n<body>\n<p>{OLD.strip()}\n</p><!--\n\n--><p>{HALVES}</p>\n"
        desk.write("a.html", page)
        desk.commit()
        desk.write("a.html", page.replace("100.0", "<b>90.0</b>"))
        [kept] = kept_in("a.html")
        assert [f.rule for f in kept.findings] == ["growth"]
        assert kept.article.text[kept.findings[0].at :].startswith("$")

    def test_markdown_is_counted_in_the_file(self, desk: Desk) -> None:
        page = f"---\ntitle: Trade\n---\n\n{OLD}\n```\ncode\n```\n\n{HALVES}"
        desk.write("a.md", page)
        desk.commit()
        desk.write("a.md", page.replace("$100.0", "**$90.0**"))
        [kept] = kept_in("a.md")
        assert [kept.article.text[f.at :][:5] for f in kept.findings] == ["$90.0"]

    def test_entries_of_json_lines_are_counted_in_the_file(self, desk: Desk) -> None:
        entry = '{{"text": "Imports were $533.1 million,\\nup 35.9 percent or {} percent from 2017."}}\n'
        desk.write("feed.jsonl", "".join(map(entry.format, ("140.9", "141.9", "142.9"))))
        desk.commit()
        desk.write("feed.jsonl", "".join(map(entry.format, ("140.9", "151.9", "142.9"))))
        assert [len(report.findings) for report in kept_in("feed.jsonl")] == [0, 1, 0]

    def test_rows_of_a_table_are_counted_in_the_file(self, desk: Desk) -> None:
        rows = ['nr,story\n1,"One.\n', f'\n{OLD}"\n', "\n", f'2,"{OLD}"\n', f'3,"{HALVES.replace("100.0", "90.0")}"\n']
        desk.write("news.csv", "".join(rows))
        desk.commit()
        for n, (kept, total) in {0: (0, 3), 1: (1, 3), 3: (1, 3), 4: (1, 3)}.items():
            changed = [*rows[:n], rows[n].replace("story", "story ").replace("million", "million "), *rows[n + 1 :]]
            desk.write("news.csv", "".join(changed))
            assert told_of_rows("news.csv") == (kept, total), n

    def test_rows_of_json_lines_are_counted_in_the_file(self, desk: Desk) -> None:
        row = json.dumps({"story": OLD}) + "\n"
        desk.write("news.jsonl", f"{row}\n{row}")
        desk.commit()
        desk.write("news.jsonl", f"{row}\n{row}{row}")
        assert told_of_rows("news.jsonl") == (1, 3)


def told_of_rows(path: str) -> tuple[int, int]:
    """How many findings in a table changes since the last commit touch, of how many."""
    settings = Settings(columns=Columns("story"), lang="en")
    total = runs.check([path], settings).totals
    return runs.check(
        [path], settings, sieves=[Changes.since("HEAD", [path])]
    ).totals.contradictions, total.contradictions


def kept_in(path: str) -> list[Report]:
    """The reports on the articles of a file with the findings that changes since the last commit touch."""
    changes = Changes.since("HEAD", [path])
    return [changes.sifted(factcheck.check(article, lang="en"), path) for article in factcheck.read(path)]


class TestCommand:
    def test_only_the_new_half_of_a_contradiction_is_told(self, desk: Desk) -> None:
        desk.write("old.txt", OLD)
        desk.commit()
        desk.write("a.txt", f"{OLD}\n{HALVES.replace('100.0', '90.0')}")
        status, lines, err = check("--diff", "HEAD", "--format", "concise")
        assert (status, err) == (1, "")
        assert lines[0].startswith("a.txt:4:6: contradiction growth: 10 percent")
        assert lines[1:] == ["Not consistent: 1 contradiction; 1 on unchanged lines."]

    def test_nothing_new_is_no_failure(self, desk: Desk) -> None:
        assert check("--diff", "HEAD", "--format", "concise") == (0, ["Nothing was checked."], "")
        desk.write("a.txt", f"{OLD}\n{HALVES}\nMore.\n")
        assert check("--diff", "HEAD", "--format", "concise")[:2] == (
            0,
            ["Nothing new: 1 article; 1 on unchanged lines."],
        )

    def test_files_that_have_not_changed_are_not_even_read(self, desk: Desk) -> None:
        desk.write("broken.txt", b"%PDF-1.7")
        desk.commit()
        desk.write("b.txt", RIGHT)
        status, lines, err = check("--diff", "HEAD", ".")
        assert (status, err) == (0, "")
        assert "notice: 2 files without a change since HEAD not read" in lines

    def test_a_directory_that_was_emptied_and_files_that_were_deleted(self, desk: Desk) -> None:
        (desk.top / "a.txt").unlink()
        assert check("--diff", "HEAD", "a.txt")[0] == 0
        assert check("--diff", "HEAD")[0] == 0
        status, _, err = check("--diff", "HEAD", "never.txt")
        assert (status, err) == (3, "factcheck: never.txt: no such file or directory; check the path\n")

    def test_with_what_is_known(self, desk: Desk) -> None:
        assert factcheck_run("baseline", "create", ".").returncode == 0
        desk.write("a.txt", f"{OLD}\n{HALVES.replace('100.0', '90.0')}\n")
        arguments = ("--diff", "HEAD", "--baseline", ".factcheck-baseline.json", "--format", "concise")
        assert check(*arguments)[1][1:] == ["Not consistent: 1 contradiction."]
        assert factcheck_run("baseline", "update", ".").returncode == 0
        assert check(*arguments, "--fail-on-stale")[:2] == (0, ["Nothing new: 1 article; 1 known."])

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (("--diff", "no-such-branch"), "there is no such revision in"),
            (("--diff", "--output=stolen"), "not a revision"),
            (("--diff=-x",), "not a revision"),
            ((), "Missing argument 'PATH...'"),
        ],
    )
    def test_usage(self, desk: Desk, arguments: tuple[str, ...], message: str) -> None:
        status, _, err = check(*arguments)
        assert status == 2
        assert message in err

    def test_in_a_hook_of_git(self, desk: Desk) -> None:
        hook = desk.write(".git/hooks/pre-commit", f"#!/bin/sh\nexec {sys.executable} -m factcheck check --diff HEAD\n")
        hook.chmod(0o755)
        desk.write("a.txt", f"{OLD}\n{HALVES}\nMore.\n")
        desk.git("commit", "--quiet", "--all", "--message", "no new finding")
        desk.write("a.txt", f"{OLD}\n{HALVES.replace('100.0', '90.0')}\nMore.\n")
        with pytest.raises(AssertionError):
            desk.git("commit", "--quiet", "--all", "--message", "a new finding")


def factcheck_run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the real program in the working directory."""
    command = [sys.executable, "-m", "factcheck", *arguments]
    return subprocess.run(command, env=SAFE, capture_output=True, encoding="utf-8", check=False, timeout=60)


def check(*arguments: str) -> tuple[int, list[str], str]:
    """Run a check: its exit status, the lines that it prints, and what it complains of."""
    done = factcheck_run("check", *arguments)
    return done.returncode, done.stdout.splitlines(), done.stderr


def test_git_is_asked_only_when_it_is_needed() -> None:
    script = "import factcheck.cli, sys; sys.exit('factcheck.git' in sys.modules or 'subprocess' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False, timeout=60).returncode == 0
