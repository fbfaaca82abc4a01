"""Articles from files: text, HTML, Markdown, JSON and JSON lines, in any common encoding.

Every character of an article's text is one character of its file, and the article's source map says which, so that a
finding can point into the file.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from factcheck import parquet
from factcheck.errors import ArticleError
from factcheck.inputs import html, literals, markdown, records, tables, text
from factcheck.inputs.encodings import decode
from factcheck.inputs.streams import STDIN, unreadable
from factcheck.model import Article, Failure

LARGEST = 10_000_000
"""Bytes of the largest input that is read unless the caller says otherwise."""

Reader = Callable[[str, str, str], Sequence[Article | Failure]]
"""From a decoded source, the name of its encoding and its path to its articles, and the entries that are none."""

READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".html": html.read,
    ".htm": html.read,
    ".json": records.read,
    ".jsonl": records.read,
    ".ndjson": records.read,
}
"""The kinds of files, by the end of their names; what has another name is read as text when it is asked for."""


def read(
    path: str | Path, *, encoding: str | None = None, max_bytes: int = LARGEST, text_field: str | None = None,
    stdin_filename: str | None = None,
) -> tuple[Article, ...]:  # fmt: skip
    """The articles of a file, or of standard input for "-".

    ``encoding`` is detected if it is not given. ``text_field`` names the field of the text in JSON ("article.body"),
    ``stdin_filename`` the file that standard input is the content of. Raises ArticleError, with file, reason and
    remedy, for what is missing, unreadable, binary, empty, larger than ``max_bytes`` or cannot be decoded;
    SettingsError for an unknown encoding.
    """
    found = entries(path, encoding=encoding, max_bytes=max_bytes, text_field=text_field, stdin_filename=stdin_filename)
    broken = next((entry for entry in found if isinstance(entry, Failure)), None)
    if broken:
        raise ArticleError(broken.message)
    return tuple(entry for entry in found if isinstance(entry, Article))


def entries(
    path: str | Path, *, encoding: str | None = None, max_bytes: int = LARGEST, text_field: str | None = None,
    stdin_filename: str | None = None,
) -> tuple[Article | Failure, ...]:  # fmt: skip
    """The articles of a file as :func:`read` gives them, with those entries of JSON that are none in their places."""
    given = str(path)
    name = stdin_filename if stdin_filename and given == STDIN else given
    data = _bytes(given, name, max_bytes)
    if data.startswith(parquet.MAGIC):
        raise ArticleError(f"{name}: a Parquet file; name the column of its texts with --column")
    source, used = decode(data, name, encoding)
    found = tuple(reader(name, source, text_field)(source, used, name))
    if all(isinstance(entry, Article) and not entry.text.strip() for entry in found):
        raise ArticleError(f"{name}: empty; there is no text in it to check")
    return found


def reader(name: str, source: str, text_field: str | None) -> Reader:
    """What reads a source: as its file is called, else as it looks."""
    found = READERS.get(Path(name).suffix.lower())
    if found is None:
        found = records.read if text_field or literals.looks_like(source) else text.read
        found = html.read if html.looks_like(source) else found
    return partial(records.read, field=text_field) if found is records.read else found


def _bytes(given: str, name: str, max_bytes: int) -> bytes:
    """The content of a file, or of standard input, up to the limit."""
    try:
        if given == STDIN:
            return _limited(sys.stdin.buffer, name, max_bytes)
        with Path(given).open("rb") as file:
            return _limited(file, name, max_bytes)
    except (OSError, ValueError) as error:
        raise unreadable(given, error) from None


def _limited(file: BinaryIO, name: str, max_bytes: int) -> bytes:
    data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        rows = "name the column of its texts with --column" if Path(name).suffix.lower() in tables.KINDS else "split it"
        raise ArticleError(f"{name}: larger than {max_bytes:,} bytes; {rows}, or raise the limit with --max-size")
    if not data:
        raise ArticleError(f"{name}: empty; there is no text in it to check")
    return data
