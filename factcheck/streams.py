"""Writing: to standard output in whatever encoding it has, and to files that are there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from factcheck.errors import OutputError


def emit(text: str, *, exact: bool = False) -> None:
    """Write to standard output; ``exact`` means UTF-8 for programs, whatever the terminal speaks.

    Raises OutputError when it cannot be written, BrokenPipeError when nobody reads any more.
    """
    encoding = "utf-8" if exact else sys.stdout.encoding or "utf-8"
    data = text.encode(encoding, "backslashreplace")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        abandon()
        raise
    except OSError as error:
        raise unwritable(error) from None


def unwritable(error: OSError) -> OutputError:
    """What to raise when standard output takes no more."""
    abandon()
    return OutputError(f"standard output: {reason(error)}; write elsewhere with --output FILE")


def abandon() -> None:
    """Point standard output at nothing, so that the interpreter does not try to write the rest when it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write(path: Path, text: str) -> None:
    """Write a file as UTF-8, through a neighbour that takes its place once it is whole; raises OutputError."""
    if path.exists() and not path.is_file():
        return write_through(path, text)
    neighbour = path.with_name(f".{path.name}.part")
    try:
        neighbour.write_bytes(text.encode("utf-8", "backslashreplace"))
        neighbour.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            neighbour.unlink()
        raise OutputError(f"{path}: {reason(error)}; choose another place or make room") from None


def write_through(path: Path, text: str) -> None:
    """Write to what is no plain file, a pipe or a device; raises OutputError."""
    try:
        path.write_bytes(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise OutputError(f"{path}: {reason(error)}; choose another place") from None


def directory(path: Path) -> Path:
    """A directory, made if it is not there; raises OutputError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{path}: {reason(error)}; choose another directory with --out") from None
    return path


def reason(error: OSError) -> str:
    """Why the system refused, in lower case."""
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]
