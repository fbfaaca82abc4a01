"""A sentence as a row of the types that frames of ages and years are written in, one character a type.

Types are what [dating] names, years and stretches of years, numbers, ordinals and marks; every other word is a
``word``. A time that lies within one year is that ``year``; any other is a ``time``, which no gap holds.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from factcheck import calendars
from factcheck.errors import LanguageError
from factcheck.figures.cardinals import cardinal
from factcheck.figures.vocabulary import Vocabulary, vocabulary
from factcheck.figures.words import Words, split
from factcheck.languages import DATING, Language
from factcheck.lexicon import Lexicon, Token
from factcheck.patterns import Pattern, compiled
from factcheck.periods import Mention

MARKS = {
    ",": "comma", "،": "comma", "、": "comma", "-": "dash", "–": "dash", "—": "dash", "(": "open", "[": "open",
    ")": "close", "]": "close", ".": "stop", "!": "stop", "?": "stop", "؟": "stop",
    ";": "comma", "؛": "comma",
}  # fmt: skip
TYPES = (*DATING, "year", "span", "time", "number", "rough", "ordinal", *dict.fromkeys(MARKS.values()), "word", "mark")
CODES = {name: chr(0xE000 + i) for i, name in enumerate(TYPES)}

COUNTED = ("earlier", "past")
"""Times that are told by a number of years themselves: "eight years ago" is read word by word."""

LARGEST = 200
"""No age and no number of years that is counted exactly is larger."""
GAPS = {"~": (("word", "in", "of"), 3), "..": (("word", "in", "of", "to", "after", "comma", "and"), 10)}
"""What a short and a long gap may hold, and how much of it."""

PIECE = compiled(
    r"""
    (?: (?P<role> first | last | both | n ) : )? (?P<type> [a-z]+ )
    | (?P<gap> \.\. | ~ ) | (?P<sign> !\( | [()|?*+] )
    """
)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a row: its type, the number or the years that it stands for, and its place in the text."""

    type: str
    start: int
    end: int
    value: int = 0
    years: tuple[int, int] = (0, 0)
    calendar: calendars.Calendar = "gregorian"


def row(text: str, start: int, end: int, mentions: Sequence[Mention], language: Language) -> tuple[Item, ...]:
    """The items of a sentence that lies between two offsets, with a stop behind the last."""
    v = vocabulary(language)
    words = split(text, v.separators, start, end)
    return (*_items(words, mentions, v, language), Item("stop", end, end))


def _items(w: Words, mentions: Sequence[Mention], v: Vocabulary, language: Language) -> Iterator[Item]:
    ahead = [m for m in reversed(mentions) if m.relation not in COUNTED]
    cues, tokens, k = _cues(language), _tokens(w), 0
    while k < len(w.text):
        while ahead and ahead[-1].span.end <= w.start[k]:
            ahead.pop()
        mention = ahead[-1] if ahead else None
        if mention and mention.span.start <= w.start[k]:
            yield timed(mention)
            while k < len(w.text) and w.start[k] < mention.span.end:
                k += 1
            continue
        item, length = _number(w, k, v)
        found = None if item else cues.at(tokens, k)
        if item is None:
            length = found[0] if found else 1
            name = found[1] if found else MARKS.get(w.text[k], "word" if w.text[k][0].isalpha() else "mark")
            item = Item(name, w.start[k], w.end[k + length - 1])
        yield item
        k += length


def timed(mention: Mention) -> Item:
    """The item of a time: the printed year that it lies in, or the years from which to which it lasts."""
    period, place = mention.period, (mention.span.start, mention.span.end)
    if mention.relation or period is None or not period.resolved or period.calendar == "fiscal":
        return Item("time", *place)
    first, last = (calendars.parts(day, period.calendar)[0] for day in (period.start, period.end))
    return Item("year" if first == last else "span", *place, years=(first, last), calendar=period.calendar)


def _number(w: Words, k: int, v: Vocabulary) -> tuple[Item | None, int]:
    """The item of a number or an ordinal at word ``k`` and how many words it has; one with a hedge is ``rough``."""
    ordinal = v.ordinals.get(w.text[k])
    digits = w.text[k].isdecimal()
    if ordinal is not None:
        return Item("ordinal", w.start[k], w.end[k], ordinal), 1
    if digits:
        value, last = int(w.text[k]) if len(w.text[k]) < 4 else LARGEST + 1, k + 1
    else:
        number, last, _, _ = cardinal(w, k, v)
        value = int(number)
    if last == k or not 0 < value <= LARGEST or _joined(w, k):
        return None, 1
    if digits and last < len(w.text) and w.glued(last) and w.text[last][0].isalpha():
        marked = w.text[last] in v.words["number.ordinal_suffixes"]
        return (Item("ordinal", w.start[k], w.end[last], value), 2) if marked else (None, 1)
    name = "rough" if _hedged(w, k, v) or v.hedges_after.at(w.text, last) else "number"
    return Item(name, w.start[k], w.end[last - 1], value), last - k


def _joined(w: Words, k: int) -> bool:
    """Whether a number goes on from what stands before it: "$80", "7-80"."""
    return w.glued(k) and w.text[k - 1] not in "(["


def _hedged(w: Words, k: int, v: Vocabulary) -> bool:
    reach = range(max(0, k - 4), k)
    return any((found := v.hedges.at(w.text, j)) and j + found[0] == k for j in reach)


def _tokens(w: Words) -> tuple[Token, ...]:
    kinds = ("number" if t[0].isdecimal() else "word" if t[0].isalpha() else "mark" for t in w.text)
    return tuple(map(Token, w.text, w.start, w.end, kinds))


@functools.cache
def _cues(language: Language) -> Lexicon:
    return Lexicon({word: name for name in DATING for word in language["dating"].get(name, ())})


def encoded(items: Sequence[Item]) -> str:
    """A row as one character an item."""
    return "".join(CODES[item.type] for item in items)


@functools.cache
def frames(language: Language) -> tuple[tuple[str, Pattern], ...]:
    """The frames of a language with the rules that they bind to, in the order in which they are tried."""
    patterns = language["dating_frames"]
    return tuple((name, compiled(_expression(p, language))) for name, listed in patterns.items() for p in listed)


def _expression(pattern: str, language: Language) -> str:
    return "".join(_piece(m, language) for m in PIECE.finditer(pattern))


def _piece(m: Any, language: Language) -> str:
    if m["type"]:
        if m["type"] not in CODES:
            raise LanguageError(f"languages/{language.code}.toml: a frame of dating has unknown type {m['type']}")
        return f"(?P<{m['role']}>{CODES[m['type']]})" if m["role"] else CODES[m["type"]]
    if m["gap"]:
        names, most = GAPS[m["gap"]]
        return f"[{''.join(CODES[name] for name in names)}]{{0,{most}}}?"
    return {"(": "(?:", "!(": "(?!"}.get(m["sign"], str(m["sign"]))
