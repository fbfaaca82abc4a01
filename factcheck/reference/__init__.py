"""Reference series: facts that claims are compared with, read from a table.

A table is CSV or Parquet, with the columns of :mod:`factcheck.reference.columns` or with those of SDMX-CSV 1.0 and 2.0.

    >>> import pathlib, tempfile
    >>> place = pathlib.Path(tempfile.mkdtemp()) / "facts.csv"
    >>> _ = place.write_text("ref_area,counterpart_area,flow,unit_measure,unit_mult,time_period,obs_value\\n"
    ...                      "RU,IR,M,USD,6,2018,533\\n")
    >>> [(fact.reporter, fact.partner, fact.flow, fact.period.label, fact.value) for fact in load(str(place))]
    [('RU', 'IR', 'imports', '2018', Decimal('533000000'))]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.errors import SettingsError
from factcheck.model import Fact
from factcheck.reference import facts, files, headers
from factcheck.reference.files import Sheet
from factcheck.reference.headers import Dialect, Layout

__all__ = ["Table", "load", "read", "table"]


@dataclass(frozen=True, slots=True)
class Table:
    """What a reference table holds."""

    path: str
    dialect: Dialect
    facts: tuple[Fact, ...]
    passed: tuple[tuple[str, int], ...] = ()
    """Why rows are no facts, and how many, the most frequent reason first."""


def load(path: str) -> tuple[Fact, ...]:
    """The facts of a reference table. Raises SettingsError, with file, row, column, reason and remedy."""
    return read(path).facts


def read(path: str) -> Table:
    """A reference table as a whole: its facts, and why other rows are none.

    Rows without a value and rows that delete are no facts; nor are, in SDMX-CSV, those whose codes have no place in the
    schema. Raises SettingsError for a file that cannot be read, and where no row is a fact.
    """
    with files.opened(path) as sheet:
        return table(path, sheet)


def table(path: str, sheet: Sheet) -> Table:
    """The facts of a sheet, and why other rows are none; errors as for :func:`read`."""
    found: list[Fact] = []
    passed: Counter[str] = Counter()
    layout = headers.read(path, sheet.header)
    others = Others(path, layout)
    comma = sheet.delimiter == ";"
    for line, row in enumerate(sheet.rows, 1):
        one = facts.fact(path, line, layout, row, comma)
        if isinstance(one, str):
            passed[one] += 1
        else:
            others.add(one, row)
            found.append(one)
    if not found:
        why = "; ".join(f"{reason} ({count:,})" for reason, count in passed.most_common(5))
        raise SettingsError(f"{path}: no row is a fact{': ' + why if why else ', for there are none'}")
    return Table(path, layout.dialect, tuple(found), tuple(passed.most_common()))


class Others:
    """Watches that rows of one series do not differ in a dimension that the schema has no place for."""

    def __init__(self, path: str, layout: Layout) -> None:
        self.path = path
        self.layout = layout
        self.seen: dict[tuple[object, ...], tuple[int | None, tuple[tuple[str, str], ...]]] = {}

    def add(self, fact: Fact, row: Sequence[str]) -> None:
        """Look at one more row; raises SettingsError."""
        if not self.layout.others:
            return
        told = tuple(facts.telling(self.layout, row))
        first, before = self.seen.setdefault(series(fact), (fact.line, told))
        for (name, a), (_, b) in zip(before, told, strict=True):
            if a != b:
                raise SettingsError(
                    f"{self.path}: rows {first} and {fact.line} differ in the column {name} alone "
                    f"({a[:60]}, {b[:60]}), for which there is no place; keep the rows of one of its codes"
                )


def series(fact: Fact) -> tuple[object, ...]:
    """What a fact is of."""
    return (
        fact.reporter, fact.partner, fact.flow, fact.measure, fact.commodity, fact.names, fact.period, fact.unit,
        fact.valuation, fact.trade_system, fact.source, fact.vintage,
    )  # fmt: skip
