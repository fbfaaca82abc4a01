"""Clashes on a page: both passages side by side, the two figures on one line, and everything stated of the series."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from factcheck.archive.clashes import SAYS, WARNINGS, Clash, Side
from factcheck.archive.queries import KEY
from factcheck.reports import shell
from factcheck.reports.display import direction
from factcheck.reports.markup import Markup, join, tag
from factcheck.reports.summary import many

SHOWN = 500
"""Clashes on the page; the table holds all."""
LENGTH = 600
"""Units of the drawing of a line."""

Timeline = Sequence[Mapping[str, Any]]
"""What is stated of one series, in the order of time."""


def page(found: Sequence[Clash], timelines: Mapping[tuple[str, ...], Timeline]) -> Iterator[str]:
    """The page, piece by piece; ``timelines`` are those of the series that are shown."""
    warnings = sum(one.kind in WARNINGS for one in found)
    title = f"{many(warnings, 'conflict')} across articles, {many(len(found) - warnings, 'note')}"
    return shell.page(f"{title} – factcheck", (("#content", "Conflicts"),), content(title, found, timelines))


def content(title: str, found: Sequence[Clash], timelines: Mapping[tuple[str, ...], Timeline]) -> Iterator[str]:
    """What is on the page."""
    yield '<main id="content" tabindex="-1">'
    yield tag("h1", f"{title}.")
    yield tag(
        "p", "Articles are compared with each other, not with the world: each may have its reasons.", class_="small"
    )
    for one in found[:SHOWN]:
        yield card(one, timelines.get(key(one), ()))
    if len(found) > SHOWN:
        yield tag("p", f"{many(len(found) - SHOWN, 'clash')} more in conflicts.parquet.")
    yield "</main>"


def key(one: Clash) -> tuple[str, ...]:
    """What a timeline is found by: the series without its qualifiers."""
    told = dict(one.series)
    return tuple(told.get(name, "") for name in KEY)


def card(one: Clash, timeline: Timeline) -> Markup:
    """One clash."""
    kind = "warning" if one.kind in WARNINGS else "note"
    named = ", ".join(value for _, value in one.series if value)
    return tag(
        "article",
        tag("p", tag("span", kind, class_=f"badge {kind}"), " ", tag("code", one.kind)),
        tag("h2", tag("bdi", named)),
        tag("p", f"{sentence(one.top)} and {sentence(one.bottom)}: {SAYS[one.kind]}."),
        line(one),
        tag("div", passage(one.top), passage(one.bottom), class_="sides"),
        *history(timeline),
        class_=f"card {kind}",
    )


def sentence(side: Side) -> Markup:
    """A figure and whose it is."""
    day = f", {side.date}" if side.date else ""
    return join((tag("b", tag("bdi", side.surface)), f" ({side.path or side.article}{day})"))


def passage(side: Side) -> Markup:
    """What an article says, in its own direction."""
    return tag("blockquote", side.passage, dir=direction(side.passage))


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


def history(timeline: Timeline) -> Iterator[Markup]:
    """Everything stated of a series, if that is more than both figures."""
    if len(timeline) > 2:
        rows = (
            tag("tr", *(tag("td", tag("bdi", str(one[name] or ""))) for name in ("date", "surface", "path")))
            for one in timeline
        )
        head = tag("tr", *(tag("th", name) for name in ("date", "figure", "article")))
        yield tag(
            "details", tag("summary", f"{many(len(timeline), 'statement')} of this series"), tag("table", head, *rows)
        )


def grouped(
    statements: Iterable[Mapping[str, Any]], names: Sequence[str], wanted: set[tuple[str, ...]]
) -> dict[tuple[str, ...], list[Mapping[str, Any]]]:
    """The statements of the series that are wanted."""
    found: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
    for one in statements:
        series = tuple(str(one[name] or "") for name in names)
        if series in wanted:
            found.setdefault(series, []).append(one)
    return found
