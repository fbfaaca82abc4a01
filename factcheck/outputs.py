"""What a run found, in the format that was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.errors import SettingsError
from factcheck.model import SEVERITIES
from factcheck.settings import Settings

if TYPE_CHECKING:
    from factcheck.model import Article, Quantities, Run
    from factcheck.reports.view import View

FOR_PEOPLE = frozenset({"full", "concise"})
"""Formats that are written in whatever encoding a terminal speaks; all others are UTF-8."""

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


def write(run: Run, view: View, form: str, output: Path | None = None) -> None:
    """Write a run in one format, to standard output or into a file; raises OutputError."""
    from factcheck import streams

    pieces = gathered(layout(form).render(run, view))
    if output is not None:
        streams.write_pieces(output, pieces)
    else:
        for piece in pieces:
            streams.emit(piece, exact=form not in FOR_PEOPLE)


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
