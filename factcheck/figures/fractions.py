"""Fractions: "3/4", "8 1/2" and "8½" in digits, and those in words whose denominator stands first."""

from __future__ import annotations

import functools
from decimal import Decimal
from fractions import Fraction

from factcheck.figures.cardinals import cardinal
from factcheck.figures.digits import VULGAR
from factcheck.figures.myriads import myriads
from factcheck.figures.number import Number
from factcheck.figures.vocabulary import Vocabulary
from factcheck.figures.words import Words

DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32, 64})


@functools.lru_cache(maxsize=4096)
def denominator(printed: str) -> int:
    """The number that a plain run of digits is, 0 for anything else."""
    return int(printed) if printed.isdecimal() and len(printed) < 3 else 0


def mixed(w: Words, number: Number, v: Vocabulary) -> Number:
    """Add the fraction of "8 1/2", "5-15/16" and "8½", or read "3/4"; a number is returned as it is without one."""
    k, text, size = number.last, w.text, len(w.text)
    if k >= size or "." in number.digits:
        return number
    if half := v.phrases["fractions.half_behind"].at(text, k):
        return whole_and(number, Fraction(1, 2), k + half[0])
    if text[k] in VULGAR:
        return whole_and(number, Fraction(VULGAR[text[k]]).limit_denominator(10), k + 1)
    if text[k] == "/" and fraction_at(w, k - 1):
        share = fraction_at(w, k - 1)
        return Number(number.first, k + 2, k + 2, "", ratio=share, share=True)
    j = k + 1 if text[k] == "-" and w.glued(k) and w.glued(k + 1) else k
    share = fraction_at(w, j, loose=True) if j + 2 < size else None
    return whole_and(number, share, j + 3) if share else number


def fraction_at(w: Words, k: int, *, loose: bool = False) -> Fraction | None:
    """The fraction printed as "3/4" at word ``k``, if it is a usual one below one; ``loose`` admits "7/ 16"."""
    if k < 0 or k + 2 >= len(w.text) or w.text[k + 1] != "/" or not (w.glued(k + 1) and (loose or w.glued(k + 2))):
        return None
    if k + 3 < len(w.text) and w.text[k + 3] == "/" and w.glued(k + 3):
        return None
    upper, lower = denominator(w.text[k]), denominator(w.text[k + 2])
    return Fraction(upper, lower) if 0 < upper < lower and lower in DENOMINATORS else None


def whole_and(number: Number, share: Fraction, last: int) -> Number:
    """A number with a fraction added to it."""
    return Number(number.first, last, last, "", ratio=number.value + share, words=number.words)


def out_of(w: Words, number: Number, v: Vocabulary) -> Number | None:
    """The fraction of a number and a larger one behind a phrase, "one in five", "3 out of 10"; None if there is none.

    A phrase of one word joins other things as well, so that one of something has to stand before it, or a word.
    """
    found = v.phrases["fractions.out_of"].at(w.text, number.last)
    if not found or number.scale != 1 or number.ratio is not None or not number.digits.isdigit():
        return None
    k, upper = number.last + found[0], int(number.digits)
    if k >= len(w.text) or (found[0] == 1 and upper > 1 and not number.words):
        return None
    lower, last = int(w.text[k]) if w.text[k].isdecimal() and len(w.text[k]) < 5 else 0, k + 1
    if not lower:
        total, last, _, _ = cardinal(w, k, v)
        lower = int(total) if last > k else 0
    if not 0 < upper < lower <= MOST or v.tails.at(w.text, last) or v.magnitudes.at(w.text, last):
        return None
    return Number(number.first, last, last, "", ratio=Fraction(upper, lower), words=True, share=True)


MOST = 1000
"""The largest whole of which so and so many are told; larger ones are years or amounts."""


def named_parts(w: Words, first: int, count: Fraction, k: int, v: Vocabulary) -> Number | None:
    """The fraction whose denominator is the number at word ``k``, with a word behind it that says so: "onze avos"."""
    if not v.words["fractions.parts"]:
        return None
    lower, last, _, _ = cardinal(w, k, v)
    if lower < 2 or last >= len(w.text) or w.text[last] not in v.words["fractions.parts"]:
        return None
    ratio = count / Fraction(lower)
    return Number(first, last + 1, last + 1, "", ratio=ratio, words=True, share=ratio < 1)


def below(w: Words, k: int, v: Vocabulary) -> Number | None:
    """A fraction whose denominator, word ``k``, has a form of its own and stands first, as "in three one"."""
    lower = v.denominators[w.text[k]]
    size, first = v.numerals.at(w.text, k + 1) or (0, 0)
    total, last, _, _ = cardinal(w, k + 1, v)
    upper, last = (int(total), last) if total < lower else (first, k + 1 + size)
    if not 0 < upper < lower:
        return None
    return Number(k, last, last, "", ratio=Fraction(upper, lower), words=True, share=True)


def divided(w: Words, k: int, last: int, lower: Decimal, v: Vocabulary) -> Number | None:
    """The fraction whose denominator stands first, as "of three parts one"."""
    found = v.phrases["fractions.over"].at(w.text, last)
    upper = myriads(w, last + found[0], v) if found and last + found[0] < len(w.text) else None
    if upper is None or upper.value <= 0 or lower < 2 or upper.value % 1 or lower % 1:
        return None
    ratio = Fraction(upper.value) / Fraction(lower)
    return Number(k, upper.last, upper.last, "", ratio=ratio, words=True, share=ratio < 1)


def and_divided(w: Words, k: int, last: int, whole: Decimal, v: Vocabulary) -> Number | None:
    """A whole number with a fraction behind a joiner whose denominator stands first: "two and of three parts one"."""
    if whole % 1 or last + 1 >= len(w.text) or w.text[last] not in v.words["number.joiners"]:
        return None
    lower = myriads(w, last + 1, v)
    parts_of_one = divided(w, last + 1, lower.last, lower.value, v) if lower else None
    if parts_of_one is None or not parts_of_one.share:
        return None
    ratio = Fraction(whole) + (parts_of_one.ratio or 0)
    return Number(k, parts_of_one.last, parts_of_one.last, "", ratio=ratio, words=True)
