"""HTML: the visible text, each character with its place in the source.

The tokens are found by one linear pattern and not by a tree builder, which would lose the offsets; whatever is broken
in a page, reading goes on behind it. What a reader does not see is no text: scripts, hidden and deleted passages,
navigation and buttons.
"""

from __future__ import annotations

from html import unescape

from factcheck import detect, directives
from factcheck.inputs.head import Head
from factcheck.inputs.hidden import INLINE, Hidden
from factcheck.inputs.pieces import Pieces, line_starts
from factcheck.model import Article
from factcheck.patterns import compiled

TOKEN = compiled(
    r"""
    (?P<comment> <!-- (?: -?+ > | (?: [^-] | - (?! -> ) )*+ (?: --> )? ) )
    | (?P<declaration> < [!?] [^<>]*+ >? )
    | < (?P<close> / )? (?P<name> [a-z] [a-z0-9:-]*+ ) (?P<attributes> (?: "[^"<]*+" | '[^'<]*+' | [^<>] )*+ ) >
    | (?P<reference> & (?: \# (?: [0-9]{1,7} | x [0-9a-f]{1,6} ) ;? | [a-z] [a-z0-9]{1,30} ; ) )
    | (?P<text> (?: [^<&]++ | < (?! [a-z/!?] ) | & (?! [\#a-z] ) )++ | [<&] )
    """,
    ignore_case=True,
)
WIDE = compiled(
    r"""
    < (?P<close> / )? (?P<name> [a-z] [a-z0-9:-]*+ )
    (?P<attributes> (?: "[^"]{0,5000}+" | '[^']{0,5000}+' | [^"'<>] ){0,500}+ ) >
    """,
    ignore_case=True,
)
"""A tag with tags in the values of its attributes."""
MISSES = 100
"""How often such a tag is sought in vain before a page is taken for one that has none."""
ATTRIBUTE = compiled(
    r"""
    (?P<name> [^\s"'<>/=]++ )
    (?: \s*+ = \s*+ (?: "(?P<double> [^"]*+ )" | '(?P<single> [^']*+ )' | (?P<bare> [^\s"'<>]++ ) ) )?+
    """
)
START = compiled(r"\s*+ (?: <!doctype\s++html | <html \b | <\?xml | <head \b | <body \b )", ignore_case=True)
BLOCK_TAG = compiled(
    r"< (?: p | br | div | h[1-6] | [uo]l | table | blockquote | section ) \b [^<>]*+ >", ignore_case=True
)
TAG = compiled(
    r"""
    < (?: p | br | div | h[1-6] | [uo]l | table | figure | blockquote | section | article | main | header | img ) \b
        [^<>]*+ >
    | </ (?: a | abbr | b | cite | del | em | i | ins | mark | q | s | small | span | strong | sub | sup | u ) >
    """,
    ignore_case=True,
)
"""A tag that tells HTML from a text with signs in it."""

RAW = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "object", "math", "title", "textarea"})
"""Elements whose content is not read as text of the article."""
CLOSE = {name: compiled(rf"</ {name} \b", ignore_case=True) for name in RAW}
ABOUT = compiled(rf"< (?: !-- | (?: html | meta | {' | '.join(sorted(RAW))} ) \b )", ignore_case=True)
"""Where something begins that tells of a page, or in which nothing does."""

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot",
    "thead", "tr", "ul",
})  # fmt: skip
BREAKS = {**dict.fromkeys(BLOCKS, "\n\n"), "br": "\n", "td": "\t", "th": "\t", "tr": "\n", "li": "\n"}
"""What stands in the text for the beginning and the end of an element."""

