"""Which frames fit a row: the figures in their roles, with the word of change and the signs that words give."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from factcheck.alphabets import AHEAD, BEFORE_FIGURE, CHANGES, FIGURES, FILLED
from factcheck.frame_patterns import Frame, alphabet, fitting
from factcheck.items import Item, Row
from factcheck.languages import Language
from factcheck.match import Match
from factcheck.row_words import ASIDE, WORD, Mover
from factcheck.settling import introduced, settled, understood

APART = frozenset(["comma", "semicolon", "from", "to", "and", "conj", "against"])
"""What a word of sign after a figure may not stand behind."""
AWAY = frozenset(["semicolon", "from", "and", "conj", "against", "which"])
"""What a word of sign before a figure may not stand behind."""

SIGNING = frozenset({"sign", "rise"})
"""What may give a figure its sign: "the loss was 3 million", and "a loss of 3 million", which might be a fall."""

LISTED = "respectively"
"""What tells the figures of several things apart: "rose 5 and 7 percent to 10 and 12 million respectively"."""

BRACKETED = frozenset({"inset", "insetrate", "formerly"})
"""An aside that is a figure."""


def matches(row: Row, language: Language, date: dt.date | None = None) -> tuple[Match, ...]:
    """The frames that fit a row, the first in order winning where two want the same figure in different roles.

    ``date`` is the day of writing, where it is known: a comparator of a year long before it is of another base.
    Those that fit and do not say so after all are among them, each with the reason for which it is ``refused``.
    """
    pair = _several(row)
    if not pair and "percent" not in row.places:
        return ()
    part = understood(row) if pair else row
    one_by_one = _exclusive(row, language, date, listed=True) if pair and LISTED in row.places else ()
    found = (
        *(_exclusive(part, language, date) if pair and _several(part) else ()),
        *one_by_one,
        *_beside(row, language),
    )
    return tuple(sorted(found, key=lambda m: m.start))


def _several(row: Row) -> bool:
    """Whether a row has more than one figure, those in brackets among them."""
    figures = 0
    for item in row.items:
        figures += item.figure >= 0 or not item.categories.isdisjoint(BRACKETED)
        if figures > 1:
            return True
    return False


def _beside(row: Row, language: Language) -> Iterator[Match]:
    """The matches of the frames that give a figure a second role."""
    string, at = encoded(row, language, unfolded=True)
    for frame in fitting(language, string, True):
        yield from (_match(frame, _placed(m, at), row) for m in frame.pattern.finditer(string))


def _exclusive(row: Row, language: Language, date: dt.date | None, *, listed: bool = False) -> Sequence[Match]:
    """The matches of the frames that give a figure the one role that it plays in its clause.

    ``listed`` are those that tell figures apart by "respectively", which no other frame understands.
    """
    found: list[Match] = []
    refused: list[Match] = []
    string, at = encoded(row, language)
    taken: dict[int, str] = {}
    for frame in fitting(language, string, False):
        if (LISTED in frame.tokens) != listed:
            continue
        for m in frame.pattern.finditer(string):
            if introduced(row, at[m.start()]):
                continue
            placed = _placed(m, at)
            match = settled(_match(frame, placed, row), placed, row, found, date)
            if match.refused:
                refused.append(match)
                continue
            agree = all(taken.get(figure, role) == role for role, figure in match.roles)
            new = any(figure not in taken for _, figure in match.roles)
            if agree and new:
                taken.update((figure, role) for role, figure in match.roles)
                found.append(match)
    return [*found, *(m for m in refused if any(figure not in taken for _, figure in m.roles))]


def _placed(m: Any, at: Sequence[int]) -> dict[str, list[int]]:
    return {name: [at[start] for start, _ in m.spans(name)] for name in m.re.groupindex}


def _match(frame: Frame, places: Mapping[str, Sequence[int]], row: Row) -> Match:
    placed = [(i, role) for role in frame.roles for i in places.get(role, ())]
    mover, cue = _mover([row.items[i] for i in sorted(places.get("MOVER", ()))], frame.rule == "growth")
    items = [row.items[i] for i, _ in placed]
    return Match(
        frame.name,
        frame.rule,
        frame.implied,
        frame.more,
        frame.beside,
        frame.complete,
        False,
        tuple((role.lower(), figure_at(row, i)) for i, role in sorted(placed)),
        mover,
        cue,
        tuple((figure_at(row, i), sign) for i, _ in placed if (sign := sign_of(row, i, {j for j, _ in placed}))),
        row.sentence,
        min(item.start for item in items),
        max(item.end for item in items),
    )


def figure_at(row: Row, i: int) -> int:
    """The index of the figure of an item, or of the one that an aside holds alone."""
    item = row.items[i]
    return int(item.value) if item.categories & BRACKETED else item.figure


def sign_of(row: Row, i: int, own: set[int]) -> int:
    """The sign that words give the figure at ``i``: "a 3 billion deficit", "a loss of 3 billion"; 0 where none does.

    ``own`` are the figures of the same frame, which stand between a subject and its level: "the deficit rose 5 percent
    to 3 billion".
    """
    for j in range(i + 1, min(i + 3, len(row.items))):
        item = row.items[j]
        if item.figure >= 0 or item.categories & APART:
            break
        if item.categories & SIGNING and "sign" in item.value:
            return int(item.value["sign"])
    for j in range(i - 1, max(-1, i - 20), -1):
        item = row.items[j]
        if item.categories & SIGNING and "sign" in item.value:
            return int(item.value["sign"])
        if (item.figure >= 0 and j not in own) or item.categories & AWAY:
            break
    return 0


def _mover(items: Sequence[Item], told: bool) -> tuple[Mover | None, tuple[int, int]]:
    """The word of change of a frame: the first, or of a change the first that tells a way: "from 3 to 2, down 1"."""
    found = [
        (item.value[category], (item.start, item.end))
        for item in items
        for category in ("rise", "mover", "comparative")
        if category in item.categories
    ]
    return next((pair for pair in found if told and pair[0].direction), found[0] if found else (None, (0, 0)))


def encoded(row: Row, language: Language, *, unfolded: bool = False) -> tuple[str, tuple[int, ...]]:
    """A row as a string of one character an item, and the index of each item in the row.

    A cue before no figure is a word; "or" with a figure per unit, as in "$5 million, or 20 cents a share", is an aside,
    unless the row is wanted ``unfolded``.
    """
    letters = alphabet(language)
    types = [item.categories for item in row.items]
    out: list[str] = []
    at: list[int] = []
    skip, folds = 0, not unfolded and "rated" in row.places
    for i, categories in enumerate(types):
        if i < skip:
            continue
        if folds and (end := _folded(types, i)):
            categories, skip = ASIDE, end
        out.append(letters.settled(categories) or letters.code(_cue(types, i)))
        at.append(i)
    return "".join(out), tuple(at)


def _cue(types: Sequence[frozenset[str]], i: int) -> frozenset[str]:
    """What a cue or an "and" is where it stands: a word before no figure."""
    categories = types[i]
    if not categories.isdisjoint(BEFORE_FIGURE):
        return categories if _ahead(types, i, FIGURES) else categories - BEFORE_FIGURE or WORD
    return categories if _ahead(types, i, JOINED) else ALSO


ALSO = frozenset({"also"})
JOINED = FIGURES | CHANGES | BEFORE_FIGURE
"""What "and" joins; elsewhere it is an aside."""


def _ahead(types: Sequence[frozenset[str]], i: int, wanted: frozenset[str]) -> bool:
    """Whether one of the wanted types follows within a few words."""
    for categories in types[i + 1 : i + 2 + AHEAD]:
        if not categories.isdisjoint(wanted):
            return True
        if categories.isdisjoint(FILLED):
            return False
    return False


def _folded(types: Sequence[frozenset[str]], i: int) -> int:
    """The end of ", or 20 cents a share," at ``i``; 0 where there is none."""
    j = i + 1 if "comma" in types[i] else i
    if j + 1 < len(types) and "or" in types[j] and "rated" in types[j + 1]:
        return j + 3 if j + 2 < len(types) and "comma" in types[j + 2] else j + 2
    return 0
