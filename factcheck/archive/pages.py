"""Pages of the web in WARC files: the main text of each, with its address, date and title.

resiliparse, of the extra ``warc``, finds the main text, or trafilatura, an extra of its own, which takes many times as
long.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial

from factcheck import detect
from factcheck.archive import warc
from factcheck.archive.splits import Extractor
from factcheck.archive.warc import Broken, Response
from factcheck.errors import FactcheckError, SettingsError
from factcheck.inputs import html
from factcheck.inputs.encodings import decode, known
from factcheck.model import Article, Failure
from factcheck.settings import Settings

Entry = Article | Failure
BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252"}
"""What browsers read where a server says Latin-1."""


def loaded(extractor: Extractor) -> Callable[[str], str]:
    """What finds the main text of a page; raises SettingsError where it, or what reads WARC, is not installed."""
    warc.loaded()
    try:
        if extractor == "trafilatura":
            from trafilatura import extract

            return lambda source: (extract(source, include_comments=False, fast=True) or "").replace("\n", "\n\n")
        from resiliparse.extract.html2text import extract_plain_text
    except ImportError:
        extra = "trafilatura" if extractor == "trafilatura" else "warc"
        remedy = f"install it with: pip install 'factcheck[{extra}]'"
        raise SettingsError(f"web pages need {extractor}, the extra {extra} of factcheck; {remedy}") from None
    options = {"main_content": True, "alt_texts": False, "links": False, "form_fields": False, "noscript": False}
    return partial(extract_plain_text, **options)  # type: ignore[arg-type]


def sources(
    path: str, settings: Settings, extractor: Extractor
) -> Iterator[tuple[int, Callable[[], tuple[Entry, ...]]]]:  # fmt: skip
    """The responses of a WARC file with their places in it, each to be read when its turn comes."""
    for told in warc.responses(path, settings.max_bytes):
        if isinstance(told, Broken):
            message = f"{path}:{told.place}: broken ({told.reason}); reading went on behind it"
            yield told.place, partial(tuple, (Failure(f"{path}:{told.place}", message),))
        else:
            yield told.place, partial(page, path, told, settings, extractor)


def page(path: str, told: Response, settings: Settings, extractor: Extractor) -> tuple[Entry, ...]:
    """The article of a response, or why it cannot be read; nothing for one that is no page."""
    try:
        found = warc.page(told, settings.max_bytes)
        if found is None:
            return ()
        source = text_of(*found, told.address)
    except FactcheckError as error:
        return (Failure(f"{path}:{told.place}", str(error)),)
    text, head = loaded(extractor)(source), html.head(source)
    day = head.date() or html.read(source, "utf-8", path)[0].date or crawled(told.fetched)
    language = detect.language(text) or head.language()
    return (Article(text, head.title(), day, language, path, row=told.place, id=told.address or None),)


def text_of(data: bytes, named: str | None, address: str) -> str:
    """A page as text: as UTF-8, else as its server says, else as it says itself; raises ArticleError."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        with contextlib.suppress(FactcheckError):
            code = known(named or "")
            return decode(data, address, BROWSERS.get(code, code))[0]
    return decode(data, address)[0]


def crawled(printed: str) -> dt.date | None:
    """The day on which a page was fetched: the best that is known where it tells no date of its own."""
    try:
        return dt.date.fromisoformat(printed[:10])
    except ValueError:
        return None
