"""The only door to DuckDB: the claims of a record as a table that SQL is asked of, on one machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factcheck.errors import SettingsError

REMEDY = "install it with: pip install 'factcheck[across]'"
FETCHED = 1000
"""Rows that are held at a time."""


class Duck:
    """The claims of a record; what does not fit into memory is spilled to the disk."""

    def __init__(self, record: Path) -> None:
        """Open the record; raises SettingsError where DuckDB is missing, or nothing is there to ask."""
        try:
            import duckdb
        except ImportError:
            raise SettingsError(f"this needs DuckDB, the extra across of factcheck; {REMEDY}") from None
        self.connection = duckdb.connect()
        self.connection.execute("SET TimeZone = 'UTC'")
        files = str(record / "claims" / "*.parquet").replace("'", "''")
        try:
            self.connection.execute(f"CREATE VIEW claims AS SELECT * FROM read_parquet('{files}')")
        except duckdb.Error as error:
            first = str(error).partition("\n")[0]
            raise SettingsError(f"{record}: holds no claims ({first}); name what `factcheck archive` wrote") from None

    def rows(self, query: str) -> Iterator[dict[str, Any]]:
        """The rows of a query by the names of their columns."""
        found = self.connection.execute(query)
        names = [column[0] for column in found.description or ()]
        while some := found.fetchmany(FETCHED):
            yield from (dict(zip(names, row, strict=True)) for row in some)

    def close(self) -> None:
        """Let go of everything."""
        self.connection.close()
