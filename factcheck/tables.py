"""The only door to pandas: quantities, claims and findings as data frames.

The columns are those of ``factcheck.schema``, which says what each means, its unit and whether it may be missing. Texts
have pandas' string dtype (missing is NA), texts of a closed list are categories (ordered where the list is, so that
``frame["severity"] >= "warning"`` works), places are int64 code points, and each exact value stands twice: as Decimal
or Fraction in an object column (``value``) and as float64 beside it (``value_float``), NaN where a range is unbounded.
Every frame has its columns and dtypes even when it has no rows, so that ``pandas.concat`` keeps them. With
``plain=True`` exact values and lists of spans are texts ("392.2", "1/3"), as in the files that ``factcheck extract``
writes, so that a frame can be put into a Parquet file or a database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal

from factcheck import schema
from factcheck.errors import SettingsError
from factcheck.model import Quantity, Report
from factcheck.schema import Column

if TYPE_CHECKING:
    import datetime as dt

    import pandas

    from factcheck.facts import Facts

Progress = Callable[[Iterable[Any]], Iterable[Any]] | bool
"""Wraps the texts while they are worked on; True draws a bar with tqdm, in a notebook or at a terminal."""

DTYPES = {
    "string": "string", "integer": "int64", "number": "float64", "exact": "object", "boolean": "bool",
    "date": "datetime64[s]", "spans": "object",
}  # fmt: skip
"""The dtype of a type of column; whole numbers that may be missing are Int64, closed lists are categories."""

Row = dict[str, Any]
Work = Callable[..., Iterator[Row]]
"""From a text, with ``lang`` and ``date``, to its rows."""


def quantities_frame(quantities: Iterable[Quantity], *, plain: bool = False) -> pandas.DataFrame:
    """One row a quantity, with the columns of ``schema.QUANTITY``."""
    return _frame([schema.quantity(q) for q in quantities], schema.QUANTITY, plain)


def claims_frame(reports: Iterable[Report], *, plain: bool = False) -> pandas.DataFrame:
    """One row a claim, with the columns of ``schema.CLAIM``."""
    return _frame([row for report in reports for row in schema.claims(report)], schema.CLAIM, plain)


def findings_frame(reports: Iterable[Report], *, plain: bool = False) -> pandas.DataFrame:
    """One row a finding, with the columns of ``schema.FINDING``."""
    return _frame([row for report in reports for row in schema.findings(report)], schema.FINDING, plain)


def check_series(
    texts: pandas.Series | pandas.DataFrame,
    *,
    column: str | None = None,
    lang: str | None = None,
    date: str | dt.date | None = None,
    kind: Literal["findings", "claims"] = "findings",
    plain: bool = False,
    progress: Progress = False,
    facts: Facts | None = None,
) -> pandas.DataFrame:
    """Check every text of a Series, or of one column of a DataFrame, against reference facts as well if there are any.

    ``column`` names the texts of a DataFrame; ``lang`` and ``date`` hold for all texts, or name a column of the
    DataFrame that holds one a text; ``progress`` wraps the texts while they are checked, and True draws a bar. The
    result has the columns of :func:`findings_frame` or :func:`claims_frame`, with ``doc`` in front: the index of the
    text in the source. A missing text (None, NaN, NA) has no rows. ``result.attrs`` tells what happened to the texts:
    ``checked`` (how many), ``missing`` (their indices) and ``failed`` (the reason by index, for a text that took too
    long), so that any other text without rows is known to be clean. Raises SettingsError for a value that is no text,
    for a column that does not exist, for an unknown ``kind``, and for a bar without the extra ``notebook``.
    """
    builders: dict[str, tuple[Callable[[Report], Iterator[Row]], tuple[Column, ...]]] = {
        "findings": (schema.findings, schema.FINDING),
        "claims": (schema.claims, schema.CLAIM),
    }
    if kind not in builders:
        raise SettingsError(f"kind is {kind!r}; write {' or '.join(builders)}")
    rows_of, columns = builders[kind]

    def work(text: str, lang: Any, date: Any) -> Iterator[Row]:
        from factcheck import pipeline

        return rows_of(pipeline.check(text, lang=lang, date=date, facts=facts))

    return _series(texts, (column, lang, date), progress, work, (columns, plain))


def extract_series(
    texts: pandas.Series | pandas.DataFrame,
    *,
    column: str | None = None,
    lang: str | None = None,
    date: str | dt.date | None = None,
    plain: bool = False,
    progress: Progress = False,
) -> pandas.DataFrame:
    """Find the quantities of every text of a Series, or of one column of a DataFrame.

    The result has the columns of :func:`quantities_frame`, with ``doc`` in front. Arguments, ``result.attrs`` and
    errors are those of :func:`check_series`.
    """

    def work(text: str, lang: Any, date: Any) -> Iterator[Row]:
        from factcheck import pipeline

        return (schema.quantity(q) for q in pipeline.extract(text, lang=lang, date=date))

    return _series(texts, (column, lang, date), progress, work, (schema.QUANTITY, plain))


def _series(
    texts: Any,
    named: tuple[Any, Any, Any],
    progress: Progress,
    work: Work,
    shape: tuple[tuple[Column, ...], bool],
) -> pandas.DataFrame:
    """The rows of every text behind its index, and in ``attrs`` what happened to the texts."""
    rows: list[Row] = []
    missing: list[Any] = []
    failed: dict[Any, str] = {}
    given = list(_given(texts, *named))
    for index, text, language, day in _watched(given, progress):
        if _absent(text):
            missing.append(index)
            continue
        if not isinstance(text, str):
            raise SettingsError(f"row {index!r} holds {type(text).__name__}, not a text; name the column of the texts")
        try:
            known = {"lang": None if _absent(language) else language, "date": None if _absent(day) else day}
            rows += [{"doc": index, **row} for row in work(text, **known)]
        except TimeoutError as error:
            failed[index] = f"took too long: {error}"
    frame = _frame(rows, *shape)
    frame.insert(0, "doc", _docs(texts, rows))
    checked = len(given) - len(missing) - len(failed)
    frame.attrs |= {"checked": checked, "missing": tuple(missing), "failed": failed}
    return frame


def _watched(given: list[Any], progress: Progress) -> Iterable[Any]:
    """The texts, which somebody watches perhaps; raises SettingsError where tqdm is wanted and not installed."""
    if callable(progress):
        return progress(given)
    if not progress:
        return given
    try:
        from tqdm.auto import tqdm
    except ImportError:
        raise SettingsError(
            "progress=True needs tqdm, which is the extra notebook of factcheck; "
            "install it with: pip install 'factcheck[notebook]'"
        ) from None
    bar: Iterable[Any] = tqdm(given, unit=" texts")
    return bar


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


def _frame(rows: list[Row], columns: tuple[Column, ...], plain: bool) -> pandas.DataFrame:
    """A frame with these columns and their dtypes, whatever the rows."""
    import pandas

    shown = schema.printed if plain else schema.encodable
    values = {c.name: pandas.Series([shown(row[c.name]) for row in rows], dtype=_dtype(c, plain)) for c in columns}
    return pandas.DataFrame(values, columns=[c.name for c in columns])


def _dtype(column: Column, plain: bool) -> Any:
    """The dtype of a column: see :data:`DTYPES`."""
    import pandas

    if plain and DTYPES[column.type] == "object":
        return "string"
    if column.values:
        return pandas.CategoricalDtype(column.values, ordered=column.ordered)
    return "Int64" if column.type == "integer" and column.nullable else DTYPES[column.type]
