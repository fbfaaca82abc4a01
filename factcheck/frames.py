"""Which frames fit a row: the figures in their roles, with the word of change and the signs that words give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from factcheck import comparators, times
from factcheck.alphabets import AHEAD, BEFORE_FIGURE, CHANGES, FIGURES, FILLED
from factcheck.frame_patterns import Frame, alphabet, frames
from factcheck.languages import Language
from factcheck.row_words import Mover
from factcheck.rows import Item, Row
from factcheck.standing import unsettled

SILENCING = frozenset({"respectively", "exchange"})
"""What no frame understands: lists told apart by "respectively", rates of exchange, which rise when they fall."""
PARTING = frozenset({"semicolon", "conj"})
"""What parts a list told apart by "respectively" from the statement before it."""

NEAR = 2
"""How many items before a word of change a negation may stand."""

APART = frozenset(["comma", "semicolon", "from", "to", "and", "conj", "against"])
"""What a word of sign after a figure may not stand behind."""
AWAY = frozenset(["semicolon", "from", "and", "conj", "against", "which"])
"""What a word of sign before a figure may not stand behind."""


@dataclass(frozen=True, slots=True)
class Match:
    """A frame that fits a row: which figure plays which role, and the word of change."""

    frame: str
    rule: str
    implied: str
    more: bool
    beside: bool
    """Whether the roles stand beside those that other frames give the same figures."""
    complete: bool
    on_levels: bool
    """Whether the word of change is said of the levels, whatever basis the rate has."""
    roles: tuple[tuple[str, int], ...]
    """Role, and the index of the article's quantity."""
    mover: Mover | None
    cue: tuple[int, int]
    """Where the word of change stands; (0, 0) where there is none."""
    signs: tuple[tuple[int, int], ...]
    """The sign that a word such as "deficit" or "profit" gives a figure, for the figures that have such a word."""
    sentence: int
    start: int
    end: int


def matches(row: Row, language: Language) -> tuple[Match, ...]:
    """The frames that fit a row, the first in order winning where two want the same figure in different roles."""
    if sum(item.figure >= 0 or "inset" in item.categories for item in row.items) < 2:
        return ()
    return tuple(sorted((*_exclusive(understood(row), language), *_beside(row, language)), key=lambda m: m.start))


def _beside(row: Row, language: Language) -> Iterator[Match]:
    """The matches of the frames that give a figure a second role."""
    string, at = encoded(row, language, unfolded=True)
    letters = frozenset(string)
    for frame in (f for f in frames(language) if f.beside and f.fits(letters)):
        yield from (_match(frame, _placed(m, at), row) for m in frame.pattern.finditer(string))


def _exclusive(row: Row, language: Language) -> Sequence[Match]:
    """The matches of the frames that give a figure the one role that it plays in its clause."""
    found: list[Match] = []
    if sum(item.figure >= 0 or "inset" in item.categories for item in row.items) < 2:
        return found
    string, at = encoded(row, language)
    taken: dict[int, str] = {}
    letters = frozenset(string)
    for frame in (f for f in frames(language) if not f.beside and f.fits(letters)):
        for m in frame.pattern.finditer(string):
            if introduced(row, at[m.start()]):
                continue
            placed = _placed(m, at)
            match = settled(_match(frame, placed, row), placed, row, found)
            if match is None:
                continue
            agree = all(taken.get(figure, role) == role for role, figure in match.roles)
            new = any(figure not in taken for _, figure in match.roles)
            if agree and new:
                taken.update((figure, role) for role, figure in match.roles)
                found.append(match)
    return found


def _placed(m: Any, at: Sequence[int]) -> dict[str, list[int]]:
    return {name: [at[start] for start, _ in m.spans(name)] for name in m.re.groupindex}


def understood(row: Row) -> Row:
    """The part of a row before the first statement that no frame understands."""
    barred = next((i for i, item in enumerate(row.items) if item.categories & SILENCING), None)
    if barred is None:
        return row
    parted = (i for i in range(barred, -1, -1) if row.items[i].categories & PARTING)
    return replace(row, items=row.items[: next(parted, 0)])


def settled(match: Match, placed: Mapping[str, Sequence[int]], row: Row, found: Sequence[Match]) -> Match | None:
    """A match with what its frame leaves open filled in from the row, None where it says something else after all."""
    if match.implied == "mover":
        match = inherited(match, found, row) or match
        if match.implied:
            return None
    if unsettled(match.rule, match.roles, match.signs, row.items):
        return None
    if match.rule != "growth":
        return match
    if moves_a_currency(row, match) or negated(row, match):
        return None
    match = compared(match, placed, row)
    return match if match.implied else guarded(row, match, placed)


def inherited(match: Match, found: Sequence[Match], row: Row) -> Match | None:
    """An ellipsis with the word of change of the statement before it: "exports rose 3 percent to 5, imports 4 to 6"."""
    before = [one for one in found if one.end <= match.start and one.rule == "growth"]
    lead = max(before, key=lambda one: one.end, default=None)
    if lead is None or lead.mover is None or lead.mover.direction is None:
        return None
    between = [item for item in row.items if lead.end <= item.start and item.end <= match.start]
    parted = any(item.figure >= 0 or item.categories & (PARTING | CHANGES) for item in between)
    return None if parted else replace(match, implied="", mover=lead.mover, cue=lead.cue)


def compared(match: Match, placed: Mapping[str, Sequence[int]], row: Row) -> Match:
    """A match whose comparator stands apart: nothing is implied where it is of the time that its rate starts from."""
    if match.implied != "comparator":
        return match
    said = comparators.same_base(row.items, placed["PREVIOUS"][0])
    return replace(match, implied="" if said else "basis")


