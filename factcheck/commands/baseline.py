"""``factcheck baseline``: a file of findings that are known, so that only new ones count."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.console import complain_of
from factcheck.errors import SettingsError
from factcheck.options import configurations_of, reading_options

if TYPE_CHECKING:
    from factcheck.baseline_files import Entry
    from factcheck.baselines import Baseline
    from factcheck.configuration import Configurations

FILE = ".factcheck-baseline.json"
place = click.option(
    "--baseline", "file", type=click.Path(path_type=Path), metavar="FILE", help=f"Default: as configured, or {FILE}."
)


@click.group(short_help="Keep known findings in a file.")
def baseline() -> None:
    """Keep findings that are known in a file, so that `factcheck check --baseline FILE` counts new ones only.

    An entry names rule, figures and file, and no line: what is moved within its file stays known, another figure makes
    a finding new.
    """


@baseline.command()
@reading_options
@place
@click.option("--force", is_flag=True, help="Overwrite a file that is there.")
def create(paths: tuple[str, ...], file: Path | None, force: bool, **reading: Any) -> int:
    """Write all findings of articles into a new baseline."""
    from factcheck.baselines import Baseline

    told = configurations_of(reading, fail_on="never")
    file = file or configured(told, paths)
    if file.exists() and not force:
        raise SettingsError(f"{file}: is there; `factcheck baseline update` adds to it, --force overwrites it")
    known = Baseline(file, learning=True)
    return written(paths, told, known, known.updated)


@baseline.command()
@reading_options
@place
def update(paths: tuple[str, ...], file: Path | None, **reading: Any) -> int:
    """Add to a baseline what is new in articles, and remove what is stale; reasons stay."""
    from factcheck.baselines import Baseline

    told = configurations_of(reading, fail_on="never")
    known = Baseline.load(file or configured(told, paths), learning=True)
    return written(paths, told, known, known.updated)


@baseline.command()
@reading_options
@place
def prune(paths: tuple[str, ...], file: Path | None, **reading: Any) -> int:
    """Remove from a baseline what is not found in articles any more, and add nothing."""
    from factcheck.baselines import Baseline

    told = configurations_of(reading, fail_on="never")
    known = Baseline.load(file or configured(told, paths))
    return written(paths, told, known, known.pruned)


def configured(told: Configurations, paths: tuple[str, ...]) -> Path:
    """The baseline that the configuration of some articles names, or the usual one."""
    return told.run(paths).path("baseline") or Path(FILE)


def written(
    paths: tuple[str, ...], told: Configurations, known: Baseline, entries: Callable[[], tuple[Entry, ...]]
) -> int:
    """Check articles, write what the baseline is to hold then, and say what has changed in it; the exit status."""
    from factcheck import cache, runs, streams
    from factcheck.reports.summary import many

    run = told.run(paths)
    done = runs.check(paths, told, runs.Means(cache=cache.Cache(cache.home(run.value("cache-dir")))), [known])
    stale, kept = sum(entry.count for entry in known.stale()), entries()
    known.save(kept)
    total, files = sum(entry.count for entry in kept), len({entry.key.path for entry in kept})
    streams.emit(
        f"Written: {known.place}: {many(total, 'finding')} in {many(files, 'file')} "
        f"({len(known.new):,} new, {stale:,} removed)\n"
    )
    complain_of(done.failures)
    return runs.status(done, run.settings())
