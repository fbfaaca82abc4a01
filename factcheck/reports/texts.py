"""An article as readable text, and beside it what agrees, what is implied, what stands alone and what was refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.model import Refusal, Remark, Report, Suppressed
from factcheck.reports import audit, cards, reading
from factcheck.reports.display import direction, shortened
from factcheck.reports.markup import Markup, join, tag
from factcheck.reports.numbering import Entry
from factcheck.reports.status import statuses
from factcheck.reports.summary import coverage_line, many, where, why, worst


def article(entry: Entry) -> Markup:
    """One article: what is known about it, its text, and what was found in it beside."""
    report, name = entry.report, entry.name
    known = [report.article.path, str(report.article.date or "date not known"), report.language]
    return tag(
        "article",
        tag("h3", cards.severity(standing(report)), " ", title(report, 100), id=f"{name}-h"),
        tag("p", join((tag("bdi", k) for k in known if k), " · "), class_="small"),
        tag("div", reading.body(report, name, entry.by_id), beside(entry), class_="read"),
        class_="source",
        id=name,
        aria_labelledby=f"{name}-h",
    )


def beside(entry: Entry) -> Markup:
    """What was found in an article."""
    report = entry.report
    notices = (tag("p", tag("b", "Notice: "), n, class_="notice") for n in report.notices)
    coverage = tag("p", f"{coverage_line(report.coverage)}.", class_="small")
    return tag("div", coverage, *notices, disagreeing(entry), *found_in(report, entry.name), class_="beside")


def found_in(report: Report, name: str) -> Iterable[Markup]:
    """What agrees, what is implied, what stands alone, what was refused and what was set aside, each folded."""
    shown = reading.listed(report, name)
    agree = [(anchor, r) for anchor, r in shown if r.verdict == "consistent"]
    imply = [(anchor, r) for anchor, r in shown if r.derived]
    values = sum(len(r.derived) for _, r in imply)
    return (
        folded(
            f"{many(len(agree), 'relation')} {'agrees' if len(agree) == 1 else 'agree'}",
            cards.relations(agree),
        ),
        folded(f"{many(values, 'value')} not stated but implied", cards.values(imply)),
        alone(report),
        refused(report.refused),
        aside(report.suppressed, name),
        remarks(report.remarks),
    )


def folded(title: str, content: str) -> Markup:
    """Something that opens when it is asked for; nothing where there is nothing."""
    return tag("details", tag("summary", title), content) if content else Markup("")


def listing(items: Iterable[str]) -> Markup:
    """A list, or nothing."""
    rows = [tag("li", item) for item in items]
    return tag("ul", *rows) if rows else Markup("")


def title(report: Report, room: int) -> Markup:
    """What an editor knows an article by: its title, else its first line; in its own direction."""
    known = report.article.title or report.article.text[:400].strip().partition("\n")[0] or report.article.path
    return tag("bdi", shortened(known, room), dir=direction(known))


def standing(report: Report) -> str:
    """How an article came out: its worst finding, or whether anything could be recomputed."""
    return worst(report) or ("consistent" if report.coverage.checkable else "unverifiable")


def disagreeing(entry: Entry) -> Markup:
    """The findings of an article, which lead to their cards."""
    rows = (
        tag(
            "li",
            tag("a", f"{number:,}. ", cards.said(found), href=f"#f{number}"),
            data_r=f"f{number}",
            class_=found.severity,
        )
        for number, found in sorted(entry.numbered, key=lambda pair: pair[0])
    )
    return tag("ul", *rows, class_="disagreeing") if entry.numbers else Markup("")


def alone(report: Report) -> Markup:
    """Figures that there is nothing to recompute against."""
    left = [c for c, s in zip(report.claims, statuses(report), strict=True) if s == "unverifiable"]
    words = f"{many(len(left), 'figure')} with nothing to recompute {'it' if len(left) == 1 else 'them'} against"
    return folded(words, listing(tag("bdi", c.quantity.surface) for c in left))


def refused(found: Iterable[Refusal]) -> Markup:
    """Figures that a pattern fits and that were not bound, each with the reason."""
    items = [join((figures(r), f": {audit.REFUSED[r.reason]}.")) for r in found]
    return folded(f"{many(len(items), 'relation')} refused", listing(items))


def figures(refusal: Refusal) -> Markup:
    """The figures of a refusal."""
    return join((tag("bdi", c.quantity.surface) for c in refusal.claims), ", ")


def aside(found: Sequence[Suppressed], name: str) -> Markup:
    """Findings that do not count, each with the reason."""
    rows = []
    for i, suppressed in enumerate(found, 1):
        told = cards.severity(suppressed.finding.severity), " ", cards.said(suppressed.finding)
        anchor = reading.aside(name, i) if name else None
        words = tag("p", why(suppressed.suppression), class_="small", dir="auto")
        rows.append(tag("li", tag("p", *told), words, id=anchor, data_r=anchor))
    return folded(f"{many(len(rows), 'finding')} set aside", tag("ul", *rows, class_="relations") if rows else "")


def remarks(found: Iterable[Remark]) -> Markup:
    """What is amiss in what the article says about findings."""
    items = [join((r.message, tag("p", where(r.path, r.line, r.column), class_="small"))) for r in found]
    return folded(many(len(items), "remark"), listing(items))


def key() -> Markup:
    """How to read the marks in the text."""
    kinds = (("contradiction", "in a contradiction"), ("warning", "in question"), ("consistent", "agrees"))
    marks = (tag("li", tag("span", label, class_=f"fig {kind}")) for kind, label in (*kinds, ("unverifiable", "alone")))
    signs = (
        ("money", "money"),
        ("percent", "percentage"),
        ("multiple", "multiple or fraction"),
        ("rank", "rank or count"),
    )
    kinds_of = (
        tag("li", tag("span", label, class_="fig", data_kind=kind)) for kind, label in (*signs, ("measure", "measure"))
    )
    return tag("ul", *marks, *kinds_of, class_="marks", aria_label="How figures are marked")
