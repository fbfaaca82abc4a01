"""What a row is made of."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping, Sequence
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


@dataclass(frozen=True)
class Row:
    """The items of one clause level of one sentence."""

    sentence: int
    items: tuple[Item, ...]
    aside: bool = False

    @functools.cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """Where each category stands, and each basis that an aside names.

        Found once, since each of two hundred figures in a row asks.
        """
        found = defaultdict[str, list[int]](list)
        for i, item in enumerate(self.items):
            for category in item.categories | item.bases if item.bases else item.categories:
                found[category].append(i)
        return dict(found)
