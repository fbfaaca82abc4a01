"""factcheck recomputes the figures in news articles and reports what cannot be true together.

>>> report = check("Imports were $533.1 million, up 35.9 percent or 140.9 percent from 2017.")
>>> report.ok, report.findings[0].repairs[0].replacement
(False, '$140.9 million')
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from factcheck.errors import ArticleError, FactcheckError, LanguageError, ProofError, RuleError, SettingsError
from factcheck.model import (
    Article,
    Binding,
    Claim,
    Comparison,
    Coverage,
    Derived,
    Fact,
    Finding,
    Period,
    Quantities,
    Quantity,
    Relation,
    Repair,
    Report,
    Sentence,
    Span,
)
from factcheck.numeric.interval import Interval
from factcheck.numeric.proof import Proof

if TYPE_CHECKING:
    import pandas

    from factcheck.facts import Facts

__version__ = "0.1.0"
__all__ = [
    "Article",
    "ArticleError",
    "Binding",
    "Claim",
    "Comparison",
    "Coverage",
    "Derived",
    "Fact",
    "FactcheckError",
    "Finding",
    "Interval",
    "LanguageError",
    "Period",
    "Proof",
    "ProofError",
    "Quantities",
    "Quantity",
    "Relation",
    "Repair",
    "Report",
    "RuleError",
    "Sentence",
    "SettingsError",
    "Span",
    "check",
    "check_series",
    "extract",
    "extract_series",
    "read",
    "read_reference",
]


def extract(text: str | Article, *, lang: str | None = None, date: dt.date | str | None = None) -> Quantities:
    """Find the quantities of a text: money, percentages, points, multiples, ranks, counts and measures.

    ``lang`` is a language code such as "en" (detected when not given), ``date`` the article's date as a date or ISO
    text. Raises SettingsError for a date that is none; never raises on the text.

    >>> [(q.kind, str(q.value), q.unit) for q in extract("Exports rose 12.3% to $45.6 billion.", lang="en")]
    [('percent', '12.3', 'percent'), ('money', '45600000000', 'USD')]
    """
    from factcheck import extraction

    return extraction.extract(text, lang=lang, date=date)


def check(
    text: str | Article,
    *,
    lang: str | None = None,
    date: dt.date | str | None = None,
    reference: Facts | str | os.PathLike[str] | None = None,
) -> Report:
    """Recompute the figures of a text against each other. Arguments and errors as for :func:`extract`.

    With a ``reference``, a table of facts or what :func:`read_reference` made of one, figures are also held against
    what it states of the same things: see ``report.comparisons``. Raises SettingsError for a table that cannot be read.

    What an article itself lets stand, by a comment in its file or by "[sic]", is in ``report.suppressed``.

    >>> check("Output rose 5 percent to 210 tonnes from 200 tonnes.", lang="en").ok
    True
    """
    from factcheck import pipeline, suppressions
    from factcheck.settings import Settings

    known = _facts(reference)
    return suppressions.suppressed(pipeline.check(text, lang=lang, date=date, facts=known), Settings())


def read(path: str | os.PathLike[str], *, encoding: str | None = None) -> tuple[Article, ...]:
    """Read the articles of a file: text, Markdown, HTML, JSON, a feed, Word or PDF (see the README for the extras).

    ``encoding`` names the encoding of a text where it is not to be detected. Raises ArticleError, with the reason and
    the remedy, for a file that is missing, unreadable, binary, empty or too large.
    """
    from factcheck import inputs

    return inputs.read(Path(path), encoding=encoding)


def _facts(reference: Facts | str | os.PathLike[str] | None) -> Facts | None:
    """The facts that a caller has named, read only where there are any."""
    if reference is None:
        return None
    from factcheck import references

    return references.given(reference)


def read_reference(*paths: str | os.PathLike[str]) -> Facts:
    """The facts of reference tables: CSV or Parquet with the columns of ``factcheck reference schema``, or SDMX-CSV.

    Raises SettingsError, with the place, the reason and the remedy, for a table that cannot be read.
    """
    from factcheck.facts import Facts
    from factcheck.reference import load

    return Facts(fact for path in paths for fact in load(os.fspath(path)))


def check_series(
    texts: pandas.Series | pandas.DataFrame,
    *,
    column: str | None = None,
    lang: str | None = None,
    date: dt.date | str | None = None,
    kind: Literal["findings", "claims"] = "findings",
    plain: bool = False,
    progress: Callable[[Iterable[Any]], Iterable[Any]] | bool = False,
    reference: Facts | str | os.PathLike[str] | None = None,
) -> pandas.DataFrame:
    """Check a column of texts: one row a finding (or a claim). See :func:`factcheck.tables.check_series`.

    ``reference`` is a table of facts, as for :func:`check`.
    """
    from factcheck import tables

    return tables.check_series(
        texts,
        column=column,
        lang=lang,
        date=date,
        kind=kind,
        plain=plain,
        progress=progress,
        facts=_facts(reference),
    )


def extract_series(
    texts: pandas.Series | pandas.DataFrame,
    *,
    column: str | None = None,
    lang: str | None = None,
    date: dt.date | str | None = None,
    plain: bool = False,
    progress: Callable[[Iterable[Any]], Iterable[Any]] | bool = False,
) -> pandas.DataFrame:
    """Find the quantities of a column of texts: one row a quantity. See :func:`factcheck.tables.extract_series`."""
    from factcheck import tables

    return tables.extract_series(texts, column=column, lang=lang, date=date, plain=plain, progress=progress)
