"""Conversions: an amount in another unit, by definition, and in another currency, at a rate that nobody states.

The rate of exchange is an unknown. All conversions of two currencies in one sentence must leave it a value; those of
several sentences may be of several days, so that only a slip of a magnitude word is told, and only as a warning.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from factcheck import units
from factcheck.comparable import currencies
from factcheck.items import Row
from factcheck.languages import Language
from factcheck.match import Match
from factcheck.measured import money_of, unit_readings
from factcheck.model import Binding, Claim, Quantity, Relation, Sentence
from factcheck.numeric.figure import Figure, Reading
from factcheck.numeric.interval import Interval
from factcheck.relations import Candidate, decide
from factcheck.row_words import RATED
from factcheck.rules import rule

APART = frozenset({"market", "past", "against"})
"""What tells of a market of its own, or of amounts that are compared and may have been converted at two rates."""
LARGEST = 8
"""Conversions that are tried together: an article with more is a table."""
EXACTLY = Reading(Interval.point(1), Interval.point(1))
ONE = Figure(EXACTLY, EXACTLY, EXACTLY)
SAME = (Fraction(1), Fraction(1))
THOUSANDS = tuple(Interval.point(1000**power) for power in (1, 2, 3))


@dataclass(frozen=True, slots=True)
class Conversion:
    """Two statements of one amount, or a price: what one unit of a currency costs in another one."""

    original: Claim
    converted: Claim
    frame: str
    of_one: bool = False
    """Whether the original is exactly one, as in "$1 = 0.92 euros"."""
    turned: bool = False
    """Whether original and conversion are exchanged, so that all conversions of a group go one way."""

    @property
    def figures(self) -> tuple[Figure, Figure]:
        """The values of the original and of its conversion."""
        original = ONE if self.of_one else self.original.quantity.figure
        return original, self.converted.quantity.figure

    @property
    def bindings(self) -> tuple[tuple[Binding, Figure], ...]:
        """The claims in their roles, with the values that the equation takes."""
        roles = ("converted", "original") if self.turned else ("original", "converted")
        claims = (self.original, self.converted)
        pairs = [
            (Binding(*pair), figure) for pair, figure in zip(zip(roles, claims, strict=True), self.figures, strict=True)
        ]
        return tuple(reversed(pairs) if self.turned else pairs)

    def implied(self, reading: str) -> Interval:
        """What one unit of the group's first currency is in the second, as the print allows it: "hard", "fine"."""
        (_, one), (_, other) = self.bindings
        return getattr(other, reading).hull / getattr(one, reading).hull  # type: ignore[no-any-return]


def conversions(
    matches: Sequence[Match],
    claims: Sequence[Claim],
    rows: Sequence[Row],
    sentences: Sequence[Sentence],
    language: Language,
) -> tuple[Relation, ...]:
    """The conversions of an article, judged."""
    pairs = [pair for m in matches if m.rule in ("conversion", "exchange") for pair in _stated(m, claims)]
    measured = (decide(_by_definition(pair, language)) for pair in pairs)
    traded = (decide((candidate,)) for candidate in _by_rate(pairs, _apart(rows), sentences)) if pairs else ()
    rated = (decide(_at_a_price(m, claims, rows, language)) for m in matches if m.rule == "exchange")
    return tuple(r for r in (*measured, *traded, *rated) if r)


def _at_a_price(match: Match, claims: Sequence[Claim], rows: Sequence[Row], language: Language) -> Iterator[Candidate]:
    """An amount in two currencies with the rate between them: "$47 million (30 million pounds at $1.57 per pound)"."""
    stated = {role: claims[figure] for role, figure in match.roles}
    if stated.keys() != {"original", "converted", "price"}:
        return
    price = stated["price"].quantity
    bought_for = money_of(price.per or _for_one_of(dict(match.roles)["price"], rows), language)
    one, other = stated["original"], stated["converted"]
    for original, converted in ((one, other), (other, one)):
        bought, paid = currencies(original.quantity), currencies(converted.quantity)
        if bought & bought_for and paid & currencies(price) and not bought & paid:
            claimed = (original, converted, stated["price"])
            yield Candidate(
                rule=rule("exchange"),
                bindings=tuple(map(Binding, ("original", "converted", "price"), claimed)),
                figures=tuple(claim.quantity.figure for claim in claimed),
                direction=None,
                frame=match.frame,
                scope="clause",
            )


def _for_one_of(figure: int, rows: Sequence[Row]) -> str:
    """The word for the currency that a rate is for one of, behind it: "297.7 lira to the dollar"."""
    pairs = (pair for row in rows for pair in itertools.pairwise(row.items) if pair[0].figure == figure)
    return next((str(then.value[RATED]) for _, then in pairs if RATED in then.categories), "")


def _stated(match: Match, claims: Sequence[Claim]) -> Iterator[Conversion]:
    """The conversions of one match: one amount into one unit or several; what one is, where that is a rate."""
    original = next(claims[figure] for role, figure in match.roles if role in ("original", "unity"))
    of_one = match.rule == "exchange"
    if not of_one or original.quantity.value == 1:
        yield from (
            Conversion(original, claims[figure], match.frame, of_one)
            for role, figure in match.roles
            if role in ("converted", "price")
        )


