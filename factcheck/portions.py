"""A part and its share of a whole that an earlier sentence states: "to China 5 billion, or 11 percent of all exports".

Which figure is the whole is inferred: the only level of the flow that is named, or the only larger figure of its kind
that was told before. Where any figure of the article fits the share, nothing is said.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from factcheck.comparable import same_unit
from factcheck.inherited import figure_of
from factcheck.items import Item, Row
from factcheck.languages import Language
from factcheck.model import Binding, Claim, Relation
from factcheck.relations import Candidate, decide
from factcheck.rules import rule
from factcheck.subjects import subject

NEAR = 4
"""How many items a share and the word for its whole may stand apart."""
APART = 16
"""How many items a part and its share may stand apart."""
NAMING = frozenset({"flow", "whole"})
PASSED = frozenset({"of", "from", "origin", "determiner", "word", "level", "by", "than", "starting", "preposition"})
"""What may stand between a share and the word for its whole."""
PARTING = frozenset({"semicolon", "mover", "rise", "comparative", "conj", "against", "negation", "forecast", "target"})
"""What no part and its share have between them."""
FORMER = frozenset({"previous", "change", "part"})
"""Roles of figures that are no wholes."""
AMOUNTS = frozenset({"money", "measure", "count", "number"})
LOOSE = frozenset({"guard", "partial", "negation", "average", "base"})
COUNTED = frozenset({"count", "number"})


@dataclass(frozen=True, slots=True)
class Portion:
    """A part, its share, and the flow that the share is told of; "" where only "the total" is said."""

    part: Claim
    share: Claim
    flow: str
    subject: str
    within: bool
    """Whether it is told of the figure of the sentence before: "of this, 3 million, or 48 percent, went to"."""


def portions(
    rows: Sequence[Row], claims: Sequence[Claim], related: Sequence[Relation], text: str, language: Language
) -> tuple[Relation, ...]:
    """The shares of wholes that were told before, judged; a whole that is inferred only ever warns."""
    found = []
    former = {b.claim.id for r in related for b in r.bindings if b.role in FORMER}
    levels = [c for c in claims if c.id not in former]
    for row in rows:
        for portion in () if row.aside else _told(row, claims, text, language):
            whole = _whole(portion, levels, language)
            relation = decide((_candidate(portion, whole),)) if whole else None
            fits = relation is not None and relation.verdict == "consistent"
            if relation and (fits or not any(_fits(portion, other) for other in claims)):
                found.append(relation)
    return tuple(found)


def _told(row: Row, claims: Sequence[Claim], text: str, language: Language) -> Iterator[Portion]:
    """The parts with a share of something that is named by its flow, or as the total."""
    for i, item in enumerate(row.items):
        if "percent" not in item.categories or item.figure < 0:
            continue
        at = _part(row.items, i)
        named = _named(row.items, i, at) if at >= 0 else -1
        within = at >= 0 and _of_what_was_told(row.items[:at])
        share, part = claims[item.figure], claims[row.items[at].figure] if at >= 0 else None
        if part is None or "base" in part.qualifiers or part.vintage != "fact" or share.quantity.hedge:
            continue
        if (named >= 0 or within) and share.measure in ("rate", "share", "level"):
            is_flow = named >= 0 and "flow" in row.items[named].categories
            flow = row.items[named].value["flow"] if is_flow else ""
            of = plainly(subject(row, named, text, frozenset()), language) if is_flow else ""
            yield Portion(part, share, flow, of, within and named < 0)


def _of_what_was_told(items: Sequence[Item]) -> bool:
    """Whether a sentence begins with "of this" or "of which"; behind a figure it is of that figure."""
    led = next((item for item in items if item.figure >= 0 or "within" in item.categories), None)
    return led is not None and led.figure < 0


def plainly(words: str, language: Language) -> str:
    """What qualifies a flow, without articles, words for all of it, and words for goods as such."""
    bare = _bare(language)
    return " ".join(word for word in words.split() if word not in bare)


@functools.cache
def _bare(language: Language) -> frozenset[str]:
    cues, whole = language["cues"], language["whole"]
    phrases = (*cues["determiner"], *cues["ignored"], *whole["words"], *whole["goods"])
    return frozenset(word.lower() for phrase in phrases for word in phrase.split())


def _part(items: Sequence[Item], i: int) -> int:
    """The amount before a share; -1 where another figure or statement stands between."""
    told = next((j for j in range(i - 1, max(-1, i - 1 - NEAR), -1) if "occupies" in items[j].categories), -1)
    for j in range(i - 1, max(-1, i - APART), -1):
        if j < told and items[j].figure >= 0 and "amount" not in items[j].categories:
            continue
        if items[j].figure >= 0:
            return j if "amount" in items[j].categories else -1
        if items[j].categories & PARTING and (j > told or "semicolon" in items[j].categories):
            return -1
    return -1


def _named(items: Sequence[Item], i: int, at: int) -> int:
    """The word for the whole: the last of "the total exports" right behind a share, or right before it."""
    behind = _first(items, range(i + 1, min(len(items), i + 1 + NEAR)))
    before = _first(items, range(i - 1, max(at, i - 1 - NEAR), -1))
    found = behind if behind >= 0 else before
    if found < 0:
        return -1
    further = (
        range(found + 1, min(len(items), found + 1 + NEAR)) if behind >= 0 else range(found - 1, max(at, found - 2), -1)
    )
    more = _first(items, further)
    return more if more >= 0 and "flow" not in items[found].categories else found


def _first(items: Sequence[Item], places: Sequence[int]) -> int:
    for j in places:
        if items[j].categories & NAMING:
            return j
        if items[j].figure >= 0 or not items[j].categories & PASSED:
            return -1
    return -1


def _whole(portion: Portion, claims: Sequence[Claim], language: Language) -> Claim | None:
    """The only figure told before that the share may be of."""
    fitting = [c for c in claims if _may_be_whole(portion, c, language)]
    return fitting[0] if len({(c.quantity.value, c.quantity.magnitude) for c in fitting}) == 1 else None


def _may_be_whole(portion: Portion, claim: Claim, language: Language) -> bool:
    part = portion.part
    named = claim.flow == portion.flow and not claim.partner and plainly(claim.subject, language) == portion.subject
    times = {(c.period.start, c.period.end) for c in (claim, part) if c.period}
    return (
        (claim.sentence == part.sentence - 1 if portion.within else claim.sentence < part.sentence)
        and claim.measure == "level"
        and claim.vintage == "fact"
        and not LOOSE & set(claim.qualifiers)
        and (named or not portion.flow)
        and len(times) < 2
        and ("unknown-period" not in part.qualifiers or portion.within)
        and _larger(claim, part)
    )


def _larger(claim: Claim, part: Claim) -> bool:
    """Whether a figure is a larger one of the same kind and unit; things that are counted may have another name."""
    one, other = claim.quantity, part.quantity
    if one.kind not in AMOUNTS or one.per or other.per:
        return False
    counted = {one.kind, other.kind} <= COUNTED
    return (counted or (one.kind == other.kind and same_unit(one, other))) and (
        Fraction(one.value) * Fraction(one.magnitude) > Fraction(other.value) * Fraction(other.magnitude)
    )


def _fits(portion: Portion, whole: Claim) -> bool:
    """Whether some figure of the article, whatever it is told of, makes the share right."""
    if not _larger(whole, portion.part):
        return False
    relation = decide((_candidate(portion, whole),))
    return relation is not None and relation.verdict == "consistent"


def _candidate(portion: Portion, whole: Claim) -> Candidate:
    bindings = (Binding("part", portion.part), Binding("whole", whole), Binding("share", portion.share))
    return Candidate(
        rule=rule("share"),
        bindings=bindings,
        figures=tuple(figure_of(b.claim) for b in bindings),
        direction=None,
        frame="",
        scope="article",
        assumptions=("whole-before",),
    )
