"""``factcheck report``: a page about some articles, with its data beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from factcheck.console import colored, columns, complain_of
from factcheck.options import configurations_of, reading_options
from factcheck.settings import FAIL_ON

PAGE = "report.html"


@click.command(short_help="Write a report about articles into a directory.")
@reading_options
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("reports"), metavar="DIR", help="Default: reports."
)
@click.option("--ignore-suppressions", is_flag=True, help="Findings count although they are suppressed.")
@click.option("--fail-on", type=click.Choice(FAIL_ON), help="Exit with 1 for such findings; default: never.")
def report(paths: tuple[str, ...], out: Path, fail_on: str | None, **reading: Any) -> int:
    """Write a report about articles into a directory: report.html, and its data beside it.

    The page opens without a network, a server or a script. Many articles are split into pages in the directory report,
    to which report.html leads. The data are report.json, report.md, findings.csv and, with the extra parquet,
    findings.parquet.
    """
    from factcheck import outputs, runs, streams

    configurations = configurations_of(reading, fail_on=fail_on or "never")
    settings = configurations.run(paths).settings()
    streams.directory(out)
    done = runs.check(paths, configurations)
    view = outputs.view(settings, columns(), colored("auto"), quiet=True)
    names = outputs.write_report(done, view, out)
    outputs.write(done, view, "full")
    streams.emit(f"Written: {told(out, names)}\n")
    complain_of(done.failures)
    return runs.status(done, settings)


def told(out: Path, names: Sequence[str]) -> str:
    """What was written, pages by their number.

    >>> told(Path("out"), ("report.html", "report/articles-0001.html", "report/articles-0002.html", "report.json"))
    'out/report.html, 2 pages in report/, report.json'
    """
    pages = [name for name in names if "/" in name]
    data = [name for name in names if name != PAGE and name not in pages]
    return ", ".join([str(out / PAGE), *([f"{len(pages):,} pages in report/"] if pages else []), *data])
