"""Excerpts: the parts of long lines that hold the spans. One line of a news site can have 9,636 characters.

>>> from factcheck.model import Article
>>> from factcheck.reports.places import Places
>>> text = "Exports of the port rose by 4 percent to 10 million in the year."
>>> [w.text for w in windows(Places(Article(text)), (Span(28, 37, "growth"),), 24)]
['rose by 4 percent to 10']
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.model import Span
from factcheck.reports.display import cells
from factcheck.reports.places import Places


@dataclass(frozen=True, slots=True)
class Window:
    """A part of one line with the spans that lie in it; the spans count from the window's own start."""

    line: int
    """Its line in the file."""
    text: str
    spans: tuple[Span, ...]
    cut_left: bool
    cut_right: bool


def windows(places: Places, spans: Sequence[Span], room: int) -> tuple[Window, ...]:
    """Show every span, each once, in windows of at most ``room`` columns, in the order of the text."""
    lines: dict[int, list[Span]] = {}
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        lines.setdefault(places.row(span.start), []).append(span)
    return tuple(w for row, group in lines.items() for w in line_windows(places, row, group, room))


def line_windows(places: Places, row: int, spans: Sequence[Span], room: int) -> list[Window]:
    """The windows of one line."""
    start, end = places.line(row)
    groups = clusters(places.text, spans, end, room)
    found, left = [], start
    for i, group in enumerate(groups):
        right = groups[i + 1][0].start if i + 1 < len(groups) else end
        first = min(group[0].start, end)
        last = min(max(s.end for s in group), end)
        at, to = widened(places.text, first, last, (left, max(right, last)), room)
        at, to = trimmed(places.text, at, first), max(last_printed(places.text, last, to), at)
        inside = tuple(Span(max(s.start, at) - at, max(min(s.end, to), at) - at, s.role) for s in group)
        found.append(Window(places.at(at)[0], places.text[at:to], inside, at > start, to < end))
        left = to
    return found


def trimmed(text: str, at: int, first: int) -> int:
    """The first printed character from an offset on, at most the first span's own start."""
    while at < first and text[at].isspace():
        at += 1
    return at


def last_printed(text: str, last: int, to: int) -> int:
    """The end of the last printed character before an offset, at least the last span's own end."""
    while to > last and text[to - 1].isspace():
        to -= 1
    return to


def clusters(text: str, spans: Sequence[Span], end: int, room: int) -> list[list[Span]]:
    """Spans of one line in groups that fit into one window."""
    groups: list[list[Span]] = []
    for span in spans:
        first = groups[-1][0].start if groups else 0
        # No code point is narrower than nothing: text four times the room is not worth measuring.
        near = bool(groups) and min(span.end, end) - first <= 4 * room
        if near and cells(text[first : min(span.end, end)]) <= room:
            groups[-1].append(span)
        else:
            groups.append([span])
    return groups


def widened(text: str, first: int, last: int, limits: tuple[int, int], room: int) -> tuple[int, int]:
    """Widen a passage to both sides up to the limits, at spaces where there are any, and cut what is too long."""
    last = fitting(text, first, min(last, first + 4 * room), room)
    free = room - cells(text[first:last])
    at = grown(text, first, limits[0], free // 2, -1)
    to = grown(text, last, limits[1], free - cells(text[at:first]), +1)
    at = grown(text, first, limits[0], free - cells(text[last:to]), -1)
    return at, to


def fitting(text: str, first: int, last: int, room: int) -> int:
    """The end of what fits into the room."""
    taken = 0
    for i in range(first, last):
        taken += cells(text[i])
        if taken > room:
            return max(i, first + 1)
    return last


def grown(text: str, edge: int, limit: int, free: int, step: int) -> int:
    """Move an edge outwards while there is room, and back to the last space when it stops within a word."""
    at, taken = edge, 0
    space: int | None = None
    while at != limit:
        char = text[at - 1] if step < 0 else text[at]
        taken += cells(char)
        if taken > free or abs(at - edge) > 4 * free:
            return at if space is None else space
        at += step
        if char.isspace():
            space = at - step
    return at
