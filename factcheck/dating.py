"""Ages, anniversaries and numbers of years beside the years that they are counted between.

What is counted up to the day of writing is known by the article's date, and can only warn.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from factcheck import calendars
from factcheck.dating_rows import Item, encoded, frames, row
from factcheck.languages import Language
from factcheck.lexicon import Token, tokenize
from factcheck.model import Relation, Sentence, Span
from factcheck.numeric.figure import Figure, Reading
from factcheck.numeric.interval import Interval
from factcheck.periods import Mention
from factcheck.relations import Candidate, decide
from factcheck.rules import rule

HALF = Fraction(1, 2)
READINGS = {
    "age": ("unfinished", Interval.of(-HALF, 1 + HALF)),
    "years": ("counting", Interval.of(-1 - HALF, 1 + HALF)),
}
"""What is left open: whether a birthday was (0 or 1), and whether the first and the last year count (-1 to 1).

Whole numbers are compared: half a year more at either end keeps a number that fits from only touching.
"""

GUESSED = "-guessed"
"""Ends the name of frames whose first year may not be what the years are counted from."""

GATES = ("born", "anniversary", "years")
"""A sentence without a word of these types has nothing to count."""


def dating(
    text: str,
    sentences: Sequence[Sentence],
    tokens: Sequence[Sequence[Token]],
    mentions: Sequence[Mention],
    date: dt.date | None,
    language: Language,
) -> tuple[Relation, ...]:
    """The ages and numbers of years of an article that stand in one sentence with their years, judged."""
    words, found, k = gates(language), list[Relation](), 0
    for sentence in sentences:
        first = k
        while k < len(mentions) and mentions[k].span.start < sentence.end:
            k += 1
        if first < k and any(token.text in words for token in tokens[sentence.index]):
            items = row(text, sentence.start, sentence.end, mentions[first:k], language)
            found += _relations(items, date, language)
    return tuple(found)


@functools.cache
def gates(language: Language) -> frozenset[str]:
    """The words of which a sentence must hold one."""
    return frozenset(t.text for name in GATES for word in language["dating"].get(name, ()) for t in tokenize(word))


def _relations(items: Sequence[Item], date: dt.date | None, language: Language) -> Iterator[Relation]:
    printed, taken = encoded(items), set[int]()
    for name, pattern in frames(language):
        for match in pattern.finditer(printed):
            n = match.start("n")
            if n not in taken:
                roles = {role: items[at] for role, at in _places(match)}
                candidate = _candidate(name, roles, date)
                relation = decide((candidate,)) if candidate else None
                if relation:
                    taken.add(n)
                    yield relation


def _places(match: Any) -> Iterator[tuple[str, int]]:
    yield from ((role, match.start(role)) for role, group in match.groupdict().items() if group)


def _candidate(name: str, roles: Mapping[str, Item], date: dt.date | None) -> Candidate | None:
    """The number of years and what it is counted between; None where that is not known, or runs backwards."""
    known = rule(name.removesuffix(GUESSED))
    years = _between(roles, date)
    if years is None or years[0] > years[1]:
        return None
    open_, slack = READINGS[known.name]
    dated = bool({"last", "both"} & set(roles))
    assumptions = (*(("nearest-year",) if name.endswith(GUESSED) else ()), *(() if dated else ("year-from-article",)))
    return Candidate(
        known,
        (),
        (),
        None,
        "",
        "clause" if dated else "article",
        Span(min(item.start for item in roles.values()), max(item.end for item in roles.values()), "years"),
        assumptions,
        constants=(
            ("stated", _figure(Interval.point(roles["n"].value))),
            ("first", _figure(Interval.point(years[0]))),
            ("last", _figure(Interval.point(years[1]))),
            (open_, _figure(slack)),
        ),
    )


def _between(roles: Mapping[str, Item], date: dt.date | None) -> tuple[int, int] | None:
    """The two years, in one calendar; the last may be the article's."""
    if "both" in roles:
        return roles["both"].years
    calendar = roles["first"].calendar
    if "last" in roles:
        return (roles["first"].years[0], roles["last"].years[0]) if roles["last"].calendar == calendar else None
    return (roles["first"].years[0], calendars.parts(date, calendar)[0]) if date else None


def _figure(interval: Interval) -> Figure:
    reading = Reading(interval, interval)
    return Figure(reading, reading, reading)
