"""What joins figures: ranges with a shared unit or magnitude, lists whose last item has the unit, pairs of ranks."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from factcheck.figures.candidates import BARE, Candidate
from factcheck.figures.currencies import decimals
from factcheck.figures.ranks import RANK, in_context
from factcheck.figures.vocabulary import Vocabulary
from factcheck.figures.words import Words

REACH = 3
"""How many words behind a pair the word may stand that names what it was before."""

WIDEST = 20
"""A range whose upper end is more times the lower one is none."""


def joined(w: Words, found: list[Candidate], v: Vocabulary) -> list[Candidate]:
    """The candidates with ranges made one, units shared within lists, scores and telephone numbers dropped."""
    return ranked(w, shared(w, ranges(w, coins(w, found, v), v), v), v)


def coins(w: Words, found: list[Candidate], v: Vocabulary) -> list[Candidate]:
    """Add the minor unit to the major one: "3 dollars and 50 cents", "15 dollars 50"."""
    done: list[Candidate] = []
    for c in found:
        a = done[-1] if done else None
        extra = smaller(w, a, c, v) if a else None
        if a and extra is not None:
            done[-1] = a._replace(last=c.last, extra=extra)
        else:
            done.append(c)
    return done


def smaller(w: Words, a: Candidate, c: Candidate, v: Vocabulary) -> Decimal | None:
    """What a figure right behind an amount of money adds to it, in the major unit; None where it is none of it."""
    gap = c.first - a.last
    joins = v.words["number.joiners"] | v.words["number.point"] | frozenset(v.sections["parts"].get("joiners", ()))
    joiner = gap == 1 and w.text[a.last] in joins
    if not a.unit.codes or a.unit.factor != 1 or a.number.scale != 1 or a.number.ratio or "." in a.number.digits:
        return None
    if not (gap == 0 or joiner) or c.number.ratio or a.per or a.number_to or c.headed or a.extra:
        return None
    if (
        c.unit.codes
        and c.unit.factor < 1
        and (not {a.unit.unit, CENTS}.isdisjoint(c.unit.codes))
        and c.number.value < 100
    ):
        return Decimal(c.number.digits) * c.unit.factor
    lone = (
        c.unit is BARE
        and not a.headed
        and len(c.number.digits) == decimals(a.unit.unit) == 2
        and c.number.scale == 1
        and (w.text[c.last : c.last + 1] in ([], ["."], [","]) or gap == 0)
    )
    return Decimal(c.number.digits) / 100 if lone else None


CENTS = "USD"
"""The first reading of "cents", which are the hundredth part of many currencies."""


def ranges(w: Words, found: list[Candidate], v: Vocabulary) -> list[Candidate]:
    """Make two ends one range; drop numbers that a dash joins and that are no range."""
    done: list[Candidate] = []
    k = 0
    while k < len(found):
        a = found[k]
        b = found[k + 1] if k + 1 < len(found) else None
        if b is not None and (b.first - a.last == 1 or linked(w, a, b, v, "to") or linked(w, a, b, v, "and")):
            whole = range_of(w, a, b, v)
            if whole:
                done.append(whole)
                k += 2
                continue
            if dashed(w, a, b, v) and a.unit is BARE and b.unit.kind in ("number", "count"):
                k += 2
                while k < len(found) and found[k].unit is BARE and dashed(w, found[k - 1], found[k], v):
                    k += 1
                continue
        done.append(a)
        k += 1
    return done


def linked(w: Words, a: Candidate, b: Candidate, v: Vocabulary, name: str) -> bool:
    """Whether nothing but a phrase of a list of [ranges] stands between two figures."""
    found = v.phrases[f"ranges.{name}"].at(w.text, a.last)
    return found is not None and found[0] == b.first - a.last


def dashed(w: Words, a: Candidate, b: Candidate, v: Vocabulary) -> bool:
    """Whether dashes without spaces join two figures: "5-4", "3-to-1"."""
    dashes = v.words["ranges.dashes"]
    return w.text[a.last] in dashes and w.glued(a.last) and w.text[b.first - 1] in dashes and w.glued(b.first)


def range_of(w: Words, a: Candidate, b: Candidate, v: Vocabulary) -> Candidate | None:
    """The range of two ends with one word between them, if they are one."""
    link, before = w.text[a.last], w.text[a.first - 1] if a.first else ""
    between = linked(w, a, b, v, "and") and v.phrases["ranges.between"].before(w.text, a.first) is not None
    dash = link in v.words["ranges.dashes"]
    to = linked(w, a, b, v, "to") and not dash
    if not (between or dash or to) or a.number_to or b.extra or a.extra:
        return None
    if to and before in v.words["ranges.from"] and not introduced(w, a, v):
        return None
    if to and not a.headed and a.unit is not BARE and not (introduced(w, a, v) or still(w, a, b, v)):
        return None
    if to and changed(w, a, b, v) and not introduced(w, a, v):
        return None
    return spanned(w, a, b, dash, v)


def changed(w: Words, a: Candidate, b: Candidate, v: Vocabulary) -> bool:
    """Whether a pair is a change and the level that it led to: "rose by 312 to 4,417 from 4,105".

    "rose 5 to 10 percent" is a range.
    """
    if any(word in v.words["ranges.from"] for word in w.text[b.last : b.last + REACH]):
        return True
    moved = v.words["movers"] | v.words["cues.by"]
    near = any(word in moved for word in w.text[max(0, a.first - 2) : a.first])
    return near and (a.unit is not BARE or b.unit is BARE)


def still(w: Words, a: Candidate, b: Candidate, v: Vocabulary) -> bool:
    """Whether two ends that both name their unit have no word of change near: "300 mg to 500 mg a day"."""
    change = v.words["movers"] | v.words["movers.nouns"] | v.words["cues.by"]
    near = (*w.text[max(0, a.first - AROUND) : a.first], *w.text[b.last : b.last + REACH])
    return b.unit is not BARE and same(a, b) and not any(word in change for word in near)


AROUND = 8
"""How many words before a pair a word of change may stand that makes it a change and a level."""


def introduced(w: Words, a: Candidate, v: Vocabulary) -> bool:
    """Whether a word such as "ranging" shortly before makes a pair a range and no change."""
    words = v.words["ranges.introducing"]
    return any(w.text[k] in words for k in range(max(0, a.first - 4), a.first))


def spanned(w: Words, a: Candidate, b: Candidate, dash: bool, v: Vocabulary) -> Candidate | None:
    """Two ends as one figure, with unit and magnitude shared; None where they do not fit."""
    if a.headed and dash and a.unit.kind == "percent" and b.unit.kind == "count":
        b = b._replace(unit=BARE, noun="")
    if a.unit is not BARE and b.unit is not BARE and not same(a, b):
        return None
    if a.unit is not BARE and b.unit is BARE and not a.headed:
        return None
    if b.headed and not a.headed:
        return None
    lower, upper = a.number, b.number
    if lower.scale == 1 and upper.scale != 1 and not dash_alone(a):
        lower = lower._replace(scale=upper.scale)
    if not 0 <= lower.value < upper.value or (lower.value and upper.value / lower.value > WIDEST):
        return None
    unit = a.unit if b.unit is BARE else b.unit
    if unit is BARE and dash and not lone(w, a, b, v):
        return None
    return a._replace(
        number=lower,
        number_to=upper,
        last=b.last,
        unit=unit,
        noun=b.noun,
        per=b.per,
        per_unit=b.per_unit,
        hedge=a.hedge or (None if v.hedges.before(w.text, b.first) else b.hedge),
    )


def dash_alone(a: Candidate) -> bool:
    """Whether the lower end is printed in full ("2,500 to 3 million")."""
    return a.number.value >= 1000


def same(a: Candidate, b: Candidate) -> bool:
    """Whether two ends are of one unit."""
    return a.unit.kind == b.unit.kind and (a.unit.unit == b.unit.unit or bool(set(a.unit.codes) & set(b.unit.codes)))


def lone(w: Words, a: Candidate, b: Candidate, v: Vocabulary) -> bool:
    """Whether two bare numbers with a dash are a range and no score, code or telephone number."""
    first, second = a.number.digits, b.number.digits
    if w.text[a.last] == "-" and len(first) == 3 and len(second) == 4:
        return False
    return Fraction(second or b.number.value) >= 10 and w.text[a.first - 1 : a.first] != ["-"]


def shared(w: Words, found: list[Candidate], v: Vocabulary) -> list[Candidate]:
    """Give the unit of the last item of a list to the bare ones before it: "3, 5 and 7 percent".

    A number with a magnitude word does not count minor units: "profit 1.2 million or 6 cents" a share.
    """
    links = v.words["ranges.list"] | v.words["ranges.change"]
    done = list(found)
    for k in range(len(found) - 2, -1, -1):
        a, b = done[k], done[k + 1]
        gap = b.first - a.last
        if a.unit is not BARE or a.number_to or b.headed or not 1 <= gap <= 2 or b.unit.kind not in SHARED:
            continue
        own = a.number.scale == 1 and b.number.scale > THOUSAND <= a.number.value
        if apart(w, a, b, v) or own or a.number.scale > 1 > b.unit.factor:
            continue
        if all(w.text[j] in links for j in range(a.last, b.first)) and a.number.value != 1:
            scale = b.number.scale if a.number.scale == 1 and a.number.value < 1000 else a.number.scale
            done[k] = a._replace(unit=b.unit, number=a.number._replace(scale=Decimal(scale)))
    return done


THOUSAND = 1000
"""From here on a bare number may share the next one's magnitude word, or have none: "de 5.000 a 4.500 millones"."""


