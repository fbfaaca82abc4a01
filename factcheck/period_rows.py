"""A piece of text as runs of the types that frames of periods are written in, one character a type.

The words of each type and the frames stand in the language file: [months], [weekdays], [period_numbers], [periods],
[period_parts] and [period_frames].
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from factcheck.errors import LanguageError
from factcheck.languages import Language
from factcheck.lexicon import Lexicon, Token
from factcheck.patterns import Pattern, compiled

MARKS = {
    ",": "comma", "،": "comma", "，": "comma", "、": "comma",
    "-": "dash", "～": "dash", "~": "dash", "〜": "dash", "－": "dash",
    "–": "dash", "—": "dash", "‑": "dash", "‐": "dash", "−": "dash",
    "/": "slash", "(": "open", "[": "open", ")": "close", "]": "close", "（": "open", "）": "close",
}  # fmt: skip

WORDS = {
    "year": "yearword", "month": "monthword", "day": "dayword", "of": "of", "in": "in", "to": "to", "and": "and",
    "from": "from", "the": "the", "ended": "ended", "fiscal": "fiscal", "solar": "solar", "half": "half",
    "quarter": "quarter", "week": "week", "halfcode": "halfcode", "quartercode": "quartercode", "last": "last",
    "previous": "previous", "this": "this", "next": "next", "ago": "ago", "same": "same", "span": "span",
    "lastyear": "lastyear", "thisyear": "thisyear", "nextyear": "nextyear", "yearearlier": "yearearlier",
    "todate": "todate", "yesterday": "yesterday", "today": "today", "tomorrow": "tomorrow",
    "ordinalmark": "ordinalmark", "counted": "counted",
}  # fmt: skip
"""Key of [periods] -> type."""

NUMBERS = ("day", "twodigit", "yearnumber", "solaryear")
OTHERS = ("numberword", "ordinal", "monthly", "season", "before", "month", "weakmonth", "solarmonth", "weaksolar")
TYPES = (*dict.fromkeys(MARKS.values()), *WORDS.values(), *NUMBERS, *OTHERS, "weekday", "weakday")
CODES = {name: chr(0xE000 + i) for i, name in enumerate(TYPES)}
FILLER = "_"

PLURAL = "plural"
"""The value of a unit of time in the plural: "the coming months" are no month."""

YEARS, SOLAR_YEARS = range(1900, 2100), range(1300, 1450)

NAMED = {"month": "weakmonth", "solarmonth": "weaksolar", "weekday": "weakday"}
"""Types of names, with the type of those that may be other words."""
STRONG = {name: strong for strong, weak in NAMED.items() for name in (strong, weak)}
ABBREVIATED = frozenset({*NAMED, *NAMED.values()})
"""Types of what is printed with a stop: "Wed., Feb. 29"."""

ROLES = ("n", "n2", "o", "u", "y", "y2", "m", "m2", "d", "d2", "w", "r", "k", "k2", "b")
"""The groups of frames."""
FRAME = "frame_"
"""What begins the name of the group that is a whole frame."""

PIECE = compiled(
    r"(?P<group> [a-z]\d? ) : (?P<open> \( ) | (?: (?P<role> [a-z]\d? ) : )? (?P<type> [a-z]+ ) | [()|?*+]"
)


class Item(NamedTuple):
    """One item of a run: its type, what it stands for, and its place in the text."""

    type: str
    value: Any
    start: int
    end: int


@functools.cache
def vocabulary(language: Language) -> Lexicon:
    """All words of periods of a language, each with its type and value."""
    phrases: dict[str, tuple[str, Any]] = {}
    section = language["periods"]
    for key, name in WORDS.items():
        phrases |= {word: (name, PLURAL if word in section["plurals"] else name) for word in section[key]}
    for name, table in (
        ("monthly", section["monthly"]),
        ("season", section["quarters"]),
        ("before", section["before"]),
    ):
        phrases |= {word: (name, value) for word, value in table.items()}
    for name, key in (("numberword", "numbers"), ("ordinal", "ordinals")):
        phrases |= {word: (name, value) for word, value in language["period_numbers"][key].items()}
    for name, key in (("solarmonth", "months_solar_hijri"), ("month", "months"), ("weekday", "weekdays")):
        names = language[key]
        for number, words in names.items():
            if number != "ambiguous":
                weak = {w for w in words if w in names["ambiguous"]}
                phrases |= {w: (NAMED[name] if w in weak else name, int(number)) for w in words}
    return Lexicon(phrases, language.elided)


def runs(text: str, tokens: Sequence[Token], language: Language) -> list[list[Item]]:
    """The stretches of tokens that say something of time, as items; no frame goes beyond one."""
    lexicon, found = vocabulary(language), list[list[Item]]()
    known = lexicon.first
    after = ended = 0
    for i, (word, _, _, kind) in enumerate(tokens):
        listed = word in known or "'" in word
        if i < after or not (listed or kind == "number" or word in MARKS):
            continue
        item, length = _item(text, tokens, i, lexicon if listed else None, language)
        after = i + length
        if item is None:
            continue
        if found and ended == i:
            found[-1].append(item)
        else:
            found.append([item])
        ended = after
    return found


def silent(text: str, tokens: Sequence[Token], i: int, language: Language) -> bool:
    """Whether what begins at token ``i`` says nothing of time."""
    return _item(text, tokens, i, vocabulary(language), language)[0] is None


def _item(
    text: str, tokens: Sequence[Token], i: int, lexicon: Lexicon | None, language: Language
) -> tuple[Item | None, int]:
    """The item that begins at token ``i``, None where it says nothing of time; and how many tokens it has."""
    token = tokens[i]
    found = lexicon.at(tokens, i) if lexicon else None
    if not found:
        return None if token.kind == "word" else _bare(text, token), 1
    length, (name, value) = found
    if name in STRONG and language["periods"]["capitalised"]:
        name = _cased(text, token, name, i == 0)
    item = Item(name, value, token.start, tokens[i + length - 1].end) if name in CODES else None
    return item, length + (name in ABBREVIATED and _stopped(tokens, i + length))


def _stopped(tokens: Sequence[Token], i: int) -> bool:
    """Whether a stop ends an abbreviation, with more behind it: "Feb. 29"."""
    return i + 1 < len(tokens) and tokens[i].text == "." and tokens[i].start == tokens[i - 1].end


def _bare(text: str, token: Token) -> Item | None:
    """The item of a number or a mark."""
    name = _number(text, token) if token.kind == "number" else MARKS.get(token.text, FILLER)
    if name == FILLER:
        return None
    return Item(name, int(token.text) if name in NUMBERS else None, token.start, token.end)


def _cased(text: str, token: Token, name: str, first: bool) -> str:
    """A name without a capital letter is none ("may"); a capital amid a sentence makes a weak one strong."""
    strong, printed = STRONG[name], text[token.start : token.end]
    if not printed[0].isupper():
        return FILLER
    return strong if name == strong or not (first or (printed.isupper() and len(printed) > 1)) else name


def _number(text: str, token: Token) -> str:
    """The type of a run of digits; those that belong to a longer figure have none."""
    if len(token.text) > 4 or _joined(text, token):
        return FILLER
    try:
        value = int(token.text)
    except ValueError:
        return FILLER
    if len(token.text) <= 2:
        return "day" if 1 <= value <= 31 else "twodigit"
    return "yearnumber" if value in YEARS else "solaryear" if value in SOLAR_YEARS else FILLER


def _joined(text: str, token: Token) -> bool:
    """Whether digits are a part of a decimal, of a grouped number, of a sum of money or of a percentage."""
    before, after = text[max(token.start - 2, 0) : token.start], text[token.end : token.end + 5]
    if before and (unicodedata.category(before[-1]) == "Sc" or (before[-1] in ".٫٬:．" and before[:1].isdecimal())):
        return True
    if len(before) == 2 and before[1] == "," and before[0].isdecimal() and len(token.text) == 3:
        return True
    if after[:1] in {"%", "٪", "％", "$", "€"}:
        return True
    if after[:1] in tuple(".٫٬:．") and after[1:2].isdecimal():
        return True
    return after[:1] == "," and after[1:4].isdecimal() and len(after) >= 4 and not after[4:5].isdecimal()


class Shape(NamedTuple):
    """What a frame found in a run of types: its kind, where it stands, and where its roles do."""

    frame: str
    start: int
    end: int
    roles: tuple[tuple[str, int], ...]


REMEMBERED = 24
"""Types of the longest run whose frames are remembered: news tell their times in few ways."""


def types_of(run: Sequence[Item]) -> str:
    """The types of a run, one character each."""
    return "".join([CODES[item.type] for item in run])


def shape(run: str, at: int, language: Language) -> Shape | None:
    """The first frame at or behind ``at`` in the types of a run."""
    return (_shape if len(run) <= REMEMBERED else _shape.__wrapped__)(run, at, language)


@functools.lru_cache(maxsize=4096)
def _shape(run: str, at: int, language: Language) -> Shape | None:
    match = frames(language).search(run, at)
    if match is None:
        return None
    groups = match.groupdict()
    frame = next(name for name in language["period_frames"] if groups.get(FRAME + name))
    roles = tuple((role, match.start(role)) for role in ROLES if groups.get(role))
    return Shape(frame, match.start(), match.end(), roles)


@functools.cache
def frames(language: Language) -> Pattern:
    """All frames of a language as one pattern over rows, with a group for each kind of frame."""
    kinds = []
    for name, patterns in language["period_frames"].items():
        if patterns:
            alternatives = " | ".join("".join(_pieces(pattern, language)) for pattern in patterns)
            kinds.append(f"(?P<{FRAME}{name}>{alternatives})")
    return compiled(" | ".join(kinds))


def _pieces(pattern: str, language: Language) -> Iterator[str]:
    """A frame as a regular expression; a number before a word for counted things is no date."""
    for match in PIECE.finditer(_expanded(pattern, language["period_parts"])):
        if match["open"]:
            yield f"(?P<{match['group']}>"
        elif match["type"]:
            if match["type"] not in CODES:
                raise LanguageError(
                    f"languages/{language.code}.toml: a frame of periods has unknown type {match['type']}"
                )
            code = CODES[match["type"]]
            if match["type"] in NUMBERS:
                code = f"(?:{code}(?!{CODES['counted']}))"
            yield f"(?P<{match['role']}>{code})" if match["role"] else code
        else:
            yield "(?:" if match[0] == "(" else match[0]


def _expanded(pattern: str, parts: Mapping[str, str]) -> str:
    """A frame with its parts written out; parts may hold parts."""
    for _ in parts:
        for name, part in parts.items():
            pattern = pattern.replace("{" + name + "}", part)
    return pattern
