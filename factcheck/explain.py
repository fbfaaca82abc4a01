"""Findings in words: neutral messages and the recomputation, in English.

Figures are shown in the notation of the article: the ends of an interval take the sign, magnitude word and unit of a
printed neighbour.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from math import ceil, floor

from factcheck.comparable import is_rate
from factcheck.instances import bounds
from factcheck.model import REFERENCE, Binding, Derived, Quantity, Relation
from factcheck.numeric.interval import WHOLE, Interval
from factcheck.numeric.solver import implied
from factcheck.rules import rule

ROLES = {
    "current": "the new figure", "previous": "the earlier figure", "change": "the change", "rate": "the rate of change",
    "part": "the part", "whole": "the whole", "share": "the share", "old": "the old rank", "new": "the new rank",
    "places": "the places moved", "multiple": "the multiple", "exports": "exports", "imports": "imports",
    "revenue": "revenue", "expenditure": "spending",
    "turnover": "turnover", "balance": "the balance", "total": "the total", "longer": "the longer period",
    "annual": "the annual rate", "growth": "the whole growth", "years": "the number of years",
    "shorter": "the shorter period", "first": "one statement", "second": "the other", "stated": "the stated number",
    "listed": "the listed items", "original": "the amount", "converted": "its conversion",
    "price": "the price", "larger": "the one named as larger", "smaller": "the one named as smaller",
    "smallest": "the one named as smallest",
    "value": "the value", "quantity": "the quantity",
    "each": "what each is", "count": "the number", "claimed": "the figure", "percentage": "the percentage",
}  # fmt: skip

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

READINGS = {
    "truncation": "agrees only if a figure was cut off and not rounded",
    "touching": "agrees only at the very ends of the rounding intervals",
    "coarse": "agrees only if round numbers are taken as rough ones",
    "two-digit": "disagrees if round numbers are good to two digits",
    "hedge": "is outside what the hedge suggests",
    "percent-for-points": "agree only in percentage points",
    "other-whole": "do not add up to the whole, unless there is another part",
    "missing-magnitude": "agree only if one of them lacks a magnitude word",
}

TOGETHER = ("cannot be true", "cannot both be true", "cannot all be true together")
"""What is said of one figure, of two, and of more."""


def amount(interval: Interval, like: Quantity | None) -> str:
    """An interval in the notation of a printed figure: "$ 392.09 to 392.45 million"."""
    if like is None:
        return span_of_numbers(interval, Fraction(1))
    start = like.number.start - like.span.start
    end = like.number.end - like.span.start
    return like.surface[:start] + span_of_numbers(interval, Fraction(like.magnitude)) + like.surface[end:]


def span_of_numbers(interval: Interval, magnitude: Fraction) -> str:
    """The two ends with as many digits as tell them apart.

    >>> span_of_numbers(Interval.of(Fraction(392091, 1000), Fraction(392447, 1000)), Fraction(1))
    '392.09 to 392.45'
    >>> span_of_numbers(Interval.of(None, 5), Fraction(1))
    'at most 5'
    """
    low = None if interval.low is None else interval.low / magnitude
    high = None if interval.high is None else interval.high / magnitude
    if low is None or high is None:
        if low is None and high is None:
            return "any value"
        return (
            f"at most {rounded(high, 2)}"
            if low is None and high is not None
            else f"at least {rounded(low or Fraction(0), 2)}"
        )
    places = _places(high - low)
    first, last = rounded(low, places), rounded(high, places)
    return first if first == last else f"{first} to {last}"


def _places(width: Fraction) -> int:
    """Decimals that show a width with about two digits."""
    if width <= 0:
        return 6
    places = 0
    needed = 30 if width >= 1 else 10
    while width * 10**places < needed and places < 6:
        places += 1
    return places


def rounded(value: Fraction, places: int) -> str:
    """A rational with at most so many decimals, grouped by thousands.

    >>> rounded(Fraction(11374400, 10), 2)
    '1,137,440'
    """
    number = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(
        Decimal(1).scaleb(-places), ROUND_HALF_EVEN
    )
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def reference(relation: Relation, variable: str) -> Quantity | None:
    """The printed figure whose notation an implied value takes."""
    own = {name: b.claim.quantity for (name, _), b in zip(relation.variables, relation.bindings, strict=False)}
    if variable in own:
        return own[variable]
    amounts = [q for q in own.values() if not is_rate(q) and q.kind != "multiple"]
    return amounts[0] if amounts else None


def message(relation: Relation, involved: Sequence[Binding], severity: str) -> str:
    """One neutral sentence: which figures disagree, and about what."""
    if relation.rule == REFERENCE:
        return relation.explanation
    if not involved or relation.rule == "count":
        return without_figures(relation, involved)
    figures = listed([f"{b.claim.quantity.surface.strip()} ({ROLES.get(b.role, b.role)})" for b in involved])
    if relation.rule == "direction":
        word = "up" if relation.direction == 1 else "down"
        return f"{figures} disagree with the word of change: the text says {word}."
    if severity == "note":
        return f"{figures}: {READINGS.get(relation.reason.split(' ')[0], 'agree only narrowly')}."
    together = TOGETHER[min(len(involved), len(TOGETHER)) - 1]
    if severity == "warning":
        together = "do not seem to agree" if relation.assumptions else READINGS.get(relation.reason, "do not agree")
    return f"{figures} {together}."


def without_figures(relation: Relation, involved: Sequence[Binding]) -> str:
    """The message of a relation with something that no figure states: the items of a list, the weekday of a date."""
    constants = {name: figure.hard.base for name, figure in relation.variables[len(relation.bindings) :]}
    if relation.rule == "weekday":
        stated, actual = (WEEKDAYS[int(constants[name].low or 0)] for name in ("stated", "calendar"))
        return f"The text says {stated}, the calendar says {actual}."
    if "listed" not in constants:
        return _whole_numbers(relation, constants)
    items = span_of_numbers(constants["listed"], Fraction(1))
    stated_items = involved[0].claim.quantity.surface.strip() if involved else printed(relation, "stated")
    return f"{stated_items} (the stated number) and a list of {items} do not agree, if the list is complete."


def _whole_numbers(relation: Relation, constants: Mapping[str, Interval]) -> str:
    """The message of a number of years or days that the years or the month beside it do not allow."""
    rest = {name: box for name, box in constants.items() if name != "stated"}
    found = implied(relation.equations, rest, "stated") or WHOLE
    least, most = (None if e is None else Fraction(way(e)) for e, way in ((found.low, ceil), (found.high, floor)))
    allowed = span_of_numbers(Interval(least, most), Fraction(1))
    if "first" not in constants:
        return f"The text says day {printed(relation, 'stated')}, the calendar says {allowed}."
    years = f"{constants['first'].low} and {constants['last'].low}"
    return f"The text says {printed(relation, 'stated')}, {years} give {allowed}."


def listed(items: Sequence[str]) -> str:
    """Items as a list in prose.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join(filter(None, (", ".join(items[:-1]), items[-1]))) if items else ""


