"""The five seed articles, as anybody reads and checks them, against what must be found in them and what must not."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sample_report import render

import factcheck
from factcheck import proofs
from factcheck.model import Derived, Finding, Relation, Report
from factcheck.reports import json as json_output

SEEDS = Path(__file__).parent.parent / "seeds"
MILLION, BILLION = 10**6, 10**9


@functools.cache
def seed(number: str) -> Report:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    (article,) = factcheck.read(path)
    return factcheck.check(article)


def printed(report: Report, relation: Relation) -> set[str]:
    return {" ".join(report.article.text[c.span.start : c.span.end].split()) for c in relation.claims}


def related(number: str, rule: str, *figures: str) -> Relation:
    """The relation of a rule over figures that hold these pieces of print."""
    report = seed(number)
    for relation in report.relations:
        surfaces = printed(report, relation)
        if relation.rule == rule and all(any(figure in surface for surface in surfaces) for figure in figures):
            return relation
    shown = [(r.rule, r.verdict, sorted(printed(report, r))) for r in report.relations]
    raise AssertionError(f"no {rule} over {figures}; there are {shown}")


def severities(number: str, severity: str) -> list[Finding]:
    return [f for f in seed(number).findings if f.severity == severity]


def implied(number: str) -> Iterator[Derived]:
    for relation in seed(number).relations:
        yield from relation.derived
    for finding in seed(number).findings:
        yield from finding.derived


def within(derived: Derived, low: float, high: float, unit: int) -> bool:
    """Whether an implied value is the interval that rounds to these ends."""
    ends = (derived.interval.low, derived.interval.high)
    return all(
        e is not None and round(float(e / unit), _places(x)) == x for e, x in zip(ends, (low, high), strict=True)
    )


def _places(number: float) -> int:
    return len(str(number).partition(".")[2]) if number % 1 else 0


def numbers(line: str) -> set[float]:
    """The numbers of a line, at two decimals."""
    words = (word.replace(",", "") for word in line.split())
    return {round(float(word), 2) for word in words if word.replace(".", "", 1).isdigit()}


class TestRussiaAndIran:
    """000: the imports rise by two percentages at once."""

    def test_there_is_exactly_one_contradiction_and_nothing_else(self) -> None:
        (finding,) = seed("000").findings
        assert (finding.severity, finding.rule, finding.scope) == ("contradiction", "growth", "clause")

    def test_its_only_repair_is_an_amount_for_a_percentage(self) -> None:
        (finding,) = severities("000", "contradiction")
        (repair,) = finding.repairs
        text = seed("000").article.text
        assert text[repair.span.start : repair.span.end] == "140.9 percent"
        assert (repair.replacement, repair.slip) == ("$ 140.9 million", "percent-for-money")

    def test_the_repaired_text_is_consistent(self) -> None:
        text = seed("000").article.text
        (repair,) = severities("000", "contradiction")[0].repairs
        repaired = factcheck.check(text[: repair.span.start] + repair.replacement + text[repair.span.end :])
        assert not repaired.findings
        assert any(
            {"35.9 percent", "$ 140.9 million"} <= printed(repaired, r) and r.verdict == "consistent"
            for r in repaired.relations
        )

    @pytest.mark.parametrize(("rate", "ends"), [("35.9", {392.09, 392.45}), ("140.9", {221.23, 221.36})])
    def test_each_percentage_implies_another_earlier_figure(self, rate: str, ends: set[float]) -> None:
        (finding,) = severities("000", "contradiction")
        lines = [line for line in finding.recomputation if line.startswith(rate) and "earlier" in line]
        assert any(ends <= numbers(line) for line in lines), finding.recomputation

    def test_its_proof_holds_after_a_round_trip(self) -> None:
        assert proofs.verify(json.loads(render(json_output, (seed("000"),)))) == ()

    def test_turnover_change_and_rate_agree(self) -> None:
        assert related("000", "growth", "1.7 billion dollars", "$33.9 million", "1.99 percent").verdict == "consistent"

    def test_the_exports_that_are_left_are_derived(self) -> None:
        exports = [d for d in implied("000") if d.name == "exports"]
        assert any(within(d, 1197, 1211, MILLION) for d in exports), exports


@pytest.mark.parametrize("number", ["001", "002"])
def test_interview_and_persian_report_are_silent(number: str) -> None:
    report = seed(number)
    assert report.findings == ()
    assert report.coverage.contradicted == report.coverage.questioned == 0


def test_the_languages_are_detected() -> None:
    assert [seed(f"00{i}").language for i in range(5)] == ["en", "en", "fa", "en", "en"]


class TestInnovation:
    """003: ranks, and a year that is last and this at once."""

    def test_two_warnings_and_no_contradiction(self) -> None:
        assert not severities("003", "contradiction")
        assert sorted(f.rule for f in severities("003", "warning")) == ["named-period", "place-difference"]

    def test_106_to_61_is_45_levels(self) -> None:
        assert related("003", "rank", "106", "61", "45").verdict == "consistent"

    def test_the_45th_place_repeats_the_difference(self) -> None:
        (finding,) = (f for f in severities("003", "warning") if f.rule == "place-difference")
        text = seed("003").article.text
        assert any("45th place" in text[s.start : s.end] for s in finding.spans)

    def test_the_base_of_45_percent_is_derived_and_not_checked(self) -> None:
        relation = related("003", "growth", "$ 50 million", "45%")
        assert relation.verdict == "unverifiable"
        (previous,) = (d for d in relation.derived if d.name == "previous")
        assert within(previous, 27.5, 41.5, MILLION)
        assert "33.7" in previous.explanation or "33.68 to 35.29" in previous.explanation

    def test_five_fold_is_unverifiable(self) -> None:
        report = seed("003")
        (claim,) = (c for c in report.claims if c.quantity.surface == "five-fold")
        assert not [r for r in report.relations if claim in r.claims and r.verdict != "unverifiable"]


class TestRussiaAndAzerbaijan:
    """004: a base that is its own period, in an article whose sums agree."""

    def test_there_is_one_warning_and_nothing_else(self) -> None:
        (finding,) = seed("004").findings
        assert (finding.severity, finding.rule) == ("warning", "own-period")

    def test_the_base_of_the_next_sentence_is_suggested(self) -> None:
        (repair,) = severities("004", "warning")[0].repairs
        text = seed("004").article.text
        assert "first half of the year" in text[repair.span.start : repair.span.end]
        assert "2017" in repair.replacement

    def test_exports_and_imports_add_to_the_turnover(self) -> None:
        relation = related("004", "turnover", "349.23 million", "788.21 million", "1.14 billion")
        assert relation.verdict == "consistent"

    def test_seven_months_are_at_least_six(self) -> None:
        relation = related("004", "cumulative", "1.3 billion", "1.14 billion")
        assert relation.verdict == "consistent"

    @pytest.mark.parametrize(("share", "low", "high"), [("8.54 percent", 13.31, 13.33), ("7.89 percent", 15.83, 17.12)])
    def test_each_share_implies_the_total_of_its_own_period(self, share: str, low: float, high: float) -> None:
        relation = related("004", "share", share)
        assert relation.verdict == "unverifiable"
        (whole,) = (d for d in relation.derived if d.name == "whole")
        assert within(whole, low, high, BILLION), whole


def test_coverage_adds_up() -> None:
    for number in ("000", "001", "002", "003", "004"):
        c = seed(number).coverage
        assert c.figures == c.consistent + c.contradicted + c.questioned + c.unverifiable == len(seed(number).claims)
