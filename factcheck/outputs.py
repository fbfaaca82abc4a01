"""What a run found, in the format that was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.errors import SettingsError
from factcheck.settings import Settings

if TYPE_CHECKING:
    from factcheck.model import Article, Failure, Quantities, Report, Severity

LARGE = 50_000
"""Characters that are worth writing."""
EXTRACTIONS = ("table", "csv", "jsonl", "parquet")
"""How quantities can be written."""
ENDS = {".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet"}
"""What the end of the name of a file says of how it is to be written."""


def rendered(
    form: str, reports: Sequence[Report], failures: Sequence[Failure], settings: Settings, *asked: bool
) -> str:
    """The output in one format. Programs get everything; people what they ``asked`` for."""
    options: dict[str, Any] = {"show": severities(settings, *asked[:2])} if form in {"terminal", "concise"} else {}
    if form == "terminal":
        said = dict(zip(("brief", "agreed", "explain"), asked, strict=True))
        options |= {"width": settings.width, "color": settings.color, **said}
    return str(layout(form).render(reports, failures, **options))


def severities(settings: Settings, quiet: bool, verbose: bool) -> tuple[Severity, ...]:
    """What is shown: whatever fails the run always is."""
    from factcheck.model import SEVERITIES

    mildest = "contradiction" if quiet else "note" if verbose else "warning"
    return tuple(s for s in SEVERITIES if SEVERITIES.index(s) <= SEVERITIES.index(mildest) or settings.fails(s))


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
