"""The tables of a page: all findings with their facets, the articles, and what was found by rule, source and date.

They can be read as they are; the script sorts and filters them, and writes what is shown as CSV or JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from factcheck.model import SEVERITIES, Article, Finding, Run
from factcheck.reports import cards, texts
from factcheck.reports.display import safe, shortened
from factcheck.reports.json import dumps
from factcheck.reports.markup import Markup, closing, opening, tag
from factcheck.reports.numbering import Entry
from factcheck.reports.places import Places
from factcheck.reports.summary import many
from factcheck.reports.tallies import Counts, Tallies, source, stretches
from factcheck.reports.timeline import chart

FEW = 5
"""Findings whose table is folded, since the cards below show them at a glance."""
SHOWN = 200
"""Rows of that table that are open: a browser lays out what is folded only when it is opened."""
FEW_ARTICLES = 20
"""Articles whose table is not folded."""
FACETS = 300
"""Sources that can be chosen from a list; beyond them a search is quicker."""
COUNTED = ("contradiction", "warning", "note")


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column: its name in files, its words, and whether it holds numbers."""

    key: str
    words: str
    number: bool = False


NUMBERS = tuple(Column(s, f"{s}s", True) for s in COUNTED)
FOUND = (
    Column("severity", "Severity"),
    Column("finding", "Finding"),
    Column("rule", "Rule"),
    Column("place", "Place"),
    Column("date", "Date"),
)
LISTED = (
    Column("status", "Came out"),
    Column("article", "Article"),
    Column("date", "Date"),
    Column("language", "Language"),
    Column("figures", "Figures", True),
    Column("findings", "Findings", True),
)
BY_RULE = (Column("rule", "Rule"), *NUMBERS, Column("agree", "agree", True))
BY_SOURCE = (
    Column("source", "Source"),
    Column("articles", "articles", True),
    Column("figures", "figures", True),
    *NUMBERS,
)
BY_DATE = (Column("date", "Date"), *BY_SOURCE[1:])


def table(name: str, caption: str, columns: Sequence[Column], rows: Iterable[str]) -> Iterator[str]:
    """A table that can be sorted and downloaded; ``name`` is that of its files."""
    yield opening("div", class_="scroll") + opening("table", class_="list", id=f"table-{name}", data_name=name)
    yield tag("caption", caption) + tag("thead", tag("tr", *map(head, columns))) + opening("tbody")
    yield from rows
    yield closing("tbody") + closing("table") + closing("div")


def head(column: Column) -> Markup:
    """The head of a column; the script sorts numbers from the largest."""
    number = "" if column.number else None
    return tag("th", column.words, scope="col", data_key=column.key, data_number=number)


def finding_rows(entry: Entry, page: str) -> Iterator[tuple[int, Markup]]:
    """The findings of an article with their numbers; ``page`` is the file of their cards, empty for this one."""
    places = Places(entry.report.article) if entry.numbers else None
    for number, found in entry.numbered:
        line, column = places.at(found.at) if places else (1, 1)
        place = f"{entry.report.article.path or 'text'}:{line}:{column}"
        yield number, finding_row(number, found, entry.report.article, place, page)


def finding_row(number: int, found: Finding, article: Article, place: str, page: str) -> Markup:
    """One finding."""
    return tag(
        "tr",
        tag("td", cards.severity(found.severity), data_v=SEVERITIES.index(found.severity), data_plain=found.severity),
        tag("td", tag("a", cards.said(found), href=f"{page}#f{number}")),
        tag("td", tag("code", found.rule)),
        tag("td", tag("bdi", place)),
        tag("td", str(article.date or "")),
        data_n=number,
        data_source=source(article.path),
    )


def article_row(entry: Entry, page: str) -> Markup:
    """One article."""
    report, article = entry.report, entry.report.article
    status, figures, found = texts.standing(report), report.coverage.figures, len(report.findings)
    order = (*SEVERITIES, "consistent", "unverifiable").index(status)
    link = tag("a", texts.title(report, 80), href=f"{page}#{entry.name}")
    return tag(
        "tr",
        tag("td", cards.severity(status), data_v=order, data_plain=status),
        tag("td", link, tag("span", tag("bdi", article.path), class_="small"), data_v=article.path),
        tag("td", str(article.date or "")),
        tag("td", report.language),
        tag("td", f"{figures:,}", data_v=figures, class_="number"),
        tag("td", f"{found:,}", data_v=found, class_="number"),
    )


