"""One self-contained HTML page: the verdict and the coverage first, then the findings, then every article.

It needs no network and no script. All text of articles goes through :mod:`factcheck.reports.markup`, which escapes it;
a content security policy forbids everything but the page's own style.
"""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Iterator, Sequence
from importlib import resources

from factcheck import __version__
from factcheck.model import SEVERITIES, Failure, Finding, Refusal, Report, Run, Totals
from factcheck.reports import audit, bars, cards, reading
from factcheck.reports.display import direction, shortened
from factcheck.reports.markup import Markup, join, tag
from factcheck.reports.numbers import implied
from factcheck.reports.status import statuses
from factcheck.reports.summary import coverage_line, many, totals, verdict, worst
from factcheck.reports.view import View

FEW = 20
"""Articles that are all listed, also those without findings."""
NOTES = (
    "These figures do agree, but only if they are read generously: cut off and not rounded, at the very ends of what "
    "their print allows, or as rough figures."
)
Numbered = tuple[Finding, int]
"""A finding and the place of its article, from 1."""


def render(run: Run, _: View) -> Iterator[str]:
    """Write the page. The same reports give the same bytes."""
    total, reports, failures = run.totals, tuple(run.reports), run.failures
    ranked = by_severity(reports)
    content = (
        tag("a", "Skip to the findings", href="#findings", class_="skip"),
        tag("header", *strip(total), *unread(failures), contents(reports), class_="top"),
        tag("main", work_list(reports, ranked), texts(reports, ranked)),
        footer(),
    )
    page = tag("html", head(f"{verdict(total)} – factcheck"), tag("body", *content, class_="factcheck page"), lang="en")
    yield f"<!DOCTYPE html>\n{page}\n"


def fragment(shown: Report | Finding) -> str:
    """A report or a finding for a notebook: its own style, no anchors."""
    inside = card_of(shown) if isinstance(shown, Finding) else overview(shown)
    return tag("div", tag("style", style()), inside, class_="factcheck fragment")


def card_of(finding: Finding) -> Markup:
    """A finding alone."""
    return cards.finding(finding)


def overview(report: Report) -> Markup:
    """A report in short: verdict, findings, and the text folded."""
    numbers = {f.id: i for i, f in enumerate(report.findings, 1)}
    text = tag("details", tag("summary", "The text with its figures"), reading.body(report, "", numbers, linked=False))
    return join(
        (*strip(totals([report])), *(cards.finding(f, report) for f in report.findings), agreed(report, ""), text)
    )


@functools.cache
def style() -> Markup:
    """The style sheet, which is ours and holds no markup."""
    return Markup(resources.files("factcheck.reports").joinpath("page.css").read_text("utf-8"))


