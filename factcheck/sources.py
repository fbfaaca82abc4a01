"""Which files some paths stand for."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path

from factcheck.errors import ArticleError

STDIN = "-"
"""Stands for standard input where a path is expected."""
ARTICLES = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".json", ".jsonl", ".ndjson"})
"""How the names of files end that are read as articles when a directory is named."""
TABLES = frozenset({".csv", ".tsv", ".jsonl", ".ndjson", ".parquet"})
"""How the names of tables end, for runs over a column of them."""


def expand(paths: Iterable[str | Path], *, columns: bool = False) -> tuple[Path, ...]:
    """The files that paths stand for: a directory is the articles in it and below it, sorted; "-" stays as it is.

    With ``columns`` it is the tables in it. Raises ArticleError for a path that does not exist and for a directory
    without any.
    """
    kinds = TABLES if columns else ARTICLES
    found: list[Path] = []
    for given in paths:
        path = Path(given)
        if not str(given).strip():
            raise ArticleError("a path without a name; name a file, a directory, or - for standard input")
        if path.is_dir():
            found += _within(path, kinds, "tables" if columns else "articles")
        elif str(path) == STDIN or path.exists():
            found.append(path)
        else:
            raise ArticleError(f"{path}: no such file or directory; check the path")
    return tuple(dict.fromkeys(found))


def _within(directory: Path, kinds: Collection[str], what: str) -> list[Path]:
    try:
        files = sorted(
            p
            for p in directory.rglob("*")
            if p.suffix.lower() in kinds
            and not any(part.startswith(".") for part in p.relative_to(directory).parts)
            and p.is_file()
        )
    except OSError as error:
        raise ArticleError(f"{directory}: cannot be listed ({error.strerror or error}); check it") from None
    if not files:
        raise ArticleError(f"{directory}: no {what} in it; {what} end in {', '.join(sorted(kinds))}")
    return files


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
