"""What a row is made of."""

from __future__ import annotations

import functools
import itertools
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


PARTS = frozenset({"comma", "semicolon", "and", "conj"})
"""What parts the statements of a clause."""
LED = frozenset({"at", "on", "preposition", "determiner"})
"""What leads from a figure to its time."""


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

    @functools.cached_property
    def parts(self) -> Sequence[int]:
        """For each item, and for the end, how many marks or words that part statements stand before it."""
        counted = itertools.accumulate((not item.categories.isdisjoint(PARTS) for item in self.items), initial=0)
        return tuple(counted)

    @functools.cached_property
    def leading(self) -> frozenset[int]:
        """The items behind which an amount stands in the same statement."""
        found, ahead = [], False
        for i in range(len(self.items) - 1, -1, -1):
            if ahead:
                found.append(i)
            item = self.items[i]
            ahead = item.categories.isdisjoint(PARTS) and (ahead or (item.figure >= 0 and "amount" in item.categories))
        return frozenset(found)

    @functools.cached_property
    def trailing(self) -> frozenset[int]:
        """The items right behind an amount, but for what leads from a figure to its time."""
        found, behind = [], False
        for i, item in enumerate(self.items):
            if behind:
                found.append(i)
            if item.categories.isdisjoint(LED):
                behind = item.figure >= 0 and "amount" in item.categories
        return frozenset(found)
