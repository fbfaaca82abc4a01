"""How fast a corpus goes through: KB per second of processor time, articles per second, findings, memory.

The corpus is a file of JSON lines, one object an article, or a folder of plain texts.
"""

from __future__ import annotations

import itertools
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import click
from texts import texts

import factcheck


@click.command(help=__doc__)
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--field", default="text", show_default=True, help="The field that holds the article.")
@click.option("--limit", type=click.IntRange(min=1), help="Only so many articles, from the beginning.")
@click.option("--lang", default="en", show_default=True, help='The language; "" to detect it.')
def main(path: Path, field: str, limit: int | None, lang: str) -> None:
    """Measure extract and check over the articles of a file."""
    chosen = tuple(itertools.islice(texts(path, field), limit))
    size = sum(len(text.encode()) for text in chosen) / 1000
    before = peak()
    factcheck.check(chosen[0], lang=lang)
    click.echo(f"{len(chosen)} articles, {size:.0f} KB")
    measured("extract", chosen, size, lambda text: len(factcheck.extract(text, lang=lang)))
    severities: Counter[str] = Counter()
    measured("check", chosen, size, lambda text: counted(severities, factcheck.check(text, lang=lang)))
    found = ", ".join(f"{severities[name]} {name}s" for name in ("contradiction", "warning", "note"))
    click.echo(f"findings: {found}")
    click.echo(f"memory peak: {peak():.0f} MB, of them {before:.0f} MB before the first article")


def measured(name: str, chosen: Sequence[str], size: float, verb: Callable[[str], int]) -> None:
    """Print the speed of one verb over all texts, how many things it found, and its slowest article."""
    things, times = 0, list[float]()
    for text in chosen:
        begin = time.process_time()
        things += verb(text)
        times.append(time.process_time() - begin)
    whole, at = sum(times), max(range(len(times)), key=times.__getitem__)
    click.echo(f"{name}: {size / whole:.0f} KB/s, {len(chosen) / whole:.0f} articles/s, {things} figures")
    slowest = len(chosen[at].encode()) / 1000
    click.echo(f"{name}: the slowest takes {times[at] * 1e3:.0f} ms for {slowest:.1f} KB (article {at + 1})")


def counted(severities: Counter[str], report: factcheck.Report) -> int:
    """Count the findings of a report; the number of its figures."""
    severities.update(finding.severity for finding in report.findings)
    return len(report.quantities)


def peak() -> float:
    """The most memory that this process has held, in MB."""
    unit = 1_000_000 if sys.platform == "darwin" else 1000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


if __name__ == "__main__":
    main()
