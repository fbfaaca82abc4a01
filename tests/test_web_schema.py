"""The service does what its own description says: a few hundred requests made from it, valid and not."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from extras import needs
from web_service import Running, service

pytestmark = needs("serve")
EXAMPLES = 25
"""For each operation and each kind of request."""
SEED = 533


@pytest.fixture(scope="module")
def desk() -> Iterator[Running]:
    with service("--workers", "2") as running:
        yield running


def test_the_description_is_valid(desk: Running) -> None:
    validator = pytest.importorskip("jsonschema").Draft202012Validator
    document = desk.ask("GET", "/openapi.json").json
    for schema in document["components"]["schemas"].values():
        validator.check_schema(schema)
    named = {part for part in str(document).split("'") if part.startswith("#/components/schemas/")}
    assert {name.rpartition("/")[2] for name in named} <= set(document["components"]["schemas"])


@pytest.mark.skipif(not find_spec("schemathesis"), reason="needs schemathesis")
def test_requests_made_from_the_description_are_answered_as_it_says(desk: Running, tmp_path: Path) -> None:
    command = [
        sys.executable, "-m", "schemathesis.cli", "run", f"{desk.url}/openapi.json", "--max-examples", str(EXAMPLES),
        "--seed", str(SEED), "--generation-database", "none", "--no-color", "--workers", "1",
        "--phases", "examples,coverage,fuzzing",
    ]  # fmt: skip
    done = subprocess.run(command, cwd=tmp_path, env=dict(os.environ), capture_output=True, text=True, timeout=540)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Test cases" in done.stdout or "generated" in done.stdout, done.stdout
