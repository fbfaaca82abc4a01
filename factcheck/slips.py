"""Slips of the pen: single changes of the print that would make a relation hold.

Each slip yields what the text would have to be and the relation as it would then stand. Only the one slip that makes
everything hold is ever offered as a repair (:func:`repairs`).
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from factcheck.comparable import is_rate
from factcheck.languages import Language
from factcheck.lexicon import tokenize
from factcheck.model import Binding, Relation, Repair, Span
from factcheck.numeric.figure import Figure
from factcheck.numeric.solver import implied, judge
from factcheck.instances import bounds, instantiate, variable_names
from factcheck.row_words import vocabulary
from factcheck.rules import rule

MAGNITUDES = tuple(Fraction(10) ** power for power in (-9, -6, -3, 3, 6, 9))


@dataclass(frozen=True, slots=True)
class Slip:
    """One change of the print and the relation that it would leave."""

    name: str
    span: Span
    replacement: str
    relation: Relation


Source = Callable[[Relation, str, Language], Iterator[Slip]]


def repairs(relation: Relation, text: str, language: Language) -> tuple[Repair, ...]:
    """The one slip that makes the relation hold on the base intervals, on the hulls as a last resort; else nothing."""
    slips = list(candidates(relation, text, language))
    for verdicts, last_resort in ((("consistent",), False), (("consistent", "note"), True)):
        fitting = [s for s in slips if judged(s.relation) in verdicts]
        different = {(s.span.start, s.span.end, s.replacement) for s in fitting}
        if len(different) == 1:
            slip = fitting[0]
            return (Repair(slip.span, slip.replacement, slip.name, "holds only by truncation" if last_resort else ""),)
        if different:
            return ()
    return ()


def candidates(relation: Relation, text: str, language: Language) -> Iterator[Slip]:
    """All slips that could have led to a relation, in their fixed order."""
    for source in SLIPS:
        yield from source(relation, text, language)


def judged(relation: Relation) -> str:
    """The verdict of the equations on the figures that a relation carries."""
    return judge(relation.equations, dict(relation.variables), bounds(rule(relation.rule), relation.equations)).verdict


def changed(
    relation: Relation, index: int, figure: Figure, *, role: str = "", name: str = "", direction: int | None = None
) -> Relation:
    """The relation with another figure (and role, rule or direction) in one place."""
    bindings = tuple(Binding(role, b.claim) if role and i == index else b for i, b in enumerate(relation.bindings))
    stated = relation.variables[: len(bindings)]
    figures = [figure if i == index else f for i, (_, f) in enumerate(stated)]
    names = variable_names(bindings)
    way = relation.direction if direction is None else direction
    return replace(
        relation,
        rule=name or relation.rule,
        bindings=bindings,
        variables=(*zip(names, figures, strict=True), *relation.variables[len(bindings) :]),
        equations=instantiate(rule(name or relation.rule), names, way),
        direction=way,
    )


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


def magnitude_word(relation: Relation, text: str, language: Language) -> Iterator[Slip]:
    """Million for billion, or a magnitude word that is missing."""
    for i, binding in enumerate(relation.bindings):
        quantity = binding.claim.quantity
        if is_rate(quantity) or quantity.kind in ("rank", "multiple"):
            continue
        for factor in MAGNITUDES:
            wanted = Fraction(quantity.magnitude) * factor
            if wanted < 1 or (wanted == 1 and quantity.magnitude > 1):
                continue
            new = with_magnitude(relation, binding, wanted, text, language)
            if new:
                name = "missing-magnitude" if quantity.magnitude == 1 else "magnitude"
                yield Slip(name, binding.claim.span, new, changed(relation, i, relation.variables[i][1].scaled(factor)))


def with_magnitude(relation: Relation, binding: Binding, wanted: Fraction, text: str, language: Language) -> str:
    """The surface of a figure with another magnitude word: a neighbour's where it has that one, else the language's."""
    quantity = binding.claim.quantity
    words = {
        Fraction(b.claim.quantity.magnitude): magnitude_text(b, text)
        for b in relation.bindings
        if b.claim.quantity.magnitude > 1
    }
    word = words.get(wanted) or language["slips"]["magnitudes"].get(str(int(wanted)), "")
    if wanted > 1 and not word:
        return ""
    number_end = quantity.number.end
    printed = magnitude_text(binding, text)
    rest = text[number_end : quantity.span.end]
    if printed:
        at = rest.index(printed)
        rest = rest[:at] + word + rest[at + len(printed) :] if word else rest[at + len(printed) :]
    else:
        rest = f" {word}{rest}"
    return text[quantity.span.start : number_end] + rest


def magnitude_text(binding: Binding, text: str) -> str:
    """The magnitude word as printed; empty where there is none."""
    quantity = binding.claim.quantity
    if quantity.magnitude == 1:
        return ""
    tokens = tokenize(text, quantity.number.end, quantity.span.end)
    word = next((t for t in tokens if t.kind == "word"), None)
    return text[word.start : word.end] if word else ""


def transposed_digits(relation: Relation, text: str, language: Language) -> Iterator[Slip]:
    """Two neighbouring digits exchanged: 116 printed as 161."""
    for i, binding in enumerate(relation.bindings):
        quantity = binding.claim.quantity
        start, end = quantity.number.start, quantity.number.end
        printed = text[start:end]
        places = [k for k, c in enumerate(printed) if c.isdecimal()]
        if len(places) < 2 or quantity.value_to is not None or quantity.words:
            continue
        whole = int("".join(printed[k] for k in places))
        for a, b in itertools.pairwise(places):
            new = printed[:a] + printed[b] + printed[a + 1 : b] + printed[a] + printed[b + 1 :]
            number = int("".join(c for c in new if c.isdecimal()))
            if (
                number == whole
                or not whole
                or (int(new[places[0]]) == 0 and len(places) > 1 and printed[places[0]] != "0")
            ):
                continue
            by = Fraction(quantity.value) * (Fraction(number, whole) - 1)
            factor = _unit(relation, i)
            yield Slip(
                "transposed-digits",
                binding.claim.span,
                text[quantity.span.start : start] + new + text[end : quantity.span.end],
                changed(relation, i, relation.variables[i][1].shifted(by * factor)),
            )


def _unit(relation: Relation, index: int) -> Fraction:
    """What the variable of a figure is counted in, relative to the figure's own value (basis points, inherited magnitudes)."""
    own = relation.bindings[index].claim.quantity.figure.hard.base
    used = relation.variables[index][1].hard.base
    for printed, taken in ((own.low, used.low), (own.high, used.high)):
        if printed and taken:
            return taken / printed
    return Fraction(1)


