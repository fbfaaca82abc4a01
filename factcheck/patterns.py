"""The only door to the regex library: verbose, named groups, a timeout on every search; compiled by the first one."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

import regex

Broken = regex.error
"""What is raised where a pattern from outside is none."""
TIMEOUT = 10.0
"""Seconds that one search of one article may take. A net and not logic: the patterns are linear."""


@dataclass(frozen=True)
class Pattern:
    """A pattern whose every search carries the timeout."""

    source: str
    flags: int

    @functools.cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The pattern of the library, made when the first search needs it: one run needs less than half of all."""
        return regex.compile(self.source, self.flags)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[regex.Match[str]]:
        """All matches between two offsets; raises TimeoutError when the net is hit."""
        found: Iterator[regex.Match[str]] = self.compiled.finditer(
            text, start, len(text) if end is None else end, timeout=TIMEOUT
        )
        return found

    def findall(self, text: str) -> list[str]:
        """The strings of all matches, without their places.

        The only search without the timeout, whose checks cost five times what splitting a text into words does: for
        patterns that never go back, one character class after the other.
        """
        return self.compiled.findall(text)  # type: ignore[no-any-return]

    def match(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """The match that begins at ``start``."""
        return self.compiled.match(text, start, len(text) if end is None else end, timeout=TIMEOUT)

    def search(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """The first match at or after ``start``."""
        return self.compiled.search(text, start, len(text) if end is None else end, timeout=TIMEOUT)


def compiled(source: str, *, ignore_case: bool = False) -> Pattern:
    """A pattern in verbose mode.

    >>> compiled(r"(?P<year> [12][0-9]{3} )").search("in 2018").group("year")
    '2018'
    """
    flags = regex.VERBOSE | regex.VERSION0 | (regex.IGNORECASE if ignore_case else 0)
    return Pattern(source, flags)
