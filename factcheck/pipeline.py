"""The whole program on one page: text in, claims, relations, findings, a report out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from factcheck import articles, languages, sic
from factcheck.accounts import accounts
from factcheck.agreements import compared
from factcheck.claims import claims
from factcheck.conversions import conversions
from factcheck.coverage import coverage
from factcheck.dating import dating
from factcheck.extraction import extract
from factcheck.facts import Facts
from factcheck.findings import findings
from factcheck.frames import matches
from factcheck.identities import identities
from factcheck.implications import explained
from factcheck.joint import joint
from factcheck.languages import Language
from factcheck.limits import limits
from factcheck.lists import lists
from factcheck.mixes import mixes
from factcheck.model import Article, Quantities, Report
from factcheck.periods import mentions
from factcheck.portions import portions
from factcheck.products import products
from factcheck.quantities import quantities
from factcheck.recalled import recalled
from factcheck.refusals import refusals
from factcheck.relations import current, relations
from factcheck.rows import rows
from factcheck.sentences import sentences, tokens
from factcheck.weekdays import impossible, weekdays
from factcheck.wording import Reading
from factcheck.wordings import look

__all__ = ["check", "extract"]


def check(
    text: str | Article, *, lang: str | None = None, date: dt.date | str | None = None, facts: Facts | None = None
) -> Report:
    """Recompute the figures of an article, and hold them against reference facts. See :func:`factcheck.check`."""
    article = articles.article(text, lang=lang, date=date)
    if article.language not in languages.codes():
        return unsupported(article)
    read = replace(article, text=sic.masked(article.text))
    return replace(recomputed(read, languages.load(article.language), facts), article=article)


def recomputed(article: Article, language: Language, facts: Facts | None = None) -> Report:
    """What the figures of an article imply for each other: all passes, one after the other."""
    split = sentences(article.text, language)
    figures = quantities(article.text, language, date=article.date)
    words = tokens(article.text, split, [q.span.start for q in figures], language)
    dates = tuple(
        m
        for s in split
        for m in mentions(article.text, language, s.start, s.end, date=article.date, tokens=words[s.index])
    )
    lines = rows(article.text, split, words, figures, dates, language)
    tried = tuple(match for row in lines for match in matches(row, language, article.date))
    bound = tuple(match for match in tried if not match.refused)
    stated = claims(article, split, figures, lines, bound, language)
    told = (*relations(stated, bound), *recalled(lines, bound, stated, article.text, language))
    related = explained(
        (
            *told,
            *portions(lines, stated, told, article.text, language),
            *accounts(lines, stated),
            *mixes(lines, stated),
            *identities(current(stated, told), split),
            *lists(lines, stated, article.text),
            *conversions(bound, stated, lines, split, language),
            *products(bound, stated, language),
            *limits(bound, stated),
            *weekdays(dates, article.date),
            *impossible(dates),
            *dating(article.text, split, words, dates, article.date, language),
        )
    )
    related = (*related, *joint(related))
    held = compared(article, stated, related, split, facts) if facts else ()
    related = (*related, *(one.relation for one in held))
    reading = Reading(article, split, lines, dates, stated, related, bound, language)
    found = look(reading, findings(article, related, language))
    seen, refused = coverage(stated, related, found), refusals(lines, tried, stated, related)
    against = tuple(one.comparison for one in held)
    return Report(article, figures, stated, related, found, seen, language.code, refused=refused, comparisons=against)


def unsupported(article: Article) -> Report:
    """The report on an article in a language that there is no file for: nothing is checked and nothing is accused."""
    known = f"factcheck reads {', '.join(languages.codes())}"
    notice = (
        f"nothing was checked: there is no file for the language {article.language!r}, {known}"
        if article.language
        else f"nothing was checked: the language was not recognised; {known}, name it with --lang"
    )
    nothing = coverage((), (), ())
    return Report(article, Quantities(), (), (), (), nothing, article.language or "und", (notice,))
