"""JSON and JSON lines: a text of each object, each character with its place in the source.

A field is named, with dots for objects within objects ("article.body"), or it is the first of ``TEXTS`` that an object
has; so JSON Feed and the lists of WordPress are read as they are. What stands beside the text, or around it up to the
nearest list, tells title, date, language and id. A text with tags is read as HTML, through both ways of escaping.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from factcheck import directives
from factcheck.errors import ArticleError
from factcheck.inputs import html, literals, metadata, nested
from factcheck.inputs.literals import Value
from factcheck.inputs.pieces import Pieces, line_starts
from factcheck.model import Article, Directive, Failure, SourceMap
from factcheck.settings import listed
from factcheck.sources import ending

TEXTS = ("text", "body", "content", "content_html", "content_text", "articleBody")
"""The names of the field that holds the article."""
LISTS = ("items", "articles", "posts", "entries", "results", "data")
"""The names of the field that holds a list of articles, in an object without a text."""
RENDERED = ("rendered", "value")
"""The names of the field that holds the text where that of ``TEXTS`` holds an object."""
TITLES = ("title", "headline")
DATES = (
    "date", "date_published", "datePublished", "published", "published_at", "publishedAt", "pubDate", "pubdate",
    "publication_date",
)  # fmt: skip
LANGUAGES = ("lang", "language", "inLanguage", "locale")
IDS = ("id", "_id", "guid", "url", "link", "slug")

LINES = frozenset({".jsonl", ".ndjson"})
"""Ends of names of files where a line that is broken says nothing about the next."""
BROKEN = "is not JSON; write one object, a list, or one object a line"

Members = Mapping[str, Value]


class Record(NamedTuple):
    """What is to be an article: where it begins, its text if it has one, and the objects around the text."""

    start: int
    text: Value | None
    near: tuple[Members, ...] = ()
    """From the object that holds the text outwards, up to a list."""
    far: tuple[Members, ...] = ()
    """Those around the list, which tell the language of all."""
    broken: bool = False


def read(source: str, encoding: str, path: str, field: str | None = None) -> tuple[Article | Failure, ...]:
    """The articles of a JSON file: an object, a list of objects or of texts, or one object a line.

    An entry without a text is a failure among them, and so is a broken line of JSON lines; one whose text is blank is
    left out. Where no entry has a text, that is one failure. Raises ArticleError for what is no JSON.
    """
    found = tuple(_records(source, path, tuple(field.split(".")) if field else ()))
    if len(found) > 1 and not any(record.text or record.broken for record in found):
        return (Failure(path, f"{path}: {_lacking(found[0], field)}", foreign=field is None),)
    return tuple(_articles(source, found, encoding, path, field))


def _records(source: str, path: str, steps: Sequence[str]) -> Iterator[Record]:
    at = literals.after_space(source, 0)
    while at < len(source):
        try:
            end = literals.end_of(source, at)
            yield from _within(source, at, steps)
        except (ValueError, RecursionError) as error:
            if ending(path) not in LINES:
                line = source.count("\n", 0, getattr(error, "pos", 0)) + 1
                raise ArticleError(f"{path}: line {line} {BROKEN}") from None
            yield Record(at, None, broken=True)
            end = (source.find("\n", at) + 1) or len(source)
        at = literals.after_space(source, end)


def _within(source: str, at: int, steps: Sequence[str]) -> Iterator[Record]:
    """The records of the value at an offset: of a list those of its elements."""
    if source[at] != "[":
        yield from _of(source, at, steps, (), ())
        return
    for element in literals.elements(source, at):
        yield from _of(source, element.at, steps, (), ())


def _of(
    source: str, at: int, steps: Sequence[str], near: tuple[Members, ...], far: tuple[Members, ...]
) -> Iterator[Record]:
    """The records of an object, or of a text by itself."""
    if source[at] != "{":
        alone = Value(literals.DECODER.raw_decode(source, at)[0], at)
        yield Record(at, alone if not near and isinstance(alone.value, str) else None, near, far)
        return
    members = literals.members(source, at)
    near = (members, *near)
    rest = () if ".".join(steps) in members else steps[1:]
    name = ".".join(steps) if steps and not rest else steps[0] if steps else _first(members)
    inner = members.get(name or "")
    if inner is None:
        yield Record(at, None, near, far)
    elif rest or (not steps and name in LISTS):
        if source[inner.at] == "[":
            for element in literals.elements(source, inner.at):
                yield from _of(source, element.at, rest, (), (*near, *far))
        else:
            yield from _of(source, inner.at, rest, near, far)
    else:
        yield Record(at, _rendered(source, inner), near, far)


def _first(members: Members) -> str | None:
    """The field that holds the text, or else the list of those that have one."""
    lists = (name for name in LISTS if name in members and isinstance(members[name].value, list))
    return next((name for name in TEXTS if name in members), next(lists, None))


def _rendered(source: str, found: Value) -> Value:
    """A text, or that of an object which holds it under another name."""
    if not isinstance(found.value, dict):
        return found
    inner = literals.members(source, found.at)
    return next((inner[name] for name in RENDERED if name in inner), found)


def _articles(
    source: str, records: Sequence[Record], encoding: str, path: str, field: str | None
) -> Iterator[Article | Failure]:
    """One article a record; a failure names the line where there are several."""
    starts = line_starts(source)
    for record in records:
        line = bisect_right(starts, record.start)
        name = path if len(records) == 1 else f"{path}:{max(line, 1)}"
        if record.broken:
            yield Failure(name, f"{path}: line {line} {BROKEN}")
            continue
        pieces = _pieces(source, record.text)
        if pieces is None:
            yield Failure(name, f"{name}: {_lacking(record, field)}", foreign=field is None)
        elif pieces.text.strip() or len(records) == 1:
            known = _article(record, pieces, nested.placed(pieces, encoding, source, starts), path)
            known = replace(known, directives=tuple(_directives(record, starts)))
            yield nested.read(known, html.inner) if html.has_tags(pieces.text) else known


def _directives(record: Record, starts: Sequence[int]) -> Iterator[Directive]:
    """What the objects around a text say about findings in it."""
    for members in record.near:
        if directives.NAME in members:
            told = members[directives.NAME]
            yield from directives.keyed(directives.placed(starts, told.at), told.value)


def _pieces(source: str, text: Value | None) -> Pieces | None:
    """The text of a literal, or of a list of them, each a paragraph; None where there is none."""
    pieces = Pieces()
    if text is None or isinstance(text.value, bool | int | float | dict):
        return None
    if isinstance(text.value, str):
        literals.add_text(pieces, source, text.at)
    for part in literals.elements(source, text.at) if isinstance(text.value, list) else ():
        if not isinstance(part.value, str):
            return None
        literals.add_text(pieces, source, part.at)
        pieces.add("\n\n", part.at)
    return pieces


def _article(record: Record, pieces: Pieces, place: SourceMap, path: str) -> Article:
    """The article of a record, with its text as it stands there."""
    title = _told(record.near, TITLES)
    return Article(
        pieces.text,
        html.plain(title) if isinstance(title, str) else "",
        metadata.day(_told(record.near, DATES)),
        metadata.language(_told((*record.near, *record.far), LANGUAGES)),
        path,
        place,
        id=_id(_told(record.near, IDS)),
    )


def _told(objects: Sequence[Members], names: Sequence[str]) -> object:
    """What the nearest object tells under one of some names."""
    for members in objects:
        for name in names:
            value = members[name].value if name in members else None
            value = value.get("rendered") if isinstance(value, dict) else value
            if value not in (None, ""):
                return value
    return None


def _id(told: object) -> str | None:
    return str(told)[:1000] if isinstance(told, str | int) and not isinstance(told, bool) else None


def _lacking(record: Record, field: str | None) -> str:
    """What is wrong with a record without a text, and what may be done."""
    there = [name for name, value in record.near[-1].items() for name in _names(name, value)] if record.near else []
    if field is None:
        return f"an entry has no text; name its field with --text-field; there are {listed(there)}"
    if record.text is not None:
        return f"the field {field!r} holds no text; name another with --text-field; there are {listed(there)}"
    return f"an entry has no field {field!r}; there are {listed(there)}"


def _names(name: str, value: Value) -> tuple[str, ...]:
    """A field as an error lists it: of an object within an object each."""
    inner = value.value if isinstance(value.value, dict) else {}
    return tuple(f"{name}.{key}" for key in inner) or (name,)
