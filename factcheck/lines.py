"""Paragraphs from lines, hard-wrapped or not.

A blank line or an indented line begins a paragraph, as do a bullet and a row of a table. Within a block of short
lines a newline is only a wrap, unless the next word would have fitted and the line looks finished; where lines are
longer than any wrapping makes them, each line is a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factcheck.patterns import compiled

WIDEST_WRAP = 120
"""Code points; a block with a longer line was not wrapped by a machine."""

SLACK = 12
"""Code points by which a wrapped line may stay short of the widest one."""

PIECE = compiled(r"[^\r\n\v\f\x85\u2028\u2029]++ | [\r\n\v\f\x85\u2028\u2029]++")
"""A line, or what stands between two."""
BULLET = compiled(r"(?: [•‣▪●◦∙·*–—-] \s++ | [•‣▪●◦] | \(? (?: \p{Nd}{1,2} | [a-z] ) \) \s++ | \| )")
CELLS = compiled(r"\S (?: [ ]{3,} | \t | [ ] \| [ ] ) \S")
ENDS_LINE = compiled(r"[.!?…؟。।۔:][\"'”’»)\]]*+ \s*+ \Z")
BLANK = compiled(r"(?> \r\n | [\n\r\v\f\x85\u2028\u2029] ) [^\S\r\n]*+ (?: \r\n | [\n\r\v\f\x85\u2028\u2029] )")
"""Two ends of a line with nothing between them; a carriage return and its line feed are one."""
GAPS = ("   ", "\t", " | ")
"""What stands between columns; CELLS is sought only where one of them is printed."""


class Line(NamedTuple):
    """One line that is not blank, without the space around it."""

    start: int
    end: int
    indent: int
    after_blank: bool
    bullet: bool
    """Whether it begins with the mark of an entry of a list."""
    cells: bool
    """Whether it is set in columns."""


class Paragraph(NamedTuple):
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
    previous = after = 0
    for printed in PIECE.findall(text):
        before, after = after, after + len(printed)
        body = printed.strip()
        if not body:
            continue
        indent = len(printed) - len(printed.lstrip())
        start = before + indent
        end = start + len(body)
        cells = any(gap in body for gap in GAPS) and CELLS.search(text, start, end) is not None
        yield Line(start, end, indent, blank(text, previous, before), bullet(text, start, end), cells)
        previous = after


def blank(text: str, start: int, end: int) -> bool:
    """Whether an empty line stands between two lines."""
    between = text[start:end]
    return between not in ("", "\n", "\r\n") and ("\n\n" in between or BLANK.search(text, start, end) is not None)


def bullet(text: str, start: int, end: int) -> bool:
    """Whether a line begins with a bullet; a letter is one only with a bracket behind it."""
    plain = text[start].isalpha() and text[start + 1 : start + 2] != ")"
    return not plain and BULLET.match(text, start, end) is not None


def begins(text: str, group: list[Line], line: Line, width: int) -> bool:
    """Whether a line begins a new paragraph after the lines of ``group``."""
    last = group[-1]
    if line.indent >= 2 or line.bullet or line.cells or last.bullet or last.cells:
        return True
    if width > WIDEST_WRAP:
        return text[line.start].isupper() or stopped(text, last) or title(text[last.start : last.end])
    word_end = line.start
    while word_end < line.end and not text[word_end].isspace():
        word_end += 1
    if last.end - last.start + last.indent + 1 + word_end - line.start > width - SLACK:
        return False
    return not text[line.start].islower() and (stopped(text, last) or title(text[last.start : last.end]))


def stopped(text: str, line: Line) -> bool:
    """Whether a line ends with a stop, which no letter or digit is."""
    end = line.end
    return not text[end - 1].isalnum() and ENDS_LINE.search(text, max(line.start, end - 6), end) is not None


def title(line: str) -> bool:
    """Whether most words of a line begin with a capital letter."""
    words = [w for w in line.split() if w[0].isalpha()]
    return bool(words) and 3 * sum(w[0].isupper() for w in words) >= 2 * len(words)


def paragraph(text: str, group: list[Line]) -> Paragraph:
    """Join lines to a paragraph; a single indented line without a stop is a row ("    Shr 34 cts vs 1.19 dlrs")."""
    first, last = group[0], group[-1]
    bare = len(group) == 1 and first.indent >= 2 and not stopped(text, first)
    item = first.bullet or (len(group) == 1 and (bare or first.cells))
    return Paragraph(first.start, last.end, len(group), item)
