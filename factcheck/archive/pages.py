"""Pages of the web in WARC files: the main text of each, with its address, date and title.

fastwarc and resiliparse come with the extra ``warc``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from factcheck.archive.splits import Split
from factcheck.errors import ArticleError
from factcheck.inputs import html
from factcheck.inputs.encodings import decode
from factcheck.model import Article, Failure
from factcheck.settings import Settings

REMEDY = "install it with: pip install 'factcheck[warc]'"


def loaded() -> tuple[Any, Any]:
    """What reads records, and what finds the main text of a page; raises ArticleError where they are not installed."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
        from resiliparse.extract.html2text import extract_plain_text
    except ImportError:
        raise ArticleError(f"WARC files need fastwarc and resiliparse, the extra warc of factcheck; {REMEDY}") from None
    return (ArchiveIterator, WarcRecordType.response), extract_plain_text


def entries(split: Split, settings: Settings) -> Iterator[Article | Failure]:
    """The pages of a WARC file; a response that is no page is passed over."""
    (records, response), _ = loaded()
    [name] = split.paths
    with open(name, "rb") as file:
        for record in records(file, record_types=response, parse_http=True):
            address = record.headers.get("WARC-Target-URI", "")
            if "html" not in (record.http_content_type or ""):
                continue
            data = record.reader.read(settings.max_bytes + 1)
            if len(data) > settings.max_bytes:
                yield Failure(f"{name}:{record.stream_pos}", f"{address}: larger than {settings.max_bytes:,} bytes")
                continue
            yield page(name, record, address, data)


def page(name: str, record: Any, address: str, data: bytes) -> Article | Failure:
    """The article of one response."""
    try:
        source, _ = decode(data, address, None)
    except ArticleError as error:
        return Failure(f"{name}:{record.stream_pos}", str(error))
    known = html.read(source, "utf-8", name)[0]
    text = loaded()[1](source, main_content=True, alt_texts=False, links=False, form_fields=False, noscript=False)
    day = known.date or crawled(record.headers.get("WARC-Date", ""))
    return Article(text, known.title, day, known.language, name, row=record.stream_pos, id=address or None)


def crawled(printed: str) -> dt.date | None:
    """The day on which a page was fetched: the best that is known where it tells no date of its own."""
    try:
        return dt.date.fromisoformat(printed[:10])
    except ValueError:
        return None