def shifted_point(relation: Relation, text: str, language: Language) -> Iterator[Slip]:
    """A decimal point one place off in a percentage: 610 printed for 61.0."""
    points = [*language["number"]["decimal"]]
    for i, binding in enumerate(relation.bindings):
        quantity = binding.claim.quantity
        start, end = quantity.number.start, quantity.number.end
        printed = text[start:end]
        if quantity.kind != "percent" or quantity.value_to is not None or quantity.words:
            continue
        for new, factor in moved_point(printed, points):
            yield Slip(
                "decimal-point",
                binding.claim.span,
                text[quantity.span.start : start] + new + text[end : quantity.span.end],
                changed(relation, i, relation.variables[i][1].scaled(factor)),
            )


def moved_point(printed: str, points: Iterable[str]) -> Iterator[tuple[str, Fraction]]:
    """A number with its decimal point moved one place to the left or right.

    >>> list(moved_point("61.3", "."))
    [('6.13', Fraction(1, 10)), ('613', Fraction(10, 1))]
    >>> list(moved_point("610", "."))
    [('61.0', Fraction(1, 10))]
    """
    point = next((p for p in points if p in printed), "")
    before, _, after = printed.partition(point) if point else (printed, "", "")
    mark = point or next(iter(points))
    if len(before) > 1 and before.isdecimal():
        yield f"{before[:-1]}{mark}{before[-1]}{after}", Fraction(1, 10)
    if after.isdecimal() and after:
        rest = f"{mark}{after[1:]}" if after[1:] else ""
        yield f"{before if before.strip('0') else ''}{after[0]}{rest}", Fraction(10)


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
    found = vocabulary(language).at(tokenize(word), 0)
    movers = (
        [m for m in found[1][1].values() if getattr(m, "direction", 0) == direction and m.opposite] if found else []
    )
    opposite: str = movers[0].opposite if movers else ""
    if word.isupper() and len(word) > 1:
        return opposite.upper()
    return opposite.capitalize() if word[:1].isupper() else opposite


