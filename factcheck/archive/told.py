"""Clashes on a page: a card a series, with both passages side by side, the figures on one line, and who agrees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby, islice
from typing import Any

from factcheck.archive.clashes import SAYS, WARNINGS, Clash
from factcheck.archive.groups import count
from factcheck.archive.queries import KEY
from factcheck.archive.statements import Group, Side
from factcheck.reports import shell
from factcheck.reports.display import direction
from factcheck.reports.markup import Markup, join, tag
from factcheck.reports.summary import many

SHOWN = 500
"""Cards on the page; the tables hold all."""
LENGTH = 600
"""Units of the drawing of a line."""
LISTED = 40
"""Statements of a group, and periods of a series, on a card."""

Statement = Mapping[str, Any]
Series = tuple[str, ...]
History = Mapping[str, Sequence[Statement]]
"""What is stated of a series by period, in their order; a few statements each."""


def page(found: Sequence[Clash], histories: Mapping[Series, History]) -> Iterator[str]:
    """The page, piece by piece; ``histories`` are those of the series that are shown."""
    warnings = sum(one.kind in WARNINGS for one in found)
    title = f"{many(warnings, 'conflict')} across articles, {many(len(found) - warnings, 'note')}"
    return shell.page(f"{title} – factcheck", (("#content", "Conflicts"),), content(title, found, histories))


def content(title: str, found: Sequence[Clash], histories: Mapping[Series, History]) -> Iterator[str]:
    """What is on the page."""
    yield '<main id="content" tabindex="-1">'
    yield tag("h1", f"{title}.")
    yield tag(
        "p", "Articles are compared with each other, not with the world: each may have its reasons.", class_="small"
    )
    told = cards(found)
    for clashes in told[:SHOWN]:
        yield card(clashes, histories.get(without_period(clashes[0]), {}))
    if len(told) > SHOWN:
        yield tag("p", f"{many(len(told) - SHOWN, 'series')} more in conflicts.parquet.")
    yield "</main>"


def cards(found: Sequence[Clash]) -> list[list[Clash]]:
    """The clashes by card: those of one series together, the worst kind first."""
    together: dict[object, list[Clash]] = {}
    for one in found:
        together.setdefault((one.series, bool(one.groups) or one.kind), []).append(one)
    return list(together.values())


def without_period(one: Clash) -> Series:
    """What the history of a series is found by."""
    told = dict(one.series)
    return tuple(told.get(name, "") for name in KEY if name != "period")


def card(clashes: Sequence[Clash], history: History) -> Markup:
    """The clashes of one series."""
    one = clashes[0]
    kind = "warning" if one.kind in WARNINGS else "note"
    named = ", ".join(value for name, value in one.series if value and name not in ("measure", "qualifiers"))
    return tag(
        "article",
        tag("p", tag("span", kind, class_=f"badge {kind}"), " ", tag("code", one.kind)),
        tag("h2", tag("bdi", named)),
        tag("p", sentence(one.top), " and ", sentence(one.bottom), f": {SAYS[one.kind]}."),
        line(one),
        tag("div", passage(one.top), passage(one.bottom), class_="sides"),
        *((tag("ul", *(member(group) for group in one.groups)),) if one.groups else ()),
        *periods(history),
        class_=f"card {kind}",
    )


def sentence(side: Side) -> Markup:
    """A figure and whose it is."""
    day = f", {side.date}" if side.date else ""
    return join((tag("b", tag("bdi", side.surface)), " (", tag("bdi", side.path or side.article), f"{day})"))


def passage(side: Side) -> Markup:
    """What an article says, in its own direction."""
    return tag("blockquote", side.passage, dir=direction(side.passage))


def member(group: Group) -> Markup:
    """What agrees among itself: how many articles and texts, and each statement."""
    articles, texts = count(group)
    copies = f", {many(texts, 'different text')}" if texts < articles else ""
    first = group.sides[0].surface
    summary = tag("summary", many(articles, "article"), copies, ": ", tag("b", tag("bdi", first)))
    rows = (row(str(side.date or ""), side.surface, side.path or side.article) for side in group.sides[:LISTED])
    more = () if len(group.sides) <= LISTED else (row("", f"{len(group.sides) - LISTED:,} more", "series.parquet"),)
    return tag("li", tag("details", summary, listing(("date", "figure", "article"), (*rows, *more))))


def periods(history: History) -> Iterator[Markup]:
    """What is stated of the series for all periods, where there are others than that of the card."""
    if len(history) > 1:
        told = islice(history.items(), LISTED)
        rows = (row(period, *distinct(statements)) for period, statements in told)
        head = tag("summary", f"{many(len(history), 'period')} of this series")
        yield tag("details", head, listing(("period", "figures", "articles"), tuple(rows)))


def distinct(statements: Sequence[Statement]) -> tuple[str, str]:
    """The figures that are stated, each once, and how many articles state them."""
    figures = list(dict.fromkeys(str(one["surface"]) for one in statements))
    articles = {one["article"] for one in statements}
    more = f" and {len(figures) - 3:,} more" if len(figures) > 3 else ""
    return " · ".join(figures[:3]) + more, f"{len(articles):,}"


def row(*cells: str) -> Markup:
    """A row of a table."""
    return tag("tr", *(tag("td", tag("bdi", cell)) for cell in cells))


def listing(names: Sequence[str], rows: Sequence[Markup]) -> Markup:
    """A table."""
    return tag("table", tag("tr", *(tag("th", name) for name in names)), *rows, class_="list told")


def line(one: Clash) -> Markup:
    """Both figures as intervals on one line, and the gap between them."""
    ends = (one.bottom.low, one.bottom.high, one.top.low, one.top.high)
    low, high = min(ends), max(ends)
    margin = (high - low) / 20 or Fraction(1)

    def at(value: Fraction) -> str:
        return f"{float((value - low + margin) / (high - low + 2 * margin) * LENGTH):.1f}"

    def bar(side: Side, top: int) -> Markup:
        width = max(float((side.high - side.low) / (high - low + 2 * margin) * LENGTH), 4.0)
        return tag("rect", x=at(side.low), y=top, width=f"{width:.1f}", height=10, class_="interval")

    least, most = f"{float(one.top.low):,.6g}", f"{float(one.bottom.high):,.6g}"
    said = f"{one.bottom.surface} is at most {most}, {one.top.surface} at least {least}"
    return tag(
        "svg",
        tag("title", said),
        bar(one.bottom, 4),
        bar(one.top, 18),
        viewBox=f"0 0 {LENGTH} 32",
        role="img",
        class_="line",
    )


def histories(statements: Iterable[Statement], wanted: set[Series]) -> dict[Series, dict[str, list[Statement]]]:
    """The statements of the series that are wanted, by period; of each series of one period not more than are shown."""
    found: dict[Series, dict[str, list[Statement]]] = {}
    for series, told in groupby(statements, key=lambda one: tuple(str(one[name] or "") for name in KEY)):
        named = tuple(value for name, value in zip(KEY, series, strict=True) if name != "period")
        if named in wanted:
            found.setdefault(named, {})[series[KEY.index("period")]] = list(islice(told, LISTED))
    return found
