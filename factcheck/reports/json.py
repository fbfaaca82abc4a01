"""Reports as JSON, as the schema beside this module describes them. Exact numbers are strings ("392.2", "1/3")."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from importlib import resources
from typing import Any

from factcheck import __version__
from factcheck.model import Article, Claim, Comparison, Finding, Refusal, Relation, Report, Run, Span, plain
from factcheck.reports import audit
from factcheck.reports.display import COMMANDS
from factcheck.reports.places import Places
from factcheck.reports.summary import verdict
from factcheck.reports.view import View

SCHEMA_VERSION = "1.4"
"""Changes with the schema: the first number when something is removed or means something else."""
ESCAPED = {
    code: f"\\u{code:04x}"
    for first, last in ((0x7F, 0x9F), (0x200E, 0x200F), (0x2028, 0x202E), (0x2066, 0x2069), (0xD800, 0xDFFF))
    for code in range(first, last + 1)
}
"""What JSON allows and terminals, editors or UTF-8 do not: escaped, so that a reader gets it back unchanged."""


def render(run: Run, _: View) -> Iterator[str]:
    """Write all reports as one JSON document, article by article."""
    head = {"schema_version": SCHEMA_VERSION, "tool": {"name": "factcheck", "version": __version__}}
    yield dumps(head, indent=2).removesuffix("\n}") + ',\n  "articles": ['
    between = "\n    "
    for report in run.reports:
        yield between + indented(article(report), 4)
        between = ",\n    "
    yield ("\n  ]" if run.reports else "]") + f',\n  "summary": {indented(summary(run), 2)}\n}}\n'


def indented(value: Any, columns: int) -> str:
    """A value as JSON that stands within something else; texts in it have no line ends of their own."""
    return dumps(value, indent=2).replace("\n", "\n" + " " * columns)


def dumps(value: Any, indent: int | None = None) -> str:
    """Write a value as JSON that is valid UTF-8 and obeyed by nothing.

    >>> dumps({"text": "\\u06f5 \\u202e \\ud800"})
    '{"text": "\u06f5 \\\\u202e \\\\ud800"}'
    """
    return harmless(json.dumps(value, ensure_ascii=False, indent=indent))


def harmless(text: str) -> str:
    """Some JSON in which what a terminal, an editor or a build server would obey is escaped.

    >>> harmless('["##[error]"]')
    '["#\\\\u0023[error]"]'
    """
    for command in COMMANDS:
        text = text.replace(command, f"#\\u0023{command[2:]}")
    return text.translate(ESCAPED)


def schema() -> dict[str, Any]:
    """The published JSON schema (draft 2020-12) of what :func:`render` writes."""
    text = resources.files("factcheck.reports").joinpath("report.schema.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


CLAIM = (
    "id", "sentence", "measure", "flow", "reporter", "partner", "subject", "direction", "vintage", "quoted",
    "qualifiers", "period", "base_period",
)  # fmt: skip
QUANTITY = (
    "kind", "surface", "value", "value_to", "low", "high", "unit", "currency", "alternatives", "hedge", "magnitude",
    "noun", "per", "words", "figure",
)  # fmt: skip
RELATION = ("rule", "verdict", "scope", "frame", "reason", "equations", "assumptions", "explanation", "derived")
FAILURE = ("path", "message")
FACT = (
    "reporter", "partner", "flow", "measure", "commodity", "value", "unit", "valuation", "status", "source", "address",
    "vintage", "note",
)  # fmt: skip
REFUSAL = ("rule", "frame", "reason")
FINDING = ("id", "rule", "severity", "scope", "message", "recomputation", "derived", "proof")
REPAIR = ("replacement", "slip", "explanation")


def chosen(value: object, names: Sequence[str]) -> dict[str, Any]:
    """The named fields as plain values; a field is published when it is named here and in the schema."""
    return {name: plain(getattr(value, name)) for name in names}


def summary(run: Run) -> dict[str, Any]:
    """What is to be said of all articles together."""
    total = run.totals
    return {
        "ok": not total.contradictions,
        "verdict": verdict(total),
        "articles": total.articles,
        "contradictions": total.contradictions,
        "warnings": total.warnings,
        "notes": total.notes,
        "suppressed": total.suppressed,
        "known": total.known,
        "untouched": total.untouched,
        "coverage": plain(total.coverage),
        "remarks": [plain(remark) for remark in run.remarks],
        "notices": list(run.notices),
        "errors": [chosen(failure, FAILURE) for failure in run.failures],
    }


def article(report: Report) -> dict[str, Any]:
    """One article with everything that was found in it."""
    source, places = report.article, Places(report.article)
    return {
        "path": source.path,
        "title": source.title,
        "language": report.language,
        "date": plain(source.date),
        "characters": len(source.text),
        "sha256": digest(source),
        "ok": report.ok,
        "coverage": plain(report.coverage),
        "notices": list(report.notices),
        "claims": [claim(c, places) for c in report.claims],
        "relations": [relation(r, places) for r in report.relations],
        "findings": [finding(f, places) for f in report.findings],
        "refused": [refusal(r) for r in report.refused],
        "suppressed": [
            {"suppression": plain(s.suppression), "finding": finding(s.finding, places)} for s in report.suppressed
        ],
        "remarks": [plain(remark) for remark in report.remarks],
        "comparisons": [comparison(c) for c in report.comparisons],
    }


def comparison(found: Comparison) -> dict[str, Any]:
    """A claim, by its id, against reference facts."""
    return {
        "claim": found.claim.id,
        "verdict": found.verdict,
        "known": plain(found.known),
        "explanation": found.explanation,
        "facts": [{**chosen(fact, FACT), "period": plain(fact.period)} for fact in found.facts],
    }


def digest(source: Article) -> str:
    """SHA-256 of the text as UTF-8, to tell whether offsets still fit a file."""
    return hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()


def span(where: Span, places: Places) -> dict[str, Any]:
    """A span with its lines and columns, and what was printed there."""
    (line, column), (end_line, end_column) = places.at(where.start), places.behind(where.end)
    return {
        **plain(where),
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "text": places.text[where.start : where.end],
    }


def claim(stated: Claim, places: Places) -> dict[str, Any]:
    """A claim with its figure, as one flat record."""
    where = {"span": span(stated.quantity.span, places), "number": span(stated.quantity.number, places)}
    return {**chosen(stated, CLAIM), **chosen(stated.quantity, QUANTITY), **where}


def relation(found: Relation, places: Places) -> dict[str, Any]:
    """A relation, its claims by their ids."""
    bound = [{"role": b.role, "claim": b.claim.id, "span": span(b.claim.span, places)} for b in found.bindings]
    return {**chosen(found, RELATION), "bindings": bound}


def refusal(refused: Refusal) -> dict[str, Any]:
    """What was not bound and why, its claims by their ids."""
    words = audit.REFUSED[refused.reason]
    return {**chosen(refused, REFUSAL), "explanation": words, "claims": [c.id for c in refused.claims]}


def finding(found: Finding, places: Places) -> dict[str, Any]:
    """A finding, its claims by their ids."""
    return {
        **chosen(found, FINDING),
        "spans": [span(s, places) for s in found.spans],
        "claims": [c.id for c in found.claims],
        "repairs": [{**chosen(r, REPAIR), "span": span(r.span, places)} for r in found.repairs],
    }
