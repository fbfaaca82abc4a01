"""``factcheck compare``: the figures of articles beside what reference tables state of the same things."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from factcheck.console import colored, columns, complain_of
from factcheck.options import configurations_of, reading_options
from factcheck.settings import FAIL_ON

FORMS = ("table", "csv", "jsonl", "parquet")


@click.command(short_help="Hold the figures of articles against reference tables.")
@reading_options
@click.option("--format", "form", type=click.Choice(FORMS), help="Default: as FILE is called, else table.")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write there and not to the screen.")
@click.option("--fail-on", type=click.Choice(FAIL_ON), help="Exit with 1 for such findings; default: never.")
def compare(paths: tuple[str, ...], form: str | None, output: Path | None, fail_on: str | None, **reading: Any) -> int:
    """Hold the figures of articles against reference tables: what agrees, what differs, and by whose figures.

    Tables are named by --reference, or in the configuration. What differs is a warning at most, since a table may be
    wrong, old or about something else: a revision, another valuation of the goods and the statistics of the partner
    are told as such.
    """
    from factcheck import outputs, runs
    from factcheck.errors import SettingsError

    configurations = configurations_of(reading, fail_on=fail_on or "never")
    run = configurations.run(paths)
    settings = run.settings()
    form = outputs.extraction(form, output)
    done = runs.check(paths, configurations)
    if not run.value("reference") and not any(report.comparisons for report in done.reports):
        raise SettingsError("no reference table is named; name one with --reference FILE")
    outputs.write_comparisons(done, outputs.view(settings, columns(), colored("auto")), form, output)
    complain_of(done.failures)
    return runs.status(done, settings)
