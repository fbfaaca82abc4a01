"""Intervals drawn on a line, and counts as one stacked bar: inline SVG, with the same in words beside it.

Places are percentages of a drawing that is as wide as its page, so that lines and letters keep their size.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from factcheck.model import Finding
from factcheck.numeric.interval import Interval
from factcheck.reports.markup import Markup, tag
from factcheck.reports.numbers import exact, implied, magnitude, short

Scale = tuple[Fraction, Fraction]
"""The values at the two ends of a drawing."""
TICKS = 4
"""Numbers on a line, at most: they have to fit below it on a telephone."""


@dataclass(frozen=True, slots=True)
class Chart:
    """All values of one thing: those that are implied and those that are printed for it, each with its words."""

    thing: str
    unit: str
    implied: tuple[tuple[str, Interval], ...]
    printed: tuple[tuple[str, Interval], ...]

    @property
    def values(self) -> tuple[Interval, ...]:
        """Where all of them lie."""
        return tuple(where for _, where in (*self.implied, *self.printed))


def charts(found: Finding) -> tuple[Chart, ...]:
    """What there is to draw: a thing with more than one value, in the order of the finding."""
    things = dict.fromkeys((d.name, d.unit) for d in found.derived)
    drawn = (chart(found, name, unit) for name, unit in things)
    return tuple(c for c in drawn if len(c.values) > 1)


def chart(found: Finding, name: str, unit: str) -> Chart:
    """The values of one thing in one unit."""
    there = {(s.start, s.end) for s in found.spans if s.role == name}
    printed = (c.quantity for c in found.claims if (c.span.start, c.span.end) in there)
    return Chart(
        name,
        unit,
        tuple((implied(d), ordered(d.interval)) for d in found.derived if (d.name, d.unit) == (name, unit)),
        tuple((f"printed: {q.surface}", Interval(q.low, q.high)) for q in printed if unit in {"", q.unit}),
    )


def ordered(where: Interval) -> Interval:
    """An interval from its lower end to its upper one: one that holds nothing is drawn between the same ends."""
    empty = where.low is not None and where.high is not None and where.low > where.high
    return Interval(where.high, where.low) if empty else where


def drawn(shown: Chart) -> Markup:
    """A line for each value, all on one scale, and below them the numbers on it and the gap."""
    scale, empty = scale_of(shown.values), hole(shown.values)
    lines = [
        tag("li", tag("span", words, dir="auto"), line(where, kind, scale, empty))
        for kind, values in (("implied", shown.implied), ("printed", shown.printed))
        for words, where in values
    ]
    caption = tag("figcaption", title(shown, scale))
    left = [tag("p", tag("i", class_="key gap"), f" {gap(shown, empty)}")] if empty else []
    return tag("figure", caption, tag("ul", *lines, axis(shown, scale, empty)), *left, class_="line")


def title(shown: Chart, scale: Scale) -> str:
    """What the line is of, and in which unit."""
    unit = f"{magnitude(*scale)[1]} {shown.unit}".strip()
    return f"{shown.thing[:1].upper()}{shown.thing[1:]}" + (f", {unit}" if unit else "")


def scale_of(values: Sequence[Interval]) -> Scale:
    """The ends of a drawing on which all values can be seen."""
    ends = [e for i in values for e in (i.low, i.high) if e is not None] or [Fraction(0)]
    margin = (max(ends) - min(ends)) / 12 or abs(ends[0]) / 10 or Fraction(1)
    return min(ends) - margin, max(ends) + margin


def hole(values: Sequence[Interval]) -> Interval | None:
    """The widest gap between values of which no two overlap across it; None where there is none."""
    found: list[tuple[Fraction, Interval]] = []
    reached: Fraction | None = None
    for where in sorted((v for v in values if v.low is not None), key=lambda v: v.low or Fraction(0)):
        low = where.low or Fraction(0)
        if reached is not None and low > reached:
            found.append((low - reached, Interval(reached, low)))
        if where.high is None:
            break
        reached = where.high if reached is None else max(reached, where.high)
    unbounded = any(v.low is None for v in values)
    return max(found, key=lambda pair: pair[0])[1] if found and not unbounded else None


def gap(shown: Chart, empty: Interval) -> str:
    """The gap in words."""
    unit = "percentage points" if shown.unit == "percent" else shown.unit
    width = short((empty.high or Fraction(0)) - (empty.low or Fraction(0)), unit)
    return f"Between them lies a gap of at least {width}, however they were rounded."


def line(where: Interval, kind: str, scale: Scale, empty: Interval | None) -> Markup:
    """One value on its line: a bar between two ends, with a sign of its kind in the middle."""
    left = "0%" if where.low is None else placed(where.low, scale)
    right = "100%" if where.high is None else placed(where.high, scale)
    ends = [end for end, value in ((left, where.low), (right, where.high)) if value is not None]
    return canvas(
        *band(empty, scale, 22),
        tag("line", x1="0", x2="100%", y1=11, y2=11, class_="axis"),
        tag("line", x1=left, x2=right, y1=11, y2=11, class_=f"bar {kind}"),
        *(tag("line", x1=end, x2=end, y1=4, y2=18, class_=f"end {kind}") for end in ends),
        *sign(middle(where), kind, scale),
        height=22,
    )


def middle(where: Interval) -> Fraction | None:
    """The middle of an interval; None where it has none."""
    return None if where.low is None or where.high is None else (where.low + where.high) / 2


def sign(at: Fraction | None, kind: str, scale: Scale) -> list[Markup]:
    """A ring for what is implied, a diamond for what is printed."""
    if at is None:
        return []
    shape = tag("path", d="M0-5.5 5.5 0 0 5.5-5.5 0z") if kind == "printed" else tag("circle", r="4.5")
    return [tag("svg", shape, x=placed(at, scale), y=11, overflow="visible", class_=f"sign-{kind}")]


def band(empty: Interval | None, scale: Scale, height: int) -> list[Markup]:
    """The gap as a band across a line."""
    if empty is None or empty.low is None or empty.high is None:
        return []
    width = percentage((empty.high - empty.low) / (scale[1] - scale[0]))
    return [tag("rect", x=placed(empty.low, scale), y=0, width=width, height=height, class_="gap")]


def axis(shown: Chart, scale: Scale, empty: Interval | None) -> Markup:
    """The numbers on the line; the whole drawing in words for whoever does not see it."""
    factor, _ = magnitude(*scale)
    marks = [mark for value in ticks(*scale) for mark in tick(value, exact(value / factor), scale)]
    words = "; ".join(words for words, _ in (*shown.implied, *shown.printed))
    says = f"{title(shown, scale)}, on a line: {words}. {gap(shown, empty) if empty else ''}".rstrip()
    drawing = canvas(*marks, height=24, role="img", aria_label=says, aria_hidden=None)
    return tag("li", drawing, class_="ticks")


def tick(value: Fraction, label: str, scale: Scale) -> Iterator[Markup]:
    """One number with its mark; a number near an end is kept inside."""
    share = (value - scale[0]) / (scale[1] - scale[0])
    anchor = "start" if share < Fraction(1, 20) else "end" if share > Fraction(19, 20) else "middle"
    at = percentage(share)
    yield tag("line", x1=at, x2=at, y1=0, y2=6, class_="axis")
    yield tag("text", label, x=at, y=20, text_anchor=anchor)


def ticks(low: Fraction, high: Fraction) -> list[Fraction]:
    """Round values between two others, at most :data:`TICKS`.

    >>> [str(tick) for tick in ticks(Fraction(207), Fraction(407))]
    ['250', '300', '350', '400']
    >>> [str(tick) for tick in ticks(Fraction(119, 10), Fraction(155, 10))]
    ['12', '13', '14', '15']
    """
    step = Fraction(1)
    while step < high - low:
        step *= 10
    while step >= high - low:
        step /= 10
    for factor in (Fraction(1, 5), Fraction(1, 2), 1, 2, 5, 10):
        first = -((-low) // (step * factor))
        found = [step * factor * n for n in range(first, first + TICKS + 1) if step * factor * n <= high]
        if len(found) <= TICKS:
            return found
    return []


def placed(value: Fraction, scale: Scale) -> str:
    """Where a value lies on the drawing."""
    return percentage((value - scale[0]) / (scale[1] - scale[0]))


def percentage(share: Fraction) -> str:
    """A share as SVG writes it.

    >>> percentage(Fraction(1, 3)), percentage(Fraction(1))
    ('33.33%', '100.00%')
    """
    hundredths = round(share * 10000)
    return f"{hundredths // 100}.{hundredths % 100:02d}%"


def stacked(counts: Sequence[tuple[str, int]]) -> Markup:
    """Parts of a whole side by side, each by its class and count."""
    total = sum(n for _, n in counts) or 1
    parts, before = [], 0
    for kind, number in counts:
        if number:
            x, width = percentage(Fraction(before, total)), percentage(Fraction(number, total))
            parts.append(tag("rect", x=x, y=0, width=width, height=14, class_=kind))
            parts.append(tag("line", x1=x, x2=x, y1=0, y2=14, class_="cut"))
        before += number
    return canvas(*parts, height=14)


def canvas(*shapes: str, height: int, aria_hidden: str | None = "true", **attributes: str) -> Markup:
    """A drawing as wide as its place; what it shows is always written beside it."""
    known = {"width": "100%", "height": str(height), "focusable": "false", "aria_hidden": aria_hidden, **attributes}
    return tag("svg", *shapes, **known)
