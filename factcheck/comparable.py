"""Which figures may stand in one equation: the same unit, the same thing counted, a compatible currency."""

from __future__ import annotations

from factcheck import units
from factcheck.model import Quantity

TIMES = frozenset({"hour", "day", "week", "month", "quarter", "year"})
POINT = "index_point"
RATES = frozenset({"percent", "percentage_point", "basis_point", "fraction"})


def is_rate(quantity: Quantity) -> bool:
    """Whether a figure is a percentage, a number of points or a fraction, and no amount."""
    return quantity.kind in RATES


def currencies(quantity: Quantity) -> frozenset[str]:
    """All currencies that a figure of money may be in."""
    return frozenset({quantity.currency or "", *quantity.alternatives})


def same_unit(a: Quantity, b: Quantity) -> bool:
    """Whether two amounts may be added: a bare number takes the unit of what it is compared with.

    "to 267 mln guilders from 165 mln": the second is guilders too. Plain points may be points of a rate.
    """
    if is_rate(a) or is_rate(b):
        return is_rate(a) == is_rate(b) or POINT in (a.unit, b.unit)
    if a.per != b.per:
        elided = "number" in (a.kind, b.kind) or _in_time(a, b) or _price(a, b)
        if (a.per and b.per) or not elided:
            return False
    if "number" in (a.kind, b.kind):
        return True
    if a.kind == "money" or b.kind == "money":
        return a.kind == b.kind and bool(currencies(a) & currencies(b))
    if "count" in (a.kind, b.kind):
        return a.kind == b.kind and same_thing(a, b)
    return a.unit == b.unit or (
        units.same_dimension(a.unit, b.unit) and units.factor(a.unit)[0] == units.factor(b.unit)[0]
    )


def whole_first(a: Quantity, b: Quantity) -> bool:
    """Whether of two amounts that are part and whole none leaves out a unit that is only told behind it.

    "50,275 of the 4.75 dollar shares" are no dollars, but "of 40 million dollars, 3 million" are.
    """
    first, second = sorted((a, b), key=lambda q: q.span.start)
    return first.kind != "number" or second.kind in ("number", "count")


def _price(a: Quantity, b: Quantity) -> bool:
    """Whether two amounts may be prices of which one leaves out its unit: "to $2.87 a gallon from $2.93"."""
    return a.kind == b.kind == "money" and a.magnitude <= 1 and b.magnitude <= 1


def _in_time(a: Quantity, b: Quantity) -> bool:
    """Whether two measures differ only in a "a year" or "a day" that one leaves out: "3 mln tonnes a year from 2.4"."""
    units_of = {q.unit.partition(" / ")[0] for q in (a, b)}
    return a.kind == b.kind == "measure" and len(units_of) == 1 and (a.per or b.per) in TIMES


def same_thing(a: Quantity, b: Quantity) -> bool:
    """Whether two counts are of one noun; a bare number counts what its neighbour counts."""
    return a.kind != "count" or b.kind != "count" or not a.noun or not b.noun or a.noun == b.noun
