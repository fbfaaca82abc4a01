"""A run over many inputs: what could be read is checked, what could not is kept with its reason."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from factcheck.cache import Cache
from factcheck.configuration import Configurations
from factcheck.externals import Externals
from factcheck.intake import Unit, Watch, each, facts, units
from factcheck.model import SEVERITIES, Article, Failure, Quantities, Remark, Report, Run
from factcheck.reports.summary import added, counts, many, nothing, totals
from factcheck.settings import Settings
from factcheck.spool import Spool
from factcheck.walks import Passed
from factcheck.workers import FEW, results

NAMED = 3
"""Files that a notice names."""
Fail = Callable[[Failure], object]
"""Is told of every input that could not be read."""
Step = Callable[[int, int, Report | Failure], object]
"""Is told of every report: how many files are finished, how many there are, and the report."""


class Sieve(Protocol):
    """Leaves out files before they are read, and findings afterwards; it is asked once for each, in their order."""

    def wants(self, path: str, *, unread: bool = False) -> bool:
        """Whether a file is to be read; for what is ``unread``, missing or empty, whether that is to be told."""

    def sifted(self, report: Report, path: str) -> Report:
        """The report on an article of a file with what counts of it."""

    def notices(self) -> tuple[str, ...]:
        """At the end, what was left out."""


@dataclass(frozen=True, slots=True)
class Means:
    """How a run does its work, which changes nothing of what it finds."""

    jobs: int | None = None
    """Processes; None for as many as are worth it."""
    cache: Cache | None = None
    step: Step | None = None


def check(
    paths: Sequence[str], told: Settings | Configurations, means: Means | None = None, sieves: Sequence[Sieve] = ()
) -> Run:
    """Check every article of every input, in the order in which they were named; ``sieves`` say what counts.

    Raises SettingsError, before anything is checked, for a configuration that cannot be understood.
    """
    means, passed = means or Means(), Passed()
    found = units(paths, told, passed)
    named = [u for u in found if all(s.wants(u.path, unread=isinstance(u, Failure)) for s in sieves)]
    failures = [unit for unit in named if isinstance(unit, Failure)]
    files = [unit for unit in named if isinstance(unit, Unit)]
    readable(files)
    strangers: list[Failure] = []
    spool, total, beside = Spool(), nothing(), Externals()
    for finished, (unit, entries) in enumerate(results(files, means.cache, processes(means.jobs, len(files)))):
        for entry in entries:
            if isinstance(entry, Failure):
                (strangers if entry.foreign and os.path.isdir(unit.argument) else failures).append(entry)
            else:
                beside.add(entry, unit.settings)
                report = sifted(entry, unit.path, sieves)
                spool.add(report)
                total = added(total, **counts(report))
            if means.step:
                means.step(finished, len(files), entry)
    if means.cache:
        means.cache.sweep()
    notices = (*passed.notices, *foreign(strangers), *(notice for sieve in sieves for notice in sieve.notices()))
    remarks, unread = tuple(beside.remarks()), tuple(dict.fromkeys(failures))
    return Run(spool, added(total, errors=len(unread), remarks=len(remarks)), unread, notices, remarks)


def readable(files: Sequence[Unit]) -> None:
    """Raise SettingsError for reference tables that cannot be read, before anything is checked."""
    for settings in {unit.settings for unit in files}:
        facts(settings)


def foreign(found: Sequence[Failure]) -> tuple[str, ...]:
    """What to say of files in a directory that hold no article."""
    names = tuple(dict.fromkeys(failure.path for failure in found))
    if not names:
        return ()
    shown = ", ".join(names[:NAMED]) + (" ..." if len(names) > NAMED else "")
    told = f"{many(len(names), 'file')} of JSON without an article {'was' if len(names) == 1 else 'were'} passed over"
    return (f"{told}: {shown}; --text-field names the field of a text, or exclude them",)


def sifted(report: Report, path: str, sieves: Sequence[Sieve]) -> Report:
    """What counts of a report on an article of a file."""
    for sieve in sieves:
        report = sieve.sifted(report, path)
    return report


def processes(jobs: int | None, files: int) -> int:
    """How many processes are worth it."""
    if jobs is None:
        jobs = processors() if files > FEW else 1
    return max(1, min(jobs, files))


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(reports: Collection[Report], failures: Sequence[Failure] = ()) -> Run:
    """Some reports with what they come to."""
    return Run(reports, totals(reports, failures), tuple(failures))


def status(done: Run, settings: Settings) -> int:
    """The exit status: 3 for an unread input, 1 for a finding that fails the run, 0 otherwise."""
    total = done.totals
    found = {"contradiction": total.contradictions, "warning": total.warnings, "note": total.notes}
    if done.failures:
        return 3
    failed = any(found[s] and settings.fails(s) for s in SEVERITIES)
    return int(failed or (total.remarks > 0 and any(settings.fails(remark.severity) for remark in remarks(done))))


def remarks(done: Run) -> Iterator[Remark]:
    """All remarks on what was to be suppressed."""
    yield from (remark for report in done.reports for remark in report.remarks)
    yield from done.remarks


def extract(
    paths: Sequence[str], told: Settings | Configurations, fail: Fail, watch: Watch | None = None
) -> Iterator[tuple[Article, Quantities]]:
    """The quantities of every article of every input, one by one, so that nothing is kept of what has been read."""
    from factcheck import articles, pipeline

    def work(settings: Settings, article: Article) -> tuple[Article, Quantities]:
        known = articles.article(article, lang=settings.lang, date=settings.date)
        return known, pipeline.extract(known)

    for unit in units(paths, told):
        for found in [unit] if isinstance(unit, Failure) else each(unit, partial(work, unit.settings), watch):
            if isinstance(found, Failure):
                fail(found)
            else:
                yield found
