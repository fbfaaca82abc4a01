"""From the words of a text to its candidates: one pass over the anchors, a local reading around each."""

from __future__ import annotations

import sys
from bisect import bisect_right

from factcheck.figures.candidates import Candidate, candidate
from factcheck.figures.currencies import Unit
from factcheck.figures.digits import VULGAR
from factcheck.figures.excluded import in_name, quoted_pair, states_nothing
from factcheck.figures.nouns import counted
from factcheck.figures.number import Number
from factcheck.figures.numbers import number_at
from factcheck.figures.ranks import ordinal, rank
from factcheck.figures.vocabulary import Vocabulary, cases, halves, key
from factcheck.figures.words import Words
from factcheck.lexicon import unspaced
from factcheck.patterns import compiled

ADDRESS = compiled(r"(?: :// | www\. ) [^\s<>]*")
MULTIPLE = Unit("multiple")
FRACTION = Unit("fraction")
POINT = Unit("number", "index_point", role="point")
"""What a "quarter point" is a part of: of a rate or of a price, which the print does not say."""


def candidates(w: Words, places: list[int], v: Vocabulary) -> list[Candidate]:
    """The candidates of a text in order, each read around a digit or a number word."""
    zones = addresses(w)
    found: list[Candidate] = []
    taken = 0
    for k in places:
        if k < taken or (zones and inside(zones, w.start[k])) or v.heads.at(w.text, k):
            continue
        if other := v.phrases["not_figures.words"].at(w.text, k):
            taken = k + other[0]
            continue
        last, c = read(w, k, taken, v)
        taken = max(last, k + 1)
        if c and c.first >= (found[-1].last if found else 0):
            found.append(compared(w, c, found[-1], v) if found and c.hedge in COMPARING else c)
    return found


def inside(zones: list[tuple[int, int]], place: int) -> bool:
    """Whether a place lies in one of sorted zones."""
    k = bisect_right(zones, (place, sys.maxsize)) - 1
    return k >= 0 and place < zones[k][1]


def addresses(w: Words) -> list[tuple[int, int]]:
    """Where the web addresses of a text stand."""
    if "://" not in w.source and "www." not in w.source:
        return []
    return [m.span() for m in ADDRESS.finditer(w.source)]


def read(w: Words, k: int, taken: int, v: Vocabulary) -> tuple[int, Candidate | None]:
    """The candidate at an anchor, and the word to go on from."""
    word = w.text[k]
    if c := in_words(w, k, v) or half(w, k, v):
        return c.last, hedged(w, c, v)
    if word in v.ordinals and (found := ordinal(w, k, v)):
        return found.last, found
    number = number_at(w, k, v)
    if number is None:
        return k + 1, None
    c = candidate(w, number, v, taken)
    if in_name(w, c, v, taken) or quoted_pair(w, c.first):
        return c.last, None
    c = stated(w, c, v)
    if c is None:
        return number.last, None
    return c.last, hedged(w, c, v)


def in_words(w: Words, k: int, v: Vocabulary) -> Candidate | None:
    """A ratio in words: "doubled"; "twice" and "double" only where a comparison follows."""
    found = v.multiples.at(w.text, k)
    if found is None:
        return None
    size, (ratio, guarded) = found
    last = k + size
    follows = last < len(w.text) and w.text[last] in v.words["multiples.follow"]
    leads = k > 0 and w.text[k - 1] in v.words["multiples.lead"]
    if guarded and not follows and not leads:
        return None
    return Candidate(Number(k, last, last, "", ratio=ratio, words=True), k, last, MULTIPLE)


def half(w: Words, k: int, v: Vocabulary) -> Candidate | None:
    """A fraction of several characters in a script without spaces."""
    found = halves(v.code).at(w.text, k)
    if found is None:
        return None
    last = k + found[0]
    return Candidate(Number(k, last, last, "", ratio=found[1], words=True, share=True), k, last, FRACTION)


def stated(w: Words, c: Candidate, v: Vocabulary) -> Candidate | None:
    """Tell figures that state something from the rest, and name what is counted."""
    if c.number.share:
        return share(w, c, v)
    if c.number.words and several(w, c, v):
        return None
    if magnitude_only(w, c, v):
        k = c.first - 1
        if not (k >= 0 and w.text[k] in v.words["number.indefinite"]) and v.words["number.indefinite"]:
            return None
        c = c._replace(first=k) if v.words["number.indefinite"] else c
    if c.unit.kind in ("money", "percent", "percentage_point", "basis_point"):
        return c
    if c.unit.role in ("times", "fold"):
        after = w.text[c.last] if c.last < len(w.text) else ""
        often = c.unit.role == "times" and c.number.value % 1 == 0 and after in v.words["multiples.not_times"]
        return None if often else c
    if (ranked := rank(w, c, v)) is not None:
        return ranked
    if states_nothing(w, c, v):
        return None
    return counted(w, c, v)


