"""A wording check: what is not arithmetic and yet deserves a look. It has the shape of a rule and gives findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.findings import finding_id
from factcheck.items import Row
from factcheck.languages import Language
from factcheck.match import Match
from factcheck.model import Article, Claim, Finding, Relation, Repair, Scope, Sentence, Severity, Span
from factcheck.periods import Mention


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that is known of one article when the wordings are looked at."""

    article: Article
    sentences: tuple[Sentence, ...]
    rows: tuple[Row, ...]
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    matches: tuple[Match, ...]
    language: Language

    def printed(self, span: Span) -> str:
        """What stands at a span."""
        return self.article.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Wording:
    """A named check; ``check`` yields findings. ``doc`` explains it as a rule's does."""

    name: str
    check: Callable[[Reading], Iterator[Finding]]
    doc: str


def finding(
    name: str,
    severity: Severity,
    scope: Scope,
    message: str,
    spans: Sequence[Span],
    claims: Sequence[Claim],
    recomputation: Sequence[str] = (),
    repairs: Sequence[Repair] = (),
    about: str = "",
) -> Finding:
    """A finding of a wording check, with the same identity as any other; ``about`` are words that it is also about."""
    return Finding(
        id=finding_id(f"{name} {about}".strip(), claims),
        rule=name,
        severity=severity,
        scope=scope,
        message=message,
        spans=tuple(sorted(spans, key=lambda s: s.start)),
        claims=tuple(claims),
        recomputation=tuple(recomputation),
        repairs=tuple(repairs),
    )
