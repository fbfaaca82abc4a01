"""Intervals drawn as bars on one line, and counts as one stacked bar: inline SVG, with the numbers beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from factcheck.model import Finding
from factcheck.numeric.interval import Interval
from factcheck.reports.markup import Markup, join, tag
from factcheck.reports.numbers import implied

LENGTH = 1000
"""Units of the drawing from left to right; the page stretches them."""


@dataclass(frozen=True, slots=True)
class Chart:
    """All values of one thing: those that are implied, each with its words, and those that are printed for it."""

    implied: tuple[tuple[str, Interval], ...]
    printed: tuple[Interval, ...]


def charts(found: Finding) -> tuple[Chart, ...]:
    """What there is to draw: a thing with more than one value, in the order of the finding."""
    things = dict.fromkeys((d.name, d.unit) for d in found.derived)
    drawn = (chart(found, name, unit) for name, unit in things)
    return tuple(c for c in drawn if len(c.implied) + len(c.printed) > 1)


def chart(found: Finding, name: str, unit: str) -> Chart:
    """The values of one thing in one unit."""
    there = {(s.start, s.end) for s in found.spans if s.role == name}
    printed = (c.quantity for c in found.claims if (c.span.start, c.span.end) in there)
    return Chart(
        tuple((implied(d), d.interval) for d in found.derived if (d.name, d.unit) == (name, unit)),
        tuple(Interval(q.low, q.high) for q in printed if unit in {"", q.unit}),
    )


def drawn(shown: Chart) -> Markup:
    """A line for each implied value, all on one scale; what is printed lies on the same line, in another colour."""
    values = [*(where for _, where in shown.implied), *shown.printed]
    ends = [e for i in values for e in (i.low, i.high) if e is not None] or [Fraction(0)]
    margin = (max(ends) - min(ends)) / 20 or Fraction(1)
    scale = min(ends) - margin, max(ends) + margin
    print_marks = [mark(where, scale, "printed") for where in shown.printed]
    lines = ((words, [*print_marks, mark(where, scale, "implied")]) for words, where in shown.implied)
    return tag("ul", *(tag("li", tag("span", words), line(marks)) for words, marks in lines), class_="bars")


def key(shown: Sequence[Chart]) -> Markup:
    """Which colour is which, where both are drawn."""
    if not any(c.printed for c in shown):
        return Markup("")
    kinds = (("implied", "what the other figures imply"), ("printed", "what is printed"))
    return tag("p", join((key_of(*kind) for kind in kinds), " "), class_="small")


def key_of(kind: str, label: str) -> Markup:
    """One colour with its meaning."""
    return tag("span", tag("i", class_=f"key {kind}"), f" {label}", class_="nowrap")


def line(marks: Sequence[Markup]) -> Markup:
    """Bars on their axis."""
    return canvas(tag("rect", x=0, y=9, width=LENGTH, height=2, class_="axis"), *marks, height=20)


def mark(where: Interval, scale: tuple[Fraction, Fraction], kind: str) -> Markup:
    """One bar; an open end runs to the border."""
    left = 0 if where.low is None else scaled(where.low, *scale)
    right = LENGTH if where.high is None else scaled(where.high, *scale)
    return tag("rect", x=min(left, LENGTH - 6), y=2, width=max(right - left, 6), height=16, class_=kind)


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
