"""``factcheck archive``: any number of articles into a record of Parquet files, on one machine or on a cluster."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from factcheck.console import complain
from factcheck.options import configurations_of, reading_options
from factcheck.settings import parse_size


@click.command(short_help="Check any number of articles into Parquet files.")
@reading_options
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="DIR", help="The record.")
@click.option("--engine", type=click.Choice(("local", "spark")), default="local", help="Default: local.")
@click.option("--master", metavar="URL", help="The master of a Spark cluster; default: as Spark is configured.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes; default: one a processor.")
@click.option("--unit-size", default="16MB", metavar="SIZE", help="Bytes of a table that one unit reads; default 16MB.")
@click.option("--deadline", type=click.FloatRange(min=0, min_open=True), default=60.0, metavar="SECONDS",
              help="How long one article may take; default 60.")  # fmt: skip
def archive(
    paths: tuple[str, ...], out: Path, engine: str, master: str | None, jobs: int | None, deadline: float,
    unit_size: str, **reading: Any,
) -> int:  # fmt: skip
    """Check any number of articles and keep what is found as Parquet files: articles, claims, findings, dead.

    A run that was ended goes on where it was when it is started again. Exit status: 0 all done, 3 some articles are
    among the dead.
    """
    from factcheck import runs
    from factcheck.archive import progress
    from factcheck.archive.runs import Means, planned, run, sweep
    from factcheck.archive.splits import splits

    configurations = configurations_of(reading, fail_on="never")
    files, failures = progress.listed(paths, configurations)
    out = out.absolute()
    plan = planned(paths, splits(files, piece=parse_size(unit_size)), out)
    sweep(plan, out)
    means = Means("spark" if engine == "spark" else "local", jobs or runs.processors(), master, deadline)
    for line in progress.told(run(plan, out, means), plan, sys.stderr):
        click.echo(line)
    sweep(plan, out)
    for failure in failures:
        complain(failure.message)
    return 3 if failures or progress.dead(plan, out) else 0
