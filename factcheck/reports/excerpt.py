"""A finding's passages as rows for a terminal: line number, text, underlines, labels."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factcheck.model import Span
from factcheck.reports.display import ISOLATE, POP, cells, is_rtl, safe, wrap
from factcheck.reports.labels import labelled
from factcheck.reports.places import Places
from factcheck.reports.windows import Window, windows

Paint = Callable[[str, str], str]
"""Colours a text by the name of a style."""


def rows(places: Places, spans: Sequence[Span], room: int, severity: str, paint: Paint) -> list[str]:
    """Rows of all windows with their gutter, at most ``room`` columns wide."""
    number = len(str(max((places.at(s.end)[0] for s in spans), default=1)))
    inner = max(room - number - 3, 12)
    shown = windows(places, spans, inner - 2)
    if any(is_rtl(w.text) for w in shown):
        brackets = 2 * max(len(w.spans) for w in shown)
        shown = windows(places, spans, max(inner - 2 - brackets, inner // 2))
    empty = paint(f"{'':{number}} |", "gutter")
    lines = [empty]
    for i, window in enumerate(shown):
        if i:
            lines.append(paint(f"{'':{number}} :", "gutter") if window.line > shown[i - 1].line + 1 else empty)
        text, below = right_to_left(window, inner) if is_rtl(window.text) else left_to_right(window, inner)
        lines.append(f"{paint(f'{window.line:>{number}} |', 'gutter')} {text}")
        lines.extend(f"{empty} {paint(row, severity)}" for row in below)
    return [*lines, empty]


def left_to_right(window: Window, room: int) -> tuple[str, list[str]]:
    """The text, and underlines with labels below it."""
    shift = 1 if window.cut_left else 0
    marks = [
        (shift + cells(window.text[: s.start]), shift + cells(window.text[: s.end]), safe(s.role)) for s in window.spans
    ]
    return framed(window, safe(window.text)), labelled(marks, room)


def right_to_left(window: Window, room: int) -> tuple[str, list[str]]:
    """The text in its own order with brackets around the spans, and a line for each label.

    Terminals disagree on whether they reorder such text, so that no underline below it can be right everywhere.
    """
    cuts = sorted([(s.end, "]") for s in window.spans] + [(s.start, "[") for s in window.spans])
    text, at = "", 0
    for offset, bracket in cuts:
        text += safe(window.text[at:offset]) + bracket
        at = offset
    text += safe(window.text[at:])
    below = []
    for s in window.spans:
        first, *rest = wrap(s.role, room) or [""]
        below += [f"[{ISOLATE}{safe(window.text[s.start : s.end])}{POP}] {first}", *rest]
    return f"{ISOLATE}{framed(window, text)}{POP}", below


def framed(window: Window, text: str) -> str:
    """A text with an ellipsis wherever it goes on."""
    return ("…" if window.cut_left else "") + text + ("…" if window.cut_right else "")
