"""What it means that two articles state values of one series that cannot be the same.

Nothing here is proved: a later article may know a later revision, two countries count differently, and a word that was
not read may tell two series apart. So a conflict is a warning at most, and what differs for a known reason is a note.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby
from typing import Any, Literal

from factcheck.archive.groups import Count, against, count, grouped
from factcheck.archive.statements import Group, Side, side

Kind = Literal["conflict", "magnitude", "factor", "revision", "mirror", "definition", "doubt"]
WARNINGS: tuple[Kind, ...] = ("magnitude", "factor", "conflict")
"""Kinds that somebody should look at; the others are notes."""
SAYS: dict[Kind, str] = {
    "magnitude": "the same digits with another magnitude: million for billion, or the reverse",
    "factor": "several series of these articles differ by the same factor: another unit or currency, perhaps",
    "conflict": "no value is within both figures",
    "revision": "the later article may know a revised figure",
    "mirror": "what one country exports and the other imports is counted by each in its own way",
    "definition": "the words beside one of them may mean that something else was counted",
    "doubt": "words beside both were not read, or the period is inferred: they may be about different things",
}
PLAIN = frozenset({"total"})
"""Qualifiers that leave no doubt what a figure is about."""
OF_GOODS = frozenset({"restricted", "confined"})
"""Qualifiers that the name of goods explains: "exports of steel to Georgia"."""
REVISED = dt.timedelta(days=20)
"""Days from which on a figure may have been revised."""
SLIGHTLY = Fraction(1, 10)
"""How far a revision goes, as a part of the value."""
TOGETHER = 3
"""Series from which on a factor that they share is no accident."""
CLOSE = 0.002
"""How much factors that are the same may differ by rounding."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two articles that cannot both be right of one series, and why they may well be."""

    kind: Kind
    series: tuple[tuple[str, str], ...]
    """Flow, reporter, partner and so on, by name."""
    top: Side
    bottom: Side
    stated: int
    """Statements of the series in all articles."""
    groups: tuple[Group, ...] = ()
    """What agrees among itself, the one first that others are held against; none for what is a note of the series."""
    counts: tuple[Count, Count] | None = None
    """How many say what the first group says, and what the other side says."""
    main: Literal["top", "bottom"] | None = None
    """Which side is of the first group."""

    @property
    def factor(self) -> Fraction | None:
        """By what the larger value is the smaller one; None where the smaller is nothing."""
        return self.top.value / self.bottom.value if self.bottom.value else None


def conflicts(rows: Iterable[Mapping[str, Any]], key: Sequence[str]) -> tuple[Clash, ...]:
    """What contradicts the first group of each series, of some statements in the order of their series."""
    found = [
        one
        for series, told in groupby(rows, key=lambda row: tuple((name, str(row[name])) for name in key))
        for one in disputed(series, tuple(side(row) for row in told))
    ]
    return shared(tuple(replace(one, kind=sort(one)) for one in found))


def disputed(series: tuple[tuple[str, str], ...], sides: Sequence[Side]) -> Iterator[Clash]:
    """A clash for each article that contradicts the first group of its series."""
    groups = grouped(sides)
    main = count(groups[0])
    for group in groups[1:]:
        counts = main, count(group)
        for one, other in against(group, groups[0]):
            above = one.low > other.high
            top, bottom = (one, other) if above else (other, one)
            yield Clash("conflict", series, top, bottom, len(sides), groups, counts, "bottom" if above else "top")


def judged(rows: Iterable[Mapping[str, Any]], kind: Kind) -> tuple[Clash, ...]:
    """The clashes of some rows, if exact numbers show the same; ``kind`` is what the query knows of them."""
    return tuple(one for row in rows if (one := clash(row, kind)).top.low > one.bottom.high)


def clash(row: Mapping[str, Any], kind: Kind) -> Clash:
    """One row of a query."""
    top, bottom = side(row, "top_"), side(row, "bottom_")
    shared = [(k, str(v)) for k, v in row.items() if not k.startswith(("top_", "bottom_")) and k != "stated"]
    flow = [("flow", top.flow)] if top.flow == bottom.flow else []
    return Clash(kind, (*flow, *shared), top, bottom, int(row["stated"]))


def sort(one: Clash) -> Kind:
    """What kind of clash it is, of those within one series."""
    if one.factor is not None and is_magnitude(one):
        return "magnitude"
    if doubtful(one):
        return "doubt"
    if one.top.date and one.bottom.date and abs(one.top.date - one.bottom.date) >= REVISED:
        return "revision" if one.top.value - one.bottom.value <= SLIGHTLY * abs(one.top.value) else "conflict"
    return "conflict"


def doubtful(one: Clash) -> bool:
    """Whether words beside the figures may mean something that was not read; goods that are named explain some."""
    explained = PLAIN | OF_GOODS if dict(one.series).get("subject") else PLAIN
    return not set(filter(None, one.top.qualifiers.split(", "))) <= explained


def is_magnitude(one: Clash) -> bool:
    """Whether a power of a thousand makes the one figure the other.

    >>> def side(value): return Side("", "", None, "", Fraction(value), Fraction(value), Fraction(value), "", "", "")
    >>> is_magnitude(Clash("conflict", (), side(5_100_000_000), side(5_100_000), 2))
    True
    """
    return any(
        one.bottom.low * power <= one.top.high and one.top.low <= one.bottom.high * power
        for power in (10**3, 10**6, 10**9)
    )


def shared(found: Sequence[Clash]) -> tuple[Clash, ...]:
    """The same, with those told apart that differ by a factor that several series have between the same files."""
    counted: Counter[tuple[str, str, int]] = Counter(key for one in found if (key := bucket(one)))
    return tuple(
        replace(one, kind="factor")
        if one.kind == "conflict" and (key := bucket(one)) and counted[key] >= TOGETHER
        else one
        for one in found
    )


def bucket(one: Clash) -> tuple[str, str, int] | None:
    """What clashes with the same factor between the same files share."""
    if one.factor is None or one.factor <= 0:
        return None
    return one.top.path, one.bottom.path, round(math.log(one.factor) / math.log1p(CLOSE))