def findings(run: Run, tallies: Tallies, rows: Sequence[str]) -> Iterator[str]:
    """All findings as a table below its facets, the worst open and the others folded; nothing for one or none."""
    if len(rows) < 2:
        return
    yield opening("details", class_="work", open=None if len(rows) <= FEW else "")
    yield tag("summary", f"All {len(rows):,} findings as a table, to search, sort and download")
    yield facets(run, tallies)
    yield from table("findings", "Findings, worst first", FOUND, rows[:SHOWN])
    if len(rows) > SHOWN:
        yield opening("details", id="more") + tag("summary", f"{len(rows) - SHOWN:,} more findings")
        yield from table("more", "More findings", FOUND, rows[SHOWN:])
        yield closing("details")
    yield closing("details")


def facets(run: Run, tallies: Tallies) -> Markup:
    """What chooses among the findings; the script shows it."""
    total = run.totals
    numbers = zip(SEVERITIES, (total.contradictions, total.warnings, total.notes), strict=True)
    boxes = (tag("label", checkbox(name), f" {name} ", tag("small", f"{n:,}")) for name, n in numbers if n)
    search = tag("input", type="search", name="q")
    return tag(
        "form",
        tag("fieldset", tag("legend", "Severity"), *boxes),
        tag("label", "Search ", search),
        chooser("rule", "Rule", tallies.rules),
        chooser("source", "Source", tallies.sources),
        tag("label", "From ", tag("input", type="date", name="from")),
        tag("label", "To ", tag("input", type="date", name="to")),
        tag("p", tag("output", ""), " ", tag("button", "Show all", type="reset")),
        id="facets",
        class_="facets",
        hidden="",
        role="search",
        aria_label="Which findings are shown",
    )


def checkbox(name: str) -> Markup:
    """A box that is ticked."""
    return tag("input", type="checkbox", name="severity", value=name, checked="")


def chooser(name: str, words: str, counts: Mapping[str, Counts]) -> Markup:
    """A list to choose from: what there are findings of, each with their number."""
    numbers = [(key, sum(c.get(s, 0) for s in COUNTED)) for key, c in counts.items()]
    options = (tag("option", f"{shortened(key, 40)} ({n:,})", value=key) for key, n in numbers[:FACETS] if n)
    return tag("label", f"{words} ", tag("select", tag("option", "all", value=""), *options, name=name))


def articles(rows: Sequence[str]) -> Iterator[str]:
    """All articles as a table, folded where they are many; nothing where there is one."""
    if len(rows) < 2:
        return
    yield opening("details", class_="work", open=None if len(rows) > FEW_ARTICLES else "")
    yield tag("summary", f"All {many(len(rows), 'article')} as a table")
    yield from table("articles", "Articles, in the order in which they were read", LISTED, rows)
    yield closing("details")


def tables(tallies: Tallies) -> Iterator[str]:
    """What was found by rule, by source and by date."""
    rules = (counted("rule", name, c, (*COUNTED, "consistent")) for name, c in tallies.rules.items())
    rest = ("articles", "figures", *COUNTED)
    sources = (counted("source", name, c, rest) for name, c in tallies.sources.items())
    times = stretches(tallies.days)
    unknown = [("not known", None, tallies.days[None])] if None in tallies.days else []
    dates = [(s.label, {"from": str(s.first), "to": str(s.last)}, s.counts) for s in times if s.counts] + unknown
    yield opening("section", id="tables", aria_labelledby="tables-h")
    yield tag("h2", "By rule, source and date", id="tables-h")
    yield chart(times)
    yield opening("div", class_="tables")
    yield from table("rules", "By rule", BY_RULE, rules)
    yield from table("sources", "By source", BY_SOURCE, sources)
    yield from table("dates", "By date of the article", BY_DATE, (row(label, f, c, rest) for label, f, c in dates))
    yield closing("div") + closing("section")


def counted(facet: str, name: str, counts: Counts, kinds: Sequence[str]) -> Markup:
    """A row of counts for a rule or a source."""
    return row(name, {facet: name}, counts, kinds)


def row(name: str, facet: Mapping[str, str] | None, counts: Counts, kinds: Sequence[str]) -> Markup:
    """A row of counts; its name leads to the findings, and the script chooses those that are counted."""
    chosen = facet is not None and any(counts.get(s) for s in COUNTED)
    head = (
        tag("a", tag("bdi", name), href="#findings", data_facet=dumps({k: safe(v) for k, v in (facet or {}).items()}))
        if chosen
        else tag("bdi", name)
    )
    cells = (tag("td", f"{counts.get(k, 0):,}", data_v=counts.get(k, 0), class_="number") for k in kinds)
    return tag("tr", tag("th", head, scope="row", data_v=name), *cells)
