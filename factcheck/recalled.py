"""A comparator or a change that stands in the next sentence: "A year earlier it had been 3 billion euros".

The sentence behind a statement recalls it where it names nothing new: pronouns, verbs of being, times, and words that
the statement has itself. What it adds completes the statement: the level before, or the change between two levels.
That it belongs there is inferred, so that it only ever warns; and a rate of a month whose base is not said is silent.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from factcheck.comparable import same_unit
from factcheck.items import Item, Row
from factcheck.languages import Language
from factcheck.lexicon import FIRST_UNSPACED, Lexicon, fold, tokenize
from factcheck.match import Match
from factcheck.model import Claim, Relation
from factcheck.periods import Mention
from factcheck.relations import Candidate, decide, framed
from factcheck.row_words import Mover
from factcheck.settling import settled

RECALLED = "recalled"
"""The assumption: a figure of the next sentence is of the same statement."""
BARE = frozenset({
    "flow", "compared", "leaving", "ablative", "dative", "beside", "topic", "reaching", "level", "modal", "of",
    "at", "by", "preposition", "determiner", "comma", "period", "past", "mark", "quote", "currency", "also",
    "and", "conj", "which", "whole", "average", "duration", "stretch", "to", "comparing", "meaning",
})  # fmt: skip
"""What a sentence that names nothing new is made of, beside figures and words that were said before."""
LEADING = frozenset({"than", "against", "from", "over", "base"})
"""What a change is measured against, which is no figure here: "5 percent more than a year earlier"."""
SAID = frozenset({"said", "at"})
"""What shows that the first words of a sentence name its source."""
CHANGING = ("rise", "mover", "comparative")
COUNTED = frozenset({"from", "against", "over", "than", "compared", "leaving", "ablative", "beside", "meaning"})
"""What shows that a level is the base of a change."""
SIZES = frozenset({"percent", "points", "fraction"})
JOINING = (Item(frozenset({"comma"}), -1, -1), Item(frozenset({"against"}), -1, -1))
"""What stands between two sentences that are read as one."""
ALIKE, STEM = 5, "-"
"""Letters that a word shares with one of another form, and what marks such a beginning."""
YEAR = 12
"""Months."""


@dataclass(frozen=True, slots=True)
class Told:
    """A statement that may be completed: its items, the places of its roles among them, and its word of change."""

    items: tuple[Item, ...]
    placed: Mapping[str, tuple[int, ...]]
    mover: Mover | None
    signs: tuple[tuple[int, int], ...] = ()


def recalled(
    rows: Sequence[Row], matches: Sequence[Match], claims: Sequence[Claim], text: str, language: Language
) -> tuple[Relation, ...]:
    """The relations between what a sentence states and what the next one adds to it, judged."""
    found: list[Relation] = []
    told: list[Told] = []
    before: list[Told] = []
    stated: Row | None = None
    last = -1
    for group in _by_sentence(rows):
        row = group[0]
        if row.sentence != last + 1:
            told, before = [], []
        completed: list[Told] = []
        if told and stated and len(group) == 1 and _bare(row, stated, text, language):
            completed = _recalling(row, told, before, claims, _then(row, text, language))
            made = (decide(_candidates(one, row, claims)) for one in completed)
            found += [relation for relation in made if relation]
        if completed:
            told, before = completed, []
        else:
            told, before, stated = list(_statements(row, matches)), told, row
        last = row.sentence
    return tuple(found)


def _recalling(
    row: Row, told: Sequence[Told], before: Sequence[Told], claims: Sequence[Claim], then: bool
) -> list[Told]:
    """The statements that a sentence completes: of the sentence before it, or of the one before that."""
    several = [*before, *told] if sum(map(_level, row.items)) > 1 else told
    completed = [one for one in several for one in _completed(one, row, claims, len(several), then)]
    return completed or [one for one in before for one in _completed(one, row, claims, 1 + len(told), then)]


def _by_sentence(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The rows of each sentence that holds a figure, its own row first."""
    return ([*group] for _, group in itertools.groupby(rows, lambda row: row.sentence))


@functools.cache
def _words(language: Language) -> frozenset[str]:
    """The words that name nothing new."""
    phrases = (*language["recall"]["words"], *language["recall"]["then"])
    return frozenset(t.text for phrase in phrases for t in tokenize(phrase, elided=language.elided))


@functools.cache
def _thens(language: Language) -> Lexicon:
    return Lexicon(dict.fromkeys(language["recall"]["then"], True), language.elided)


def _then(row: Row, text: str, language: Language) -> bool:
    """Whether a sentence says "then", or another word for the time that was named before."""
    said = tokenize(text, row.items[0].start, row.items[-1].end, language.elided)
    return any(True for _ in _thens(language).scan(said))


