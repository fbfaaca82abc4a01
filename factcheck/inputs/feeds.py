"""RSS and Atom: an article an entry, its HTML read as HTML. feedparser comes with the extra ``feeds``.

The library says what an entry holds and not where; a text that stands in the feed as it is, escaped or as CDATA, is
found there again. The positions in any other text (XHTML within Atom) count its own lines.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any

from factcheck import detect
from factcheck.errors import ArticleError
from factcheck.inputs import html, metadata, nested
from factcheck.inputs.pieces import Pieces, line_starts
from factcheck.model import Article, SourceMap
from factcheck.patterns import compiled

REMEDY = "install it with: pip install 'factcheck[feeds]'"
START = compiled(
    r"\s*+ (?: <\? [^<>]*+ > \s*+ | <!-- [^<>]*+ > \s*+ | <!doctype [^<>]*+ > \s*+ )*+ < (?: rss | feed | rdf:rdf ) \b",
    ignore_case=True,
)
TOKEN = compiled(
    r"""
    <!\[CDATA\[ (?P<cdata> (?: [^\]] | \] (?! \]> ) )*+ ) (?: \]\]> )?
    | (?P<reference> & (?: \# (?: [0-9]{1,7} | x [0-9a-f]{1,6} ) | [a-z] [a-z0-9]{1,30} ) ; )
    | (?P<text> (?: [^<&]++ | < (?! !\[CDATA\[ ) | & (?! [\#a-z] ) )++ | [<&] )
    """,
    ignore_case=True,
)
MISSES = 20
"""Texts that are not found again, after which a feed is taken for one whose texts stand differently in it."""


def looks_like(source: str) -> bool:
    """Whether a source begins as a feed does."""
    return START.match(source, 1 if source.startswith("\ufeff") else 0) is not None


def read(source: str, encoding: str, path: str) -> tuple[Article, ...]:
    """The articles of a feed, one an entry that has a text.

    Raises ArticleError where feedparser is not installed, for what is no feed and for one without texts.
    """
    try:
        import feedparser
    except ImportError:
        raise ArticleError(f"{path}: a feed, which needs feedparser; {REMEDY}") from None
    # Of a file-like object the library cannot think that it is an address.
    feed = feedparser.parse(
        io.BytesIO(source.removeprefix("\ufeff").encode("utf-8", "replace")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not feed.version:
        raise ArticleError(f"{path}: not a feed, or a broken one; RSS and Atom are read")
    found = tuple(_articles(feed, Place(source, encoding), path))
    if not found:
        raise ArticleError(f"{path}: no text in {len(feed.entries)} entries of the feed; there is nothing to check")
    return found


class Place:
    """The source of a feed with its escapes resolved, in which texts are found one behind the other."""

    def __init__(self, source: str, encoding: str) -> None:
        self.source, self.encoding = source, encoding
        self.starts = line_starts(source)
        self.pieces = Pieces()
        for match in TOKEN.finditer(source):
            if match["cdata"] is not None:
                self.pieces.add(match["cdata"], match.start("cdata"))
            else:
                self.pieces.add(unescape(match["reference"] or "") or match["text"] or "", match.start())
        self.text = self.pieces.text
        self.at, self.misses = 0, 0

    def of(self, text: str) -> SourceMap:
        """Where a text stands; by itself where it is not found."""
        found = self.text.find(text, self.at) if self.misses < MISSES else -1
        if found < 0:
            self.misses += 1
            return SourceMap(encoding="", lines=line_starts(text))
        self.at = found + len(text)
        pairs = nested.composed([(0, found)], len(text), self.pieces.pairs)
        return nested.lined(pairs, len(text), self.encoding, self.starts)


def _articles(feed: Any, place: Place, path: str) -> Iterator[Article]:
    for entry in feed.entries:
        content = next((c for c in entry.get("content", ()) if c.get("value")), entry.get("summary_detail") or {})
        text = content.get("value") or ""
        if not text.strip():
            continue
        article = Article(
            text,
            html.plain(entry.get("title", "")),
            _day(entry),
            path=path,
            source=place.of(text),
            id=entry.get("link") or entry.get("id") or None,
        )
        found = nested.read(article, html.inner) if "html" in content.get("type", "") else article
        told = metadata.language(content.get("language")) or metadata.language(feed.feed.get("language"))
        yield replace(found, language=detect.language(found.text) or told)


def _day(entry: Any) -> dt.date | None:
    """The day on which an entry was published, as it was printed; only else the one on which it was changed."""
    for name in ("published", "updated"):
        told, parsed = entry.get(name), entry.get(f"{name}_parsed")
        if told and (day := metadata.day(told) or (dt.date(*parsed[:3]) if parsed else None)):
            return day
    return None
