"""The contestants of ``peers.py``: factcheck and the peers, each a process in its own interpreter."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from environments import peers

ROOT = Path(__file__).parent.parent
ADAPTERS = Path(__file__).parent / "adapters"
OURS = {"factcheck extract": "factcheck_extract", "factcheck check": "factcheck_check"}


class Died(Exception):
    """A contestant's process ended; the text is the last line it wrote."""


@dataclass(frozen=True, slots=True)
class Contestant:
    """What to run, and what to say of it below the table."""

    name: str
    command: tuple[str, ...]
    note: str = ""


def contestants(environments: Path, lang: str) -> tuple[list[Contestant], dict[str, str]]:
    """Those that start, ours first; and why the others do not, by name. A first start compiles, and is not counted."""
    worker = str(ADAPTERS / "worker.py")
    there = [Contestant(name, (sys.executable, worker, adapter, lang)) for name, adapter in OURS.items()]
    missing = {}
    for peer in peers():
        python = peer.interpreter(environments)
        if python.exists():
            there.append(Contestant(peer.name, (str(python), worker, peer.adapter, lang), peer.note))
        else:
            pythons, requires = " or ".join(peer.pythons), " ".join(f'"{one}"' for one in peer.requires)
            missing[peer.name] = f"not installed; it needs Python {pythons} and pip install {requires}"
    died = {one.name: why for one in there if (why := reason(one))}
    return [one for one in there if one.name not in died], missing | died


def reason(contestant: Contestant) -> str:
    """Why a contestant does not start; empty if it does."""
    try:
        with running(contestant):
            return ""
    except Died as error:
        return f"does not start: {error}"


@dataclass(frozen=True, slots=True)
class Process:
    """A contestant that runs, and the processor time of its import and first call in seconds."""

    given: IO[str]
    answers: IO[str]
    errors: IO[str]
    start: float

    def ask(self, texts: Sequence[str]) -> dict[str, Any]:
        """What it finds in the texts, with its processor time and peak of memory."""
        self.given.write(json.dumps(texts) + "\n")
        self.given.flush()
        return answer(self.answers, self.errors)


@contextmanager
def running(contestant: Contestant) -> Iterator[Process]:
    """Start a contestant; it ends with the block. Ours is imported from this tree, compiled as an installed one is."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    if contestant.name in OURS:
        environment["PYTHONPATH"] = str(ROOT)
    else:
        environment.pop("PYTHONPATH", None)
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as errors,
        subprocess.Popen(
            contestant.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            encoding="utf-8",
            env=environment,
        ) as process,
    ):
        given, answers = process.stdin, process.stdout
        assert given is not None
        assert answers is not None
        yield Process(given, answers, errors, answer(answers, errors)["start"])


def answer(answers: IO[str], errors: IO[str]) -> dict[str, Any]:
    """The next answer, or why there is none."""
    line = answers.readline()
    if not line:
        errors.seek(0)
        raise Died((errors.read().strip().splitlines() or ["it said nothing"])[-1])
    got: dict[str, Any] = json.loads(line)
    return got
