"""The only door to DuckDB: the claims of a record as a table that SQL is asked of, on one machine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from factcheck.errors import SettingsError

REMEDY = "install it with: pip install 'factcheck[across]'"
FETCHED = 1000
"""Rows that are held at a time."""


class Duck:
    """The claims of a record; what does not fit into memory is spilled to the disk."""

    def __init__(self, records: Sequence[Path]) -> None:
        """Open some records, the articles of each under names of their own.

        Raises SettingsError where DuckDB is missing, or nothing is there to ask.
        """
        try:
            import duckdb
        except ImportError:
            raise SettingsError(f"this needs DuckDB, the extra across of factcheck; {REMEDY}") from None
        self.connection = duckdb.connect()
        self.connection.execute("SET TimeZone = 'UTC'")
        for number, record in enumerate(records):
            files = str(record / "claims" / "*.parquet").replace("'", "''")
            named = f"{number} || ':' || article" if len(records) > 1 else "article"
            source = f"SELECT * REPLACE ({named} AS article) FROM read_parquet('{files}')"
            try:
                self.connection.execute(f"CREATE VIEW claims_{number} AS {source}")
            except duckdb.Error as error:
                first = str(error).partition("\n")[0]
                what = f"holds no claims ({first}); name what `factcheck archive` wrote"
                raise SettingsError(f"{record}: {what}") from None
        union = " UNION ALL ".join(f"SELECT * FROM claims_{number}" for number in range(len(records)))
        self.connection.execute(f"CREATE VIEW claims AS {union}")

    def rows(self, query: str) -> Iterator[dict[str, Any]]:
        """The rows of a query by the names of their columns."""
        found = self.connection.execute(query)
        names = [column[0] for column in found.description or ()]
        while some := found.fetchmany(FETCHED):
            yield from (dict(zip(names, row, strict=True)) for row in some)

    def close(self) -> None:
        """Let go of everything."""
        self.connection.close()
