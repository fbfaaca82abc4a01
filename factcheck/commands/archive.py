"""``factcheck archive``: any number of articles into a record of Parquet files, on one machine or on a cluster."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from factcheck.console import complain
from factcheck.options import configurations_of, reading_options
from factcheck.settings import parse_size

SCHEMA = "Print the columns of the record, with type, unit and meaning, as Table Schemas."


def show_schema(context: click.Context, _: click.Parameter, asked: bool) -> None:
    """Print the columns of a record, and nothing else."""
    from factcheck import streams
    from factcheck.archive import columns
    from factcheck.reports import json

    if asked:
        streams.emit(json.dumps(columns.published(), indent=2) + "\n", exact=True)
        context.exit()


@click.command(short_help="Check any number of articles into Parquet files.")
@reading_options
@click.option("--schema", is_flag=True, is_eager=True, expose_value=False, callback=show_schema, help=SCHEMA)
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="DIR", help="The record.")
@click.option("--engine", type=click.Choice(("local", "spark")), default="local", help="Default: local.")
@click.option("--master", metavar="URL", help="The master of a Spark cluster; default: as Spark is configured.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes; default: one a processor.")
@click.option("--unit-size", default="16MB", metavar="SIZE", help="Bytes of a table that one unit reads; default 16MB.")
@click.option("--deadline", type=click.FloatRange(min=0, min_open=True), default=60.0, metavar="SECONDS",
              help="How long one article may take; default 60.")  # fmt: skip
@click.option("--extractor", type=click.Choice(("resiliparse", "trafilatura")), default="resiliparse",
              help="What finds the main text of web pages; default resiliparse.")  # fmt: skip
@click.option("--retry", is_flag=True, help="Do units again that have dead articles.")
@click.option("--ignore-suppressions", is_flag=True, help="Findings count although they are suppressed.")
def archive(
    paths: tuple[str, ...], out: Path, engine: str, master: str | None, jobs: int | None, deadline: float,
    unit_size: str, extractor: Any, retry: bool, **reading: Any,
) -> int:  # fmt: skip
    """Check any number of articles and keep what is found as Parquet files: articles, claims, findings, dead.

    A path is a file, a directory, or a pattern in quotation marks, as 'news/**/*.jsonl.gz'. A run that was ended goes
    on where it was when it is started again. Exit status: 0 all done, 3 some articles are among the dead.
    """
    from factcheck import runs
    from factcheck.archive import directory
    from factcheck.archive.listing import listed
    from factcheck.archive.progress import Progress
    from factcheck.archive.runs import Means, run
    from factcheck.archive.splits import splits
    from factcheck.walks import Passed

    passed, out = Passed(), out.absolute()
    units, failures = listed(paths, configurations_of(reading, fail_on="never"), out, extractor, passed)
    with directory.locked(out):
        plan = directory.planned(
            paths, splits(units, piece=parse_size(unit_size), extractor=extractor), out, again=retry
        )
        directory.sweep(plan, out)
        progress = Progress(plan, sys.stderr)
        means = Means("spark" if engine == "spark" else "local", jobs or runs.processors(), master, deadline)
        try:
            for _ in progress.through(run(plan, out, means)):
                pass
        except KeyboardInterrupt:
            complain(progress.interrupted)
            return 130
        directory.sweep(plan, out)
    click.echo(progress.summary)
    for message in (*passed.notices, *(failure.message for failure in failures)):
        complain(message)
    for message in directory.told_of_dead(plan, out):
        complain(message)
    return 3 if failures or directory.dead(plan.units, out) else 0
