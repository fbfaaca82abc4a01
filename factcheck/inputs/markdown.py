"""Markdown: the text without its markup, each character with its place in the source.

Front matter gives title, date and language; code, pictures and the targets of links are not text.
"""

from __future__ import annotations

import datetime as dt
from html import unescape

from factcheck import directives
from factcheck.inputs import front
from factcheck.inputs.pieces import Pieces
from factcheck.model import Article
from factcheck.patterns import compiled

FRONT = compiled(
    r"""
    (?P<fence> -{3} | \+{3} ) [ \t]*+ \r?\n
    (?P<lines> (?: (?! (?P=fence) ) [^\n]*+ \n )*+ )
    (?P=fence) [ \t]*+ (?: \r?\n | \Z )
    """
)
FIELD = compiled(r"(?m: ^ ) (?P<key> [A-Za-z]++ ) [ \t]*+ [:=] [ \t]*+ (?P<value> [^\r\n]*+ )")

MARKUP = compiled(
    r"""
    (?m: ^ ) [ ]{0,3} (?P<fence> `{3,} | ~{3,} ) [^\n]*+ \n             # blocks of code
        (?: (?! [ ]{0,3} (?P=fence) ) [^\n]*+ \n )*+ [^\n]*+
    | (?m: ^ ) [ ]{0,3} \[ [^\]\n]{1,200} \] : [^\n]*+                    # where a link leads
    | (?m: ^ ) [ ]{0,3} (?: \#{1,6} [ \t]++ | (?: > [ ]? )++ )            # headings and quotations
    | (?m: ^ ) [ ]{0,3} (?: =++ | -{3,}+ | (?: \*[ ]?){3,}+ ) [ \t]*+ (?= \r?$ | \r?\n | \Z )
    | (?<! ` ) (?P<ticks> `++ ) [^`\n]{1,2000} (?P=ticks)                          # code in a line
    | ! \[ [^\]\n]{0,500} \] \( [^()\n]{0,2000} \)                        # pictures
    | (?P<comment> <! -- (?: [^-] | - (?! -> ) )*+ (?: --> )? )
    | < (?: https?: | mailto: | /?[A-Za-z] ) [^<>\n]{0,2000} >            # tags and addresses
    | (?P<reference> & (?: \# (?: [0-9]{1,7} | x [0-9A-Fa-f]{1,6} ) ; | [A-Za-z] [A-Za-z0-9]{1,30} ; ) )
    | (?P<escaped> \\ (?= [\\`*_{}\[\]()\#+.!|<>~%$&:;,=-] ) )
    | \] \( [^()\n]{0,2000} (?: \( [^()\n]{0,500} \) [^()\n]{0,500} )? \) # the second half of a link
    | \] \[ [^\]\n]{0,200} \]
    | (?<! \\ ) \[ (?= [^\]\n]{1,1000} \] [\(\[] )                        # its first half
    | (?<! [\s*] ) \*{1,3} (?! \* ) | (?<! \* ) \*{1,3} (?= [^\s*] )
    | (?<! [\w_] ) _{1,3} (?= [^\s_] ) | (?<= [^\s_] ) _{1,3} (?! [\w_] )
    """
)


def read(source: str, encoding: str, path: str) -> tuple[Article, ...]:
    """The article of a Markdown file."""
    start = 1 if source.startswith("\ufeff") else 0
    head = FRONT.match(source, start)
    fields = {m["key"].lower(): m["value"].strip(" \t\"'") for m in FIELD.finditer(head["lines"])} if head else {}
    pieces, at = Pieces(), head.end() if head else start
    comments: list[tuple[int, int]] = []
    for match in MARKUP.finditer(source, at):
        pieces.add(source[at : match.start()], at)
        if match["reference"]:
            pieces.add(unescape(match["reference"]), match.start())
        elif match["comment"]:
            comments.append(match.span())
        at = match.end()
    pieces.add(source[at:], at)
    language = fields.get("lang") or fields.get("language") or None
    known = language if language and language.isascii() and language[:2].isalpha() and len(language) < 9 else None
    title = fields.get("title", "")
    date = _date(fields.get("date", ""))
    place = pieces.map(encoding, source, lined=True)
    above = front.read(source, head.start("lines"), head.end("lines"), head["fence"], place.lines) if head else ()
    told = (*above, *directives.comments(source, comments, place.lines))
    return (Article(pieces.text, title, date, known, path, place, directives=told),)


def _date(printed: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(printed[:10])
    except ValueError:
        return None
