"""Mentions of time: what they mean, alone, beside the article's date, and beside another period."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.calendars import months, years
from factcheck.languages import load
from factcheck.periods import Mention, date_line, mentions, resolve

WORDS = (
    "first",
    "half",
    "of",
    "2018",
    "March",
    "31",
    ",",
    "-",
    "/",
    "14",
    "the",
    "year",
    "ended",
    "six",
    "months",
    "last",
    "a",
    "ago",
)
SEEDS = Path(__file__).parent.parent / "seeds"


def read(text: str, code: str = "en", date: str | None = None) -> tuple[Mention, ...]:
    day = dt.date.fromisoformat(date) if date else None
    return mentions(text, load(code), 0, len(text), date=day)


def meaning(text: str, code: str = "en", date: str | None = None) -> list[tuple[str, str | None]]:
    return [(m.relation, m.period and m.period.label) for m in read(text, code, date)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("in 2018", "2018"),
        ("January-June 2018", "2018-H1"),
        ("from January to June 2018", "2018-H1"),
        ("between March and May 2018", "2018-03/2018-05"),
        ("the first half of 2018", "2018-H1"),
        ("the first six months of 2017", "2017-H1"),
        ("Q1 2019", "2019-Q1"),
        ("2Q 2019", "2019-Q2"),
        ("H2 of 2019", "2019-H2"),
        ("the 1987 first quarter", "1987-Q1"),
        ("1985's third quarter", "1985-Q3"),
        ("the last three months of 1986", "1986-Q4"),
        ("nine months of 1986", "1986-01/1986-09"),
        ("October 1986 through January 1987", "1986-10/1987-01"),
        ("the 1986/87 season", "FY1986/87"),
        ("fiscal 1987", "FY1987"),
        ("the third quarter of fiscal 1987", "FY1987-Q3"),
        ("the year ended March 31, 1986", "1985-04/1986-03"),
        ("the quarter ended Feb 28, 1987", "1986-12/1987-02"),
        ("the four weeks ended May 23, 1987", "1987-04-26/1987-05-23"),
        ("in the 12 months to June 1987", "1986-07/1987-06"),
        ("the year to end-March 1987", "1986-04/1987-03"),
        ("on June 14, 2019", "2019-06-14"),
        ("the 3rd of nothing, 5 December 2025", "2025-12-05"),
        ("dated 2019-06-14", "2019-06-14"),
        ("March 3-7, 1987", "1987-03-03/1987-03-07"),
        ("from 2014 to 2017", "2014/2017"),
        ("between 2014 and 2017", "2014/2017"),
        ("the Iranian year 1399", "SH1399"),
        ("(March 2020-March 2021)", "SH1399"),
        ("14 Azar 1404", "SH1404-09-14"),
        ("the June 1987 quarter", "1987-Q2"),
    ],
)
def test_dates_that_stand_by_themselves(text: str, label: str) -> None:
    assert meaning(text) == [("", label)]


@pytest.mark.parametrize(
    ("text", "relation", "label"),
    [
        ("in March", "implied-year", "2018-03"),
        ("in December", "implied-year", "2017-12"),
        ("the first quarter", "implied-year", "2018-Q1"),
        ("the fourth quarter", "implied-year", "2017-Q4"),
        ("the second half of the year", "implied-year", "2018-H2"),
        ("on Feb 28", "implied-year", "2018-02-28"),
        ("on Sept 3", "implied-year", "2018-09-03"),
        ("the nine months ended Sept 30", "implied-year", "2017-01/2017-09"),
        ("last year", "previous-year", "2017"),
        ("this year", "this-year", "2018"),
        ("next year", "next-year", "2019"),
        ("last month", "previous-month", "2018-07"),
        ("this quarter", "this-quarter", "2018-Q3"),
        ("last week", "previous-week", "2018-08-13/2018-08-19"),
        ("the first half of last year", "previous-year", "2017-H1"),
        ("March last year", "previous-year", "2017-03"),
        ("last March", "previous-year", "2017-03"),
        ("last Iranian year", "previous-year", "SH1396"),
        ("so far this year", "year-to-date", "2018-01-01/2018-08-25"),
        ("yesterday", "yesterday", "2018-08-24"),
        ("on Friday", "weekday", "2018-08-24"),
        ("the previous year", "previous-year", None),
        ("a year earlier", "same-period-previous-year", None),
        ("year on year", "same-period-previous-year", None),
        ("the same month last year", "same-period-previous-year", None),
        ("the same period a year ago", "same-period-previous-year", None),
        ("the same period of 2017", "same-period", "2017"),
        ("the last five years", "past", None),
        ("the coming months", "past", None),
        ("two years ago", "earlier", None),
    ],
)
def test_beside_the_day_of_writing(text: str, relation: str, label: str | None) -> None:
    assert meaning(text, date="2018-08-25") == [(relation, label)]


@pytest.mark.parametrize(
    ("text", "relation", "label"),
    [
        ("در سال ۱۴۰۳", "", "SH1403"),
        ("۱۴۰۳", "", "SH1403"),
        ("شش ماهه نخست ۱۴۰۲", "", "SH1402-H1"),
        ("شش‌ماهه نخست سال ۱۴۰۲", "", "SH1402-H1"),
        ("ششماهه نخست سال ۱۴۰۲", "", "SH1402-H1"),
        ("نیمه نخست سال ۲۰۱۸", "", "2018-H1"),
        ("از فروردین تا مرداد ۱۴۰۲", "", "SH1402-01/SH1402-05"),
        ("بهار ۱۴۰۳", "", "SH1403-Q1"),
        ("۱۴ آذر ۱۴۰۴", "", "SH1404-09-14"),
        ("۱۴۰۴/۰۹/۱۴", "", "SH1404-09-14"),
        ("ژانویه ۲۰۲۰", "", "2020-01"),
        ("۱۴ آذر", "implied-year", "SH1404-09-14"),
        ("سه ماهه دوم", "implied-year", "SH1404-Q2"),
        ("هشت ماهه سال جاری", "this-year", "SH1404-01/SH1404-08"),
        ("سال گذشته", "previous-year", "SH1403"),
        ("پارسال", "previous-year", "SH1403"),
        ("امسال", "this-year", "SH1404"),
        ("ماه گذشته", "previous-month", "SH1404-08"),
        ("مدت مشابه سال قبل", "same-period-previous-year", None),
        ("مدت مشابه سال ۱۴۰۱", "same-period", "SH1401"),
        ("سه‌شنبه", "weekday", "SH1404-09-11"),
        ("سه شنبه", "weekday", "SH1404-09-11"),
        ("سهشنبه", "weekday", "SH1404-09-11"),
    ],
)
def test_persian(text: str, relation: str, label: str | None) -> None:
    assert meaning(text, "fa", "2025-12-06") == [(relation, label)]


@pytest.mark.parametrize(
    "text",
    [
        "It may march on in the sun.",
        "in 2000 tonnes",
        "1987 dlrs",
        "worth $2018",
        "2018%",
        "1,987 and 12,018",
        "in five years",
        "an eight-month period",
        "February 31",
        "the first fifteen months",
        "half of the total",
        "a quarter of exports",
    ],
)
def test_what_names_no_period(text: str) -> None:
    assert read(text, date="2018-08-25") == ()


def test_a_month_that_may_be_another_word_in_persian() -> None:
    assert read("به گزارش خبرگزاری مهر", "fa") == ()


def test_weekdays_beside_dates() -> None:
    assert [m.weekday for m in read("on Friday, December 5, 2025")] == [4]
    (mention,) = read("روز جمعه ۱۴ آذر", "fa", "2025-12-06")
    assert mention.weekday == 4
    assert mention.period is not None
    assert mention.period.start.weekday() == 4


def test_an_unknown_year_stays_unknown() -> None:
    (mention,) = read("in the first half of the year")
    assert mention.label == "first half of the year"
    assert mention.period == months(None, 1, 6)
    assert not mention.period.resolved


@pytest.mark.parametrize(
    ("text", "anchor", "label"),
    [
        ("the first half of the year", months(2018, 1, 6), "2018-H1"),
        ("in March", months(2018, 6, 6), "2018-03"),
        ("the previous year", months(2018, 1, 12), "2017"),
        ("a year earlier", months(2018, 1, 7), "2017-01/2017-07"),
        ("two years earlier", months(2018, 3, 3), "2016-03"),
        ("the same period of 2016", months(2018, 1, 9), "2016-01/2016-09"),
        ("the same month last year", months(2018, 3, 3), "2017-03"),
        ("the previous month", months(2018, 1, 1), "2017-12"),
        ("the previous quarter", months(2018, 1, 3), "2017-Q4"),
        ("the previous period", months(2018, 4, 6), "2018-Q1"),
        ("in 2011", months(2018, 1, 6), "2011"),
    ],
)
def test_beside_another_period(text: str, anchor: object, label: str) -> None:
    (mention,) = read(text)
    period = resolve(mention, anchor)  # type: ignore[arg-type]
    assert period is not None
    assert period.label == label


@pytest.mark.parametrize("text", ["last year", "this month", "the last five years", "the same period"])
def test_what_another_period_cannot_say(text: str) -> None:
    (mention,) = read(text)
    assert resolve(mention, years(2018, 2018)) is None


def test_the_dates_of_the_seeds() -> None:
    found = {p.name[:3]: date_line(p.read_text("utf-8-sig"), load("en")) for p in SEEDS.glob("*.txt")}
    assert found == {"000": dt.date(2019, 6, 14), "001": None, "002": None, "003": dt.date(2021, 8, 29), "004": None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("June 14, 2019\n\nTrade grew.", dt.date(2019, 6, 14)),
        ("Published: Friday, 14 June 2019\nTrade grew.", dt.date(2019, 6, 14)),
        ("Trade grew on June 14, 2019.", None),
        ("", None),
    ],
)
def test_lines_with_a_date(text: str, expected: dt.date | None) -> None:
    assert date_line(text, load("en")) == expected


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS)))
def test_no_order_of_words_breaks_a_reader(words: list[str]) -> None:
    text = " ".join(words)
    found = read(text, date="2018-08-25")
    assert all(" ".join(text[m.span.start : m.span.end].split()) == m.label for m in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize("piece", ["March ", "2018 - ", "the first ", "9999999", "of the ", "year ended ", "[last"])
def test_hostile_repetition_is_read_to_the_end(piece: str) -> None:
    text = piece * 5_000
    assert all(m.span.end <= len(text) for m in read(text, date="2018-08-25"))