def head(title: str) -> Markup:
    """Title, policy and style. The policy names the style by its hash, so that no other is obeyed."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        tag("style", style()),
    )


def by_severity(reports: Sequence[Report]) -> list[Numbered]:
    """All findings, worst first, and within a severity in the order of the articles."""
    found = [(f, i) for i, report in enumerate(reports, 1) for f in report.findings]
    return sorted(found, key=lambda pair: SEVERITIES.index(pair[0].severity))


def strip(total: Totals) -> list[Markup]:
    """The verdict, and what was looked at: in a sentence and as a bar."""
    c = total.coverage
    status = "contradiction" if total.contradictions else "warning" if total.warnings else "consistent"
    status = status if c.checkable or total.contradictions or total.warnings else "unverifiable"
    counts = (
        ("contradiction", c.contradicted, "in a contradiction"),
        ("warning", c.questioned, "in question"),
        ("consistent", c.consistent, "agree"),
        ("unverifiable", c.unverifiable, "with nothing to recompute them against"),
    )
    legend = (tag("li", tag("i", class_=f"key {kind}"), f" {n:,} {label}") for kind, n, label in counts)
    sign = tag("i", cards.SIGNS[status], aria_hidden="true", class_=f"sign {status}")
    return [
        tag("h1", sign, tag("span", f"{verdict(total)}."), class_=f"verdict {status}"),
        tag("p", f"{many(total.articles, 'article')}, {many(c.figures, 'figure')}:", class_="coverage"),
        tag("div", bars.stacked([(kind, n) for kind, n, _ in counts]), class_="stack"),
        tag("ul", *legend, class_="legend"),
    ]


def unread(failures: Sequence[Failure]) -> list[Markup]:
    """Inputs that could not be read."""
    lines = (tag("li", f.message) for f in failures)
    return [tag("section", tag("h2", "Not read"), tag("ul", *lines), class_="unread")] if failures else []


def contents(reports: Sequence[Report]) -> Markup:
    """A link to every article, with how it came out; where they are many, those without findings are folded."""
    numbered = list(enumerate(reports, 1))
    bare = [pair for pair in numbered if not pair[1].findings] if len(numbered) > FEW else []
    rows = (row(i, r) for i, r in numbered if not bare or r.findings)
    title = tag("summary", f"{many(len(bare), 'article')} without findings")
    folded = [tag("details", title, tag("ul", *(row(i, r) for i, r in bare), class_="contents"))] if bare else []
    return tag("nav", tag("ul", *rows, class_="contents"), *folded, aria_label="Articles")


def row(number: int, report: Report) -> Markup:
    """One article among the contents."""
    known = tag("bdi", report.article.path), many(report.coverage.figures, "figure")
    return tag(
        "li",
        cards.severity(standing(report)),
        " ",
        tag("a", tag("bdi", shortened(name_of(report), 80)), href=f"#a{number}"),
        " ",
        tag("span", join(known, " · "), class_="small"),
    )


def name_of(report: Report) -> str:
    """What an editor knows an article by: its title, else its first words."""
    return report.article.title or report.article.text[:400].strip() or report.article.path


def standing(report: Report) -> str:
    """How an article came out: its worst finding, or whether anything could be recomputed."""
    return worst(report) or ("consistent" if report.coverage.checkable else "unverifiable")


def work_list(reports: Sequence[Report], ranked: Sequence[Numbered]) -> Markup:
    """All findings as cards."""
    shown = [cards.finding(f, reports[a - 1], n, f"a{a}") for n, (f, a) in enumerate(ranked, 1)]
    first = next((i for i, (f, _) in enumerate(ranked) if f.severity == "note"), len(ranked))
    none = [] if first else [tag("p", "No figures disagree.")]
    return tag(
        "section", tag("h2", "Findings"), *none, *shown[:first], *notes(shown[first:]), id="findings", tabindex="-1"
    )


def notes(shown: Sequence[Markup]) -> list[Markup]:
    """The mildest findings, which nobody needs to act upon, apart from the others."""
    return [tag("h2", "Notes"), tag("p", NOTES, class_="small"), *shown] if shown else []


def texts(reports: Sequence[Report], ranked: Sequence[Numbered]) -> Markup:
    """All articles as readable text."""
    numbers: list[dict[str, int]] = [{} for _ in reports]
    for n, (f, a) in enumerate(ranked, 1):
        numbers[a - 1].setdefault(f.id, n)
    shown = (article(r, f"a{i}", numbers[i - 1]) for i, r in enumerate(reports, 1))
    return tag("section", tag("h2", "Articles"), key(), *shown, id="articles")


def key() -> Markup:
    """How to read the marks in the text."""
    kinds = (("contradiction", "in a contradiction"), ("warning", "in question"), ("consistent", "agrees"))
    marks = (tag("li", tag("span", label, class_=f"fig {kind}")) for kind, label in (*kinds, ("unverifiable", "alone")))
    signs = (
        "¤ money, % percentage, ×  multiple or fraction, № rank or count, ≡ measure; a small number leads to a finding."
    )
    return tag("ul", *marks, tag("li", signs, class_="small"), class_="key")


def article(report: Report, name: str, numbers: dict[str, int]) -> Markup:
    """One article: what is known about it, its text, what agrees, what is implied, what stands alone."""
    known = [report.article.path, str(report.article.date or "date not known"), report.language]
    way = direction(report.article.text)
    return tag(
        "article",
        tag("h3", shortened(name_of(report), 100), id=f"{name}-h", dir=way),
        tag("p", join((tag("span", k) for k in known if k), " · "), class_="small"),
        tag("p", f"{coverage_line(report.coverage)}.", class_="small"),
        *(tag("p", tag("b", "Notice: "), n, class_="notice") for n in report.notices),
        reading.body(report, name, numbers),
        agreed(report, name),
        derived(report),
        alone(report),
        unbound(report),
        class_="source",
        id=name,
        aria_labelledby=f"{name}-h",
    )


def agreed(report: Report, name: str) -> Markup:
    """What was recomputed and agrees, folded."""
    found = [r for r in report.relations if r.verdict == "consistent"]
    title = tag("summary", many(len(found), "relation") + (" agrees" if len(found) == 1 else " agree"))
    return tag("details", title, cards.relations(found, name, linked=bool(name))) if found else Markup("")


def derived(report: Report) -> Markup:
    """Values that the article does not state but implies."""
    values = dict.fromkeys((implied(d), r.explanation) for r in report.relations for d in r.derived)
    title = tag("summary", f"{many(len(values), 'value')} not stated but implied")
    return (
        tag("details", title, tag("ul", *(tag("li", v, tag("p", why, class_="small")) for v, why in values)))
        if values
        else Markup("")
    )


def alone(report: Report) -> Markup:
    """Figures that there is nothing to recompute against."""
    left = [c for c, s in zip(report.claims, statuses(report), strict=True) if s == "unverifiable"]
    title = tag(
        "summary", f"{many(len(left), 'figure')} with nothing to recompute {'it' if len(left) == 1 else 'them'} against"
    )
    return (
        tag("details", title, tag("ul", *(tag("li", tag("bdi", c.quantity.surface)) for c in left)))
        if left
        else Markup("")
    )


def unbound(report: Report) -> Markup:
    """Figures that a pattern fits and that were not bound, each with the reason."""
    title = tag("summary", f"{many(len(report.refused), 'relation')} refused")
    items = (tag("li", _figures(r), f": {audit.REFUSED[r.reason]}.") for r in report.refused)
    return tag("details", title, tag("ul", *items)) if report.refused else Markup("")


def _figures(refusal: Refusal) -> Markup:
    return tag("span", join((tag("bdi", c.quantity.surface) for c in refusal.claims), ", "))


def footer() -> Markup:
    """Who wrote this, and what it does not say."""
    disagree = "Figures disagree if no values within their printed precision agree; which of them is wrong"
    agree = "only the source can tell. A figure that agrees is not thereby true."
    return tag("footer", tag("p", f"factcheck {__version__}. {disagree} {agree}"))
