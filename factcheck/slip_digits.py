"""Slips in the digits of a figure and in its magnitude word."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from factcheck.comparable import is_rate
from factcheck.languages import Language
from factcheck.lexicon import plain, tokenize
from factcheck.model import Binding, Relation
from factcheck.numeric import rounding
from factcheck.numeric.solver import implied, judge
from factcheck.slip import Slip, changed

MAGNITUDES = tuple(Fraction(10) ** power for power in (-9, -6, -3, 3, 6, 9))


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
    """What a variable is counted in, relative to the printed value: basis points, inherited magnitudes."""
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
        for new, value in moved_point(printed, points):
            figure = rounding.printed(value, Fraction(1), hedge=quantity.hedge, zeros=False)
            yield Slip(
                "decimal-point",
                binding.claim.span,
                text[quantity.span.start : start] + new + text[end : quantity.span.end],
                changed(relation, i, figure.scaled(_unit(relation, i))),
            )


def moved_point(printed: str, points: Iterable[str]) -> Iterator[tuple[str, str]]:
    """A number with its decimal point moved one place to the left or right, and its value in digits of ASCII.

    >>> list(moved_point("61.3", "."))
    [('6.13', '6.13'), ('613', '613')]
    >>> list(moved_point("610", ".")), list(moved_point("۶۱٫۰", "٫"))
    ([('61', '61')], [('۶٫۱', '6.1'), ('۶۱۰', '610')])
    """
    point = next((p for p in points if p in printed), "")
    before, _, after = printed.partition(point) if point else (printed, "", "")
    mark = point or next(iter(points))
    if len(before) > 1 and before.isdecimal():
        yield _pointed(before[:-1], mark, before[-1] + after)
    if after.isdecimal() and after:
        yield _pointed(f"{before if before.strip('0') else ''}{after[0]}", mark, after[1:])


def _pointed(before: str, mark: str, after: str) -> tuple[str, str]:
    """Digits around a decimal mark, without zeros at the end, as printed and in ASCII."""
    while after and unicodedata.decimal(after[-1]) == 0:
        after = after[:-1]
    return (f"{before}{mark}{after}", f"{plain(before)}.{plain(after)}") if after else (before, plain(before))


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
        value = quantity.value
        if binding.role != "rate" or isinstance(value, Fraction) or value <= 100 or quantity.value_to is not None:
            continue
        printed = text[quantity.number.start : quantity.number.end]
        new = _printed_like(value - 100, printed)
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
    if value is None or value.low is None or value.high is None or isinstance(quantity.value, Fraction):
        return
    step = Decimal(1).scaleb(int(quantity.value.as_tuple().exponent))
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
