"""Comparison with golden files. ``FACTCHECK_UPDATE_GOLDEN=1`` rewrites them, and fails so that it is seen."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"


def compare(name: str, text: str) -> None:
    """Fail unless a text is byte for byte what the golden file holds."""
    path = GOLDEN / name
    if os.environ.get("FACTCHECK_UPDATE_GOLDEN"):
        if not path.exists() or path.read_bytes() != text.encode():
            path.write_bytes(text.encode())
            pytest.fail(f"rewrote tests/golden/{name}: read the difference, then run again")
        return
    assert path.exists(), f"tests/golden/{name} is missing; FACTCHECK_UPDATE_GOLDEN=1 writes it"
    assert text.encode() == path.read_bytes()
