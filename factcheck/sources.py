"""Which files are articles or tables, and what reports call them."""

from __future__ import annotations

import functools
import importlib.util
import os
from pathlib import Path

STDIN = "-"
"""Stands for standard input where a path is expected."""
ARTICLES = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".json", ".jsonl", ".ndjson"})
"""How the names of files end that are read as articles when a directory is named."""
EXTRAS = {".docx": ("word", "docx"), ".pdf": ("pdf", "pypdf"), ".rss": ("feeds", "feedparser"),
          ".atom": ("feeds", "feedparser")}  # fmt: skip
"""How the names of articles end that are read with an extra: its name, and the library that comes with it."""
TABLES = frozenset({".csv", ".tsv", ".jsonl", ".ndjson", ".parquet"})
"""How the names of tables end, for runs over a column of them."""


@functools.cache
def lacking(ending: str) -> str | None:
    """The extra that articles with such names need, where it is not installed."""
    extra, library = EXTRAS.get(ending, (None, ""))
    return extra if extra and importlib.util.find_spec(library) is None else None


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
