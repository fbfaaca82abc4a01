"""Proofs of impossibility as values, re-checkable with rational arithmetic by anybody."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from factcheck.numeric.interval import Interval


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a proof: equation number ``equation`` confines ``variable`` to ``interval`` (None: to nothing)."""

    equation: int
    variable: str
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class Proof:
    """Why values inside the intervals cannot satisfy the equations together.

    ``variables`` are the intervals that the print allows (hulls); ``equations`` the relations over their names. Either
    ``steps`` narrow the variables until nothing is left of one, or ``multipliers`` combine the linear inequalities
    that follow from equations and intervals into 0 <= a negative number (a Farkas certificate).
    """

    variables: tuple[tuple[str, Interval], ...]
    equations: tuple[str, ...]
    steps: tuple[Step, ...] = ()
    multipliers: tuple[tuple[str, Fraction], ...] = ()
