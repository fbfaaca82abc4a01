"""What a run found, in the format that was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from factcheck.settings import Settings

if TYPE_CHECKING:
    from factcheck.model import Failure, Report, Severity


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
