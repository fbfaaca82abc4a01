"""What a run found, in the format that was asked for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.errors import SettingsError
from factcheck.model import SEVERITIES
from factcheck.reports import AUTO, FORMATS
from factcheck.settings import Settings

if TYPE_CHECKING:
    from factcheck.model import Article, Quantities, Report, Run
    from factcheck.reports.view import RuleCard, View

Target = tuple[str, Path | None]
"""A format and the file that it goes into; None is standard output."""
FOR_PEOPLE = frozenset({"full", "concise"})
"""Formats that are written in whatever encoding a terminal speaks; all others are UTF-8."""

DESCRIBING = frozenset({"sarif"})
"""Formats that tell what each rule is about."""
LARGE = 50_000
"""Characters that are worth writing."""
EXTRACTIONS = ("table", "csv", "jsonl", "parquet")
"""How quantities can be written."""
ENDS = {".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet"}
"""What the end of the name of a file says of how it is to be written."""


def view(
    settings: Settings,
    width: int,
    color: bool,
    quiet: bool = False,
    verbose: bool = False,
    explain: bool = False,
) -> View:
    """What a person asked to see; whatever fails the run is always shown."""
    from factcheck.reports.view import View

    mildest = "contradiction" if quiet else "note" if verbose else "warning"
    shown = tuple(s for s in SEVERITIES if SEVERITIES.index(s) <= SEVERITIES.index(mildest) or settings.fails(s))
    return View(width, color, shown, agreed=verbose, brief=quiet, explain=explain)


def chosen(form: str) -> str:
    """The format that is meant: ``auto`` is annotations inside of a GitHub action, and findings in full elsewhere."""
    if form != AUTO:
        return form
    return "github" if in_action() else "full"


def in_action() -> bool:
    """Whether this is a step of a GitHub action."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def targets(form: str, given: Sequence[str]) -> tuple[Target, ...]:
    """What is to be written where: ``FORMAT=FILE`` beside the screen, a ``FILE`` alone instead of it.

    Raises SettingsError where one place is named twice.
    """
    told = [target(one) for one in given]
    files = [(chosen(name or form), Path(file)) for name, file in told]
    places = [path for _, path in files]
    if twice := next((path for path in places if places.count(path) > 1), None):
        raise SettingsError(f"--output names {twice} twice; give each format a file of its own")
    instead = any(not name for name, _ in told)
    return (*files, *(() if instead else ((chosen(form), None),)))


class Written:
    """A sieve: what a run writes is not read by the next one, where it stands among the articles."""

    def __init__(self, targets: Iterable[Target]) -> None:
        self.places = {os.path.realpath(file) for _, file in targets if file}

    def wants(self, path: str, *, unread: bool = False) -> bool:
        """Whether a file is none of those that are written."""
        return unread or os.path.realpath(path) not in self.places

    def sifted(self, report: Report, path: str) -> Report:
        """The report as it is."""
        return report

    def notices(self) -> tuple[str, ...]:
        """Nothing is to be said."""
        return ()


def target(given: str) -> tuple[str, str]:
    """The format, empty where none is named, and the file; raises SettingsError."""
    form, equals, file = given.partition("=")
    found = (form, file) if equals and form in (*FORMATS, AUTO) else ("", given)
    if not found[1].strip():
        raise SettingsError("--output without the name of a file; write for instance --output json=report.json")
    return found


def write(run: Run, view: View, form: str, output: Path | None = None) -> None:
    """Write a run in one format, to standard output or into a file; raises OutputError.

    In GitHub Actions, what its format has to say beyond the log is added to the summary of the step.
    """
    from factcheck import streams

    # Code scanning of GitHub does not heed suppressions, and would open an alert for each.
    told = replace(view, rules=cards(), suppressed=not in_action()) if form in DESCRIBING else view
    pieces = gathered(layout(form).render(run, told))
    if output is not None:
        streams.write_pieces(output, pieces)
    else:
        for piece in pieces:
            streams.emit(piece, exact=form not in FOR_PEOPLE)
    if form == "github":
        summarise(run)


