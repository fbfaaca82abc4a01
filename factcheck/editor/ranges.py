"""From the spans of an article to the ranges of the document that it was read from."""

from __future__ import annotations

import json
from bisect import bisect_right
from html import escape, unescape

from lsprotocol import types

from factcheck.editor.lines import Lines
from factcheck.model import Article, Span
from factcheck.patterns import compiled
from factcheck.reports.places import Places

ESCAPE = compiled(
    r"""
    & (?: \# [0-9A-Fa-fxX]{1,8} | [A-Za-z][A-Za-z0-9]{1,30} ) ;?                   # a reference of HTML
    | (?: \\ u [Dd][89ABab][0-9A-Fa-f]{2} )? \\ u [0-9A-Fa-f]{4} | \\ .       # an escape of JSON, one of Markdown
    """
)
DECODER = json.JSONDecoder(strict=False)
RECORDS = frozenset({".json", ".jsonl", ".ndjson"})
MARKUP = frozenset({".html", ".htm", ".md", ".markdown"})


class Ranges:
    """Where the spans of an article stand in its document, whose ``kind`` is the end of the name of such a file."""

    def __init__(self, article: Article, lines: Lines, kind: str) -> None:
        self.text = article.text
        self.kind = kind
        self.lines = lines
        self.places = Places(article)
        self.pairs = article.source.pairs

    def extent(self, span: Span) -> tuple[int, int]:
        """The offsets of a span in the document; the last character may be written as an escape of several."""
        start = self.places.in_source(span.start)
        if span.end <= span.start:
            return start, start
        last = self.places.in_source(span.end - 1)
        written = self.lines.text[last : last + 1]
        found = ESCAPE.match(self.lines.text, last) if written in "&\\" and written != self.text[span.end - 1] else None
        return start, found.end() if found else last + 1

    def within(self, offset: int) -> int | None:
        """The character of the article that an offset of the document belongs to; None where it belongs to none."""
        step = bisect_right(self.pairs, offset, key=lambda pair: pair[1])
        if step == 0:
            return None
        text, source = self.pairs[step - 1]
        last = (self.pairs[step][0] if step < len(self.pairs) else len(self.text)) - 1
        found = min(text + offset - source, last)
        return found if offset < self.extent(Span(found, found + 1))[1] else None

    def range(self, span: Span) -> types.Range:
        """A span as the editor counts it."""
        return self.between(*self.extent(span))

    def between(self, start: int, end: int) -> types.Range:
        """Two offsets of the document as the editor counts them."""
        return types.Range(*(types.Position(*self.lines.place(offset)) for offset in (start, end)))

    def plain(self, span: Span) -> bool:
        """Whether nothing but the characters of a span stands in its range: no tag would be lost with it."""
        start, end = self.extent(span)
        try:
            return self.read(self.lines.text[start:end]) == self.text[span.start : span.end]
        except ValueError:
            return False

    def read(self, source: str) -> str:
        """A piece of the document without its escapes; raises ValueError for one that breaks an escape of JSON."""
        if self.kind in RECORDS:
            return str(DECODER.decode(f'"{source}"'))
        return unescape(source) if self.kind in MARKUP else source

    def written(self, text: str) -> str:
        """A text as the document has to write it."""
        if self.kind in RECORDS:
            return json.dumps(text, ensure_ascii=False)[1:-1]
        return escape(text, quote=False) if self.kind in MARKUP else text
