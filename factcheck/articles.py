"""Articles from what the user hands in: a text or an article, with its language and its date where they are known."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from factcheck import detect, languages
from factcheck.errors import SettingsError
from factcheck.model import Article
from factcheck.periods import date_line
from factcheck.settings import parse_date


def article(text: str | Article, *, lang: str | None = None, date: dt.date | str | None = None) -> Article:
    """An article with its language and date: as told, else as the article knows them, else as its text shows them.

    ``lang`` is a code such as "en" or "fa-IR"; ``date`` a day or ISO text. Raises SettingsError for anything else.

    >>> article("June 14, 2019. Exports rose 3 percent.").date
    datetime.date(2019, 6, 14)
    """
    given = _given(text)
    language = _language(lang) or _language(given.language) or detect.language(given.text)
    day = _date(date) or given.date
    if day is None and language in languages.codes():
        day = date_line(given.text, languages.load(str(language)))
    return replace(given, language=language, date=day)


def _given(text: object) -> Article:
    if isinstance(text, Article):
        return text
    if isinstance(text, str):
        return Article(text)
    raise SettingsError(f"an article is a str or an Article, not {type(text).__name__}; read files with factcheck.read")


def _language(lang: object) -> str | None:
    """The code of a language without its region: "fa-IR" is "fa"."""
    if lang is None or lang == "":
        return None
    code = lang.replace("_", "-").partition("-")[0].strip().lower() if isinstance(lang, str) else ""
    if not (code.isascii() and code.isalpha() and 2 <= len(code) <= 3):
        raise SettingsError(f"not a language: {lang!r}; write a code, for instance {' or '.join(languages.codes())}")
    return None if code == "und" else code


def _date(date: object) -> dt.date | None:
    if date is None or date == "":
        return None
    if isinstance(date, dt.datetime):
        return date.date()
    if isinstance(date, dt.date):
        return date
    if isinstance(date, str):
        return parse_date(date)
    raise SettingsError(f"not a date: {date!r}; write year-month-day, for instance 2019-06-14")
