"""Extraction alone: the quantities of a text, without what checks them."""

from __future__ import annotations

import datetime as dt

from factcheck import articles, languages, sic
from factcheck.model import Article, Quantities
from factcheck.quantities import quantities


def extract(text: str | Article, *, lang: str | None = None, date: dt.date | str | None = None) -> Quantities:
    """The quantities of an article, in the order of the text. See :func:`factcheck.extract`."""
    article = articles.article(text, lang=lang, date=date)
    if article.language not in languages.codes():
        return Quantities()
    return quantities(sic.masked(article.text), languages.load(article.language), date=article.date)
