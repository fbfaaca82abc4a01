"""Findings and relations as HTML: the sentence, the passage, the arithmetic, the bars, the repair, the proof."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model import Claim, Finding, Relation, Repair, Report
from factcheck.numeric.proof import Proof
from factcheck.reports import bars
from factcheck.reports.audit import assumed
from factcheck.reports.display import direction
from factcheck.reports.markup import Markup, join, tag
from factcheck.reports.numbers import between, implied
from factcheck.reports.places import Places
from factcheck.reports.reading import passage
from factcheck.reports.windows import Window, windows

SIGNS = {"contradiction": "✕", "warning": "!", "note": "i", "consistent": "✓", "unverifiable": "–"}
BADGES = {"unverifiable": "nothing to recompute"}
EXCERPT = 360
"""Characters of one passage."""


def finding(found: Finding, report: Report | None = None, number: int = 0, article: str = "") -> Markup:
    """A finding as a card; without its report, the figures are shown in place of the passages."""
    places = Places(report.article) if report else None
    left = quotes(found, report, places) if report and places else tag("ul", *(named(c) for c in found.claims))
    heading = f"f{number}-h" if number else None
    return tag(
        "article",
        tag("header", tagline(found, report, places, article), tag("h3", found.message, id=heading)),
        tag("div", tag("div", left, *(repair(r, places) for r in found.repairs)), arithmetic(found), class_="columns"),
        class_=f"card {found.severity}",
        id=f"f{number}" if number else None,
        aria_labelledby=heading,
    )


def named(claim: Claim) -> Markup:
    """A figure by what is printed."""
    return tag("li", tag("mark", claim.quantity.surface), f" ({claim.measure})")


def tagline(found: Finding, report: Report | None, places: Places | None, article: str) -> Markup:
    """Severity, rule, scope and place, on one line."""
    parts = [severity(found.severity), tag("code", found.rule), f"within one {found.scope}"]
    if report and places:
        line, column = places.at(found.at)
        where = f"{report.article.path or 'text'}:{line}:{column}"
        parts.append(tag("a", where, href=f"#{article}") if article else where)
    return tag("p", join((tag("span", p) for p in parts), " "), class_="tagline")


def severity(name: str) -> Markup:
    """A severity as a badge: sign and word, so that colour is not needed."""
    word = BADGES.get(name, name)
    return tag("b", tag("i", SIGNS[name], aria_hidden="true"), f" {word}", class_=f"badge {name}")


def quotes(found: Finding, report: Report, places: Places) -> Markup:
    """The passages of a finding, in the article's own direction."""
    way = direction(report.article.text)
    return join(
        tag("blockquote", quote(w), dir=way, lang=report.language or None)
        for w in windows(places, found.spans, EXCERPT)
    )


def quote(window: Window) -> Markup:
    """One passage, with an ellipsis wherever it goes on."""
    before, after = "…" if window.cut_left else "", "…" if window.cut_right else ""
    return join((before, passage(window.text, window.spans), after))


def arithmetic(found: Finding) -> Markup:
    """The implied values as bars, what is recomputed beyond them, and the proof folded."""
    drawn = bars.charts(found)
    seen = {words for chart in drawn for words, _ in chart.implied}
    lines = [line for line in found.recomputation or map(implied, found.derived) if line not in seen]
    title = [tag("h4", "Recomputed")] if drawn or lines else []
    steps = [tag("ul", *(tag("li", line) for line in lines), class_="steps")] if lines else []
    proof = [certificate(found.proof)] if found.proof else []
    parts = join((*title, *map(bars.drawn, drawn), bars.key(drawn), *steps, *proof))
    return tag("div", parts, class_="arithmetic") if parts else Markup("")


def certificate(proof: Proof) -> Markup:
    """The equations, and what the print allows for each of their variables."""
    rows = (tag("tr", tag("th", name, scope="row"), tag("td", between(where))) for name, where in proof.variables)
    return tag(
        "details",
        tag("summary", "Why this is impossible"),
        tag(
            "p", "No values within these bounds satisfy the equations; ", tag("code", "factcheck verify"), " re-checks."
        ),
        tag("ul", *(tag("li", tag("code", e)) for e in proof.equations)),
        tag("table", tag("tbody", *rows)),
    )


def repair(offered: Repair, places: Places | None) -> Markup:
    """A repair: what is printed struck out, what would agree beside it, and why."""
    printed = places.text[offered.span.start : offered.span.end] if places else ""
    why = [tag("p", offered.explanation)] if offered.explanation else []
    return tag(
        "div",
        tag("h4", "Perhaps"),
        tag(
            "p",
            *([tag("del", printed, dir="auto"), " "] if printed else []),
            tag("ins", offered.replacement, dir="auto"),
        ),
        *why,
        tag(
            "p",
            "slip: ",
            tag("code", offered.slip),
            ". Ask the source before changing a published figure.",
            class_="small",
        ),
        class_="repair",
    )


def relations(found: Sequence[Relation], name: str, *, linked: bool = True) -> Markup:
    """Relations that agree, as a list."""
    return tag("ul", *(agreed(r, f"{name}-r{i}" if linked else None) for i, r in enumerate(found, 1)), class_="agreed")


def agreed(relation: Relation, anchor: str | None) -> Markup:
    """One relation that agrees: rule, recomputation, figures with their roles, assumptions, implied values."""
    figures = join((tag("span", tag("bdi", b.claim.quantity.surface), f" {b.role}") for b in relation.bindings), ", ")
    extra = [f"assuming that {assumed(a)}" for a in relation.assumptions] + [implied(d) for d in relation.derived]
    return tag(
        "li",
        tag("i", SIGNS["consistent"], aria_hidden="true"),
        " ",
        tag("code", relation.rule),
        " ",
        relation.explanation,
        tag("p", figures, class_="small"),
        *(tag("p", line, class_="small") for line in extra),
        id=anchor,
    )
