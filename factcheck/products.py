"""Products: price times quantity is value, what each part is times the number of parts is the whole."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from factcheck import units
from factcheck.comparable import currencies, same_unit
from factcheck.languages import Language
from factcheck.lexicon import fold
from factcheck.match import Match
from factcheck.measured import names, unit_readings
from factcheck.model import Binding, Claim, Quantity, Relation
from factcheck.numeric.figure import Figure
from factcheck.relations import Candidate, decide
from factcheck.rules import rule

GUARDS = {"value": frozenset({"guard", "partial", "negation"}), "each": frozenset({"partial", "negation"})}
"""What may give one of the figures another basis: fees left out, a part of the lot."""

STEM, ENDING = 2, 2
"""Letters that a word keeps at least, and that its plural adds at most."""


def products(matches: Sequence[Match], claims: Sequence[Claim], language: Language) -> tuple[Relation, ...]:
    """The products that frames bound, judged."""
    readings = {"value": _values, "each": _parts}
    found = (decide(readings[m.rule](m, claims, language)) for m in matches if m.rule in readings)
    return tuple(r for r in found if r)


def _values(match: Match, claims: Sequence[Claim], language: Language) -> Iterator[Candidate]:
    """The readings of value, price and quantity: one for each meaning of the unit that the price is for."""
    stated = {role: claims[figure] for role, figure in match.roles}
    value, price, quantity = (stated[role].quantity for role in ("value", "price", "quantity"))
    if value.kind != "money" or price.kind != "money" or value.per or not currencies(value) & currencies(price):
        return
    for low, high in priced(quantity, price, language):
        figures = {role: claim.quantity.figure for role, claim in stated.items()}
        figures["quantity"] = quantity.figure.scaled(low).join(quantity.figure.scaled(high))
        yield _candidate(match, stated, figures)


def priced(quantity: Quantity, price: Quantity, language: Language) -> tuple[tuple[Fraction, Fraction], ...]:
    """How many of the unit that a price is for one unit of a quantity is; none where they do not compare."""
    if quantity.kind == "count":
        return ((Fraction(1),) * 2,) if counts(quantity, price, language) else ()
    if quantity.kind != "measure" or quantity.per:
        return ()
    each = names(language).get(fold(price.per), (price.unit.partition(" / ")[2],))
    known = [unit for unit in each if unit]
    pairs = itertools.product(unit_readings(quantity, language), known)
    return tuple(dict.fromkeys(ratio for one, other in pairs for ratio in units.ratios(one, other)))


def counts(number: Quantity, each: Quantity, language: Language) -> bool:
    """Whether a number counts what another figure is for one of: "5 ships", "12,000 tonnes a ship".

    The two words differ in their last letters at most: "families", "a family".
    """
    many, one = fold(number.noun.split()[-1]) if number.noun else "", fold(each.per)
    known: Mapping[str, str] = language["per"]["nouns"]
    inflected = len(one) > STEM and many.startswith(one[:-1]) and abs(len(many) - len(one)) <= ENDING
    named = many in known and known[many] == known.get(one)
    return bool(one) and (many == one or inflected or named)


def _parts(match: Match, claims: Sequence[Claim], language: Language) -> Iterator[Candidate]:
    """The whole, the number of its parts and what each is; "a ship" is what is counted, where it is named."""
    stated = {role: claims[figure] for role, figure in match.roles}
    whole, each, count = (stated[role].quantity for role in ("whole", "each", "count"))
    alike = each.kind == whole.kind and (not each.per or counts(count, each, language))
    if alike and not whole.per and comparable_parts(whole, each):
        yield _candidate(match, stated, {role: claim.quantity.figure for role, claim in stated.items()})


def comparable_parts(whole: Quantity, each: Quantity) -> bool:
    """Whether a whole and a part of it are of one unit, whatever the part is for one of."""
    if whole.kind == "money":
        return bool(currencies(whole) & currencies(each))
    if whole.kind == "measure":
        return whole.unit == each.unit.partition(" / ")[0]
    return same_unit(whole, each)


def _candidate(match: Match, stated: Mapping[str, Claim], figures: Mapping[str, Figure]) -> Candidate:
    guarded = any(GUARDS[match.rule] & set(claim.qualifiers) for claim in stated.values())
    implied = match.implied or ("basis" if guarded else "")
    return Candidate(
        rule=rule(match.rule),
        bindings=tuple(Binding(role, claim) for role, claim in stated.items()),
        figures=tuple(figures[role] for role in stated),
        direction=None,
        frame=match.frame,
        scope="clause",
        assumptions=(f"implied-{implied}",) if implied else (),
    )
