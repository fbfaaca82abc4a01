"""One line a finding: path:line:column: severity rule: message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.model import Remark, Run
from factcheck.reports.display import inert, isolated, safe
from factcheck.reports.places import Places
from factcheck.reports.summary import verdict, where
from factcheck.reports.view import View


def render(run: Run, view: View) -> Iterator[str]:
    """A line for each finding of the severities that are to be shown, and the verdict."""
    for report in run.reports:
        places = Places(report.article) if report.findings else None
        for f in report.findings:
            if places and f.severity in view.show:
                line, column = places.at(f.at)
                path = safe(report.article.path) or "text"
                yield inert(f"{path}:{line}:{column}: {f.severity} {safe(f.rule)}: {isolated(f.message)}\n")
        yield from remarked(report.remarks, view)
    yield from remarked(run.remarks, view)
    yield f"{verdict(run.totals)}.\n"


def remarked(remarks: Iterable[Remark], view: View) -> Iterator[str]:
    """A line for each remark on what is to be suppressed."""
    for remark in remarks:
        if remark.severity in view.show:
            place = safe(where(remark.path, remark.line, remark.column))
            yield inert(f"{place}: {remark.severity} remark: {isolated(remark.message)}\n")
