"""Calendars: known dates, and the arithmetic of periods."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import calendars as c

NOWRUZ = {
    1357: "1978-03-21", 1366: "1987-03-21", 1375: "1996-03-20", 1379: "2000-03-20",
    1387: "2008-03-20", 1391: "2012-03-20", 1396: "2017-03-21", 1399: "2020-03-20",
    1400: "2021-03-21", 1403: "2024-03-20",
    1404: "2025-03-21", 1405: "2026-03-21",
}  # fmt: skip


@pytest.mark.parametrize(("year", "day"), NOWRUZ.items())
def test_nowruz_of_known_years(year: int, day: str) -> None:
    assert c.nowruz(year).isoformat() == day


@pytest.mark.parametrize(
    ("solar", "day"),
    [
        ((1404, 9, 14), "2025-12-05"),
        ((1399, 9, 14), "2020-12-04"),
        ((1357, 11, 22), "1979-02-11"),
        ((1403, 12, 30), "2025-03-20"),
        ((1402, 12, 29), "2024-03-19"),
        ((1400, 7, 1), "2021-09-23"),
    ],
)
def test_known_days(solar: tuple[int, int, int], day: str) -> None:
    assert c.solar_date(*solar).isoformat() == day
    assert c.to_solar(dt.date.fromisoformat(day)) == solar


@settings(deadline=None)
@given(st.dates(dt.date(700, 1, 1), dt.date(3000, 1, 1)))
def test_there_and_back(day: dt.date) -> None:
    assert c.solar_date(*c.to_solar(day)) == day


@pytest.mark.parametrize("wrong", [(1402, 12, 30), (1400, 13, 1), (1400, 0, 1), (1400, 7, 31), (1400, 1, 0)])
def test_days_that_do_not_exist(wrong: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="no day"):
        c.solar_date(*wrong)


@pytest.mark.parametrize(
    ("period", "label", "cumulative"),
    [
        (c.months(2018, 1, 12), "2018", False),
        (c.months(2018, 1, 6), "2018-H1", True),
        (c.months(2018, 4, 6), "2018-Q2", False),
        (c.months(2018, 1, 7), "2018-01/2018-07", True),
        (c.months(2018, 11, 1), "2018-11/2019-01", False),
        (c.months(None, 3, 3), "XXXX-03", False),
        (c.years(2014, 2017), "2014/2017", False),
        (c.months(1402, 1, 6, "solar_hijri"), "SH1402-H1", True),
        (c.months(1986, 7, 6, "fiscal"), "FY1986/87", False),
        (c.between(dt.date(1987, 2, 28), dt.date(1987, 2, 28)), "1987-02-28", False),
    ],
)
def test_labels_follow_from_the_days(period: c.Period, label: str, cumulative: bool) -> None:
    assert (period.label, period.cumulative) == (label, cumulative)


def test_ends_of_months_stay_ends_of_months() -> None:
    assert c.year_earlier(c.months(2021, 1, 2)).end == dt.date(2020, 2, 29)
    leap = c.between(dt.date(2020, 2, 29), dt.date(2020, 2, 29))
    assert c.year_earlier(leap).label == "2019-02-28"
    assert c.year_earlier(c.months(1404, 1, 12, "solar_hijri")).end == dt.date(2025, 3, 20)


def test_relations_of_periods() -> None:
    half, year, july = c.months(2018, 1, 6), c.years(2018, 2018), c.months(2018, 1, 7)
    assert c.contains(year, half)
    assert c.contains(july, half)
    assert not c.contains(half, year)
    assert c.overlaps(half, july)
    assert not c.overlaps(half, c.months(2018, 7, 12))
    assert c.same_months(half, c.months(2017, 1, 6))
    assert not c.same_months(half, c.months(2017, 1, 7))
    assert c.same_months(c.years(2018, 2018), c.years(2017, 2017))


def test_unknown_years_and_fiscal_years_meet_nothing_else() -> None:
    march = c.months(None, 3, 3)
    assert not c.overlaps(march, c.months(2018, 3, 3))
    assert c.contains(c.months(None, 1, 6), march)
    assert c.same_months(march, c.months(2018, 3, 3))
    assert c.in_year(march, 2018) == c.months(2018, 3, 3)
    assert not c.contains(c.years(1986, 1987), c.months(1986, 7, 6, "fiscal"))


def test_parts() -> None:
    assert c.part(2018, "quarter", -1) == c.months(2018, 10, 12)
    assert c.part(2018, "quarter", 5) is None
