"""Wholes and their parts: which figures may be compared, and what holds of parts that may not be all."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from factcheck.comparable import is_rate, same_thing, same_unit, whole_first
from factcheck.model import Binding
from factcheck.rule import Rule
from factcheck.rules import rule

PARTS = frozenset({"share", "part", "total", "majority"})
"""Rules of a whole and its parts."""

LARGEST = 12
"""Figures of one relation: a longer list is a table, where a search for the smallest conflict takes long."""

OTHER_WHOLE = "other-whole"
"""The reading under which shares that are told as all of them are not: an owner who had only part has sold the rest."""
UNLISTED = "unlisted-parts"
"""The reading under which a list of parts is not complete: then nothing can be said."""

SOME_PARTS = {
    "total": replace(rule("total"), equations=("total >= sum(part)",)),
    "shares": replace(rule("shares"), equations=("100 >= sum(share)",)),
}
"""What holds of parts that may not be all, by the rule of all parts."""


def some_parts(name: str, complete: bool) -> tuple[Rule, str] | None:
    """The rule for a list that may not hold all parts, and its reading; None where there is none to try.

    ``complete`` lists say that they are: amounts of a total are then all of it; shares may be of another whole.
    """
    if name not in SOME_PARTS or (complete and name == "total"):
        return None
    return SOME_PARTS[name], OTHER_WHOLE if complete else UNLISTED


def comparable(rule_: Rule, bindings: Sequence[Binding]) -> bool:
    """Whether all roles that must be of one unit are; percent levels take points and percentages as their change."""
    if len(bindings) > LARGEST:
        return False
    amounts = [b.claim.quantity for b in bindings if b.role in rule_.same_unit]
    levels = [b.claim.quantity for b in bindings if b.role in ("current", "previous")]
    if any(q.value_to is not None for q in levels) or len({is_rate(q) for q in levels}) > 1:
        return False
    pairs = list(itertools.combinations(amounts, 2))
    if rule_.name in PARTS and not all(whole_first(a, b) for a, b in pairs):
        return False
    return all(same_unit(a, b) and (not rule_.same_thing or same_thing(a, b)) for a, b in pairs)
