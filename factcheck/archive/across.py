"""What articles of a record say of the same series: conflicts, what may explain them, and every statement in order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from factcheck import parquet, schema
from factcheck.archive import queries
from factcheck.archive.clashes import SAYS, WARNINGS, Clash, conflicts, judged
from factcheck.schema import Column

VERSION = "2.0"
SERIES = (
    Column("flow", "string", "Exports, imports, turnover ...; of a mirror, what the one side calls it."),
    Column("reporter", "string", "Whose flow it is.", True),
    Column("partner", "string", "With whom.", True),
    Column("subject", "string", "The commodity or other subject.", True),
    Column("measure", "string", "What is stated of what is measured."),
    Column("unit", "string", "USD, percent, tonne ...", True),
    Column("period", "string", "The period."),
)
SIDES = (
    Column("article", "string", "Name of the article in the record."),
    Column("path", "string", "Its file.", True),
    Column("date", "date", "Its day.", True),
    Column("surface", "string", "The figure as printed."),
    Column("value", "exact", "Its value.", unit=schema.UNIT),
    Column("low", "exact", "The least value that it allows.", unit=schema.UNIT),
    Column("high", "exact", "The largest value that it allows.", unit=schema.UNIT),
    Column("qualifiers", "string", "What keeps it from being compared with others.", True),
    Column("passage", "string", "The words around it."),
)
CONFLICTS = (
    Column("kind", "string", "What kind of disagreement it is.", values=tuple(SAYS)),
    Column("severity", "string", "Warning, or note where there is a good reason.", values=("note", "warning")),
    *SERIES,
    Column("factor", "number", "By what the larger value is the smaller one.", True),
    Column("stated", "integer", "Statements of the series in all articles."),
    Column(
        "main", "string", "Which side is of the group that the other is held against.", True, values=("bottom", "top")
    ),
    Column("groups", "integer", "How many groups of statements there are that agree among themselves.", True),
    Column("main_articles", "integer", "Articles of the main group.", True),
    Column("main_texts", "integer", "How many of them are no copies of another.", True),
    Column("other_articles", "integer", "Articles of the group of the other side.", True),
    Column("other_texts", "integer", "How many of them are no copies of another.", True),
    *(
        Column(f"{side}_{c.name}", c.type, f"{name}: {c.says[0].lower()}{c.says[1:]}", c.nullable, c.unit)
        for side, name in (("top", "The larger"), ("bottom", "The smaller"))
        for c in SIDES
    ),
)
"""One row an article that contradicts the main group of a series, with whom of it; a pair a series for what is a note.

The main group is the one with the most different texts, then with the most articles, then the one told first."""
STATEMENTS = (*SERIES, *SIDES)
"""One row a statement of a series, in the order of time."""


def published() -> dict[str, Any]:
    """The Table Schemas of both tables, as ``factcheck across --schema`` prints them."""
    tables = {"conflicts": CONFLICTS, "series": STATEMENTS}
    return {name: schema.published(f"factcheck-{name}", columns, VERSION) for name, columns in tables.items()}


class Engine(Protocol):
    """What answers queries over the claims of a record."""

    def rows(self, query: str) -> Iterator[dict[str, Any]]:
        """The rows of a query by the names of their columns."""


def clashes(engine: Engine) -> tuple[Clash, ...]:
    """All clashes of a record: those to look at first, then the notes, each in the order of their series."""
    found = (
        *conflicts(engine.rows(queries.disputed()), queries.SERIES),
        *judged(engine.rows(queries.definitions()), "definition"),
        *judged(engine.rows(queries.mirrors()), "mirror"),
    )
    kinds = list(SAYS)
    return tuple(sorted(found, key=lambda one: (one.kind not in WARNINGS, kinds.index(one.kind), one.series)))


def row(one: Clash) -> dict[str, Any]:
    """A clash as a row of the table of conflicts."""
    series = dict(one.series)
    told = {
        "flow": series.get("flow", "exports"), "reporter": series.get("reporter", series.get("exporter")) or None,
        "partner": series.get("partner", series.get("importer")) or None, "subject": series.get("subject") or None,
        "measure": series["measure"], "unit": series.get("unit") or None, "period": series["period"],
    }  # fmt: skip
    sides = {
        f"{name}_{c.name}": getattr(side, c.name) or None if c.nullable else getattr(side, c.name)
        for name, side in (("top", one.top), ("bottom", one.bottom))
        for c in SIDES
    }
    return {
        "kind": one.kind, "severity": "warning" if one.kind in WARNINGS else "note", **told,
        "factor": schema.nearest(one.factor), "stated": one.stated, **standing(one), **sides,
    }  # fmt: skip


def standing(one: Clash) -> dict[str, Any]:
    """How many say the one and the other, where that was looked at."""
    main, other = one.counts or (None, None)
    return {
        "main": one.main, "groups": len(one.groups) or None,
        "main_articles": main and main.articles, "main_texts": main and main.texts,
        "other_articles": other and other.articles, "other_texts": other and other.texts,
    }  # fmt: skip


def write(engine: Engine, found: tuple[Clash, ...], out: Path) -> None:
    """Write conflicts.parquet and series.parquet into a directory."""
    parquet.write(out / "conflicts.parquet", CONFLICTS, map(row, found), VERSION)
    parquet.write(out / "series.parquet", STATEMENTS, map(stated, engine.rows(queries.timeline())), VERSION)


def stated(told: dict[str, Any]) -> dict[str, Any]:
    """A statement as a row of the table of series."""
    return {c.name: (told[c.name] or None) if c.nullable else told[c.name] for c in STATEMENTS}
