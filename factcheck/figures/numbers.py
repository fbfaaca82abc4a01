"""A number at a word: digits, fractions, number words and magnitude words, with the step that they are printed in."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from factcheck.figures.cardinals import THOUSAND, after_point, cardinal
from factcheck.figures.digits import GROUP, VULGAR, parts
from factcheck.figures.fractions import and_divided, below, divided, mixed, named_parts, out_of, whole_and
from factcheck.figures.myriads import myriads
from factcheck.figures.number import Number
from factcheck.figures.vocabulary import Vocabulary
from factcheck.figures.words import Words

LARGEST = Decimal(10) ** 18
"""The largest product of magnitude words."""
LARGEST_PART = Fraction(1, 5)
"""The largest part of one of which more than a whole are counted: "seven fifths", while "seven quarters" are a time."""


def number_at(w: Words, k: int, v: Vocabulary) -> Number | None:
    """The number that begins at word ``k``, if one does."""
    word = w.text[k]
    if v.sections["number"]["myriads"] and word not in v.fractions and word not in VULGAR:
        return by_myriads(w, k, v)
    if word[0].isdecimal():
        read = parts(word, v.decimal, v.group)
        if len(read) != 1:
            return None
        last, digits = thousands(w, k, read[0][2], v)
        plain = Number(k, last, last, digits)
        if power := exponent(w, last):
            return plain._replace(last=power[0], scale=Decimal(10) ** power[1])
        if (point := pointed(w, k, last, digits, v)) is not None:
            return magnified(w, point, v)
        if (part := out_of(w, plain, v)) is not None:
            return part
        number = magnified(w, plain if last > k + 1 else mixed(w, plain, v), v)
        return with_half(w, number, v) if number.scale != 1 and number.ratio is None else number
    if word in VULGAR:
        share = Fraction(VULGAR[word]).limit_denominator(10)
        return magnified(w, Number(k, k + 1, k + 1, "", ratio=share, share=True), v)
    return spelled(w, k, v)


def pointed(w: Words, k: int, last: int, digits: str, v: Vocabulary) -> Number | None:
    """Whole digits with decimals behind the word for a decimal mark, "1 comma 5"; None where there are none.

    A word that is a unit too is none: "up 3 points, 5 more than before".
    """
    if not digits.isdigit() or last + 1 >= len(w.text) or w.text[last] not in v.words["number.point"]:
        return None
    if v.tails.at(w.text, last) or not w.text[last].isalpha():
        return None
    if w.text[last + 1].isdigit():
        return Number(k, last + 2, last + 2, f"{digits}.{w.text[last + 1]}")
    after, decimals = after_point(w, last + 1, v)
    return Number(k, after, after, f"{digits}.{decimals}", words=True) if decimals else None


def exponent(w: Words, k: int) -> tuple[int, int] | None:
    """The power of ten at word ``k`` behind digits, "e6" or "x10^6": the word after it, and the exponent."""
    text, size = w.text, len(w.text)
    if k + 1 < size and text[k] == "e" and w.glued(k):
        j = k + 1
    elif k + 2 < size and text[k] in TIMES and text[k + 1 : k + 3] == ["10", "^"] and w.glued(k + 2):
        j = k + 3
    else:
        return None
    signed = int(j < size and text[j] in SIGNS and w.glued(j))
    power = text[j + signed] if j + signed < size and w.glued(j + signed) else ""
    if not (power.isascii() and power.isdigit() and len(power) <= POWER):
        return None
    return j + signed + 1, -int(power) if signed and text[j] != "+" else int(power)


TIMES = frozenset("x×*·")
SIGNS = frozenset("+-−")
POWER = 2
"""Digits of the largest exponent."""


def by_myriads(w: Words, k: int, v: Vocabulary) -> Number | None:
    """The number at word ``k`` in a language that counts by ten thousands, perhaps with decimals in words."""
    read = myriads(w, k, v)
    if read is None:
        return None
    last, words = read.last, read.words
    if ratio := divided(w, k, last, read.value, v) or and_divided(w, k, last, read.value, v):
        return ratio
    if last < len(w.text) and w.text[last] in v.words["number.point"] and read.value % 1 == 0:
        after, decimals = after_point(w, last + 1, v)
        if decimals:
            return magnified(w, Number(k, after, after, f"{read.value:f}.{decimals}", words=True), v)
    if read.printed and last == k + 1:
        return mixed(w, Number(k, last, last, read.printed), v)
    if read.printed:
        return Number(k, last, read.core, read.printed, read.scale)
    return Number(k, last, read.core, format((read.value / read.step).to_integral_value(), "f"), read.step, words)


def thousands(w: Words, k: int, digits: str, v: Vocabulary) -> tuple[int, str]:
    """Digits with the last group behind their thousands, where a language prints "23 mil 691.6 millones" so."""
    found = v.magnitudes.at(w.text, k + 1)
    plain = found is not None and found[1] == THOUSAND and digits.isdecimal() and len(digits) <= GROUP
    rest = bare_group(w, k + 1 + found[0], v) if found and plain and "" in v.words["number.groups_bare"] else ""
    if not found or not rest:
        return k + 1, digits
    return k + 2 + found[0], format(int(digits) * THOUSAND + Decimal(rest), "f")


def bare_group(w: Words, k: int, v: Vocabulary) -> str:
    """The digits of a group below a thousand at word ``k`` that no sign of another figure follows; else empty."""
    if k >= len(w.text) or not w.text[k][0].isdecimal():
        return ""
    read = parts(w.text[k], v.decimal, v.group)
    whole = read[0][2].partition(".")[0] if len(read) == 1 else ""
    taken = v.tails.at(w.text, k + 1)
    rate = taken is not None and taken[1].kind in ("percent", "percentage_point", "multiple")
    return read[0][2] if 0 < len(whole) <= GROUP and whole.lstrip("0") and not rate else ""


def magnified(w: Words, number: Number, v: Vocabulary) -> Number:
    """Multiply by the magnitude words that follow, and add what "4 billion 860 million" adds."""
    k = number.last
    hyphen = int(k + 1 < len(w.text) and w.text[k] == "-" and w.glued(k) and w.glued(k + 1))
    found = v.magnitudes.at(w.text, k + hyphen)
    if not found:
        return number
    size, scale = found
    k += hyphen + size
    while (more := v.magnitudes.at(w.text, k)) and THOUSAND <= more[1] <= LARGEST / scale:
        k, scale = k + more[0], scale * more[1]
    once = Number(number.first, k, number.core, number.digits, scale, number.words, number.ratio, number.share)
    return followed(w, once, v)


def followed(w: Words, number: Number, v: Vocabulary) -> Number:
    """Add the smaller group of a number printed in two: "4 billion 860 million"."""
    k, text = number.last, w.text
    joined = k + 1 < len(text) and text[k] in v.words["number.joiners"] and v.sections["number"]["groups_joined"]
    bare = (text[k] if joined else "") in v.words["number.groups_bare"] and (joined or number.scale == THOUSAND)
    k += int(joined)
    if number.ratio is not None or k >= len(text):
        return number
    last, digits, scale = group_at(w, k, v, bare=bare)
    low = Decimal(digits or 0) * scale
    small = scale == 1 and not bare and Decimal(digits or 0) < THOUSAND
    if not 0 < low < number.scale or scale >= number.scale or small:
        return number
    total = Decimal(number.digits) * number.scale + low
    step = scale.scaleb(-len(digits.partition(".")[2]))
    both = Number(number.first, last, last, format((total / step).to_integral_value(), "f"), step)
    return followed(w, both, v)


def group_at(w: Words, k: int, v: Vocabulary, *, bare: bool = False) -> tuple[int, str, Decimal]:
    """A group of a number at word ``k``: the word after it, its digits and its magnitude; ``bare`` digits need none."""
    if w.text[k][0].isdecimal():
        read = parts(w.text[k], v.decimal, v.group)
        last, digits = thousands(w, k, read[0][2], v) if len(read) == 1 else (k + 1, "")
        found = v.magnitudes.at(w.text, last) or (0, Decimal(1))
        plain = (bare and w.text[k].isdecimal()) or last > k + 1
        return last + found[0], digits if found[0] or plain else "", found[1]
    total, last, step, _ = cardinal(w, k, v)
    return last, format(total / step, "f") if last > k else "", step


def spelled(w: Words, k: int, v: Vocabulary) -> Number | None:
    """A number in words: "three million two hundred thousand", "twenty-five", "two thirds", "half a million"."""
    if w.text[k] in v.fractions:
        return share_of(w, k, k, Fraction(1), v)
    if w.text[k] in v.denominators:
        return below(w, k, v)
    total, last, step, core = cardinal(w, k, v)
    article = w.text[k] in v.words["number.indefinite"] and last < len(w.text) and w.text[last] in v.fractions
    if last == k or article:
        return None
    if part := named_parts(w, k, Fraction(total), last, v):
        return part
    if core == last and not v.phrases["fractions.half_behind"].at(w.text, last):
        j = last + int(last < len(w.text) and w.text[last] == "-")
        if j < len(w.text) and w.text[j] in v.fractions:
            return share_of(w, k, j, Fraction(total), v)
    if last < len(w.text) and w.text[last] in v.words["number.point"]:
        if tenths := decimal_parts(w, Number(k, last, last, format(total, "f"), words=True), v):
            return magnified(w, tenths, v)
        after, decimals = after_point(w, last + 1, v)
        if decimals:
            return magnified(w, Number(k, after, after, f"{total}.{decimals}", words=True), v)
    number = Number(k, last, core, format(total / step, "f"), step, words=True)
    if part := out_of(w, number, v):
        return part
    return with_half(w, number, v)


def decimal_parts(w: Words, whole: Number, v: Vocabulary) -> Number | None:
    """The decimals behind the word for wholes that name what they are parts of: "two wholes, five tenths"."""
    if whole.last + 1 < len(w.text) and w.text[whole.last + 1] in v.denominators:
        share = below(w, whole.last + 1, v)
        return whole_and(whole, share.ratio or Fraction(0), share.last) if share else None
    count, last, _, _ = cardinal(w, whole.last + 1, v)
    unit = v.fractions.get(w.text[last], Fraction(1)) if last < len(w.text) else Fraction(1)
    places = len(str(unit.denominator)) - 1
    if last == whole.last + 1 or not 0 < Fraction(count) * unit < 1:
        return None
    if unit != Fraction(1, 10**places):
        return whole_and(whole, Fraction(count) * unit, last + 1)
    return Number(whole.first, last + 1, last + 1, f"{whole.digits}.{int(count):0{places}d}", words=True)


def share_of(w: Words, first: int, k: int, count: Fraction, v: Vocabulary) -> Number | None:
    """A fraction in words whose denominator is word ``k``."""
    ratio = count * v.fractions[w.text[k]]
    if ratio >= 1 and count != 1 and (v.fractions[w.text[k]] > LARGEST_PART or w.text[k] in v.ordinals):
        return None
    number = Number(first, k + 1, k + 1, "", ratio=ratio, words=True, share=ratio < 1)
    hyphen = int(k + 2 < len(w.text) and w.text[k + 1] == "-" and w.glued(k + 1) and w.glued(k + 2))
    found = v.phrases["fractions.of_one"].at(w.text, k + 1) or (hyphen, True)
    if magnitude := v.magnitudes.at(w.text, k + 1 + found[0]):
        last = k + 1 + found[0] + magnitude[0]
        return Number(first, last, k + 1, "", magnitude[1], True, ratio)
    return number


def with_half(w: Words, number: Number, v: Vocabulary) -> Number:
    """Add the half of "two and a half million" and "a million and a half", or of a word that is a half added."""
    k, text = number.last, w.text
    if behind := v.phrases["fractions.half_behind"].at(text, k):
        if number.core < number.last:
            ratio = Fraction(number.digits) + Fraction(1, 2)
            return number._replace(last=k + behind[0], digits="", ratio=ratio)
        return magnified(w, whole_and(number, Fraction(1, 2), k + behind[0]), v)
    k = unhyphened(w, k)
    if k + 1 >= len(text) or text[k] not in v.words["number.joiners"]:
        return magnified(w, number, v) if number.scale == 1 else followed(w, number, v)
    plain = number.scale == 1 or (number.words and number.core == number.last and number.value < int(THOUSAND))
    if plain and (whole := with_parts(w, number, v)):
        return magnified(w, whole, v)
    j = unhyphened(w, k + 1)
    one = text[j] in v.words["number.indefinite"] or v.numerals.at(text, j) == (1, 1)
    j = unhyphened(w, j + 1) if one else j
    if j >= len(text) or text[j] not in v.fractions or (not one and text[j] in v.ordinals):
        return followed(w, number, v) if number.scale != 1 else number
    if plain and number.words:
        return magnified(w, whole_and(number, v.fractions[text[j]], j + 1), v)
    ratio = Fraction(number.digits) + v.fractions[text[j]]
    again = v.magnitudes.at(w.text, j + 1)
    last = j + 1 + (again[0] if again and again[1] == number.scale else 0)
    half = Number(number.first, last, j + 1, "", number.scale, True, ratio)
    return magnified(w, half, v) if number.scale == 1 else half


def unhyphened(w: Words, k: int) -> int:
    """The word behind a hyphen that joins two words at word ``k``; ``k`` where there is none."""
    return k + int(k + 1 < len(w.text) and w.text[k] == "-" and w.glued(k) and w.glued(k + 1))


def with_parts(w: Words, number: Number, v: Vocabulary) -> Number | None:
    """The number with the parts of one behind a joiner: "six and three-quarters", "two and two thirds"."""
    k = number.last + 1
    if number.first and w.text[number.first - 1] in v.words["ranges.between"]:
        return None
    count, last, _, _ = cardinal(w, k, v)
    j = last + int(last + 1 < len(w.text) and w.text[last] == "-")
    if last == k or count == 1 or j >= len(w.text) or w.text[j] not in v.fractions:
        return None
    parts_of_one = Fraction(count) * v.fractions[w.text[j]]
    return whole_and(number, parts_of_one, j + 1) if parts_of_one < 1 else None