def _spoken(text: str, item: Item) -> list[str]:
    """The words of an item."""
    printed = text[item.start : item.end]
    if printed.isalpha() and max(printed) < FIRST_UNSPACED:
        return [fold(printed)]
    return [t.text for t in tokenize(printed) if t.kind == "word"]


def _known(row: Row, text: str, language: Language) -> frozenset[str]:
    """The words that name nothing new behind a statement: its own, whole and by their beginnings, and some others."""
    words = [word for item in row.items if item.figure < 0 for word in _spoken(text, item)]
    return _words(language).union(words, [word[:ALIKE] + STEM for word in words if len(word) > ALIKE])


def _bare(row: Row, stated: Row, text: str, language: Language) -> bool:
    """Whether a sentence names nothing that the statement before it does not name."""
    items = _without_source(row.items)
    following = (*items[1:], None)
    naming = [
        item
        for before, item, then in zip((None, *items[:-1]), items, following, strict=True)
        if item.figure < 0
        and not (before and "counted" in before.categories)
        and item.categories.isdisjoint(BARE)
        and (item.categories.isdisjoint(LEADING) or (then is not None and then.figure >= 0))
        and not _changes(item)
    ]
    known = _known(stated, text, language) if naming else frozenset[str]()
    return all(_said(item, known, text) for item in naming)


def _without_source(items: Sequence[Item]) -> Sequence[Item]:
    """The items without what is told of the source: "..., the office said", "according to the office, ..."."""
    own = [i for i, item in enumerate(items) if item.figure >= 0 or _changes(item)]
    commas = [i for i, item in enumerate(items) if "comma" in item.categories]
    cut = next((i for i in commas if own and i > own[-1]), len(items))
    led = next((i for i in commas if own and i < own[0]), -1) + 1
    told = any(item.categories & SAID for item in items[:led]) and not any(map(_timed, items[:led]))
    return items[led if told else 0 : cut]


def _said(item: Item, known: frozenset[str], text: str) -> bool:
    """Whether each word of an item was said before, in this form or in another."""
    return all(w in known or (len(w) > ALIKE and w[:ALIKE] + STEM in known) for w in _spoken(text, item))


def _statements(row: Row, matches: Sequence[Match]) -> Iterator[Told]:
    """What a sentence states that may be completed: a level with a change, two levels, or a level alone."""
    amounts = [i for i, item in enumerate(row.items) if _level(item)]
    own = [m for m in matches if m.sentence == row.sentence and not m.beside]
    sizes = [i for i, item in enumerate(row.items) if _sized(item)]
    words = [i for i, item in enumerate(row.items) if _changes(item)]
    if not own and len(amounts) == 1:
        if not sizes and not words:
            yield Told(row.items, {"CURRENT": (amounts[0],)}, None)
        elif len(sizes) == len(words) == 1 and "comparative" in row.items[words[0]].categories:
            placed = {"CURRENT": (amounts[0],), _role(row.items[sizes[0]]): (sizes[0],), "MOVER": (words[0],)}
            yield Told(row.items, placed, row.items[words[0]].value["comparative"])
    for match in own:
        if match.rule == "growth" and match.implied != "basis":
            roles = {role.upper(): figure for role, figure in match.roles}
            at = {item.figure: i for i, item in enumerate(row.items) if item.figure >= 0}
            if all(figure in at for figure in roles.values()):
                placed = {role: (at[figure],) for role, figure in roles.items()}
                cue = [i for i, item in enumerate(row.items) if item.start == match.cue[0] and match.mover]
                told = Told(row.items, placed | {"MOVER": tuple(cue)}, match.mover, match.signs)
                yield told


def _whole(told: Told) -> bool:
    """Whether nothing is left open."""
    return {"CURRENT", "PREVIOUS"} <= told.placed.keys() and bool({"RATE", "CHANGE"} & told.placed.keys())


def _level(item: Item) -> bool:
    return item.figure >= 0 and bool(item.categories & {"amount", "rated"})


def _changes(item: Item) -> bool:
    return any(kind in item.categories for kind in CHANGING)


def _sized(item: Item) -> bool:
    return item.figure >= 0 and bool(item.categories & SIZES)


def _role(item: Item) -> str:
    return "RATE" if item.categories & {"percent", "fraction"} else "CHANGE"


