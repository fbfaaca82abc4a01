"""What each rule did in a run, and how long it took: for whoever wonders which of them costs, or never speaks."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from factcheck.model import Report, Run, Verdict
from factcheck.stopwatch import Laps, running

HEAD = ("rule", "agree", "contradict", "warn", "note", "cannot fail", "ms", "share")


VERDICTS: tuple[Verdict, ...] = ("consistent", "contradiction", "warning", "note", "unverifiable")


@dataclass(frozen=True, slots=True)
class Row:
    """One rule: how many relations, or findings of wording, had each verdict, and milliseconds of processor time."""

    rule: str
    counts: tuple[int, ...]
    milliseconds: float


def measured(work: Callable[[], Run], asked: bool) -> tuple[Run, str]:
    """A run, and a table of what each rule did in it if that is asked for."""
    if not asked:
        return work(), ""
    begun = time.process_time()
    with running() as laps:
        done = work()
    return done, table(rows(done.reports, laps), 1000 * (time.process_time() - begun))


def rows(reports: Iterable[Report], laps: Laps) -> tuple[Row, ...]:
    """A row for each rule that related or found something, the one that took longest first."""
    counted: Counter[tuple[str, Verdict]] = Counter()
    for report in reports:
        related = {r.rule for r in report.relations}
        counted.update((r.rule, r.verdict) for r in report.relations)
        counted.update((f.rule, f.severity) for f in report.findings if f.rule not in related)
    names = {rule for rule, _ in counted} | set(laps.seconds)
    found = (Row(n, tuple(counted[n, v] for v in VERDICTS), 1000 * laps.seconds.get(n, 0.0)) for n in names)
    return tuple(sorted(found, key=lambda row: (-row.milliseconds, row.rule)))


def table(found: Iterable[Row], total: float) -> str:
    """The rows for people; ``total`` is the milliseconds of the whole run, most of which no rule takes.

    >>> print(table((Row("growth", (2, 1, 0, 0, 3), 1.5),), 10.0), end="")
    rule     agree  contradict  warn  note  cannot fail   ms  share
    growth       2           1     0     0            3  1.5    15%
    reading                                              8.5    85%
    """
    listed = tuple(found)
    rest = max(total - sum(row.milliseconds for row in listed), 0.0)
    lines = [HEAD, *(cells(row, total) for row in listed), ("reading", *[""] * 5, f"{rest:,.1f}", part(rest, total))]
    widths = [max(len(line[i]) for line in lines) for i in range(len(HEAD))]
    return "".join(
        "  ".join([line[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(line[1:], widths[1:], strict=True))]) + "\n"
        for line in lines
    )


def cells(row: Row, total: float) -> tuple[str, ...]:
    """One row as texts."""
    return row.rule, *(f"{n:,}" for n in row.counts), f"{row.milliseconds:,.1f}", part(row.milliseconds, total)


def part(milliseconds: float, total: float) -> str:
    """A share in whole percent."""
    return f"{100 * milliseconds / total:.0f}%" if total else "0%"
