"""What a page says beside its findings: what was set aside, what was found by rule, source and date, and over time."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter
from dataclasses import replace

import pytest
from sample_report import azerbaijan, persian, quiet, render, run, russia_iran

from factcheck.model import Remark, Report, Suppressed, Suppression
from factcheck.reports import html, timeline
from factcheck.reports.tallies import MOST, Tally, stretches
from factcheck.reports.view import View


def dated(report: Report, day: dt.date | None, path: str) -> Report:
    """A report on an article of another day and place."""
    return replace(report, article=replace(report.article, date=day, path=path))


def counted(days: dict[dt.date | None, int]) -> dict[dt.date | None, Counter[str]]:
    return {day: Counter(articles=number) for day, number in days.items()}


def test_what_was_set_aside_is_told_with_its_reason() -> None:
    finding = russia_iran().findings[0]
    aside = Suppressed(finding, Suppression("inSource", "asked the ministry"))
    remark = Remark("no finding is ignored here", "seeds/000.txt", 7, 1)
    report = replace(russia_iran(), findings=(), suppressed=(aside,), remarks=(remark,))
    text = render(html, [report])
    for part in ("1 finding set aside: ignored by the article itself, or known before.", "asked the ministry"):
        assert part in text
    assert "seeds/000.txt:7:1" in text
    assert 'class="card' not in text
    assert 'href="#a1-s1"' in text
    assert 'id="a1-s1"' in text


def test_notices_of_a_run_stand_below_the_verdict() -> None:
    text = "".join(html.render(run([quiet()], (), ("3 files were passed over",)), View()))
    assert text.index("<h1") < text.index("3 files were passed over") < text.index('id="findings"')


def test_rules_sources_and_days_are_counted() -> None:
    tally = Tally()
    for report, day, path in (
        (russia_iran(), dt.date(2019, 6, 14), "news/asia/a.txt"),
        (azerbaijan(), dt.date(2019, 6, 14), "news/asia/b.txt"),
        (persian(), None, "news/all.csv:3"),
    ):
        tally.add(dated(report, day, path))
    found = tally.done()
    assert list(found.sources) == ["news/asia", "news/all.csv"]
    assert found.sources["news/asia"]["articles"] == 2
    assert list(found.days) == [dt.date(2019, 6, 14), None]
    assert found.rules[russia_iran().findings[0].rule]["contradiction"] == 1
    assert next(iter(found.rules.values()))["contradiction"] == 1
    assert sum(c["consistent"] for c in found.rules.values()) == sum(
        r.verdict == "consistent" for report in (russia_iran(), azerbaijan(), persian()) for r in report.relations
    )


@pytest.mark.parametrize(
    ("last", "number", "first_label", "last_label"),
    [
        (dt.date(2020, 1, 3), 3, "2020-01-01", "2020-01-03"),
        (dt.date(2021, 2, 3), 14, "2020-01", "2021-02"),
        (dt.date(2025, 5, 3), 22, "2020-Q1", "2025-Q2"),
        (dt.date(2050, 5, 3), 31, "2020", "2050"),
        (dt.date(2060, 5, 3), 5, "2020 to 2029", "2060 to 2069"),
    ],
)
def test_time_is_cut_so_that_its_pieces_can_be_seen(
    last: dt.date, number: int, first_label: str, last_label: str
) -> None:
    found = stretches(counted({dt.date(2020, 1, 1): 1, last: 2, None: 5}))
    assert (len(found), found[0].label, found[-1].label) == (number, first_label, last_label)
    assert (found[0].counts["articles"], found[-1].counts["articles"]) == (1, 2)
    assert number <= MOST
    assert all((b.first - a.last).days == 1 for a, b in itertools.pairwise(found))


def test_the_ends_of_the_calendar_are_no_error() -> None:
    found = stretches(counted({dt.date.min: 1, dt.date.max: 1}))
    assert (found[0].label, found[-1].label) == ("0001 to 0999", "9000 to 9999")


def test_a_chart_over_time_says_in_words_what_it_draws() -> None:
    days = {dt.date(2020, 1, 1): Counter(articles=3, contradiction=2), dt.date(2020, 3, 1): Counter(articles=1)}
    text = timeline.chart(stretches(days))
    assert "<b>2 contradictions</b>, at most 2 at a time" in text
    assert 'aria-label="articles: 2020-01: 3, 2020-03: 1"' in text
    assert "<title>2020-01: 2 contradictions</title>" in text
    assert "warning" not in text
    assert timeline.chart(stretches({dt.date(2020, 1, 1): Counter(articles=3)})) == ""
