"""Remarks on directives: what cannot be understood, rules that there are not, and what suppresses nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from factcheck.directives import brief, nearest
from factcheck.model import Directive, Remark, Severity
from factcheck.reaches import Reach

NAMED = 5
"""Rules that one remark names."""
WHERE = {"ignore-file": "this article", "ignore-start": "its block"}
"""What a directive is about; all others are about a line."""


def misread(directive: Directive, known: Collection[str], reasons: bool) -> Iterator[str]:
    """What keeps a directive from being understood or heeded; ``reasons`` where each must give one."""
    if directive.problem:
        yield directive.problem
        return
    unknown = [rule for rule in directive.rules if rule not in known]
    for rule in unknown[:NAMED]:
        yield f'there is no rule "{brief(rule)}"{nearest(rule, known) or "; `factcheck rules` lists them"}'
    if len(unknown) > NAMED:
        yield f"there are no such {len(unknown) - NAMED:,} more rules; a reason is written behind two dashes"
    if reasons and not directive.reason and directive.verb != "ignore-end":
        yield "it gives no reason, and suppresses nothing without one; write it behind two dashes"


def idle(reach: Reach, unused: Sequence[str], others: Sequence[str]) -> str:
    """That a directive suppresses nothing, or nothing of some of its rules; ``others`` are those of findings there."""
    directive = reach.directive
    figures = " and ".join(f'"{brief(text)}"' for text in directive.texts)
    rules = " or ".join(unused[:NAMED]) + (" or another of its rules" if len(unused) > NAMED else "")
    what = (f" of {rules}" if rules else "") + (f" with {figures}" if figures else "")
    part = bool(unused) and set(unused) != set(directive.rules)
    there = f"; there is one of {' and one of '.join(others[:NAMED])}" if others else ""
    return (
        f"no finding{what} in {WHERE.get(directive.verb, 'its line')}{there}; "
        f"{f'take {rules} out of it' if part else 'remove it'}"
    )


def remark(directive: Directive, path: str, message: str, severity: Severity = "warning") -> Remark:
    """A remark at the place of a directive."""
    return Remark(message, directive.place or path, directive.line, directive.column, severity)
