"""Claims against reference facts: what agrees, what differs, and what differs for a reason that is no mistake.

Nothing here is proved of the article: a table may be wrong, old, or about something else. So what differs is a warning
at most, and a note where the binding was inferred, where another vintage may lie so far away, where the goods may be
valued otherwise, or where it is the partner who counts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from factcheck import attributions, calendars
from factcheck.facts import Facts
from factcheck.known import About, Known, known
from factcheck.model import (
    REFERENCE,
    Agreement,
    Article,
    Binding,
    Claim,
    Comparison,
    Fact,
    Period,
    Relation,
    Sentence,
    Verdict,
)
from factcheck.numeric.figure import Figure
from factcheck.numeric.interval import Interval
from factcheck.numeric.judgement import judge
from factcheck.rules import rule

APART = frozenset({"guard", "partial", "negation", "adjusted", "unadjusted", "average", "unknown-period"})
"""Qualifiers of claims that are about something else than a table has."""
DOUBTS = ("inferred", "assumed", "vintage", "base")
"""How qualifiers begin that make what a claim is about a guess."""
TAKES = frozenset({"growth", "change", "direction", "multiple", "points"})
"""Rules of which a change takes flow, parties and periods from the level that it leads to."""
UNREAD = "unread"
"""The qualifier of claims whose clause names goods or parties that are not their own: what differs says nothing."""
FIRST, LAST = frozenset({"old", "previous"}), frozenset({"new", "current"})
REVISED = Fraction(1, 10)
"""How far another vintage may lie where the table does not say, as a part of the value."""
OPEN = frozenset({"E", "P"})
"""Statuses of values that are still to be revised: estimated, provisional."""
VALUED = Fraction(1, 5)
"""How far imports with freight and insurance and without may lie apart, as a part of the value."""
USUAL = {"exports": "FOB", "imports": "CIF"}
"""The valuation that is meant where nobody names one."""
ORDER: tuple[Agreement, ...] = ("agrees", "mirror", "revision", "valuation", "differs")
"""Of several facts the one counts that comes first."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison, and the relation that says the same for findings and coverage."""

    comparison: Comparison
    relation: Relation
    open: bool = False
    """Whether it is open that the claim is what the facts are about, so that what differs says nothing."""


def compared(
    article: Article, claims: Sequence[Claim], relations: Sequence[Relation], split: Sequence[Sentence], facts: Facts
) -> tuple[Compared, ...]:
    """Every claim that there are facts about, held against them, in the order of the text.

    Behind a flow of some goods, one that names none may be of the same: "cocoa imports rose, while exports fell". So
    may one without a partner be with that of others.
    """
    told = leads(relations)
    found: list[Compared] = []
    of_goods, paired = False, any(claim.flow and claim.reporter and claim.partner for claim in claims)
    for claim in claims:
        of_goods = of_goods or bool(claim.flow and claim.subject)
        if claim.vintage != "fact" or APART & set(claim.qualifiers):
            continue
        sentence = article.text[split[claim.sentence].start : split[claim.sentence].end]
        about = subject_of(claim, *told.get(claim.id, ("", None)))
        given = [one for one in known(claim, about, facts, sentence) if valued(one, claim, sentence)]
        if given:
            one = held(claim, replace(about, confined=about.confined or of_goods), given, article.date)
            alone = bool(about.flow) and not about.partner and "total" not in claim.qualifiers
            found.append(replace(one, open=UNREAD in claim.qualifiers or (paired and alone)))
    return tuple(unaccused(found))


def leads(relations: Iterable[Relation]) -> dict[str, tuple[str, Claim | None]]:
    """The role of each claim in a change, and the level that this leads to."""
    found: dict[str, tuple[str, Claim | None]] = {}
    for relation in relations:
        lead = next((b.claim for b in relation.bindings if b.role in LAST), None)
        if relation.rule in TAKES or relation.rule == "rank":
            for binding in relation.bindings:
                found.setdefault(binding.claim.id, (binding.role, lead))
    return found


def subject_of(claim: Claim, role: str, lead: Claim | None) -> About:
    """What a claim is about; a change without a flow of its own is about that of the level that it leads to."""
    source = lead if lead and lead is not claim and not claim.flow else claim
    period, base = claim.period or source.period, claim.base_period or source.base_period
    if role == "previous" and claim.period is None:
        period = source.base_period
    if period and not calendars.is_year(period) and role in FIRST | LAST:
        period = end_of(period, role)
    firm = role in FIRST | LAST or (lead is not None and lead is not claim)
    confined = "confined" in source.qualifiers or ("restricted" in source.qualifiers and not firm)
    return About(source.flow, source.reporter, source.partner, source.subject, period, base, confined)


def end_of(period: Period, role: str) -> Period:
    """Of some years the first or the last, for what a thing was before and after: "from 2015 to 2019, from 106 to 61".

    Any other period is left as it is.
    """
    first, last = calendars.year_of(period), calendars.parts(period.end, period.calendar)[0]
    whole = calendars.years(first, last, period.calendar)
    if first == last or (whole.start, whole.end) != (period.start, period.end):
        return period
    year = first if role in FIRST else last
    return calendars.years(year, year, period.calendar)


def valued(one: Known, claim: Claim, sentence: str) -> bool:
    """Whether the valuation of some facts is not another one than the sentence names, where it names one."""
    named = "delivery" in claim.qualifiers
    return not named or any(fact.valuation and fact.valuation in sentence.upper() for fact in one.facts)


