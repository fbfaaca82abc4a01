"""What was looked at: how many figures take part in a relation that could fail, and how they fared."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model import Claim, Coverage, Finding, Relation


def coverage(claims: Sequence[Claim], relations: Sequence[Relation], findings: Sequence[Finding]) -> Coverage:
    """Count figures by the worst that was said of them."""
    checked = [r for r in relations if r.verdict != "unverifiable"]
    taking_part = {c.id for r in checked for c in r.claims} | {c.id for f in findings for c in f.claims}
    contradicted = {c.id for f in findings if f.severity == "contradiction" for c in f.claims}
    questioned = {c.id for f in findings if f.severity == "warning" for c in f.claims} - contradicted
    return Coverage(
        figures=len(claims),
        checkable=len(taking_part),
        consistent=len(taking_part - contradicted - questioned),
        contradicted=len(contradicted),
        questioned=len(questioned),
        unverifiable=len(claims) - len(taking_part),
        relations=len(checked),
    )
