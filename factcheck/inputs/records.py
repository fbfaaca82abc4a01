"""JSON and JSON lines: a text field of each object, each character with its place in the source.

The field is ``text``, ``body`` or ``content``, the first that an object has; ``title``, ``date`` and ``lang`` (or
``language``) beside it are taken along.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from json.decoder import scanstring  # type: ignore[attr-defined]
from pathlib import Path
from typing import Any

from factcheck.errors import ArticleError
from factcheck.inputs.pieces import Pieces
from factcheck.model import Article, Failure
from factcheck.patterns import compiled

TEXTS = ("text", "body", "content")
"""The names of the field that holds the article."""

SPACE = compiled(r"[ \t\r\n\ufeff]*+")
ESCAPE = compiled(
    r"(?P<pair> \\u [Dd][89ABab][0-9A-Fa-f]{2} \\u [Dd][C-Fc-f][0-9A-Fa-f]{2} ) | \\u [0-9A-Fa-f]{4} | \\ ."
)
DECODER = json.JSONDecoder(strict=False)

LINES = frozenset({".jsonl", ".ndjson"})
"""Ends of names of files where a line that is broken says nothing about the next."""
BROKEN = "is not JSON; write one object, a list, or one object a line"

Member = tuple[Any, int]
"""A value and where it begins."""
Value = tuple[Mapping[str, Member] | None, int]
"""The members of an object and where it begins; None for what is no JSON."""


def read(source: str, encoding: str, path: str) -> tuple[Article | Failure, ...]:
    """The articles of a JSON file: an object, a list of objects or of texts, or one object a line.

    An entry without a text is a failure among them, and so is a broken line of JSON lines.
    """
    return tuple(_articles(source, tuple(_values(source, path)), encoding, path))


def _values(source: str, path: str) -> Iterator[Value]:
    """The objects of a file and where they begin; no members where a line of JSON lines is broken."""
    at = _after_space(source, 0)
    while at < len(source):
        try:
            end = DECODER.raw_decode(source, at)[1]
            yield from _elements(source, at)
        except (ValueError, RecursionError) as error:
            if Path(path).suffix.lower() not in LINES:
                line = source.count("\n", 0, getattr(error, "pos", 0)) + 1
                raise ArticleError(f"{path}: line {line} {BROKEN}") from None
            yield None, at
            end = (source.find("\n", at) + 1) or len(source)
        at = _after_space(source, end)


def _articles(source: str, values: Sequence[Value], encoding: str, path: str) -> Iterator[Article | Failure]:
    """One article an object; where there are several, the path names the line."""
    line, counted = 1, 0
    for members, start in values:
        line, counted = line + source.count("\n", counted, start), start
        name = path if len(values) == 1 else f"{path}:{line}"
        if members is None:
            yield Failure(name, f"{path}: line {line} {BROKEN}")
        else:
            yield _article(source, members, encoding, name)


def _after_space(source: str, at: int) -> int:
    match = SPACE.match(source, at)
    return match.end() if match else at


def _elements(source: str, start: int) -> Iterator[Value]:
    """The objects at an offset: one, or those of a list; a bare text is an object with that text alone."""
    if source[start] != "[":
        yield _members(source, start), start
        return
    at = _after_space(source, start + 1)
    while at < len(source) and source[at] != "]":
        yield _members(source, at), at
        at = _after_space(source, DECODER.raw_decode(source, at)[1])
        at = _after_space(source, at + 1) if source[at : at + 1] == "," else at


def _members(source: str, start: int) -> Mapping[str, Member]:
    """The members of the object at an offset, with the places of their values."""
    if source[start] != "{":
        return {TEXTS[0]: (DECODER.raw_decode(source, start)[0], start)}
    members: dict[str, Member] = {}
    at = _after_space(source, start + 1)
    while source[at] != "}":
        key, at = scanstring(source, at + 1, False)
        at = _after_space(source, _after_space(source, at) + 1)
        value, end = DECODER.raw_decode(source, at)
        members[key] = value, at
        at = _after_space(source, end)
        at = _after_space(source, at + 1) if source[at] == "," else at
    return members


def _article(source: str, members: Mapping[str, Member], encoding: str, path: str) -> Article | Failure:
    text, at = next((members[key] for key in TEXTS if key in members), ("", 0))
    if not isinstance(text, str) or not text:
        return Failure(path, f"{path}: an entry has no text; name the field of the article {', '.join(TEXTS)}")
    pieces = _pieces(source, at)
    language = _string(members, "lang") or _string(members, "language")
    known = language if language.isascii() and language[:2].isalpha() and len(language) < 9 else None
    day = _date(_string(members, "date"))
    return Article(pieces.text, _string(members, "title"), day, known, path, pieces.map(encoding, source))


def _pieces(source: str, start: int) -> Pieces:
    """The text of a string literal, escapes resolved."""
    pieces, at = Pieces(), start + 1
    end = scanstring(source, at, False)[1] - 1
    for match in ESCAPE.finditer(source, at, end):
        pieces.add(source[at : match.start()], at)
        pieces.add(json.loads(f'"{match[0]}"'), match.start())
        at = match.end()
    pieces.add(source[at:end], at)
    return pieces


def _string(members: Mapping[str, Member], key: str) -> str:
    value = members.get(key, ("", 0))[0]
    return value if isinstance(value, str) else ""


def _date(printed: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(printed[:10])
    except ValueError:
        return None
