"""What an editor shows of a figure: how it was read, and the arithmetic that it takes part in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from factcheck.model import Claim, Finding, Relation, Report, Span
from factcheck.numeric.interval import Interval
from factcheck.reports import audit
from factcheck.reports.display import isolated
from factcheck.reports.markdown import escaped
from factcheck.reports.numbers import between, implied

MOST = 6
"""Findings, relations and implied values that are shown of one figure: a hover is no report."""

Line = tuple[str, str]
"""A line and what it is: "head", "text" or "item"."""


def hover(report: Report, offset: int) -> tuple[Span, tuple[Line, ...]] | None:
    """The figure (or words of a finding) at an offset of the text, and what there is to say of it; None for none."""
    claim = next((c for c in report.claims if holds(c.span, offset)), None)
    findings = [f for f in report.findings if any(holds(s, offset) for s in f.spans)]
    words = (span for finding in findings for span in finding.spans if holds(span, offset))
    span = claim.span if claim else next(words, None)
    if span is None:
        return None
    relations = [r for r in report.relations if claim in r.claims] if claim else []
    about = read(claim) if claim else ()
    return span, (*about, *disagreeing(findings[:MOST]), *agreeing(relations), *implying(relations))


def holds(span: Span, offset: int) -> bool:
    """Whether the character behind an offset belongs to a span."""
    return span.start <= offset < span.end


def read(claim: Claim) -> Iterator[Line]:
    """How a figure was read: kind, interval and unit, and what it states."""
    quantity = claim.quantity
    kind = quantity.kind.replace("_", " ")
    yield "head", quantity.surface
    yield "text", f"{kind}: {between(Interval(quantity.low, quantity.high), quantity.unit)}"
    yield "text", audit.meaning(claim)


def disagreeing(findings: Iterable[Finding]) -> Iterator[Line]:
    """What does not agree, with its recomputation."""
    for finding in findings:
        yield "head", f"{finding.severity}: {finding.rule}"
        yield "text", finding.message
        steps = finding.recomputation or tuple(map(implied, finding.derived))
        yield from (("item", step) for step in steps[: 2 * MOST])


def agreeing(relations: Sequence[Relation]) -> Iterator[Line]:
    """What holds, with its arithmetic."""
    steps = [f"{r.rule}: {r.explanation}" for r in relations if r.verdict == "consistent" and r.explanation]
    if steps:
        yield "head", "agrees"
        yield from (("item", step) for step in dict.fromkeys(steps[:MOST]))


def implying(relations: Sequence[Relation]) -> Iterator[Line]:
    """What follows from a figure that nothing in the article could be compared with."""
    steps = [implied(value) for r in relations if r.verdict in {"consistent", "unverifiable"} for value in r.derived]
    if steps:
        yield "head", "implies"
        yield from (("item", step) for step in dict.fromkeys(steps[:MOST]))


def markdown(lines: Iterable[Line]) -> str:
    """Lines as Markdown in which words of the article are never markup, link or command."""
    shown = {"head": "**{}**", "text": "{}", "item": "- {}"}
    return joined((kind, shown[kind].format(inert(line))) for kind, line in lines)


def inert(line: str) -> str:
    r"""A line that begins neither a list nor a rule.

    >>> inert("*5* percent"), inert("1. [a](b)"), inert("- 5 percent"), inert("5.2 percent")
    ('\\*5\\* percent', '\u20601. \\[a\\](b)', '\u2060- 5 percent', '5.2 percent')
    """
    printed = escaped(line.strip())
    word = printed.partition(" ")[0]
    begins = printed[:1] in tuple("+-=") or (word[-1:] in tuple(".)") and word[:-1].isdigit())
    return f"\u2060{printed}" if begins else printed


def plain(lines: Iterable[Line]) -> str:
    """Lines for an editor that shows no Markdown."""
    return joined((kind, f"- {isolated(line)}" if kind == "item" else isolated(line)) for kind, line in lines)


def joined(lines: Iterable[Line]) -> str:
    """Paragraphs with an empty line between them, items without."""
    blocks = groupby(lines, key=lambda line: line[0] == "item")
    return "\n\n".join(("\n" if items else "\n\n").join(text for _, text in block) for items, block in blocks)
