"""``factcheck check``: what cannot be true together in some articles."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.console import colored, columns, complain_of
from factcheck.options import reading_options, settings_of
from factcheck.reports import FORMATS
from factcheck.settings import FAIL_ON


@click.command()
@reading_options
@click.option("--format", "form", type=click.Choice(FORMATS), default="full", help="Default: full.")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write there and not to the screen.")
@click.option("--fail-on", type=click.Choice(FAIL_ON), default="contradiction", help="Default: contradiction.")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Default: auto.")
@click.option("-q", "--quiet", is_flag=True, help="Show contradictions and the verdict only.")
@click.option("-v", "--verbose", is_flag=True, help="Also show notes and what agrees.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes; default: as many as are worth it.")
@click.option("--no-cache", is_flag=True, help="Check every file anew, and remember nothing.")
@click.option("--explain", is_flag=True, help="Also show how each figure was read and bound, and what was refused.")
def check(
    paths: tuple[str, ...], form: str, output: Path | None, fail_on: str, color: str, quiet: bool, verbose: bool,
    explain: bool, jobs: int | None, no_cache: bool, **reading: str | None,
) -> int:  # fmt: skip
    """Check articles: files, directories, or - for standard input."""
    from factcheck import cache, outputs, runs

    if quiet and verbose:
        raise click.UsageError("--quiet and --verbose exclude each other")
    if explain and form != "full":
        raise click.UsageError("--explain is for the terminal; json and html hold what it shows")
    settings = settings_of(reading, fail_on)
    view = outputs.view(settings, columns(), colored(color, to_file=output is not None), quiet, verbose, explain)
    means = runs.Means(jobs, None if no_cache else cache.Cache(cache.home()))
    done = runs.check(paths, settings, means)
    outputs.write(done, view, form, output)
    complain_of(done.failures)
    return runs.status(done, settings)
