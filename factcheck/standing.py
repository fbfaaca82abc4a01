"""Figures that say how much there is, and not how much it changed or what is left of it."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.items import Item

ADDING = frozenset({"part", "total", "cumulative"})
"""Rules of parts that add up: not the parts of a loss or a balance, which gains reduce."""
STANDING = ADDING | {"period-sum"} | {"shares", "order", "majority"}
"""Rules of figures that say how much there is."""


def unsettled(
    rule: str, roles: Sequence[tuple[str, int]], signs: Sequence[tuple[int, int]], items: Sequence[Item]
) -> bool:
    """Whether figures cannot be the parts, wholes or ranks that a frame takes them for.

    ``roles`` and ``signs`` name figures by their index in the article. Shares of a whole are the first in their clause.
    """
    own = {figure for _, figure in roles}
    if rule in ADDING and signs:
        return True
    if rule == "period-sum" and len({sign for _, sign in signs}) > 1:
        return True
    if rule == "shares" and _follow(own, items):
        return True
    return rule in STANDING and _changed(own, items)


def _follow(own: set[int], items: Sequence[Item]) -> bool:
    """Whether another percentage stands before the shares."""
    shares = [item.figure for item in items if "percent" in item.categories]
    return bool(shares) and shares[0] not in own


def _changed(own: set[int], items: Sequence[Item]) -> bool:
    """Whether one of the figures is how much something changed: "rose by 3 million tonnes, of which 4 million"."""
    return any(_is_change(items, i) for i, item in enumerate(items) if item.figure in own)


def _is_change(items: Sequence[Item], i: int) -> bool:
    """Whether a word of change stands right before a figure, or before its "of": "a loss of 3 million"."""
    before = items[i - 1].categories if i else frozenset()
    if "of" in before and i > 1:
        return "rise" in items[i - 2].categories
    return bool(before & {"mover", "by", "rise"}) and "with" not in before
