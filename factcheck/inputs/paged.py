"""Texts of documents that have paragraphs or pages instead of lines: what a position counts is the part."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from factcheck import detect, languages
from factcheck.inputs import metadata
from factcheck.model import Article, SourceMap
from factcheck.periods import date_line

BEGINNING = 3
"""Lines of which one may begin with the date line of the article: it stands below a headline or two."""
WRITTEN = dt.timedelta(days=31)
"""How long a document is worked on whose properties tell when its article was written."""


def article(parts: Sequence[str], between: str, path: str, title: str, day: dt.date | None, told: object) -> Article:
    """The article of some parts; line 3 is the third part, and its columns go on over the lines of its text.

    The properties of a document are those of a file, which may be a template's or a printer's: the language that the
    text shows goes before theirs, and so does the date line of the text.
    """
    starts, at = [], 0
    for part in parts:
        starts.append(at)
        at += len(part) + len(between)
    text = between.join(parts)
    language = detect.language(text) or metadata.language(told)
    if language in languages.codes():
        read = languages.load(str(language))
        lines = [line for part in parts[:BEGINNING] for line in part.split("\n", BEGINNING)][:BEGINNING]
        day = next((found for line in lines if (found := date_line(line, read))), day)
    return Article(
        text, metadata.text(title)[:500], day, language, path, SourceMap(encoding="", lines=tuple(starts) or (0,))
    )


def written(created: object, modified: object) -> dt.date | None:
    """The day on which a document was finished, unless it was made out of one that is much older."""
    first, last = metadata.day(created), metadata.day(modified)
    if first is None or last is None:
        return last or first
    return last if abs(last - first) <= WRITTEN else None
