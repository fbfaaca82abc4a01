"""Figures against reference facts; the sentences and what is expected of them are in cases/en/reference.md."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck import cli, proofs, severities
from factcheck.model import Article
from factcheck.reports import json as report_json
from factcheck.reports.view import View
from factcheck.runs import run
from factcheck.settings import Settings

Call = Callable[..., tuple[int, str]]
"""Runs one command: its exit status, and what both streams show."""
FACTS = Path(__file__).parent / "cases" / "en" / "reference.csv"
HEAD = "ref_area,counterpart_area,flow,unit_measure,unit_mult,time_period,obs_value,obs_status,source,vintage\n"
TOLD = "Brazil's exports to Argentina were $18.18 billion in 2021."


def report(text: str, facts: str | Path = FACTS, **known: str) -> factcheck.Report:
    return factcheck.check(Article(text, **known), lang="en", reference=facts)  # type: ignore[arg-type]


def table(place: Path, *rows: str) -> Path:
    file = place / "facts.csv"
    file.write_text(HEAD + "".join(f"{row}\n" for row in rows), "utf-8")
    return file


class TestWhatIsSaid:
    def test_a_difference_names_source_and_date(self) -> None:
        found = report(TOLD).findings[0]
        assert (found.rule, found.severity, found.scope) == ("reference", "warning", "corpus")
        assert found.message == (
            "$18.18 billion differs from 11.88 billion USD (exports, BR to AR, 2021): Brazilian customs, 2022-02-01."
        )

    def test_so_does_a_match(self) -> None:
        [told] = report("Brazil's exports to Argentina were $11.9 billion in 2021.").comparisons
        assert (told.verdict, told.facts[0].source, str(told.facts[0].vintage)) == (
            "agrees",
            "Brazilian customs",
            "2022-02-01",
        )
        assert " agrees with 11.88 billion USD" in told.explanation

    def test_without_a_table_nothing_is_compared(self) -> None:
        assert factcheck.check(TOLD, lang="en").comparisons == ()

    def test_a_fact_never_makes_a_contradiction(self) -> None:
        assert report(TOLD).ok
        raised = severities.weighed(report(TOLD), Settings(severity=(("reference", "contradiction"),)))
        assert raised.ok

    def test_the_rule_can_be_off(self) -> None:
        quiet = severities.weighed(report(TOLD), Settings(severity=(("reference", "off"),)))
        assert (quiet.findings, quiet.comparisons, quiet.coverage.checkable) == ((), (), 0)

    def test_the_proof_can_be_verified(self) -> None:
        found = report(TOLD).findings[0]
        assert found.proof is not None
        assert proofs.check(found.proof) == ""


class TestInPython:
    def test_a_column_of_texts(self) -> None:
        frame = factcheck.check_series(pandas.Series([TOLD, "Nothing."]), lang="en", reference=FACTS)
        assert list(zip(frame["doc"], frame["rule"], frame["severity"], strict=True)) == [(0, "reference", "warning")]

    def test_facts_are_read_once_and_used_often(self) -> None:
        facts = factcheck.read_reference(FACTS, FACTS)
        assert len(factcheck.check(TOLD, lang="en", reference=facts).comparisons) == 1

    def test_a_missing_table(self) -> None:
        with pytest.raises(factcheck.SettingsError, match="nowhere"):
            report(TOLD, "nowhere.csv")


class TestWhichFactCounts:
    def test_one_source_that_agrees_is_enough(self, tmp_path: Path) -> None:
        facts = table(tmp_path, "BR,AR,X,USD,6,2021,11880,,A office,", "BR,AR,X,USD,6,2021,18180,,B office,")
        [told] = report(TOLD, facts).comparisons
        assert (told.verdict, told.facts[0].source) == ("agrees", "B office")

    def test_of_several_vintages_the_last_that_the_article_could_know(self, tmp_path: Path) -> None:
        rows = (f"BR,AR,X,USD,6,2021,{v},,office,2022-0{m}-01" for v, m in ((11000, 1), (11500, 2), (11880, 5)))
        facts = table(tmp_path, *rows)
        found = factcheck.check(TOLD, lang="en", date="2022-03-03", reference=facts)
        assert str(found.comparisons[0].facts[0].vintage) == "2022-02-01"

    def test_the_partner_explains_nothing_where_the_reporter_is_known(self, tmp_path: Path) -> None:
        rows = ("BR,AR,X,USD,6,2021,11880,,office,", "AR,BR,M,USD,6,2021,12400,,another,")
        assert [c.verdict for c in report(TOLD, table(tmp_path, *rows)).comparisons] == ["differs"]
        assert [c.verdict for c in report(TOLD, table(tmp_path, rows[1])).comparisons] == ["mirror"]

    def test_a_forecast_is_no_fact(self, tmp_path: Path) -> None:
        assert report(TOLD, table(tmp_path, "BR,AR,X,USD,6,2021,11880,F,office,")).comparisons == ()

    @pytest.mark.parametrize("whose", ["AR,BR", "BR,AR"])
    def test_whose_turnover_it_is_no_article_tells(self, tmp_path: Path, whose: str) -> None:
        facts = table(tmp_path, f"{whose},TT,USD,9,2021,20.1,,office,")
        told = report("Brazil's trade turnover with Argentina was $24.5 billion in 2021.", facts)
        assert [(c.verdict, f.severity) for c, f in zip(told.comparisons, told.findings, strict=True)] == [
            ("mirror", "note")
        ]

    @pytest.mark.parametrize("unit", ["EUR", "GBP"])
    def test_currencies_are_not_compared(self, tmp_path: Path, unit: str) -> None:
        assert report(TOLD, table(tmp_path, f"BR,AR,X,{unit},6,2021,11880,,office,")).comparisons == ()

    def test_other_languages(self, tmp_path: Path) -> None:
        facts = table(tmp_path, "BR,AR,X,USD,6,2021,11880,,office,")
        text = "Las exportaciones de Brasil a Argentina fueron de 11.880 millones de dólares en 2021."
        [told] = factcheck.check(text, lang="es", reference=facts).comparisons
        assert told.verdict == "agrees"


@settings(max_examples=60, deadline=None)
@given(
    value=st.integers(10_000, 99_999_999),
    before=st.integers(10_000, 99_999_999),
    places=st.integers(0, 2),
)
def test_what_is_rounded_from_a_table_agrees_with_it(
    value: int, before: int, places: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever a table holds, an article that rounds it says the same."""
    facts = table(
        tmp_path_factory.mktemp("facts"),
        f"BR,AR,X,USD,3,2021,{value},,office,",
        f"BR,AR,X,USD,3,2020,{before},,office,",
    )
    rate = (value / before - 1) * 100
    word, shown = ("rose", rate) if rate >= 0 else ("fell", -rate)
    text = (
        f"Brazil's exports to Argentina {word} {shown:.1f} percent in 2021 to ${value / 1000:.{places}f} million "
        f"from ${before / 1000:.{places}f} million in 2020."
    )
    told = report(text, facts)
    assert {one.verdict for one in told.comparisons} == {"agrees"}
    assert not [f for f in told.findings if f.severity != "note"], text


