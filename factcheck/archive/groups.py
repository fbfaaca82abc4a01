"""Which statements of one series agree among themselves, and which group others are held against."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from factcheck.archive.statements import Group, Side


def grouped(sides: Iterable[Side]) -> tuple[Group, ...]:
    """The groups of some statements, the one that the others are held against first: it has the most texts.

    Of groups with as many texts it is the one with more articles, and then the one that was told first. What agrees
    with it is in it, and the others are as few groups as there can be. Time does not grow with the square of them.
    """
    groups = stabbed(sorted(sides, key=lambda side: (side.high, side.low)))
    clear = [groups[0], *(Group(apart(group, before)) for before, group in pairwise(groups))]
    main = max(range(len(groups)), key=lambda i: (clear[i].texts, clear[i].articles, -earliest(groups[i]), -i))
    chosen = groups[main]
    low, high = chosen.low, chosen.high
    others = [side for i, group in enumerate(groups) for side in group.sides if i != main]
    joined = [side for side in others if side.low <= high and side.high >= low]
    left = [side for side in others if not (side.low <= high and side.high >= low)]
    return (Group((*chosen.sides, *joined)), *stabbed(left))


def apart(group: Group, before: Group) -> tuple[Side, ...]:
    """The statements of a group that do not agree with the one before it as well, as a vague one does."""
    return tuple(side for side in group.sides if side.low > before.sides[0].high)


def earliest(group: Group) -> int:
    """The day on which a group was told first, as a number."""
    return min((side.date.toordinal() for side in group.sides if side.date), default=10**7)


def stabbed(sides: Sequence[Side]) -> tuple[Group, ...]:
    """The fewest groups of statements, sorted by their upper ends, that have a value in common."""
    found: list[list[Side]] = []
    for side in sides:
        if found and side.low <= found[-1][0].high:
            found[-1].append(side)
        else:
            found.append([side])
    return tuple(Group(tuple(group)) for group in found)


class Count(NamedTuple):
    """How many articles are in a group, and how many of them are no copies of another."""

    articles: int
    texts: int


def count(group: Group) -> Count:
    """How many say what a group says."""
    return Count(group.articles, group.texts)


def against(group: Group, main: Group) -> Iterator[tuple[Side, Side]]:
    """Each article of a group that cannot agree with the main one, and whom of it it contradicts."""
    lowest = ends(main.sides, lambda side: (side.high, side.article))
    highest = ends(main.sides, lambda side: (-side.low, side.article))
    told: set[str] = set()
    for side in sorted(group.sides, key=lambda side: (side.date is None, side.date or dt.date.min, side.article)):
        above = next((other for other in lowest if other.article != side.article and side.low > other.high), None)
        below = next((other for other in highest if other.article != side.article and side.high < other.low), None)
        other = above or below
        if other is not None and side.article not in told:
            told.add(side.article)
            yield side, other


def ends(sides: Sequence[Side], key: Callable[[Side], tuple[Fraction, str]]) -> list[Side]:
    """The first of some statements, and the first of another article."""
    first = min(sides, key=key)
    others = [side for side in sides if side.article != first.article]
    return [first, *([min(others, key=key)] if others else [])]