def held(claim: Claim, about: About, given: Sequence[Known], date: dt.date | None) -> Compared:
    """A claim against all that is known: it agrees where it agrees with anything.

    The partner's view explains nothing where the reporter's own is known.
    """
    judged = [(one, *verdict_on(claim, one, date)) for one in given]
    own = [one for one in judged if not one[0].mirrored]
    judged = [one for one in judged if not own or one in own or one[1] == "agrees"]
    rank = {verdict: place for place, verdict in enumerate(ORDER)}
    one, agreement, reason = min(judged, key=lambda j: (rank[j[1]], bool(j[2]), *later(j[0], date)))
    verdict = severity(claim, about, agreement, reason)
    told = Comparison(claim, one.facts, agreement, one.figure.hard.base)
    told = replace(told, explanation=attributions.explanation(told, reason, doubtful(claim, about)))
    return Compared(told, relation(claim, one.figure, verdict, reason, told.explanation))


def later(one: Known, date: dt.date | None) -> tuple[bool, bool, int]:
    """What comes first of facts that say the same: the reporter's own, and the latest that the article could know."""
    vintage = one.facts[0].vintage
    late = bool(vintage and date and vintage > date)
    days = vintage.toordinal() if vintage else 0
    return one.mirrored, late, days if late else -days


def verdict_on(claim: Claim, one: Known, date: dt.date | None) -> tuple[Agreement, str]:
    """What a claim is against one fact, and what only just makes it agree."""
    figures = (claim.quantity.figure, *((claim.quantity.other,) if claim.quantity.other else ()))
    judged = [judge(rule(REFERENCE).equations, {"claimed": figure, "known": one.figure}) for figure in figures]
    order = ("consistent", "note", "warning", "contradiction")
    best = min(judged, key=lambda j: order.index(j.verdict))
    if best.verdict != "contradiction":
        return "agrees", best.reason
    excuses: tuple[tuple[Agreement, Fraction], ...] = (
        ("revision", band(one.facts, date)),
        ("valuation", VALUED if any(unusual(fact) for fact in one.facts) else Fraction(0)),
    )
    for agreement, part in excuses:
        if part and any(near(claim, figure, one, part) for figure in figures):
            return agreement, ""
    return ("mirror" if one.mirrored else "differs"), ""


def near(claim: Claim, figure: Figure, one: Known, part: Fraction) -> bool:
    """Whether a figure is within a band around what is known: each fact may be another one by such a part."""
    box = one.figure.hard.hull
    size = max(abs(box.low or Fraction(0)), abs(box.high or Fraction(0)))
    if len(one.facts) > 1:
        shifts = {"percent": size + 100, "multiple": size}
        size = 2 * shifts.get(claim.quantity.kind, max(Fraction(abs(fact.value)) for fact in one.facts))
    return figure.hard.hull.meet(box + Interval(-size * part, size * part)) is not None


def band(facts: Sequence[Fact], date: dt.date | None) -> Fraction:
    """How far another vintage of some facts may lie, as a part of the value.

    Where the table says nothing, only those may that are still open, or that were stated after the article.
    """
    return max((own_band(fact, date) for fact in facts), default=Fraction(0))


def own_band(fact: Fact, date: dt.date | None) -> Fraction:
    """The band of one fact; a rank is not revised."""
    if fact.band is not None:
        return fact.band
    later_ = bool(fact.vintage and date and fact.vintage > date)
    return REVISED if fact.measure != "rank" and (fact.status in OPEN or later_) else Fraction(0)


def unusual(fact: Fact) -> bool:
    """Whether goods are valued as one does not expect."""
    return bool(fact.valuation) and USUAL.get(fact.flow, fact.valuation) != fact.valuation


def doubtful(claim: Claim, about: About) -> bool:
    """Whether what a claim is about had to be inferred."""
    return (about.confined and not about.subject) or any(q.startswith(DOUBTS) for q in claim.qualifiers)


def severity(claim: Claim, about: About, agreement: Agreement, reason: str) -> Verdict:
    """What is to be said of a comparison."""
    if agreement == "agrees":
        return "note" if reason in ("two-digit", "hedge") else "consistent"
    return "warning" if agreement == "differs" and not doubtful(claim, about) else "note"


def relation(claim: Claim, figure: Figure, verdict: Verdict, reason: str, explanation: str) -> Relation:
    """A comparison as a relation: of the claim and of a constant that no figure of the article states."""
    return Relation(
        rule=REFERENCE,
        verdict=verdict,
        bindings=(Binding("claimed", claim),),
        equations=rule(REFERENCE).equations,
        scope="corpus",
        reason=reason,
        assumptions=(REFERENCE,),
        explanation=explanation,
        variables=(("claimed", claim.quantity.figure), ("known", figure)),
    )


def unaccused(found: Sequence[Compared]) -> Iterator[Compared]:
    """Comparisons without those that differ where it is open whether the claim is what the facts are about.

    So it is where another figure of the sentence agrees with the same facts, and where goods or parties were not read.
    Where several do and none agrees, it is not known which of them the facts are about.
    """
    beside: dict[tuple[int, tuple[Fact, ...]], list[Compared]] = {}
    for one in found:
        beside.setdefault((one.comparison.claim.sentence, one.comparison.facts), []).append(one)
    for one in found:
        others = beside[one.comparison.claim.sentence, one.comparison.facts]
        alone = len(others) == 1 or one.comparison.claim.measure in ("rate", "change", "multiple")
        if one.comparison.verdict == "agrees" or (alone and not one.open):
            yield one
