"""Articles from what users hand in, and the language of a text."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from factcheck.articles import article
from factcheck.detect import language
from factcheck.errors import SettingsError
from factcheck.model import Article

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.mark.parametrize("name", sorted(p.name for p in SEEDS.glob("*.txt")))
def test_the_languages_of_the_seeds(name: str) -> None:
    assert language((SEEDS / name).read_text("utf-8-sig")) == ("fa" if name.startswith("002") else "en")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Exports rose 3 percent.", "en"),
        ("$5 million", "en"),
        ("GDP +3.2%", "en"),
        ("Shr 12 cts vs 10 cts", "en"),
        ("صادرات ۳ درصد رشد کرد", "fa"),
        ("Las exportaciones del país crecieron 3 por ciento.", "es"),
        ("Die Ausfuhren stiegen um 3 Prozent auf 5 Millionen Euro.", "de"),
        ("Exporten ökade med 3 procent till 5 miljoner kronor.", None),
        ("Les exportations ont augmenté de 3 % pour atteindre 5 millions.", "fr"),
        ("As exportações do país cresceram 3%.", "pt"),
        ("İhracat yüzde 3 arttı ve 5 milyar dolar oldu.", "tr"),
        ("İxrac 3 faiz artıb və 5 milyon dollar olub.", "az"),
        ("Экспорт вырос на 3 процента.", "ru"),
        ("ارتفعت الصادرات بنسبة 3 في المئة", "ar"),
        ("輸出は3%増加した。", "ja"),
        ("برآمدات میں تین فیصد اضافہ ہوا ہے", None),
        ("निर्यात में 3 प्रतिशत की वृद्धि हुई।", "hi"),
        ("出口增长3%。", "zh"),
        ("수출이 3% 증가했다.", None),
        ("Vientiteollisuus kasvoi viisi sadasosaa kuluneella neljänneksellä " * 6, None),
        ("", None),
        ("12 345", None),
    ],
)
def test_languages_of_short_texts(text: str, code: str | None) -> None:
    assert language(text) == code


def test_what_is_told_goes_before_what_is_known_and_what_is_seen() -> None:
    known = Article("June 14, 2019. Exports rose.", date=dt.date(2020, 1, 1), language="fa")
    assert (article(known).date, article(known).language) == (dt.date(2020, 1, 1), "fa")
    told = article(known, lang="EN_us", date="2021-02-03")
    assert (told.date, told.language) == (dt.date(2021, 2, 3), "en")
    seen = article(known.text)
    assert (seen.date, seen.language) == (dt.date(2019, 6, 14), "en")
    assert article(known.text, date=dt.datetime(2022, 1, 2, 3, 4)).date == dt.date(2022, 1, 2)


def test_an_unknown_language_stays_unknown() -> None:
    assert article("Exporten ökade med 3 procent till 5 miljoner kronor.").language is None
    assert article("Экспорт вырос.", lang="ru").language == "ru"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"date": "14.6.2019"}, "not a date"),
        ({"date": 5}, "not a date"),
        ({"lang": "english please"}, "not a language"),
        ({"lang": 5}, "not a language"),
    ],
)
def test_arguments_that_cannot_be_understood(arguments: dict[str, object], message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        article("Exports rose.", **arguments)  # type: ignore[arg-type]


def test_what_is_no_article() -> None:
    with pytest.raises(SettingsError, match="not bytes"):
        article(b"Exports rose.")  # type: ignore[arg-type]
