"""Numbers that state nothing: years, dates, times of day, ages, labels, names, telephone numbers."""

from __future__ import annotations

from factcheck.figures.candidates import Candidate
from factcheck.figures.nouns import noun_behind
from factcheck.figures.ranks import marked
from factcheck.figures.vocabulary import Vocabulary
from factcheck.figures.words import Words
from factcheck.lexicon import unspaced

DAYS = 31
TIMES = frozenset({"day", "week", "month", "year", "hour", "minute"})


def in_name(w: Words, c: Candidate, v: Vocabulary, floor: int) -> bool:
    """Whether a number is glued to letters and so part of a name: 5G, B2B, COVID-19, A320, 10-K."""
    text, k = w.text, c.first
    money = c.unit.kind not in ("number", "measure", "count")
    if k <= floor and k:
        return False
    before = text[k - 1] if k else ""
    if w.glued(k) and ((lettered(before) and before not in v.words["affixes.split"]) or before in "_^+*×=@"):
        return True
    if (
        k - 1 > floor
        and k > 1
        and w.glued(k)
        and w.glued(k - 1)
        and text[k - 1] in "-/."
        and lettered(text[k - 2])
        and not money
    ):
        return not c.number.words and not v.phrases["ranges.to"].before(w.text, k)
    j = c.last
    if j < len(text) and w.glued(j) and not c.number.words:
        suffix = (
            text[j][0].isalpha()
            and not unspaced(text[j])
            and text[j] not in v.words["number.ordinal_suffixes"]
            and c.last == c.number.last
        )
        if suffix or text[j] in "_":
            return not money
        if (
            not money
            and text[j] in "-"
            and j + 1 < len(text)
            and w.glued(j + 1)
            and len(text[j + 1]) == 1
            and text[j + 1].isalpha()
            and text[j + 1] not in v.words["number.ordinal_suffixes"]
        ):
            return True
    return False


def quoted_pair(w: Words, k: int) -> bool:
    """Whether a number is the second of a pair of prices or rates, cut short: "3.85/95 percent"."""
    return (
        k > 1
        and w.text[k - 1] == "/"
        and w.glued(k)
        and w.glued(k - 1)
        and w.text[k - 2][0].isdecimal()
        and w.text[k][0].isdecimal()
    )


def lettered(word: str) -> bool:
    """Whether a word has letters of a script with spaces, in which a number glued to it makes a name."""
    return word[:1].isalpha() and not unspaced(word)


def states_nothing(w: Words, c: Candidate, v: Vocabulary) -> bool:
    """Whether a number without money or percent is a date, a time, an age, a label or part of a name."""
    return (
        ordinal(w, c, v)
        or clock(w, c, v)
        or dated(w, c, v)
        or year(w, c, v)
        or aged(w, c, v)
        or labelled(w, c, v)
        or period(w, c, v)
        or hyphened(w, c, v)
        or word(w, c.last) in v.words["not_figures.compounds"]
    )


def hyphened(w: Words, c: Candidate, v: Vocabulary) -> bool:
    """Whether a bare number is part of an adjective: "a four-star general", "three-for-two"."""
    j, k = c.last, c.first
    right = word(w, j) == "-" and w.glued(j) and w.glued(j + 1) and word(w, j + 1)[:1].isalpha()
    left = word(w, k - 1) == "-" and w.glued(k) and w.glued(k - 1) and word(w, k - 2)[:1].isalpha()
    right = right and not v.hedges_after.at(w.text, j) and not v.phrases["ranges.to"].at(w.text, j)
    left = left and word(w, k - 2) not in v.short and not v.phrases["ranges.to"].before(w.text, k)
    return c.unit.kind == "number" and (right or left)


def word(w: Words, k: int) -> str:
    """Word ``k``, or nothing outside of the text."""
    return w.text[k] if 0 <= k < len(w.text) else ""


def plain(c: Candidate) -> int:
    """The number as a plain whole one, -1 where it has decimals, groups or a magnitude."""
    digits = c.number.digits
    return int(digits) if digits.isdigit() and c.number.scale == 1 and not c.number.words and len(digits) < 7 else -1


def ordinal(w: Words, c: Candidate, v: Vocabulary) -> bool:
    """Whether an ordinal mark follows: "8th", "8-th"."""
    return marked(w, c.number.last, v) > 0


def clock(w: Words, c: Candidate, v: Vocabulary) -> bool:
    """Whether a number is a time of day or a part of one: "16:08", "10 a.m.", "0900 GMT"."""
    k, j = c.first, c.last
    if (word(w, j) == ":" and w.glued(j) and w.glued(j + 1) and word(w, j + 1)[:1].isdecimal()) or (
        word(w, k - 1) == ":" and w.glued(k) and w.glued(k - 1) and word(w, k - 2)[:1].isdecimal()
    ):
        return True
    return v.phrases["not_figures.clock"].at(w.text, j) is not None


def dated(w: Words, c: Candidate, v: Vocabulary) -> bool:
    """Whether a number is a day beside a month, or part of a date in digits."""
    k, j = c.first, c.last
    if beside_digits(w, j, j + 1) or beside_digits(w, k - 1, k - 2):
        return True
    if not 0 < (plain(c) if not c.number.words else int(c.number.value)) <= DAYS:
        return False
    of = v.phrases["number.partitive"].at(w.text, j) or (int(marked(w, j, v)), True)
    if is_month(w, k - 1 - int(word(w, k - 1) == "."), v) or is_month(w, j + of[0], v):
        return True
    if word(w, j) in v.words["ranges.dashes"] | v.words["ranges.to"] and word(w, j + 1)[:1].isdecimal():
        return word(w, j + 2) in v.words["not_figures.compounds"]
    paired = word(w, k - 1) in v.words["ranges.dashes"] | v.words["ranges.list"] and word(w, k - 2)[:1].isdecimal()
    return paired and is_month(w, k - 3, v)


