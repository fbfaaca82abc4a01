"""Stated numbers of listed things: "three countries: Kenya, China and Syria"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.model import Binding, Claim, Relation, Span
from factcheck.numeric.figure import Figure, Reading
from factcheck.numeric.interval import Interval
from factcheck.relations import Candidate, decide
from factcheck.rows import Item, Row
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
    }
)


@dataclass(frozen=True, slots=True)
class Listed:
    """How many items a list may have: an "and" inside an item leaves two counts open."""

    least: int
    most: int
    start: int
    end: int


def lists(rows: Sequence[Row], claims: Sequence[Claim], text: str) -> tuple[Relation, ...]:
    """The counts of lists after a colon. That a list is complete is an assumption: it never contradicts."""
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
        colon = _colon(row.items, i, text)
        listed = listing(row.items[colon + 1 :]) if colon else None
        if listed:
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


def _colon(items: Sequence[Item], i: int, text: str) -> int:
    """The colon that follows a count within a few words of its noun; 0 where there is none."""
    for j in range(i + 1, min(len(items), i + REACH)):
        if "semicolon" in items[j].categories:
            return j if text[items[j].start] in ":：" else 0
        if items[j].figure >= 0 or "comma" in items[j].categories:
            return 0
    return 0


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
