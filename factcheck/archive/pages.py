"""Pages of the web in WARC files: the main text of each, with its address, date and title.

fastwarc and resiliparse come with the extra ``warc``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from factcheck.errors import ArticleError, SettingsError
from factcheck.inputs import html
from factcheck.inputs.encodings import decode
from factcheck.model import Article, Failure
from factcheck.settings import Settings

REMEDY = "install it with: pip install 'factcheck[warc]'"


def loaded() -> tuple[Any, Any]:
    """What reads records, and what finds the main text of a page; raises SettingsError where they are not there."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
        from resiliparse.extract.html2text import extract_plain_text
    except ImportError:
        raise SettingsError(f"WARC needs fastwarc and resiliparse, the extra warc of factcheck; {REMEDY}") from None
    return (ArchiveIterator, WarcRecordType.response), extract_plain_text


def sources(path: str, settings: Settings) -> Iterator[tuple[int, Callable[[], tuple[Article | Failure, ...]]]]:
    """The pages of a WARC file with their places in it, each to be read before the next one; others are passed over."""
    (records, response), _ = loaded()
    with open(path, "rb") as file:
        for record in records(file, record_types=response, parse_http=True):
            if "html" in (record.http_content_type or ""):
                yield record.stream_pos, partial(page, path, record, settings)


def page(path: str, record: Any, settings: Settings) -> tuple[Article | Failure, ...]:
    """The article of one response."""
    address, place = record.headers.get("WARC-Target-URI", ""), f"{path}:{record.stream_pos}"
    data = record.reader.read(settings.max_bytes + 1)
    if len(data) > settings.max_bytes:
        return (Failure(place, f"{address}: larger than {settings.max_bytes:,} bytes"),)
    try:
        source, _ = decode(data, address, None)
    except ArticleError as error:
        return (Failure(place, str(error)),)
    known = html.read(source, "utf-8", path)[0]
    text = loaded()[1](source, main_content=True, alt_texts=False, links=False, form_fields=False, noscript=False)
    day = known.date or crawled(record.headers.get("WARC-Date", ""))
    return (Article(text, known.title, day, known.language, path, row=record.stream_pos, id=address or None),)


def crawled(printed: str) -> dt.date | None:
    """The day on which a page was fetched: the best that is known where it tells no date of its own."""
    try:
        return dt.date.fromisoformat(printed[:10])
    except ValueError:
        return None
