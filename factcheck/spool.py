"""Reports of a run that may be larger than memory: the first ones are kept, the others lie in a temporary file."""

from __future__ import annotations

import io
import pickle
import tempfile
import weakref
from collections.abc import Collection, Iterator, Sequence
from importlib import import_module
from typing import IO, Any

from factcheck.model import Report

KEPT = 64
"""Reports that are kept in memory."""
ALLOWED = {
    "factcheck.model": None,
    "factcheck.numeric.figure": None,
    "factcheck.numeric.interval": None,
    "factcheck.numeric.proof": None,
    "fractions": {"Fraction"},
    "decimal": {"Decimal"},
    "datetime": {"date"},
}
"""Modules, and what may be made of them: values alone, so that bytes from elsewhere can do nothing but be wrong."""


class Spool(Collection[Report]):
    """Reports in their order, added once and read as often as is wanted; one is in memory at a time."""

    def __init__(self) -> None:
        self.kept: list[Report] = []
        self.file: IO[bytes] | None = None
        self.further = 0

    def add(self, report: Report) -> None:
        """Take a report."""
        if len(self.kept) < KEPT:
            self.kept.append(report)
            return
        if self.file is None:
            self.file = tempfile.TemporaryFile(prefix="factcheck-")  # noqa: SIM115
            weakref.finalize(self, self.file.close)
        self.file.seek(0, io.SEEK_END)
        pickle.dump(report, self.file, pickle.HIGHEST_PROTOCOL)
        self.further += 1

    def __len__(self) -> int:
        return len(self.kept) + self.further

    def __contains__(self, report: object) -> bool:
        return any(report == one for one in self)

    def __iter__(self) -> Iterator[Report]:
        yield from self.kept
        place = 0
        for _ in range(self.further):
            assert self.file is not None
            self.file.seek(place)
            report: Report = pickle.load(self.file)
            place = self.file.tell()
            yield report


def frozen(entries: Sequence[object]) -> bytes:
    """Values of the model as bytes."""
    return pickle.dumps(tuple(entries), pickle.HIGHEST_PROTOCOL)


def thawed(data: bytes) -> tuple[Any, ...]:
    """The values that were frozen; raises ValueError for bytes that are anything else."""
    try:
        found = Values(io.BytesIO(data)).load()
    except (pickle.UnpicklingError, EOFError, ImportError, AttributeError, IndexError, KeyError, TypeError) as error:
        raise ValueError(f"not values of this version: {error}") from None
    if not isinstance(found, tuple):
        raise ValueError("not values of this version")
    return found


class Values(pickle.Unpickler):
    """Reads values of the model and of numbers, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        """A class that may be made; raises UnpicklingError for anything else that is named."""
        names = ALLOWED.get(module, frozenset[str]())
        found = getattr(import_module(module), name, None) if names is None or name in names else None
        if not isinstance(found, type) or found.__module__ not in (module, "_decimal"):
            raise pickle.UnpicklingError(f"{module}.{name} is no value")
        return found
