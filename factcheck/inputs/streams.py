"""Texts of any length as lines, so that memory stays as it is however large a file is."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO, cast

from factcheck.errors import ArticleError, FactcheckError
from factcheck.inputs.encodings import FOREIGN, SAMPLE, known, of_beginning
from factcheck.sources import STDIN

GZIP = b"\x1f\x8b"
"""How a file begins that is compressed with gzip."""


@contextmanager
def opened(name: str) -> Iterator[io.BufferedReader]:
    """A file, or standard input for "-", open for reading; raises ArticleError, also for what goes wrong later."""
    try:
        if name == STDIN:
            reader = io.BufferedReader(cast(io.RawIOBase, sys.stdin.buffer), SAMPLE)
            try:
                yield cast(io.BufferedReader, reader)
            finally:
                reader.detach()
        else:
            with Path(name).open("rb", buffering=SAMPLE) as file:
                yield unpacked(cast(io.BufferedReader, file))
    except (OSError, EOFError, zlib.error) as error:
        raise unreadable(name, error) from None


def unpacked(file: io.BufferedReader) -> io.BufferedReader:
    """A file, or what is in it where it is compressed with gzip."""
    if not file.peek(2).startswith(GZIP):
        return file
    return io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=file)), SAMPLE)


def unreadable(name: str, error: Exception) -> ArticleError:
    """What to raise for a file that the system refuses."""
    if Path(name).is_dir():
        return ArticleError(f"{name}: a directory; name the files in it, or expand it first")
    if isinstance(error, FileNotFoundError) and Path(name).is_symlink():
        return ArticleError(f"{name}: a link to what is not there; check the path")
    if isinstance(error, FileNotFoundError):
        return ArticleError(f"{name}: no such file; check the path")
    if isinstance(error, PermissionError):
        return ArticleError(f"{name}: not readable; check its permissions")
    if isinstance(error, (EOFError, zlib.error, gzip.BadGzipFile)):
        return ArticleError(f"{name}: a broken gzip file ({error}); what follows in it cannot be read")
    return ArticleError(f"{name}: cannot be read ({getattr(error, 'strerror', None) or error}); check it")


def beginning(file: io.BufferedReader, name: str) -> bytes:
    """The first bytes of a file, which stay to be read; raises ArticleError where there are none."""
    found = file.peek(SAMPLE)[:SAMPLE]
    if not found:
        raise ArticleError(f"{name}: empty; there is no text in it to check")
    return found


def is_utf8(name: str, encoding: str | None) -> bool:
    """Whether a file can be cut between any two lines and is then read as it would be whole."""
    try:
        with opened(name) as file:
            return (known(encoding) if encoding else of_beginning(beginning(file, name), name)) == "utf-8"
    except FactcheckError:
        return False


@contextmanager
def decoded(file: io.BufferedReader, head: bytes, name: str, encoding: str | None) -> Iterator[TextIO]:
    """A file as text with the line ends that it has; foreign bytes are kept as surrogates, for :func:`mended`."""
    code = known(encoding) if encoding else of_beginning(head, name)
    errors = "surrogateescape" if len("a".encode(code)) == 1 else "replace"
    text = io.TextIOWrapper(file, encoding=code, errors=errors, newline="")
    try:
        yield text
    finally:
        text.detach()


def mended(line: str, encoding: str | None) -> str | None:
    """A line with its foreign bytes read as Western European; None if the user named the encoding and it has some."""
    try:
        line.encode()
        return line
    except UnicodeEncodeError:
        foreign = line.translate(FOREIGN)
        return None if encoding and foreign != line else foreign


def lines(file: TextIO, limit: int) -> Iterator[str | None]:
    """The lines of a text without a mark of byte order; None for one that is longer than the limit."""
    first = True
    while line := file.readline(limit):
        piece, too_long = line, False
        while len(piece) == limit and not piece.endswith(("\n", "\r")) and (piece := file.readline(limit)):
            too_long = True
        yield None if too_long else line.removeprefix("\ufeff") if first else line
        first = False