def recomputation(relation: Relation) -> tuple[Derived, ...]:
    """What each figure would have to be for the others to hold, and what two rates say of one base: a sentence each."""
    boxes = {name: figure.hard.base for name, figure in relation.variables}
    domain = bounds(rule(relation.rule), relation.equations)
    rates = [n for n in boxes if n.startswith("rate.")]
    if len(rates) > 1:
        return tuple(_by_rate(relation, {**domain, **boxes}, rates))
    return tuple(_by_figure(relation, {**domain, **boxes}))


def _by_rate(relation: Relation, boxes: Mapping[str, Interval], rates: Sequence[str]) -> Iterator[Derived]:
    for variable in ("previous", "change"):
        for name in rates if variable not in boxes or variable not in dict(relation.variables) else ():
            rest = {k: v for k, v in boxes.items() if k not in rates or k == name}
            found = implied(relation.equations, rest, variable)
            like = reference(relation, variable)
            if found and like and (found.low, found.high) != (None, None):
                text = f"{printed(relation, name)} implies {ROLES[variable]} {amount(found, like)}"
                yield Derived(label(variable), found, like.unit, text)


def _by_figure(relation: Relation, boxes: Mapping[str, Interval]) -> Iterator[Derived]:
    for (name, _), binding in zip(relation.variables, relation.bindings, strict=False):
        found = implied(relation.equations, {k: v for k, v in boxes.items() if k != name}, name)
        if found and (found.low, found.high) != (None, None):
            shown = _shown(found, relation, name)
            role, quantity = ROLES.get(binding.role, binding.role), binding.claim.quantity
            who = "the reference facts give" if relation.rule == REFERENCE else "the other figures imply"
            text = f"{who} {role} {amount(shown, quantity)}, printed {printed(relation, name)}"
            yield Derived(label(binding.role), shown, quantity.unit, text)


