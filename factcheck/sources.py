"""Which files are articles or tables, and what reports call them."""

from __future__ import annotations

import os
from pathlib import Path

STDIN = "-"
"""Stands for standard input where a path is expected."""
ARTICLES = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".json", ".jsonl", ".ndjson"})
"""How the names of files end that are read as articles when a directory is named."""
TABLES = frozenset({".csv", ".tsv", ".jsonl", ".ndjson", ".parquet"})
"""How the names of tables end, for runs over a column of them."""


def shown(path: str, argument: str) -> str:
    """A path as a report names it: as it was given, but never from the root of this machine.

    >>> shown("seeds/a.txt", "seeds"), shown("/data/news/x/a.txt", "/data/news"), shown("-", "-")
    ('seeds/a.txt', 'news/x/a.txt', '<stdin>')
    """
    if not os.path.isabs(path):
        return "<stdin>" if path == STDIN else path.replace(os.sep, "/")
    if Path(path).is_relative_to(Path.cwd()):
        return Path(path).relative_to(Path.cwd()).as_posix()
    top = Path(argument).parent if os.path.isabs(argument) else Path(path).parent
    return Path(path).relative_to(top).as_posix() if Path(path).is_relative_to(top) else Path(path).name
