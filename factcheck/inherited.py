"""The values of figures as equations take them, and what a bare number takes from its neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from factcheck.comparable import is_rate
from factcheck.model import Binding, Claim
from factcheck.numeric.figure import Figure

MISSING = "missing-magnitude"
"""The reading under which a figure with a unit of its own lacks the magnitude word of its neighbour."""


def _figures(bindings: Sequence[Binding]) -> tuple[Figure, ...]:
    return tuple(figure_of(b.claim) for b in bindings)


def figure_of(claim: Claim) -> Figure:
    """The values of a claim as equations take them: basis points are hundredths of a point, a fraction a percentage."""
    quantity = claim.quantity
    if quantity.kind == "basis_point":
        return quantity.figure.scaled(Fraction(1, 100))
    if quantity.kind == "fraction":
        return quantity.figure.scaled(Fraction(100))
    return quantity.figure


def magnitudes(bindings: Sequence[Binding]) -> Iterator[tuple[tuple[Figure, ...], str]]:
    """The figures as printed, and with the magnitude word or minor unit that a bare number takes from its neighbour.

    "to 5.2 billion from 4.8": the second is billions too. "To 90 cents from 85": the second is cents.
    """
    yield _figures(bindings), ""
    amounts = [b.claim.quantity for b in bindings if not is_rate(b.claim.quantity) and b.role != "multiple"]
    words = {q.magnitude for q in amounts if q.magnitude != 1}
    plain = [q for q in amounts if q.magnitude == 1]
    if len(words) != 1 or not plain:
        return
    factor = Fraction(words.pop())
    bare = all(q.kind == "number" for q in plain)
    if factor < 1 and not bare:
        return
    yield (
        tuple(
            f.scaled(factor) if b.claim.quantity in plain else f
            for b, f in zip(bindings, _figures(bindings), strict=True)
        ),
        "magnitude-inherited" if bare else MISSING,
    )
