"""The verdict of a run, and what it was looked at: in a sentence, in numbers and as a bar."""

from __future__ import annotations

from factcheck.model import Coverage, Failure, Run, Totals
from factcheck.reports import bars, cards
from factcheck.reports.markup import Markup, tag
from factcheck.reports.summary import many, verdict, where


def strip(total: Totals) -> list[Markup]:
    """The verdict, the findings in numbers, and the coverage."""
    status = standing(total)
    sign = tag("i", cards.SIGNS[status], aria_hidden="true", class_=f"sign {status}")
    return [
        tag("h1", sign, tag("span", f"{verdict(total)}."), class_=f"verdict {status}"),
        *coverage(total.coverage, total.articles),
    ]


def standing(total: Totals) -> str:
    """How a run came out, as the name of a severity or verdict."""
    if total.contradictions or total.warnings:
        return "contradiction" if total.contradictions else "warning"
    return "consistent" if total.coverage.checkable else "unverifiable"


def coverage(seen: Coverage, articles: int) -> list[Markup]:
    """What was looked at, and what became of it."""
    counts = (
        ("contradiction", seen.contradicted, "in a contradiction"),
        ("warning", seen.questioned, "in question"),
        ("consistent", seen.consistent, "agree"),
        ("unverifiable", seen.unverifiable, "with nothing to recompute them against"),
    )
    legend = (tag("li", tag("i", class_=f"key {kind}"), tag("b", f"{n:,}"), f" {label}") for kind, n, label in counts)
    could = (
        f"{many(articles, 'article')}, {many(seen.figures, 'figure')}, of which {seen.checkable:,} can be recomputed"
    )
    return [
        tag("p", f"{could}:", class_="coverage"),
        tag("div", bars.stacked([(kind, n) for kind, n, _ in counts]), class_="stack"),
        tag("ul", *legend, class_="legend"),
    ]


def said(run: Run) -> list[Markup]:
    """What the reader must know beside the verdict: what was passed over, set aside or could not be read."""
    total = run.totals
    aside = f"{many(total.suppressed, 'finding')} set aside: ignored by the article itself, or known before."
    remarks = [f"Remark: {where(r.path, r.line, r.column)}: {r.message}" for r in run.remarks]
    lines = [*([aside] if total.suppressed else []), *run.notices, *remarks]
    notes = tag("ul", *(tag("li", line) for line in lines), class_="said")
    return [*([notes] if lines else []), *unread(run.failures)]


def unread(failures: tuple[Failure, ...]) -> list[Markup]:
    """Inputs that could not be read."""
    lines = (tag("li", f.message) for f in failures)
    return [tag("section", tag("h2", "Not read"), tag("ul", *lines), class_="unread")] if failures else []
