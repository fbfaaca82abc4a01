"""``factcheck reference``: tables of facts that claims are compared with."""

from __future__ import annotations

import click

from factcheck.options import file_like


@click.group(short_help="Look at tables of facts, or fetch some.")
def reference() -> None:
    """Look at tables of facts that claims are compared with, or fetch some.

    A table is CSV or Parquet, with the columns that `factcheck reference schema` prints, or SDMX-CSV 1.0 or 2.0.
    """


@reference.command()
def schema() -> None:
    """Print the columns of a table, with type, unit and meaning, as a Table Schema."""
    from factcheck import streams
    from factcheck.reference import columns
    from factcheck.reports import json

    streams.emit(json.dumps(columns.published(), indent=2) + "\n", exact=True)


@reference.command()
@click.argument("file", shell_complete=file_like)
def show(file: str) -> None:
    """Read FILE as a table of facts, and tell which series, periods and sources it holds."""
    from factcheck import reference as tables
    from factcheck import streams
    from factcheck.reference import summary
    from factcheck.reports.display import inert, safe

    found = tables.read(file)
    streams.emit(inert("".join(f"{safe(line)}\n" for line in summary.lines(found))))
