"""The walk-throughs of CONTRIBUTING.md, applied to a copy of the project, each with its commands.

A fence whose first line names a file is a new file, or, with an anchor, an edit of one that exists:

    toml factcheck/languages/en.toml below [cues]
    toml factcheck/languages/sv.toml instead of [cues] to =

An anchor is how a line begins, the first such line counts, and a section before it says from where on to look.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pytest

import factcheck
from factcheck import languages

ROOT = Path(__file__).parent.parent
DOCUMENT = ROOT / "CONTRIBUTING.md"
COPIED = (
    "factcheck",
    "tests",
    "seeds",
    "data",
    "reports",
    "pyproject.toml",
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
)
WORKPLACES = (" below ", " above ", " instead of ")


@dataclass(frozen=True)
class Step:
    """One fenced block: what its first line says, and its content."""

    info: str
    content: str


def sections() -> dict[str, list[Step]]:
    """The blocks under each heading of the second level."""
    found: dict[str, list[Step]] = {}
    heading, info, lines = "", None, list[str]()
    for line in DOCUMENT.read_text("utf-8").splitlines():
        if info is None and line.startswith("## "):
            heading = line[3:]
        elif info is None and line.startswith("```"):
            info, lines = line[3:], []
        elif info is not None and line == "```":
            found.setdefault(heading, []).append(Step(info, "".join(f"{one}\n" for one in lines)))
            info = None
        elif info is not None:
            lines.append(line)
    return found


WALKS = {name: steps for name, steps in sections().items() if name.startswith(("A ", "An "))}


def edit(place: Path, info: str, content: str) -> None:
    """Write a new file, or put the content where the anchor says."""
    target = info.partition(" ")[2]
    for word in WORKPLACES:
        name, found, anchor = target.partition(word)
        if found:
            path = place / name
            path.write_text(edited(path.read_text("utf-8"), word.strip(), anchor, content), "utf-8")
            return
    path = place / target
    assert not path.exists(), f"{target} is there already"
    path.write_text(content, "utf-8")


def edited(text: str, word: str, anchor: str, content: str) -> str:
    lines = text.splitlines(keepends=True)
    start = 0
    if anchor.startswith("[") and "] " in anchor and not anchor.startswith("[["):
        section, _, anchor = anchor.partition(" ")
        start = lines.index(f"{section}\n")
    at = next((i for i, line in enumerate(lines) if i >= start and line.startswith(anchor)), None)
    assert at is not None, f"no line begins with {anchor!r}"
    first, last = {"below": (at + 1, at + 1), "above": (at, at), "instead of": (at, at + 1)}[word]
    return "".join((*lines[:first], content, *lines[last:]))


def run(command: str, place: Path) -> subprocess.CompletedProcess[str]:
    shell = command.replace(".venv/bin/python", sys.executable)
    environment = os.environ | {
        "PYTHONPATH": str(place),
        "PYTEST_ADDOPTS": "-p no:cacheprovider",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    environment.pop("FACTCHECK_UPDATE_GOLDEN", None)
    return subprocess.run(shell, shell=True, cwd=place, env=environment, capture_output=True, text=True, timeout=300)


@pytest.mark.skipif(os.name != "posix", reason="the commands are for a POSIX shell")
@pytest.mark.parametrize("name", WALKS)
def test_a_walk_through_ends_with_a_command_that_passes(name: str, tmp_path: Path) -> None:
    for entry in COPIED:
        source = ROOT / entry
        if source.is_dir():
            shutil.copytree(source, tmp_path / entry, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tmp_path / entry)
    steps = [s for s in WALKS[name] if " " in s.info or s.info == "sh"]
    assert steps[-1].info == "sh"
    for step in steps:
        if step.info == "sh":
            done = run(step.content.strip(), tmp_path)
        else:
            edit(tmp_path, step.info, step.content)
    assert done.returncode == 0, done.stdout + done.stderr


def test_there_is_a_walk_through_for_each_kind_of_addition() -> None:
    assert list(WALKS) == ["A rule in ten minutes", "A wording", "A language", "An output", "A frame", "A slip"]


def test_every_section_of_a_language_file_is_described() -> None:
    text = DOCUMENT.read_text("utf-8")
    assert not [s for s in languages.SECTIONS if f"`[{s}]`" not in text and f"`[[{s}]]`" not in text]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("$5,000", 4500, 5500, "USD"),
        ("12.40 tonnes", "12.395", "12.405", "tonne"),
        ("10 percent", "9.5", "10.5", "percent"),
        ("20 ports", 20, 20, ""),
        ("45th place", 45, 45, ""),
        ("about $50 million", 40 * 10**6, 60 * 10**6, "USD"),
        ("up to $2 billion", 0, None, "USD"),
        ("3 to 5 percent", "2.5", "5.5", "percent"),
        ("5 million toman", 45 * 10**6, 55 * 10**6, "IRR"),
        ("C$5 million", 4_500_000, 5_500_000, "CAD"),
    ],
)
def test_decisions_about_figures(text: str, low: str | int, high: str | int | None, unit: str) -> None:
    (quantity,) = factcheck.extract(text, lang="en")
    assert (quantity.low, quantity.high) == (Fraction(low), None if high is None else Fraction(high))
    assert quantity.unit == unit


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Sales rose 100 percent to 12,000 tonnes from 5,000 tonnes.", "warning"),
        ("Sales rose 100 percent to 10,000 tonnes from 5,100 tonnes.", "note"),
        ("Sales of 6.0 million tonnes were three times more than the 2.0 million tonnes of 2019.", "consistent"),
        ("Sales of 8.0 million tonnes were three times more than the 2.0 million tonnes of 2019.", "consistent"),
        ("The unemployment rate rose 0.5 percent to 4.5 percent from 4.0 percent.", "warning"),
        ("Revenue rose 8.3% to $5.2 billion from 4.8.", "consistent"),
    ],
)
def test_decisions_about_relations(text: str, verdict: str) -> None:
    assert [relation.verdict for relation in factcheck.check(text, lang="en").relations] == [verdict]
