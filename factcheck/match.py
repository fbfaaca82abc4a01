"""What a frame found in a row."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.row_words import Mover


@dataclass(frozen=True, slots=True)
class Match:
    """A frame that fits a row: which figure plays which role, and the word of change."""

    frame: str
    rule: str
    implied: str
    more: bool
    beside: bool
    """Whether the roles stand beside those that other frames give the same figures."""
    complete: bool
    on_levels: bool
    """Whether the word of change is said of the levels, whatever basis the rate has."""
    roles: tuple[tuple[str, int], ...]
    """Role, and the index of the article's quantity."""
    mover: Mover | None
    cue: tuple[int, int]
    """Where the word of change stands; (0, 0) where there is none."""
    signs: tuple[tuple[int, int], ...]
    """The sign that a word such as "deficit" or "profit" gives a figure, for the figures that have such a word."""
    sentence: int
    start: int
    end: int
    periods: int = 0
    """How often a rate is repeated, where words of time tell it: a quarter's four times a year; 0 where they do not."""
    refused: str = ""
    """Why the frame that fits does not say so after all; empty where it does (see ``settling``)."""
