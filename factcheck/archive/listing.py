"""The files of a run of an archive, and what keeps it from beginning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from factcheck import intake
from factcheck.archive import pages
from factcheck.archive.splits import PAGES, Extractor
from factcheck.configuration import Configurations
from factcheck.errors import SettingsError
from factcheck.intake import Unit
from factcheck.model import Failure
from factcheck.sources import ending
from factcheck.walks import Passed


def listed(
    paths: Sequence[str], configurations: Configurations, out: Path, extractor: Extractor, passed: Passed
) -> tuple[list[Unit], list[Failure]]:  # fmt: skip
    """The files that paths stand for, each with how it is read, and what is none; the record itself is no input.

    Raises SettingsError where the inputs are in the record, where two files would have one name in it, and where there
    are WARC files that cannot be read here.
    """
    record = out.resolve()
    for path in paths:
        if Path(path).resolve().is_relative_to(record):
            raise SettingsError(f"{path}: is in the record itself; name another directory with --out")
    found = list(intake.units(paths, configurations, passed, (PAGES,)))
    units = [unit for unit in found if isinstance(unit, Unit) and not Path(unit.path).resolve().is_relative_to(record)]
    named_once(units)
    if any(ending(unit.path) == PAGES for unit in units):
        pages.loaded(extractor)
    return units, [unit for unit in found if isinstance(unit, Failure)]


def named_once(units: Iterable[Unit]) -> None:
    """Raise SettingsError for two files that reports call by one name."""
    known: dict[str, str] = {}
    for unit in units:
        other = known.setdefault(unit.name, unit.path)
        if other != unit.path:
            raise SettingsError(
                f"{other} and {unit.path} would both be called {unit.name}; "
                "start in a directory above them, or name one that holds both"
            )
