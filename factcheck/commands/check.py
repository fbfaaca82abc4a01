"""``factcheck check``: what cannot be true together in some articles."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.console import colored, columns, complain, complain_of
from factcheck.options import configurations_of, file_like, reading_options
from factcheck.reports import AUTO, FORMATS
from factcheck.settings import FAIL_ON
from factcheck.sources import STDIN

if TYPE_CHECKING:
    from factcheck.baselines import Baseline
    from factcheck.changes import Changes
    from factcheck.configuration import Configurations
    from factcheck.configuration.merging import Configuration
    from factcheck.model import Run
    from factcheck.outputs import Target

DIFF = "Only what has changed since a branch, tag or commit of git; without PATH of the whole working tree."
BASELINE = "Findings that are known and do not count; see `factcheck baseline`."
OUTPUT = "Write there and not to the screen; with FORMAT=FILE beside it. May be given several times."
STATISTICS = "Say what each rule did and how long it took, on standard error; checks all anew in one process."


@click.command()
@partial(reading_options, paths=False)
@click.option("--format", "form", type=click.Choice((AUTO, *FORMATS)), help="Default: auto.")
@click.option("--output", "files", multiple=True, metavar="[FORMAT=]FILE", shell_complete=file_like, help=OUTPUT)
@click.option("--diff", metavar="REV", help=DIFF)
@click.option("--baseline", type=click.Path(path_type=Path), metavar="FILE", help=BASELINE)
@click.option("--fail-on-stale", is_flag=True, help="Exit with 1 also for entries of the baseline without a finding.")
@click.option("--ignore-suppressions", is_flag=True, help="Findings count although they are suppressed.")
@click.option("--fail-on", type=click.Choice(FAIL_ON), help="Default: contradiction.")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Default: auto.")
@click.option("-q", "--quiet", is_flag=True, help="Show contradictions and the verdict only.")
@click.option("-v", "--verbose", is_flag=True, help="Also show notes and what agrees.")
@click.option("--explain", is_flag=True, help="Also show how each figure was read and bound, and what was refused.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes; default: as many as are worth it.")
@click.option("--statistics", is_flag=True, help=STATISTICS)
@click.option("--no-cache", is_flag=True, help="Check every file anew, and remember nothing.")
@click.option("--watch", is_flag=True, help="Check again whenever something changes, until interrupted.")
def check(
    paths: tuple[str, ...], form: str | None, files: tuple[str, ...], fail_on: str | None, color: str, quiet: bool,
    verbose: bool, explain: bool, jobs: int | None, statistics: bool, no_cache: bool, diff: str | None,
    baseline: Path | None, fail_on_stale: bool, watch: bool, **reading: Any,
) -> int:  # fmt: skip
    """Check articles: files, directories, or - for standard input.

    The format auto is annotations (github) inside of a GitHub action, and findings in full everywhere else.
    """
    if quiet and verbose:
        raise click.UsageError("--quiet and --verbose exclude each other")
    given = {"fail_on": fail_on, "format": form, "jobs": jobs, "cache": False if no_cache else None}
    shown = (color, quiet, verbose, explain)
    asked = Asked(paths, reading, given, files, shown, statistics, diff, baseline, fail_on_stale)
    return watched(asked) if watch else once(asked)[1]


@dataclass(frozen=True, slots=True)
class Asked:
    """What one call of the command asks for."""

    paths: tuple[str, ...]
    reading: dict[str, Any]
    given: dict[str, Any]
    """More of the command line, by the key of the configuration; None where it does not say."""
    files: tuple[str, ...]
    shown: tuple[str, bool, bool, bool]
    """Whether in colours, and whether quiet, verbose, and with explanations."""
    statistics: bool
    diff: str | None
    baseline: Path | None
    fail_on_stale: bool


def planned(asked: Asked) -> tuple[Configurations, Configuration, tuple[Target, ...]]:
    """What holds for each file and for the run, and what is written where; raises SettingsError and UsageError."""
    from factcheck import outputs

    told = configurations_of(asked.reading, **asked.given)
    run = told.run(asked.paths)
    targets = outputs.targets(run.value("format"), asked.files or run.outputs)
    if asked.shown[-1] and "full" not in {form for form, _ in targets}:
        raise click.UsageError("--explain is for the format full; json and html hold what it shows")
    return told, run, targets


def once(asked: Asked) -> tuple[Run, int]:
    """Check and write what was found; the run and its exit status."""
    from factcheck import cache, outputs, runs
    from factcheck.progress import Progress
    from factcheck.statistics import measured

    told, run, targets = planned(asked)
    settings = run.settings()
    known, changed = old(asked.paths, asked.diff, asked.baseline or run.path("baseline"), asked.fail_on_stale)
    paths = asked.paths or (changed.whole if changed else ())
    sieves = [sieve for sieve in (outputs.Written(targets), known, changed) if sieve]
    progress = Progress(sys.stderr if sys.stderr.isatty() else None)
    kept = cache.Cache(cache.home(run.value("cache-dir"))) if run.value("cache") and not asked.statistics else None
    means = runs.Means(1 if asked.statistics else run.value("jobs"), kept, progress.step)
    try:
        done, timing = measured(lambda: runs.check(paths, told, means, sieves), asked.statistics)
    finally:
        progress.clear()
    color, *wanted = asked.shown
    for form, file in targets:
        painted = colored(color, to_file=file is not None)
        outputs.write(done, outputs.view(settings, columns(), painted, *wanted), form, file)
    sys.stderr.write(timing)
    complain_of(done.failures)
    status = runs.status(done, settings)
    if asked.fail_on_stale and known and known.stale():
        complain(known.staleness())
        return done, status or 1
    return done, status


def watched(asked: Asked) -> int:
    """Check again and again, until somebody interrupts; raises UsageError."""
    from factcheck import intake, watching

    if STDIN in asked.paths:
        raise click.UsageError("--watch is for files and directories, and standard input is neither")
    _, run, targets = planned(asked)
    paths = asked.paths or (".",)
    baseline = asked.baseline or run.path("baseline")

    def files() -> list[str]:
        found = intake.units(paths, planned(asked)[0])
        return [unit.path for unit in found if isinstance(unit, intake.Unit)]

    others = [str(path) for path in (baseline, asked.reading["config"]) if path]
    watching.watch(paths, lambda: once(asked)[0], files, others, [str(file) for _, file in targets if file])
    return 0


def old(
    paths: tuple[str, ...], diff: str | None, baseline: Path | None, fail_on_stale: bool
) -> tuple[Baseline | None, Changes | None]:
    """What is known, and what has changed; raises SettingsError, and UsageError for what does not go together."""
    if not paths and diff is None:
        raise click.UsageError("Missing argument 'PATH...'; only with --diff it may be left out")
    if fail_on_stale and baseline is None:
        raise click.UsageError("--fail-on-stale is about a baseline; name it with --baseline FILE")
    known = changed = None
    if baseline is not None:
        from factcheck.baselines import Baseline

        known = Baseline.load(baseline)
    if diff is not None:
        from factcheck.changes import Changes

        changed = Changes.since(diff, paths)
    return known, changed
