"""Articles from files: text, HTML, Markdown, JSON, feeds, Word and PDF, in any common encoding.

Every character of an article's text is one character of its file, and the article's source map says which, so that a
finding can point into the file; in Word and PDF it is one of the text that the file holds.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from factcheck import parquet
from factcheck.errors import ArticleError
from factcheck.inputs import feeds, html, likeness, literals, markdown, records, tables, text
from factcheck.inputs.encodings import decode
from factcheck.inputs.streams import opened, unreadable
from factcheck.model import Article, Failure
from factcheck.sources import STDIN, ending

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
    ".rss": feeds.read,
    ".atom": feeds.read,
}
"""The kinds of texts, by the end of their names; what has another name is read as it looks when it is asked for."""

DOCUMENTS = {".docx": "word", ".pdf": "pdf"}
"""The kinds of files that are no text, and what reads them from their content, path and limit with a library."""


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
    if document := DOCUMENTS.get(_ending(name, data)):
        found = tuple(import_module(f"factcheck.inputs.{document}").read(data, name, max_bytes))
    else:
        source, used = decode(data, name, encoding)
        read_as = reader(name, source, text_field)
        counted: dict[int, tuple[int, int]] = {}
        found = tuple(likeness.compared(entry, source, counted) for entry in read_as(source, used, name))
    if any(isinstance(entry, Article) for entry in found):
        found = tuple(replace(entry, foreign=False) if isinstance(entry, Failure) else entry for entry in found)
    if all(isinstance(entry, Article) and not entry.text.strip() for entry in found):
        raise ArticleError(f"{name}: empty; there is no text in it to check")
    return found


def _ending(name: str, data: bytes) -> str:
    """How the name of a file ends, or of one without such a name would."""
    suffix = ending(name)
    if suffix not in READERS and data.startswith(b"%PDF"):
        return ".pdf"
    return ".docx" if suffix not in READERS and data.startswith(b"PK") and b"word/document" in data else suffix


def reader(name: str, source: str, text_field: str | None) -> Reader:
    """What reads a source: as its file is called, else as it looks."""
    found = READERS.get(ending(name))
    if found is None:
        looks = ((feeds, feeds.read), (html, html.read), (literals, records.read))
        found = next((reader for kind, reader in looks if kind.looks_like(source)), text.read)
        found = records.read if text_field else found
    return partial(records.read, field=text_field) if found is records.read else found


def _bytes(given: str, name: str, max_bytes: int) -> bytes:
    """The content of a file, or of standard input, up to the limit."""
    try:
        if given == STDIN:
            return _limited(sys.stdin.buffer, name, max_bytes)
        with opened(given) as file:
            return _limited(file, name, max_bytes)
    except ValueError as error:
        raise unreadable(given, error) from None


def _limited(file: BinaryIO, name: str, max_bytes: int) -> bytes:
    data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        rows = "name the column of its texts with --column" if ending(name) in tables.KINDS else "split it"
        raise ArticleError(f"{name}: larger than {max_bytes:,} bytes; {rows}, or raise the limit with --max-size")
    if not data:
        raise ArticleError(f"{name}: empty; there is no text in it to check")
    return data
