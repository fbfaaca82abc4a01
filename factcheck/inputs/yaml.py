"""The part of YAML in which front matter speaks to programs: mappings, lists and texts, in lines or in brackets.

Whatever else YAML has (anchors, tags, several documents) is refused with its place, and never guessed.

>>> source = "\\n  ignore: [growth, 'share']\\n  reason: as printed, see http://a.b # no one else"
>>> value(source, 0, len(source))
{'ignore': ['growth', 'share'], 'reason': 'as printed, see http://a.b'}
"""

from __future__ import annotations

import json
from typing import NamedTuple

from factcheck.patterns import compiled

LINE = compiled(r"(?P<indent> [ \t]*+ ) (?P<dash> - (?= \s | \Z ) [ \t]*+ )? (?P<rest> [^\r\n]*+ ) \r?\n?")
KEY = compiled(r"(?P<quote> [\"']? ) (?P<name> [\w-]++ ) (?P=quote) [ \t]*+ : (?= \s | \Z ) [ \t]*+")
EMPTY = compiled(r"(?: \# [^\r\n]*+ )? (?: \r?\n | \Z )")
TEXT = compiled(
    r"[ \t]*+ (?P<text> (?: [^\s\#] | (?<= \S ) \# | [ \t]++ (?= [^\s\#] ) )*+ ) [ \t]*+ (?: \# [^\r\n]*+ )? \r?\n?"
)
TOKEN = compiled(
    r"""
    (?: \s | \# [^\r\n]*+ )*+
    (?: (?P<mark> [{}\[\],] | : (?= [\s{}\[\],"'] | \Z ) )
        | " (?P<double> (?: [^"\\] | \\ . )*+ ) "
        | ' (?P<single> (?: [^'] | '' )*+ ) '
        | (?P<plain> [^\s{}\[\],:\#&*!|>%@`"'] (?: [^\s{}\[\],:\#] | : (?! [\s{}\[\],] | \Z ) | (?<= \S ) \#
            | [ \t]++ (?= [^\s{}\[\],:\#] ) )*+ )
        | (?P<end> \Z )
        | (?P<other> . )
    )
    """
)
WORDS = {"true": True, "false": False, "null": None, "~": None}
FORMS = frozenset("{}[]\"'")
FOREIGN = frozenset("&*!|>%@`")
"""What no text without quotation marks begins with."""
DEEPEST = 4


class Line(NamedTuple):
    """A line that is not empty: its offset, how far it is indented, its content, whether it begins with a dash."""

    start: int
    indent: int
    at: int
    dash: bool
    end: int


class YamlError(ValueError):
    """What cannot be understood, and the offset at which it stands."""

    def __init__(self, at: int, reason: str) -> None:
        super().__init__(reason)
        self.at = at


def value(source: str, start: int, end: int, depth: int = 0) -> object:
    """What stands between two offsets: a value in brackets or a text, or lines of them; raises YamlError."""
    if not EMPTY.match(source, start, end):
        return scalar(source, start, end)
    if depth > DEEPEST:
        raise YamlError(start, "too many lists within one another")
    found = lines(source, start, end)
    return block(source, found, end, depth) if found else None


def lines(source: str, start: int, end: int) -> list[Line]:
    """The lines between two offsets that hold something."""
    found, at = [], start
    while at < end:
        match = LINE.match(source, at, end)
        if match is None:
            break
        if match["dash"] or not EMPTY.match(source, match.start("rest"), end):
            column = match.start("rest") if match["dash"] is None else match.end("indent")
            found.append(Line(at, column - at, match.start("rest"), bool(match["dash"]), match.end()))
        at = match.end()
    return found


def block(source: str, found: list[Line], end: int, depth: int) -> object:
    """A list or a mapping, a line an entry and what is indented below it."""
    items: list[object] = []
    members: dict[str, object] = {}
    i = 0
    while i < len(found):
        line = found[i]
        i += 1
        while i < len(found) and (found[i].indent > line.indent or (found[i].dash and not line.dash)):
            i += 1
        close = found[i].start if i < len(found) else end
        if line.indent != found[0].indent or line.dash != found[0].dash:
            raise YamlError(line.at, "the lines are not indented alike")
        if line.dash:
            items.append(scalar(source, line.at, close))
            continue
        key = KEY.match(source, line.at, line.end)
        if key is None or key["name"] in members:
            raise YamlError(line.at, "this is no key, or it is there twice")
        members[key["name"]] = value(source, key.end(), close, depth + 1)
    return items if found[0].dash else members


def scalar(source: str, start: int, end: int) -> object:
    """A value in brackets or quotation marks, or a text up to the end of its lines."""
    first = source[start]
    if first in FORMS:
        found, at = flow(source, start, end, 0)
        if (rest := TOKEN.match(source, at, end)) and rest["end"] is None:
            raise YamlError(rest.end() - 1, "this stands behind the end of a value")
        return found
    if first in FOREIGN:
        raise YamlError(start, "write a text in quotation marks, or on one line")
    parts = []
    while start < end:
        match = TEXT.match(source, start, end)
        if match is None:
            break
        parts.append(match["text"])
        start = match.end()
    text = " ".join(part for part in parts if part)
    return WORDS.get(text, text)


def flow(source: str, start: int, end: int, depth: int) -> tuple[object, int]:
    """The value in brackets or quotation marks that begins at an offset, and where it ends."""
    token = TOKEN.match(source, start, end)
    if token is None or depth > DEEPEST:
        raise YamlError(start, "this cannot be understood")
    if token["mark"] in ("[", "{"):
        return gathered(source, token.end(), end, depth, "]" if token["mark"] == "[" else "}")
    if token["double"] is not None:
        try:
            return json.loads(f'"{token["double"]}"', strict=False), token.end()
        except ValueError:
            raise YamlError(token.end() - 1, "a backslash before a character that needs none") from None
    if token["single"] is not None:
        return token["single"].replace("''", "'"), token.end()
    if token["plain"]:
        return WORDS.get(token["plain"], token["plain"]), token.end()
    raise YamlError(max(token.end() - 1, start), "a bracket or a quotation mark is missing")


def gathered(source: str, at: int, end: int, depth: int, close: str) -> tuple[object, int]:
    """The values up to a closing bracket, and where it ends."""
    items: list[object] = []
    members: dict[str, object] = {}
    while True:
        token = TOKEN.match(source, at, end)
        if token is not None and token["mark"] == close:
            return (items if close == "]" else members), token.end()
        found, at = flow(source, at, end, depth + 1)
        token = TOKEN.match(source, at, end)
        if close == "}":
            if token is None or token["mark"] != ":" or not isinstance(found, str):
                raise YamlError(at, "a key is followed by a colon and a space")
            members[found], at = flow(source, token.end(), end, depth + 1)
            token = TOKEN.match(source, at, end)
        else:
            items.append(found)
        if token is not None and token["mark"] == ",":
            at = token.end()
        elif token is None or token["mark"] != close:
            raise YamlError(at, "a comma or a closing bracket is missing")
