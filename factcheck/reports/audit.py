"""How each figure of an article was understood: its claim, the relations it entered, and what was refused, and why."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Claim, Period, Refusal, Relation, Report
from factcheck.reports.display import hung, isolated, shortened
from factcheck.reports.excerpt import Paint
from factcheck.reports.places import Places

REFUSED = {
    "negated": "the sentence denies it",
    "currency": "a currency moved, which rises when fewer of it buy another",
    "no-mover": "no word of change stands before the ellipsis",
    "no-part": "they tell a change or a balance, and no part of a whole",
    "other-times": "they are of times that make up no whole, or none of the other",
    "apart": "a list told apart by its order, or a rate of exchange",
    "units": "they are not of one unit",
}
"""Why figures that a frame fits were not bound: the reasons of :class:`factcheck.model.Refusal` in words."""

ASSUMED = {
    "implied-basis": "the rate is counted from the figure beside it, which no word says",
    "implied-base": "the base is the one of the sentence before",
    "implied-complete-list": "the list is complete",
    "complete-list": "the list is complete",
    "inferred-parties": "the parties are those of a sentence before",
    "assumed-reporter": "the country is that of a sentence before, which names it for another figure",
    "assumed-parties": "the parties are those of a sentence before, which names them for another figure",
    "unnamed-parties": "both sentences speak of the same parties",
    "nearest-year": "the years are counted from the year named before",
    "inferred-period": "the period is the one named beside it",
    "recalled": "the next sentence speaks of the same figure",
    "whole-before": "the whole is the one that was told before",
    "same-figure": "both state the same figure",
    "same-rate": "one rate of exchange was used",
    "same-start": "both periods begin on the same day",
    "year-from-article": "the year is the one of the article",
}
"""What had to be inferred: the assumptions of :class:`factcheck.model.Relation` in words."""

LEAD = 40
"""Code points shown before the first figure of a sentence."""


def assumed(name: str) -> str:
    """An assumption in words."""
    return ASSUMED.get(name, name)


def blocks(report: Report, places: Places, path: str, room: int, paint: Paint) -> Iterator[str]:
    """A block for each sentence that states a figure: the sentence, its claims, relations and refusals."""
    by_sentence: dict[int, list[Claim]] = {}
    for claim in report.claims:
        by_sentence.setdefault(claim.sentence, []).append(claim)
    for number, claims in by_sentence.items():
        line, column = places.at(claims[0].span.start)
        text = around(places.text, claims[0].span.start, claims[-1].span.end)
        lines = [paint(f"{path}:{line}:{column}", "gutter"), f"  {isolated(shortened(text, room - 4))}"]
        lines += [row for claim in claims for row in hung("  claim ", stated(claim), room, 6)]
        lines += [row for r in report.relations if _first(r.claims) == number for row in related(r, room, paint)]
        lines += [row for r in report.refused if _first(r.claims) == number for row in refused(r, room)]
        lines += unbound(report, claims, room)
        yield "\n".join(lines)


def around(text: str, start: int, end: int) -> str:
    """The words from a little before the first figure of a sentence to the last, on one line."""
    before = text[max(0, start - LEAD) : start]
    whole = before if start <= LEAD else before[before.find(" ") + 1 :]
    return " ".join((whole + text[start:end]).split())


def _first(claims: tuple[Claim, ...]) -> int:
    return claims[0].sentence if claims else -1


def stated(claim: Claim) -> str:
    """A figure and what it states, as it was understood."""
    return f"{isolated(claim.quantity.surface)}: {isolated(meaning(claim))}"


def meaning(claim: Claim) -> str:
    """What a figure states, as it was understood: measure and flow, of what, between whom, when."""
    parties = " and ".join(filter(None, (claim.reporter, claim.partner)))
    parts = (
        f"{claim.measure} of {claim.flow}" if claim.flow else claim.measure,
        claim.subject,
        f"between {parties}" if claim.reporter and claim.partner else parties and f"of {parties}",
        _time(claim.period),
        f"against {_time(claim.base_period)}" if claim.base_period else "",
        claim.direction or "",
        "" if claim.vintage == "fact" else claim.vintage,
        "quoted" if claim.quoted else "",
        *claim.qualifiers,
    )
    return ", ".join(filter(None, parts))


def _time(period: Period | None) -> str:
    """A period as claims name it; "XXXX-01" is January of a year that nothing tells."""
    if period is None:
        return ""
    return period.label if period.resolved else f"{period.label} (year unknown)"


def related(relation: Relation, room: int, paint: Paint) -> list[str]:
    """A relation: rule, verdict and why, the frame that bound it, who plays which role, what was assumed."""
    bound = ", ".join(f"{b.role} {isolated(b.claim.quantity.surface)}" for b in relation.bindings)
    by = f"by the frame {relation.frame}" if relation.frame else "by what the claims say of themselves"
    because = f" ({relation.reason})" if relation.reason else ""
    first, *rest = hung("  bound ", f"{relation.rule}, {relation.verdict}{because}, {by}: {bound}", room, 6)
    style = "good" if relation.verdict == "consistent" else relation.verdict
    assuming = [row for a in relation.assumptions for row in hung("      assuming that ", assumed(a), room, 8)]
    return [paint(first, style) if style != "unverifiable" else first, *rest, *assuming]


def refused(refusal: Refusal, room: int) -> list[str]:
    """What was refused, and why."""
    figures = ", ".join(isolated(claim.quantity.surface) for claim in refusal.claims)
    name = f"{refusal.rule} ({refusal.frame}): " if refusal.frame else ""
    return hung("  refused ", f"{name}{figures}: {REFUSED[refusal.reason]}", room, 6)


def unbound(report: Report, claims: list[Claim], room: int) -> list[str]:
    """The figures of a sentence that no frame and no identity took up."""
    bound = [one.claims for one in report.relations] + [one.claims for one in report.refused]
    taken = {claim.id for together in bound for claim in together}
    left = [isolated(claim.quantity.surface) for claim in claims if claim.id not in taken]
    return hung("  unbound ", ", ".join(left), room, 6) if left else []
