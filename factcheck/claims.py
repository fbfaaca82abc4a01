"""Claims: each figure with what it states: the flow, the parties, the period, and how firmly."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from factcheck import calendars, narrowing, parties, subjects
from factcheck.items import Row
from factcheck.languages import Language
from factcheck.lexicon import fold
from factcheck.match import Match
from factcheck.model import Article, Claim, Direction, Period, Quantities, Quantity, Sentence, Vintage
from factcheck.quotations import quoted

MEASURES = {
    "current": "level", "previous": "level", "change": "change", "rate": "rate", "share": "share", "part": "level",
    "whole": "level", "multiple": "multiple", "old": "rank", "new": "rank", "places": "places", "total": "level",
}  # fmt: skip
BY_KIND = {
    "percent": "rate",
    "percentage_point": "points",
    "basis_point": "points",
    "multiple": "multiple",
    "fraction": "share",
    "rank": "rank",
}


ASSUMED = "assumed-parties"
REPORTER = "assumed-reporter"
"""The parties are only those of a sentence before: "its exports fell" may be to all countries."""
SAID = 2000
"""Code points of a sentence that its claims are known by; no sentence has more, and what has more is no prose."""

FORESEEN = 8
"""How many items before a figure a word of forecast may stand."""


def claims(
    article: Article,
    sentences: Sequence[Sentence],
    quantities: Quantities,
    rows: Sequence[Row],
    matches: Sequence[Match],
    language: Language,
) -> tuple[Claim, ...]:
    """One claim a quantity, in the same order."""
    bound = [match for match in reversed(matches) if not match.beside]
    roles = {figure: (role, match) for match in bound for role, figure in match.roles}
    places = {item.figure: (row, i) for row in reversed(rows) for i, item in enumerate(row.items) if item.figure >= 0}
    index = _sentence_of(sentences, quantities)
    articles = frozenset({*language["cues"]["determiner"], *language["cues"]["ignored"]})
    paragraphs = [s.paragraph for s in sentences]
    starts = [(sentences[k].start, q.span.start) for k, q in zip(index, quantities, strict=True)]
    inside = tuple(quoted(article.text, starts))
    related: Claim | None = None
    paired: Claim | None = None
    made: list[Claim] = []
    ids: Counter[str] = Counter()
    said: dict[int, str] = {}
    for n, quantity in enumerate(quantities):
        sentence = sentences[index[n]]
        if sentence.index not in said:
            said = {sentence.index: folded(article.text[sentence.start : min(sentence.end, sentence.start + SAID)])}
        identity = claim_id(quantity, said[sentence.index])
        ids[identity] += 1
        if ids[identity] > 1:
            identity = f"{identity}-{ids[identity]}"
        role, match = roles.get(n, ("", None))
        row, i = places.get(n, (Row(sentence.index, ()), 0))
        pair = paired if "pair" in row.places else None
        context = _context(related, pair, sentence, paragraphs)
        claim = _claim(identity, quantity, sentence, role, match, row, i, context, article.text, articles)
        made.append(replace(claim, quoted=True) if inside[n] else claim)
        if _related(made[-1]):
            related, paired = made[-1], made[-1] if made[-1].reporter and made[-1].partner else paired
    return tuple(made)


def claim_id(quantity: Quantity, sentence: str) -> str:
    """An id that survives moved lines and reordered paragraphs: kind, normalised surface and sentence.

    It is the beginning of a SHA-256 digest and depends on no offset. ``sentence`` has been folded.
    """
    words = f"{folded(f'{quantity.kind} {quantity.surface} |')} {sentence}"
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def folded(text: str) -> str:
    """The words of a text without case and spacing."""
    return " ".join(text.lower().split() if text.isascii() else map(fold, text.split()))


def _sentence_of(sentences: Sequence[Sentence], quantities: Quantities) -> list[int]:
    found, k = [], 0
    for quantity in quantities:
        while k + 1 < len(sentences) and sentences[k].end <= quantity.span.start:
            k += 1
        found.append(k)
    return found


def _context(
    related: Claim | None, paired: Claim | None, sentence: Sentence, paragraphs: Sequence[int]
) -> Claim | None:
    """The last claim that names a related flow, in the same paragraph or the sentence before.

    For "between the two countries" it may be anywhere.
    """
    beside = related and related.sentence >= sentence.index - 1
    if related and (beside or paragraphs[related.sentence] == sentence.paragraph):
        return related
    return replace(paired, period=None) if paired else None


def _related(claim: Claim) -> bool:
    return "base" not in claim.qualifiers and claim.flow in subjects.RELATED


def _claim(
    identity: str,
    quantity: Quantity,
    sentence: Sentence,
    role: str,
    match: Match | None,
    row: Row,
    i: int,
    context: Claim | None,
    text: str,
    articles: frozenset[str],
) -> Claim:
    flow, at = subjects.flow(row, i, match)
    between, added = _parties(row, i, at, flow, context, sentence, text)
    period, base, inferred = _periods(row, i, role, flow, context, sentence)
    told = {
        "base": role == "previous" or (not role and subjects.compared(row, i)),
        "total": narrowing.is_total(row, at),
        "restricted": narrowing.restricted(row, at, i),
        "unread": bool(flow) and parties.unread(row, i, between),
        "confined": narrowing.restricted(row, at, i, narrowing.NARROWING),
    }
    marks = [name for name, is_so in told.items() if is_so]
    return Claim(
        id=identity,
        quantity=quantity,
        sentence=sentence.index,
        measure=_measure(role, quantity, row, i),
        flow=flow,
        reporter=between.reporter,
        partner=between.partner,
        subject=subjects.subject(row, at, text, articles) or (narrowing.goods(row, i, text) if at >= 0 else ""),
        period=period,
        base_period=base,
        direction=_direction(match),
        vintage=_vintage(row, i),
        qualifiers=(*narrowing.qualifiers(row, i), *added, *inferred, *marks),
    )


def _parties(
    row: Row, i: int, at: int, flow: str, context: Claim | None, sentence: Sentence, text: str
) -> tuple[parties.Parties, list[str]]:
    """The parties of a flow, completed from its context where it is no total; and what was inferred."""
    between = parties.of(row, at if at >= 0 else i, flow, text, i)
    if not flow or context is None or between.complete or narrowing.is_total(row, at):
        return between, []
    named = bool(between.reporter or between.partner)
    between, added = between.completed(context.reporter, context.partner)
    if added and context.sentence == sentence.index:
        return between, [mark for mark in context.qualifiers if mark in ("inferred-parties", ASSUMED, REPORTER)]
    if not added:
        return between, []
    return between, ["inferred-parties" if named else ASSUMED if between.partner else REPORTER]


def _periods(
    row: Row, i: int, role: str, flow: str, context: Claim | None, sentence: Sentence
) -> tuple[Period | None, Period | None, list[str]]:
    """The figure's own period, its base, and what was inferred: the year after its base, the period of its context."""
    period, base = subjects.periods(row, i, role)
    if period is None and (role == "previous" or subjects.compared(row, i)):
        return None, base, []
    if period is None and role != "previous" and base and calendars.is_year(base):
        return calendars.shifted(base, 1), base, ["inferred-period"]
    if period is None and subjects.names_a_period(row):
        undated = subjects.undated(row, i)
        return undated, base, [] if undated else ["unknown-period"]
    if period is None and flow and context and context.period is not None:
        same = context.sentence == sentence.index and "inferred-period" not in context.qualifiers
        return context.period, base, [] if same else ["inferred-period"]
    return period, base, []


def _measure(role: str, quantity: Quantity, row: Row, i: int) -> str:
    if role:
        return MEASURES.get(role, "level")
    if i and row.items and row.items[i - 1].categories & {"by", "mover"} and not subjects.sized(row, i):
        return "change"
    if quantity.kind == "percent" and i + 1 < len(row.items) and "of" in row.items[i + 1].categories:
        return "share"
    return BY_KIND.get(quantity.kind, "level")


def _direction(match: Match | None) -> Direction | None:
    if match is None or match.mover is None:
        return None
    return {1: "up", -1: "down"}.get(match.mover.direction)  # type: ignore[return-value]


def _vintage(row: Row, i: int) -> Vintage:
    """Whether words before a figure make it a target or a forecast."""
    near = frozenset[str]().union(*[item.categories for item in row.items[max(0, i - FORESEEN) : i]])
    return "target" if "target" in near else "forecast" if "forecast" in near else "fact"
