"""Numbers of languages that count by ten thousands: digits and number words mixed, each unit behind its digits.

What stands before a unit below ten thousand multiplies that unit alone; what stands before ten thousand and its powers
multiplies the whole section: "3" "thousand" "5" "hundred" "myriad" is 35 million.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from factcheck.figures.digits import parts
from factcheck.figures.vocabulary import Vocabulary
from factcheck.figures.words import LIMIT, Words

MYRIAD = Decimal(10_000)
LARGEST = Decimal(10) ** 18
ZERO, ONE, TEN, HUNDRED = Decimal(0), Decimal(1), Decimal(10), Decimal(100)
SPELLED = 3
"""Numerals in a row from which on they spell a number digit by digit, as years are."""


class Read(NamedTuple):
    """A number read so far: finished sections, the section being read, digits without their unit, and the step."""

    last: int
    total: Decimal = ZERO
    section: Decimal = ZERO
    digits: Decimal | None = None
    step: Decimal = ONE
    """The unit of what was read last, a tenth where that had one decimal."""
    unit: Decimal = LARGEST
    """What was the last unit word; digits behind it are smaller."""
    big: Decimal = ZERO
    """The last unit from ten thousand on."""
    zero: bool = False
    """Whether a zero stands before the digits, and so nothing is left out."""
    words: bool = False
    core: int = 0
    printed: str = ""
    """The digits as they are printed, where nothing but units follows them; empty otherwise."""
    scale: Decimal = ONE

    @property
    def value(self) -> Decimal:
        """What has been read, with digits that have no unit."""
        return self.total + self.section + (self.digits or ZERO)


def myriads(w: Words, k: int, v: Vocabulary) -> Read | None:
    """The number that begins at word ``k``: None where there is none, or nothing but a unit from ten thousand on."""
    done = Read(k)
    while done.last < len(w.text) and (more := one_more(w, done, k, v)):
        done = more
    done = completed(done, v)
    return done if done.last > k and done.value < LARGEST else None


def completed(done: Read, v: Vocabulary) -> Read:
    """The number with its last numeral counted in the unit below the last one, where a language leaves that out."""
    lone = done.digits is not None and ZERO < done.digits < TEN and done.words and not done.zero
    if not (lone and v.sections["number"]["last_unit_unsaid"] and HUNDRED <= done.unit < LARGEST):
        return done
    unit = done.unit / TEN
    return done._replace(digits=(done.digits or ZERO) * unit, step=unit)


def one_more(w: Words, done: Read, first: int, v: Vocabulary) -> Read | None:
    """The number with its next word; None where none fits."""
    k = done.last
    if w.text[k][0].isdecimal():
        return with_digits(w, done, first, v)
    if numeral := v.numerals.at(w.text, k):
        return with_numeral(w, done, Decimal(numeral[1]), k + numeral[0], v)
    hedge = v.hedges_within.at(w.text, k) if k > first else None
    begin = k + (hedge[0] if hedge else 0)
    unit = v.spelled.at(w.text, begin)
    if unit is None or ((measure := v.tails.at(w.text, begin)) and measure[0] > unit[0]):
        return None
    last = begin + unit[0]
    if hedge and unit[1] < MYRIAD:
        return None
    return with_big(completed(done, v), unit[1], last) if unit[1] >= MYRIAD else with_unit(done, unit[1], last, first)


def with_digits(w: Words, done: Read, first: int, v: Vocabulary) -> Read | None:
    """The number with a run of digits, which begins it or stands right behind a larger unit."""
    k = done.last
    read = parts(w.text[k], v.decimal, v.group)
    if len(read) != 1 or done.digits not in (None, ZERO):
        return None
    printed = read[0][2]
    value, places = Decimal(printed), len(printed.partition(".")[2])
    if k > first and (places or not w.glued(k) or value >= done.unit):
        return None
    step = ONE.scaleb(-places)
    return done._replace(
        last=k + 1,
        digits=value,
        step=step,
        zero=done.digits == ZERO,
        core=done.core or k + 1,
        printed="" if k > first else printed,
    )


def with_numeral(w: Words, done: Read, value: Decimal, last: int, v: Vocabulary) -> Read | None:
    """The number with a numeral, which a zero may lead; three in a row spell digits."""
    new = done._replace(last=last, words=True, printed="", core=done.core or last)
    if done.digits in (None, ZERO):
        row = spelled_out(w, done.last, v) if done.unit == LARGEST else ""
        if row:
            return new._replace(last=done.last + len(row), core=done.last + len(row), digits=Decimal(row), unit=ONE)
        if value >= done.unit:
            return None
        return new._replace(digits=value, step=ONE, zero=done.digits == ZERO)
    return None


def spelled_out(w: Words, k: int, v: Vocabulary) -> str:
    """The digits of a row of numerals, at least three or with a zero in it, or of two where tenths stand without their
    point; empty where there is none."""
    digits = ""
    for j in range(k, min(len(w.text), k + LIMIT)):
        _, value = v.numerals.at(w.text, j) or (0, 10)
        if value > 9:
            break
        digits += str(value)
    tenths = w.text[k + len(digits) : k + len(digits) + 1]
    pair = len(digits) > 1 and ("0" in digits[1:] or (tenths and tenths[0] in v.sections["parts"].get("tenths", ())))
    return digits if len(digits) >= SPELLED or pair else ""


def with_unit(done: Read, unit: Decimal, last: int, first: int) -> Read | None:
    """The number with a unit below ten thousand; without digits it is one of them."""
    digits = done.digits or None
    if unit >= done.unit or (done.digits is None and done.last > first and done.unit >= MYRIAD):
        return None
    return done._replace(
        last=last,
        section=done.section + (ONE if digits is None else digits) * unit,
        digits=None,
        step=(ONE if digits is None else done.step) * (unit if unit > TEN or not done.words else ONE),
        unit=unit,
        words=done.words or digits is None,
        scale=done.scale * unit,
        core=done.core or last,
    )


def with_big(done: Read, unit: Decimal, last: int) -> Read | None:
    """The number with a unit from ten thousand on, which multiplies the section, or all before it if it is larger."""
    section = done.section + (done.digits or ZERO)
    if done.total == section == ZERO or done.value * unit >= LARGEST * MYRIAD:
        return None
    if unit > done.big or (unit == done.big and not section):
        total = (done.total + section) * unit
    elif section and unit < done.big:
        total = done.total + section * unit
    else:
        return None
    return done._replace(
        last=last,
        total=total,
        section=ZERO,
        digits=None,
        step=done.step * unit,
        unit=unit,
        big=max(unit, done.big),
        scale=done.scale * unit,
    )
