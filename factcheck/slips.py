"""Slips of the pen: single changes of the print that would make a relation hold.

Each slip yields what the text would have to be and the relation as it would then stand. Only the one slip that makes
everything hold is ever offered as a repair (:func:`only`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from factcheck.affixes import split
from factcheck.comparable import is_rate
from factcheck.languages import Language
from factcheck.model import Binding, Quantity, Relation, Span
from factcheck.numeric.figure import Figure
from factcheck.row_words import vocabulary
from factcheck.slip import Slip, Source, changed, judged
from factcheck.slip_digits import hundred_too_much, magnitude_word, over_new_value, shifted_point, transposed_digits


def only(
    relation: Relation, text: str, language: Language, known: Mapping[str, Figure] | None = None
) -> tuple[Slip, bool] | None:
    """The one slip that makes the relation hold on the base intervals, or else on the hulls, which the flag tells.

    ``known`` is what reference facts say of claims: a slip that is against it explains nothing.
    """
    slips = [s for s in candidates(relation, text, language) if not known or fits(s.relation, known)]
    verdicts = [judged(s.relation) for s in slips]
    for accepted, last_resort in ((("consistent",), False), (("consistent", "note"), True)):
        fitting = [s for s, verdict in zip(slips, verdicts, strict=True) if verdict in accepted]
        different = {(s.span.start, s.span.end, s.replacement) for s in fitting}
        if different:
            return (fitting[0], last_resort) if len(different) == 1 else None
    return None


def fits(relation: Relation, known: Mapping[str, Figure]) -> bool:
    """Whether the amounts of a relation are what is known of them; a figure with a new role is about something else."""
    pairs = zip(relation.variables, relation.bindings, strict=False)
    facts = ((figure, known[b.claim.id]) for (_, figure), b in pairs if b.claim.id in known and of_a_kind(b))
    return all(figure.hard.hull.meet(fact.hard.hull) for figure, fact in facts)


def of_a_kind(binding: Binding) -> bool:
    """Whether a claim is what it was said to be, or a slip has given it another role."""
    return (binding.role == "rate") == (binding.claim.measure == "rate")


def candidates(relation: Relation, text: str, language: Language) -> Iterator[Slip]:
    """All slips that could have led to a relation, in their fixed order."""
    for source in SLIPS:
        yield from source(relation, text, language)


def percent_for_money(relation: Relation, text: str, language: Language) -> Iterator[Slip]:
    """ "up 35.9 percent or 140.9 percent": the second was an amount, in the unit of its neighbour."""
    level = next((b.claim.quantity for b in relation.bindings if b.role in ("current", "previous")), None)
    if relation.rule != "growth" or not level or is_rate(level):
        return
    for i, binding in enumerate(relation.bindings):
        if binding.role != "rate":
            continue
        digits = text[binding.claim.quantity.number.start : binding.claim.quantity.number.end]
        figure = binding.claim.quantity.figure.scaled(Fraction(level.magnitude))
        yield Slip(
            "percent-for-money",
            binding.claim.span,
            in_the_style_of(level, digits, text),
            changed(relation, i, figure, role="change"),
        )


def points_for_percent(relation: Relation, text: str, language: Language) -> Iterator[Slip]:
    """ "rose 7.0 percentage points" of an amount was percent; "rose 0.5 percent" of a rate was points."""
    points = language["slips"]["points"]
    percent = language["slips"]["percent"]
    for i, binding in enumerate(relation.bindings):
        quantity = binding.claim.quantity
        digits = text[quantity.number.start : quantity.number.end]
        if binding.role == "change" and quantity.kind == "percentage_point":
            yield Slip(
                "points-for-percent",
                binding.claim.span,
                f"{digits} {percent}",
                changed(relation, i, quantity.figure, role="rate", name="growth"),
            )
        levels = [b for b in relation.bindings if b.role in ("current", "previous")]
        if binding.role == "rate" and levels and all(is_rate(b.claim.quantity) for b in levels):
            yield Slip(
                "percent-for-points",
                binding.claim.span,
                f"{digits} {points}",
                changed(relation, i, quantity.figure, role="change", name="points"),
            )


def exchanged_levels(relation: Relation, text: str, language: Language) -> Iterator[Slip]:
    """The old and the new figure stand in each other's place."""
    for first, second in (("current", "previous"), ("old", "new"), ("part", "whole"), ("exports", "imports")):
        places = [i for i, b in enumerate(relation.bindings) if b.role in (first, second)]
        if len(places) != 2 or relation.bindings[places[0]].role == relation.bindings[places[1]].role:
            continue
        i, j = places
        figures = [f for _, f in relation.variables]
        swapped = changed(changed(relation, i, figures[j]), j, figures[i])
        a, b = sorted((relation.bindings[i].claim.span, relation.bindings[j].claim.span), key=lambda s: s.start)
        between = text[b.start : b.end] + text[a.end : b.start] + text[a.start : a.end]
        yield Slip("exchanged", Span(a.start, b.end), between, swapped)


def by_for_to(relation: Relation, text: str, language: Language) -> Iterator[Slip]:
    """ "rose by 5 billion from 4": the 5 billion were the new level, or the other way round."""
    roles = [b.role for b in relation.bindings]
    if relation.cue is None or set(roles) != {"change", "current", "previous"} or relation.rule != "change":
        return
    i, j = roles.index("change"), roles.index("current")
    figures = [f for _, f in relation.variables]
    swapped = changed(changed(relation, i, figures[j]), j, figures[i])
    a, b = sorted((relation.bindings[i].claim.span, relation.bindings[j].claim.span), key=lambda s: s.start)
    yield Slip(
        "by-for-to",
        Span(a.start, b.end),
        text[b.start : b.end] + text[a.end : b.start] + text[a.start : a.end],
        swapped,
    )


def rise_for_fall(relation: Relation, text: str, language: Language) -> Iterator[Slip]:
    """The word of change says the opposite."""
    if relation.cue is None or relation.cue.role != "direction" or not relation.direction or relation.rule == "rank":
        return
    word = text[relation.cue.start : relation.cue.end]
    opposite = opposite_of(word, relation.direction, language)
    if opposite:
        figure = relation.variables[0][1]
        yield Slip(
            "rise-for-fall",
            Span(relation.cue.start, relation.cue.end),
            opposite,
            changed(relation, 0, figure, direction=-relation.direction),
        )


def opposite_of(word: str, direction: int, language: Language) -> str:
    """The word that undoes a word of change, in the same capitals; empty where the language names none."""
    found = vocabulary(language).at(split(word, language), 0)
    movers = (
        [m for m in found[1][1].values() if getattr(m, "direction", 0) == direction and m.opposite] if found else []
    )
    opposite: str = movers[0].opposite if movers else ""
    if word.isupper() and len(word) > 1:
        return opposite.upper()
    return opposite.capitalize() if word[:1].isupper() else opposite


def in_the_style_of(quantity: Quantity, digits: str, text: str) -> str:
    """Digits in the sign, spacing and magnitude word of another figure: "140.9" as "$ 140.9 million"."""
    before = text[quantity.span.start : quantity.number.start]
    return before + digits + text[quantity.number.end : quantity.span.end]


SLIPS: tuple[Source, ...] = (
    percent_for_money,
    points_for_percent,
    by_for_to,
    exchanged_levels,
    magnitude_word,
    transposed_digits,
    rise_for_fall,
    over_new_value,
    hundred_too_much,
    shifted_point,
)
"""In the order in which they are tried."""
