"""Intervals drawn as bars on one line, and counts as one stacked bar: inline SVG, with the numbers beside it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from factcheck.model import Finding
from factcheck.numeric.interval import Interval
from factcheck.reports.markup import Markup, join, tag
from factcheck.reports.numbers import implied

LENGTH = 1000
"""Units of the drawing from left to right; the page stretches them."""
Row = tuple[str, str, Interval]
"""Whether a value is implied or printed, what it is, and where it lies."""


def drawn(found: Finding) -> Markup:
    """The values that the figures imply for one thing, one below the other; nothing where there is only one."""
    units = dict.fromkeys(d.unit for d in found.derived)
    return join(chart(rows(found, unit)) for unit in units if len(rows(found, unit)) > 1)


def rows(found: Finding, unit: str) -> list[Row]:
    """Derived values of one unit, and the printed figures in the roles that they are for."""
    names = {d.name for d in found.derived if d.unit == unit}
    roles = {(s.start, s.end): s.role for s in found.spans}
    printed = [
        ("printed", f"printed: {c.quantity.surface}", Interval(c.quantity.low, c.quantity.high))
        for c in found.claims
        if c.quantity.unit == unit and roles.get((c.span.start, c.span.end)) in names
    ]
    derived = [("implied", implied(d), d.interval) for d in found.derived if d.unit == unit]
    return [*printed, *derived]


def chart(shown: Sequence[Row]) -> Markup:
    """Bars on a common scale."""
    ends = [e for _, _, i in shown for e in (i.low, i.high) if e is not None] or [Fraction(0)]
    margin = (max(ends) - min(ends)) / 20 or Fraction(1)
    first, last = min(ends) - margin, max(ends) + margin
    bars = (tag("li", tag("span", label), bar(where, first, last, kind)) for kind, label, where in shown)
    return tag("ul", *bars, class_="bars")


def bar(where: Interval, first: Fraction, last: Fraction, kind: str) -> Markup:
    """One bar; an open end runs to the border."""
    left = 0 if where.low is None else scaled(where.low, first, last)
    right = LENGTH if where.high is None else scaled(where.high, first, last)
    axis = tag("rect", x=0, y=9, width=LENGTH, height=2, class_="axis")
    mark = tag("rect", x=min(left, LENGTH - 6), y=2, width=max(right - left, 6), height=16, class_=kind)
    return canvas(axis, mark, height=20)


def scaled(value: Fraction, first: Fraction, last: Fraction) -> int:
    """Where a value lies on the drawing."""
    return round((value - first) * LENGTH / (last - first))


def stacked(counts: Sequence[tuple[str, int]]) -> Markup:
    """Parts of a whole side by side, each by its class and count."""
    total = sum(n for _, n in counts) or 1
    parts, before = [], 0
    for kind, number in counts:
        if number:
            x, end = before * LENGTH // total, (before + number) * LENGTH // total
            parts.append(tag("rect", x=x, y=0, width=max(end - x - 3, 2), height=20, class_=kind))
        before += number
    return canvas(*parts, height=20)


def canvas(*shapes: str, height: int) -> Markup:
    """A drawing as wide as its place; what it shows is always written beside it."""
    box = f"0 0 {LENGTH} {height}"
    return tag("svg", *shapes, viewBox=box, preserveAspectRatio="none", aria_hidden="true", focusable="false")
