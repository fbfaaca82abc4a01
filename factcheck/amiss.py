"""Remarks on directives: what cannot be understood, rules that there are not, and what suppresses nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from factcheck.directives import brief, nearest
from factcheck.model import Directive, Remark, Severity
from factcheck.settings import Settings

NAMED = 5
"""Rules that one remark names."""
WHERE = {"ignore-file": "this article", "ignore-start": "its block"}
"""What a directive is about; all others are about a line."""


def heeded(directive: Directive, settings: Settings) -> bool:
    """Whether a directive is done: understood, and with a reason where each must give one."""
    return not directive.problem and bool(directive.reason or not settings.require_reasons)


def misread(directive: Directive, known: Collection[str], settings: Settings) -> Iterator[str]:
    """What keeps a directive from being understood or heeded; ``known`` are the names of all rules."""
    if directive.problem:
        yield directive.problem
        return
    unknown = [rule for rule in directive.rules if rule not in known]
    for rule in unknown[:NAMED]:
        yield f'there is no rule "{brief(rule)}"{nearest(rule, known) or "; `factcheck rules` lists them"}'
    if len(unknown) > NAMED:
        yield f"there are no such {len(unknown) - NAMED:,} more rules; a reason is written behind two dashes"
    if not heeded(directive, settings) and directive.verb != "ignore-end":
        yield "it gives no reason, and suppresses nothing without one; write it behind two dashes"


def needless(
    directive: Directive, known: Collection[str], used: Collection[str], settings: Settings
) -> tuple[str, ...] | None:
    """The rules of a directive that it does not need, none for all; None where it is of use as it is.

    ``used`` are the rules of the findings that it is about. A rule that is off could not be of use.
    """
    if settings.unused_suppressions == "off" or not heeded(directive, settings) or directive.verb == "ignore-end":
        return None
    off = {rule for rule, level in settings.severity if level == "off"}
    left = tuple(rule for rule in directive.rules if rule in known and rule not in off and rule not in used)
    return left if left or not (directive.rules or used) else None


def idle(directive: Directive, left: Sequence[str], others: Sequence[str] = ()) -> str:
    """That there is nothing to suppress; ``others`` are the rules of findings that there are in its place."""
    figures = " and ".join(f'"{brief(text)}"' for text in directive.texts)
    rules = " or ".join(left[:NAMED]) + (" or another of its rules" if len(left) > NAMED else "")
    what = (f" of {rules}" if rules else "") + (f" with {figures}" if figures else "")
    where = "the files that it is about" if directive.place else WHERE.get(directive.verb, "its line")
    there = f"; there is one of {' and one of '.join(others[:NAMED])}" if others else ""
    remedy = f"take {rules} out of it" if left and set(left) != set(directive.rules) else "remove it"
    return f"no finding{what} in {where}{there}; {remedy}"


def remark(directive: Directive, path: str, message: str, severity: Severity = "warning") -> Remark:
    """A remark at the place of a directive."""
    return Remark(message, directive.place or path, directive.line, directive.column, severity)
