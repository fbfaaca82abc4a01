"""Markdown: the text without its markup, each character with its place in the source.

Front matter gives title, date and language; code, pictures, comments, the targets of links and what is struck out are
not text. HTML within Markdown is read as HTML.
"""

from __future__ import annotations

import tomllib
from html import unescape

from factcheck import directives
from factcheck.inputs import front, html, metadata
from factcheck.inputs.blocks import Block, blocks
from factcheck.model import Article
from factcheck.patterns import compiled

FRONT = compiled(
    r"""
    (?P<fence> -{3} | \+{3} ) [ \t]*+ \r?\n
    (?P<lines> (?: (?! (?: (?P=fence) | \.{3} ) [ \t]*+ (?: \r?\n | \Z ) ) [^\n]*+ \n )*+ )
    (?: (?P=fence) | \.{3} ) [ \t]*+ (?: \r?\n | \Z )
    """
)
FIELD = compiled(
    r"""
    (?m: ^ ) ["']? (?P<key> [A-Za-z_]++ ) ["']? [ \t]*+ : (?= \s ) [ \t]*+
    (?: [>|] [+-]?+ [ \t]*+ \r?\n (?P<folded> (?: [ \t]++ [^\n]*+ \n? )*+ ) | (?P<value> [^\r\n]*+ ) )
    """
)
QUOTED = compiled(
    r"""
    (?: "(?P<double> [^"]*+ )" | '(?P<single> (?: [^'] | '' )*+ )' | (?P<plain> .*? ) ) (?: \s++ \# .*+ | \s*+ ) \Z
    """
)
LONGEST = 1000
"""Characters of a field of front matter that are looked at."""
TITLES, DATES = ("title", "headline"), ("date", "published", "pubdate", "publishdate", "datepublished", "publish_date")

SIGNS = r"""
    (?m: ^ ) (?: [ \t]*+ > [ \t]? )*+ [ \t]*+ (?P<bullet> [-+*] ) (?= [ \t] )  # entries of lists
    | (?m: ^ ) [ \t]*+ (?: > [ ]? )++                                     # quotations
    | (?m: ^ ) [ ]{0,3} \[ \^ [^\]\n]{1,100} \] : [ \t]*+                 # the number of a footnote, below the text
    | \[ \^ [^\]\n]{1,100} \]                                             # and within it
    | (?<! ` ) (?P<ticks> `++ )                                           # code in a line
        (?: [^`\n]++ | \n (?! [ \t]*+ \r?\n ) | (?! (?P=ticks) (?! ` ) ) `++ ){1,200}+ (?P=ticks) (?! ` )
    | ~~ (?= [^\s~] ) (?: [^~\n]++ | ~ (?! ~ ) ){1,200}+ ~~               # struck out
    | ! \[ [^\]\n]{0,500} \]                                             # pictures
        (?: \( [^()\n]{0,2000} (?: \( [^()\n]{0,500} \) [^()\n]{0,500} )? \) | \[ [^\]\n]{0,200} \] )
    | (?P<comment> <! -- (?: -?+ > | (?: [^-] | - (?! -> ) )*+ (?: --> )? ) )
    | < (?: https?: | mailto: | [^<>\s@]{1,100} @ ) [^<>\s]{0,2000} >     # addresses
    | (?P<tag> < (?= /?[A-Za-z] ) )
    | (?P<reference> & (?: \# (?: [0-9]{1,7} | x [0-9A-Fa-f]{1,6} ) ; | [A-Za-z] [A-Za-z0-9]{1,30} ; ) )
    | (?P<escaped> \\ (?= [!-/:-@\[-`{-~\r\n] ) )
    | \{ (?: \{ [^{}\n]{0,2000} \} | % [^{}\n]{0,2000} % | [:.\#] [^{}\n]{0,200} ) \}  # templates and attributes
    | \] \( (?: \s*+ < [^<>\n]{0,2000} > )?+                              # the second half of a link
        (?: [^()\n] | \n (?! [ \t]*+ \r?\n ) | \( [^()\n]{0,500} \) ){0,2000}+ \)
    | \] \[ [^\]\n]{0,200} \]
    | \[ (?= (?: ! \[ [^\[\]\n]{0,500} \] (?: \( [^()\n]{0,2000} \) )?+ | [^\[\]\n] | \n (?! [ \t]*+ \r?\n ) ){1,1000}+
        \] [\(\[] )                                                       # its first half
    | (?! (?<= [0-9] ) \*{1,3} [0-9] ) (?: (?<! [\s*] ) \*{1,3} (?! \* ) | (?<! \* ) \*{1,3} (?= [^\s*] ) )
    | (?<! [\w_] ) _{1,3} (?= [^\s_] ) | (?<= [^\s_] ) _{1,3} (?! [\w_] )
    """
