"""One line a finding: path:line:column: severity rule: message."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model import SEVERITIES, Failure, Report, Severity
from factcheck.reports.display import isolated, safe
from factcheck.reports.places import Places
from factcheck.reports.summary import totals, verdict


def render(
    reports: Sequence[Report], failures: Sequence[Failure] = (), *, show: Sequence[Severity] = SEVERITIES
) -> str:
    """A line for each finding of the severities in ``show``, and the verdict."""
    lines = []
    for report in reports:
        places = Places(report.article) if report.findings else None
        for f in report.findings:
            if places and f.severity in show:
                line, column = places.at(min((s.start for s in f.spans), default=0))
                path = safe(report.article.path) or "text"
                lines.append(f"{path}:{line}:{column}: {f.severity} {safe(f.rule)}: {isolated(f.message)}")
    return "\n".join([*lines, f"{verdict(totals(reports, failures))}."]) + "\n"
