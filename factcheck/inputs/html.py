"""HTML: the visible text, each character with its place in the source.

The tokens are found by one linear pattern and not by a tree builder, which would lose the offsets; whatever is broken
in a page, reading goes on behind it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from html import unescape

from factcheck import detect
from factcheck.inputs.pieces import Pieces
from factcheck.model import Article
from factcheck.patterns import compiled

TOKEN = compiled(
    r"""
    (?P<comment> <!-- (?: [^-] | - (?! -> ) )*+ (?: --> )? )
    | (?P<declaration> < [!?] [^<>]*+ >? )
    | < (?P<close> / )? (?P<name> [a-z] [a-z0-9:-]*+ ) (?P<attributes> (?: "[^"<]*+" | '[^'<]*+' | [^<>] )*+ ) >
    | (?P<reference> & (?: \# (?: [0-9]{1,7} | x [0-9a-f]{1,6} ) ;? | [a-z] [a-z0-9]{1,30} ; ) )
    | (?P<text> [^<&]++ | [<&] )
    """,
    ignore_case=True,
)
ATTRIBUTE = compiled(
    r"""
    (?P<name> [^\s"'<>/=]++ ) \s*+ = \s*+
    (?: "(?P<double> [^"]*+ )" | '(?P<single> [^']*+ )' | (?P<bare> [^\s"'<>]++ ) )
    """
)
START = compiled(r"\s*+ (?: <!doctype\s++html | <html \b | <\?xml | <head \b | <body \b )", ignore_case=True)

RAW = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "object", "math", "title", "textarea"})
"""Elements whose content is not read as text of the article."""

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main",
    "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
})  # fmt: skip
BREAKS = {**dict.fromkeys(BLOCKS, "\n\n"), "br": "\n", "td": "\t", "th": "\t", "tr": "\n", "li": "\n"}
"""What stands in the text for the beginning and the end of an element."""

DATES = (
    "article:published_time", "datepublished", "date", "pubdate", "publishdate", "dc.date", "dc.date.issued",
    "dcterms.created", "og:published_time", "sailthru.date",
)  # fmt: skip
"""Names under which pages give their date, the most reliable first."""

FLAT = str.maketrans("\r\n\t\f", "    ")
"""A line break of the source is a space of the page, one character for one."""


def looks_like(source: str) -> bool:
    """Whether a source begins as HTML does."""
    return START.match(source, 1 if source.startswith("\ufeff") else 0) is not None


CLOSE = {name: compiled(rf"</ {name} \b", ignore_case=True) for name in RAW}


class Page:
    """What has been read of a page so far."""

    def __init__(self) -> None:
        self.pieces = Pieces()
        self.title = ""
        self.language = ""
        self.dates: dict[str, str] = {}
        self.verbatim = False

    def tag(self, name: str, closing: bool, attributes: str, at: int) -> None:
        """Take in a tag at an offset of the source."""
        if name in BREAKS:
            self.break_line(BREAKS[name], at)
        if name == "pre":
            self.verbatim = not closing
        if not closing and name in ("html", "meta", "time"):
            self.metadata(name, _attributes(attributes))

    def break_line(self, line: str, at: int) -> None:
        """Begin a new line or paragraph, once."""
        before = self.pieces.last()
        if self.pieces.length and not (before.isspace() and before.endswith(line)):
            self.pieces.add(line, at)

    def metadata(self, name: str, attributes: Mapping[str, str]) -> None:
        """Language and dates of the page."""
        if name == "html":
            self.language = attributes.get("lang", "") or attributes.get("xml:lang", "")
        elif name == "time":
            self.dates.setdefault("time", attributes.get("datetime", ""))
        else:
            key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            self.dates.setdefault(key.lower(), attributes.get("content", ""))

    def words(self, text: str, at: int) -> None:
        """Take in text as it is shown; space between elements is nothing."""
        flat = text if self.verbatim else text.translate(FLAT)
        if flat.strip(" ") or self.pieces.last().strip():
            self.pieces.add(flat, at)

    def date(self) -> dt.date | None:
        """The day of publication."""
        for key in (*DATES, "time"):
            try:
                return dt.date.fromisoformat(self.dates.get(key, "")[:10])
            except ValueError:
                continue
        return None


def read(source: str, encoding: str, path: str) -> tuple[Article, ...]:
    """The article of an HTML page; the language that its text shows goes before the one that its head names."""
    page = scanned(source)
    pieces = page.pieces
    language = detect.language(pieces.text) or page.language.strip().replace("_", "-").partition("-")[0].lower()
    known = language if language.isascii() and language.isalpha() and 2 <= len(language) <= 3 else None
    title = " ".join(page.title.split())
    return (Article(pieces.text, title, page.date(), known, path, pieces.map(encoding, source, lined=True)),)


def scanned(source: str) -> Page:
    """A page with all its tokens taken in."""
    page, at = Page(), 1 if source.startswith("\ufeff") else 0
    while match := TOKEN.match(source, at):
        start, at = at, match.end()
        name = (match["name"] or "").lower()
        if name in RAW and not match["close"] and not match["attributes"].endswith("/"):
            at = _passed_over(page, name, source, at)
        elif name:
            page.tag(name, bool(match["close"]), match["attributes"], start)
        elif match["reference"]:
            page.words(unescape(match["reference"]), start)
        elif match["text"]:
            page.words(match["text"], start)
    return page


def _passed_over(page: Page, name: str, source: str, at: int) -> int:
    """The end of an element that is not read, or of the page where it never ends; the title is kept."""
    close = CLOSE[name].search(source, at)
    end = close.start() if close else len(source)
    if name == "title" and not page.title:
        page.title = unescape(source[at:end])
    return end


def _attributes(source: str) -> dict[str, str]:
    return {
        m["name"].lower(): unescape(m["double"] or m["single"] or m["bare"] or "") for m in ATTRIBUTE.finditer(source)
    }
