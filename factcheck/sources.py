"""Which files are articles or tables, and what reports call them."""

from __future__ import annotations

import functools
import glob
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


PACKED = ".gz"
"""How the name of a file ends that is compressed, behind the end that tells its kind."""


def ending(name: str) -> str:
    """How the name of a file ends, which tells its kind.

    >>> ending("news/a.TXT"), ending("2018.jsonl.gz"), ending("README")
    ('.txt', '.jsonl', '')
    """
    return Path(name.lower().removesuffix(PACKED)).suffix


@functools.cache
def lacking(ending: str) -> str | None:
    """The extra that articles with such names need, where it is not installed."""
    extra, library = EXTRAS.get(ending, (None, ""))
    return extra if extra and importlib.util.find_spec(library) is None else None


def matches(pattern: str) -> list[str] | None:
    """The files and directories that a pattern with ``*``, ``?`` or ``[...]`` fits, sorted; None for a plain path.

    ``**`` stands for any directories; with it there are files only. A pattern that ends in a star is for files that
    are articles or tables.
    """
    if not glob.has_magic(pattern) or os.path.lexists(pattern):
        return None
    found = sorted(glob.glob(pattern, recursive=True))
    if "**" not in pattern:
        return found
    known = ARTICLES | TABLES | EXTRAS.keys()
    return [one for one in found if os.path.isfile(one) and (not pattern.endswith("*") or ending(one) in known)]


def plain(argument: str) -> str:
    """An argument up to where it becomes a pattern, as the name of what is in there.

    >>> plain("/data/**/*.txt"), plain("/data/a.txt")
    ('/data/**', '/data/a.txt')
    """
    parts = Path(argument).parts
    wild = next((i for i, part in enumerate(parts) if glob.has_magic(part)), len(parts) - 1)
    return os.path.join(*parts[: wild + 1]) if parts else argument


def shown(path: str, argument: str) -> str:
    """A path as a report names it: as it was given, but never from the root of this machine.

    >>> shown("seeds/a.txt", "seeds"), shown("/data/news/x/a.txt", "/data/news"), shown("-", "-")
    ('seeds/a.txt', 'news/x/a.txt', '<stdin>')
    """
    if not os.path.isabs(path):
        return "<stdin>" if path == STDIN else path.replace(os.sep, "/")
    if Path(path).is_relative_to(Path.cwd()):
        return Path(path).relative_to(Path.cwd()).as_posix()
    top = Path(plain(argument)).parent if os.path.isabs(argument) else Path(path).parent
    return Path(path).relative_to(top).as_posix() if Path(path).is_relative_to(top) else Path(path).name
