"""What keeps a figure from being compared with others: words between it and its flow, of another basis, of a part."""

from __future__ import annotations

import itertools

from factcheck.items import Row
from factcheck.row_words import WORD

NARROWING = frozenset({"word", "and"})
"""What may narrow a flow. A word of change may lead to another thing as well."""


def restricted(row: Row, at: int, i: int, types: frozenset[str] = NARROWING | {"mover"}) -> bool:
    """Whether words between a flow and its figure may narrow what is meant: "exports to Cuba by rail were 2"."""
    between = range(at + 1, i) if 0 <= at < i else range(0)
    return any(row.items[j].categories & types and not _pairs(row, j) for j in between)


def _pairs(row: Row, j: int) -> bool:
    """Whether an "and" stands between two names: "trade between Belarus and Latvia"."""
    beside = (row.items[j - 1].categories, row.items[j + 1].categories) if 0 < j < len(row.items) - 1 else ()
    return bool(beside) and all("party" in categories for categories in beside)


def is_total(row: Row, at: int) -> bool:
    """Whether a flow is named as the total one: "total exports" have no partner."""
    return at > 0 and "whole" in row.items[at - 1].categories


def qualifiers(row: Row, i: int) -> tuple[str, ...]:
    """What keeps the figure at ``i`` from being compared with others."""
    near = row.items[max(0, i - 8) : i + 6]
    told = frozenset[str]().union(*[item.categories for item in near], *[item.bases for item in near])
    vintage = any(j < i + 6 for j in row.places.get("vintage", ()))
    return tuple(name for name in QUALIFIERS if (vintage if name == "vintage" else name in told))


QUALIFIERS = ("guard", "delivery", "partial", "negation", "adjusted", "unadjusted", "average", "vintage")
"""What keeps figures apart: each counts near a figure, a vintage from the beginning of its clause."""

LEADING = frozenset({"of", "level", "preposition"})
"""What leads from a figure to the goods that it is of: "$88 million worth of coffee"."""


def goods(row: Row, i: int, text: str) -> str:
    """The words behind a figure that say what it is of: "8,833 tonnes of palm oil", "$5 million worth of machinery"."""
    first = next((j for j in range(i + 1, len(row.items)) if not row.items[j].categories & LEADING), i)
    if not any("of" in item.categories for item in row.items[i + 1 : first]):
        return ""
    named = itertools.takewhile(lambda item: item.categories == WORD, row.items[first:])
    return " ".join(text[item.start : item.end].lower() for item in named)