def apart(w: Words, a: Candidate, b: Candidate, v: Vocabulary) -> bool:
    """Whether a bare number and the next figure are two statements: "down 1.05, or 0.2%", "210,000 or 1.5 percent"."""
    if b.unit.kind not in RATES:
        return False
    small, large = sorted((abs(a.number.value), abs(b.number.value)))
    aside = w.text[a.last] == "," and b.first - a.last == 2 and w.text[a.last + 1] not in v.words["number.joiners"]
    listed = w.text[a.first - 1 : a.first] == [","]
    return large > 100 * small or a.number.value >= COUNTED or (aside and not listed)


COUNTED = 1000
"""From here on a bare number beside a percentage is an amount: "2,262 or 64.6 percent"."""
RATES = frozenset({"percent", "percentage_point", "basis_point"})
SHARED = frozenset({"percent", "percentage_point", "basis_point", "money", "measure"})
"""Kinds whose unit the items of a list share."""


def ranked(w: Words, found: list[Candidate], v: Vocabulary) -> list[Candidate]:
    """Read "from 106 to 61" as ranks where a word of rank is near, and "from 106th to 61" always."""
    done = list(found)
    for k in range(len(found) - 1):
        a, b = done[k], done[k + 1]
        if a.unit not in (BARE, RANK) or b.unit is not BARE or b.first - a.last != 1 or not (whole(a) and whole(b)):
            continue
        link = w.text[a.last] in v.words["ranges.to"] | v.words["ranges.change"]
        start = a.first > 0 and w.text[a.first - 1] in v.words["ranges.from"]
        if link and start and (a.unit == RANK or in_context(w, a, v)):
            done[k], done[k + 1] = a._replace(unit=RANK), b._replace(unit=RANK)
    return done


def whole(c: Candidate) -> bool:
    """Whether a number is whole and below the thousands, as places are."""
    return c.number.digits.isdigit() and len(c.number.digits) < 4 and c.number.scale == 1
