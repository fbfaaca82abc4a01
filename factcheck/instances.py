"""A rule's equations over the variables of one relation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from factcheck.model import Binding
from factcheck.numeric.interval import Interval
from factcheck.rule import Rule

POSITIVE = Interval.of(0, None)


DIVIDED = ("previous = current * multiple",)
"""What a multiple says of a fall: "fell threefold to 2 million from 6 million"."""


def told_of(rule_: Rule, bindings: Sequence[Binding], direction: int | None) -> Rule:
    """The rule as a word of change tells it: what fell n times was n times as much; what fell to a half is the half."""
    divided = rule_.name == "multiple" and direction == -1
    if divided and any(b.role == "multiple" and b.claim.quantity.value > 1 for b in bindings):
        return replace(rule_, equations=DIVIDED)
    return rule_


def bounds(rule_: Rule, equations: Sequence[str]) -> Mapping[str, Interval]:
    """The natural domain of unstated roles."""
    return {role: POSITIVE for role in rule_.positive if any(role in e for e in equations)}


def variable_names(bindings: Sequence[Binding]) -> tuple[str, ...]:
    """A variable a binding: the role, numbered where several claims share it."""
    roles = [b.role for b in bindings]
    seen: dict[str, int] = {}
    names = []
    for role in roles:
        seen[role] = seen.get(role, 0) + 1
        names.append(role if roles.count(role) == 1 else f"{role}.{seen[role]}")
    return tuple(names)


def instantiate(rule_: Rule, names: Sequence[str], direction: int | None) -> tuple[str, ...]:
    """The equations of a rule over the variables of one relation.

    A role that several claims share outside ``sum`` stands once for each of them, and they are equal.

    >>> from factcheck.rules import rule
    >>> instantiate(rule("change"), ("current", "previous", "change"), -1)
    ('current = previous - change',)
    >>> instantiate(rule("total"), ("total", "part.1", "part.2"), None)
    ('total = part.1 + part.2',)
    >>> instantiate(rule("exchange"), ("original.1", "original.2", "converted.1", "converted.2"), None)
    ('converted.1 = original.1 * price', 'converted.2 = original.2 * price')
    """
    shared: dict[str, list[str]] = {}
    for name in names:
        role, dot, _ = name.partition(".")
        if dot:
            shared.setdefault(role, []).append(name)
    texts = [_directed(e, direction) for e in rule_.equations]
    if rule_.pairs and rule_.pairs[0] in shared:
        together = tuple(zip(*map(shared.pop, rule_.pairs), strict=True))
        texts = [_paired(e, members) for e in texts for members in together]
    for role, members in shared.items():
        summed = [e.replace(f"sum({role})", " + ".join(members)) for e in texts]
        if summed != texts:
            texts = summed
            continue
        texts = [_renamed(e, role, m) for e in texts for m in (members if _mentions(e, role) else (role,))]
        texts += [f"{members[0]} = {m}" for m in members[1:]]
    return tuple(e.replace("sum(", "(") for e in texts)


def _directed(equation: str, direction: int | None) -> str:
    sign = "-" if direction == -1 else "+"
    return equation.replace("+ direction *", sign).replace("- direction *", "+" if sign == "-" else "-")


def _words(equation: str) -> list[str]:
    return equation.replace("(", " ( ").replace(")", " ) ").split()


def _mentions(equation: str, role: str) -> bool:
    return role in _words(equation)


def _renamed(equation: str, role: str, name: str) -> str:
    return " ".join(name if word == role else word for word in _words(equation)).replace("( ", "(").replace(" )", ")")


def _paired(equation: str, members: Sequence[str]) -> str:
    for name in members:
        equation = _renamed(equation, name.partition(".")[0], name)
    return equation
