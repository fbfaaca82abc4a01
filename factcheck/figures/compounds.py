"""Numbers that are written in one word: "dreihunderteinundzwanzig", "trecentoventi"."""

from __future__ import annotations

import functools
import itertools

from factcheck.figures.cardinals import cardinal
from factcheck.figures.vocabulary import Vocabulary, vocabulary
from factcheck.figures.words import Words
from factcheck.languages import load

LONGEST = 80
"""Letters of the longest number in one word."""
SHORTEST = 3
"""Letters of the shortest one that is no number word by itself: "mille" and "due" make "duemila"."""

Pieces = tuple[tuple[str, int, int], ...]
"""The number words of one word, each with its beginning and end in it."""


def apart(word: str, v: Vocabulary) -> Pieces:
    """The number words that a word is made of; none where it is no number of at least two.

    >>> apart("dreihunderteinundzwanzig", vocabulary(load("de")))
    (('drei', 0, 4), ('hundert', 4, 11), ('ein', 11, 14), ('und', 14, 17), ('zwanzig', 17, 24))
    """
    if not SHORTEST < len(word) <= LONGEST or word[:2] not in v.beginnings:
        return ()
    return _apart(word, v.code)


@functools.lru_cache(maxsize=8192)
def _apart(word: str, code: str) -> Pieces:
    v = vocabulary(load(code))
    places = _places(word, v)
    pieces = tuple((v.pieces[word[a:b]], a, b) for a, b in itertools.pairwise(places))
    if len(pieces) < 2:
        return ()
    w = Words(word, *(list(column) for column in zip(*pieces, strict=True)))
    half = len(pieces) == 2 and pieces[0][0] in v.fractions and (v.magnitudes.at(w.text, 1) or v.tails.at(w.text, 1))
    return pieces if half or cardinal(w, 0, v)[1] == len(pieces) else ()


def _places(word: str, v: Vocabulary) -> list[int]:
    """Where the pieces of a word begin, and its end; the longest first pieces are tried first. Empty if it has none."""
    longest = max(map(len, v.pieces))
    rest: dict[int, list[int]] = {len(word): [len(word)]}
    for start in range(len(word) - 1, -1, -1):
        for end in range(min(len(word), start + longest), start, -1):
            if end in rest and word[start:end] in v.pieces:
                rest[start] = [start, *rest[end]]
                break
    return rest.get(0, [])
