"""Totals of a run, and the one sentence that says how it ended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any

from factcheck.model import Coverage, Failure, Finding, Report, Severity, Suppression, Totals


def totals(reports: Iterable[Report], failures: Sequence[Failure] = ()) -> Totals:
    """Count findings, articles and figures, each report looked at once."""
    total = added(nothing(), errors=len(failures))
    for report in reports:
        total = added(total, **counts(report))
    return total


def nothing() -> Totals:
    """The counts of a run that has not begun."""
    none = Coverage(**{f.name: 0 for f in fields(Coverage)})
    return Totals(**{f.name: none if f.name == "coverage" else 0 for f in fields(Totals)})  # type: ignore[arg-type]


def counts(report: Report) -> dict[str, Any]:
    """What one article adds to each count."""
    bad = worst(report)
    return {
        "articles": 1,
        "contradictions": count(report, "contradiction"),
        "warnings": count(report, "warning"),
        "notes": count(report, "note"),
        "contradicted_articles": bad == "contradiction",
        "questioned_articles": bad == "warning",
        "unchecked_articles": bool(report.notices) and not report.coverage.figures,
        "suppressed": len(report.suppressed),
        "known": sum(s.suppression.known for s in report.suppressed),
        "untouched": report.untouched,
        "remarks": len(report.remarks),
        "coverage": report.coverage,
    }


def added(total: Totals, *, coverage: Coverage | None = None, **more: int) -> Totals:
    """Counts with some more added to them."""
    seen = total.coverage
    if coverage is not None:
        seen = Coverage(**{f.name: getattr(seen, f.name) + getattr(coverage, f.name) for f in fields(Coverage)})
    return replace(total, **{name: getattr(total, name) + number for name, number in more.items()}, coverage=seen)


def count(report: Report, severity: Severity) -> int:
    """How many findings have a severity."""
    return sum(f.severity == severity for f in report.findings)


def worst(report: Report) -> Severity | None:
    """The worst severity among the findings of an article; None where there are none."""
    severities: tuple[Severity, ...] = ("contradiction", "warning", "note")
    return next((s for s in severities if count(report, s)), None)


def many(number: int, noun: str) -> str:
    """A number and its noun.

    >>> many(1, "warning"), many(1200, "figure")
    ('1 warning', '1,200 figures')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def verdict(total: Totals) -> str:
    """One line, without a full stop: how the run ended."""
    ending = unseen(total)
    if total.contradictions:
        where = among(total.contradicted_articles, total.articles)
        return f"Not consistent: {many(total.contradictions, 'contradiction')}{where}{ending}"
    if total.warnings:
        where = among(total.questioned_articles, total.articles)
        return f"No contradiction, but a look is needed: {many(total.warnings, 'warning')}{where}{ending}"
    read = total.articles - total.unchecked_articles
    if total.suppressed > total.known:
        return f"No disagreement that counts: {many(read, 'article')}{ending}"
    if total.known or total.untouched:
        return f"Nothing new: {many(read, 'article')}{ending}"
    if total.coverage.checkable:
        return f"Consistent as far as it could be recomputed: {many(read, 'article')}{ending}"
    if read:
        return f"Nothing to recompute: {many(read, 'article')} without figures that could disagree{ending}"
    return f"Nothing was checked{ending}"


def unseen(total: Totals) -> str:
    """What the verdict is not about: what does not count, other languages, and inputs that could not be read."""
    left, unread = total.unchecked_articles, total.errors
    hidden = f"; {total.suppressed - total.known:,} suppressed" if total.suppressed > total.known else ""
    other = f"; {many(left, 'article')} not checked, in no language that factcheck reads" if left else ""
    old = f"; {total.known:,} known" if total.known else ""
    old += f"; {total.untouched:,} on unchanged lines" if total.untouched else ""
    return hidden + old + other + (f"; {many(unread, 'input')} could not be read" if unread else "")


def among(part: int, articles: int) -> str:
    """Where the findings are, if there is more than one article.

    >>> among(1, 5), among(1, 1)
    (' in 1 of 5 articles', '')
    """
    return f" in {part:,} of {many(articles, 'article')}" if articles > 1 else ""


def apart(total: Totals) -> str:
    """What is counted apart from findings: those that do not count, and remarks.

    >>> apart(replace(nothing(), suppressed=3, known=1, remarks=1))
    '; 2 suppressed; 1 remark'
    """
    hidden = total.suppressed - total.known
    remarks = f"; {many(total.remarks, 'remark')}" if total.remarks else ""
    return (f"; {hidden:,} suppressed" if hidden else "") + remarks


def why(suppression: Suppression) -> str:
    """Who says that a finding does not count, and why.

    >>> why(Suppression("inSource", "as printed", path="a.md", line=3)), why(Suppression("inSource", "[sic]"))
    ('as printed (a.md:3:1)', '[sic]')
    """
    place = f" ({where(suppression.path, suppression.line, suppression.column or 1)})" if suppression.line else ""
    return (suppression.justification or "no reason is given") + place


def where(path: str, line: int, column: int) -> str:
    """A place as path:line:column."""
    return f"{path or 'text'}:{line}:{column}"


def coverage_line(c: Coverage) -> str:
    """What was looked at and what became of it."""
    return (
        f"{many(c.figures, 'figure')}: {c.consistent:,} agree, {c.contradicted:,} in a contradiction, "
        f"{c.questioned:,} in question, {c.unverifiable:,} with nothing to recompute them against"
    )


def title_of(report: Report) -> str:
    """What an article is called: its title, else its path, else its first words."""
    return report.article.title or report.article.path or report.article.text[:200].strip()


def reached(found: Finding) -> str:
    """How far apart what a finding binds is."""
    return "beside reference facts" if found.scope == "corpus" else f"within one {found.scope}"