FLAT = str.maketrans("\r\n\t\f", "    ")
"""A line break of the source is a space of the page, one character for one."""
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""A raised digit is none of the figure before it: "5.2 billion<sup>1</sup>" has a footnote."""


def looks_like(source: str) -> bool:
    """Whether a source begins as HTML does."""
    return START.match(source, 1 if source.startswith("\ufeff") else 0) is not None


def has_tags(source: str) -> bool:
    """Whether a piece of text is a piece of HTML."""
    return "<" in source and TAG.search(source) is not None


class Page:
    """What has been read of a page so far."""

    def __init__(self, verbatim: bool = False) -> None:
        self.pieces = Pieces()
        self.head = Head()
        self.hidden = Hidden(BLOCKS)
        self.verbatim = self.lined = verbatim
        self.raised = False
        self.comments: list[tuple[int, int]] = []

    def tag(self, name: str, closing: bool, attributes: str, at: int) -> None:
        """Take in a tag at an offset of the source."""
        told = {} if closing else _attributes(attributes)
        if name in BREAKS:
            self.break_line(BREAKS[name], at)
        if self.hidden.passes(name, closing, told):
            return
        if name == "pre":
            self.verbatim = self.lined or not closing
        if name == "sup" or name in BLOCKS:
            self.raised = name == "sup" and not closing
        if not closing and name in ("html", "meta", "time"):
            self.head.tag(name, told)

    def break_line(self, line: str, at: int) -> None:
        """Begin a new line or paragraph, once."""
        before = self.pieces.last()
        if self.pieces.length and not (before.isspace() and before.endswith(line)):
            self.pieces.add(line, at)

    def words(self, text: str, at: int) -> None:
        """Take in text as it is shown; space between elements is nothing."""
        gap = text.find("\n\n") if self.lined else -1
        if gap >= 0 and (self.raised or self.hidden.name in INLINE):
            # Where blank lines end a paragraph they end what is not closed.
            self.words(text[:gap], at)
            text, at, self.hidden.name, self.raised = text[gap:], at + gap, "", False
        if self.hidden.name:
            return
        flat = text if self.verbatim else text.translate(FLAT)
        flat = self.lifted(flat, at) if self.raised else flat
        if flat.strip(" ") or self.pieces.last().strip():
            self.pieces.add(flat, at)

    def lifted(self, text: str, at: int) -> str:
        """Raised text: its digits as raised ones, and a letter that marks a footnote apart from the word before it."""
        if len(text.strip()) == 1 and text.strip().isalpha() and self.pieces.last()[-1:].isalpha():
            self.pieces.add(" ", at)
        return text.translate(RAISED)

    def raw(self, name: str, attributes: str, content: str) -> None:
        """Take in what is no text: the title, and what JSON-LD tells."""
        if name == "title":
            self.head.tell("title", unescape(content))
        elif name == "script" and "ld+json" in attributes:
            self.head.linked(content)


def read(source: str, encoding: str, path: str) -> tuple[Article, ...]:
    """The article of an HTML page; the language that its text shows goes before the one that its head names."""
    page = scanned(source)
    pieces = page.pieces
    language = detect.language(pieces.text) or page.head.language()
    place = pieces.map(encoding, source, lined=True)
    told = directives.comments(source, page.comments, place.lines)
    return (Article(pieces.text, page.head.title(), page.head.date(), language, path, place, directives=told),)


def head(source: str) -> Head:
    """What the tags of a page tell of it, wherever they stand, without reading its text; elements ``time`` are not."""
    page, at = Page(), 0
    while found := ABOUT.search(source, at):
        match = TOKEN.match(source, found.start())
        at = match.end() if match and match["comment"] else element(page, source, found.start())
    return page.head


def inner(source: str) -> Article:
    """The text of a piece of HTML; where it has no tags for lines, lines are as they are."""
    page = scanned(source, verbatim=BLOCK_TAG.search(source) is None)
    told = directives.comments(source, page.comments, line_starts(source)) if page.comments else ()
    return Article(page.pieces.text, source=page.pieces.map("utf-8", source), directives=told)


def plain(source: str) -> str:
    """A title without its markup, on one line."""
    return " ".join((scanned(source).pieces.text if has_tags(source) else unescape(source)).split())


def scanned(source: str, verbatim: bool = False) -> Page:
    """A page with all its tokens taken in."""
    page, at, misses = Page(verbatim), 1 if source.startswith("\ufeff") else 0, 0
    while match := TOKEN.match(source, at):
        start = at
        if match["text"] == "<" and misses < MISSES and source[at + 1 : at + 2].isalpha():
            wide = WIDE.match(source, at)
            match, misses = wide or match, misses + (wide is None)
        at = match.end()
        told = match.groupdict()
        if told["name"]:
            at = _element(page, source, told["name"].lower(), bool(told["close"]), told["attributes"], (start, at))
        elif told["reference"]:
            page.words(unescape(told["reference"]), start)
        elif told["text"]:
            page.words(told["text"], start)
        elif told["comment"]:
            page.comments.append(match.span())
    return page


def element(page: Page, source: str, at: int) -> int:
    """Take in what begins with a sign of less at an offset: an element, or the sign; where reading goes on."""
    match = TOKEN.match(source, at)
    if match is None or not match["name"]:
        page.words("<", at)
        return at + 1
    told = match["name"].lower(), bool(match["close"]), match["attributes"]
    return _element(page, source, *told, match.span())


def _element(page: Page, source: str, name: str, closing: bool, attributes: str, span: tuple[int, int]) -> int:
    """Take in a tag, and all of an element that is not read; where reading goes on."""
    start, end = span
    if name not in RAW or closing or attributes.endswith("/"):
        page.tag(name, closing, attributes, start)
        return end
    close = CLOSE[name].search(source, end)
    at = close.start() if close else len(source)
    page.raw(name, attributes.lower(), source[end:at])
    return at


def _attributes(source: str) -> dict[str, str]:
    return {
        m["name"].lower(): unescape(m["double"] or m["single"] or m["bare"] or "") for m in ATTRIBUTE.finditer(source)
    }
