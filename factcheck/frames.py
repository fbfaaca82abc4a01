"""Frames: patterns over the types of a row, with named roles, as the language files state them.

A frame is compiled once into a regular expression over one character a type. Syntax: a word is a type, a word in
capitals a role (``ROLE:type`` where the type is not the role's own), ``{name}`` a part, ``~`` a short gap of words,
``...`` a longer gap that may hold commas and asides but no figure and no word of change; ``( | ) ? * +`` as usual.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.errors import LanguageError
from factcheck.languages import Language
from factcheck.patterns import Pattern, compiled
from factcheck.rows import PAST, Item, Mover, Row, senses, vocabulary

ROLES = {
    "CURRENT": ("amount", "percent", "rated"),
    "PREVIOUS": ("amount", "percent", "rated"),
    "CHANGE": ("amount", "points", "rated"),
    "RATE": ("percent",),
    "MULTIPLE": ("multiple",),
    "PART": ("amount",),
    "WHOLE": ("amount",),
    "SHARE": ("percent", "fraction"),
    "OLD": ("integer", "place"),
    "NEW": ("integer", "place"),
    "PLACES": ("places",),
    "TOTAL": ("amount",),
}
"""The types of figure that a role takes unless the frame says otherwise."""

TYPES = ("amount", "percent", "points", "multiple", "fraction", "place", "places", "integer", "rated", "duration")
STRUCTURE = ("comma", "semicolon", "dash", "quote", "mark", "open", "close", "aside", "period", "word")
GAP = frozenset(
    [
        "word",
        "period",
        "flow",
        "sign",
        "party",
        "level",
        "determiner",
        "whole",
        "ranking",
        "modal",
        "quote",
        "of",
        "by",
        "at",
        "with",
        "preposition",
        "pair",
        "forecast",
        "target",
        "currency",
        "duration",
    ]
)
"""What a gap may hold."""
NAMED = frozenset({"period", "party", "flow", "preposition"})
FILLED = frozenset(
    ["word", "determiner", "of", "level", "flow", "party", "by", "sign", "preposition", "whole", "period"]
)
ASIDES = ("aside", "which")
COMMAS = ("comma", "dash")
BEFORE_FIGURE = ("to", "from", "against", "over", "than", "on")
"""Cues that a gap may hold only where no figure follows: "imports from Iran", "the week to March"."""

SILENCING = frozenset({"respectively", "exchange"})
"""What no frame understands yet: lists told apart by "respectively", rates of exchange, which rise when they fall."""

NESTED = 3
"""How deep parts may hold parts."""

SHORT, LONG, AHEAD = 4, 16, 4
"""How many items a short and a long gap may hold, and how far a cue looks ahead for its figure."""

TOKEN = compiled(
    r"(?P<role> [A-Z]+ (?: :[a-z]+ )? ) | (?P<part> \{ [a-z_]+ \} ) | (?P<type> [a-z]+ ) | (?P<gap> \.\.\.? | [~_] ) | (?P<sign> !\( | [()|?*+] )"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of a language, ready to match."""

    name: str
    rule: str
    pattern: Pattern
    roles: tuple[str, ...]
    implied: str
    """What the words leave open and the frame takes for granted; empty where they say all."""


@dataclass(frozen=True, slots=True)
class Match:
    """A frame that fits a row: which figure plays which role, and the word of change."""

    frame: str
    rule: str
    implied: str
    roles: tuple[tuple[str, int], ...]
    """Role, and the index of the article's quantity."""
    mover: Mover | None
    cue: tuple[int, int]
    """Where the word of change stands; (0, 0) where there is none."""
    signs: tuple[tuple[int, int], ...]
    """The sign that a word such as "deficit" or "profit" gives a figure, for the figures that have such a word."""
    sentence: int
    start: int
    end: int


