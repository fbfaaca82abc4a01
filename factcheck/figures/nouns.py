"""What a number counts: the noun behind it."""

from __future__ import annotations

from factcheck.figures.candidates import MILLION, Candidate, partitive
from factcheck.figures.currencies import Unit
from factcheck.figures.vocabulary import Vocabulary
from factcheck.figures.words import Words
from factcheck.lexicon import unspaced

COUNT = Unit("count")


def counted(w: Words, c: Candidate, v: Vocabulary) -> Candidate | None:
    """A count with its noun, a number where no noun follows; None for a lone "one".

    A number word of one character in a script without spaces is part of another word unless a noun follows.
    """
    if c.unit.kind != "number" or c.unit.role:
        return c
    noun = noun_behind(w, c, v)
    lone = unspaced(w.text[c.first]) and c.last - c.first == 1
    one = c.number.digits in ("1", "0") and c.number.scale == 1 and not c.negative
    if c.number.words and (one or (lone and not noun)):
        return None
    return c._replace(unit=COUNT, noun=noun) if noun else c


def noun_behind(w: Words, c: Candidate, v: Vocabulary) -> str:
    """What a candidate counts, perhaps behind a hedge; empty where no noun follows.

    Where "de" joins millions with their noun, what follows without it is none: "10 millones obtenidos en 2012".
    """
    hedge, joined = v.hedges_after.at(w.text, c.last), partitive(w, c, c.last, v)
    if v.words["number.partitive"] and c.number.scale >= MILLION and not joined:
        return ""
    return noun_at(w, c.last + (hedge[0] if hedge else joined), v)


def noun_at(w: Words, k: int, v: Vocabulary) -> str:
    """The first plural among the words from word ``k``, or the first word where the language counts in the singular,
    or the first word with a capital where nouns have one.

    "7,000 knowledge-based companies" counts companies, "five largest trade partners" partners.
    """
    nouns = v.sections["nouns"]
    stops, plural, single = v.words["nouns.stops"], tuple(nouns["plural"]), tuple(nouns["not_plural"])
    text = w.text
    for j in range(k, min(k + nouns["reach"], len(text))):
        word = text[j]
        if word in "-." and j > k and w.glued(j) and (word == "-" or len(text[j - 1]) == 1):
            continue
        if not word[0].isalpha() or word in stops or word in v.anchors:
            return ""
        if nouns["capitalised"]:
            if w.printed(j)[0].isupper():
                return word
            continue
        if not plural:
            return word
        if word in v.words["nouns.irregular"] or (word.endswith(plural) and not word.endswith(single)):
            return word
    return ""