def label(role: str) -> str:
    """What a role is called beside a span."""
    return ROLES.get(role, role).removeprefix("the ")


def mended(relation: Relation) -> str:
    """What holds once a slip is undone: the arithmetic, and the unstated figure that all figures then agree on."""
    boxes = {name: figure.hard.base for name, figure in relation.variables}
    found = implied(relation.equations, {**bounds(rule(relation.rule), relation.equations), **boxes}, "previous")
    like = reference(relation, "previous")
    if "previous" in boxes or found is None or like is None or "previous" not in names(relation.equations):
        return "then all figures agree"
    return f"then all figures agree on {ROLES['previous']} {amount(found, like)}"


def names(equations: Sequence[str]) -> set[str]:
    """The variables (and signs) of some equations."""
    return {word.strip("()") for e in equations for word in e.split()}


def _shown(interval: Interval, relation: Relation, name: str) -> Interval:
    """An implied value as it would be printed: in units of print (basis points, inherited magnitudes), a deficit as an
    amount.
    """
    binding = next(b for (n, _), b in zip(relation.variables, relation.bindings, strict=False) if n == name)
    used = dict(relation.variables)[name].hard.base
    own = binding.claim.quantity.figure.hard.base
    if own.low and used.low == -(own.high or 0) and used.high == -own.low:
        return Interval(*(None if e is None else -e for e in (interval.high, interval.low)))
    for a, b in ((own.low, used.low), (own.high, used.high)):
        if a and b and a != b:
            factor = a / b
            return Interval(*(None if e is None else e * factor for e in (interval.low, interval.high)))
    return interval


def printed(relation: Relation, variable: str) -> str:
    """The surface of the figure behind a variable."""
    for (name, _), binding in zip(relation.variables, relation.bindings, strict=False):
        if name == variable:
            return " ".join(binding.claim.quantity.surface.split())
    constants = dict(relation.variables)
    return span_of_numbers(constants[variable].hard.base, Fraction(1)) if variable in constants else variable


def consistent(relation: Relation) -> str:
    """One sentence for a relation that holds: the arithmetic with the printed figures."""
    shown: Mapping[str, str] = {name: printed(relation, name) for name, _ in relation.variables}
    if relation.rule == "weekday":
        return " and ".join(
            f"{name}: {WEEKDAYS[int(figure.hard.base.low or 0)]}" for name, figure in relation.variables
        )
    equation = relation.equations[0]
    for i, candidate in enumerate(relation.equations):
        if all(name in shown for name in names((candidate,)) if name[:1].isalpha()):
            equation = relation.equations[i]
            break
    return " ".join(_with_brackets(word, shown) for word in equation.split())


def told(relation: Relation, values: tuple[Derived, ...]) -> Relation:
    """The relation with its arithmetic in words and the values that it implies."""
    return replace(relation, explanation=consistent(relation), derived=values)


def implication(variable: str, value: Interval, close: Interval | None, like: Quantity | None) -> str:
    """A derived value in words, with what it would be if round numbers were exact, where that differs."""
    text = f"{ROLES[variable]}: {amount(value, like)}"
    return f"{text} ({amount(close, like)} if round figures are exact)" if close and close != value else text


def _with_brackets(word: str, shown: Mapping[str, str]) -> str:
    core = word.strip("()")
    return word.replace(core, shown.get(core, core)) if core else word