def summarise(run: Run) -> None:
    """Add a table of all findings to the file that a step of GitHub Actions names for it; raises OutputError."""
    from factcheck import streams

    if place := os.environ.get("GITHUB_STEP_SUMMARY"):
        streams.append(Path(place), gathered(layout("github").summary(run)))


def cards() -> tuple[RuleCard, ...]:
    """All rules and checks of wording: name, docstring and equations."""
    from factcheck import rules, wordings

    stated = tuple((rule.name, rule.doc, rule.equations) for rule in rules.RULES)
    return (*stated, *((wording.name, wording.doc, ()) for wording in wordings.WORDINGS))


def write_report(run: Run, view: View, out: Path) -> tuple[str, ...]:
    """Write a report into a directory: pages, data and a table of the findings; return the names. Raises OutputError.

    Pages of an earlier report that this one does not have are removed.
    """
    from factcheck import parquet, schema, streams

    written = []
    for name, pieces in layout("pages").files(run):
        streams.directory((out / name).parent)
        streams.write_pieces(out / name, gathered(pieces))
        written.append(name)
    streams.sweep(out / "report", "articles-*.html", {Path(name).name for name in written})
    for form, name in (("json", "report.json"), ("markdown", "report.md")):
        write(run, view, form, out / name)
    streams.write_pieces(out / "findings.csv", gathered(layout("delimited").findings(run.reports)))
    data = ("report.json", "report.md", "findings.csv")
    if not parquet.installed():
        return (*written, *data)
    with streams.whole(out / "findings.parquet") as place:
        records = (schema.filed(row) for report in run.reports for row in schema.findings(report))
        parquet.write(place, schema.FINDING, records, schema.VERSION)
    return (*written, *data, "findings.parquet")


def layout(form: str) -> Any:
    """The module of an output, loaded only when it is asked for."""
    return import_module(f"factcheck.reports.{form}")


def extraction(form: str | None, output: Path | None) -> str:
    """How quantities are to be written: as asked, else as the file is called; raises SettingsError."""
    found = form or (ENDS.get(output.suffix.lower(), "table") if output else "table")
    if found == "parquet":
        from factcheck import parquet

        if output is None:
            raise SettingsError("Parquet is written into a file; name it with --output FILE")
        parquet.loaded()
    return found


def write_extraction(found: Iterable[tuple[Article, Quantities]], form: str, output: Path | None) -> None:
    """Write quantities while they are found; a file is there whole or not at all. Raises OutputError."""
    from factcheck import parquet, schema, streams

    written = layout("extraction")
    if output is None:
        for text in gathered(written.pieces(found, form)):
            streams.emit(text, exact=form != "table")
    elif form == "parquet":
        with streams.whole(output) as place:
            parquet.write(place, schema.EXTRACTED, written.records(found), schema.VERSION)
    else:
        streams.write_pieces(output, gathered(written.pieces(found, form)))


def write_comparisons(run: Run, view: View, form: str, output: Path | None) -> None:
    """Write what figures are against reference facts; a file is there whole or not at all. Raises OutputError."""
    from factcheck import parquet, schema, streams

    compared = layout("compared")
    if output is None:
        for text in gathered(compared.render(run, view, form)):
            streams.emit(text, exact=form != "table")
    elif form == "parquet":
        with streams.whole(output) as place:
            parquet.write(place, compared.COLUMNS, compared.records(run.reports), schema.VERSION)
    else:
        streams.write_pieces(output, gathered(compared.render(run, view, form)))


def gathered(pieces: Iterable[str]) -> Iterator[str]:
    """The same text in pieces that are worth writing."""
    held: list[str] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= LARGE:
            yield "".join(held)
            held, size = [], 0
    yield "".join(held)
