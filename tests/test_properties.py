"""What holds for every text: the truth is not accused, nothing raises, and what is accused is proved."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sample_report import render
from true_news import News, articles, changes, conversions, news, number, oddities, products

import factcheck
from factcheck import proofs
from factcheck.model import Report
from factcheck.reports import concise
from factcheck.reports import json as json_output

BOUNDED = {"deadline": None, "derandomize": True}
TEXTS = st.text(st.characters(), max_size=300)
"""Any characters, lone surrogates among them."""
WORDS = (
    "$ 12 3.5 1,000 % percent million billion up down from to or than by rose fell exports imports turnover of in 2017 "
    "2018 first half place 45th doubled five-fold points share January-June Friday . , ; ( ) \n\n \ud800 \x00 \u200f "
    "افزایش ۱۲ درصد میلیارد دلار صادرات واردات ٫ به از"
)
PIECES = st.sampled_from(WORDS.split(" "))


def loud(report: Report) -> list[str]:
    return [f"{f.severity} {f.rule}: {f.message}" for f in report.findings if f.severity != "note"]


@settings(max_examples=700, **BOUNDED)
@given(news())
def test_true_series_are_never_accused(told: News) -> None:
    assert loud(factcheck.check(told.text, lang="en")) == [], told.text


@settings(max_examples=200, **BOUNDED)
@given(articles())
@example(
    "The country exported goods worth $6.3 million to Norway in 2018, and imports from Norway amounted to "
    "$7.0 million. Trade turnover with Norway amounted to $13.3 million in 2018. Its exports fell by 49 percent to "
    "$0.5 million from $1.0 million a year earlier."
)
@example(
    "In 2018, trade with Norway reached $61.1 million, with a trade deficit of $9.9 million. In 2018, imports from "
    "Norway were $35.5 million. Exports reached $1.43 billion in 2018, against $1.40 billion in the same period of "
    "2017, up 2 percent."
)
def test_true_series_beside_each_other_are_never_accused(text: str) -> None:
    assert loud(factcheck.check(text, lang="en")) == [], text


@settings(max_examples=200, **BOUNDED)
@given(st.one_of(TEXTS, st.lists(PIECES, max_size=30).map(" ".join), st.lists(PIECES, max_size=30).map("".join)))
@example("\ud800 rose 5% to $2\udfff million from $1 million")
@example("")
def test_any_text_is_read_without_an_error(text: str) -> None:
    for lang in (None, "en", "fa"):
        report = factcheck.check(text, lang=lang)
        assert report.article.text == text
        assert len(report.claims) == len(report.quantities)
        for quantity in report.quantities:
            assert text[quantity.span.start : quantity.span.end] == quantity.surface != ""
        for finding in report.findings:
            assert all(0 <= s.start < s.end <= len(text) for s in finding.spans)


@settings(max_examples=300, **BOUNDED)
@given(oddities())
def test_figures_that_make_no_sense_raise_nothing(text: str) -> None:
    report = factcheck.check(text, lang="en")
    assert proofs.verify(json.loads(render(json_output, (report,)))) == ()


@settings(max_examples=50, **BOUNDED)
@given(TEXTS)
def test_any_text_can_be_reported(text: str) -> None:
    report = factcheck.check(text, lang="en")
    assert json.loads(render(json_output, (report,)))["articles"]
    assert isinstance(render(concise, (report,)), str)


def corrupted(told: News, figure: int, by: int) -> str:
    """The text with one figure multiplied: printed wrongly by a factor, as a digit too many would."""
    printed = told.figures[figure % len(told.figures)].printed
    digits = "".join(c for c in printed if c.isdigit() or c in ".,").strip(".,")
    value = Fraction(digits.replace(",", "")) * by / 4
    decimals = len(digits.partition(".")[2])
    return told.text.replace(printed, printed.replace(digits, number(value, decimals, round)), 1)


@settings(max_examples=300, **BOUNDED)
@given(news(), st.integers(0, 3), st.sampled_from([1, 2, 3, 5, 6, 8, 12, 40]))
def test_every_contradiction_is_proved_also_after_a_round_trip(told: News, figure: int, by: int) -> None:
    report = factcheck.check(corrupted(told, figure, by), lang="en")
    assert all(f.proof for f in report.findings if f.severity == "contradiction")
    assert proofs.verify(json.loads(render(json_output, (report,)))) == ()


@pytest.mark.parametrize("by", [2, 8, 40])
def test_corruptions_are_found(by: int) -> None:
    """The properties above look at something: a rate that is off by so much contradicts its two levels."""
    told = News("Revenue rose 12.5% to $4.5 million from $4.0 million.", ())
    report = factcheck.check(told.text.replace("12.5", number(Fraction(125, 10) * by / 4, 2, round)), lang="en")
    assert [f.severity for f in report.findings] == ["contradiction"]


@settings(max_examples=100, **BOUNDED)
@given(changes())
def test_most_true_changes_are_recomputed(told: News) -> None:
    """Silence comes of checking and not of looking away: a rate between two levels is always related."""
    if {"rate", "previous", "current"} <= {f.name for f in told.figures}:
        report = factcheck.check(told.text, lang="en")
        assert [r for r in report.relations if r.verdict in ("consistent", "note")], told.text


@settings(max_examples=200, **BOUNDED)
@given(st.one_of(conversions(), products()))
def test_true_conversions_and_products_are_recomputed(told: News) -> None:
    report = factcheck.check(told.text, lang="en")
    assert not loud(report), told.text
    assert [r for r in report.relations if r.verdict in ("consistent", "note")], told.text
