"""``check --watch``: the real command over real files that are changed as editors change them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue

import pytest
from click.testing import CliRunner
from extras import needs

from factcheck import cli, watching
from factcheck.errors import ArticleError, SettingsError

ROOT = Path(__file__).parent.parent
PATIENCE = 60
"""Seconds after which a line that does not come is missed; nothing waits for them to pass."""
BAD = "Exports rose 15.3% to $45.6 billion from $40.6 billion.\n"
GOOD = "Exports rose 12.3% to $45.6 billion from $40.6 billion.\n"
WAITING = "; waiting for changes, Ctrl-C ends"


class Watching:
    """A run of the command, and the lines that it has not been asked for yet."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.lines: Queue[str] = Queue()
        threading.Thread(target=self.read, daemon=True).start()

    def read(self) -> None:
        """Collect what is said."""
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def round(self) -> list[str]:
        """What is said up to the line with the counts."""
        said = [self.lines.get(timeout=PATIENCE)]
        while not said[-1].endswith(WAITING):
            said.append(self.lines.get(timeout=PATIENCE))
        return said

    def counts(self) -> str:
        """What the line with the counts says next."""
        return self.round()[-1].removeprefix("factcheck: ").removesuffix(WAITING)


@contextmanager
def watched(place: Path, *arguments: str) -> Iterator[Watching]:
    """The command while it watches, and interrupted in the end."""
    process = subprocess.Popen(
        [sys.executable, "-m", "factcheck", "check", "--watch", "--format", "concise", *arguments],
        cwd=place, env={**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(place / ".cache")},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
    )  # fmt: skip
    with process:
        try:
            yield Watching(process)
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=PATIENCE) == 130


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A newsroom with two articles."""
    (tmp_path / ".git").mkdir()
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.txt").write_text(BAD, "utf-8")
    (news / "b.md").write_text(GOOD, "utf-8")
    return tmp_path


@needs("watch")
class TestDirectories:
    def test_what_is_changed_made_renamed_and_deleted(self, place: Path) -> None:
        news = place / "news"
        with watched(place, "news") as command:
            assert command.counts() == "2 articles, 1 contradiction, 0 warnings, 0 notes"
            (news / "b.md").write_text(BAD, "utf-8")
            said = command.round()
            assert said[0] == "factcheck: changed: news/b.md"
            assert "2 articles, 2 contradictions" in said[-1]
            (news / "deeper").mkdir()
            (news / "deeper" / "c.html").write_text(f"<p>{BAD}</p>", "utf-8")
            assert command.counts().startswith("3 articles, 3 contradictions")
            (news / "b.md").rename(news / "d.md")
            assert "news/d.md" in command.round()[0]
            (news / "a.txt").unlink()
            assert command.counts().startswith("2 articles, 2 contradictions")
            assert "\x1b" not in "".join([*command.lines.queue, *said])

    def test_a_configuration_above_and_a_wrong_one(self, place: Path) -> None:
        with watched(place, "news") as command:
            command.round()
            for text, said in (
                ('exclude = ["news/a.txt"]', "1 article, 0 contradictions"),
                ("exclude = [", "factcheck.toml"),
                ("", "2 articles, 1 contradiction"),
            ):
                (place / "factcheck.toml").write_text(text, "utf-8")
                assert command.lines.get(timeout=PATIENCE).startswith("factcheck: changed: factcheck.toml")
                while said not in command.lines.get(timeout=PATIENCE):
                    pass
            (place / "news" / "b.md").write_text(BAD, "utf-8")
            assert command.counts().startswith("2 articles, 2 contradictions")

    def test_a_file_beside_an_article(self, place: Path) -> None:
        with watched(place, "news") as command:
            command.round()
            (place / "news" / "a.txt.factcheck.toml").write_text('[[ignore]]\nrule = "growth"\n', "utf-8")
            said = command.round()
            assert said[0] == "factcheck: changed: news/a.txt.factcheck.toml"
            assert "2 articles, 0 contradictions" in said[-1]

    def test_what_is_no_article_wakes_nobody(self, place: Path) -> None:
        news = place / "news"
        with watched(place, "news", "--output", f"json={news / 'out.json'}") as command:
            command.round()
            for name in ("a.py", ".hidden.txt", "a.txt~", ".a.txt.swp", "out.json"):
                (news / name).write_text(BAD, "utf-8")
            (news / "b.md").write_text(BAD, "utf-8")
            assert command.round()[0] == "factcheck: changed: news/b.md"


@needs("watch")
class TestFiles:
    def test_an_editor_that_saves_by_renaming(self, place: Path) -> None:
        article = place / "news" / "a.txt"
        with watched(place, "news/a.txt") as command:
            assert command.counts().startswith("1 article, 1 contradiction")
            for text, found in ((GOOD, 0), (BAD, 1), (GOOD, 0)):
                (place / "news" / ".a.txt.new").write_text(text, "utf-8")
                (place / "news" / ".a.txt.new").replace(article)
                assert f", {found} contradiction" in command.counts()
            article.unlink()
            assert "no such file" in "".join(command.round())
            article.write_text(BAD, "utf-8")
            assert command.counts().startswith("1 article, 1 contradiction")

    def test_a_neighbour_is_not_watched(self, place: Path) -> None:
        with watched(place, "news/a.txt") as command:
            command.round()
            (place / "news" / "b.md").write_text(BAD, "utf-8")
            (place / "news" / "a.txt").write_text(GOOD, "utf-8")
            assert command.round()[0] == "factcheck: changed: news/a.txt"


class TestWords:
    def test_standard_input_cannot_be_watched(self) -> None:
        done = CliRunner().invoke(cli.main, ["check", "--watch", "-"], input="x")
        assert done.exit_code == 2
        assert "--watch is for files and directories" in done.output

    @needs("watch")
    def test_a_directory_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(ArticleError, match="no such directory to watch"):
            watching.watch([str(tmp_path / "none" / "a.txt")], lambda: pytest.fail("not to be checked"), list)

    def test_without_the_extra_the_option_names_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "watchfiles", None)
        with pytest.raises(SettingsError, match=r"pip install 'factcheck\[watch\]'"):
            watching.watch(["."], lambda: pytest.fail("not to be checked"), list)

    def test_what_is_watched(self, place: Path) -> None:
        news, real = place / "news", os.path.realpath
        deep, flat = watching.roots([str(news)])
        assert (deep, flat) == ({real(news)}, {real(place)})
        deep, flat = watching.roots([str(news / "a.txt")])
        assert (deep, flat) == (frozenset(), {real(news), real(place)})
