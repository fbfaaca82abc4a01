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
    bases: frozenset[str] = frozenset()
    """The bases that an aside without figures names: "(seasonally adjusted)"."""

    def tells(self, basis: str) -> bool:
        """Whether a word, or a word in an aside without figures, says that figures are on some basis."""
        return basis in self.categories or basis in self.bases


@dataclass(frozen=True, slots=True)
class Row:
    """The items of one clause level of one sentence."""

    sentence: int
    items: tuple[Item, ...]
    aside: bool = False
