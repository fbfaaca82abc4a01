"""Findings as diagnostics of an editor: where each stands in the document, how bad it is, and what belongs to it."""

from __future__ import annotations

from lsprotocol import types

from factcheck.editor.ranges import Ranges
from factcheck.model import Finding, Remark, Severity, Span
from factcheck.reports.display import isolated

SOURCE = "factcheck"
LEVELS: dict[Severity, types.DiagnosticSeverity] = {
    "contradiction": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}


def diagnostic(finding: Finding, ranges: Ranges, uri: str) -> types.Diagnostic:
    """A finding at its first figure, with its others and what stands for what."""
    main = place(finding)
    return types.Diagnostic(
        ranges.range(main),
        isolated(finding.message),
        severity=LEVELS[finding.severity],
        code=finding.rule,
        source=SOURCE,
        related_information=[related(span, ranges, uri) for span in finding.spans],
        data={"id": finding.id},
    )


def place(finding: Finding) -> Span:
    """The span at which a finding is shown: of those that begin there the longest."""
    here = [span for span in finding.spans if span.start == finding.at]
    return max(here, key=lambda span: span.end, default=Span(finding.at, finding.at))


def related(span: Span, ranges: Ranges, uri: str) -> types.DiagnosticRelatedInformation:
    """One span of a finding: what is printed there, and in which role."""
    role = f"{isolated(span.role)}: " if span.role else ""
    printed = isolated(ranges.text[span.start : span.end])
    return types.DiagnosticRelatedInformation(types.Location(uri, ranges.range(span)), f"{role}{printed}")


def remarked(remark: Remark, ranges: Ranges) -> types.Diagnostic:
    """What is amiss in a comment or the like about findings, from there to the end of its line."""
    start = ranges.lines.starts[min(remark.line, len(ranges.lines.starts)) - 1] + remark.column - 1
    end = max(start, ranges.lines.end(remark.line - 1))
    where = ranges.between(min(start, end), end)
    return types.Diagnostic(where, isolated(remark.message), severity=LEVELS[remark.severity], source=SOURCE)


def notice(message: str) -> types.Diagnostic:
    """What was not checked and why, at the beginning of the document."""
    begin = types.Position(0, 0)
    return types.Diagnostic(types.Range(begin, begin), isolated(message), severity=LEVELS["note"], source=SOURCE)
