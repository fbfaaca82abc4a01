"""Tables: documented columns and dtypes, exact values beside floats, and pandas users' Series."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pandas as pd
import pytest
from sample_report import azerbaijan, quiet, russia_iran

from factcheck import pipeline, tables
from factcheck.calendars import months
from factcheck.errors import SettingsError
from factcheck.model import Report

FRAMES = {
    "quantities": (tables.quantities_frame, tables.QUANTITY),
    "claims": (tables.claims_frame, tables.CLAIM),
    "findings": (tables.findings_frame, tables.FINDING),
}


def dtypes(frame: pd.DataFrame) -> dict[str, str]:
    return {name: str(dtype) for name, dtype in frame.dtypes.items()}


def expected(columns: dict[str, str]) -> dict[str, str]:
    return {name: str(pd.Series(dtype=dtype).dtype) for name, dtype in columns.items()}


@pytest.mark.parametrize("name", FRAMES)
def test_columns_and_dtypes_do_not_depend_on_the_rows(name: str) -> None:
    build, columns = FRAMES[name]
    given: Any = russia_iran().quantities if name == "quantities" else [russia_iran(), azerbaijan(), quiet()]
    assert dtypes(build(given)) == dtypes(build([])) == expected(columns)
    assert len(build(given)) > 0


def test_values_are_exact_and_float() -> None:
    report = russia_iran()
    frame = tables.quantities_frame(report.quantities)
    assert list(frame["value"]) == [q.value for q in report.quantities]
    assert all(isinstance(v, Decimal | Fraction) for v in frame["value"])
    assert list(frame["value_float"]) == [float(q.value) for q in report.quantities]
    assert list(frame["low"]) == [q.low for q in report.quantities]
    assert [report.article.text[a:b] for a, b in zip(frame["start"], frame["end"], strict=True)] == list(
        frame["surface"]
    )


def test_a_claim_is_a_row_with_its_article_and_period() -> None:
    report = azerbaijan()
    frame = tables.claims_frame([report])
    assert list(frame["id"]) == [c.id for c in report.claims]
    assert set(frame["path"]) == {report.article.path}
    dated = replace(
        report, claims=(replace(report.claims[0], period=months(2018, 1, 6), base_period=months(None, 1, 6)),)
    )
    row = tables.claims_frame([dated]).iloc[0]
    assert (row["period"], row["period_start"], row["period_end"]) == (
        "2018-H1",
        pd.Timestamp(2018, 1, 1),
        pd.Timestamp(2018, 6, 30),
    )
    assert row["base_period"] == "XXXX-H1"


def test_a_finding_is_a_row_with_its_repair() -> None:
    report = russia_iran()
    frame = report.to_frame()
    finding, row = report.findings[0], frame.iloc[0]
    assert (row["rule"], row["severity"]) == (finding.rule, finding.severity)
    assert row["spans"] == tuple((s.start, s.end, s.role) for s in finding.spans)
    assert report.article.text[row["repair_start"] : row["repair_end"]] != row["repair"]
    assert row["repair"] == finding.repairs[0].replacement


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, object, object]]:
    """What the checking function was called with; texts that begin with "bad" have the findings of a seed."""
    calls: list[tuple[str, object, object]] = []

    def check(text: str, *, lang: object = None, date: object = None) -> Report:
        calls.append((text, lang, date))
        if text == "slow":
            raise TimeoutError("regex timed out")
        return russia_iran() if text.startswith("bad") else quiet()

    monkeypatch.setattr(pipeline, "check", check)
    return calls


def test_a_series_of_texts(seen: list[tuple[str, object, object]]) -> None:
    texts = pd.Series(["good", "bad", None, float("nan"), "slow", "bad too"], index=list("abcdef"))
    frame = tables.check_series(texts, lang="en", date="2019-06-14")
    assert list(frame["doc"].unique()) == ["b", "f"]
    assert frame.attrs == {"checked": 3, "missing": ("c", "d"), "failed": {"e": "took too long: regex timed out"}}
    assert [call[0] for call in seen] == ["good", "bad", "slow", "bad too"]
    assert {call[1:] for call in seen} == {("en", "2019-06-14")}
    assert list(frame.columns) == ["doc", *tables.FINDING]


def test_the_index_keeps_its_dtype(seen: list[tuple[str, object, object]]) -> None:
    frame = tables.check_series(pd.Series(["bad"], index=[7]), kind="claims")
    assert (str(frame["doc"].dtype), list(frame["doc"].unique())) == ("int64", [7])
    assert list(frame.columns) == ["doc", *tables.CLAIM]
    empty = tables.check_series(pd.Series([], dtype="object"))
    assert (len(empty), len(seen)) == (0, 1)


def test_a_frame_of_texts_with_languages_and_dates(seen: list[tuple[str, object, object]]) -> None:
    day = dt.date(2019, 6, 14)
    texts = pd.DataFrame({"body": ["bad", "good"], "lang": ["en", None], "day": [day, None]})
    tables.check_series(texts, column="body", lang="lang", date="day")
    assert seen == [("bad", "en", day), ("good", None, None)]
    tables.check_series(texts.rename(columns={"body": "text"}), lang="fa")
    assert [call[1] for call in seen[2:]] == ["fa", "fa"]


def test_progress_sees_every_text(seen: list[tuple[str, object, object]]) -> None:
    shown: list[object] = []

    def progress(items: Any) -> Any:
        for item in items:
            shown.append(item[0])
            yield item

    tables.check_series(pd.Series(["good", None, "bad"]), progress=progress)
    assert (shown, len(seen)) == ([0, 1, 2], 2)


@pytest.mark.parametrize(
    ("texts", "options", "message"),
    [
        (pd.Series([5]), {}, "row 0 holds int"),
        (pd.Series(["a"]), {"column": "text"}, "leave column out"),
        (pd.Series(["a"]), {"kind": "figures"}, "findings or claims"),
        (pd.DataFrame({"a": ["x"], "b": ["y"]}), {}, "name the texts with column="),
        (pd.DataFrame({"a": ["x"]}), {"column": "z"}, "no column 'z'"),
        (["a"], {}, "not list"),
    ],
)
def test_what_cannot_be_understood(texts: Any, options: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        tables.check_series(texts, **options)
