"""Globs: what they match is what git matches."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from itertools import product
from pathlib import Path

import pytest

from factcheck.globs import Glob, excluding, plain

GLOBS = (
    "a", "a/", "/a", "/a/", "*.md", "a*", "*b", "a/b", "a/*", "a/**", "**/b", "a/**/b", "!a", "!*.md", "!a/", "*",
    "!*/", "/*", "!/a", "**", "[ab]", "a?", "\\!a", "a/b/", "!a/b.md", "?.md", "*/b", "[!a]", "a\\*", "a ", "//a", "/",
    "**/", "*/", "[z-a]", "[a", "a[]]", ".*", "a b", "!a b/",
)  # fmt: skip


def tree(top: Path) -> list[Path]:
    """A tree of files below a directory."""
    made = []
    for outer, inner, name in product(("", "a", "b", ".x", "ab"), ("", "a", "b", "a b"), ("a.md", "b.md", "ab.txt")):
        path = top / outer / inner / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        made.append(path)
    return made


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_what_globs_keep_out_is_what_git_ignores(tmp_path: Path) -> None:
    chosen = random.Random(5)
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    files = tree(tmp_path)
    for _ in range(60):
        globs = chosen.sample(GLOBS, chosen.randint(1, 4))
        (tmp_path / ".gitignore").write_text("\n".join(globs), "utf-8")
        command = ["git", "-C", str(tmp_path), "ls-files", "-z", "--others", "--exclude-standard"]
        listed = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.split("\0")
        ours = [Glob(glob, str(tmp_path)) for glob in globs]
        kept = {str(path.relative_to(tmp_path)) for path in files if not excluding(ours, str(path), str(tmp_path))}
        assert kept == {name for name in listed if name} - {".gitignore"}, globs


def test_plain_globs_load_no_library() -> None:
    assert [glob for glob in GLOBS if plain(glob.removeprefix("!"))] == [
        "a", "a/", "/a", "/a/", "*.md", "a*", "*b", "a/b", "!a", "!*.md", "!a/", "!/a", "a/b/", "!a/b.md", ".*", "a b",
        "!a b/",
    ]  # fmt: skip


def test_what_keeps_a_file_out_is_named() -> None:
    globs = (Glob("drafts/", os.sep, "factcheck.toml:3"), Glob("*.md", os.sep, "factcheck.toml:4"))
    found = excluding(globs, "/news/drafts/a.md", "/news")
    assert found is not None
    assert (found.pattern, found.origin) == ("drafts/", "factcheck.toml:3")


def test_what_is_above_the_top_keeps_nothing_out() -> None:
    globs = (Glob(".*", os.sep),)
    assert excluding(globs, "/desk/.cache/news/a.md", "/desk/.cache/news") is None
    assert excluding(globs, "/elsewhere/.cache/a.md", "/desk/news") is None
    assert excluding(globs, "/desk/news/.cache/a.md", "/desk/news") is not None


@pytest.mark.parametrize("glob", ["[", "[[:nonsense:]]x", "\\", "[a-", "(", "a{2", "(?P<x>", "***", "!" * 50, "\x00*"])
def test_what_is_no_glob_matches_nothing_or_something_and_raises_nothing(glob: str) -> None:
    assert excluding((Glob(glob, "/news"),), "/news/a.md", "/news") in (None, Glob(glob, "/news"))
