"""The documents do what they say: examples are run, commands are the ones that CI runs, paths exist.

``FACTCHECK_UPDATE_GOLDEN=1`` writes the real output into the console examples, and fails so that it is seen.
"""

from __future__ import annotations

import doctest
import os
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from extras import needs

from factcheck import cli
from factcheck.reports import FORMATS
from factcheck.settings import FAIL_ON

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
COLUMNS = "88"

MADE = {"factcheck/languages/xx.toml", "tests/golden/tally.txt"}
"""Files that a reader of CONTRIBUTING.md would make."""

EDITOR = {f"GIT_{who}_{what}": "desk@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
"""Who makes the commits of the examples."""

Block = tuple[int, str, str]


def blocks(text: str, language: str) -> list[Block]:
    """The fenced blocks of one language: the line of the fence, the content, and the whole with its fences."""
    found, inside, start, lines = [], False, 0, list[str]()
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        if inside and line.strip() == "```":
            found.append((start, "".join(lines), f"```{language}\n{''.join(lines)}```\n"))
            inside = False
        elif inside:
            lines.append(line)
        elif line.strip() == f"```{language}":
            inside, start, lines = True, number, []
    return found


def commands(content: str) -> list[tuple[str, str]]:
    """The commands of a console block, each with the output that is shown below it."""
    pairs: list[tuple[str, str]] = []
    for line in content.splitlines(keepends=True):
        if line.startswith("$ "):
            pairs.append((line[2:].rstrip("\n"), ""))
        else:
            pairs[-1] = (pairs[-1][0], pairs[-1][1] + line)
    return pairs


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with the seeds, the data and a command ``factcheck``, where examples may write."""
    place = tmp_path_factory.mktemp("desk")
    for name in ("seeds", "data"):
        shutil.copytree(ROOT / name, place / name)
    (place / "bin").mkdir()
    command = place / "bin" / "factcheck"
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m factcheck "$@"\n', "utf-8")
    command.chmod(0o755)
    return place


def run(command: str, place: Path) -> str:
    """What a shell shows for a command: standard output and standard error together."""
    path = os.pathsep.join((str(place / "bin"), os.environ.get("PATH", "")))
    environment = os.environ | {"PATH": path, "PYTHONPATH": str(ROOT), "COLUMNS": COLUMNS, "NO_COLOR": "1"} | EDITOR
    done = subprocess.run(
        command,
        shell=True,
        cwd=place,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
    )
    return done.stdout


@pytest.mark.skipif(os.name != "posix", reason="the examples are for a POSIX shell")
@pytest.mark.parametrize("n", range(len(blocks(README.read_text("utf-8"), "console"))))
def test_console_examples_show_the_real_output(n: int, desk: Path) -> None:
    text = README.read_text("utf-8")
    line, content, whole = blocks(text, "console")[n]
    real = "".join(f"$ {command}\n{run(command, desk)}" for command, _ in commands(content))
    if os.environ.get("FACTCHECK_UPDATE_GOLDEN") and real != content:
        README.write_text(text.replace(whole, f"```console\n{real}```\n"), "utf-8")
        pytest.fail(f"rewrote the example at README.md:{line}: read the difference, then run again")
    assert content == real, f"README.md:{line}"


def test_python_examples_are_doctests_that_pass(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    examples = [content for _, content, _ in blocks(README.read_text("utf-8"), "python")]
    assert run_examples("\n".join(e for e in examples if "import spacy" not in e)) >= 10


@needs("spacy")
def test_python_examples_with_spacy_pass() -> None:
    examples = [content for _, content, _ in blocks(README.read_text("utf-8"), "python")]
    assert run_examples("\n".join(e for e in examples if "import spacy" in e)) >= 5


def run_examples(examples: str) -> int:
    """How many examples there are, all of which pass."""
    test = doctest.DocTestParser().get_doctest(examples, {}, "README.md", str(README), 0)
    told: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL)
    results = runner.run(test, out=told.append)
    assert results.failed == 0, "".join(told)
    return len(test.examples)


def test_set_up_is_two_commands_of_one_line_each() -> None:
    first, second = (content for _, content, _ in blocks(README.read_text("utf-8"), "sh"))
    assert first.count("\n") == second.count("\n") == 1
    assert first.startswith("python3 -m venv .venv && ")
    assert first.endswith(" && .venv/bin/factcheck report seeds/ --out reports/\n")
    assert second.startswith("python3 -m venv .venv && ")
    assert second.endswith(" && .venv/bin/python -m pytest\n")


def test_ci_takes_the_second_command_from_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    found = run("bash .ci/run --show", ROOT)
    assert found == blocks(README.read_text("utf-8"), "sh")[1][1]
    assert "pip install" not in script


def test_ci_installs_every_extra_and_lets_no_test_of_one_be_skipped() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    _, second = (content for _, content, _ in blocks(README.read_text("utf-8"), "sh"))
    installed = second.partition("[")[2].partition("]")[0].split(",")
    assert sorted(installed) == sorted(project["optional-dependencies"])
    reason = str(needs("spacy").kwargs["reason"]).removesuffix(" spacy")
    assert f"'^SKIPPED.*{reason}'" in (ROOT / ".ci" / "run").read_text("utf-8")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_path_that_a_document_names_exists(name: str) -> None:
    lines = (ROOT / name).read_text("utf-8").splitlines()
    made = {word for line in lines if line.startswith("```") for word in line.split()} | MADE
    quoted = {
        word for line in lines for word in line.split("`")[1::2] if "/" in word and not set(word) & set(' *<>(){}="')
    }
    paths = {word.strip("/") for word in quoted - made if not word.startswith("-")}
    assert not {p for p in paths if not (ROOT / p).exists() and not (ROOT / "factcheck" / p).exists()}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_leads_somewhere(name: str) -> None:
    targets = {part.partition(")")[0] for part in (ROOT / name).read_text("utf-8").split("](")[1:]}
    files = {target.partition("#")[0] for target in targets if not target.startswith("https://")}
    assert not [f for f in files if not (ROOT / f).exists()]


def test_every_option_in_the_readme_exists() -> None:
    pages = [CliRunner().invoke(cli.main, [name, "--help"]).output for name in cli.COMMANDS]
    known = " ".join(pages) + " ".join(FORMATS) + " ".join(FAIL_ON)
    outside = "".join(p for i, p in enumerate(README.read_text("utf-8").split("```")) if i % 2 == 0)
    options = {w.partition(" ")[0].partition("=")[0] for w in outside.split("`")[1::2] if w.startswith("--")}
    assert options
    assert not {o for o in options if o not in known}


def test_the_readme_names_every_command_and_format() -> None:
    text = README.read_text("utf-8")
    assert not [name for name in cli.COMMANDS if f"factcheck {name}" not in text]
    assert not [form for form in FORMATS if f"`{form}`" not in text]
