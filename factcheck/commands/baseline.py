"""``factcheck baseline``: a file of findings that are known, so that only new ones count."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.console import complain_of
from factcheck.errors import SettingsError
from factcheck.options import reading_options, settings_of

if TYPE_CHECKING:
    from factcheck.baseline_files import Entry
    from factcheck.baselines import Baseline

FILE = ".factcheck-baseline.json"
place = click.option(
    "--baseline", "file", type=click.Path(path_type=Path), default=FILE, metavar="FILE", help=f"Default: {FILE}."
)


@click.group()
def baseline() -> None:
    """Keep findings that are known in a file, so that `factcheck check --baseline FILE` counts new ones only.

    An entry names rule, figures and file, and no line: what is moved within its file stays known, another figure makes
    a finding new.
    """


@baseline.command()
@reading_options
@place
@click.option("--force", is_flag=True, help="Overwrite a file that is there.")
def create(paths: tuple[str, ...], file: Path, force: bool, **reading: str | None) -> int:
    """Write all findings of articles into a new baseline."""
    from factcheck.baselines import Baseline

    if file.exists() and not force:
        raise SettingsError(f"{file}: is there; `factcheck baseline update` adds to it, --force overwrites it")
    known = Baseline(file, learning=True)
    return written(paths, reading, known, known.updated)


@baseline.command()
@reading_options
@place
def update(paths: tuple[str, ...], file: Path, **reading: str | None) -> int:
    """Add to a baseline what is new in articles, and remove what is stale; reasons stay."""
    from factcheck.baselines import Baseline

    known = Baseline.load(file, learning=True)
    return written(paths, reading, known, known.updated)


@baseline.command()
@reading_options
@place
def prune(paths: tuple[str, ...], file: Path, **reading: str | None) -> int:
    """Remove from a baseline what is not found in articles any more, and add nothing."""
    from factcheck.baselines import Baseline

    known = Baseline.load(file)
    return written(paths, reading, known, known.pruned)


def written(
    paths: tuple[str, ...], reading: dict[str, str | None], known: Baseline, entries: Callable[[], tuple[Entry, ...]]
) -> int:
    """Check articles, write what the baseline is to hold then, and say what has changed in it; the exit status."""
    from factcheck import cache, runs, streams
    from factcheck.reports.summary import many

    settings = settings_of(reading, "never")
    done = runs.check(paths, settings, runs.Means(cache=cache.Cache(cache.home())), [known])
    stale, kept = sum(entry.count for entry in known.stale()), entries()
    known.save(kept)
    total, files = sum(entry.count for entry in kept), len({entry.key.path for entry in kept})
    streams.emit(
        f"Written: {known.place}: {many(total, 'finding')} in {many(files, 'file')} "
        f"({len(known.new):,} new, {stale:,} removed)\n"
    )
    complain_of(done.failures)
    return runs.status(done, settings)
