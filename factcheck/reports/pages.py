"""A report on many articles as files: an index with the verdict and all tables, and pages of a few articles each.

Files lead to each other by plain links, so that they can be read from a disk, without a server and without a script.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from factcheck.model import SEVERITIES, Run
from factcheck.reports import html, shell, strip, texts, worklist
from factcheck.reports.html import Overview, file_of
from factcheck.reports.markup import Markup, closing, opening, tag
from factcheck.reports.numbering import Entry, entries
from factcheck.reports.summary import verdict
from factcheck.reports.view import View

ALONE = 50
"""Articles that one page holds at most."""
TOGETHER = 20
"""Articles of one page where there are several."""
INDEX = "report.html"
File = tuple[str, Iterator[str]]
"""The name of a file, and its content piece by piece."""


def files(run: Run) -> Iterator[File]:
    """All files of a report: one for a few articles, an index and pages for many; to be written one after the other."""
    if run.totals.articles <= ALONE:
        yield INDEX, html.render(run, View())
        return
    seen = html.overview(run, TOGETHER)
    yield INDEX, shell.page(f"{verdict(run.totals)} – factcheck", html.links(run), index(run, seen))
    last = file_of(run.totals.articles, TOGETHER)
    for name, together in groupby(entries(run), key=lambda entry: file_of(entry.place, TOGETHER)):
        yield name, page(list(together), name, last)


def index(run: Run, seen: Overview) -> Iterator[str]:
    """The verdict and the tables."""
    yield tag("header", *strip.strip(run.totals), *strip.said(run), class_="top")
    yield opening("main", id="content", tabindex="-1")
    yield opening("section", id="findings", aria_labelledby="findings-h") + tag("h2", "Findings", id="findings-h")
    if not seen.findings:
        yield tag("p", "No figures disagree.", class_="none")
    yield from worklist.findings(run, seen.tallies, seen.findings)
    yield closing("section")
    yield from worklist.tables(seen.tallies)
    yield opening("section", id="articles", aria_labelledby="articles-h") + tag("h2", "Articles", id="articles-h")
    yield from worklist.articles(seen.articles)
    yield closing("section") + closing("main")


def page(together: list[Entry], name: str, last: str) -> Iterator[str]:
    """A few articles, each with its findings."""
    first, final = together[0].place, together[-1].place
    title = f"Articles {first:,} to {final:,}" if final > first else f"Article {first:,}"
    links = [("../report.html", "All findings"), *neighbours(name, last)]
    yield from shell.page(f"{title} – factcheck", links, articles(together, title))


def neighbours(name: str, last: str) -> list[shell.Link]:
    """The pages before and behind one."""
    number, final = number_of(name), number_of(last)
    before = [(named(number - 1), "Previous articles")] if number > 1 else []
    return before + ([(named(number + 1), "Next articles")] if number < final else [])


def number_of(name: str) -> int:
    """The number of a page."""
    return int(name.rpartition("-")[2].partition(".")[0])


def named(number: int) -> str:
    """The name of a page, as its neighbours call it."""
    return file_of((number - 1) * TOGETHER + 1, TOGETHER).rpartition("/")[2]


def articles(together: list[Entry], title: str) -> Iterator[str]:
    """What a page holds."""
    yield tag("header", tag("h1", title), class_="top")
    yield opening("main", id="content", tabindex="-1")
    yield tag("h2", "Texts, and what was found in them", class_="unseen") + texts.key()
    for entry in together:
        yield from article(entry)
    yield closing("main")


def article(entry: Entry) -> Iterator[Markup]:
    """An article, whose findings are listed beside its text, and their cards below it."""
    yield texts.article(entry)
    yield from (card for _, card in sorted(html.cards_of(entry, SEVERITIES)))
