"""The rules, in the order in which they are listed. A rule is a module with one literal, RULE."""

from factcheck.errors import RuleError
from factcheck.rule import Rule
from factcheck.rules import (
    age,
    annualised,
    balance,
    budget,
    change,
    compound,
    conversion,
    count,
    cumulative,
    date,
    direction,
    each,
    exchange,
    growth,
    joint,
    limit,
    majority,
    mix,
    multiple,
    order,
    part,
    period_sum,
    points,
    rank,
    reference,
    restated,
    share,
    shares,
    total,
    turnover,
    value,
    weekday,
    years,
)

RULES: tuple[Rule, ...] = (
    growth.RULE,
    change.RULE,
    direction.RULE,
    points.RULE,
    annualised.RULE,
    compound.RULE,
    share.RULE,
    part.RULE,
    shares.RULE,
    majority.RULE,
    multiple.RULE,
    turnover.RULE,
    balance.RULE,
    budget.RULE,
    total.RULE,
    mix.RULE,
    rank.RULE,
    order.RULE,
    cumulative.RULE,
    period_sum.RULE,
    restated.RULE,
    conversion.RULE,
    exchange.RULE,
    value.RULE,
    each.RULE,
    limit.RULE,
    count.RULE,
    weekday.RULE,
    date.RULE,
    age.RULE,
    years.RULE,
    joint.RULE,
    reference.RULE,
)


def rule(name: str) -> Rule:
    """The rule of a name; raises RuleError where there is none."""
    for candidate in RULES:
        if candidate.name == name:
            return candidate
    raise RuleError(f"there is no rule {name!r}; `factcheck rules` lists them")