def _completed(told: Told, row: Row, claims: Sequence[Claim], among: int, then: bool) -> Iterator[Told]:
    """A statement with what the next sentence adds: one level of an earlier time, or one change."""
    figures = [i for i, item in enumerate(row.items) if item.figure >= 0 and "duration" not in item.categories]
    words = [i for i, item in enumerate(row.items) if _changes(item)]
    start = len(told.items) + len(JOINING)
    if len(words) == 1 and len(figures) == 1 and among == 1 and _role(row.items[figures[0]]) not in told.placed:
        item, word = row.items[figures[0]], row.items[words[0]]
        kind = next(kind for kind in CHANGING if kind in word.categories)
        placed = {**told.placed, _role(item): (start + figures[0],), "MOVER": (start + words[0],)}
        yield Told(told.items + JOINING + row.items, placed, word.value[kind], told.signs)
    elif len(words) == 1 and among == 1 and told.placed.keys() == {"CURRENT"}:
        yield from _counted_back(told, row, claims)
    elif not words and "PREVIOUS" not in told.placed and (among > 1 or len(figures) == 1):
        levels = [i for i in figures if _of(told, claims[row.items[i].figure], claims, among)]
        if len(levels) == 1 and _earlier(told, row, then):
            yield replace(
                told,
                items=told.items + JOINING + row.items,
                placed={**told.placed, "PREVIOUS": (start + levels[0],)},
            )


def _counted_back(told: Told, row: Row, claims: Sequence[Claim]) -> Iterator[Told]:
    """A level with a base and a rate: "Profit was 3 million. Against last year's 2 million it rose 50 percent"."""
    items, start = row.items, len(told.items) + len(JOINING)
    figures = [i for i, item in enumerate(items) if item.figure >= 0]
    if len(figures) != 2 or not _level(items[figures[0]]) or not _sized(items[figures[1]]):
        return
    level, size = figures
    led = any(item.categories & COUNTED for item in (*items[max(0, level - 3) : level], *items[level + 1 : level + 3]))
    word = next(i for i, item in enumerate(items) if _changes(item))
    past = any("past" in item.categories for item in items[:size])
    if led and past and word > level and _of(told, claims[items[level].figure], claims, 1):
        kind = next(kind for kind in CHANGING if kind in items[word].categories)
        added = {"PREVIOUS": (start + level,), _role(items[size]): (start + size,), "MOVER": (start + word,)}
        yield Told(told.items + JOINING + items, {**told.placed, **added}, items[word].value[kind], told.signs)


def _of(told: Told, level: Claim, claims: Sequence[Claim], among: int) -> bool:
    """Whether a level may be that of a statement before; among several statements, its flow tells which."""
    current = claims[told.items[told.placed["CURRENT"][0]].figure] if "CURRENT" in told.placed else None
    if current is None or not same_unit(current.quantity, level.quantity):
        return False
    same = (current.flow, current.subject) == (level.flow, level.subject)
    return (same and bool(level.flow)) if among > 1 else (same or not level.flow)


def _earlier(told: Told, row: Row, then: bool) -> bool:
    """Whether a sentence tells of an earlier time: that which the change was counted from, or one that it names."""
    times = [item for item in _without_source(row.items) if _timed(item)]
    return len(times) == 1 or (not times and then and any("past" in item.categories for item in told.items))


def _candidates(told: Told, row: Row, claims: Sequence[Claim]) -> Iterator[Candidate]:
    """The readings of a statement that is whole now; none where its words say that the base is another."""
    if not _whole(told):
        return
    roles = {role.lower(): told.items[places[0]].figure for role, places in told.placed.items() if role != "MOVER"}
    word = told.items[told.placed["MOVER"][0]] if told.placed.get("MOVER") else None
    match = Match(
        RECALLED,
        "growth",
        "" if _plainly(told) else "comparator",
        False,
        False,
        False,
        False,
        tuple(roles.items()),
        told.mover,
        (word.start, word.end) if word else (0, 0),
        told.signs,
        row.sentence,
        row.items[0].start,
        row.items[-1].end,
    )
    match = settled(match, told.placed, replace(row, items=told.items), (), None)
    if not match.implied and not match.refused:
        yield from (replace(c, assumptions=(RECALLED,), scope="paragraph") for c in framed(match, claims))


def _plainly(told: Told) -> bool:
    """Whether no time is told that the change could be counted from but that of the level before it."""
    joint = max(i for i, item in enumerate(told.items) if item is JOINING[-1])
    changed = max((*told.placed.get("RATE", ()), *told.placed.get("CHANGE", ())), default=-1)
    times = [item.value for item in told.items[joint:] if _timed(item)]
    if changed > joint or not times:
        return True
    return all(time.back == YEAR for time in times) and not any(map(_timed, told.items[:joint]))


def _timed(item: Item) -> bool:
    return isinstance(item.value, Mention)
