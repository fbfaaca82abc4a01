"""A part and its share of a whole that an earlier sentence states: "to China 5 billion, or 11 percent of all exports".

Which figure is the whole is inferred: the only level of the flow that is named, or the only larger figure of its kind
that was told before. Where any figure of the article fits the share, nothing is said.
"""

from __future__ import annotations

import functools
import itertools
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
OTHER = frozenset({"of", "from", "origin"})
"""What leads from a share to a whole of its own: "or 12 percent of the world's"."""
PARTING = frozenset({"semicolon", "mover", "rise", "comparative", "conj", "against", "negation", "forecast", "target"})
"""What no part and its share have between them."""
FORESEEN = frozenset({"target", "forecast"})
"""What makes another whole of a flow: "31 percent of its sales target"."""
FORMER = frozenset({"previous", "change", "part"})
"""Roles of figures that are no wholes."""
SHARES = frozenset({"percent", "insetrate"})
"""A share in its clause, or in brackets behind a part of what was told: "of which 494 million (40.1 percent)"."""
SIGNS = frozenset("+-−–±")
AMOUNTS = frozenset({"money", "measure", "count", "number"})
LOOSE = frozenset({"guard", "partial", "negation", "average", "base"})
COUNTED = frozenset({"count", "number"})


FAR = 200
"""How many figures before a part its whole is sought among. An article with more is a table, in which a share that does
not fit may be of any of them: it is not told."""


@dataclass(frozen=True, slots=True)
class Portion:
    """A part, its share, and the flow that the share is told of; "" where only "the total" is said."""

    part: Claim
    share: Claim
    flow: str
    subject: str
    within: bool
    """Whether it is told of the figure before it: "of this, 3 million, or 48 percent, went to"."""
    whole: Claim | None = None
    """The figure that it is told of, where that stands in the same sentence."""


def portions(
    rows: Sequence[Row], claims: Sequence[Claim], related: Sequence[Relation], text: str, language: Language
) -> tuple[Relation, ...]:
    """The shares of wholes that were told before, judged; a whole that is inferred only ever warns."""
    found = []
    former = {b.claim.id for r in related for b in r.bindings if b.role in FORMER}
    place = {claim.id: n for n, claim in enumerate(claims)}
    for row in rows:
        for portion in () if row.aside else _told(row, claims, text, language):
            at = place[portion.part.id]
            whole = _whole(portion, [c for c in claims[max(0, at - FAR) : at] if c.id not in former], language)
            relation = decide((_candidate(portion, whole),)) if whole else None
            fits = relation is not None and relation.verdict == "consistent"
            if relation and (fits or (len(claims) <= FAR and not any(_fits(portion, other) for other in claims))):
                found.append(relation)
    return tuple(found)


def _told(row: Row, claims: Sequence[Claim], text: str, language: Language) -> Iterator[Portion]:
    """The parts with a share of something that is named by its flow, or as the total."""
    for i, item in enumerate(row.items):
        figure = int(item.value) if "insetrate" in item.categories else item.figure
        if not item.categories & SHARES or figure < 0:
            continue
        at = _part(row.items, i)
        named = _named(row.items, i, at) if at >= 0 and figure == item.figure else -1
        if named >= 0 and any(behind.categories & FORESEEN for behind in row.items[named + 1 : named + 2]):
            continue
        own = any(then.categories & OTHER for then in row.items[i + 1 : i + 2])
        led = at >= 0 and any("within" in before.categories for before in row.items[:at])
        within = not own and (led or _within_behind(row.items, at, i))
        share, part = claims[figure], claims[row.items[at].figure] if at >= 0 else None
        if part is None or "base" in part.qualifiers or part.vintage != "fact" or not _plain(share):
            continue
        if (named >= 0 or within) and share.measure in ("rate", "share", "level"):
            is_flow = named >= 0 and "flow" in row.items[named].categories
            flow = row.items[named].value["flow"] if is_flow else ""
            of = plainly(subject(row, named, text, frozenset()), language) if is_flow else ""
            yield Portion(part, share, flow, of, within and named < 0, _of_which(row.items[:at], claims))


