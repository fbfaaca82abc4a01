"""Stated numbers of listed things: "three countries: Kenya, China and Syria", "two loans of $3 and $4 million"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.comparable import same_unit
from factcheck.items import Item, Row
from factcheck.model import Binding, Claim, Relation, Span
from factcheck.numeric.figure import Figure, Reading
from factcheck.numeric.interval import Interval
from factcheck.relations import Candidate, decide
from factcheck.rules import rule

LONGEST_ITEM = 6
"""Words in one item of a list; with more it is prose."""
LARGEST = 20
"""Nobody lists more things than this after a colon and means the number before it."""
REACH = 6
PLAIN = frozenset(
    {
        "word",
        "party",
        "flow",
        "of",
        "determiner",
        "comma",
        "and",
        "aside",
        "dash",
        "quote",
        "whole",
        "sign",
        "extreme",
        "preposition",
        "with",
        "to",
        "greatest",
        "least",
        "rest",
        "firstplace",
        "secondplace",
        "thirdplace",
    }
)
LEADING = frozenset({"word", "of", "at", "level", "with", "semicolon", "determiner"})
"""What may stand between a number of things and the amounts of each; the last of it is one of ``ENUMERATING``."""
ENUMERATING = frozenset({"of", "at", "level", "semicolon"})


@dataclass(frozen=True, slots=True)
class Listed:
    """How many items a list may have: an "and" inside an item leaves two counts open."""

    least: int
    most: int
    start: int
    end: int


def lists(rows: Sequence[Row], claims: Sequence[Claim], text: str) -> tuple[Relation, ...]:
    """The counts of lists, of names or of amounts. That a list is complete is an assumption: it never contradicts."""
    found = (decide(readings) for row in rows for readings in _counted(row, claims, text))
    return tuple(r for r in found if r)


def _counted(row: Row, claims: Sequence[Claim], text: str) -> Iterator[list[Candidate]]:
    for i, item in enumerate(row.items):
        claim = claims[item.figure] if item.figure >= 0 else None
        if (
            claim is None
            or claim.quantity.kind != "count"
            or claim.quantity.magnitude != 1
            or not 1 < claim.quantity.value <= LARGEST
        ):
            continue
        body = _introduced(row.items, i, text)
        listed = listing(body) or enumerated(row.items, i, claims)
        if listed and (body or listed.least >= claim.quantity.value):
            yield [_candidate(claim, listed, number) for number in range(listed.least, listed.most + 1)]


def _candidate(claim: Claim, listed: Listed, number: int) -> Candidate:
    exact = Reading(Interval.point(number), Interval.point(number))
    return Candidate(
        rule=rule("count"),
        bindings=(Binding("stated", claim),),
        figures=(claim.quantity.figure,),
        direction=None,
        frame="",
        scope="sentence",
        cue=Span(listed.start, listed.end, "list"),
        assumptions=("complete-list",),
        constants=(("listed", Figure(exact, exact, exact)),),
    )


def _introduced(items: Sequence[Item], i: int, text: str) -> Sequence[Item]:
    """The list that a colon, a word such as "namely" or a dash introduces within a few words of a count's noun."""
    for j in range(i + 1, min(len(items), i + REACH)):
        kinds = items[j].categories
        if "namely" in kinds or ("semicolon" in kinds and text[items[j].start] in ":："):
            return items[j + 1 :]
        if "dash" in kinds:
            close = next((k for k in range(j + 1, len(items)) if "dash" in items[k].categories), len(items))
            return items[j + 1 : close]
        ahead = items[j + 1].categories if j + 1 < len(items) else frozenset()
        if items[j].figure >= 0 or "semicolon" in kinds or ("comma" in kinds and "namely" not in ahead):
            return ()
    return ()


def enumerated(items: Sequence[Item], i: int, claims: Sequence[Claim]) -> Listed | None:
    """Count the amounts that are told of a number of things: "three loans of $3 million, $4 million and $5 million".

    Fewer amounts than things may be sizes or kinds, and are for the caller to leave alone.
    """
    start = next((j for j in range(i + 1, min(len(items), i + REACH)) if not items[j].categories & LEADING), len(items))
    if start == len(items) or not items[start - 1].categories & ENUMERATING:
        return None
    found, j = [start], start
    while j < len(items) and _amount(items[j], items[start], claims):
        found.append(j)
        j += 1
        while j < len(items) and items[j].categories & {"comma", "and"} and j < found[-1] + 3:
            j += 1
    last = found[-1]
    closed = any("and" in item.categories for item in items[last - 2 : last])
    return Listed(len(found) - 1, len(found) - 1, items[start].start, items[last].end) if closed else None


def _amount(item: Item, first: Item, claims: Sequence[Claim]) -> bool:
    """Whether an item is an amount of the same unit as the first of its list."""
    if item.figure < 0 or "counted" in item.categories or not item.categories & {"amount", "percent"}:
        return False
    return same_unit(claims[item.figure].quantity, claims[first.figure].quantity)


def listing(items: Sequence[Item]) -> Listed | None:
    """Count the items of a list that runs to the end of its clause; None where it is prose or holds figures."""
    body = list(items)
    while body and "mark" in body[-1].categories:
        body.pop()
    if not body or any(item.figure >= 0 or not item.categories & PLAIN for item in body):
        return None
    commas = [k for k, item in enumerate(body) if "comma" in item.categories]
    ands = [k for k, item in enumerate(body) if "and" in item.categories and k - 1 not in commas]
    ends = sorted({*commas, *ands, len(body)})
    longest = max(b - a for a, b in zip([-1, *ends], ends, strict=False)) - 1
    if longest > LONGEST_ITEM or not (commas or ands):
        return None
    last = 1 if ands and (not commas or ands[-1] > commas[-1]) else 0
    return Listed(len(commas) + 1 + (last if commas else 0), len(commas) + 1 + len(ands), body[0].start, body[-1].end)