class TestTheCommandLine:
    @pytest.fixture
    def place(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "cache"))
        (tmp_path / "story.txt").write_text(TOLD, "utf-8")
        (tmp_path / "facts.csv").write_text(FACTS.read_text("utf-8"), "utf-8")
        return tmp_path

    @pytest.fixture
    def call(self, place: Path, capfd: pytest.CaptureFixture[str]) -> Call:
        def call(*arguments: str) -> tuple[int, str]:
            status = cli.run(arguments)
            out, err = capfd.readouterr()
            return status, out + err

        return call

    def test_check(self, place: Path, call: Call) -> None:
        status, out = call("check", "story.txt", "--reference", "facts.csv", "--fail-on", "warning")
        assert status == 1
        assert "reference warning: $18.18 billion differs from 11.88 billion USD" in out
        assert "beside reference facts" in out

    def test_what_agrees_is_shown_without_being_asked_for(self, place: Path, call: Call) -> None:
        (place / "story.txt").write_text("Brazil's exports to Argentina were $11.88 billion in 2021.", "utf-8")
        _, out = call("check", "story.txt", "--reference", "facts.csv")
        assert "reference agrees: $11.88 billion agrees with 11.88 billion USD" in out
        assert "agrees" not in call("check", "story.txt", "--reference", "facts.csv", "--quiet")[1]

    def test_compare_as_data(self, place: Path, call: Call) -> None:
        status, out = call("compare", "story.txt", "--reference", "facts.csv", "--format", "jsonl")
        row = json.loads(out)
        assert status == 0
        assert (row["verdict"], row["severity"], row["reference"], row["source"]) == (
            "differs",
            "warning",
            "11880000000",
            "Brazilian customs",
        )

    def test_a_changed_table_is_read_anew(self, place: Path, call: Call) -> None:
        arguments = ("compare", "story.txt", "--reference", "facts.csv", "--format", "csv")
        before = call(*arguments)[1]
        (place / "facts.csv").write_text(FACTS.read_text("utf-8").replace("11880", "18180"), "utf-8")
        assert ",differs," in before
        assert ",agrees," in call(*arguments)[1]

    def test_a_configuration_names_a_table(self, place: Path, call: Call) -> None:
        (place / "factcheck.toml").write_text('reference = ["facts.csv"]\n', "utf-8")
        assert "differs from 11.88" in call("compare", "story.txt")[1]

    def test_without_a_table_the_remedy_is_told(self, place: Path, call: Call) -> None:
        status, out = call("compare", "story.txt")
        assert (status, "--reference FILE" in out) == (2, True)

    @pytest.mark.parametrize("text", ["", "no,such,columns\n1,2,3\n", "\x00\x01"])
    def test_a_broken_table_ends_the_run_before_anything_is_checked(self, place: Path, call: Call, text: str) -> None:
        (place / "facts.csv").write_text(text, "utf-8")
        status, out = call("check", "story.txt", "--reference", "facts.csv")
        assert (status, "facts.csv" in out, "1 article" in out) == (2, True, False)

    def test_what_a_table_says_obeys_nobody(self, place: Path, call: Call) -> None:
        rows = 'BR,AR,X,USD,6,2021,11880,,"=1+1 \x1b[31m<b>\u202e",'
        facts = table(place, rows)
        _, out = call("compare", "story.txt", "--reference", str(facts))
        assert "\x1b" not in out
        assert "\u202e" not in out
        _, csv = call("compare", "story.txt", "--reference", str(facts), "--format", "csv")
        assert "'=1+1" in csv

    def test_parquet(self, place: Path, call: Call) -> None:
        pytest.importorskip("pyarrow")
        assert call("compare", "story.txt", "--reference", "facts.csv", "--output", "told.parquet")[0] == 0
        frame = pandas.read_parquet(place / "told.parquet")
        assert list(frame["verdict"]) == ["differs"]


def test_the_published_schema_takes_comparisons() -> None:
    text = "".join(report_json.render(run([report(TOLD)]), View()))
    told = json.loads(text)
    jsonschema.Draft202012Validator(report_json.schema()).validate(told)
    [one] = told["articles"][0]["comparisons"]
    assert (one["verdict"], one["facts"][0]["value"], one["facts"][0]["period"]["label"]) == (
        "differs",
        "11880000000",
        "2021",
    )