def _within_behind(items: Sequence[Item], at: int, i: int) -> bool:
    """Whether a part is told of what the sentence before states: "3 million of them, or 48 percent, went to"."""
    if at < 0 or any(item.figure >= 0 for item in items[:at]):
        return False
    behind = [item.categories for item in items[at + 1 : i] if "comma" not in item.categories]
    return len(behind) == 2 and "within" in behind[0] and "or" in behind[1]


def _of_which(items: Sequence[Item], claims: Sequence[Claim]) -> Claim | None:
    """The figure right before "of which"; None where a sentence begins with it, which then is of the one before."""
    led = next((j for j in range(len(items) - 1, -1, -1) if "within" in items[j].categories), 0)
    told = next((item for item in reversed(items[:led]) if item.figure >= 0), None)
    return claims[told.figure] if told else None


def plainly(words: str, language: Language) -> str:
    """What qualifies a flow, without articles, words for all of it, and words for goods as such."""
    bare = _bare(language)
    return " ".join(word for word in words.split() if word not in bare)


@functools.cache
def _bare(language: Language) -> frozenset[str]:
    cues, whole = language["cues"], language["whole"]
    phrases = (*cues["determiner"], *cues["ignored"], *whole["words"], *whole["goods"])
    return frozenset(word.lower() for phrase in phrases for word in phrase.split())


def _plain(share: Claim) -> bool:
    """Whether a rate may be a share: it has no hedge, and no sign, which makes a change of it."""
    return share.quantity.hedge is None and share.quantity.surface[:1] not in SIGNS


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
    """The only figure told before that the share may be of, or the only one of the sentence right before."""
    fitting = [c for c in claims if _may_be_whole(portion, c, language)]
    if not portion.flow and not _one_figure(fitting):
        before = [c for c in claims if c.sentence == portion.part.sentence - 1 and _larger(c, portion.part)]
        fitting = [c for c in fitting if [c] == before]
    return min(fitting, key=_step) if fitting and _one_figure(fitting) else None


def _one_figure(claims: Sequence[Claim]) -> bool:
    """Whether all may state one figure, as a headline does that rounds it."""
    hulls = [claim.quantity.figure.hard.hull for claim in claims]
    return all(a.meet(b) for a, b in itertools.pairwise(hulls))


def _step(claim: Claim) -> Fraction:
    """How finely a figure is printed."""
    base = claim.quantity.figure.hard.base
    return base.high - base.low if base.high is not None and base.low is not None else Fraction(0)


def _may_be_whole(portion: Portion, claim: Claim, language: Language) -> bool:
    part = portion.part
    counted = {claim.quantity.kind, part.quantity.kind} <= COUNTED
    alike = counted or plainly(claim.subject, language) == portion.subject
    named = claim.flow == portion.flow and not claim.partner and alike
    times = {(c.period.start, c.period.end) for c in (claim, part) if c.period}
    return (
        (_just_before(claim, portion) if portion.within else claim.sentence < part.sentence)
        and claim.measure == "level"
        and claim.vintage == "fact"
        and not (LOOSE - ({"partial"} if portion.within else set())) & set(claim.qualifiers)
        and (named or not portion.flow)
        and len(times) < 2
        and ("unknown-period" not in part.qualifiers or portion.within)
        and _larger(claim, part, portion.within)
    )


def _just_before(claim: Claim, portion: Portion) -> bool:
    if portion.whole:
        return claim is portion.whole
    return claim.sentence == portion.part.sentence - 1


def _larger(claim: Claim, part: Claim, within: bool = False) -> bool:
    """Whether a figure is a larger one of the same kind and unit; things that are counted may have another name."""
    one, other = claim.quantity, part.quantity
    if one.kind not in AMOUNTS or one.per or other.per:
        return False
    counted = {one.kind, other.kind} <= COUNTED
    alike = one.kind == other.kind or (within and other.kind == "number")
    return (counted or (alike and same_unit(one, other))) and (Fraction(one.value) > Fraction(other.value))


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
