"""Notices of articles, each said once in a run, however many articles it is about."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Report
from factcheck.reports.summary import many


class Noticed:
    """The notices of the articles so far, each with the first article that has it and their number."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[str, int]] = {}

    def add(self, report: Report) -> None:
        """Take in the notices of an article."""
        for notice in report.notices:
            first, number = self.found.get(notice, (report.article.path, 0))
            self.found[notice] = first, number + 1

    def told(self) -> Iterator[tuple[str, str, str]]:
        """The first article of each notice, how many more have it (" and 26 more articles"), and the notice."""
        for notice, (first, number) in self.found.items():
            yield first, f" and {many(number - 1, 'more article')}" if number > 1 else "", notice
