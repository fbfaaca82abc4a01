"""JSON with the places of its values: objects, lists and texts, each with the offset where it begins."""

from __future__ import annotations

import json
from collections.abc import Iterator
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from factcheck.inputs.pieces import Pieces
from factcheck.patterns import compiled

SPACE = compiled(r"[ \t\r\n\ufeff]*+")
ESCAPE = compiled(
    r"(?P<pair> \\u [Dd][89ABab][0-9A-Fa-f]{2} \\u [Dd][C-Fc-f][0-9A-Fa-f]{2} ) | \\u [0-9A-Fa-f]{4} | \\ ."
)
DECODER = json.JSONDecoder(strict=False)
START = compiled(r"\s*+ (?: \{ \s*+ \" | \[ \s*+ \{ )")


class Value(NamedTuple):
    """A value and where it begins in the source."""

    value: Any
    at: int


def looks_like(source: str) -> bool:
    """Whether a source begins as an object with a member, or as a list of objects."""
    return START.match(source, 1 if source.startswith("\ufeff") else 0) is not None


def after_space(source: str, at: int) -> int:
    """The offset of the next character that is no space."""
    match = SPACE.match(source, at)
    return match.end() if match else at


def end_of(source: str, at: int) -> int:
    """Where the value at an offset ends; raises ValueError or RecursionError for what is no JSON."""
    return DECODER.raw_decode(source, at)[1]


def elements(source: str, start: int) -> Iterator[Value]:
    """The values of the list at an offset."""
    at = after_space(source, start + 1)
    while source[at] != "]":
        value, end = DECODER.raw_decode(source, at)
        yield Value(value, at)
        at = after_space(source, end)
        at = after_space(source, at + 1) if source[at] == "," else at


def members(source: str, start: int) -> dict[str, Value]:
    """The members of the object at an offset."""
    found: dict[str, Value] = {}
    at = after_space(source, start + 1)
    while source[at] != "}":
        key, at = scanstring(source, at + 1, False)
        at = after_space(source, after_space(source, at) + 1)
        value, end = DECODER.raw_decode(source, at)
        found[key] = Value(value, at)
        at = after_space(source, end)
        at = after_space(source, at + 1) if source[at] == "," else at
    return found


def add_text(pieces: Pieces, source: str, start: int) -> None:
    """Append the text of the literal at an offset, its escapes resolved."""
    at = start + 1
    end = scanstring(source, at, False)[1] - 1
    for match in ESCAPE.finditer(source, at, end):
        pieces.add(source[at : match.start()], at)
        pieces.add(json.loads(f'"{match[0]}"'), match.start())
        at = match.end()
    pieces.add(source[at:end], at)