def over_new_value(relation: Relation, text: str, language: Language) -> Iterator[Slip]:
    """The change was taken over the new value: 200 to 250 "up 20 percent"."""
    roles = [b.role for b in relation.bindings]
    if relation.rule != "growth" or roles.count("rate") != 1 or not {"current", "previous"} <= set(roles):
        return
    i = roles.index("rate")
    variables = dict(relation.variables)
    sign = "-" if relation.direction == -1 else "+"
    wrong = (f"previous = current * (1 {'+' if sign == '-' else '-'} rate / 100)",)
    if judge(wrong, variables).verdict != "consistent":
        return
    yield from _recomputed(relation, i, text, "over-new-value")


def hundred_too_much(relation: Relation, text: str, language: Language) -> Iterator[Slip]:
    """ "rose 250 percent" for 2.5 times as much."""
    for i, binding in enumerate(relation.bindings):
        quantity = binding.claim.quantity
        if binding.role != "rate" or Fraction(quantity.value) <= 100 or quantity.value_to is not None:
            continue
        printed = text[quantity.number.start : quantity.number.end]
        new = _printed_like(Decimal(quantity.value) - 100, printed)  # type: ignore[arg-type]
        yield Slip(
            "hundred-too-much",
            binding.claim.span,
            _with_number(binding, new, text),
            changed(relation, i, relation.variables[i][1].shifted(Fraction(-100))),
        )


def _recomputed(relation: Relation, index: int, text: str, slip: str) -> Iterator[Slip]:
    """The figure that the others determine, printed with as many decimals; nothing where they leave several."""
    boxes = {name: figure.hard.base for name, figure in relation.variables}
    name = relation.variables[index][0]
    value = implied(relation.equations, boxes, name)
    quantity = relation.bindings[index].claim.quantity
    if value is None or value.low is None or value.high is None:
        return
    step = Decimal(1).scaleb(Decimal(quantity.value).as_tuple().exponent)  # type: ignore[arg-type]
    low, high = (Decimal(end.numerator) / Decimal(end.denominator) for end in (value.low, value.high))
    new = ((low + high) / 2).quantize(step)
    by = Fraction(new) - Fraction(quantity.value)
    printed = _printed_like(new, text[quantity.number.start : quantity.number.end])
    yield Slip(
        slip,
        relation.bindings[index].claim.span,
        _with_number(relation.bindings[index], printed, text),
        changed(relation, index, relation.variables[index][1].shifted(by)),
    )


def _with_number(binding: Binding, new: str, text: str) -> str:
    quantity = binding.claim.quantity
    return text[quantity.span.start : quantity.number.start] + new + text[quantity.number.end : quantity.span.end]


def _printed_like(value: Decimal, printed: str) -> str:
    """A value in the digits and with the decimal mark of a printed number.

    >>> _printed_like(Decimal("12.5"), "۱۴٫۲")
    '۱۲٫۵'
    """
    digits = next((c for c in printed if c.isdecimal()), "0")
    zero = ord(digits) - int(digits)
    mark = next((c for c in reversed(printed) if not c.isdecimal() and c not in "-−"), ".")
    return "".join(chr(zero + int(c)) if c.isdigit() else mark for c in format(abs(value), "f"))


def in_the_style_of(quantity, digits: str, text: str) -> str:  # type: ignore[no-untyped-def]
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
