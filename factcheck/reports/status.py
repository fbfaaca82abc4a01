"""What became of each figure of an article, for the outputs that mark figures in the running text."""

from __future__ import annotations

from factcheck.model import Claim, Report, Verdict

WORST_LAST: tuple[Verdict, ...] = ("unverifiable", "consistent", "note", "warning", "contradiction")


def statuses(report: Report) -> tuple[Verdict, ...]:
    """The worst verdict on each claim, in the order of ``report.claims``."""
    worst: dict[tuple[int, int], int] = {}
    for relation in report.relations:
        for claim in relation.claims:
            note(worst, claim, relation.verdict)
    for finding in report.findings:
        for claim in finding.claims:
            note(worst, claim, finding.severity)
    return tuple(WORST_LAST[worst.get(place(claim), 0)] for claim in report.claims)


def place(claim: Claim) -> tuple[int, int]:
    """What tells figures of one article apart."""
    return claim.span.start, claim.span.end


def note(worst: dict[tuple[int, int], int], claim: Claim, verdict: Verdict) -> None:
    """Keep the worse of two verdicts."""
    worst[place(claim)] = max(worst.get(place(claim), 0), WORST_LAST.index(verdict))
