"""How far a run is, on standard error, where a person waits at a terminal and the work is long."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TextIO

import click

from factcheck import languages
from factcheck.model import Article, Failure, Quantities, Report

PATIENCE = 2.0
"""Seconds of work that nobody needs to be told of."""
PAUSE = 0.2
"""Seconds between two looks."""
CLEAR = "\r\x1b[K\x1b[?25h"
"""An empty line, and the cursor, which a bar hides."""


class Progress:
    """Counts what has been done and shows a bar from ``PATIENCE`` seconds on, if there is a ``stream`` to show it on.

    ``unread`` are articles in no language that there is a file for.

    ``total`` is asked then how many bytes there are to read, and says None where nobody knows; without it, files are
    counted.
    """

    def __init__(
        self,
        stream: TextIO | None,
        total: Callable[[], int | None] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.stream = stream
        self.files: int = 0
        self.total = total or (lambda: self.files)
        self.clock = clock
        self.begun = self.looked = clock()
        self.path, self.position, self.before = "", 0, 0
        self.articles = self.figures = self.unread = 0
        self.bar: Any = None

    def watch(self, path: str, position: int) -> None:
        """Take note of how many bytes of a file have been read."""
        if path != self.path:
            self.before, self.path = self.before + self.position, path
        self.position = position

    def through(self, found: Iterable[tuple[Article, Quantities]]) -> Iterator[tuple[Article, Quantities]]:
        """What is found, counted while it passes."""
        for article, quantities in found:
            self.unread += article.language not in languages.codes() and bool(article.text.strip())
            self.count(len(quantities))
            yield article, quantities

    def step(self, finished: int, files: int, entry: Report | Failure) -> None:
        """Take note of what was found in an article, and of how many files are finished."""
        self.position, self.files = finished, files
        self.count(entry.coverage.figures if isinstance(entry, Report) else 0)

    def count(self, figures: int) -> None:
        """Count an article, and draw the bar if it is time to."""
        self.articles, self.figures = self.articles + 1, self.figures + figures
        now = self.clock()
        if self.stream and now - self.begun >= PATIENCE and now - self.looked >= PAUSE:
            self.looked = now
            self.show(self.stream)

    def show(self, stream: TextIO) -> None:
        """Draw the bar anew."""
        if self.bar is None:
            length = self.total()
            self.bar = click.progressbar(
                itertools.count() if length is None else None,
                length=length,
                file=stream,
                show_pos=False,
                item_show_func=lambda _: f"{self.articles:,} articles, {self.figures:,} figures",
            )
            self.bar.start = time.time() - (self.clock() - self.begun)
        self.bar.update(self.before + self.position - self.bar.pos)

    def clear(self) -> None:
        """Make room for a line of something else, or for nothing; what is left of the work draws the bar again."""
        if self.bar and self.stream:
            self.stream.write(CLEAR)
            self.stream.flush()
            self.bar._last_line = None
