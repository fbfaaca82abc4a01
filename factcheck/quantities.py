"""Quantities: the figures of a text, with unit, hedge and the exact place where they are printed.

One search splits the text into words; each digit or number word is an anchor, around which a few table look-ups read
what the figure is. Time is linear in the text. The words are those of the language file.
"""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from factcheck.figures.anchors import candidates
from factcheck.figures.candidates import Candidate
from factcheck.figures.digits import other, pointing
from factcheck.figures.joining import joined
from factcheck.figures.parted import parted
from factcheck.figures.regroup import anchored
from factcheck.figures.vocabulary import Vocabulary, vocabulary
from factcheck.figures.words import Words, split
from factcheck.languages import Language
from factcheck.model import Quantities, Quantity, Span, exact
from factcheck.numeric import rounding
from factcheck.numeric.figure import Figure

COUNTED = 1000
"""Below this a count without hedge is exact; from it on it is a figure like any other."""


def quantities(
    text: str, language: Language, *, date: dt.date | None = None, start: int = 0, end: int | None = None
) -> Quantities:
    """Find the figures between two offsets of a text: sorted, never overlapping, spans in code points of ``text``.

    ``date`` is the day of the article, for readings that depend on it. Never raises on a text.
    """
    v = vocabulary(language)
    w = parted(split(text, v.separators, start, end), language)
    v = as_printed(w, v) if v.ambiguous else v
    w, places = anchored(w, v)
    return Quantities(quantity(w, c, v) for c in joined(w, candidates(w, places, v), v))


def as_printed(w: Words, v: Vocabulary) -> Vocabulary:
    """The tables with the decimal mark that a text itself shows, where its language leaves two of them possible.

    Spanish writes "12,5" in Madrid and "12.5" in Mexico: what most numbers of the text tell decides for the rest.
    """
    marks = [pointing(word, v.ambiguous) for word in w.text if word[0].isdecimal() and not word.isdecimal()]
    usual = next((mark for mark in v.decimal if mark in v.ambiguous), "")
    shown = max((usual, *v.ambiguous), key=marks.count)
    if not usual or shown not in marks:
        return v
    group = v.group.replace(shown, "") + ("" if shown == usual else usual)
    return replace(v, decimal=v.decimal.replace(usual, shown), group="".join(dict.fromkeys(group)))


def quantity(w: Words, c: Candidate, v: Vocabulary) -> Quantity:
    """Make the value of a figure that has been read."""
    number, unit = c.number, c.unit
    scale = number.scale * unit.factor
    value, value_to, figure = measured(c)
    begin, end = w.start[c.first], w.end[c.last - 1]
    return Quantity(
        kind=unit.kind,
        value=value,
        value_to=value_to,
        figure=figure,
        unit=f"{unit.unit} / {c.per_unit}" if c.per_unit and unit.unit else unit.unit,
        currency=unit.codes[0] if unit.codes else None,
        alternatives=unit.codes[1:] or unit.others,
        hedge=c.hedge,
        surface=w.source[begin:end],
        span=Span(begin, end),
        number=Span(w.start[number.first], w.end[number.core - 1]),
        magnitude=tidy(scale),
        noun=c.noun,
        per=c.per,
        words=number.words,
        other=other_reading(w, c, v) if v.ambiguous else None,
    )


def other_reading(w: Words, c: Candidate, v: Vocabulary) -> Figure | None:
    """The values of a figure under the other reading of its separator; None where it has no other."""
    digits = other(w.text[c.number.first], c.number.digits, v.ambiguous)
    if not digits or c.number.core - c.number.first != 1 or c.number_to or c.extra:
        return None
    return measured(c._replace(number=c.number._replace(digits=digits)))[2]


TURNED = {"more": "less", "nearly": "more"}


def turned(ratio: Fraction, hedge: str | None) -> str | None:
    """The hedge of a ratio: what "more than halved" is less than half, what "nearly halved" is more."""
    return TURNED.get(hedge, hedge) if hedge and ratio < 1 else hedge


