"""Where a directive holds: the passage of an article's text that it is about.

A passage is what stands in one line of the file, and in one line of the text: in HTML several paragraphs may stand in
one line of the file, and then a comment is about the one that it stands in, behind, or else before.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factcheck.model import Article, Directive
from factcheck.patterns import compiled
from factcheck.reports.places import Places

PRINTED = compiled(r"\S")
BLANK = compiled(r"\s{100,}+")
"""A stretch without anything in it that is too long to be gone through for every directive."""


@dataclass(frozen=True, slots=True)
class Reach:
    """A directive and the piece of the text that it is about; a block that has no end has a problem and an end."""

    directive: Directive
    start: int
    end: int
    problem: str = ""


def reaches(article: Article, directives: Iterable[Directive]) -> tuple[Reach, ...]:
    """Where each directive holds, in the order of the file; an end of a block is there only if it ends none."""
    told = sorted(directives, key=lambda d: (bool(d.place), d.line, d.column))
    ground = Ground(article)
    blocks = [d for d in told if d.verb in ("ignore-start", "ignore-end")]
    others = [Reach(d, *ground.about(d)) for d in told if d.verb not in ("ignore-start", "ignore-end")]
    return tuple(sorted((*others, *paired(ground, blocks)), key=lambda r: (r.directive.line, r.directive.column)))


def paired(ground: Ground, directives: Iterable[Directive]) -> Iterator[Reach]:
    """Blocks from start to end: an end with rules ends the last block of just these rules, any other the last block."""
    last = len(ground.text)
    opened: dict[int, Directive] = {}
    named: dict[frozenset[str], list[int]] = {}
    for number, directive in enumerate(directives):
        rules = frozenset(directive.rules)
        if directive.verb == "ignore-start":
            opened[number] = directive
            named.setdefault(rules, []).append(number)
            continue
        if not rules and opened:
            rules = frozenset(next(reversed(opened.values())).rules)
        waiting = named.get(rules)
        if not waiting:
            yield Reach(directive, last, last, "no block of these rules is open here")
            continue
        begun = opened.pop(waiting.pop())
        yield Reach(begun, ground.offset(begun), ground.offset(directive))
    for begun in opened.values():
        yield Reach(begun, ground.offset(begun), last, "the block is never ended, and holds to the end of the file")


class Ground:
    """The text of an article by the lines of its file."""

    def __init__(self, article: Article) -> None:
        self.text = article.text
        self.places = Places(article)
        self.map = article.source
        self.starts = self.map.lines or tuple(self.places.starts)
        self.first = self.map.first if self.map.lines else 1
        self.sources = [source for _, source in self.map.pairs]
        blanks = [match.span() for match in BLANK.finditer(self.text)]
        self.blanks = [start for start, _ in blanks]
        self.blank_ends = [end for _, end in blanks]

    def about(self, directive: Directive) -> tuple[int, int]:
        """The passage that a directive is about, unless it begins or ends a block."""
        if directive.verb == "ignore-file":
            return 0, len(self.text)
        at = self.offset(directive)
        start, end = self.line(directive.line)
        if directive.verb == "ignore":
            here = self.passage(at, start, end)
            if self.printed(*here):
                return here
            before = self.before(at, start)
            if before is not None:
                return self.passage(before, start, end)
            end = at
        else:
            end = min(end, self.places.line(self.places.row(at))[1] + 1)
        following = self.after(max(end, at))
        return self.passage(following, *self.line_of(following))

    def passage(self, at: int, start: int, end: int) -> tuple[int, int]:
        """The part of a line of the file that is in the same line of the text as an offset."""
        first, last = self.places.line(self.places.row(min(at, len(self.text))))
        return max(first, start), min(last, end)

    def line(self, number: int) -> tuple[int, int]:
        """The offsets of the text at which a line of the file begins and ends."""
        i = number - self.first
        start = 0 if i < 0 else self.inward(self.starts[i]) if i < len(self.starts) else len(self.text)
        end = self.inward(self.starts[max(i + 1, 0)]) if i + 1 < len(self.starts) else len(self.text)
        return start, end

    def line_of(self, offset: int) -> tuple[int, int]:
        """The line of the file that an offset of the text is in."""
        source = self.places.in_source(offset) if self.map.lines else offset
        return self.line(self.first + max(bisect_right(self.starts, source) - 1, 0))

    def offset(self, directive: Directive) -> int:
        """Where in the text a directive stands, or would if it were text."""
        i = directive.line - self.first
        if not 0 <= i < len(self.starts):
            return 0 if i < 0 else len(self.text)
        return self.inward(self.starts[i] + directive.column - 1)

    def inward(self, source: int) -> int:
        """The offset in the text of an offset in the file."""
        if not self.map.lines:
            return min(source, len(self.text))
        i = bisect_right(self.sources, source) - 1
        if i < 0:
            return 0
        last = self.map.pairs[i + 1][0] if i + 1 < len(self.sources) else len(self.text)
        return min(self.map.pairs[i][0] + source - self.sources[i], last)

    def printed(self, start: int, end: int) -> bool:
        """Whether there is anything between two offsets."""
        return start < end and self.after(start) < end

    def after(self, at: int) -> int:
        """The first offset from one on at which there is something."""
        i = bisect_right(self.blanks, at) - 1
        at = max(at, self.blank_ends[i]) if i >= 0 else at
        found = PRINTED.search(self.text, at)
        return found.start() if found else len(self.text)

    def before(self, at: int, least: int) -> int | None:
        """The last offset before one at which there is something, if it is not less than another."""
        i = bisect_right(self.blanks, at - 1) - 1
        at = self.blanks[i] if i >= 0 and self.blank_ends[i] >= at else at
        lowest = max(least, at - 200)
        found = lowest + len(self.text[lowest:at].rstrip())
        return found - 1 if found > lowest else None