def beside_digits(w: Words, a: int, b: int) -> bool:
    """Whether the mark at word ``a`` joins a number to the digits of word ``b`` in a date."""
    if word(w, a) not in DATING:
        return False
    return w.glued(a) and w.glued(a + 1) and word(w, b)[:1].isdecimal() and slashed(w, a)


DATING = ("/", "-", ".")


def is_month(w: Words, k: int, v: Vocabulary) -> bool:
    """Whether word ``k`` is a month; one that is another word too only with its capital, where the script has them."""
    if word(w, k) not in v.words["months"]:
        return False
    first = w.printed(k)[0]
    return word(w, k) not in v.words["months.ambiguous"] or first != first.lower() or first.upper() == first.lower()


def slashed(w: Words, a: int) -> bool:
    """Whether the mark at word ``a`` joins the parts of a date or a pair such as 24/7."""
    return (
        w.text[a] == "/"
        or (word(w, a + 2) == w.text[a] and w.glued(a + 2))
        or (word(w, a - 2) == w.text[a] and w.glued(a - 1) and w.glued(a - 2 + 1))
    )


APOSTROPHES = frozenset("'’‘")
"""Marks that stand for the century of a year: "of '98"."""


def year(w: Words, c: Candidate, v: Vocabulary) -> bool:
    """Whether a number reads as a year: four digits without group or unit, but for the word for a year itself."""
    if word(w, c.first - 1) in APOSTROPHES and w.glued(c.first) and not w.glued(c.first - 1):
        short = c.unit.kind == "number" and len(c.number.digits) == 2 and plain(c) >= 0
        return short and not word(w, c.last)[:1].isalpha()
    low, high = v.sections["not_figures"]["years"]
    if (
        (c.unit.kind != "number" and c.unit.unit != "year")
        or not low <= plain(c) <= high
        or c.number.last != c.number.first + 1
    ):
        return False
    if unspaced(word(w, c.last)) and noun_behind(w, c, v):
        return False
    return w.end[c.number.first] - w.start[c.number.first] == 4


def aged(w: Words, c: Candidate, v: Vocabulary) -> bool:
    """Whether a number is an age: "aged 45", "45-year-old", "Smith, 45, said"."""
    if word(w, c.first - 1) in v.words["not_figures.aged"]:
        return True
    j = c.number.last
    j += int(word(w, j) == "-")
    if v.phrases["not_figures.old"].at(w.text, j) or word(w, c.last) in v.words["not_figures.old"]:
        return True
    if c.unit.kind == "measure" and word(w, c.last) == "-" and word(w, c.last + 1) in v.words["not_figures.old"]:
        return True
    name = word(w, c.first - 2)
    return (
        word(w, c.first - 1) == word(w, c.last) == ","
        and 0 < plain(c) < 120
        and name[:1].isalpha()
        and w.printed(c.first - 2)[0].isupper()
        and c.unit.kind == "number"
    )


def labelled(w: Words, c: Candidate, v: Vocabulary) -> bool:
    """Whether a number only names something: "Article 50", "Boeing 737", "G-7", "2)" at the start of a line."""
    if c.unit.kind != "number" or c.number.scale != 1:
        return False
    k = c.first
    if plain(c) >= 0 and len(c.number.digits) > 1 and c.number.digits[0] == "0":
        return True
    if word(w, c.last) == "/" and w.glued(c.last) and not w.glued(c.last + 1):
        return True
    if v.phrases["not_figures.labels"].before(w.text, k):
        return True
    if (plain(c) < 0 and not c.number.digits.endswith(".0")) or not k:
        return plain(c) >= 0 and word(w, c.last) in (".", ")", "/") and w.glued(c.last)
    if word(w, c.last) in (")", ".", "/") and w.glued(c.last) and "\n" in w.source[w.end[k - 1] : w.start[k]]:
        return True
    if v.sections["nouns"]["capitalised"]:
        return False
    before = w.printed(k - 1)
    named = before[0].isalpha() and before[0] != before[0].lower() and not starts(w, k - 1)
    return named and before not in v.codes and word(w, k - 1) not in v.words["nouns.stops"]


def starts(w: Words, k: int) -> bool:
    """Whether word ``k`` begins a sentence or a line."""
    if k <= 0 or not word(w, k - 1)[0].isalnum():
        return word(w, k - 1) not in (",", "'", "’", "-", "&")
    return "\n" in w.source[w.end[k - 1] : w.start[k]]


def period(w: Words, c: Candidate, v: Vocabulary) -> bool:
    """Whether days, months or years name a period: "the last five years", "three-day visit", "two years ago"."""
    if c.unit.kind != "measure" or c.unit.unit not in TIMES:
        return False
    before, after = word(w, c.first - 1), word(w, c.last)
    hyphen = word(w, c.number.last) == "-" and w.glued(c.number.last)
    return hyphen or before in v.words["not_figures.period_before"] or after in v.words["not_figures.period_after"]
