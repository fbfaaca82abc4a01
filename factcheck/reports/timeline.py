"""What was found over time: a row of bars for each severity and one for the articles, all above the same days.

Each row has its words and its largest number beside it, so that no colour is needed; the table by date says the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from factcheck.reports.bars import canvas, percentage
from factcheck.reports.markup import Markup, join, tag
from factcheck.reports.summary import many
from factcheck.reports.tallies import Stretch, total

ROWS = (("contradiction", "contradiction"), ("warning", "warning"), ("note", "note"), ("articles", "article"))
"""What is counted, and what one of it is called."""
HEIGHT = 48
LABELS = 4
"""Names of times below the bars at most: they have to fit on a telephone."""


def chart(shown: Sequence[Stretch]) -> Markup:
    """The rows that hold anything; nothing where there is one time only."""
    rows = [(kind, noun) for kind, noun in ROWS if total((s.counts for s in shown), kind)]
    if len(shown) < 2:
        return Markup("")
    drawn = [tag("li", tag("span", label(kind, noun, shown)), bars(kind, noun, shown)) for kind, noun in rows]
    caption = tag("figcaption", f"By the date of the article, {shown[0].label} to {shown[-1].label}")
    return tag("figure", caption, tag("ul", *drawn, tag("li", times(shown), class_="ticks")), class_="timeline")


def label(kind: str, noun: str, shown: Sequence[Stretch]) -> Markup:
    """What a row counts, and how much of it there is."""
    most = max(s.counts.get(kind, 0) for s in shown)
    return join((tag("b", many(total((s.counts for s in shown), kind), noun)), f", at most {most:,} at a time"))


def bars(kind: str, noun: str, shown: Sequence[Stretch]) -> Markup:
    """One row of bars."""
    most = max(s.counts.get(kind, 0) for s in shown)
    said = ", ".join(f"{s.label}: {s.counts[kind]:,}" for s in shown if s.counts.get(kind))
    drawing = (bar(kind, noun, i, len(shown), s, most) for i, s in enumerate(shown) if s.counts.get(kind))
    base = tag("line", x1="0", x2="100%", y1=HEIGHT, y2=HEIGHT, class_="axis")
    return canvas(*drawing, base, height=HEIGHT, role="img", aria_label=f"{noun}s: {said}", aria_hidden=None)


def bar(kind: str, noun: str, place: int, number: int, stretch: Stretch, most: int) -> Markup:
    """One bar, with its number for whoever points at it."""
    height = max(round(Fraction(stretch.counts[kind], most) * (HEIGHT - 4)), 3)
    x, width = percentage(Fraction(10 * place + 1, 10 * number)), percentage(Fraction(8, 10 * number))
    said = tag("title", f"{stretch.label}: {many(stretch.counts[kind], noun)}")
    return tag("rect", said, x=x, y=HEIGHT - height, width=width, height=height, class_=kind)


def times(shown: Sequence[Stretch]) -> Markup:
    """The names of some of the times, the first and the last among them."""
    steps = min(LABELS, len(shown)) - 1
    places = [i * (len(shown) - 1) // steps for i in range(steps + 1)]
    marks = []
    for i in places:
        anchor = "start" if i == 0 else "end" if i == len(shown) - 1 else "middle"
        at = Fraction(0) if i == 0 else Fraction(1) if i == len(shown) - 1 else Fraction(2 * i + 1, 2 * len(shown))
        marks.append(tag("text", shown[i].label, x=percentage(at), y=14, text_anchor=anchor))
    return canvas(*marks, height=20)
