"""On which line of a TOML text each key stands, which the standard library's parser does not tell.

Only texts that the parser has accepted are scanned, so that nothing is checked twice here.
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple

Path = tuple[str | int, ...]
"""The keys that lead to a value; a number counts the entries of an array, from 0."""

BLANK = " \t\n"
BARE = frozenset(string.ascii_letters + string.digits + "-_")
ENDS = frozenset(",]}#\n")
"""What stands behind a value without quotes: a number, a date, true or false."""
TRIPLE = 3
DEEPEST = 16
"""Keys that lead to a value whose line is noted; what lies deeper has the line of what it is in."""


class Frame(NamedTuple):
    """An array or an inline table that is open, and the number of its entry where it is an array."""

    path: Path
    entry: int | None


def lines(text: str) -> dict[Path, int]:
    """The line, from 1, on which each key, table and entry of an array begins.

    >>> lines("lang = 'en'\\n[[files]]\\npaths = ['a',\\n  'b']")[("files", 0, "paths", 1)]
    4
    """
    return Scan(text).document()


def longest(text: str) -> int:
    """How many names its longest dotted key has, also where the text is no TOML.

    The standard library's parser takes a time that grows with the square of it.

    >>> longest("a.b.c = 'd.e.f.g'"), longest("[a.b.c")
    (3, 3)
    """
    scan = Scan(text)
    with suppress(IndexError, ValueError):
        scan.document()
    return scan.longest


class Scan:
    """A cursor in a TOML text, and what it has passed."""

    def __init__(self, text: str) -> None:
        """Begin at the first character."""
        self.text = text.replace("\r\n", "\n") + "\n"
        self.at = self.counted = 0
        self.line, self.longest = 1, 0
        self.found: dict[Path, int] = {}
        self.last: dict[Path, int] = {}

    def document(self) -> dict[Path, int]:
        """Read all of it."""
        table: Path = ()
        while self.blank():
            if self.text[self.at] == "[":
                table = self.header()
            else:
                self.value(self.entry(table))
        return self.found

    def mark(self, path: Path) -> Path:
        """Note that a key stands at the cursor; the first place is kept."""
        self.line += self.text.count("\n", self.counted, self.at)
        self.counted = self.at
        path = path[:DEEPEST]
        for length in range(1, len(path) + 1):
            self.found.setdefault(path[:length], self.line)
        return path

    def blank(self) -> bool:
        """Pass over blanks and comments; whether anything comes behind them."""
        while self.at < len(self.text):
            if self.text[self.at] == "#":
                self.at = self.text.index("\n", self.at)
            elif self.text[self.at] not in BLANK:
                return True
            else:
                self.at += 1
        return False

    def header(self) -> Path:
        """The path of ``[a.b]`` or ``[[a.b]]``, with the cursor behind it."""
        start, brackets = self.at, 2 if self.text.startswith("[[", self.at) else 1
        self.at += brackets
        *above, name = self.key()
        end, self.at = self.at + brackets, start
        path: Path = (*self.entries(above[:DEEPEST]), name)
        if brackets == 2:
            self.last[path] = self.last.get(path, -1) + 1
            path = (*path, self.last[path])
        path = self.mark(path)
        self.at = end
        return path

    def entries(self, names: Iterable[str | int]) -> Path:
        """A path with the number of the last entry behind each array of tables."""
        path: Path = ()
        for name in names:
            path = (*path, name)
            if path in self.last:
                path = (*path, self.last[path])
        return path

    def entry(self, table: Path) -> Path:
        """The path of ``key =``, with the cursor behind it."""
        start = self.at
        keys = self.key()
        end, self.at = self.text.index("=", self.at) + 1, start
        path = self.mark((*table, *keys))
        self.at = end
        return path

    def key(self) -> Path:
        """A dotted key, with the cursor on what comes behind it."""
        names: list[str] = []
        while True:
            self.blank()
            names.append(self.name())
            self.blank()
            self.longest = max(self.longest, len(names))
            if self.text[self.at] != ".":
                return tuple(names)
            self.at += 1

    def name(self) -> str:
        """One part of a dotted key."""
        start = self.at
        if self.text[self.at] in "\"'":
            self.string()
            return str(tomllib.loads(f"key = {self.text[start : self.at]}")["key"])
        while self.text[self.at] in BARE:
            self.at += 1
        return self.text[start : self.at]

    def value(self, path: Path) -> None:
        """Pass over a value, noting whatever it holds."""
        opened: list[Frame] = []
        while True:
            self.blank()
            char = self.text[self.at]
            if char in "[{":
                self.at += 1
                opened.append(Frame(path, 0 if char == "[" else None))
            else:
                self.plain(char)
            inner = self.inner(opened)
            if inner is None:
                return
            path = inner

    def plain(self, char: str) -> None:
        """Pass over a value that holds no others."""
        if char in "\"'":
            self.string()
        else:
            while self.text[self.at] not in ENDS:
                self.at += 1

    def inner(self, opened: list[Frame]) -> Path | None:
        """The path of the next value inside of what is open, closing what has ended; None where nothing is open."""
        while opened:
            self.blank()
            if self.text[self.at] == ",":
                self.at += 1
                frame = opened.pop()
                opened.append(Frame(frame.path, None if frame.entry is None else frame.entry + 1))
                self.blank()
            if self.text[self.at] in "]}":
                self.at += 1
                opened.pop()
                continue
            path, number = opened[-1]
            return self.entry(path) if number is None else self.mark((*path, number))
        return None

    def string(self) -> None:
        """Pass over a text in quotes of any kind."""
        quote = self.text[self.at]
        marks = quote * TRIPLE if self.text.startswith(quote * TRIPLE, self.at) else quote
        self.at += len(marks)
        while not self.text.startswith(marks, self.at):
            escapes = self.text[self.at] == "\\" and quote == '"'
            self.at += 2 if escapes else 1
        self.at += len(marks)
        while len(marks) == TRIPLE and self.text[self.at] == quote:
            self.at += 1
