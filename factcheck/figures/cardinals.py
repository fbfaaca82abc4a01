"""Whole numbers in words: "three million two hundred thousand", "twenty-five"."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from factcheck.figures.vocabulary import Vocabulary
from factcheck.figures.words import Words

HUNDRED = Decimal(100)
THOUSAND = Decimal(1000)
MILLION = Decimal(1_000_000)
ONE = Decimal(1)
MAGNITUDES = tuple(THOUSAND**power for power in (4, 3, 2, 1))
"""What a numeral of its own may be so many of: "two millions" in one word."""
LARGEST = Decimal(10) ** 21
"""More than any number in words comes to."""


class Sum(NamedTuple):
    """What the words so far add up to: finished groups, the group being read, and the value of the last word."""

    total: Decimal = Decimal(0)
    section: Decimal = Decimal(0)
    step: Decimal = ONE
    """The unit of the last word: a hundred in "two hundred", and of "two hundred thousand" a hundred thousand."""
    previous: Decimal = Decimal(0)
    last: int = 0
    core: int = 0
    """The word after the digits alone, where a single magnitude word follows them."""
    groups: int = 0


def cardinal(w: Words, k: int, v: Vocabulary) -> tuple[Decimal, int, Decimal, int]:
    """Number words from word ``k``: value, word after them, unit of the last, word after the digits alone."""
    done = Sum(last=k, core=k)
    while (more := one_more(w, done, done.last > k, v)) is not None:
        done = more
    single = done.core > k and done.groups == 1 and not done.section
    return done.total + done.section, done.last, done.step, done.core if single else done.last


def one_more(w: Words, done: Sum, begun: bool, v: Vocabulary) -> Sum | None:
    """The sum with the next number word; None where none fits."""
    if begun and (tens := tens_behind(w, done, v)):
        return with_numeral(done, Decimal(tens), done.last + 2)._replace(previous=ONE)
    k = done.last + int(begun and links(w, done, v))
    if k >= len(w.text):
        return None
    small = v.numerals.at(w.text, k)
    if small is not None and (not begun or fits(done.previous, small[1], v)):
        return with_numeral(done, Decimal(small[1]), k + small[0])
    found = v.spelled.at(w.text, k)
    if found and found[1] >= THOUSAND and found[1] == done.previous:
        return None  # "million million" are two numbers
    grown = with_magnitude(done, found[1], k + found[0]) if found else None
    return grown if grown and grown.total + grown.section < LARGEST else None


def tens_behind(w: Words, done: Sum, v: Vocabulary) -> int:
    """The tens that stand behind their unit, all in one word: the twenty of "einundzwanzig"; 0 where there are none."""
    k = done.last
    if not v.sections["number"]["units_first"] or not 0 < done.previous < 10 or k + 1 >= len(w.text):
        return 0
    attached = w.text[k] in v.words["affixes.split"]
    if w.text[k] not in v.words["number.joiners"] or not (attached or (w.glued(k) and w.glued(k + 1))):
        return 0
    found = v.numerals.at(w.text, k + 1)
    return found[1] if found and 20 <= found[1] < HUNDRED and found[1] % 10 == 0 else 0


def links(w: Words, done: Sum, v: Vocabulary) -> bool:
    """Whether a hyphen or a joiner stands where the next number word would."""
    k = done.last
    if k + 1 >= len(w.text):
        return False
    if w.text[k] == "-":
        return w.glued(k) and w.glued(k + 1)
    joins = done.previous >= HUNDRED or v.sections["number"]["groups_joined"]
    return bool(joins) and w.text[k] in v.words["number.joiners"] and not parts_of_one(w, k + 1, done, v)


def parts_of_one(w: Words, k: int, done: Sum, v: Vocabulary) -> bool:
    """Whether a fraction stands at word ``k`` behind a whole number of hundreds: "one hundred and three quarters"."""
    small = v.numerals.at(w.text, k) if done.previous >= HUNDRED else None
    j = k + small[0] if small else len(w.text)
    j += int(j + 1 < len(w.text) and w.text[j] == "-")
    return small is not None and j < len(w.text) and small[1] * v.fractions.get(w.text[j], 1) < 1


def fits(previous: Decimal, small: int, v: Vocabulary) -> bool:
    """Whether a numeral goes on after a word of a larger value: "twenty" "five", "hundred" "twelve".

    After ten, too, where eleven has no word of its own; not after tens where units stand before them.
    """
    if v.sections["number"]["units_first"] and 20 <= previous < HUNDRED:
        return False
    ten = 20 if v.eleven else 10
    return small < previous and (previous >= HUNDRED or (previous >= ten and 0 < small < 10))


def with_numeral(done: Sum, value: Decimal, last: int) -> Sum:
    """Add a numeral; a thousand ends a group: "tausendvierhundert"."""
    step = next((unit for unit in (*MAGNITUDES, HUNDRED) if value and value % unit == 0), ONE)
    if value >= THOUSAND:
        whole = done.total + done.section + value
        return done._replace(total=whole, section=Decimal(0), step=step, previous=value, last=last, core=last)
    core = done.core if done.groups else last
    return done._replace(section=done.section + value, step=step, previous=value, last=last, core=core)


def with_magnitude(done: Sum, unit: Decimal, last: int) -> Sum:
    """Multiply by a magnitude word, which ends a group from a thousand on."""
    section = done.section or ONE
    if unit < THOUSAND:
        return done._replace(section=section * unit, step=unit, previous=unit, last=last)
    groups = done.groups + 1
    if below := done.total % unit:
        # "455 thousand 228 million": what is below the unit is multiplied by it, behind larger groups as well.
        total, step = done.total - below + (below + done.section) * unit, unit
    else:
        total, step = done.total + section * unit, unit * (done.step if section % HUNDRED == 0 else ONE)
    return Sum(total, Decimal(0), step, unit, last, done.core, groups)


def after_point(w: Words, k: int, v: Vocabulary) -> tuple[int, str]:
    """The decimals that number words spell from word ``k``, and the word after them.

    Digit by digit, "nought three", or in one number below a million, "fifteen".
    """
    digits, last = "", k
    while last < min(k + 9, len(w.text)):
        size, value = v.numerals.at(w.text, last) or (0, 100)
        if value > 9:
            break
        digits += str(value)
        last += size
    joined = last < len(w.text) and w.text[last] in v.words["number.joiners"]
    longer = below_million(w, k, v) if k < len(w.text) and (joined or not digits) else (last, digits)
    return longer if longer[0] > last else (last, digits)


def below_million(w: Words, k: int, v: Vocabulary) -> tuple[int, str]:
    """The word after a number below a million at word ``k``, and its digits; none where it is more."""
    total, last, _, core = cardinal(w, k, v)
    size, value = v.numerals.at(w.text, k) or (0, THOUSAND)
    if k < core == last and total < MILLION:
        return last, format(total, "f")
    return (k + size, str(value)) if value < HUNDRED else (k, "")
