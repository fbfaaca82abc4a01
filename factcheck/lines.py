"""Paragraphs from lines, hard-wrapped or not.

A blank line or an indented line begins a paragraph, as do a bullet and a row of a table. Within a block of short
lines a newline is only a wrap, unless the next word would have fitted and the line looks finished; where lines are
longer than any wrapping makes them, each line is a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.patterns import compiled

WIDEST_WRAP = 120
"""Code points; a block with a longer line was not wrapped by a machine."""

SLACK = 12
"""Code points by which a wrapped line may stay short of the widest one."""

LINE = compiled(r"[^\r\n\v\f\x85\u2028\u2029]++")
BULLET = compiled(r"(?: [•‣▪●◦∙·*–—-] \s++ | [•‣▪●◦] | \(? (?: \p{Nd}{1,2} | [a-z] ) \) \s++ | \| )")
CELLS = compiled(r"\S (?: [ ]{3,} | \t | [ ] \| [ ] ) \S")
ENDS_LINE = compiled(r"[.!?…؟。।۔:][\"'”’»)\]]*+ \s*+ \Z")
BLANK = compiled(r"(?: \r\n | [\n\r\v\f\x85\u2028\u2029] ) [^\S\r\n]*+ (?: \r\n | [\n\r\v\f\x85\u2028\u2029] )")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, without the space around it."""

    start: int
    end: int
    indent: int
    after_blank: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Consecutive lines that belong together; ``item`` for an entry of a list or a row of a table."""

    start: int
    end: int
    lines: int
    item: bool


def paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a text in order."""
    for block in blocks(text):
        group: list[Line] = []
        width = max(line.end - line.start + line.indent for line in block)
        for line in block:
            if group and begins(text, group, line, width):
                yield paragraph(text, group)
                group = []
            group.append(line)
        yield paragraph(text, group)


def blocks(text: str) -> Iterator[list[Line]]:
    """Runs of lines without a blank line between them."""
    block: list[Line] = []
    for line in lines(text):
        if line.after_blank and block:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def lines(text: str) -> Iterator[Line]:
    """The lines that are not blank."""
    previous = 0
    for match in LINE.finditer(text):
        printed = match[0]
        body = printed.strip()
        if not body:
            continue
        indent = len(printed) - len(printed.lstrip())
        start = match.start() + indent
        yield Line(start, start + len(body), indent, BLANK.search(text, previous, match.start()) is not None)
        previous = match.end()


def begins(text: str, group: list[Line], line: Line, width: int) -> bool:
    """Whether a line begins a new paragraph after the lines of ``group``."""
    if line.indent >= 2 or row(text, line) or row(text, group[-1]):
        return True
    last = group[-1]
    if width > WIDEST_WRAP:
        stopped = ENDS_LINE.search(text, max(last.start, last.end - 6), last.end) is not None
        return stopped or text[line.start].isupper() or title(text[last.start : last.end])
    word_end = line.start
    while word_end < line.end and not text[word_end].isspace():
        word_end += 1
    if last.end - last.start + last.indent + 1 + word_end - line.start > width - SLACK:
        return False
    finished = ENDS_LINE.search(text, max(last.start, last.end - 6), last.end) is not None
    return not text[line.start].islower() and (finished or title(text[last.start : last.end]))


def row(text: str, line: Line) -> bool:
    """Whether a line is an entry of a list or a row of a table."""
    return BULLET.match(text, line.start, line.end) is not None or cells(text, line)


def cells(text: str, line: Line) -> bool:
    """Whether a line is set in columns."""
    return CELLS.search(text, line.start, line.end) is not None


def title(line: str) -> bool:
    """Whether most words of a line begin with a capital letter."""
    words = [w for w in line.split() if w[0].isalpha()]
    return bool(words) and 3 * sum(w[0].isupper() for w in words) >= 2 * len(words)


def paragraph(text: str, group: list[Line]) -> Paragraph:
    """Join lines to a paragraph; a single indented line without a stop is a row ("    Shr 34 cts vs 1.19 dlrs")."""
    first, last = group[0], group[-1]
    bare = (
        len(group) == 1 and first.indent >= 2 and not ENDS_LINE.search(text, max(first.start, first.end - 6), first.end)
    )
    item = BULLET.match(text, first.start, first.end) is not None or (len(group) == 1 and (bare or cells(text, first)))
    return Paragraph(first.start, last.end, len(group), item)
