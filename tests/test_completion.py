"""Completion in a shell: each shell sources the script that it is given and is asked for completions."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import get_completion_class

from factcheck import cli, languages
from factcheck.commands.about import catalogue
from factcheck.reports import FORMATS

ROOT = Path(__file__).parent.parent
ASK = {
    "bash": """
        COMP_WORDS=({words}); COMP_CWORD={last}; COMPREPLY=()
        compopt() {{ echo $2; }}
        _factcheck_completion factcheck
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """,
    "zsh": """
        words=({words}); CURRENT={last}+1
        _describe() {{ eval 'printf "%s\\n" "${{'$3'[@]}}"'; }}
        compadd() {{ eval 'printf "%s\\n" "${{'${{@[-1]}}'[@]}}"'; }}
        _path_files() {{ echo "_path_files $*"; }}
        _factcheck_completion
    """,
    "fish": "complete -C {line}",
}
"""What each shell runs after the script to be told what may stand where a line ends."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A directory with the command in its ``bin``."""
    command = tmp_path / "bin" / "factcheck"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m factcheck "$@"\n', "utf-8")
    command.chmod(0o755)
    return tmp_path


def completed(home: Path, shell: str, words: list[str]) -> list[str]:
    """What a shell offers for the last of some words."""
    if (program := shutil.which(shell)) is None:
        pytest.skip(f"needs {shell}")
    paths = {"PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}", "HOME": str(home), "PYTHONPATH": str(ROOT)}
    environment = {**os.environ, **paths}
    script = home / f"script.{shell}"
    with script.open("wb") as file:
        subprocess.run(
            [home / "bin" / "factcheck", "completion", shell], env=environment, stdout=file, check=True, timeout=60
        )
    begin = {"bash": "", "zsh": "autoload -Uz compinit && compinit -u\n", "fish": ""}[shell]
    quoted = " ".join(map(shlex.quote, words))
    ask = ASK[shell].format(words=quoted, last=len(words) - 1, line=shlex.quote(" ".join(words)))
    plain = {"bash": ["--norc", "--noprofile"], "zsh": ["-f"], "fish": ["--no-config"]}[shell]
    done = subprocess.run(
        [program, *plain, "-c", f"{begin}source {shlex.quote(str(script))}\n{ask}"],
        env=environment, cwd=home, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert not done.stderr
    return [line.partition("\t")[0].partition(":")[0] for line in done.stdout.splitlines() if line]


@pytest.mark.parametrize("shell", ASK)
class TestShells:
    def test_commands(self, home: Path, shell: str) -> None:
        assert completed(home, shell, ["factcheck", "ex"]) == ["explain", "extract"]

    def test_the_names_of_rules(self, home: Path, shell: str) -> None:
        offered = completed(home, shell, ["factcheck", "explain", "p"])
        assert sorted(offered) == sorted(r.name for r in catalogue() if r.name.startswith("p"))

    def test_formats(self, home: Path, shell: str) -> None:
        offered = completed(home, shell, ["factcheck", "check", "--format", "j"])
        assert sorted(offered) == sorted(name for name in FORMATS if name.startswith("j"))

    def test_languages(self, home: Path, shell: str) -> None:
        assert completed(home, shell, ["factcheck", "check", "--lang", "f"]) == ["fa", "fr"]

    def test_files(self, home: Path, shell: str) -> None:
        (home / "article.txt").write_text("Exports rose.", "utf-8")
        for before in ([], ["--output"], ["--baseline"], ["--stdin-filename"]):
            offered = completed(home, shell, ["factcheck", "check", *before, "art"])
            assert offered in (["default"], ["_path_files -f"], ["article.txt"]), before


@pytest.mark.parametrize("name", sorted(cli.COMMANDS))
def test_every_command_completes_its_options(name: str) -> None:
    made = get_completion_class("bash")
    assert made
    offered = made(cli.main, {}, "factcheck", "_FACTCHECK_COMPLETE").get_completions([name], "--")
    assert "--help" in {item.value for item in offered}


def test_all_languages_are_offered() -> None:
    made = get_completion_class("bash")
    assert made
    offered = made(cli.main, {}, "factcheck", "_FACTCHECK_COMPLETE").get_completions(["check", "--lang"], "")
    assert [item.value for item in offered] == list(languages.codes())
