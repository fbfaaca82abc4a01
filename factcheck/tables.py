"""The only door to pandas: quantities, claims and findings as data frames.

Text columns have pandas' string dtype (missing is NA), spans are int64 code points, and each exact value stands twice:
as Decimal or Fraction in an object column (``value``) and as float64 beside it (``value_float``), NaN where a range is
unbounded. Every frame has its columns and dtypes even when it has no rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal

from factcheck.errors import SettingsError
from factcheck.model import Claim, Finding, Quantity, Report

if TYPE_CHECKING:
    import datetime as dt

    import pandas

Progress = Callable[[Iterable[Any]], Iterable[Any]]
"""Wraps the texts while they are checked, for instance ``tqdm.tqdm``."""

QUANTITY = {
    "kind": "string", "surface": "string", "value": "object", "value_float": "float64", "value_to": "object",
    "value_to_float": "float64", "low": "object", "low_float": "float64", "high": "object", "high_float": "float64",
    "unit": "string", "currency": "string", "hedge": "string", "noun": "string", "per": "string", "start": "int64",
    "end": "int64",
}  # fmt: skip
"""Columns of :func:`quantities_frame` with their dtypes."""

WHERE = {"path": "string", "title": "string", "language": "string", "date": "datetime64[s]"}
"""Columns that say which article a row is from."""

CLAIM = {
    **WHERE, "id": "string", **QUANTITY, "sentence": "int64", "measure": "string", "flow": "string",
    "reporter": "string", "partner": "string", "subject": "string", "period": "string",
    "period_start": "datetime64[s]", "period_end": "datetime64[s]", "base_period": "string", "direction": "string",
    "vintage": "string", "quoted": "bool", "qualifiers": "string",
}  # fmt: skip
"""Columns of :func:`claims_frame` with their dtypes. Days of a period whose year is unknown are NaT."""

FINDING = {
    **WHERE, "id": "string", "rule": "string", "severity": "string", "scope": "string", "message": "string",
    "surfaces": "string", "start": "int64", "end": "int64", "recomputation": "string", "repair": "string",
    "repair_start": "Int64", "repair_end": "Int64", "spans": "object",
}  # fmt: skip
"""Columns of :func:`findings_frame` with their dtypes.

``start`` and ``end`` embrace all spans; ``spans`` is a tuple of (start, end, role); ``repair`` is the replacement of
the text from ``repair_start`` to ``repair_end``, where there is one.
"""

Row = dict[str, Any]


def quantities_frame(quantities: Iterable[Quantity]) -> pandas.DataFrame:
    """One row a quantity, with the columns of ``QUANTITY``."""
    return _frame([_quantity(q) for q in quantities], QUANTITY)


def claims_frame(reports: Iterable[Report]) -> pandas.DataFrame:
    """One row a claim, with the columns of ``CLAIM``."""
    return _frame([row for report in reports for row in _claims(report)], CLAIM)


def findings_frame(reports: Iterable[Report]) -> pandas.DataFrame:
    """One row a finding, with the columns of ``FINDING``."""
    return _frame([row for report in reports for row in _findings(report)], FINDING)


def check_series(
    texts: pandas.Series | pandas.DataFrame,
    *,
    column: str | None = None,
    lang: str | None = None,
    date: str | dt.date | None = None,
    kind: Literal["findings", "claims"] = "findings",
    progress: Progress | None = None,
) -> pandas.DataFrame:
    """Check every text of a Series, or of one column of a DataFrame.

    ``column`` names the texts of a DataFrame; ``lang`` and ``date`` hold for all texts, or name a column of the
    DataFrame that holds one a text. The result has the columns of :func:`findings_frame` or :func:`claims_frame`, with
    ``doc`` in front: the index of the text in the source. A missing text (None, NaN, NA) has no rows. ``result.attrs``
    tells what happened to the texts: ``checked`` (how many), ``missing`` (their indices) and ``failed`` (the reason by
    index, for a text that took too long), so that any other text without rows is known to be clean. Raises
    SettingsError for a value that is no text, for a column that does not exist and for an unknown ``kind``.
    """
    rows_of, columns = _builder(kind)
    rows: list[Row] = []
    missing: list[Any] = []
    failed: dict[Any, str] = {}
    given = list(_given(texts, column, lang, date))
    for index, text, language, day in given if progress is None else progress(given):
        if _absent(text):
            missing.append(index)
            continue
        try:
            rows += [{"doc": index, **row} for row in rows_of(_checked(index, text, language, day))]
        except TimeoutError as error:
            failed[index] = f"took too long: {error}"
    frame = _frame(rows, columns)
    frame.insert(0, "doc", _docs(texts, rows))
    checked = len(given) - len(missing) - len(failed)
    frame.attrs |= {"checked": checked, "missing": tuple(missing), "failed": failed}
    return frame


def _builder(kind: str) -> tuple[Callable[[Report], Iterator[Row]], dict[str, str]]:
    """What makes the rows of a kind of frame, and its columns."""
    builders: dict[str, tuple[Callable[[Report], Iterator[Row]], dict[str, str]]] = {
        "findings": (_findings, FINDING),
        "claims": (_claims, CLAIM),
    }
    if kind not in builders:
        raise SettingsError(f"kind is {kind!r}; write {' or '.join(builders)}")
    return builders[kind]


def _checked(index: Any, text: Any, lang: Any, date: Any) -> Report:
    """The report on one text."""
    from factcheck import pipeline

    if not isinstance(text, str):
        raise SettingsError(f"row {index!r} holds {type(text).__name__}, not a text; name the column of the texts")
    return pipeline.check(text, lang=None if _absent(lang) else lang, date=None if _absent(date) else date)


def _absent(value: Any) -> bool:
    import pandas

    return value is None or (
        not isinstance(value, str) and pandas.api.types.is_scalar(value) and bool(pandas.isna(value))
    )


def _given(texts: Any, column: str | None, lang: Any, date: Any) -> Iterator[tuple[Any, Any, Any, Any]]:
    """Index, text, language and date of every row."""
    import pandas

    if isinstance(texts, pandas.DataFrame):
        source = _column(texts, column)
        langs = texts[lang] if isinstance(lang, str) and lang in texts.columns else [lang] * len(texts)
        dates = texts[date] if isinstance(date, str) and date in texts.columns else [date] * len(texts)
        yield from zip(texts.index, source, langs, dates, strict=True)
    elif isinstance(texts, pandas.Series):
        if column is not None:
            raise SettingsError("a Series has no columns; leave column out")
        yield from ((index, text, lang, date) for index, text in texts.items())
    else:
        raise SettingsError(f"texts are a pandas Series or DataFrame, not {type(texts).__name__}")


def _column(texts: pandas.DataFrame, column: str | None) -> pandas.Series:
    """The column of the texts: as named, or "text", or the only one."""
    name = column if column is not None else "text" if "text" in texts.columns else None
    if name is None and len(texts.columns) == 1:
        name = texts.columns[0]
    if name is None or name not in texts.columns:
        raise SettingsError(
            f"no column {name!r}; name the texts with column=, one of {', '.join(map(str, texts.columns))}"
        )
    return texts[name]


def _docs(texts: Any, rows: list[Row]) -> Any:
    """The column ``doc``, of the dtype of the source's index."""
    import pandas

    docs = [row["doc"] for row in rows]
    if isinstance(texts.index, pandas.MultiIndex):
        return pandas.Series(docs, dtype="object")
    return pandas.Series(docs, dtype=texts.index.dtype)


