"""The tables of an archive: names, types and meanings of their columns, and rows from a report.

``articles``, ``claims``, ``findings`` and ``dead`` are directories of Parquet files, one a unit, that pandas, DuckDB
and Spark read alike. The version of the columns stands in the metadata of each file, under ``factcheck.schema``.
"""

from __future__ import annotations

import hashlib
from typing import Any

from factcheck import schema
from factcheck.model import Report
from factcheck.schema import Column

VERSION = "1.1"
"""Of the tables: the first number changes when a column is removed or means something else, else the second."""
AROUND = 160
"""Characters of a passage before and behind its figure."""

ARTICLE = Column("article", "string", "Name of the article: a digest of its path, row and place in the inputs.")
UNIT = Column("unit", "string", "The unit that the article was done in, as the file is named.")

ARTICLES = (
    ARTICLE,
    UNIT,
    *schema.ARTICLE,
    Column("row", "integer", "Row of a table, or the offset of a line or record in its file.", True),
    Column("id", "string", "What the input calls the article: a column of a table, the address of a page.", True),
    Column("characters", "integer", "Length of its text.", unit="code points"),
    Column("sha256", "string", "Digest of its text as UTF-8."),
    Column("figures", "integer", "Figures in it."),
    Column("checkable", "integer", "Figures that take part in a relation that could fail."),
    Column("relations", "integer", "Relations that could have failed."),
    Column("contradictions", "integer", "Findings that are contradictions."),
    Column("warnings", "integer", "Findings that are warnings."),
    Column("notes", "integer", "Findings that are notes."),
    Column("suppressed", "integer", "Findings that do not count, since the article or a file beside it says so."),
    Column("unchecked", "boolean", "Whether nothing reads its language, so that nothing was checked."),
)
CLAIMS = (ARTICLE, *schema.CLAIM, Column("passage", "string", "The words around the figure."))
FINDINGS = (ARTICLE, *schema.FINDING)
DEAD = (
    UNIT,
    Column("path", "string", "The file of the article."),
    Column("position", "integer", "Number of the file, page or row in its unit, from 0."),
    Column("name", "string", "What the article is called.", True),
    Column("reason", "string", "Why there is no report on it.", values=("unreadable", "error", "timeout", "crash")),
    Column("message", "string", "The reason in words."),
)
TABLES = {"dead": DEAD, "findings": FINDINGS, "claims": CLAIMS, "articles": ARTICLES}
"""The tables in the order in which their files are put in place: a unit is done when its last one is there."""
LAST = "articles"


def published() -> dict[str, Any]:
    """The Table Schemas of a record, as ``factcheck archive --schema`` prints them."""
    return {name: schema.published(f"factcheck-{name}", columns, VERSION) for name, columns in reversed(TABLES.items())}


Rows = dict[str, list[dict[str, Any]]]
"""Rows by table."""


def rows(report: Report, unit: str) -> Rows:
    """The rows of one article in all tables but that of the dead."""
    article, seen = report.article, report.coverage
    name = key(article.path, article.row, article.id)
    severities = [finding.severity for finding in report.findings]
    one = {
        "article": name, "unit": unit, **schema.article(article, report.language), "row": article.row,
        "id": article.id, "characters": len(article.text), "sha256": digest(article.text), "figures": seen.figures,
        "checkable": seen.checkable, "relations": seen.relations,
        "contradictions": severities.count("contradiction"), "warnings": severities.count("warning"),
        "notes": severities.count("note"), "suppressed": len(report.suppressed),
        "unchecked": bool(report.notices) and not seen.figures,
    }  # fmt: skip
    told = (passage(article.text, claim.span.start, claim.span.end) for claim in report.claims)
    return {
        "articles": [one],
        "claims": [
            {"article": name, **row, "passage": words} for row, words in zip(schema.claims(report), told, strict=True)
        ],
        "findings": [{"article": name, **row} for row in schema.findings(report)],
    }


def key(path: str, row: int | None, id: str | None) -> str:
    """The name of an article.

    >>> key("a.txt", None, None) == key("a.txt", None, None) != key("a.txt", 1, None)
    True
    """
    return digest("\0".join((path, "" if row is None else str(row), id or "")))[:20]


def digest(text: str) -> str:
    """SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def passage(text: str, start: int, end: int) -> str:
    """A figure with some words around it, on one line, from its own paragraph.

    >>> passage("A title\\n\\nExports rose 5 percent.", 22, 31)
    'Exports rose 5 percent.'
    """
    first = max(text.rfind("\n\n", 0, start) + 2, 0) if "\n\n" in text[:start] else 0
    last = text.find("\n\n", end)
    left, right = max(first, start - AROUND), min(last if last >= 0 else len(text), end + AROUND)
    words = " ".join(text[left:right].split())
    return ("… " if left > first else "") + words + (" …" if right < (last if last >= 0 else len(text)) else "")
