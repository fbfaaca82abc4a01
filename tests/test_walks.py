"""Directories: which of their files are read, what is passed over, and what is told of it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from factcheck import walks
from factcheck.configuration import Configurations
from factcheck.errors import SettingsError
from factcheck.model import Failure
from factcheck.settings import Columns, Settings
from factcheck.walks import Passed


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository, and the working directory."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("x", "utf-8")


def write(name: str, text: str) -> None:
    make(name)
    Path(name).write_text(text, "utf-8")


def found(argument: str = ".", **known: Any) -> tuple[list[str], tuple[str, ...]]:
    """The files and the notices."""
    passed = Passed()
    files = [name for name in walks.files(argument, Configurations(**known), passed) if isinstance(name, str)]
    return files, passed.notices


def failure(argument: str, **known: Any) -> str:
    [one] = walks.files(argument, Configurations(**known), Passed())
    assert isinstance(one, Failure)
    return one.message


class TestFiles:
    def test_a_directory_is_its_articles_in_the_order_of_their_names(self, desk: Path) -> None:
        make("b.txt", "a.md", "sub/c.HTML", "sub/d.jsonl", "e.png", ".hidden/f.txt", ".g.txt", "sub.txt", "a/z.txt")
        assert found() == (["a/z.txt", "a.md", "b.txt", "sub/c.HTML", "sub/d.jsonl", "sub.txt"], ())

    def test_or_its_tables(self, desk: Path) -> None:
        make("a.csv", "b.txt", "c.jsonl", "d.parquet", "e.md")
        assert found(settings=Settings(columns=Columns("body")))[0] == ["a.csv", "c.jsonl", "d.parquet"]

    def test_what_is_named_is_itself(self, desk: Path) -> None:
        make("e.png", ".g.txt")
        assert found("-") == (["-"], ())
        assert found("e.png") == (["e.png"], ())
        assert found(".g.txt") == ([".g.txt"], ())

    def test_names_begin_as_the_directory_is_named(self, desk: Path) -> None:
        make("news/a.txt")
        assert list(walks.files("./news/", Configurations(), Passed())) == ["news/a.txt"]
        assert list(walks.files(str(desk / "news"), Configurations(), Passed())) == [str(desk / "news" / "a.txt")]

    def test_what_is_not_there_is_told(self, desk: Path) -> None:
        (desk / "void").mkdir()
        assert failure("void") == "void: no articles in it; articles end in .atom, .docx, .htm, .html, .json, " + (
            ".jsonl, .markdown, .md, .ndjson, .pdf, .rss, .txt"
        )
        assert failure("void", settings=Settings(columns=Columns("body"))).startswith("void: no tables in it; tables ")
        assert failure("nothing") == "nothing: no such file or directory; check the path"
        assert failure(" ").startswith("a path without a name")
        assert failure("a\0b").endswith("no such file or directory; check the path")

    def test_what_needs_an_extra_is_read_where_there_is_one(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        make("a.txt", "b.docx", "c/d.DOCX", "e.pdf", "f.rss", "g.xml")
        monkeypatch.setattr(walks, "lacking", {}.get)
        assert found() == (["a.txt", "b.docx", "c/d.DOCX", "e.pdf", "f.rss"], ())
        monkeypatch.setattr(walks, "lacking", {".docx": "word", ".pdf": "pdf"}.get)
        assert found() == (
            ["a.txt", "f.rss"],
            (
                "passed over: 2 files, to be read with the extra word: pip install 'factcheck[word]'",
                "passed over: 1 file, to be read with the extra pdf: pip install 'factcheck[pdf]'",
            ),
        )
        assert failure("c") == (
            "c: no articles in it; there are files to be read with the extra word: pip install 'factcheck[word]'"
        )
        assert found("b.docx") == (["b.docx"], ()), "reading what is named says what it needs"
        write("factcheck.toml", 'include = ["*.pdf"]')
        assert found() == (["e.pdf"], ())

    def test_a_link_to_nothing_is_read_and_so_told(self, desk: Path) -> None:
        make("a.txt")
        Path("b.txt").symlink_to("nothing.txt")
        assert found()[0] == ["a.txt", "b.txt"]
        assert failure("b.txt") == "b.txt: a link to what is not there; check the path"

    def test_links_in_a_circle_do_no_harm(self, desk: Path) -> None:
        make("news/a.txt")
        (desk / "news" / "loop").symlink_to("..", target_is_directory=True)
        (desk / "news" / "self").symlink_to("self")
        (desk / "news" / "b.txt").symlink_to("a.txt")
        (desk / "news" / "c.txt").symlink_to("nowhere")
        assert found("news")[0] == ["news/a.txt", "news/b.txt", "news/c.txt"], "one that leads to nothing is told"

    def test_a_link_that_is_named_is_followed(self, desk: Path) -> None:
        make("news/a.txt")
        (desk / "link").symlink_to("news", target_is_directory=True)
        assert found("link")[0] == ["link/a.txt"]

    @pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
    def test_a_directory_that_may_not_be_listed_costs_no_other(self, desk: Path) -> None:
        make("a/a.txt", "b/b.txt")
        (desk / "a").chmod(0)
        listed = list(walks.files(".", Configurations(), Passed()))
        (desk / "a").chmod(0o700)
        assert [type(one) for one in listed] == [Failure, str]


class TestExcluded:
    def test_by_the_configuration(self, desk: Path) -> None:
        make("a.txt", "drafts/b.txt", "news/drafts/c.txt", "news/d.txt", "news/e.md", "news/x.png", "old.txt")
        write("factcheck.toml", 'extend-exclude = ["drafts/", "*.md",\n"/old.txt"]')
        assert found() == (
            ["a.txt", "news/d.txt"],
            ("passed over: 2 files and 2 directories, excluded by factcheck.toml",),
        )

    def test_the_default_is_told_to_nobody_and_can_be_replaced(self, desk: Path) -> None:
        make("a.txt", "node_modules/b.txt", ".venv/c.txt", "news/venv/d.txt", ".e.txt")
        assert found() == (["a.txt"], ())
        write("factcheck.toml", 'exclude = ["venv/"]')
        assert found()[0] == [".e.txt", ".venv/c.txt", "a.txt", "node_modules/b.txt"]

    def test_each_directory_has_the_nearest_configuration(self, desk: Path) -> None:
        make("a.txt", "b.md", "fa/a.txt", "fa/b.md")
        write("factcheck.toml", 'extend-exclude = ["*.md"]')
        write("fa/factcheck.toml", 'extend-exclude = ["*.txt"]')
        assert found()[0] == ["a.txt", "fa/b.md"]

    def test_only_what_is_included(self, desk: Path) -> None:
        make("a.txt", "b.story", "articles/c.txt", "articles/d.png", "fa/articles/e.txt")
        write("factcheck.toml", 'include = ["*.story", "/articles/", "!*.png"]')
        assert found() == (["articles/c.txt", "b.story"], ())

    def test_what_is_named_is_read_nevertheless_and_that_is_told(self, desk: Path) -> None:
        make("drafts/a.txt")
        write("factcheck.toml", '# ours\nextend-exclude = ["drafts/"]')
        notice = (
            'checked although excluded, since named: drafts/a.txt ("drafts/" in factcheck.toml:2); '
            "--force-exclude passes over what is named"
        )
        assert found("drafts/a.txt") == (["drafts/a.txt"], (notice,))
        assert found("drafts") == (["drafts/a.txt"], (notice.replace("drafts/a.txt", "drafts"),))

    def test_unless_it_is_forced(self, desk: Path) -> None:
        make("drafts/a.txt", ".hidden/b.txt", "c.txt")
        write("factcheck.toml", 'extend-exclude = ["drafts/"]')
        forced = {"given": {"force-exclude": True}}
        assert found("drafts/a.txt", **forced) == ([], ("passed over: 1 file, excluded by factcheck.toml",))
        assert found(".hidden/b.txt", **forced) == ([], ("passed over: 1 file, excluded by default",))
        assert found("drafts", **forced) == ([], ("passed over: 1 directory, excluded by factcheck.toml",))
        assert found("c.txt", **forced) == (["c.txt"], ())
        assert found(".", **forced)[0] == ["c.txt"]

    def test_what_is_above_a_repository_says_nothing_of_it(self, desk: Path) -> None:
        make("inner/a.txt", "inner/.git/HEAD")
        write("factcheck.toml", "lang = 5")
        assert found("inner") == (["inner/a.txt"], ())

    def test_a_directory_of_which_all_is_excluded_is_no_success(self, desk: Path) -> None:
        make("news/a.txt")
        write("factcheck.toml", 'extend-exclude = ["*.txt"]')
        assert failure("news") == "news: no articles in it; all are excluded"

    def test_a_configuration_below_that_is_broken_ends_the_run(self, desk: Path) -> None:
        make("a.txt", "fa/b.txt")
        write("fa/factcheck.toml", "lang = 5")
        with pytest.raises(SettingsError, match=r"^fa/factcheck.toml:1: lang"):
            list(walks.files(".", Configurations(), Passed()))

    def test_a_notice_is_never_long(self, desk: Path) -> None:
        write("factcheck.toml", 'extend-exclude = ["drafts/"]')
        passed = Passed()
        for number in range(1000):
            make(f"drafts/{number}.txt")
            list(walks.files(f"drafts/{number}.txt", Configurations(), passed))
        [notice] = passed.notices
        assert " and 997 more; " in notice


class TestGit:
    def test_nested_lists_with_exceptions(self, desk: Path) -> None:
        make("a.txt", "out/b.txt", "news/c.txt", "news/keep.txt", "news/deep/d.txt", "big.md")
        write(".gitignore", "# built\n\nout/\r\n/big.md\n")
        write("news/.gitignore", "*.txt\n!keep.txt\n")
        notice = "passed over: 3 files and 1 directory, excluded by .gitignore, news/.gitignore"
        assert found() == (["a.txt", "news/keep.txt"], (notice,))

    def test_from_a_directory_below(self, desk: Path) -> None:
        make("news/a.txt", "news/b.txt", "news/out/c.txt")
        write(".gitignore", "/news/a.txt\nout/\n")
        assert found("news")[0] == ["news/b.txt"]
        assert found("news/out")[0] == ["news/out/c.txt"]

    def test_the_private_list_of_a_repository(self, desk: Path) -> None:
        make("a.txt", "mine.txt")
        write(".git/info/exclude", "mine.txt\n")
        assert found()[0] == ["a.txt"]

    def test_a_repository_within_is_its_own(self, desk: Path) -> None:
        make("a.txt", "other/a.txt", "other/b.txt", "other/.git/HEAD")
        write(".gitignore", "a.txt")
        write("other/.gitignore", "b.txt")
        assert found()[0] == ["other/a.txt"]

    def test_without_a_repository_too(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        make("a.txt", "news/b.txt")
        write("news/.gitignore", "b.txt")
        assert found()[0] == ["a.txt"]

    def test_it_can_be_turned_off(self, desk: Path) -> None:
        make("a.txt")
        write(".gitignore", "*")
        assert found(given={"respect-gitignore": False}) == (["a.txt"], ())
        write("factcheck.toml", "respect-gitignore = false")
        assert found() == (["a.txt"], ())

    @pytest.mark.parametrize("content", [b"\xff\xfe\n*.md\n", b"[\n(\n\\\n*.md", b"*.md\n" * 3000, b"\x00\n*.md"])
    def test_no_list_is_a_traceback(self, desk: Path, content: bytes) -> None:
        make("a.txt", "b.md")
        (desk / ".gitignore").write_bytes(content)
        assert found()[0] == ["a.txt"]

    def test_a_directory_in_its_place(self, desk: Path) -> None:
        make("a.txt", ".gitignore/x")
        assert found()[0] == ["a.txt"]

    @pytest.mark.skipif(not shutil.which("git"), reason="needs git")
    def test_a_worktree_has_the_list_of_its_repository(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        for command in (
            ["init", "-q", "main"],
            ["-C", "main", *who, "commit", "-q", "--allow-empty", "-m", "x"],
            ["-C", "main", "worktree", "add", "-q", "../side"],
        ):
            subprocess.run(["git", *command], cwd=tmp_path, check=True, capture_output=True)
        monkeypatch.chdir(tmp_path / "side")
        make("a.txt", "mine.txt")
        write("../main/.git/info/exclude", "mine.txt\n")
        assert found()[0] == ["a.txt"]
