"""Code quality of GitLab: a list of findings with fingerprints that stay when lines move.

What does not count is left out, for GitLab would show it. An input that could not be read is the worst of all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck.model import Failure, Finding, Remark, Run, Severity
from factcheck.reports.display import safe
from factcheck.reports.machine import Fingerprints, listed, told
from factcheck.reports.regions import Regions, shown
from factcheck.reports.view import View

SEVERITY: dict[Severity, str] = {"contradiction": "critical", "warning": "minor", "note": "info"}


def render(run: Run, _: View) -> Iterator[str]:
    """Write all findings as one list."""
    yield from listed(issues(run))
    yield "\n"


def issues(run: Run) -> Iterator[dict[str, Any]]:
    """All findings article by article, then what could not be read."""
    prints = Fingerprints()
    for report in run.reports:
        regions = Regions(report.article) if report.findings else None
        for found in report.findings:
            if regions:
                yield finding(found, regions, prints)
        yield from (directive(remark, prints) for remark in report.remarks)
    yield from (directive(remark, prints) for remark in run.remarks)
    yield from (unread(failure, prints) for failure in run.failures)


def finding(found: Finding, regions: Regions, prints: Fingerprints) -> dict[str, Any]:
    """A finding; of a row of a table only the lines are known, and sometimes not even they, but GitLab wants some."""
    region = regions.of(shown(found))
    begin, end = (region.start[0], region.end[0]) if region else regions.article.lines or (1, 1)
    row = "" if regions.known else f"row {regions.article.row}: "
    message, *rest = told(found, regions.article.text)
    return {
        "description": f"{row}{message} {'; '.join(rest)}".rstrip(),
        "check_name": safe(found.rule),
        "fingerprint": prints.of_finding(found, regions.article.text, regions.path),
        "severity": SEVERITY[found.severity],
        "location": {
            "path": regions.path,
            "lines": {"begin": begin, "end": end},
        },
    }


def directive(remark: Remark, prints: Fingerprints) -> dict[str, Any]:
    """Something amiss in what a file says about findings."""
    return {
        "description": safe(remark.message),
        "check_name": "directive",
        "fingerprint": prints.of(remark.path, f"directive {remark.message}"),
        "severity": SEVERITY[remark.severity],
        "location": {"path": remark.path, "lines": {"begin": remark.line}},
    }


def unread(failure: Failure, prints: Fingerprints) -> dict[str, Any]:
    """An input that could not be read."""
    return {
        "description": safe(failure.message),
        "check_name": "unread-input",
        "fingerprint": prints.of(failure.path, "unread-input"),
        "severity": "blocker",
        "location": {"path": failure.path, "lines": {"begin": 1}},
    }
