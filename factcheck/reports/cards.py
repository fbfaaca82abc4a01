"""Findings and relations as HTML: the sentence, the passage, the arithmetic on a line, the repair, the proof."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.model import Claim, Finding, Relation, Repair, Report, Span
from factcheck.numeric.proof import Proof
from factcheck.reports import bars
from factcheck.reports.audit import assumed
from factcheck.reports.display import direction, is_rtl
from factcheck.reports.markup import Markup, join, tag
from factcheck.reports.numbers import between, implied
from factcheck.reports.passages import segments
from factcheck.reports.places import Places
from factcheck.reports.reading import passage
from factcheck.reports.summary import reached
from factcheck.reports.windows import Window, windows

SIGNS = {"contradiction": "✕", "warning": "!", "note": "i", "consistent": "✓", "unverifiable": "–"}
BADGES = {"unverifiable": "nothing to recompute"}
EXCERPT = 360
"""Characters of one passage."""


def finding(
    found: Finding, report: Report | None = None, number: int = 0, article: str = "", places: Places | None = None
) -> Markup:
    """A finding as a card; without its report, the figures are shown in place of the passages.

    ``number`` makes its anchor, ``article`` is that of its article, whose ``places`` may be known.
    """
    places = places or (Places(report.article) if report else None)
    left = quotes(found, report, places) if report and places else tag("ul", *(named(c) for c in found.claims))
    heading = f"f{number}-h" if number else None
    title = tag("h3", *([tag("span", f"{number:,}.", class_="number"), " "] if number else []), said(found), id=heading)
    repairs = (repair(r, places, copied=bool(number)) for r in found.repairs)
    return tag(
        "article",
        tag("header", tagline(found, report, places, article), title),
        tag("div", tag("div", left, *repairs), arithmetic(found), class_="columns"),
        class_=f"card {found.severity}",
        id=f"f{number}" if number else None,
        aria_labelledby=heading,
    )


def said(found: Finding) -> Markup:
    """The sentence of a finding; figures that run from right to left stand apart in it."""
    message, spans = found.message, []
    for surface in {c.quantity.surface for c in found.claims if is_rtl(c.quantity.surface)}:
        spans += [Span(at, at + len(surface)) for at in places_of(surface, message)]
    return join(tag("bdi", piece) if covered else piece for piece, covered in segments(message, spans))


def places_of(surface: str, text: str) -> Iterator[int]:
    """Where a figure stands in a sentence."""
    at = text.find(surface)
    while at >= 0:
        yield at
        at = text.find(surface, at + len(surface))


def ignoring(found: Finding) -> str:
    """The comment in an article that sets a finding aside."""
    return f"<!-- factcheck: ignore {found.rule} -- reason -->"


def copier(words: str, copied: str) -> Markup:
    """A button that copies a text; it is hidden until the script shows it."""
    return tag("button", words, type="button", data_copy=copied, title=copied, class_="copy", hidden="")


def named(claim: Claim) -> Markup:
    """A figure by what is printed."""
    return tag("li", tag("mark", claim.quantity.surface), f" ({claim.measure})")


def tagline(found: Finding, report: Report | None, places: Places | None, article: str) -> Markup:
    """Severity, rule, scope and place, on one line."""
    parts = [severity(found.severity), tag("code", found.rule), reached(found)]
    if report and places:
        line, column = places.at(found.at)
        where = tag("bdi", f"{report.article.path or 'text'}:{line}:{column}")
        parts.append(tag("a", where, href=f"#{anchor(found, report, article)}") if article else where)
    button = [copier("Copy ignore comment", ignoring(found))] if article else []
    return tag("p", join((*(tag("span", p) for p in parts), *button), " "), class_="tagline")


def anchor(found: Finding, report: Report, article: str) -> str:
    """Where the first figure of a finding stands in the text of its article; the article where it has none."""
    there = {(s.start, s.end) for s in found.spans}
    claims = (i for i, c in enumerate(report.claims, 1) if (c.span.start, c.span.end) in there)
    first = next(claims, None)
    return article if first is None else f"{article}-c{first}"


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
    """Where the values lie, what is recomputed beyond them, other ways to see it, and the proof."""
    drawn = bars.charts(found)
    seen = {words for chart in drawn for words, _ in chart.implied}
    lines = [line for line in found.recomputation or map(implied, found.derived) if line not in seen]
    title = [tag("h4", "Recomputed")] if drawn or lines else []
    steps = [tag("ul", *(tag("li", line, dir="auto") for line in lines), class_="steps")] if lines else []
    proof = [certificate(found.proof)] if found.proof else []
    parts = join((*title, *map(bars.drawn, drawn[:1]), *steps, *others(drawn[1:]), *proof))
    return tag("div", parts, class_="arithmetic") if parts else Markup("")


def others(drawn: Sequence[bars.Chart]) -> list[Markup]:
    """The same conflict as it shows in other figures, folded."""
    if not drawn:
        return []
    words = " and ".join(f"the {chart.thing}".replace("the the ", "the ") for chart in drawn)
    return [tag("details", tag("summary", f"The same for {words}"), *map(bars.drawn, drawn))]


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


def repair(offered: Repair, places: Places | None, *, copied: bool = False) -> Markup:
    """A repair: what is printed struck out, what would agree beside it, and why."""
    printed = places.text[offered.span.start : offered.span.end] if places else ""
    why = [tag("p", offered.explanation, dir="auto")] if offered.explanation else []
    button = [" ", copier("Copy the suggestion", offered.replacement)] if copied else []
    struck = [tag("del", printed, dir="auto"), " "] if printed else []
    return tag(
        "div",
        tag("h4", "Perhaps"),
        tag("p", *struck, tag("ins", offered.replacement, dir="auto"), *button, class_="swap"),
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


def relations(found: Sequence[tuple[str, Relation]]) -> Markup:
    """Relations as a list, each with its anchor, which is empty where nothing leads to it; nothing for none."""
    if not found:
        return Markup("")
    return tag("ul", *(relation(anchor, r) for anchor, r in found), class_="relations")


def relation(anchor: str, found: Relation) -> Markup:
    """One relation: rule, recomputation, figures with their roles, assumptions."""
    figures = join((tag("span", tag("bdi", b.claim.quantity.surface), f" {b.role}") for b in found.bindings), ", ")
    sign = tag("i", SIGNS[found.verdict], aria_hidden="true", class_=f"tick {found.verdict}")
    return tag(
        "li",
        tag("p", sign, " ", tag("b", found.explanation or found.rule, dir="auto"), " ", tag("code", found.rule)),
        tag("p", figures, class_="small"),
        *(tag("p", f"assuming that {assumed(a)}", class_="small") for a in found.assumptions),
        id=anchor or None,
        data_r=anchor or None,
    )


def values(found: Sequence[tuple[str, Relation]]) -> Markup:
    """Values that are implied and not stated, each with the relation that implies it; nothing for none.

    A relation that neither agrees nor not is listed here alone, and has its anchor here.
    """
    return tag("ul", *(item for entry in found for item in value(*entry)), class_="relations") if found else Markup("")


def value(anchor: str, found: Relation) -> Iterator[Markup]:
    """What one relation implies."""
    for i, derived in enumerate(found.derived):
        here = anchor if found.verdict != "consistent" and not i else ""
        yield tag(
            "li",
            tag("p", tag("b", implied(derived), dir="auto")),
            *([tag("p", found.explanation, class_="small", dir="auto")] if found.explanation else []),
            *(tag("p", f"assuming that {assumed(a)}", class_="small") for a in found.assumptions),
            id=here or None,
            data_r=anchor or None,
        )
