"""The files that continuous integration reads, run as it runs them, in a real git repository.

``.ci/uses`` runs the same for real: pre-commit with an environment that it makes itself, and the action with its
installation.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from factcheck import cli

ROOT = Path(__file__).parent.parent
OLD = "Output was 210.0 tonnes, up 5 percent or 50 percent from 2016.\n"
HALF = "\nImports were $533.1 million,\nup 35.9 percent or {} million from 2017.\n"
pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell"),
    pytest.mark.skipif(shutil.which("git") is None, reason="needs git"),
]


def git(*arguments: str) -> str:
    """Run git in the working directory."""
    told = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    who = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "init.defaultBranch=main"]
    command = ["git", *who, *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8", env=os.environ | told).stdout


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose newest change makes one half of a contradiction, in an article that has an old one."""
    repository = tmp_path / "desk"
    (repository / "articles").mkdir(parents=True)
    monkeypatch.chdir(repository)
    for name in [n for n in os.environ if n.startswith(("GIT_", "GITHUB_", "CI_", "FACTCHECK_DIFF"))]:
        monkeypatch.delenv(name)
    git("init", "--quiet")
    story = repository / "articles" / "story.txt"
    story.write_text(OLD + HALF.format("$140.9"), "utf-8")
    (repository / "articles" / "other.txt").write_text(OLD, "utf-8")
    git("add", ".")
    git("commit", "--quiet", "--message", "Stories")
    git("branch", "base")
    story.write_text(OLD + HALF.format("$240.9"), "utf-8")
    git("commit", "--quiet", "--all", "--message", "A figure")
    return repository


@pytest.fixture
def runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What a runner of actions sets, with factcheck installed as the action's first step leaves it."""
    place = tmp_path / "runner" / "factcheck" / "bin"
    place.mkdir(parents=True)
    shim = place / "factcheck"
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m factcheck "$@"\n', "utf-8")
    shim.chmod(0o755)
    for name, value in {
        "RUNNER_TEMP": tmp_path / "runner", "GITHUB_ACTIONS": "true", "GITHUB_ACTION_PATH": ROOT,
        "GITHUB_OUTPUT": tmp_path / "output", "GITHUB_STEP_SUMMARY": tmp_path / "summary.md", "PYTHONPATH": ROOT,
    }.items():  # fmt: skip
        monkeypatch.setenv(name, str(value))
    return tmp_path


def action() -> dict[str, Any]:
    """The action as a runner reads it."""
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    return loaded


def step(**inputs: str) -> subprocess.CompletedProcess[str]:
    """The step of the action that checks, with its environment filled in from the inputs as a runner does it."""
    told = action()
    values = {name: inputs.get(name.replace("-", "_"), entry["default"]) for name, entry in told["inputs"].items()}
    [check] = [s for s in told["runs"]["steps"] if s.get("id") == "check"]
    environment = {name: filled(text, values) for name, text in check["env"].items()}
    command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", check["run"]]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=os.environ | environment, timeout=120)


def filled(text: str, values: dict[str, str]) -> str:
    """A text with its expressions replaced; raises KeyError for an input that there is not."""
    name = text.removeprefix("${{ inputs.").removesuffix(" }}")
    return values[name]


def test_the_action_reports_what_touches_a_change_and_nothing_older(desk: Path, runner: Path) -> None:
    done = step(diff="base")
    assert done.returncode == 1, done.stderr
    [annotation] = [line for line in done.stdout.splitlines() if line.startswith("::error ")]
    assert "file=articles/story.txt,line=4" in annotation
    assert "240.9" in annotation
    assert "articles/story.txt" in (runner / "summary.md").read_text("utf-8")
    assert (runner / "output").read_text("utf-8") == f"sarif={runner / 'runner' / 'factcheck' / 'factcheck.sarif'}\n"
    sarif = json.loads((runner / "runner" / "factcheck" / "factcheck.sarif").read_text("utf-8"))
    [result] = [r for r in sarif["runs"][0]["results"] if not r.get("suppressions")]
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 4


