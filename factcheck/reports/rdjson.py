"""Diagnostics for reviewdog (rdjson): columns are bytes of UTF-8, and repairs are suggestions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from factcheck.model import Failure, Finding, Remark, Report, Run, Severity
from factcheck.reports.display import safe
from factcheck.reports.machine import dumps, listed, told
from factcheck.reports.regions import Region, Regions, shown
from factcheck.reports.view import View

SEVERITY: dict[Severity, str] = {"contradiction": "ERROR", "warning": "WARNING", "note": "INFO"}


def render(run: Run, _: View) -> Iterator[str]:
    """Write all findings as one result."""
    yield dumps({"source": {"name": "factcheck"}}).removesuffix("\n}") + ',\n  "diagnostics": '
    found = chain.from_iterable(map(diagnostics, run.reports))
    yield from listed(chain(found, map(directive, run.remarks), map(unread, run.failures)), 2)
    yield "\n}\n"


def diagnostics(report: Report) -> Iterator[dict[str, Any]]:
    """What there is to say about one article."""
    regions = Regions(report.article) if report.findings else None
    yield from (finding(found, regions) for found in report.findings if regions)
    yield from map(directive, report.remarks)


def finding(found: Finding, regions: Regions) -> dict[str, Any]:
    """A finding with all its figures as related places."""
    primary = regions.of(shown(found))
    suggestions = [
        {"range": extent(region), "text": repair.replacement}
        for repair in found.repairs
        # reviewdog takes suggestions for the lines of their diagnostic alone.
        if (region := regions.replaceable(repair)) and primary and lines(region) == lines(primary)
    ]
    return {
        "message": "\n".join(told(found, regions.article.text)),
        "location": location(regions, primary),
        "severity": SEVERITY[found.severity],
        "code": {"value": safe(found.rule)},
        **({"suggestions": suggestions} if suggestions else {}),
        "relatedLocations": [
            {"message": safe(span.role), "location": location(regions, regions.of(span))} for span in found.spans
        ],
    }


def lines(region: Region) -> tuple[int, int]:
    """The first and the last line of a region."""
    return region.start[0], region.end[0]


def location(regions: Regions, region: Region | None) -> dict[str, Any]:
    """A place in a file; the file alone where no more is known."""
    where: dict[str, Any] = {"path": regions.path}
    if region:
        where["range"] = extent(region)
    elif rows := regions.article.lines:
        where["range"] = {"start": {"line": rows[0]}, "end": {"line": rows[1]}}
    return where


def extent(region: Region) -> dict[str, Any]:
    """A region; its end is behind the last byte."""
    start, end = region.bytes
    return {
        "start": {"line": region.start[0], "column": start},
        "end": {"line": region.end[0], "column": end},
    }


def directive(remark: Remark) -> dict[str, Any]:
    """Something amiss in what a file says about findings, shown at its line."""
    return {
        "message": safe(remark.message),
        "location": {"path": remark.path, "range": {"start": {"line": remark.line}}},
        "severity": SEVERITY[remark.severity],
        "code": {"value": "directive"},
    }


def unread(failure: Failure) -> dict[str, Any]:
    """An input that could not be read."""
    return {
        "message": safe(failure.message),
        "location": {"path": failure.path},
        "severity": "ERROR",
        "code": {"value": "unread-input"},
    }
