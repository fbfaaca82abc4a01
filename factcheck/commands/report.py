"""``factcheck report``: a page about some articles, with its data beside it."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.console import colored, columns, complain_of
from factcheck.options import reading_options, settings_of
from factcheck.settings import FAIL_ON

FILES = (("html", "report.html"), ("json", "report.json"), ("markdown", "report.md"))


@click.command()
@reading_options
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("reports"), metavar="DIR", help="Default: reports."
)
@click.option("--fail-on", type=click.Choice(FAIL_ON), help="Exit with 1 for such findings; default: never.")
def report(paths: tuple[str, ...], out: Path, fail_on: str | None, **reading: str | None) -> int:
    """Write report.html, report.json and report.md about articles into a directory."""
    from factcheck import outputs, runs, streams

    settings = settings_of(reading, fail_on or "never")
    streams.directory(out)
    done = runs.check(paths, settings)
    view = outputs.view(settings, columns(), colored("auto"), quiet=True)
    for form, name in FILES:
        outputs.write(done, view, form, out / name)
    outputs.write(done, view, "full")
    streams.emit(f"Written: {out / 'report.html'}, report.json, report.md\n")
    complain_of(done.failures)
    return runs.status(done, settings)
