"""Tables of reference facts as one index of facts, read once a process."""

from __future__ import annotations

import functools
import os
from pathlib import Path

from factcheck.facts import Facts
from factcheck.reference import load
from factcheck.settings import Settings, Table

Reference = Facts | str | os.PathLike[str]
"""Facts, or the file that they are in."""


def facts(settings: Settings) -> Facts | None:
    """The facts of all tables, None where no table is named; raises SettingsError for one that cannot be read."""
    return _facts(settings.reference) if settings.reference else None


def given(reference: Reference) -> Facts:
    """What a caller has named as facts; raises SettingsError for a file that cannot be read."""
    if isinstance(reference, Facts):
        return reference
    told = Path(reference).stat() if Path(reference).exists() else None
    digest = f"{told.st_size} {told.st_mtime_ns}" if told else ""
    return _facts((Table(os.fspath(reference), digest),))


@functools.lru_cache(maxsize=4)
def _facts(tables: tuple[Table, ...]) -> Facts:
    return Facts(fact for table in tables for fact in load(table.path))
