"""What files beside the articles of a run say of findings, and what of it was of no use in any of them."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Directive, Remark, Report
from factcheck.settings import Settings

Place = tuple[str, int]
"""The path of a file and a line of it."""


class Externals:
    """The directives of a run that stand in no article; each report is looked at once."""

    def __init__(self) -> None:
        self.told: dict[Place, tuple[Directive, Settings]] = {}
        self.used: dict[Place, set[str]] = {}
        self.checked: set[Place] = set()

    def add(self, report: Report, settings: Settings) -> None:
        """Take in a report, and what was to be suppressed in it."""
        for directive in report.article.directives:
            if directive.place:
                place = directive.place, directive.line
                self.told[place] = directive, settings
                if report.coverage.figures or not report.notices:
                    self.checked.add(place)
        for entry in report.suppressed:
            place = entry.suppression.path, entry.suppression.line or 0
            if place in self.told:
                self.used.setdefault(place, set()).add(entry.finding.rule)

    def remarks(self) -> Iterator[Remark]:
        """What is amiss with them, in the order of their files and lines."""
        if not self.told:
            return
        from factcheck.amiss import idle, misread, needless, remark
        from factcheck.suppressions import names

        known = frozenset(names())
        for place, (directive, settings) in sorted(self.told.items(), key=lambda item: item[0]):
            if settings.ignore_suppressions:
                continue
            yield from (remark(directive, "", message) for message in misread(directive, known, settings))
            left = needless(directive, known, self.used.get(place, set()), settings)
            if left is not None and place in self.checked and settings.unused_suppressions != "off":
                yield remark(directive, "", idle(directive, left), settings.unused_suppressions)
