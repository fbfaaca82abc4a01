"""The blocks of Markdown: which lines hold text, and which are code, rules, or say where links lead.

One pass over the lines, as CommonMark and its common extensions have them; what only shows within lines is left to the
reader of inlines.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factcheck.patterns import compiled

LINE = compiled(r"[^\r\n]*+ (?: \r\n | \n | \r | \Z )")
PREFIX = compiled(
    r"""
    (?P<indent> [ \t]*+ ) (?P<quote> (?: > [ \t]? )*+ )
    (?P<item> (?: [ ]{0,3} (?: [-*+] | [0-9]{1,9} [.)] ) (?= \s ) [ \t]*+ )*+ )
    """
)
FENCE = compiled(r"[ \t]*+ (?P<fence> `{3,}+ (?! [^`\r\n]*+ ` ) | ~{3,}+ )")
HEADING = compiled(r"[ ]{0,3} \#{1,6}+ (?: [ \t]++ | (?= [\r\n] | \Z ) )")
RULE = compiled(
    r"""
    [ ]{0,3} (?: =++ | -{2,}+ | (?: \* [ \t]*+ ){3,}+ | (?: - [ \t]*+ ){3,}+ | (?: _ [ \t]*+ ){3,}+ )
    [ \t]*+ (?= [\r\n] | \Z )
    """
)
RULED = frozenset("=-*_")
DELIMITER = compiled(
    r"""
    [ \t>]*+ \|?+ (?: [ \t]*+ :?+ -++ :?+ [ \t]*+ \| )++ (?: [ \t]*+ :?+ -++ :?+ )?+
    [ \t]*+ (?= [\r\n] | \Z )
    """
)
DEFINITION = compiled(
    r"""
    [ ]{0,3} \[ (?! \^ ) [^\]\r\n]{1,200} \] : [ \t]*+ (?: < [^<>\r\n]*+ > | [^\s<]\S*+ )
    (?P<title> [ \t]++ (?: "[^"\r\n]*+" | '[^'\r\n]*+' | \( [^()\r\n]*+ \) ) )?+ [ \t]*+ (?= [\r\n] | \Z )
    """
)
TITLE = compiled(r"""[ \t]*+ (?: "[^"\r\n]*+" | '[^'\r\n]*+' | \( [^()\r\n]*+ \) ) [ \t]*+ (?= [\r\n] | \Z )""")
CODE = compiled(r"(?: [ ]{4} | [ ]{0,3} \t )")


class Block(NamedTuple):
    """Text between two offsets: "text", a "heading" or a "row" of a table; ``apart`` if a paragraph ends with it."""

    start: int
    end: int
    kind: str = "text"
    apart: bool = False


class Line(NamedTuple):
    """A line with what ends it; ``text`` is where it begins behind indents, signs of quotations and of lists."""

    start: int
    end: int
    text: int
    blank: bool
    quoted: bool
    item: bool
    deep: bool
    """Whether it is indented as code is."""


def blocks(source: str, start: int) -> Iterator[Block]:
    """The lines of text behind an offset, joined as far as they follow one another."""
    reader, begin, end = Reader(source), start, start
    for line in lines(source, start):
        kind = reader.kind(line)
        if kind in ("heading", "row"):
            yield Block(begin, end, apart=kind == "heading")
            first = reader.heading_start(line) if kind == "heading" else line.start
            yield Block(first, line.end, kind, kind == "heading")
            begin = line.end
        elif kind == "none":
            yield Block(begin, end, apart=True)
            begin = line.end
        elif reader.quoting:
            yield Block(begin, end, apart=True)
            begin = line.start
        end = line.end
    yield Block(begin, end)


def lines(source: str, start: int) -> Iterator[Line]:
    """The lines behind an offset."""
    at = start
    while at < len(source):
        match, prefix = LINE.match(source, at), PREFIX.match(source, at)
        if match is None or prefix is None:
            break
        blank = not source[prefix.end() : match.end()].strip() and not prefix["item"]
        deep = CODE.match(source, prefix.end("quote") if prefix["quote"] else at) is not None
        yield Line(at, match.end(), prefix.end(), blank, bool(prefix["quote"]), bool(prefix["item"]), deep)
        at = match.end()


class Reader:
    """What the lines so far have begun: a block of code, a comment, a list, a table."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.fence = ""
        self.quoted = self.listed = self.code = self.table = self.comment = self.untitled = False
        self.paragraph = self.quoting = self.above = False

    def kind(self, line: Line) -> str:
        """What a line is: "text", "heading", "row" of a table, or "none" of the text."""
        self.quoting = line.quoted and not self.above
        if self.quoting:
            self.paragraph = self.listed = False
        found = self.fenced(line) or self.commented(line) or self.indented(line) or self.plain(line)
        self.paragraph, self.above = found == "text" and not line.blank, line.quoted
        return found

    def fenced(self, line: Line) -> str:
        """A block of code between fences; one in a quotation ends with it."""
        if self.fence and self.quoted and not line.quoted:
            self.fence = ""
        printed = self.source[line.start : line.end].strip(" \t\r\n>")
        if self.fence:
            if len(printed) >= len(self.fence) and not printed.strip(self.fence[0]):
                self.fence = ""
            return "none"
        code = line.deep and not self.listed
        code = code or not (line.item or printed.startswith(("```", "~~~")))
        begun = None if self.comment or code else FENCE.match(self.source, line.text, line.end)
        if begun is None:
            return ""
        self.fence, self.quoted = begun["fence"], line.quoted
        return "none"

    def commented(self, line: Line) -> str:
        """A comment over several lines, which the reader of inlines passes over as a whole."""
        opened = self.source.rfind("<!--", line.start, line.end)
        closed = self.source.rfind("-->", line.start, line.end)
        if self.comment:
            self.comment = closed < 0 or opened > closed
            return "text"
        self.comment = opened > closed and not self.code
        return ""

    def indented(self, line: Line) -> str:
        """A block of code by its indent, which begins outside of paragraphs and lists."""
        if line.blank:
            self.table = False
            return "none" if self.code else "text"
        self.listed = line.item or (self.listed and (line.deep or self.paragraph or line.text - line.start >= 2))
        self.code = line.deep and not self.listed and not self.paragraph
        return "none" if self.code else ""

    def plain(self, line: Line) -> str:
        """A line outside of code."""
        untitled, self.untitled = self.untitled, False
        printed = self.source[line.start : line.end]
        sign = printed.lstrip()[:1]
        if untitled and TITLE.match(printed):
            return "none"
        if sign == "[" and not self.paragraph and (definition := DEFINITION.match(printed)):
            self.untitled = not definition["title"]
            return "none"
        if "|" in printed:
            if DELIMITER.match(printed):
                self.table = True
                return "none"
            self.table = self.table or DELIMITER.match(self.source, line.end) is not None
            return "row" if self.table else "text"
        self.table = False
        if sign in RULED and RULE.match(printed):
            return "none"
        return "heading" if sign == "#" and HEADING.match(printed) else "text"

    def heading_start(self, line: Line) -> int:
        """Where a heading begins behind its signs."""
        match = HEADING.match(self.source, line.start, line.end)
        return match.end() if match else line.start