def several(w: Words, c: Candidate, v: Vocabulary) -> bool:
    """Whether a number in words is of no certain size: "several thousand", Russian "thousands"."""
    k = c.first
    alone = c.number.digits == "1" and w.text[k] in v.words["number.not_alone"] and not v.hedges.before(w.text, k)
    return alone or v.phrases["number.several"].before(w.text, k) is not None


def magnitude_only(w: Words, c: Candidate, v: Vocabulary) -> bool:
    """Whether a figure begins with a magnitude word: "a million"; "cent" and "hundert" are numbers by themselves."""
    if not c.number.words or c.headed or v.numerals.at(w.text, c.number.first):
        return False
    return v.spelled.at(w.text, c.number.first) is not None


def share(w: Words, c: Candidate, v: Vocabulary) -> Candidate | None:
    """A fraction: of a percent, or of something that follows; None for a "third party" and a "first half"."""
    text, k = w.text, c.last
    if c.unit.kind in ("percent", "percentage_point", "money", "multiple", "measure"):
        return c
    if c.unit.role == "point":
        return c._replace(unit=POINT)
    single = c.number.words and c.number.core - c.number.first == 1
    before = text[c.first - 1] if c.first else ""
    indefinite = before in v.words["number.indefinite"]
    if found := v.phrases["fractions.of_one"].at(text, k):
        unit = v.tails.at(text, k + found[0])
        if unit and unit[1].kind in ("percent", "percentage_point", "money"):
            return c._replace(last=k + found[0] + unit[0], unit=unit[1])
    if single and (
        before in v.words["fractions.not_after"] | v.words["number.ordinal_suffixes"]
        or not (indefinite or text[k - 1] in v.words["fractions.alone"])
    ):
        return None
    first = c.first - int(single and indefinite)
    follows = k >= len(text) or text[k] in v.words["fractions.follow"] or (not text[k][0].isalnum() and text[k] != "-")
    follows = follows or definite(w, k, v) or "" in v.words["fractions.follow"]
    leads = first > 0 and text[first - 1] in v.words["fractions.lead"]
    if single and not follows and not leads:
        return None
    if not c.number.words and c.unit.kind == "number" and not follows and text[c.first] not in VULGAR:
        return None
    return c._replace(first=first, unit=FRACTION)


def definite(w: Words, k: int, v: Vocabulary) -> bool:
    """Whether word ``k`` is written together with its article: what is halved, unless it is a unit of time."""
    articles = [key(article) for article in v.sections["affixes"]["articles"]]
    found = next((article for article in articles if w.text[k].startswith(article)), "") if k < len(w.text) else ""
    return bool(found) and not v.tails.at([w.text[k].removeprefix(found)], 0)


COMPARING = frozenset({"more", "less"})
CHANGES = frozenset({"percent", "percentage_point", "basis_point", "money", "measure"})


def compared(w: Words, c: Candidate, before: Candidate, v: Vocabulary) -> Candidate:
    """Drop a hedge that compares with the change before it: "8 percent more than 3", "a 5 percent rise over 3"."""
    phrase = v.hedges.before(w.text, c.first)
    if phrase is None or before.unit.kind not in CHANGES:
        return c
    begin = c.first - phrase[0]
    noun = begin - 1 == before.last and w.text[before.last] in v.words["movers.nouns"]
    return c._replace(hedge=None) if begin == before.last or noun else c


def hedged(w: Words, c: Candidate, v: Vocabulary) -> Candidate:
    """Read the hedge before or behind a figure; it is no part of it."""
    k = c.first
    if k and w.text[k - 1] in v.words["number.indefinite"] and c.unit.kind != "fraction":
        k -= 1
    found = v.hedges.before(w.text, c.first) or (v.hedges.before(w.text, k) if k != c.first else None)
    if not found and k and w.text[k - 1] in v.words["number.hedged_over"]:
        found = v.hedges.before(w.text, k - 1)
        found = None if found and found[0] == 1 and w.text[k - 2] in v.words["comparatives"] else found
    if not found:
        counter = int(c.noun != "" and unspaced(c.noun) and w.text[c.last : c.last + 1] == [c.noun])
        found = behind(w, c.last + counter, v) or within(w, c, v)
    return c._replace(hedge=found[1]) if found else c


def behind(w: Words, k: int, v: Vocabulary) -> tuple[int, str] | None:
    """The hedge at word ``k``; one that governs a case only behind a word with its suffix."""
    size, name = v.hedges_after.at(w.text, k) or (0, "")
    hedge, _, case = name.partition("_")
    return (size, hedge) if hedge and (not case or cases(v.code).get(w.text[k - 1]) == case) else None


def within(w: Words, c: Candidate, v: Vocabulary) -> tuple[int, str] | None:
    """The hedge between a number and its magnitude or its unit: "300 odd million", "35 million odd dollars"."""
    places = range(c.number.core, c.last) if v.hedges_within.first else ()
    return next((found for k in places if (found := v.hedges_within.at(w.text, k))), None)
