"""Facts and comparisons in words: whose figure it is, of when, and what the article says beside it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from factcheck.explain import amount, rounded
from factcheck.model import Comparison, Fact

LARGE = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
SAYS = {
    "agrees": "agrees with",
    "differs": "differs from",
    "mirror": "differs from what the partner states, as it often does:",
    "revision": "differs from, within what may have been revised,",
    "valuation": "differs from, within what another valuation of the goods explains,",
}
BARELY = {
    "truncation": "agrees, cut off and not rounded, with",
    "touching": "agrees, at the very end of its rounding, with",
    "two-digit": "agrees, taken as a rough figure, with",
    "hedge": "agrees, although it is outside what the hedge suggests, with",
}
"""How a figure agrees that does not plainly do so."""


def explanation(told: Comparison, reason: str, doubtful: bool) -> str:
    """One sentence: the figure, whether it agrees, what the source states, and who that is."""
    says = BARELY.get(reason, SAYS[told.verdict]) if told.verdict == "agrees" else SAYS[told.verdict]
    surface = " ".join(told.claim.quantity.surface.split())
    inferred = ", if the figure is of that" if doubtful and told.verdict == "differs" else ""
    return f"{surface} {says} {given(told)}{inferred}: {', '.join(dict.fromkeys(map(source, told.facts)))}."


def given(told: Comparison) -> str:
    """What the facts give: one value, or what lies between two."""
    if len(told.facts) == 1:
        fact = told.facts[0]
        return f"{value(fact)} ({series(fact)}, {fact.period.label})"
    new, old = told.facts
    between = amount(told.known, told.claim.quantity)
    return f"{between}, from {value(old)} to {value(new)} ({series(new)}, {old.period.label} to {new.period.label})"


def value(fact: Fact) -> str:
    """A fact as it would be printed: "533.1 million USD", "60"."""
    return f"{scaled(fact.value)} {fact.unit}".rstrip()


def scaled(number: Decimal) -> str:
    """A number with a magnitude word.

    >>> scaled(Decimal("533100000"))
    '533.1 million'
    """
    exact = Fraction(number)
    size, word = next(((size, word) for size, word in LARGE if abs(exact) >= size), (1, ""))
    return f"{rounded(exact / size, 6)} {word}".rstrip()


def series(fact: Fact) -> str:
    """What a fact is of: "imports, RU from IR"."""
    parties = {"exports": "to", "imports": "from"}.get(fact.flow, "and")
    who = f"{fact.reporter} {parties} {fact.partner}" if fact.partner else fact.reporter
    what = fact.flow or (fact.names[0] if fact.names else fact.measure)
    goods = "" if fact.commodity in ("", "TOTAL", "_T") else f" {fact.names[0] if fact.names else fact.commodity}"
    return f"{what}{goods}, {who}" if fact.flow else f"{what}, {who}"


def source(fact: Fact) -> str:
    """Who states a fact, and when."""
    name = fact.source or fact.path or "the reference table"
    return f"{name}, {fact.vintage}" if fact.vintage else name
