"""How a file is read and what counts of what is found in it, as one frozen value, a part of the key of the cache."""

from __future__ import annotations

import datetime as dt
import string
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, get_args

from factcheck.errors import ArticleError, SettingsError
from factcheck.model import SEVERITIES, Severity

LARGEST = 10_000_000
"""Bytes of the largest article that is read unless a run says otherwise."""
UNITS = {"": 1, "b": 1, "k": 10**3, "kb": 10**3, "m": 10**6, "mb": 10**6, "g": 10**9, "gb": 10**9}
FAIL_ON = (*SEVERITIES, "never")
"""What ``--fail-on`` takes."""
Level = Severity | Literal["off"]
Quotes = Literal["check", "note", "skip"]
QUOTES: tuple[Quotes, ...] = get_args(Quotes)
"""What is done with findings with figures in quotations."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table that are read: its texts, and what it tells of each of them, None where it does not."""

    text: str
    id: str | None = None
    lang: str | None = None
    date: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of those that there are; the texts come first."""
        return tuple(name for name in (self.text, self.id, self.lang, self.date) if name is not None)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of reference facts: its file, and the SHA-256 of what is in it."""

    path: str
    digest: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run was told. ``fail_on`` is the mildest severity that fails it, None where nothing does.

    With ``columns`` inputs are tables and each row is an article; ``max_bytes`` then limits a row.
    """

    lang: str | None = None
    date: dt.date | None = None
    encoding: str | None = None
    max_bytes: int = LARGEST
    fail_on: Severity | None = "contradiction"
    columns: Columns | None = None
    text_field: str | None = None
    """The field of JSON that holds the text of an article; None where the usual names are tried."""
    severity: tuple[tuple[str, Level], ...] = ()
    """Rules, sorted, whose findings have another severity than the engine's, or that are off."""
    quotes: Quotes = "check"
    require_reasons: bool = False
    """Whether a suppression must say why."""
    unused_suppressions: Level = "warning"
    """Severity of the remark on a suppression that suppresses nothing."""
    ignore_suppressions: bool = False
    """Whether suppressed findings count nevertheless."""
    reference: tuple[Table, ...] = ()
    """The tables of facts that figures are held against."""
    stdin_filename: str | None = None
    """The file that standard input is the content of."""

    def fails(self, severity: Severity) -> bool:
        """Whether a finding of this severity fails the run.

        >>> Settings(fail_on="warning").fails("contradiction"), Settings(fail_on="warning").fails("note")
        (True, False)
        """
        return self.fail_on is not None and SEVERITIES.index(severity) <= SEVERITIES.index(self.fail_on)


def missing(name: str, wanted: Sequence[str], there: Sequence[str]) -> ArticleError:
    """What to raise where a column that is wanted is not there, or is there twice."""
    twice = next((column for column in wanted if there.count(column) > 1), None)
    if twice is not None:
        return ArticleError(f"{name}: two columns are called {twice!r}; rename one of them")
    absent = next((column for column in wanted if column not in there), wanted[0])
    return ArticleError(f"{name}: no column {absent!r}; there are {listed(there)}")


def listed(names: Sequence[str]) -> str:
    """The names of columns as an error shows them."""
    return (", ".join(repr(name[:60]) for name in names[:30]) or "none") + (" ..." if len(names) > 30 else "")


def parse_date(text: str) -> dt.date:
    """Read an ISO date; raises SettingsError for anything else.

    >>> parse_date("2019-06-14")
    datetime.date(2019, 6, 14)
    """
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise SettingsError(f"not a date: {text!r}; write year-month-day, for instance 2019-06-14") from None


def parse_size(text: str) -> int:
    """Read a size in bytes; raises SettingsError for anything else.

    >>> parse_size("10 MB"), parse_size("1.5k"), parse_size("900")
    (10000000, 1500, 900)
    """
    folded = text.replace(" ", "").lower()
    number = folded.rstrip(string.ascii_lowercase)
    unit = UNITS.get(folded[len(number) :])
    whole, _, part = number.partition(".")
    if unit is None or not (whole + part).isascii() or not (whole + part).isdigit() or len(number) > 15:
        raise SettingsError(f"not a size: {text!r}; write a number of bytes, or for instance 500k, 10MB, 1GB")
    size = int(Fraction(number) * unit)
    if size < 1:
        raise SettingsError(f"not a size: {text!r}; an article has at least one byte")
    return size
