"""What findings are called on a page: numbers from the worst to the mildest, and anchors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.model import SEVERITIES, Finding, Report, Run


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of a run: its place from 1, its report, and the numbers of its findings."""

    place: int
    report: Report
    numbers: tuple[int, ...]

    @property
    def name(self) -> str:
        """The anchor of the article, with which those of its parts begin."""
        return f"a{self.place}"

    @property
    def numbered(self) -> tuple[tuple[int, Finding], ...]:
        """The findings with their numbers."""
        return tuple(zip(self.numbers, self.report.findings, strict=True))

    @property
    def by_id(self) -> dict[str, int]:
        """The number of a finding by its id; the first where two are called the same."""
        return {f.id: n for n, f in reversed(self.numbered)}


def entries(run: Run) -> Iterator[Entry]:
    """All articles, one by one; findings are numbered worst first, and within a severity in their order."""
    total = run.totals
    following = dict(
        zip(SEVERITIES, (1, 1 + total.contradictions, 1 + total.contradictions + total.warnings), strict=True)
    )
    for place, report in enumerate(run.reports, 1):
        numbers = []
        for found in report.findings:
            numbers.append(following[found.severity])
            following[found.severity] += 1
        yield Entry(place, report, tuple(numbers))
