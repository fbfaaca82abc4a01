"""A figure in the making: a number with what stands before and behind it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from factcheck.figures.before import abbreviated, currency_before, minus
from factcheck.figures.behind import currency_at, leads
from factcheck.figures.currencies import Unit
from factcheck.figures.number import Number
from factcheck.figures.vocabulary import Vocabulary
from factcheck.figures.words import Words
from factcheck.lexicon import unspaced

BARE = Unit("number")


class Candidate(NamedTuple):
    """Words ``first`` to before ``last`` are the figure; ``number_to`` is the upper end of a range."""

    number: Number
    first: int
    last: int
    unit: Unit = BARE
    negative: bool = False
    headed: bool = False
    """Whether the unit stands before the number."""
    hedge: str | None = None
    noun: str = ""
    per: str = ""
    per_unit: str = ""
    number_to: Number | None = None
    extra: Decimal = Decimal(0)
    """What a second, smaller unit adds: the cents of "3 dollars 50 cents", in the major unit."""

    @property
    def bare(self) -> bool:
        """Whether nothing but a number was printed."""
        return self.unit.kind == "number" and not self.unit.role and not self.noun


def candidate(w: Words, number: Number, v: Vocabulary, floor: int = 0) -> Candidate:
    """Put a number together with its sign, currency, unit and the thing that it is for one of.

    Words before ``floor`` belong to the figure before.
    """
    found = Candidate(number, number.first, number.last)
    found = with_parts(w, tail(w, head(w, found, v, floor), v), v)
    if found.unit.kind == "money" or found.unit.kind == "measure":
        return per(w, found, v)
    if found.unit is BARE and found.number.scale == 1 and v.phrases["multiples.before"].before(w.text, found.first):
        return found._replace(unit=Unit("multiple", role="fold"))
    return found


def head(w: Words, c: Candidate, v: Vocabulary, floor: int) -> Candidate:
    """Read the sign of a currency, an ISO code, a minus or a bracket before the number."""
    k = c.first
    if k <= floor:
        return c
    k, negative = minus(w, k, v)
    size, unit = currency_before(w, k, v)
    if not unit and (unit := abbreviated(w, c.number, k, v)):
        size = 1
    glued = w.glued(k - size) and in_word(w.text[k - size - 1])
    if unit and k - size >= floor and not (glued and unit.kind == "money"):
        k -= size
        k, before = minus(w, k, v)
        return c._replace(first=k, unit=unit, headed=True, negative=negative or before)
    return c._replace(first=k, negative=negative) if k != c.first else c


def with_parts(w: Words, c: Candidate, v: Vocabulary) -> Candidate:
    """Add the smaller units that are such only right behind a larger one: hundredths behind tenths, coins."""
    table = v.sections["parts"].get(c.unit.kind, {})
    whole = c.number.scale == 1 and c.number.ratio is None and c.unit.factor >= 1 and c.unit.role == ""
    while table and whole and c.last + 1 < len(w.text) and w.glued(c.last) and w.text[c.last + 1] in table:
        digits = w.text[c.last] if w.text[c.last].isdecimal() else str((v.numerals.at(w.text, c.last) or (0, ""))[1])
        if not 0 < len(digits) < 3:
            break
        c = c._replace(last=c.last + 2, extra=c.extra + Decimal(digits) * Decimal(table[w.text[c.last + 1]]))
    return half_more(w, tenth_more(w, c, v), v) if whole else c


def tenth_more(w: Words, c: Candidate, v: Vocabulary) -> Candidate:
    """Add the numeral right behind tenths where the smaller unit is left unsaid: a tenth of them each."""
    k = c.last
    unsaid = v.sections["number"]["last_unit_unsaid"] and c.unit.kind == "percent" and c.unit.factor == TEN
    _, value = (v.numerals.at(w.text, k) if unsaid and w.glued(k) else None) or (0, 0)
    after = w.text[k + 1] if k + 1 < len(w.text) else ""
    if c.extra or not value or after in v.anchors or after in v.words["nouns.plural"] or v.tails.at(w.text, k + 1):
        return c
    return c._replace(last=k + 1, extra=Decimal(value))


def half_more(w: Words, c: Candidate, v: Vocabulary) -> Candidate:
    """Add the half of a unit that stands right behind the unit; none where it begins a word for a time."""
    k, halves = c.last, v.sections["parts"].get("halves", ())
    if c.extra or k >= len(w.text) or c.unit.kind not in ("money", "percent", "percentage_point", "measure"):
        return c
    time = w.text[k + 1 : k + 2] != [] and w.text[k + 1] in v.words["not_figures.compounds"]
    if w.text[k] in halves and w.glued(k) and not time:
        return c._replace(last=k + 1, extra=c.unit.factor / 2)
    last = and_half(w, k, v) if "." not in c.number.digits else 0
    return c._replace(last=last, extra=c.unit.factor / 2) if last else c


def and_half(w: Words, k: int, v: Vocabulary) -> int:
    """The word after "and a half" at word ``k`` behind a unit; 0 where half of something else begins there."""
    if k + 1 >= len(w.text) or w.text[k] not in v.words["number.joiners"]:
        return 0
    article = int(w.text[k + 1] in v.words["number.indefinite"])
    j = k + 1 + article
    halves = v.sections["parts"].get("halves", ())
    if j >= len(w.text) or (v.fractions.get(w.text[j]) != HALF and w.text[j] not in halves):
        return 0
    noun = w.text[j] in v.words["fractions.alone"] and not article
    more = j + 1 < len(w.text) and (v.magnitudes.at(w.text, j + 1) or v.tails.at(w.text, j + 1))
    return 0 if more or (noun and j + 1 < len(w.text) and w.text[j + 1][0].isalnum()) else j + 1


def in_word(word: str) -> bool:
    """Whether a word ends in a letter of a script that puts spaces between words."""
    return word[0].isalpha() and not unspaced(word)


def tail(w: Words, c: Candidate, v: Vocabulary) -> Candidate:
    """Read the unit behind a number: percent, points, currency, measure, "times", "-fold"."""
    text, k, size = w.text, c.last, len(w.text)
    if k >= size:
        return c
    word, glued = text[k], w.glued(k)
    if not c.number.words and c.number.scale == 1 and (word in v.short or word in v.suffixes):
        c, k = short(w, c, v), c.last
        if c.unit.role == "times":
            return c
        if c.last > k or c.unit.codes:
            return tail_again(w, c, v)
    if word == ")" and glued and bracketed(w, c) and k + 1 < size and text[k + 1] in v.words["percent.signs"]:
        return c._replace(first=c.first - 1, last=k + 2, unit=Unit("percent", "percent"), negative=True)
    hyphen = int(word == "-" and glued and k + 1 < size and w.glued(k + 1))
    return attach(w, c, k + (no_cents(w, k, v) or hyphen), v)


def no_cents(w: Words, k: int, v: Vocabulary) -> int:
    """The two marks that stand for no cents before a currency: the ",-" of "50,- euros"; 0 where there are none."""
    marks = w.text[k] in v.decimal + "." and k + 2 < len(w.text) and w.text[k + 1] in v.words["ranges.dashes"]
    return 2 if marks and w.glued(k) and w.glued(k + 1) and currency_at(w, k + 2, v) else 0


def tail_again(w: Words, c: Candidate, v: Vocabulary) -> Candidate:
    """Read the unit behind a short magnitude: the euros of "5m euros"."""
    return attach(w, c, c.last, v) if not c.unit.codes and c.last < len(w.text) else c


def bracketed(w: Words, c: Candidate) -> bool:
    """Whether an opening bracket stands right before the figure."""
    return c.first > 0 and w.text[c.first - 1] == "(" and w.glued(c.first)


def short(w: Words, c: Candidate, v: Vocabulary) -> Candidate:
    """Read "k", "m", "b" and "p" right behind the digits, or behind a space in an amount of money."""
    k = c.last
    word = w.text[k]
    if word in v.short and (w.glued(k) or c.unit.codes or names_money(w, k + 1, v)):
        if not w.glued(k) and not c.unit.codes and word not in v.short:
            return c
        number = c.number._replace(last=k + 1, scale=c.number.scale * v.short[word])
        return c._replace(number=number, last=k + 1)
    if word in v.suffixes and w.glued(k) and not c.unit.codes and not leads(w, k + 1):
        return c._replace(last=k + 1, unit=v.suffixes[word])
    return c


def names_money(w: Words, k: int, v: Vocabulary) -> bool:
    """Whether a currency stands at word ``k``, perhaps behind what joins it to a magnitude word."""
    k += (v.phrases["number.partitive"].at(w.text, k) or (0, True))[0]
    found = currency_at(w, k, v) if k < len(w.text) else None
    return bool(found)


def attach(w: Words, c: Candidate, k: int, v: Vocabulary) -> Candidate:
    """Take the unit at word ``k``, if there is one that fits."""
    if k >= len(w.text):
        return c
    if c.unit.codes:
        return again(w, c, k, v)
    k += partitive(w, c, k, v) or hedge_within(w, k, v)
    found = currency_at(w, k, v) or v.tails.at(w.text, k)
    if not found:
        return c
    size, unit = found
    shared = ("percent", "percentage_point", "money", "number", "multiple")
    if unit.role == "rank" or (c.number.share and c.number.words and unit.kind not in shared):
        return c
    if unit.unit in SMALL and len(w.text[k]) == size == 1 and w.glued(k) and w.printed(k).isupper():
        return c
    if w.text[k] in v.sections["parts"].get("tenths", ()) and c.number.value > TEN:
        unit = unit._replace(factor=unit.factor / TEN)
    return multiplied(w, c._replace(last=k + size, unit=unit), v)


def multiplied(w: Words, c: Candidate, v: Vocabulary) -> Candidate:
    """Take the magnitude word behind a currency: the millions of "75 USD millones"."""
    found = v.magnitudes.at(w.text, c.last) if c.unit.codes and c.number.scale == 1 else None
    if not found or found[1] < MILLION:
        return c
    return c._replace(number=c.number._replace(scale=found[1]), last=c.last + found[0])


MILLION = Decimal(10) ** 6
SMALL = frozenset({"gram", "metre", "hour"})
"""Units whose symbol is a small letter: a capital right behind a number makes a name of it, "5G"."""
TEN = 10
HALF = Fraction(1, 2)


def hedge_within(w: Words, k: int, v: Vocabulary) -> int:
    """The words of a hedge between a number and its unit; none where they begin the name of a unit."""
    hedge = v.hedges_within.at(w.text, k)
    longer = hedge and (unit := v.tails.at(w.text, k)) and unit[0] > hedge[0]
    return hedge[0] if hedge and not longer else 0


def partitive(w: Words, c: Candidate, k: int, v: Vocabulary) -> int:
    """The words that join a unit to a magnitude word: the "de" of "3 millions de dollars", none behind digits alone."""
    found = v.phrases["number.partitive"].at(w.text, k) if c.number.scale > 1 and k == c.number.last else None
    return found[0] if found else 0


def again(w: Words, c: Candidate, k: int, v: Vocabulary) -> Candidate:
    """A currency named again behind its sign: "$5 US", "US$ 5 million USD", "$5 million Canadian"."""
    found = currency_at(w, k, v)
    if found and found[1].factor == 1 and set(found[1].codes) & set(c.unit.codes) and not sign_at(w, k, v):
        both = [code for code in found[1].codes if code in c.unit.codes]
        return c._replace(last=k + found[0], unit=c.unit._replace(unit=both[0], codes=tuple(both)))
    return c


def sign_at(w: Words, k: int, v: Vocabulary) -> bool:
    """Whether a sign of money stands at word ``k``, which a number may follow; a letter is a word."""
    return w.text[k][0] in v.signs and not w.text[k].isalpha()


YEAR = 4
"""The digits of a year: "3 billion in the year 2018" is no rate."""


def per(w: Words, c: Candidate, v: Vocabulary) -> Candidate:
    """Read what an amount is for one of: "a share", "per barrel", "/bbl", "-an-hour"."""
    text, size = w.text, len(w.text)
    k = c.last
    if k + 1 < size and text[k] == "-" and w.glued(k) and w.glued(k + 1):
        k += 1
    if k + 1 >= size:
        return c
    each = v.phrases["per.each_of"].at(text, k)
    article = v.phrases["per.article"].at(text, k)
    j = k + (each or article or (0, 0))[0]
    j += int(j > k and j + 1 < size and text[j] == "-" and w.glued(j))
    if j == k or j >= size or not text[j][0].isalpha():
        return c
    nouns = v.sections["per"]["nouns"]
    after = text[j + 1] if j + 1 < size else ""
    named = after in v.words["per.not_before"] or (len(after) == YEAR and after.isdecimal())
    if not each and (text[j] not in nouns or named):
        return c
    return c._replace(per=text[j], per_unit=nouns.get(text[j], ""))
