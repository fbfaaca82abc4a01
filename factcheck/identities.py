"""Identities between claims that name their flow, parties and period: turnover, balance, cumulative, restated.

What two claims do not say alike themselves is an assumption, and a relation with an assumption never contradicts.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from fractions import Fraction

from factcheck import series
from factcheck.comparable import same_unit
from factcheck.inherited import figure_of
from factcheck.model import Binding, Claim, Quantity, Relation, Scope, Sentence
from factcheck.numeric.figure import Figure
from factcheck.relations import Candidate, decide
from factcheck.rules import rule
from factcheck.subjects import sign

NEAR = Fraction(5, 4)
"""Up to this ratio two figures for one series are taken for two statements of one figure."""
THOUSANDS = (1000, 10**6, 10**9)

AMOUNTS = frozenset({"money", "measure"})

APART = frozenset({"guard", "delivery", "partial", "negation", "unknown-period", "average", "base"})
BESIDE = 3
"""How many sentences apart the flows of one account may be told."""
NEXT = 8
"""With how many of the later levels of the same series one is compared."""


def identities(claims: Sequence[Claim], sentences: Sequence[Sentence]) -> tuple[Relation, ...]:
    """The identities between the levels of an article, judged."""
    levels = [c for c in claims if c.flow and c.measure == "level" and _amount(c.quantity) and _plain(c)]
    found: list[Relation] = []
    for make in (turnovers, balances, cumulatives, period_sums, restatements, partial_turnovers):
        for candidate in make(levels, sentences):
            relation = decide((candidate,))
            if relation:
                found.append(relation)
    implied = (decide((candidate,)) for candidate in shares_of_unstated(claims, levels, sentences))
    return (*found, *(r for r in implied if r))


def _amount(quantity: Quantity) -> bool:
    """Whether a figure is an amount, or one that leaves out its unit: "exports fell to 1.75 billion"."""
    return quantity.kind in AMOUNTS or (quantity.kind == "number" and quantity.magnitude > 1)


def _plain(claim: Claim) -> bool:
    return claim.vintage == "fact" and not APART & set(claim.qualifiers) and claim.quantity.per == ""


def turnovers(levels: Sequence[Claim], sentences: Sequence[Sentence]) -> Iterator[Candidate]:
    """Turnover is exports plus imports."""
    for total in (c for c in levels if c.flow == "turnover"):
        parts = _flows(total, levels, sentences)
        if parts and _apart(total, parts):
            bindings = (Binding("turnover", total), *parts)
            yield _candidate("turnover", bindings, sentences)


def balances(levels: Sequence[Claim], sentences: Sequence[Sentence]) -> Iterator[Candidate]:
    """The balance is exports less imports; a deficit is negative."""
    for balance in (c for c in levels if c.flow in ("balance", "surplus", "deficit")):
        parts = _flows(balance, levels, sentences)
        if parts and _apart(balance, parts):
            bindings = (Binding("balance", balance), *parts)
            yield _candidate("balance", bindings, sentences, sign)


def _flows(whole: Claim, levels: Sequence[Claim], sentences: Sequence[Sentence]) -> tuple[Binding, ...]:
    """The one export and the one import figure that belong to a total; nothing where there are several or none."""
    bound = []
    for flow in ("exports", "imports"):
        fitting = [c for c in levels if c.flow == flow and alike(c, whole) and _near(c, whole, sentences)]
        if len({(c.quantity.value, c.quantity.magnitude) for c in fitting}) != 1:
            return ()
        bound.append(Binding(flow, fitting[0]))
    return tuple(bound)


def _apart(whole: Claim, parts: Sequence[Binding]) -> bool:
    """Whether the three are of several sentences, and none of them beside words of revision.

    Those of one sentence are in :mod:`factcheck.accounts`.
    """
    claims = [whole, *(part.claim for part in parts)]
    return len({c.sentence for c in claims}) > 1 and not any("vintage" in c.qualifiers for c in claims)


def partial_turnovers(levels: Sequence[Claim], sentences: Sequence[Sentence]) -> Iterator[Candidate]:
    """Turnover and one of its two flows imply the other; nothing can fail, but it is worth knowing."""
    for total in (c for c in levels if c.flow == "turnover"):
        fitting = [
            c for c in levels if c.flow in ("exports", "imports") and alike(c, total) and _near(c, total, sentences)
        ]
        if len(fitting) == 1 and fitting[0].reporter and fitting[0].partner:
            yield _candidate("turnover", (Binding("turnover", total), Binding(fitting[0].flow, fitting[0])), sentences)


def shares_of_unstated(
    claims: Sequence[Claim], levels: Sequence[Claim], sentences: Sequence[Sentence]
) -> Iterator[Candidate]:
    """ "Trade was 1.3 billion. Russia accounts for 7.89 percent of total trade": the total is implied."""
    for share in (c for c in claims if c.measure == "share" and c.flow and c.quantity.kind == "percent"):
        parts = [
            c
            for c in levels
            if c.flow == share.flow and 0 <= share.sentence - c.sentence <= 1 and _same_paragraph(c, share, sentences)
        ]
        if len(parts) == 1 and _pair(parts[0]) == _pair(share) and _same_period(parts[0], share):
            yield _candidate("share", (Binding("part", parts[0]), Binding("share", share)), sentences)


def _same_paragraph(a: Claim, b: Claim, sentences: Sequence[Sentence]) -> bool:
    return sentences[a.sentence].paragraph == sentences[b.sentence].paragraph


def alike(a: Claim, b: Claim) -> bool:
    """Whether two claims are about the same parties, subject and period, in the same unit."""
    return (
        _same_parties(a, b)
        and a.subject == b.subject
        and _same_period(a, b)
        and _adjusted(a) == _adjusted(b)
        and same_unit(a.quantity, b.quantity)
    )


def _same_parties(a: Claim, b: Claim) -> bool:
    """The same parties; within one sentence a flow without any has those of its neighbour.

    So it has a sentence apart, where the time is the same and no partner is named, of whom it may not be.
    """
    one, other = {a.reporter, a.partner} - {""}, {b.reporter, b.partner} - {""}
    total = "total" in (*a.qualifiers, *b.qualifiers)
    told_once = a.sentence == b.sentence or (_same_time(a, b) and not (a.partner or b.partner))
    return one == other or (told_once and not (one and other) and not total)


def _same_time(a: Claim, b: Claim) -> bool:
    """Whether two claims name their own time, and it is the same."""
    told = all(c.period and "inferred-period" not in c.qualifiers for c in (a, b))
    return told and _same_period(a, b)


def _adjusted(claim: Claim) -> set[str]:
    return {"adjusted", "unadjusted", "vintage"} & set(claim.qualifiers)


def _same_period(a: Claim, b: Claim) -> bool:
    if a.period is None or b.period is None:
        return a.period is b.period
    return (a.period.start, a.period.end) == (b.period.start, b.period.end)


def _near(a: Claim, b: Claim, sentences: Sequence[Sentence]) -> bool:
    """In one paragraph or a few sentences apart, or naming both parties and period."""
    beside = abs(a.sentence - b.sentence) <= BESIDE
    return beside or _same_paragraph(a, b, sentences) or all(c.reporter and c.partner and c.period for c in (a, b))


def cumulatives(levels: Sequence[Claim], sentences: Sequence[Sentence]) -> Iterator[Candidate]:
    """A longer period is at least a shorter one within it."""
    for a, b in nearby([c for c in levels if c.period and c.period.resolved], _series):
        bound = series.cumulative(a, b)
        if bound:
            yield _candidate("cumulative", bound, sentences)


def period_sums(levels: Sequence[Claim], sentences: Sequence[Sentence]) -> Iterator[Candidate]:
    """Periods that follow each other add up to the longer one that they make up."""
    groups: dict[Hashable, list[Claim]] = {}
    for level in levels:
        if level.period and level.period.resolved:
            groups.setdefault(_series(level), []).append(level)
    for group in groups.values():
        yield from (_candidate("period-sum", bound, sentences) for bound in series.sums(group))


def _series(claim: Claim) -> Hashable:
    return claim.flow, claim.subject, _pair(claim), frozenset(_adjusted(claim))


def nearby(levels: Sequence[Claim], key: Callable[[Claim], Hashable]) -> Iterator[tuple[Claim, Claim]]:
    """The pairs of levels with the same key, each with the next few: time is linear where a text repeats itself."""
    groups: dict[Hashable, deque[Claim]] = {}
    for level in levels:
        groups.setdefault(key(level), deque()).append(level)
    for level in levels:
        later = groups[key(level)]
        later.popleft()
        yield from ((level, other) for other in tuple(itertools.islice(later, NEXT)))


def _pair(claim: Claim) -> frozenset[str]:
    return frozenset({claim.reporter, claim.partner})


def restatements(levels: Sequence[Claim], sentences: Sequence[Sentence]) -> Iterator[Candidate]:
    """The same series and period stated twice in different sentences, near each other or one slip apart.

    Two figures that differ otherwise are more likely of two things: by rail, at the prices of another year.
    """
    dated = (c for c in levels if c.period and c.period.resolved)
    plain = [c for c in dated if c.reporter and not {"restricted", "unread", "vintage"} & set(c.qualifiers)]
    for a, b in nearby(plain, lambda c: (c.flow, _ordered(c), c.period and (c.period.start, c.period.end))):
        if a.sentence != b.sentence and a.quantity.kind == b.quantity.kind and near_or_slip(a, b) and alike(a, b):
            yield _candidate(
                "restated", (Binding("first", a), Binding("second", b)), sentences, assumption="same-figure"
            )


def near_or_slip(a: Claim, b: Claim) -> bool:
    """Whether two figures are near each other, have the same digits in another order, or differ by a magnitude word."""
    one, other = a.quantity.figure.hard.hull, b.quantity.figure.hard.hull
    if one.meet(other):
        return True
    x, y = (Fraction(c.quantity.value) for c in (a, b))
    digits = [sorted(c for c in q.quantity.surface if c.isdecimal()) for q in (a, b)]
    ratio = max(x / y, y / x) if x and y else Fraction(0)
    return digits[0] == digits[1] or 0 < ratio <= NEAR or ratio in THOUSANDS


def _ordered(claim: Claim) -> tuple[str, str]:
    return (claim.reporter, claim.partner)


def _candidate(
    name: str,
    bindings: tuple[Binding, ...],
    sentences: Sequence[Sentence],
    signed: Callable[[Claim], int] = lambda claim: 1,
    assumption: str = "",
) -> Candidate:
    claims = [b.claim for b in bindings]
    inferred = sorted({q for c in claims for q in c.qualifiers if q.startswith(("inferred", "assumed"))})
    unnamed = [] if all(c.period and c.period.resolved for c in claims) else ["inferred-period"]
    if len({c.sentence for c in claims}) > 1 and not all(c.reporter or c.partner for c in claims):
        unnamed.append("unnamed-parties")
    figures: tuple[Figure, ...] = tuple(
        figure_of(c).scaled(Fraction(signed(c))) if signed(c) < 0 else figure_of(c) for c in claims
    )
    return Candidate(
        rule=rule(name),
        bindings=bindings,
        figures=figures,
        direction=None,
        frame="",
        scope=scope_of(claims, sentences),
        assumptions=tuple(dict.fromkeys((*inferred, *unnamed, *filter(None, (assumption,))))),
    )


def scope_of(claims: Sequence[Claim], sentences: Sequence[Sentence]) -> Scope:
    """How far apart claims stand: in one sentence, one paragraph, or further."""
    if len({c.sentence for c in claims}) == 1:
        return "sentence"
    paragraphs = {sentences[c.sentence].paragraph for c in claims}
    return "paragraph" if len(paragraphs) == 1 else "article"
