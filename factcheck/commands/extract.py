"""``factcheck extract``: the figures of some articles, or of a column of a table."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.console import complain
from factcheck.options import configurations_of, reading_options

if TYPE_CHECKING:
    from factcheck.model import Failure

EXTRACTIONS = ("table", "csv", "jsonl", "parquet")
SCHEMA = "Print the columns of the output, with type, unit and meaning, as a Table Schema."


def show_schema(context: click.Context, _: click.Parameter, asked: bool) -> None:
    """Print the columns of an extraction, and nothing else."""
    from factcheck import schema, streams
    from factcheck.reports import json

    if asked:
        streams.emit(json.dumps(schema.published(), indent=2) + "\n", exact=True)
        context.exit()


@click.command(short_help="List every figure of articles.")
@partial(reading_options, checking=False)
@click.option("--schema", is_flag=True, is_eager=True, expose_value=False, callback=show_schema, help=SCHEMA)
@click.option("--format", "form", type=click.Choice(EXTRACTIONS), help="Default: as FILE is called, else table.")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write there and not to the screen.")
def extract(paths: tuple[str, ...], form: str | None, output: Path | None, **reading: Any) -> int:
    """List every figure of articles, or of a column of a table: what it is, what it may mean, where it stands.

    Rows are written while they are read, so that memory does not grow with the input. A row that cannot be read is
    named on standard error, and all others are there nevertheless.
    """
    from factcheck import intake, outputs, runs, streams
    from factcheck.progress import Progress

    told = configurations_of(reading)
    form = outputs.extraction(form, output)
    waiting = sys.stderr.isatty() and (output is not None or streams.is_file())
    progress = Progress(sys.stderr if waiting else None, lambda: intake.size(paths, told))
    failed = 0

    def fail(failure: Failure) -> None:
        nonlocal failed
        failed += 1
        progress.clear()
        complain(failure.message)

    found = runs.extract(paths, told, fail, progress.watch if waiting else None)
    try:
        outputs.write_extraction(progress.through(found), form, output)
    finally:
        progress.clear()
    if progress.unread:
        complain(f"articles in no language that factcheck reads: {progress.unread:,}; --lang names a language")
    return 3 if failed else 0
