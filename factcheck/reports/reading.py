"""One article as readable text, with its figures marked by kind and by what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from factcheck.model import Claim, Report, Span, Verdict
from factcheck.numeric.interval import Interval
from factcheck.reports.display import direction
from factcheck.reports.markup import Markup, join, tag
from factcheck.reports.numbers import between
from factcheck.reports.passages import segments
from factcheck.reports.places import Places
from factcheck.reports.status import statuses

SAID: Mapping[str, str] = {
    "contradiction": "in a contradiction",
    "warning": "in question",
    "note": "agrees only by a generous reading",
    "consistent": "agrees",
    "unverifiable": "nothing to recompute it against",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure of the running text: where, its place in the report, what became of it, and where its arithmetic is."""

    span: Span
    anchor: str
    status: Verdict
    kind: str
    hint: str
    target: str
    number: str
    """The number of the finding, empty where there is none."""


def body(report: Report, name: str, numbers: Mapping[str, int], *, linked: bool = True) -> Markup:
    """The paragraphs of an article; ``name`` begins its anchors, ``numbers`` are those of findings by their id."""
    places, found = Places(report.article), marks(report, name, numbers)
    paragraphs = []
    at = 0
    for number in range(1, len(places.starts) + 1):
        start, end = places.line(number)
        first = at
        while at < len(found) and found[at].span.start < end:
            at += 1
        if places.text[start:end].strip():
            paragraphs.append(tag("p", *marked(places.text, start, end, found[first:at], linked)))
    way = direction(report.article.text)
    return tag("div", *paragraphs, class_="text", dir=way, lang=report.language or None)


def marked(text: str, start: int, end: int, found: Sequence[Mark], linked: bool) -> Iterator[str]:
    """One paragraph, its figures marked."""
    inside = [Span(m.span.start - start, min(m.span.end, end) - start) for m in found]
    seen: set[int] = set()
    for piece, covering in segments(text[start:end], inside):
        if covering:
            yield figure(piece, found[covering[0]], linked, first=covering[0] not in seen)
            seen.add(covering[0])
        else:
            yield piece


def figure(piece: str, mark: Mark, linked: bool, first: bool) -> Markup:
    """A figure, linked to its arithmetic if it has any; the number of its finding stands behind it."""
    number = [tag("sup", mark.number)] if mark.number else []
    return tag(
        "a" if linked and mark.target else "span",
        piece,
        *number,
        class_=f"fig {mark.status}",
        data_kind=mark.kind,
        title=mark.hint,
        id=(mark.anchor or None) if linked and first else None,
        href=f"#{mark.target}" if linked and mark.target else None,
    )


def marks(report: Report, name: str, numbers: Mapping[str, int]) -> list[Mark]:
    """What to mark, in the order of the text: every claim, and the passages of findings that are no claims."""
    ends = targets(report, name, numbers)
    found = [
        claim_mark(claim, status, f"{name}-c{i}", ends.get((claim.span.start, claim.span.end), ("", "")))
        for i, (claim, status) in enumerate(zip(report.claims, statuses(report), strict=True), 1)
    ]
    claimed = {(m.span.start, m.span.end) for m in found}
    others = {
        (s.start, s.end): Mark(s, "", f.severity, "words", s.role, f"f{numbers[f.id]}", str(numbers[f.id]))
        for f in reversed(report.findings)
        for s in f.spans
        if (s.start, s.end) not in claimed
    }
    return sorted([*found, *others.values()], key=lambda m: (m.span.start, -m.span.end))


def targets(report: Report, name: str, numbers: Mapping[str, int]) -> dict[tuple[int, int], tuple[str, str]]:
    """Where the arithmetic of a figure is: its first finding, else the first relation that it agrees in."""
    found: dict[tuple[int, int], tuple[str, str]] = {}
    for finding in report.findings:
        for s in finding.spans:
            found.setdefault((s.start, s.end), (f"f{numbers[finding.id]}", str(numbers[finding.id])))
    for i, relation in enumerate((r for r in report.relations if r.verdict == "consistent"), 1):
        for s in relation.spans:
            found.setdefault((s.start, s.end), (f"{name}-r{i}", ""))
    return found


def claim_mark(claim: Claim, status: Verdict, anchor: str, target: tuple[str, str]) -> Mark:
    """The mark of one figure, with what is known about it."""
    quantity = claim.quantity
    value = between(Interval(quantity.low, quantity.high), quantity.unit)
    period = f", {claim.period.label}" if claim.period and claim.period.resolved else ""
    hint = f"{quantity.kind.replace('_', ' ')}: {value}{period}; {SAID[status]}"
    return Mark(claim.span, anchor, status, quantity.kind, hint, *target)


def passage(text: str, spans: Sequence[Span]) -> Markup:
    """A piece of text with every span marked, and its role behind it."""
    pieces: list[str] = []
    at = 0
    for piece, covering in segments(text, spans):
        at += len(piece)
        roles = ", ".join(spans[i].role for i in covering if spans[i].role and spans[i].end == at)
        role = [tag("span", roles, class_="role")] if roles else []
        pieces.append(tag("mark", piece, *role) if covering else piece)
    return join(pieces)