def moves_a_currency(row: Row, match: Match) -> bool:
    """Whether what rose or fell is a currency, which rises when fewer of it buy a dollar."""
    before = [item for item in row.items if item.end <= match.cue[0]]
    subject = next((item for item in reversed(before) if not item.categories & {"level", "modal", "word"}), None)
    return subject is not None and "currency" in subject.categories and subject.figure < 0


def negated(row: Row, match: Match) -> bool:
    """Whether what is said is denied: "exports did not rise 12 percent"."""
    before = [item for item in row.items if item.end <= match.cue[0]][-NEAR:]
    return any("negation" in item.categories for item in before)


def guarded(row: Row, match: Match, placed: Mapping[str, Sequence[int]]) -> Match:
    """The match, with what keeps it from accusing: a rate of another basis, a change in another time than its level."""
    guard = other_basis(row, match)
    if guard:
        return replace(match, implied="basis", on_levels=guard.start > match.cue[0])
    return replace(match, implied="basis") if times.other_time(row.items, placed) else match


def other_basis(row: Row, match: Match) -> Item | None:
    """The word, such as "comparable-store" or "in real terms", that may give the rate another basis than the levels."""
    if "rate" not in {role for role, _ in match.roles}:
        return None
    behind = sum(item.start < match.end for item in row.items)
    for i in range(min(behind, len(row.items) - 1), -1, -1):
        item = row.items[i]
        if "guard" in item.categories and not attributive(row, i, match):
            return item
        if item.end <= match.start and item.categories & {"semicolon", "conj"}:
            return None
    return None


def attributive(row: Row, i: int, match: Match) -> bool:
    """Whether a basis is part of the name of what moved, and so that of its levels: "same-store sales rose 5 percent".

    "Sales rose 5 percent on a same-store basis" says it of the rate alone.
    """
    if "attributive" not in row.items[i].categories:
        return False
    named = [item for item in row.items[i + 1 :] if item.end <= match.cue[0]]
    return bool(named) and all(item.categories & {"flow", "word"} and item.figure < 0 for item in named)


def introduced(row: Row, i: int) -> bool:
    """Whether the figure that a frame begins with is itself what something is compared with: "than last year's 74"."""
    if row.items[i].figure < 0:
        return False
    for item in reversed(row.items[max(0, i - AHEAD) : i]):
        if item.categories & {"from", "than", "against", "over"}:
            return True
        if item.figure >= 0 or item.categories & {"comma", "semicolon", "mover", "level", "conj"}:
            return False
    return False


def _match(frame: Frame, places: Mapping[str, Sequence[int]], row: Row) -> Match:
    placed = [(i, role) for role in frame.roles for i in places.get(role, ())]
    mover, cue = _mover([row.items[i] for i in sorted(places.get("MOVER", ()))])
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
    return int(item.value) if item.categories & {"inset", "insetrate"} else item.figure


def sign_of(row: Row, i: int, own: set[int]) -> int:
    """The sign that words give the figure at ``i``: "a 3 billion deficit", "a loss of 3 billion"; 0 where none does.

    ``own`` are the figures of the same frame, which stand between a subject and its level: "the deficit rose 5 percent
    to 3 billion".
    """
    for j in range(i + 1, min(i + 3, len(row.items))):
        item = row.items[j]
        if item.figure >= 0 or item.categories & APART:
            break
        if "sign" in item.categories:
            return int(item.value["sign"])
    for j in range(i - 1, max(-1, i - 20), -1):
        item = row.items[j]
        if "sign" in item.categories:
            return int(item.value["sign"])
        if (item.figure >= 0 and j not in own) or item.categories & AWAY:
            break
    return 0


def _mover(items: Sequence[Item]) -> tuple[Mover | None, tuple[int, int]]:
    for item in items:
        for category in ("mover", "rise", "comparative"):
            if category in item.categories:
                return item.value[category], (item.start, item.end)
    return None, (0, 0)


def encoded(row: Row, language: Language, *, unfolded: bool = False) -> tuple[str, tuple[int, ...]]:
    """A row as a string of one character an item, and the index of each item in the row.

    A cue before no figure is a word; "or" with a figure per unit, as in "$5 million, or 20 cents a share", is an aside,
    unless the row is wanted ``unfolded``.
    """
    letters = alphabet(language)
    types = [item.categories for item in row.items]
    out: list[str] = []
    at: list[int] = []
    skip = 0
    for i, categories in enumerate(types):
        if i < skip:
            continue
        end = 0 if unfolded else _folded(types, i)
        if end:
            categories, skip = frozenset({"aside"}), end
        elif categories & BEFORE_FIGURE and not _ahead(types, i, FIGURES):
            categories = categories - BEFORE_FIGURE or frozenset({"word"})
        elif "and" in categories and not _ahead(types, i, FIGURES | CHANGES | BEFORE_FIGURE):
            categories = frozenset({"also"})
        out.append(letters.code(categories))
        at.append(i)
    return "".join(out), tuple(at)


def _ahead(types: Sequence[frozenset[str]], i: int, wanted: frozenset[str]) -> bool:
    """Whether one of the wanted types follows within a few words."""
    for categories in types[i + 1 : i + 2 + AHEAD]:
        if categories & wanted:
            return True
        if not categories & FILLED:
            return False
    return False


def _folded(types: Sequence[frozenset[str]], i: int) -> int:
    """The end of ", or 20 cents a share," at ``i``; 0 where there is none."""
    j = i + 1 if "comma" in types[i] else i
    if j + 1 < len(types) and "or" in types[j] and "rated" in types[j + 1]:
        return j + 3 if j + 2 < len(types) and "comma" in types[j + 2] else j + 2
    return 0
