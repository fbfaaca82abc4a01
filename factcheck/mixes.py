"""The growth of trade and of its two flows, told in one sentence: it lies between theirs."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction

from factcheck.accounts import one_time
from factcheck.items import Item, Row
from factcheck.model import Binding, Claim, Relation
from factcheck.relations import Candidate, decide
from factcheck.rules import rule
from factcheck.subjects import is_base

FLOWS = ("turnover", "exports", "imports")
UNLIKE = frozenset({"guard", "negation", "average", "partial", "adjusted", "unadjusted", "vintage"})
TOWARDS = frozenset({"to", "from", "with"})
FORESEEN = frozenset({"forecast", "target"})
MOVING = ("mover", "rise", "comparative")
NEAR = 3
"""How many words may stand between a word of change and its rate."""


def mixes(rows: Sequence[Row], claims: Sequence[Claim]) -> tuple[Relation, ...]:
    """The rates of growth of trade, exports and imports, each told once in a sentence, judged."""
    found = (decide((candidate,)) for row in rows if not row.aside for candidate in _told(row, claims))
    return tuple(r for r in found if r)


def _told(row: Row, claims: Sequence[Claim]) -> Iterator[Candidate]:
    if sum("percent" in item.categories for item in row.items) < len(FLOWS):
        return
    rates = [
        (claims[item.figure], way)
        for item, way in zip(row.items, ways(row), strict=True)
        if way and claims[item.figure].quantity.kind == "percent" and claims[item.figure].measure in ("rate", "change")
    ]
    chosen = [[pair for pair in rates if pair[0].flow == flow] for flow in FLOWS]
    if any(len(found) != 1 for found in chosen) or not one_time(row, claims) or _bases(row) > 1:
        return
    three = [found[0] for found in chosen]
    if _alike([c for c, _ in three], row):
        yield Candidate(
            rule=rule("mix"),
            bindings=tuple(Binding(flow, c) for flow, (c, _) in zip(FLOWS, three, strict=True)),
            figures=tuple(c.quantity.figure.scaled(Fraction(way)) for c, way in three),
            direction=None,
            frame="",
            scope="sentence",
        )


def _alike(rates: Sequence[Claim], row: Row) -> bool:
    """Whether rates are facts of the same goods, basis and parties; parties are named before the first of them."""
    first = min(c.span.start for c in rates)
    behind = (pair for pair in itertools.pairwise(row.items) if pair[1].start > first)
    return (
        not any(item.categories & FORESEEN for item in row.items)
        and len({c.subject for c in rates}) == 1
        and not any(UNLIKE & set(c.qualifiers) for c in rates)
        and not any("party" in item.categories and cue.categories & TOWARDS for cue, item in behind)
    )


def _bases(row: Row) -> int:
    return sum("period" in item.categories and is_base(row, j) for j, item in enumerate(row.items))


def ways(row: Row) -> tuple[int, ...]:
    """For each item 1 where it is a percentage that something rose by, -1 where something fell by it, else 0.

    A rate without a word of change has that of the rate before it: "exports rose 4 percent and imports 7 percent".
    """
    found: list[int] = []
    last = 0
    for i, item in enumerate(row.items):
        if "percent" not in item.categories:
            found.append(0)
            continue
        last = _way(reversed(row.items[max(0, i - NEAR) : i])) or _way(row.items[i + 1 : i + 3]) or last
        found.append(last)
    return tuple(found)


def _way(near: Iterator[Item] | Sequence[Item]) -> int:
    """The direction of the first word of change among some items, before any figure or comma."""
    for item in near:
        for kind in MOVING:
            if kind in item.categories:
                return int(item.value[kind].direction)
        if item.figure >= 0 or item.categories & {"comma", "semicolon", "and", "conj"}:
            return 0
    return 0