def _by_definition(pair: Conversion, language: Language) -> Iterator[Candidate]:
    """The readings of a conversion of units: one for each meaning of a word, and each size of a unit."""
    a, b = pair.original.quantity, pair.converted.quantity
    for factor in factors(a, b, language):
        reading = Reading(Interval(*factor), Interval(*factor))
        yield Candidate(
            rule=rule("conversion"),
            bindings=(Binding("original", pair.original), Binding("converted", pair.converted)),
            figures=(a.figure, b.figure),
            direction=None,
            frame=pair.frame,
            scope="clause",
            constants=(("factor", Figure(reading, reading, reading)),),
        )


def factors(a: Quantity, b: Quantity, language: Language) -> Iterable[tuple[Fraction, Fraction]]:
    """How many of its unit a conversion has for each of the original: least and most for each reading, likeliest first.

    None where the two are of one unit, as a table's "5 tonnes (6 tonnes)" is, or do not compare.
    """
    if a.kind != b.kind or a.kind not in ("measure", "money"):
        return ()
    alike = currencies(a) & currencies(b) if a.kind == "money" else a.unit == b.unit
    if alike and a.per == b.per and _rescaled(a, b):
        return (SAME,)
    if a.kind == "money" and not (alike and a.per != b.per and a.per and b.per):
        return ()
    if (a.unit, a.alternatives) == (b.unit, b.alternatives):
        return ()
    readings = itertools.product(unit_readings(a, language), unit_readings(b, language))
    return dict.fromkeys(ratio for one, other in readings for ratio in units.ratios(one, other))


def _rescaled(a: Quantity, b: Quantity) -> bool:
    """Whether an amount is told twice in words that no thousands lie between: tomans and rials, crores and millions."""
    one, other = sorted((Fraction(a.magnitude), Fraction(b.magnitude)))
    return one >= 1 and other / one not in (1, *(t.low for t in THOUSANDS))


def _apart(rows: Sequence[Row]) -> frozenset[int]:
    """The sentences that tell of several periods, or of a market or day of its own."""
    found = set()
    periods: dict[int, set[object]] = {}
    for row in rows:
        for item in row.items:
            if item.categories & APART:
                found.add(row.sentence)
            if "period" in item.categories:
                periods.setdefault(row.sentence, set()).add(item.value.period)
    return frozenset(found | {sentence for sentence, named in periods.items() if len(named) > 1})


def _by_rate(pairs: Sequence[Conversion], apart: frozenset[int], sentences: Sequence[Sentence]) -> Iterator[Candidate]:
    """The conversions of each two currencies: those of a sentence together, then those of the article."""
    groups: dict[frozenset[str], list[Conversion]] = {}
    for pair in pairs:
        if _at_one_price(pair) and pair.original.sentence not in apart:
            unit = pair.original.quantity.unit
            group = groups.setdefault(frozenset({unit, pair.converted.quantity.unit}), [])
            group.append(replace(pair, turned=bool(group) and unit != group[0].original.quantity.unit))
    for group in groups.values():
        for _, together in itertools.groupby(group, lambda pair: pair.original.sentence):
            yield _candidate(tuple(together)[:LARGEST], sentences)
        if len({pair.original.sentence for pair in group}) > 1 and _one_day(group[:LARGEST]):
            yield _candidate(group[:LARGEST], sentences)


def _at_one_price(pair: Conversion) -> bool:
    """Whether an amount is converted into another currency, and is not what something else is compared with."""
    a, b = pair.original.quantity, pair.converted.quantity
    money = a.kind == b.kind == "money" and a.per == b.per and not currencies(a) & currencies(b)
    return money and "base" not in (*pair.original.qualifiers, *pair.converted.qualifiers)


def _one_day(group: Sequence[Conversion]) -> bool:
    """Whether the rates of several sentences plainly meet, or are one rate but for a magnitude word."""
    pairs = tuple(itertools.combinations(group, 2))
    if all(a.implied("fine").meet(b.implied("fine")) for a, b in pairs):
        return True
    rates = [(a.implied("hard"), b.implied("hard")) for a, b in pairs]
    off = [(a, b) for a, b in rates if not a.meet(b)]
    return bool(off) and all(any(a.meet(b * t) or b.meet(a * t) for t in THOUSANDS) for a, b in off)


def _candidate(group: Sequence[Conversion], sentences: Sequence[Sentence]) -> Candidate:
    several = len({pair.original.sentence for pair in group}) > 1
    paragraphs = {sentences[pair.original.sentence].paragraph for pair in group}
    bound = tuple(itertools.chain.from_iterable(pair.bindings for pair in group))
    return Candidate(
        rule=rule("exchange"),
        bindings=tuple(binding for binding, _ in bound),
        figures=tuple(figure for _, figure in bound),
        direction=None,
        frame=next((pair.frame for pair in group if pair.of_one), group[0].frame),
        scope="sentence" if not several else "paragraph" if len(paragraphs) == 1 else "article",
        assumptions=("same-rate",) if several else (),
    )
