"""A cache of files that have been checked: keyed by content, name, options and version, kept in the user's own place.

An entry that cannot be read, is broken or was written by another version is no entry. Entries that nobody has asked for
in a month are swept away now and then.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import string
import sys
import time
from pathlib import Path

from factcheck import __version__, streams
from factcheck.errors import OutputError
from factcheck.settings import Settings

MONTH = 30 * 24 * 3600
DAY = 24 * 3600
DIGITS = 64
"""Of a key."""
STAMP = "swept"
"""A file whose time tells when old entries were last looked for."""


class Cache:
    """Results by key, a file each; a cache that cannot be written to is one that remembers nothing."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory / f"v{__version__}-{version()}"

    def get(self, key: str) -> bytes | None:
        """What was kept under a key; None if nothing was."""
        try:
            place = self.place(key)
            data = place.read_bytes()
        except OSError:
            return None
        if time.time() - place.stat().st_mtime > DAY:
            with contextlib.suppress(OSError):
                os.utime(place)
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep something under a key."""
        place = self.place(key)
        with contextlib.suppress(OSError, OutputError):
            place.parent.mkdir(parents=True, exist_ok=True)
            with streams.whole(place) as part:
                part.write_bytes(data)

    def place(self, key: str) -> Path:
        """The file of a key."""
        return self.directory / key[:2] / key[2:]

    def sweep(self, now: float | None = None) -> None:
        """Remove what nobody has asked for in a month, of whatever version, at most once a day."""
        moment, stamp = time.time() if now is None else now, self.directory.parent / STAMP
        with contextlib.suppress(OSError):
            if not self.directory.is_dir() or (stamp.exists() and moment - stamp.stat().st_mtime < DAY):
                return
            stamp.touch()
            for path in self.directory.parent.glob("v*-*/??/*"):
                with contextlib.suppress(OSError):
                    if is_entry(path) and moment - path.stat().st_mtime > MONTH:
                        path.unlink()


def is_entry(path: Path) -> bool:
    """Whether a file is one of ours, by its name: a cache may have been put where other files are."""
    name = path.parent.name + path.name
    return len(name) == DIGITS and set(name) <= set(string.hexdigits.lower())


def key(data: bytes, name: str, settings: Settings, *beside: bytes) -> str:
    """What a result hangs on: the bytes of a file, its name, the options, and what stands beside it."""
    digest = hashlib.sha256()
    for part in (data, name.encode("utf-8", "surrogatepass"), repr(settings).encode("utf-8", "surrogatepass"), *beside):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def version() -> str:
    """What this program is made of: the names, sizes and times of its files, and the Python that runs it."""
    digest = hashlib.sha256(sys.version.encode())
    for path in files(os.path.dirname(__file__)):
        told = os.stat(path)
        digest.update(f"{path}\0{told.st_size}\0{told.st_mtime_ns}\0".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:12]


def files(directory: str) -> list[str]:
    """The program's own files, without what Python makes of them."""
    found: list[str] = []
    for entry in sorted(os.scandir(directory), key=lambda e: e.name):
        if entry.is_dir() and entry.name != "__pycache__":
            found += files(entry.path)
        elif entry.is_file():
            found.append(entry.path)
    return found


def home(configured: str | None = None) -> Path:
    """Where caches of this user are kept: FACTCHECK_CACHE_DIR, else as configured, else as the system has it."""
    named = os.environ.get("FACTCHECK_CACHE_DIR") or configured
    if named:
        return Path(named)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "factcheck"
    base = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "factcheck"
