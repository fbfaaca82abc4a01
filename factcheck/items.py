"""What a row is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a row: what it may be, where it stands, and the figure, mover or mention behind it."""

    categories: frozenset[str]
    start: int
    end: int
    figure: int = -1
    """The index of the article's quantity; -1 where the item is no figure."""
    value: Any = None


@dataclass(frozen=True, slots=True)
class Row:
    """The items of one clause level of one sentence."""

    sentence: int
    items: tuple[Item, ...]
    aside: bool = False
