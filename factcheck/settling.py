"""What a frame that fits leaves open, and what keeps it from being said: denials, other bases, lists told apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from factcheck import comparators, spans, times
from factcheck.alphabets import AHEAD, CHANGES
from factcheck.items import Item, Row
from factcheck.match import Match
from factcheck.standing import unsettled

SILENCING = frozenset({"respectively", "exchange"})
"""What no frame understands: lists told apart by "respectively", rates of exchange, which rise when they fall."""
PARTING = frozenset({"semicolon", "conj"})
"""What parts a list told apart by "respectively" from the statement before it."""

MOVED = ("mover", "rise", "comparative")
"""Types of words of change."""

LEADING = frozenset({"preposition", "at", "on", "determiner"})
"""What may lead from a rate to the basis that it is on: "in constant currency"."""

NAMED = frozenset({"flow", "word", "by", "of", "determiner"})
"""What a subject behind its verb is made of: "rose the average pay by 5 percent", as Arabic says it."""
NEAR = 2
"""How many items before a word of change a negation may stand."""


def understood(row: Row) -> Row:
    """The part of a row before the first statement that no frame understands."""
    if SILENCING.isdisjoint(row.places):
        return row
    barred = next(i for i, item in enumerate(row.items) if item.categories & SILENCING)
    parted = (i for i in range(barred, -1, -1) if row.items[i].categories & PARTING)
    return replace(row, items=row.items[: next(parted, 0)])


def settled(
    match: Match, placed: Mapping[str, Sequence[int]], row: Row, found: Sequence[Match], date: dt.date | None
) -> Match:
    """A match with what its frame leaves open filled in from the row; refused where the row says something else."""
    if match.implied == "mover":
        match = inherited(match, found, row) or match
        if match.implied:
            return replace(match, refused="no-mover")
    if unsettled(match.rule, match.roles, match.signs, row.items):
        return replace(match, refused="no-part")
    if match.rule in spans.RULES:
        return timed(match, placed, row)
    if match.rule == "annualised":
        periods = comparators.PERIODS.get(comparators.told_back(row.items, placed["RATE"][0]), 0)
        return replace(match, periods=periods) if periods else replace(match, refused="other-times")
    if match.rule == "compound":
        return replace(match, periods=spans.years(row.items, placed))
    if match.rule == "multiple":
        return compared(match, placed, row, date)
    if match.rule != "growth":
        return match
    if moves_a_currency(row, match):
        return replace(match, refused="currency")
    if negated(row, match):
        return replace(match, refused="negated")
    if match.implied == "comparators":
        figures = (placed[role][0] for role in ("CURRENT", "RATE", "PREVIOUS"))
        if len(ways(row, placed)) > 1 or not comparators.one_base(row.items, *figures):
            return replace(match, refused="other-times")
        match = replace(match, implied="")
    if comparators.elsewhere(row.items, placed.get("MOVER", ())):
        return replace(match, implied="basis")
    match = compared(match, placed, row, date)
    return match if match.implied else guarded(row, match, placed)


def ways(row: Row, placed: Mapping[str, Sequence[int]]) -> set[int]:
    """The directions of all words of change in a frame."""
    items = [row.items[i] for i in placed.get("MOVER", ())]
    return {item.value[kind].direction for item in items for kind in MOVED if kind in item.categories}


def timed(match: Match, placed: Mapping[str, Sequence[int]], row: Row) -> Match:
    """A match of amounts of several times; refused where these do not make one up, and open where no flow is named."""
    if not spans.settled(match.rule, row.items, placed):
        return replace(match, refused="other-times")
    first = min(min(places) for places in placed.values() if places)
    return match if spans.flows(row.items[:first]) else replace(match, implied="basis")


def inherited(match: Match, found: Sequence[Match], row: Row) -> Match | None:
    """An ellipsis with the word of change of the statement before it: "exports rose 3 percent to 5, imports 4 to 6"."""
    before = [one for one in found if one.end <= match.start and one.rule == "growth"]
    lead = max(before, key=lambda one: one.end, default=None)
    if lead is None or lead.mover is None or lead.mover.direction is None:
        return None
    between = [item for item in row.items if lead.end <= item.start and item.end <= match.start]
    parted = any(item.figure >= 0 or item.categories & (PARTING | CHANGES) for item in between)
    return None if parted else replace(match, implied="", mover=lead.mover, cue=lead.cue)


def compared(match: Match, placed: Mapping[str, Sequence[int]], row: Row, date: dt.date | None) -> Match:
    """A match whose comparator stands apart: nothing is implied where it is of the time that its rate starts from."""
    if match.implied == "other-base":
        other = comparators.other_base(row.items, placed["CURRENT"][0], placed["PREVIOUS"][0], date)
        return replace(match, implied="basis" if other else "")
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
    if guard and not _of_all(row, guard, placed):
        return replace(match, implied="basis", on_levels=guard.start > match.cue[0])
    apart = times.other_time(row.items, placed) or times.other_length(row.items, placed)
    return replace(match, implied="basis") if apart else match


def other_basis(row: Row, match: Match) -> Item | None:
    """The word, such as "comparable-store" or "in real terms", that may give the rate another basis than the levels."""
    if "rate" not in {role for role, _ in match.roles}:
        return None
    for i in range(_last_said(row, match), -1, -1):
        item = row.items[i]
        if item.tells("guard") and not attributive(row, i, match):
            return item
        if item.end <= match.start and item.categories & {"semicolon", "conj"}:
            return None
    return None


def _of_all(row: Row, guard: Item, placed: Mapping[str, Sequence[int]]) -> bool:
    """Whether a basis stands before all levels, these before the rate: "average rents rose from 9 to 10, up 11 %"."""
    levels = [i for role in ("CURRENT", "PREVIOUS") for i in placed.get(role, ())]
    current, rates = placed.get("CURRENT", ()), placed.get("RATE", ())
    stands = current and rates and max(current) < min(rates) and guard.end <= row.items[min(levels)].start
    between = [item for item in row.items if levels and guard.end <= item.start < row.items[min(levels)].start]
    return bool(stands) and not any(item.categories & {"comma", "semicolon", "conj"} for item in between)


def _last_said(row: Row, match: Match) -> int:
    """The index of the first item behind a match that is more than what leads to a basis: "in", "on a", "at"."""
    behind = sum(item.start < match.end for item in row.items)
    while behind < len(row.items) - 1 and row.items[behind].categories & LEADING:
        behind += 1
    return min(behind, len(row.items) - 1)


def attributive(row: Row, i: int, match: Match) -> bool:
    """Whether a basis is part of the name of what moved, and so that of its levels: "same-store sales rose 5 percent".

    "Sales rose 5 percent on a same-store basis" says it of the rate alone; "fell to an annual rate of 5" of the levels.
    """
    if _of_the_level(row, i, match):
        return True
    if "attributive" not in row.items[i].categories:
        return False
    named = [item for item in row.items[i + 1 :] if item.end <= match.cue[0]]
    if row.items[i].start >= match.cue[1]:
        figures = (k for k in range(i + 1, len(row.items)) if row.items[k].figure >= 0)
        named = list(row.items[i + 1 : next(figures, i + 1)])
        return bool(named) and all(item.categories & NAMED for item in named)
    return bool(named) and all(item.categories & {"flow", "word"} and item.figure < 0 for item in named)


def _of_the_level(row: Row, i: int, match: Match) -> bool:
    """Whether a basis stands between "to" and the new level of a match: "to an adjusted annual rate of 5"."""
    before = next((item for item in reversed(row.items[:i]) if not item.categories & ADJUSTED), None)
    behind = next((item for item in row.items[i + 1 :] if "of" not in item.categories), None)
    current = [figure for role, figure in match.roles if role == "current"]
    return bool(before and before.categories & {"to", "at"} and behind and behind.figure in current)


ADJUSTED = frozenset({"adjusted", "unadjusted"})


def introduced(row: Row, i: int) -> bool:
    """Whether the figure that a frame begins with is itself what something is compared with: "than last year's 74"."""
    if row.items[i].figure < 0:
        return False
    for item in reversed(row.items[max(0, i - AHEAD) : i]):
        if item.categories & {"from", "than", "against", "over"} and "of" not in item.categories:
            return True
        if item.figure >= 0 or item.categories & {"comma", "semicolon", "mover", "level", "reaching", "conj"}:
            return False
    return False