def _frame(rows: list[Row], columns: dict[str, str]) -> pandas.DataFrame:
    """A frame with these columns and dtypes, whatever the rows."""
    import pandas

    return pandas.DataFrame(
        {name: pandas.Series([row[name] for row in rows], dtype=dtype) for name, dtype in columns.items()},
        columns=list(columns),
    )


def _quantity(q: Quantity) -> Row:
    exact = {"value": q.value, "value_to": q.value_to, "low": q.low, "high": q.high}
    floats = {f"{name}_float": None if value is None else _float(value) for name, value in exact.items()}
    return {
        **exact, **floats, "kind": q.kind, "surface": q.surface, "unit": q.unit, "currency": q.currency,
        "hedge": q.hedge, "noun": q.noun or None, "per": q.per or None, "start": q.span.start, "end": q.span.end,
    }  # fmt: skip


def _float(value: Any) -> float:
    """The nearest float; infinite where a printed figure exceeds all floats."""
    try:
        return float(value)
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")


def _article(report: Report) -> Row:
    article = report.article
    return {
        "path": article.path or None, "title": article.title or None, "language": report.language, "date": article.date,
    }  # fmt: skip


def _claims(report: Report) -> Iterator[Row]:
    for claim in report.claims:
        yield {**_article(report), **_quantity(claim.quantity), **_claim(claim)}


def _claim(claim: Claim) -> Row:
    period, base = claim.period, claim.base_period
    known = period if period and period.resolved and period.start.year > 1 else None
    return {
        "id": claim.id, "sentence": claim.sentence, "measure": claim.measure, "flow": claim.flow or None,
        "reporter": claim.reporter or None, "partner": claim.partner or None, "subject": claim.subject or None,
        "period": period.label if period else None, "period_start": known.start if known else None,
        "period_end": known.end if known else None, "base_period": base.label if base else None,
        "direction": claim.direction, "vintage": claim.vintage, "quoted": claim.quoted,
        "qualifiers": ", ".join(claim.qualifiers) or None,
    }  # fmt: skip


def _findings(report: Report) -> Iterator[Row]:
    for finding in report.findings:
        yield {**_article(report), **_finding(report, finding)}


def _finding(report: Report, finding: Finding) -> Row:
    repair = finding.repairs[0] if finding.repairs else None
    return {
        "id": finding.id, "rule": finding.rule, "severity": finding.severity, "scope": finding.scope,
        "message": finding.message, "surfaces": " | ".join(report.article.text[s.start : s.end] for s in finding.spans),
        "start": min((s.start for s in finding.spans), default=0),
        "end": max((s.end for s in finding.spans), default=0),
        "recomputation": "\n".join(finding.recomputation) or None, "repair": repair.replacement if repair else None,
        "repair_start": repair.span.start if repair else None, "repair_end": repair.span.end if repair else None,
        "spans": tuple((s.start, s.end, s.role) for s in finding.spans),
    }  # fmt: skip
