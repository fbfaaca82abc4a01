"""Writing: to standard output in whatever encoding it has, and to files that are there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Container, Iterable, Iterator
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


def is_file() -> bool:
    """Whether standard output goes into a file, where nobody else reads along."""
    with contextlib.suppress(OSError, ValueError):
        return stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    return False


def unwritable(error: OSError) -> OutputError:
    """What to raise when standard output takes no more."""
    abandon()
    return OutputError(f"standard output: {reason(error)}; write elsewhere with --output FILE")


def abandon() -> None:
    """Point standard output at nothing, so that the interpreter does not try to write the rest when it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write(path: Path, text: str) -> None:
    """Write a file as UTF-8; raises OutputError."""
    with whole(path) as place:
        place.write_bytes(text.encode("utf-8", "backslashreplace"))


@contextlib.contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Where to write what will be a file: a neighbour that takes its place once it is whole; raises OutputError.

    A pipe or a device, which is no plain file, is written itself.
    """
    plain = not path.exists() or path.is_file()
    place = path.with_name(f".{path.name}.part") if plain else path
    try:
        yield place
        if plain:
            place.replace(path)
    except OSError as error:
        raise OutputError(f"{path}: {reason(error)}; choose another place or make room") from None
    finally:
        if plain:
            with contextlib.suppress(OSError):
                place.unlink()


def write_pieces(path: Path, pieces: Iterable[str]) -> None:
    """Write a file as UTF-8, piece by piece; raises OutputError."""
    with whole(path) as place, place.open("wb") as file:
        file.writelines(piece.encode("utf-8", "backslashreplace") for piece in pieces)


def append(path: Path, pieces: Iterable[str]) -> None:
    """Add to the end of a file as UTF-8; raises OutputError."""
    try:
        with path.open("ab") as file:
            file.writelines(piece.encode("utf-8", "backslashreplace") for piece in pieces)
    except OSError as error:
        raise OutputError(f"{path}: {reason(error)}; choose another place or make room") from None


def directory(path: Path) -> Path:
    """A directory, made if it is not there; raises OutputError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{path}: {reason(error)}; choose another directory with --out") from None
    return path


def sweep(place: Path, pattern: str, kept: Container[str]) -> None:
    """Remove the files of a directory that a pattern fits and that are not to be kept; raises OutputError."""
    for path in sorted(place.glob(pattern)):
        if path.name not in kept:
            try:
                path.unlink()
            except OSError as error:
                raise OutputError(f"{path}: {reason(error)}; remove it, or choose another directory") from None


def reason(error: OSError) -> str:
    """Why the system refused, in lower case."""
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]
