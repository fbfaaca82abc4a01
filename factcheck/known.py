"""What reference facts give for a claim: the values that they allow, in the claim's own unit and sense."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice, product

from factcheck import calendars, units
from factcheck.comparable import currencies
from factcheck.facts import Facts, words
from factcheck.model import Claim, Fact, Period, Quantity
from factcheck.numeric.figure import Figure, Reading
from factcheck.numeric.interval import Interval
from factcheck.subjects import DEFICITS

MIRRORS = {"exports": "imports", "imports": "exports", "turnover": "turnover", "balance": "balance"}
"""What a partner calls a flow."""
BALANCES = {"surplus": "balance", "deficit": "balance"}
"""Flows whose sign says what a table has as a balance."""
ALL = frozenset({"TOTAL", "_T", ""})
"""Codes of all goods."""
FORECAST = "F"
"""The status of a value that nobody has observed."""
RELATIVE = frozenset({"rate", "change", "multiple"})
"""Measures of what lies between two values of a series."""
PAIRS = 20
"""Pairs of a new and an old value that are tried."""
HUNDRED = Interval.point(100)
ONE = Interval.point(1)


@dataclass(frozen=True, slots=True)
class About:
    """What a claim is about, as far as its own words and those of its relation say."""

    flow: str
    reporter: str
    partner: str
    subject: str
    period: Period | None
    base: Period | None
    confined: bool


@dataclass(frozen=True, slots=True)
class Known:
    """The values that one fact allows, or a new and an old one."""

    facts: tuple[Fact, ...]
    figure: Figure
    mirrored: bool = False
    """Whether they are the partner's statistics."""


def known(claim: Claim, about: About, facts: Facts, sentence: str) -> Iterator[Known]:
    """All that the facts give for a claim; ``sentence`` is where it stands."""
    if about.flow and claim.measure in RELATIVE and claim.quantity.kind != "number":
        yield from between(claim, about, facts)
    elif about.flow and claim.measure == "level" and about.period:
        yield from levels(claim, about, about.period, facts)
    elif not about.flow and about.period and claim.measure != "change":
        yield from called(claim, about, about.period, facts, sentence)


def levels(claim: Claim, about: About, period: Period, facts: Facts) -> Iterator[Known]:
    """Values of a flow in the unit of a claim."""
    sign = Fraction(-1 if about.flow in DEFICITS and claim.quantity.value > 0 else 1)
    for fact, mirrored in about_flow(about, period, facts):
        for figure in converted(fact, claim.quantity):
            turned = -1 if mirrored and fact.flow == "balance" else 1
            yield Known((fact,), figure.scaled(sign * turned), mirrored)


def about_flow(about: About, period: Period, facts: Facts) -> Iterator[tuple[Fact, bool]]:
    """The facts about a flow, and whether each may be the partner's view; whose a turnover is no article tells."""
    flow = BALANCES.get(about.flow, about.flow)
    own = facts.of(flow, about.reporter, about.partner, period)
    mirror = MIRRORS.get(flow) if about.reporter and about.partner else None
    other = facts.of(mirror, about.partner, about.reporter, period) if mirror else ()
    for found, mirrored in ((own, flow == "turnover" and bool(mirror)), (other, True)):
        yield from ((fact, mirrored) for fact in found if observed(fact) and of_subject(fact, about.subject))


def observed(fact: Fact) -> bool:
    """Whether a value is no forecast."""
    return fact.status != FORECAST


def of_subject(fact: Fact, subject: str) -> bool:
    """Whether a fact is about a commodity as an article names it; where it names none, about all goods."""
    if subject:
        return words(subject) in map(words, fact.names)
    return fact.commodity in ALL


