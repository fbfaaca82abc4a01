"""What one article states of a series, and statements that agree among themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any


@dataclass(frozen=True, slots=True)
class Side:
    """What one article states."""

    article: str
    path: str
    date: dt.date | None
    surface: str
    value: Fraction
    low: Fraction
    high: Fraction
    passage: str
    flow: str
    qualifiers: str


def side(row: Mapping[str, Any], prefix: str = "") -> Side:
    """A statement by the row of a query, the names of whose columns begin so."""
    told = {name.removeprefix(prefix): value for name, value in row.items() if name.startswith(prefix)}
    value, low, high = (Fraction(told[name]) for name in ("value", "low", "high"))
    return Side(
        told["article"], told["path"] or "", told["date"], told["surface"], value, low, high, told["passage"],
        told["flow"], told["qualifiers"],
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Group:
    """Statements that one value would satisfy, between ``low`` and ``high``."""

    sides: tuple[Side, ...]

    @property
    def low(self) -> Fraction:
        """The least value that satisfies all."""
        return max(side.low for side in self.sides)

    @property
    def high(self) -> Fraction:
        """The largest value that satisfies all."""
        return min(side.high for side in self.sides)

    @property
    def articles(self) -> int:
        """How many articles are in it."""
        return len({side.article for side in self.sides})

    @property
    def texts(self) -> int:
        """How many of them are not copies: what several outlets print of one agency is one text."""
        return len({" ".join(side.passage.casefold().split()) for side in self.sides})
