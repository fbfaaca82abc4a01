"""Languages that nobody reads here: said once, no coverage, no alarms; and texts in which several languages meet."""

from __future__ import annotations

from pathlib import Path

import pytest
import sample_report

import factcheck
from factcheck import cli
from factcheck.reports import markdown
from factcheck.reports.view import View

SWEDISH = "Exporten ökade med {} procent till 45,6 miljarder kronor från 40,6 miljarder kronor, sade ministern i går."
PERSIAN = (
    "صادرات غیرنفتی ایران در سال گذشته ۱۵٫۳ درصد رشد کرد و به ۴۵٫۶ میلیارد دلار رسید. "
    "این رقم در سال پیش از آن ۴۰٫۶ میلیارد دلار بود و واردات نیز افزایش یافته است. "
)
MENU = "Home News Business Markets Sport Weather About us Contact Subscribe to our newsletter. All rights reserved. "


def test_many_articles_in_no_language_are_one_notice_and_no_alarm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(30):
        (tmp_path / f"{number:02}.txt").write_text(SWEDISH.format(number), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert cli.run(["check", "."]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert text.count("nothing was checked: ") == 1
    assert "notice: 00.txt and 29 more articles: nothing was checked: the language was not recognised" in text
    assert "30 articles, 0 figures:" in text
    assert "0 contradictions, 0 warnings, 0 notes." in text


def test_the_notice_stands_once_in_markdown() -> None:
    reports = [factcheck.check(SWEDISH.format(number)) for number in range(3)]
    text = "".join(markdown.render(sample_report.run(reports), View()))
    assert text.count("nothing was checked: ") == 1
    assert " and 2 more articles: " in text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (MENU + PERSIAN * 3, "fa"),
        (PERSIAN + "WTO, OPEC+ and the IMF agree. " + PERSIAN, "fa"),
        (MENU + SWEDISH.format(5) * 8, "und"),
        ("Exports of صادرات rose 5 percent to $3 million, the ministry said in a statement.", "en"),
    ],
)
def test_texts_in_several_languages(text: str, language: str) -> None:
    report = factcheck.check(text)
    assert (report.language, report.findings) == (language, ())
