"""Findings beside changed lines: which of them a change touches, and where."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import cached_property

from factcheck.model import Article, Finding, Span
from factcheck.patches import Lines
from factcheck.reports.places import Places, ends

ESCAPES = frozenset("\\&")
"""How characters begin that the file writes in another way."""


class Source:
    """A file, read when it is needed."""

    def __init__(self, path: str, encoding: str) -> None:
        self.key = path, encoding

    @cached_property
    def text(self) -> str:
        """Its text as offsets count it; empty if it cannot be read so."""
        path, encoding = self.key
        try:
            with open(path, "rb") as file:
                return file.read().decode(encoding.removesuffix("-sig"), "surrogateescape")
        except (OSError, UnicodeError, LookupError):
            return ""

    @cached_property
    def starts(self) -> list[int]:
        """Where its lines begin, as git counts them."""
        return [0, *(at + 1 for at in ends(self.text, "\n"))]


class Numbered:
    """An article with the lines of its file; all figures of a row of a table stand on all lines of the row."""

    def __init__(self, article: Article, source: Source) -> None:
        self.article = article
        self.text = article.text
        self.places = Places(article)
        self.source = source

    def line(self, offset: int) -> int | None:
        """The line of the file that a character of the text stands on; None where it is not found there."""
        place = self.places.in_source(offset)
        there, here = self.source.text[place : place + 1], self.text[offset : offset + 1]
        return bisect_right(self.source.starts, place) if there == here or there in ESCAPES else None

    def stretch(self, span: Span) -> tuple[int, int] | None:
        """The first and the last line of the file that a span stands on; None where nobody knows."""
        if self.article.row is not None:
            return self.article.lines
        first, last = self.line(span.start), self.line(max(span.end - 1, span.start))
        return None if first is None or last is None else (first, last)


def anchored(found: Finding, lines: Lines, text: Numbered) -> Finding | None:
    """The finding, shown at the first of its spans that has changed; None where none has.

    A figure whose line cannot be told counts as changed.
    """
    places: list[tuple[Span, int, int]] = []
    for span in sorted(found.spans, key=lambda s: s.start):
        if (stretch := text.stretch(span)) is None:
            return found
        places.append((span, *stretch))
    for span, first, last in places:
        if lines.touched(first, last):
            inside = (o for o in range(span.start, span.end) if on(lines, text.line(o)) and not text.text[o].isspace())
            return shown(found, next(inside, span.start))
    outer = min((first for _, first, _ in places), default=0), max((last for _, _, last in places), default=0)
    for gap in lines.parted(*outer):
        for span, first, last in places:
            if first <= gap + 1 and last >= gap:
                return shown(found, span.start)
    return None


def on(lines: Lines, line: int | None) -> bool:
    """Whether a line has changed."""
    return line is not None and lines.touched(line, line)


def shown(found: Finding, offset: int) -> Finding:
    """The finding shown at an offset."""
    return found if offset == found.at else replace(found, anchor=offset)
