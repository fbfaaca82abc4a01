"""A rule: an identity between the roles of a relation, as text.

A rule never computes, compares, rounds or writes a message; the engine does that for all rules at once.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A named identity.

    ``equations`` are over role names. A role that several claims may share (parts of a total) is written
    ``sum(part)``; a role bound more than once outside ``sum`` means that the claims must agree.
    Roles named in ``same_unit`` are amounts of one unit. ``signs`` confines unstated or directed roles, for instance
    ``{"previous": "positive"}``.
    """

    name: str
    equations: tuple[str, ...]
    same_unit: tuple[str, ...] = ()
    same_thing: bool = False
    """Whether counts in these roles must count the same noun."""
    positive: tuple[str, ...] = ()
    """Roles that cannot be negative; only amounts that are so by nature."""
    pairs: tuple[str, ...] = ()
    """Roles of which each has as many claims, that belong together one by one: the equations hold for each of them."""
    essential: tuple[tuple[str, ...], ...] = ()
    """Sets of roles of which one must be bound for the relation to be able to fail."""
    doc: str = ""
