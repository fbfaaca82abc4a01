"""Tables: documented columns and dtypes, exact values beside floats, and pandas users' Series."""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from extras import needs
from sample_report import azerbaijan, quiet, russia_iran

import factcheck
from factcheck import pipeline, schema, tables
from factcheck.calendars import months
from factcheck.errors import SettingsError
from factcheck.model import Article, Report
from factcheck.schema import Column

FRAMES: dict[str, tuple[Any, tuple[Column, ...]]] = {
    "quantities": (tables.quantities_frame, schema.QUANTITY),
    "claims": (tables.claims_frame, schema.CLAIM),
    "findings": (tables.findings_frame, schema.FINDING),
}
DTYPES = {
    "string": "string", "number": "float64", "exact": "object", "boolean": "bool", "date": "datetime64[s]",
    "spans": "object",
}  # fmt: skip


def dtypes(frame: pd.DataFrame) -> dict[str, str]:
    return {name: str(dtype) for name, dtype in frame.dtypes.items()}


def expected(columns: tuple[Column, ...]) -> dict[str, str]:
    integer = {True: "Int64", False: "int64"}
    return {c.name: "category" if c.values else DTYPES.get(c.type) or integer[c.nullable] for c in columns}


def filled(name: str) -> pd.DataFrame:
    """A frame with rows."""
    reports = [russia_iran(), azerbaijan(), quiet()]
    return FRAMES[name][0](reports[0].quantities if name == "quantities" else reports)


@pytest.mark.parametrize("name", FRAMES)
def test_columns_and_dtypes_do_not_depend_on_the_rows(name: str) -> None:
    build, columns = FRAMES[name]
    assert dtypes(filled(name)) == dtypes(build([])) == expected(columns)
    assert len(filled(name)) > 0


@pytest.mark.parametrize("name", FRAMES)
def test_what_may_not_be_missing_is_there(name: str) -> None:
    frame = filled(name)
    assert not [c.name for c in FRAMES[name][1] if not c.nullable and frame[c.name].isna().any()]


@pytest.mark.parametrize("name", FRAMES)
def test_many_frames_are_put_together_with_or_without_rows(name: str) -> None:
    empty, frame = FRAMES[name][0]([]), filled(name)
    together = pd.concat([empty, frame, empty, frame], ignore_index=True)
    assert len(together) == 2 * len(frame)
    assert dtypes(together) == dtypes(frame)


@pytest.mark.parametrize("name", FRAMES)
def test_a_plain_frame_holds_texts_for_what_files_cannot_hold(name: str) -> None:
    build, columns = FRAMES[name]
    given = russia_iran().quantities if name == "quantities" else [russia_iran(), azerbaijan(), quiet()]
    plain, exact = build(given, plain=True), build(given)
    assert "object" not in dtypes(plain).values()
    assert dtypes(plain) == dtypes(build([], plain=True))
    for column in (c.name for c in columns if c.type == "exact"):
        pairs = zip(plain[column], exact[column], strict=True)
        assert all((a is pd.NA and b is None) or Fraction(a) == b for a, b in pairs)


@needs("parquet")
@pytest.mark.parametrize("name", FRAMES)
def test_a_plain_frame_survives_a_parquet_file(name: str, tmp_path: Path) -> None:
    plain = FRAMES[name][0](russia_iran().quantities if name == "quantities" else [russia_iran()], plain=True)
    plain.to_parquet(tmp_path / "a.parquet")
    pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "a.parquet"), plain, check_dtype=False)


def test_a_closed_list_is_a_category_and_severities_have_an_order() -> None:
    frame = filled("findings")
    assert list(frame["severity"].cat.categories) == ["note", "warning", "contradiction"]
    assert set(frame[frame["severity"] >= "warning"]["severity"]) <= {"warning", "contradiction"}
    assert (frame["scope"] <= "sentence").any()
    assert (filled("quantities")["kind"] == "money").any()


def test_a_text_without_figures_is_an_empty_frame_of_the_same_kind() -> None:
    empty = factcheck.extract("").to_frame()
    assert (len(empty), dtypes(empty)) == (0, dtypes(factcheck.extract("It cost $5.").to_frame()))
    assert len(factcheck.check("").to_frame()) == 0


def test_half_a_pair_of_code_units_is_no_trouble() -> None:
    article = Article("Exports rose 5 percent to $7 million from $4 million.", title="\ud800", language="en")
    assert len(factcheck.check(article).to_frame()) == 1


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

    def check(text: str, *, lang: object = None, date: object = None, facts: object = None) -> Report:
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
    assert list(frame.columns) == ["doc", *(c.name for c in schema.FINDING)]


def test_the_index_keeps_its_dtype(seen: list[tuple[str, object, object]]) -> None:
    frame = tables.check_series(pd.Series(["bad"], index=[7]), kind="claims")
    assert (str(frame["doc"].dtype), list(frame["doc"].unique())) == ("int64", [7])
    assert list(frame.columns) == ["doc", *(c.name for c in schema.CLAIM)]
    empty = tables.check_series(pd.Series([], dtype="object"))
    assert (len(empty), len(seen)) == (0, 1)


def test_a_frame_of_texts_with_languages_and_dates(seen: list[tuple[str, object, object]]) -> None:
    day = dt.date(2019, 6, 14)
    texts = pd.DataFrame({"body": ["bad", "good"], "lang": ["en", None], "day": [day, None]})
    tables.check_series(texts, column="body", lang="lang", date="day")
    assert seen == [("bad", "en", day), ("good", None, None)]
    tables.check_series(texts.rename(columns={"body": "text"}), lang="fa")
    assert [call[1] for call in seen[2:]] == ["fa", "fa"]


def test_quantities_of_a_series_of_texts() -> None:
    texts = pd.Series(["It cost $5.", None, "Exports rose 3 percent."], index=list("abc"))
    frame = factcheck.extract_series(texts, lang="en")
    assert list(frame.columns) == ["doc", *(c.name for c in schema.QUANTITY)]
    assert frame[["doc", "surface"]].values.tolist() == [["a", "$5"], ["c", "3 percent"]]
    assert frame.attrs == {"checked": 2, "missing": ("b",), "failed": {}}
    with pytest.raises(SettingsError, match="row 0 holds int"):
        factcheck.extract_series(pd.Series([5]))


def test_progress_sees_every_text(seen: list[tuple[str, object, object]]) -> None:
    shown: list[object] = []

    def progress(items: Any) -> Any:
        for item in items:
            shown.append(item[0])
            yield item

    tables.check_series(pd.Series(["good", None, "bad"]), progress=progress)
    assert (shown, len(seen)) == ([0, 1, 2], 2)


@needs("notebook")
def test_progress_draws_a_bar(seen: list[tuple[str, object, object]], capsys: pytest.CaptureFixture[str]) -> None:
    tables.check_series(pd.Series(["good", None, "bad"]), progress=True)
    assert "3/3" in capsys.readouterr().err
    tables.check_series(pd.Series(["good"]))
    assert (capsys.readouterr().err, len(seen)) == ("", 3)


def test_a_bar_without_its_extra_is_refused_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    with pytest.raises(SettingsError, match=r"pip install 'factcheck\[notebook\]'"):
        factcheck.check_series(pd.Series(["Exports rose 5%."]), progress=True)


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