class Alphabet:
    """One private character for each set of categories that occurs."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = frozenset(names)
        self.codes: dict[frozenset[str], str] = {}

    def code(self, categories: frozenset[str]) -> str:
        """The character of a set of categories."""
        return self.codes.setdefault(categories, chr(0xE000 + len(self.codes)))

    def members(self, *names: str, without: Sequence[str] = ()) -> str:
        """A character class of all sets that hold one of the names, and none of others."""
        unknown = set(names) - self.names
        if unknown:
            raise LanguageError(f"a frame names unknown types: {', '.join(sorted(unknown))}")
        fitting = (c for s, c in self.codes.items() if s & set(names) and not s & set(without))
        return "[" + "".join(fitting) + "\uf8ff]"


@functools.cache
def alphabet(language: Language) -> Alphabet:
    """The alphabet of a language: every set of categories that a row can hold is enumerated beforehand."""
    letters = Alphabet(
        (
            *TYPES,
            *STRUCTURE,
            "mover",
            "adverb",
            "rise",
            "comparative",
            "flow",
            "sign",
            "ranking",
            "whole",
            "party",
            *PAST,
            *language["cues"],
        )
    )
    for kind in (*TYPES, *STRUCTURE):
        letters.code(frozenset({kind}))
    for kind in ("amount", "place"):
        letters.code(frozenset({kind, "integer"}))
    letters.code(PAST)
    for entries in vocabulary(language).first.values():
        for _, (categories, _) in entries:
            letters.code(categories)
            for kept in senses(categories):
                letters.code(kept)
    return letters


@functools.cache
def frames(language: Language) -> tuple[Frame, ...]:
    """The frames of a language, compiled, in the order in which they are tried."""
    return tuple(
        Frame(
            entry["name"],
            entry.get("rule", "growth"),
            compiled(_expression(entry["pattern"], language)),
            _roles(_expanded(entry["pattern"], language)),
            entry.get("implied", ""),
        )
        for entry in language["frames"]
    )


def _roles(pattern: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m["role"].split(":")[0] for m in TOKEN.finditer(pattern) if m["role"]))


def _expanded(pattern: str, language: Language) -> str:
    for _ in range(NESTED):
        for name, part in language["frame_parts"].items():
            pattern = pattern.replace("{" + name + "}", f"({part})")
    return pattern


def _expression(pattern: str, language: Language) -> str:
    letters, out = alphabet(language), []
    for m in TOKEN.finditer(_expanded(pattern, language)):
        if m["role"]:
            role, _, kind = m["role"].partition(":")
            out.append(f"(?P<{role}>{letters.members(*((kind,) if kind else ROLES[role]))})")
        elif m["gap"]:
            out.append(_gap(letters, m["gap"]))
        elif m["type"]:
            named = letters.members(m["type"])
            out.append(f"(?P<MOVER>{named})" if m["type"] in ("mover", "adverb", "rise", "comparative") else named)
        elif m["part"]:
            raise LanguageError(f"languages/{language.code}.toml: unknown frame part {m['part']}")
        else:
            out.append({"(": "(?:", "!(": "(?!"}.get(m["sign"], m["sign"]))
    return "".join(out)


def _gap(letters: Alphabet, gap: str) -> str:
    figure = letters.members("amount", "percent", "rated", "points", "places")
    change = letters.members("mover", "rise", "comparative", "level")
    cues = letters.members(*(c for c in BEFORE_FIGURE if c in letters.names))
    plain = letters.members(
        *((GAP - NAMED if gap == "_" else GAP) & letters.names),
        *(COMMAS if gap == "..." else ()),
        *(ASIDES if gap not in "~_" else ()),
        without=(*BEFORE_FIGURE, "and"),
    )
    filled = letters.members(*(FILLED & letters.names))
    comma, also = letters.members("comma"), letters.members("and")
    free = [plain, f"{cues}(?!{filled}{{0,{AHEAD}}}{figure})"]
    if gap not in "~_":
        free.append(f"{comma}?{letters.members('or')}{letters.members('rated')}{comma}?")
    if gap == "...":
        free.append(f"{also}(?!{filled}{{0,{AHEAD}}}(?:{figure}|{change}))")
    return f"(?:{'|'.join(free)}){{0,{SHORT if gap in '~_' else LONG}}}?"


def matches(row: Row, language: Language) -> tuple[Match, ...]:
    """The frames that fit a row, the first in order winning where two want the same figure in different roles."""
    if sum(item.figure >= 0 for item in row.items) < 2 or any(item.categories & SILENCING for item in row.items):
        return ()
    letters = alphabet(language)
    string = "".join(letters.code(item.categories) for item in row.items)
    found: list[Match] = []
    taken: dict[int, str] = {}
    for frame in frames(language):
        for m in frame.pattern.finditer(string):
            match = _match(frame, {name: m.spans(name) for name in m.re.groupindex}, row)
            if introduced(row, m.start()):
                continue
            agree = all(taken.get(figure, role) == role for role, figure in match.roles)
            new = any(figure not in taken for _, figure in match.roles)
            if agree and new:
                taken.update((figure, role) for role, figure in match.roles)
                found.append(match)
    return tuple(sorted(found, key=lambda match: match.start))


def introduced(row: Row, i: int) -> bool:
    """Whether the figure that a frame begins with is itself what something is compared with: "than last year's 74"."""
    if row.items[i].figure < 0:
        return False
    for item in reversed(row.items[max(0, i - AHEAD) : i]):
        if item.categories & {"from", "than", "against", "over"}:
            return True
        if item.figure >= 0 or item.categories & {"comma", "semicolon", "mover", "level", "conj"}:
            return False
    return False


def _match(frame: Frame, spans: dict[str, list[tuple[int, int]]], row: Row) -> Match:
    placed = [(start, role) for role in frame.roles for start, _ in spans.get(role, ())]
    mover, cue = _mover([row.items[start] for start, _ in sorted(spans.get("MOVER", ()))])
    items = [row.items[start] for start, _ in placed]
    return Match(
        frame.name,
        frame.rule,
        frame.implied,
        tuple((role.lower(), row.items[start].figure) for start, role in sorted(placed)),
        mover,
        cue,
        tuple((row.items[i].figure, sign) for i, _ in placed if (sign := sign_of(row, i, {j for j, _ in placed}))),
        row.sentence,
        min(item.start for item in items),
        max(item.end for item in items),
    )


def sign_of(row: Row, i: int, own: set[int]) -> int:
    """The sign that words give the figure at ``i``: "a 3 billion deficit", "a loss of 3 billion"; 0 where none does.

    ``own`` are the figures of the same frame, which stand between a subject and its level: "the deficit rose 5 percent
    to 3 billion".
    """
    for j in range(i + 1, min(i + 3, len(row.items))):
        item = row.items[j]
        if item.figure >= 0 or item.categories & {"comma", "semicolon", "from", "to", "and", "conj", "against"}:
            break
        if "sign" in item.categories:
            return int(item.value["sign"])
    for j in range(i - 1, max(-1, i - 20), -1):
        item = row.items[j]
        if "sign" in item.categories:
            return int(item.value["sign"])
        if (item.figure >= 0 and j not in own) or item.categories & {
            "semicolon",
            "from",
            "and",
            "conj",
            "against",
            "which",
        }:
            break
    return 0


def _mover(items: Sequence[Item]) -> tuple[Mover | None, tuple[int, int]]:
    for item in items:
        for category in ("mover", "rise", "comparative"):
            if category in item.categories:
                return item.value[category], (item.start, item.end)
    return None, (0, 0)
