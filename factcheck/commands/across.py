"""``factcheck across``: what the articles of a record say of the same series."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.reports.summary import many

SCHEMA = "Print the columns of both tables, with type, unit and meaning, as Table Schemas."


def show_schema(context: click.Context, _: click.Parameter, asked: bool) -> None:
    """Print the columns of what is written, and nothing else."""
    from factcheck import streams
    from factcheck.archive import across
    from factcheck.reports import json

    if asked:
        streams.emit(json.dumps(across.published(), indent=2) + "\n", exact=True)
        context.exit()


@click.command(short_help="Compare what several articles state of one series.")
@click.argument(
    "records", nargs=-1, required=True, type=click.Path(file_okay=False, path_type=Path), metavar="RECORD..."
)
@click.option("--schema", is_flag=True, is_eager=True, expose_value=False, callback=show_schema, help=SCHEMA)
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Default: across in the first RECORD.")
@click.option("--engine", type=click.Choice(("duckdb", "spark")), default="duckdb", help="Default: duckdb.")
@click.option("--master", metavar="URL", help="The master of a Spark cluster; default: as Spark is configured.")
def across(records: tuple[Path, ...], out: Path | None, engine: str, master: str | None) -> int:
    """Compare what several articles state of one series: reporter, partner, flow, subject, unit and period.

    Reads what `factcheck archive` wrote, and writes across.html, conflicts.parquet and series.parquet. Articles that
    differ are a warning at most: revisions, mirror statistics and other definitions are notes. Exit status: 0.
    """
    from factcheck import streams
    from factcheck.archive import across as comparing
    from factcheck.archive import queries, told
    from factcheck.archive.clashes import WARNINGS
    from factcheck.archive.duck import Duck
    from factcheck.archive.spark import Spark

    place = streams.directory(out or records[0] / "across")
    asked = Spark(records, master) if engine == "spark" else Duck(records)
    try:
        found = comparing.clashes(asked)
        comparing.write(asked, found, place)
        wanted = {told.without_period(clashes[0]) for clashes in told.cards(found)[: told.SHOWN]}
        histories = told.histories(asked.rows(queries.timeline()), wanted)
    finally:
        asked.close()
    streams.write_pieces(place / "across.html", told.page(found, histories))
    warnings = sum(one.kind in WARNINGS for one in found)
    told_of = f"{many(warnings, 'conflict')}, {many(len(found) - warnings, 'note')}"
    streams.emit(f"{told_of}.\nWritten: {place / 'across.html'}, conflicts.parquet, series.parquet\n")
    return 0