def measured(c: Candidate) -> tuple[Decimal | Fraction, Decimal | Fraction | None, Figure]:
    """The value, the upper end and the figure of a candidate."""
    number, to = c.number, c.number_to
    factor = c.unit.factor
    zeros = c.unit.kind not in ("percent", "percentage_point", "basis_point") and not number.words
    sign = "-" if c.negative else ""
    if number.ratio is not None or (to and to.ratio is not None):
        return fractional(c)
    if c.extra:
        total = Decimal(number.digits) * number.scale * factor + c.extra
        return tidy(total), None, rounding.printed(format(total, "f"), hedge=c.hedge)
    if c.unit.kind == "multiple" and "." not in number.digits and to is None:
        value = tidy(Decimal(number.digits) * number.scale)
        return value, None, rounding.ratio_in_words(Fraction(value), hedge=turned(Fraction(value), c.hedge))
    counted = c.unit.kind in ("rank", "count") or (c.unit.kind == "measure" and c.unit.unit in TIMES)
    return plain(
        sign + number.digits,
        number.scale * factor,
        c.hedge,
        to.digits if to else None,
        to.scale * factor if to else None,
        counted,
        zeros,
    )


TIMES = frozenset({"day", "week", "month", "year"})
"""Units of time, which are counted."""


@functools.lru_cache(maxsize=8192)
def plain(
    digits: str,
    scale: Decimal,
    hedge: str | None,
    digits_to: str | None,
    scale_to: Decimal | None,
    counted: bool,
    zeros: bool,
) -> tuple[Decimal, Decimal | None, Figure]:
    """Value, upper end and figure of plain digits, remembered since news repeats its figures."""
    exactly = counted and scale == 1 and "." not in digits and len(digits) < len(str(COUNTED))
    figure = rounding.printed(
        digits,
        Fraction(scale),
        hedge=hedge,
        digits_to=digits_to,
        magnitude_to=None if scale_to is None else Fraction(scale_to),
        counted=exactly,
        zeros=zeros,
    )
    upper = None if digits_to is None or scale_to is None else tidy(Decimal(digits_to) * scale_to)
    return tidy(Decimal(digits) * scale), upper, figure


def fractional(c: Candidate) -> tuple[Decimal | Fraction, Decimal | Fraction | None, Figure]:
    """Value, upper end and figure where a fraction was printed: "8 1/2 pct", "a third", "half a million"."""
    number, to = c.number, c.number_to
    value = number.value * Fraction(c.unit.factor) * (-1 if c.negative else 1)
    upper = to.value * Fraction(c.unit.factor) if to else None
    return divided(value, upper, number.scale * c.unit.factor, c.unit.kind, c.hedge)


@functools.lru_cache(maxsize=2048)
def divided(
    value: Fraction, upper: Fraction | None, printed: Decimal, kind: str, hedge: str | None
) -> tuple[Decimal | Fraction, Decimal | Fraction | None, Figure]:
    """The same of a value in units of ``printed``, remembered since prices and rates repeat."""
    if upper is not None:
        figure = rounding.fraction(value, hedge=hedge).join(rounding.fraction(upper, hedge=hedge))
        return decimal(value), decimal(upper), figure
    if kind == "fraction":
        return decimal(value), None, rounding.ratio_in_words(value, hedge=hedge, share=True)
    if kind == "multiple":
        return decimal(value), None, rounding.ratio_in_words(value, hedge=turned(value, hedge))
    scale = Fraction(printed)
    if scale == 1:
        return decimal(value), None, rounding.fraction(value, hedge=hedge)
    digits = exact(value / scale)
    if "/" in digits:
        digits = f"{float(value / scale):.1f}"
    return decimal(value), None, rounding.printed(digits, scale, hedge=hedge)


def decimal(value: Fraction) -> Decimal | Fraction:
    """A Decimal where one exists.

    >>> decimal(Fraction(17, 2)), decimal(Fraction(1, 3))
    (Decimal('8.5'), Fraction(1, 3))
    """
    printed = exact(value)
    return value if "/" in printed else Decimal(printed)


EXACT = 27
"""Places that a Decimal keeps exactly."""


def tidy(value: Decimal) -> Decimal:
    """A Decimal without exponent, whole where it is whole and large.

    >>> tidy(Decimal("1.2") * Decimal(1000000)), tidy(Decimal("12.40"))
    (Decimal('1200000'), Decimal('12.40'))
    """
    if abs(value) >= COUNTED and value.adjusted() < EXACT and value == value.to_integral_value():
        return value.quantize(Decimal(1))
    return value