def test_the_action_compares_with_the_base_of_a_pull_request(
    desk: Path, runner: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("update-ref", "refs/remotes/origin/main", "base")
    monkeypatch.setenv("GITHUB_BASE_REF", "main")
    assert step().stdout.count("\n::error ") + step().stdout.startswith("::error ") == 1
    assert step(diff="none").stdout.count("::error ") == 3


def test_inputs_of_the_action_are_never_run(desk: Path, runner: Path) -> None:
    (desk / "$(touch pwned).txt").write_text(OLD, "utf-8")
    done = step(diff="none", paths="$(touch pwned).txt\n; touch pwned\n")
    assert done.returncode == 3
    assert not (desk / "pwned").exists()
    assert not any("${{" in s.get("run", "") for s in action()["runs"]["steps"])


def test_every_input_of_the_action_is_used() -> None:
    text = (ROOT / "action.yml").read_text("utf-8")
    assert not [name for name in action()["inputs"] if f"inputs.{name} " not in text]


def hooks() -> list[dict[str, Any]]:
    """The hooks as pre-commit reads them."""
    loaded: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    return loaded


def hook(name: str, *files: str) -> int:
    """The exit status of a hook on some files, its command split as pre-commit splits it."""
    [found] = [h for h in hooks() if h["id"] == name]
    command, *arguments = found["entry"].split()
    assert command == "factcheck"
    return cli.run([*arguments, *files])


def test_the_hooks_check_what_is_about_to_be_committed(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = ("articles/story.txt", "articles/other.txt")
    assert hook("factcheck", *files) == 1
    assert hook("factcheck-changed", *files) == 0
    (desk / "articles" / "story.txt").write_text(OLD + HALF.format("$340.9"), "utf-8")
    git("add", ".")
    capsys.readouterr()
    assert hook("factcheck-changed", *files) == 1
    assert capsys.readouterr().out.count("growth contradiction:") == 1


def test_a_plain_hook_of_git_stops_a_commit(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = desk / ".git" / "hooks" / "pre-commit"
    script.parent.mkdir(exist_ok=True)
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m factcheck check --diff HEAD\n', "utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    (desk / "articles" / "new.txt").write_text(OLD, "utf-8")
    git("add", ".")
    with pytest.raises(subprocess.CalledProcessError) as stopped:
        git("commit", "--message", "A new story")
    assert "growth contradiction: 5 percent" in stopped.value.stdout + stopped.value.stderr
    (desk / "articles" / "new.txt").write_text("Output was 210.0 tonnes, up 5 percent from 2016.\n", "utf-8")
    git("add", ".")
    git("commit", "--message", "A new story")


def test_the_job_for_gitlab_writes_both_reports(desk: Path, runner: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, job = yaml.safe_load_all((ROOT / "templates" / "factcheck.yml").read_text("utf-8"))
    monkeypatch.delenv("GITHUB_ACTIONS")
    monkeypatch.setenv("PATH", f"{runner / 'runner' / 'factcheck' / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("CI_MERGE_REQUEST_DIFF_BASE_SHA", git("rev-parse", "base").strip())
    told = {"FACTCHECK_PATHS": "articles", "FACTCHECK_FAIL_ON": "contradiction", "FACTCHECK_BASELINE": ""}
    [script] = job["factcheck"]["script"]
    done = subprocess.run(["sh", "-c", script], capture_output=True, env=os.environ | told, timeout=120)
    assert done.returncode == 1, done.stderr
    [issue] = json.loads((desk / "gl-code-quality-report.json").read_text("utf-8"))
    assert issue["location"] == {"path": "articles/story.txt", "lines": {"begin": 4, "end": 4}}
    assert ElementTree.parse(desk / "factcheck.xml").getroot().tag == "testsuites"
    reports = job["factcheck"]["artifacts"]["reports"]
    assert all((desk / name).exists() for name in reports.values())


def shown(name: str) -> Any:
    """The example in the README for a file."""
    blocks = (ROOT / "README.md").read_text("utf-8").split("```yaml\n")[1:]
    [found] = [block.partition("```")[0] for block in blocks if block.startswith(f"# {name}\n")]
    return yaml.safe_load(found)


def test_the_readme_names_hooks_inputs_and_components_that_there_are() -> None:
    [repository] = shown(".pre-commit-config.yaml")["repos"]
    assert {h["id"] for h in repository["hooks"]} <= {h["id"] for h in hooks()}
    *_, step = shown(".github/workflows/factcheck.yml")["jobs"]["figures"]["steps"]
    assert set(step["with"]) <= set(action()["inputs"])
    [included] = shown(".gitlab-ci.yml")["include"]
    name = included["component"].rpartition("/")[2].partition("@")[0]
    spec, _ = yaml.safe_load_all((ROOT / "templates" / f"{name}.yml").read_text("utf-8"))
    assert set(included["inputs"]) <= set(spec["spec"]["inputs"])
