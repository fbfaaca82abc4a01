"""What a run of an archive tells a person: how far it is, how fast, how long it will take, and what it came to."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from factcheck import intake, parquet
from factcheck.archive.runs import Plan
from factcheck.archive.supervisor import Done, done
from factcheck.configuration import Configurations
from factcheck.intake import Unit
from factcheck.model import Failure
from factcheck.reports.summary import many

PAUSE = 0.5
"""Seconds between two looks."""


def listed(paths: Sequence[str], configurations: Configurations) -> tuple[list[Unit], list[Failure]]:
    """The files that paths stand for, each with how it is read, and what is none."""
    found = list(intake.units(paths, configurations))
    return [unit for unit in found if isinstance(unit, Unit)], [unit for unit in found if isinstance(unit, Failure)]


def told(units: Iterable[Done], plan: Plan, stream: TextIO) -> Iterator[str]:
    """A line on a terminal while units are done, and one to print at the end."""
    begun = looked = time.monotonic()
    articles = claims = findings = 0
    for finished, unit in enumerate(units, 1):
        articles, claims, findings = articles + unit.articles, claims + unit.claims, findings + unit.findings
        now = time.monotonic()
        if stream.isatty() and now - looked >= PAUSE:
            looked, rate = now, articles / (now - begun)
            left = (now - begun) / finished * (len(plan.left) - finished)
            stream.write(
                f"\r\x1b[K{finished:,} of {many(len(plan.left), 'unit')}, {many(articles, 'article')}, "
                f"{rate:,.0f} a second, {left:,.0f} s left"
            )
            stream.flush()
    if stream.isatty():
        stream.write("\r\x1b[K")
    before = len(plan.units) - len(plan.left)
    kept = f"; {many(before, 'unit')} had been done before" if before else ""
    yield f"{many(articles, 'article')}, {many(claims, 'claim')}, {many(findings, 'finding')}{kept}."


def dead(plan: Plan, out: Path) -> int:
    """How many articles of a record are dead."""
    return sum(parquet.counted(done(out, "dead", split.id)) for split in plan.units)