MARKUP, ROW = compiled(SIGNS), compiled(rf"{SIGNS} | (?P<bar> \| )")
"""What is markup within a text, and within the row of a table."""
BULLET = "•"
"""What is shown for the mark of an entry, which could be read as a sign of minus."""
CLOSING = compiled(r"(?<! [ \t] ) [ \t]++ \#++ [ \t]*+ (?= [\r\n]*+ \Z )")


def read(source: str, encoding: str, path: str) -> tuple[Article, ...]:
    """The article of a Markdown file."""
    start = 1 if source.startswith("\ufeff") else 0
    head = FRONT.match(source, start)
    fields = told(head["lines"], head["fence"]) if head else {}
    page = html.Page(verbatim=True)
    at = head.end() if head else start
    for block in blocks(source, at):
        at = _inline(page, source, block, max(at, block.start))
        if block.apart:
            page.break_line("\n\n", block.end)
    place = page.pieces.map(encoding, source, lined=True)
    above = front.read(source, head.start("lines"), head.end("lines"), head["fence"], place.lines) if head else ()
    title = metadata.text(next((fields[key] for key in TITLES if fields.get(key)), ""))
    days = (metadata.day(fields.get(key)) for key in DATES)
    language = metadata.language(fields.get("lang") or fields.get("language") or fields.get("locale"))
    day = next((day for day in days if day), None)
    spoken = (*above, *directives.comments(source, page.comments, place.lines))
    return (Article(page.pieces.text, title, day, language, path, place, directives=spoken),)


def told(lines: str, fence: str) -> dict[str, object]:
    """The fields of front matter in small letters: in YAML or, between ``+++``, in TOML.

    >>> told("title: 'It''s \\"up\\"' # to you\\nDate: 2019-06-14\\nlead: >-\\n  One\\n  two\\n", "---")
    {'title': 'It\\'s "up"', 'date': '2019-06-14', 'lead': 'One two'}
    """
    if fence == "+++":
        try:
            return {key.lower(): value for key, value in tomllib.loads(lines).items()}
        except (ValueError, RecursionError):
            return {}
    found: dict[str, object] = {}
    for field in FIELD.finditer(lines):
        value = QUOTED.match(field["value"].strip()[:LONGEST]) if field["value"] else None
        plain = value and (value["double"] or (value["single"] or "").replace("''", "'") or value["plain"])
        found.setdefault(field["key"].lower(), plain or " ".join((field["folded"] or "").split()))
    return found


def _inline(page: html.Page, source: str, block: Block, at: int) -> int:
    """Take in the text of a block from an offset on; where reading has come to."""
    closing = CLOSING.search(source, at, block.end) if block.kind == "heading" else None
    end = closing.start() if closing else block.end
    row = block.kind == "row"
    while at < end and (match := (ROW if row else MARKUP).search(source, at, end)):
        page.words(source[at : match.start()], at)
        at = match.end()
        if match["reference"]:
            page.words(unescape(match["reference"]), match.start())
        elif match["bullet"]:
            page.words(BULLET, match.start("bullet"))
        elif match["escaped"]:
            page.words(source[at : at + 1], at)
            at += 1
        elif match["comment"]:
            page.comments.append(match.span())
        elif row and match["bar"]:
            page.words("\t", match.start())
        elif match["tag"]:
            at = html.element(page, source, match.start())
    if at < end:
        page.words(source[at:end], at)
    return max(at, block.end)
