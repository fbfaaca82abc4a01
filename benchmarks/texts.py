"""The texts of a corpus of yours: JSON lines, one object an article, or plain files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click


def texts(path: Path, field: str = "text") -> Iterator[str]:
    """The texts that are not empty: of the lines of a .jsonl, of a file, or of all .txt in a folder, by name."""
    if path.suffix == ".jsonl":
        with path.open(encoding="utf-8") as lines:
            found = [json.loads(line).get(field) for line in lines if line.strip()]
    else:
        files = [path] if path.is_file() else sorted(path.rglob("*.txt"))
        found = [file.read_text("utf-8") for file in files]
    if not any(isinstance(text, str) and text for text in found):
        raise click.ClickException(f"{path} has no text; name the field of its lines with --field")
    yield from (text for text in found if isinstance(text, str) and text)
