"""One self-contained HTML page: the verdict and the coverage first, then the findings, then every article, then tables.

It needs no network, and no script to be read. All text of articles goes through :mod:`factcheck.reports.markup`, which
escapes it. Reports are gone through one by one, several times, and none is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.model import SEVERITIES, Finding, Report, Run, Severity
from factcheck.reports import cards, reading, shell, strip, texts, worklist
from factcheck.reports.markup import Markup, closing, join, opening, tag
from factcheck.reports.numbering import Entry, entries
from factcheck.reports.places import Places
from factcheck.reports.summary import totals, verdict
from factcheck.reports.tallies import Tallies, Tally
from factcheck.reports.view import View

NOTES = (
    "These figures do agree, but only if they are read generously: cut off and not rounded, at the very ends of what "
    "their print allows, or as rough figures; or they differ from reference facts as they may without a mistake."
)


@dataclass(frozen=True, slots=True)
class Overview:
    """What the tables of a page hold: the rows of all findings, worst first, those of all articles, and counts."""

    findings: tuple[str, ...]
    articles: tuple[str, ...]
    tallies: Tallies


def render(run: Run, _: View) -> Iterator[str]:
    """Write the page, piece by piece. The same reports give the same bytes."""
    seen = overview(run)
    yield from shell.page(f"{verdict(run.totals)} – factcheck", links(run), content(run, seen))


def links(run: Run) -> list[shell.Link]:
    """The parts of the page."""
    total = run.totals
    found = total.contradictions + total.warnings + total.notes
    parts = (("#findings", f"Findings {found:,}"), ("#articles", f"Articles {total.articles:,}"), ("#tables", "Tables"))
    return list(parts)


def overview(run: Run, pages: int = 0) -> Overview:
    """Go through all articles for the tables; ``pages`` is how many articles share a file, 0 if all are in this one."""
    tally = Tally()
    found: list[tuple[int, str]] = []
    articles = []
    for entry in entries(run):
        tally.add(entry.report)
        page = file_of(entry.place, pages)
        found += worklist.finding_rows(entry, page)
        articles.append(worklist.article_row(entry, page))
    return Overview(tuple(row for _, row in sorted(found)), tuple(articles), tally.done())


def file_of(place: int, pages: int) -> str:
    """The file, beside the report, that holds an article.

    >>> file_of(7, 0), file_of(20, 20), file_of(21, 20)
    ('', 'report/articles-0001.html', 'report/articles-0002.html')
    """
    return f"report/articles-{(place - 1) // pages + 1:04d}.html" if pages else ""


def content(run: Run, seen: Overview) -> Iterator[str]:
    """The parts of the page, from the verdict to the tables."""
    yield tag("header", *strip.strip(run.totals), *strip.said(run), class_="top")
    yield opening("main", id="content", tabindex="-1")
    yield opening("section", id="findings", aria_labelledby="findings-h")
    yield tag("h2", "Findings", id="findings-h")
    yield from worklist.findings(run, seen.tallies, seen.findings)
    yield from work_list(run)
    yield closing("section")
    yield opening("section", id="articles", aria_labelledby="articles-h") + tag("h2", "Articles", id="articles-h")
    yield from worklist.articles(seen.articles)
    yield texts.key()
    for entry in entries(run):
        yield texts.article(entry)
    yield closing("section")
    yield from worklist.tables(seen.tallies)
    yield closing("main")


def work_list(run: Run) -> Iterator[str]:
    """All findings as cards, worst first; the mildest, which nobody needs to act upon, apart from the others."""
    total = run.totals
    if not total.contradictions + total.warnings + total.notes:
        yield tag("p", "No figures disagree.", class_="none")
    if total.contradictions + total.warnings:
        yield opening("div", class_="cards")
        for severity in SEVERITIES[:2]:
            yield from all_cards(run, severity)
        yield closing("div")
    if total.notes:
        yield opening("div", class_="cards") + tag("h2", "Notes") + tag("p", NOTES, class_="small")
        yield from all_cards(run, "note")
        yield closing("div")


def all_cards(run: Run, severity: Severity) -> Iterator[str]:
    """The findings of one severity."""
    return (card for entry in entries(run) for _, card in cards_of(entry, (severity,)))


def cards_of(entry: Entry, severities: Sequence[Severity]) -> Iterator[tuple[int, Markup]]:
    """The findings of an article that are so bad, with their numbers."""
    chosen = [(n, f) for n, f in entry.numbered if f.severity in severities]
    places = Places(entry.report.article) if chosen else None
    for number, found in chosen:
        yield number, cards.finding(found, entry.report, number, entry.name, places)


def fragment(shown: Report | Finding) -> str:
    """A report or a finding for a notebook: its own style, no script, no anchors."""
    inside = cards.finding(shown) if isinstance(shown, Finding) else short(shown)
    return tag("div", tag("style", shell.part("shown.css")), inside, class_="factcheck fragment")


def short(report: Report) -> Markup:
    """A report in short: verdict, findings, and the text folded."""
    numbers = {f.id: i for i, f in enumerate(report.findings, 1)}
    text = tag("details", tag("summary", "The text with its figures"), reading.body(report, "", numbers, linked=False))
    places = Places(report.article)
    found = [cards.finding(f, report, places=places) for f in report.findings]
    return join((*strip.strip(totals([report])), *found, *texts.found_in(report, ""), text))