def converted(fact: Fact, quantity: Quantity) -> Iterator[Figure]:
    """What a fact allows in the unit of a quantity, for each unit that this may be; nothing where they do not compare.

    A number without a unit takes that of the fact: "exports fell to 1.75 billion".
    """
    if quantity.per and " / " not in fact.unit:
        return
    if quantity.kind == "number" and quantity.magnitude > 1:
        yield fact.figure
    elif quantity.kind == "money":
        if fact.unit in currencies(quantity):
            yield fact.figure
    elif quantity.kind == "measure" and fact.unit:
        for unit in (quantity.unit, *quantity.alternatives):
            if units.same_dimension(fact.unit, unit):
                yield fact.figure.scaled(units.factor(fact.unit)[0] / units.factor(unit)[0])


def between(claim: Claim, about: About, facts: Facts) -> Iterator[Known]:
    """What lies between the values of two periods: the rate of change, the change itself, or the multiple."""
    if about.period is None:
        return
    base = about.base or (calendars.year_earlier(about.period) if calendars.is_year(about.period) else None)
    if base is None or base.start >= about.period.start:
        return
    pairs = product(about_flow(about, about.period, facts), about_flow(about, base, facts))
    alike = ((new, old, way) for (new, way), (old, other) in pairs if way == other and same_series(new, old))
    for new, old, mirrored in islice(alike, PAIRS):
        for figure in differences(claim, new, old):
            yield from (Known((new, old), way, mirrored) for way in directed(claim, figure))


def same_series(new: Fact, old: Fact) -> bool:
    """Whether two facts are of one table and kind, so that what lies between them means something."""

    def told(fact: Fact) -> tuple[object, ...]:
        return (fact.path, fact.source, fact.measure, fact.unit, fact.commodity, fact.valuation, fact.trade_system)

    return told(new) == told(old) and new.measure == "value"


def differences(claim: Claim, new: Fact, old: Fact) -> Iterator[Figure]:
    """The rate, the change or the multiple between two facts, in the unit of a claim."""
    quantity = claim.quantity
    if quantity.kind == "percent":
        yield paired(new.figure, old.figure, lambda a, b: (a / b - ONE) * HUNDRED)
    elif quantity.kind == "multiple":
        yield paired(new.figure, old.figure, lambda a, b: a / b)
    elif claim.measure == "change":
        step = paired(new.figure, old.figure, lambda a, b: a - b)
        yield from converted(replace(new, figure=step), quantity)


def paired(new: Figure, old: Figure, work: Callable[[Interval, Interval], Interval]) -> Figure:
    """What comes of two figures, reading by reading."""

    def both(a: Reading, b: Reading) -> Reading:
        return Reading(work(a.base, b.base), work(a.hull, b.hull))

    return Figure(both(new.hard, old.hard), both(new.firm, old.firm), both(new.fine, old.fine))


def directed(claim: Claim, figure: Figure) -> Iterator[Figure]:
    """A change as an article prints it: a fall without its sign; both ways where no word tells which it is."""
    down = figure.scaled(Fraction(-1))
    if claim.quantity.kind == "multiple" or claim.quantity.value < 0:
        yield figure
    elif claim.direction in ("up", "down"):
        yield figure if claim.direction == "up" else down
    else:
        yield from (figure, down)


def called(claim: Claim, about: About, period: Period, facts: Facts, sentence: str) -> Iterator[Known]:
    """What is no flow: a rank, a share or an index whose name stands in the sentence, of a party of the claim."""
    who = dict.fromkeys(((about.reporter, about.partner), (about.reporter, ""), (about.partner, "")))
    for name in facts.names(sentence):
        found = [fact for one in who if one[0] for fact in facts.called(name, *one, period) if observed(fact)]
        if found:
            yield from (Known((fact,), figure) for fact in found for figure in stated(fact, claim))
            return


def stated(fact: Fact, claim: Claim) -> Iterable[Figure]:
    """What a fact that is no flow allows in the unit of a claim; nothing where they do not compare."""
    kind, measure = claim.quantity.kind, fact.measure
    if measure == "rank":
        return (fact.figure,) if claim.measure == "rank" or kind == "rank" else ()
    if measure == "share":
        return (fact.figure,) if kind == "percent" and claim.measure != "change" else ()
    if measure == "index":
        return (fact.figure,) if kind == "number" or claim.quantity.unit == "index_point" else ()
    return converted(fact, claim.quantity)
