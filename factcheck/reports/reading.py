"""One article as readable text, with its figures marked by kind and by what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from factcheck.model import Claim, Relation, Report, Span, Verdict
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
Place = tuple[int, int]
"""Where a span begins and ends."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure of the running text: where, its place in the report, what became of it, and what it takes part in."""

    span: Span
    anchor: str
    status: Verdict
    kind: str
    hint: str
    groups: tuple[str, ...]
    """The anchors of its findings and relations, the first of which it leads to."""
    number: str
    """The number of its first finding, empty where there is none."""


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
    number = [tag("sup", tag("span", ", finding ", class_="unseen"), mark.number)] if mark.number and first else []
    leads = linked and bool(mark.groups)
    return tag(
        "a" if leads else "span",
        piece,
        *number,
        class_=f"fig {mark.status}",
        data_kind=mark.kind,
        data_r=" ".join(mark.groups) if leads else None,
        title=mark.hint,
        id=(mark.anchor or None) if linked and first else None,
        href=f"#{mark.groups[0]}" if leads else None,
    )


def marks(report: Report, name: str, numbers: Mapping[str, int]) -> list[Mark]:
    """What to mark, in the order of the text: every claim, and the passages of findings that are no claims."""
    taking_part, first = groups(report, name, numbers), firsts(report, numbers)
    found = [
        claim_mark(claim, status, f"{name}-c{i}", taking_part.get(place(claim.span), ()), first)
        for i, (claim, status) in enumerate(zip(report.claims, statuses(report), strict=True), 1)
    ]
    claimed = {place(m.span) for m in found}
    others = {
        place(s): Mark(s, "", f.severity, "words", s.role, taking_part[place(s)], first[place(s)])
        for f in reversed(report.findings)
        for s in f.spans
        if place(s) not in claimed
    }
    return sorted([*found, *others.values()], key=lambda m: (m.span.start, -m.span.end))


def place(span: Span) -> Place:
    """What tells spans of one article apart."""
    return span.start, span.end


def groups(report: Report, name: str, numbers: Mapping[str, int]) -> dict[Place, tuple[str, ...]]:
    """The anchors of what each span takes part in: its findings, those set aside, the relations that are listed."""
    found: dict[Place, tuple[str, ...]] = {}
    shown = [(f"f{numbers[f.id]}", f.spans) for f in report.findings]
    shown += [(aside(name, i), s.finding.spans) for i, s in enumerate(report.suppressed, 1)]
    shown += [(anchor, relation.spans) for anchor, relation in listed(report, name)]
    for anchor, spans in shown:
        for span in spans:
            before = found.get(place(span), ())
            found[place(span)] = before if anchor in before else (*before, anchor)
    return found


def aside(name: str, place: int) -> str:
    """The anchor of a finding of an article that was set aside."""
    return f"{name}-s{place}"


def firsts(report: Report, numbers: Mapping[str, int]) -> dict[Place, str]:
    """The number of the first finding of each span that is in one."""
    return {place(s): str(numbers[f.id]) for f in reversed(report.findings) for s in f.spans}


def listed(report: Report, name: str) -> list[tuple[str, Relation]]:
    """The relations that are shown below an article, each with its anchor: what agrees, and what implies a value."""
    shown = (r for r in report.relations if r.verdict == "consistent" or (r.verdict == "unverifiable" and r.derived))
    return [(f"{name}-r{i}" if name else "", relation) for i, relation in enumerate(shown, 1)]


def claim_mark(claim: Claim, status: Verdict, anchor: str, found: tuple[str, ...], first: Mapping[Place, str]) -> Mark:
    """The mark of one figure, with what is known about it."""
    quantity = claim.quantity
    value = between(Interval(quantity.low, quantity.high), quantity.unit)
    period = f", {claim.period.label}" if claim.period and claim.period.resolved else ""
    hint = f"{quantity.kind.replace('_', ' ')}: {value}{period}; {SAID[status]}"
    return Mark(claim.span, anchor, status, quantity.kind, hint, found, first.get(place(claim.span), ""))


def passage(text: str, spans: Sequence[Span]) -> Markup:
    """A piece of text with every span marked, and its role behind it."""
    pieces: list[str] = []
    at = 0
    for piece, covering in segments(text, spans):
        at += len(piece)
        roles = ", ".join(spans[i].role for i in covering if spans[i].role and spans[i].end == at)
        role = [tag("span", roles, class_="role", dir="ltr")] if roles else []
        pieces.append(tag("mark", piece, *role) if covering else piece)
    return join(pieces)
