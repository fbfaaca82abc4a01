"""Ranks and places: "45th place", "ranked 61st", "No. 3", "the third-largest"."""

from __future__ import annotations

from factcheck.figures.candidates import Candidate
from factcheck.figures.currencies import Unit
from factcheck.figures.number import Number
from factcheck.figures.vocabulary import Vocabulary
from factcheck.figures.words import Words

RANK = Unit("rank")
NEAR = 12
"""Words before a pair of numbers in which a word of rank makes them ranks."""


def rank(w: Words, c: Candidate, v: Vocabulary) -> Candidate | None:
    """The candidate as a rank, if it is one. An ordinal in digits that is none is dropped by the caller."""
    text, k = w.text, c.number.last
    if "." in c.number.digits or c.number.scale != 1 or c.unit.kind not in ("number", "count"):
        return None
    mark = marked(w, k, v)
    before = v.phrases["places.before"].before(text, c.first)
    if before and c.number.words and not v.phrases["places.before_words"].before(text, c.first):
        before = None
    last = k + mark
    if mark and (placed := behind(w, last, v)):
        return c._replace(last=placed, unit=RANK)
    if not mark and not c.number.words and (alone := v.phrases["places.alone"].at(text, k)):
        return c._replace(last=k + alone[0], unit=RANK, noun="")
    if mark and text[c.first - 1 : c.first] != [] and moved(w, c, v):
        return c._replace(last=last, unit=RANK)
    counts = last < len(text) and text[last] in v.words["not_figures.compounds"]
    if before and (mark or not c.noun) and not counts:
        first = c.first - (0 if text[c.first - 1].isalpha() and mark else before[0])
        return c._replace(first=first, last=last, unit=RANK)
    return None


def marked(w: Words, k: int, v: Vocabulary) -> int:
    """How many words from ``k`` on are the mark of an ordinal: one in "8th", two in "8-th"; 0 where there is none.

    Where a stop is one, it is none at the end of a sentence: "am 8. Mai", "auf 8. Die ...".
    """
    marks = v.words["number.ordinal_suffixes"]
    if k < len(w.text) and w.glued(k) and w.text[k] in marks:
        return int(w.text[k] != "." or (w.text[k - 1][-1].isdecimal() and goes_on(w, k + 1, v)))
    hyphen = k + 1 < len(w.text) and w.text[k] == "-" and w.glued(k) and w.glued(k + 1)
    return 2 if hyphen and w.text[k + 1] in marks else 0


def moved(w: Words, c: Candidate, v: Vocabulary) -> bool:
    """Whether an ordinal is a place that something came from or went to: "from 106th to 61st in the index"."""
    if w.text[c.first - 1] not in v.words["ranges.from"] | v.words["ranges.to"]:
        return False
    words = v.words["places.context"]
    after = range(c.last + 1, min(len(w.text), c.last + NEAR))
    return in_context(w, c, v) or any(w.text[k] in words or v.phrases["places.after"].at(w.text, k) for k in after)


def behind(w: Words, k: int, v: Vocabulary) -> int | None:
    """The word after a place or a superlative at word ``k``: "place", "-largest"."""
    found = v.phrases["places.after"].at(w.text, k)
    if found:
        return k + found[0]
    j = k + int(k < len(w.text) and w.text[k] == "-")
    return j + 1 if j < len(w.text) and w.text[j] in v.words["places.superlatives"] else None


def ordinal(w: Words, k: int, v: Vocabulary) -> Candidate | None:
    """A rank whose ordinal is a word: "third-largest", "second place"."""
    value = v.ordinals[w.text[k]]
    last = behind(w, k + 1, v)
    if last is None or value == 1:
        return None
    return Candidate(Number(k, k + 1, k + 1, str(value), words=True), k, last, RANK)


def in_context(w: Words, c: Candidate, v: Vocabulary) -> bool:
    """Whether a word of rank stands shortly before a bare number: "Global Innovation Index has risen from 106"."""
    words = v.words["places.context"]
    for k in range(c.first - 1, max(-1, c.first - NEAR), -1):
        if w.text[k] in (".", ";", "\n\n"):
            return False
        if w.text[k] in words:
            return True
    return False


def goes_on(w: Words, k: int, v: Vocabulary) -> bool:
    """Whether word ``k`` goes on with a sentence, as far as it is none that sentences begin with."""
    return k < len(w.text) and w.text[k][0].isalpha() and w.text[k] not in v.words["sentences.starters"]
