"""Requests: from the bytes of a body to the job that is asked for. Everything in them is somebody else's."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping
from typing import Any, cast

import anyio
from starlette.requests import Request

from factcheck.errors import SettingsError
from factcheck.settings import parse_date
from factcheck.web import problems
from factcheck.web.problems import Problem, ProblemError
from factcheck.web.service import Service
from factcheck.web.work import Form, Job, Kind, Task

JSON = "application/json"
SARIF = "application/sarif+json"
LINES = ("application/x-ndjson", "application/jsonl")
RAW: Mapping[str, Kind] = {"text/plain": "text", "text/markdown": "markdown", "text/html": "html"}
FIELDS = ("text", "title", "lang", "date", "format", "id")
"""Of an article that is sent as JSON."""
KINDS = ("text", "markdown", "html")
FORMS = ("json", "sarif")
LANGUAGE = "^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8}){0,4}$"
"""How a language is named, for the description of the service."""
DRAINED = 2.0
"""Seconds for which the rest of a body that is too large is read, so that its sender comes to hear the answer."""


async def body(request: Request, service: Service, limit: int) -> bytes:
    """The body of a request; raises ProblemError where it is larger than a limit, compressed, or does not arrive."""
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise ProblemError(problems.MEDIUM.of("send the body uncompressed, without Content-Encoding"))
    large = problems.LARGE.of(f"the body is larger than {limit:,} bytes; split it, or start the service with more")
    if int(request.headers.get("content-length") or 0) > limit and "expect" in request.headers:
        raise ProblemError(large)
    parts, size = [], 0
    with anyio.move_on_after(service.receiving) as scope:
        async for part in request.stream():
            size += len(part)
            if size <= limit:
                parts.append(part)
            elif scope.deadline > (soon := anyio.current_time() + DRAINED):
                parts.clear()
                scope.deadline = soon
    if size > limit:
        raise ProblemError(large)
    if scope.cancelled_caught:
        raise ProblemError(problems.LATE)
    return b"".join(parts)


async def job(request: Request, service: Service, task: Task) -> Job:
    """The job that a request asks for; raises ProblemError."""
    medium, charset = content_type(request)
    if medium != JSON and medium not in RAW:
        raise ProblemError(problems.MEDIUM.of(f"send {JSON}, {', '.join(RAW)}; not {medium[:80] or 'nothing'}"))
    known = {name: value for name, value in request.query_params.items() if name in {"title", "lang", "date", "id"}}
    form = wanted(request)
    article(known, "", task, form, None)
    data = await body(request, service, service.max_bytes)
    if medium == JSON:
        return entry(loaded(data), task, form, known)
    return article({**known, "format": RAW[medium]}, data, task, form, charset)


def content_type(request: Request) -> tuple[str, str | None]:
    """The media type of a body and its charset; raises ProblemError for a charset that nobody knows."""
    medium, *parameters = request.headers.get("content-type", "").split(";")
    given = (p.partition("=")[2].strip(" \t\"'") for p in parameters if p.strip().lower().startswith("charset="))
    charset = next(given, None)
    try:
        "".encode(codecs.lookup(charset).name if charset else "utf-8")
    except (LookupError, ValueError, UnicodeError):
        raise ProblemError(problems.MEDIUM.of("the charset is not known; send UTF-8")) from None
    return medium.strip().lower(), charset


def wanted(request: Request) -> Form:
    """The format of the answer: as the query says, else SARIF for whoever accepts nothing but that."""
    given = request.query_params.get("format")
    if given is not None and given not in FORMS:
        raise ProblemError(problems.INVALID.of(f"format is {' or '.join(FORMS)}"))
    accepted = request.headers.get("accept", "").lower()
    sarif = SARIF in accepted and JSON not in accepted
    return "sarif" if given == "sarif" or (given is None and sarif) else "json"


def loaded(data: bytes | str) -> object:
    """What JSON holds; raises ProblemError for what is none."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise ProblemError(problems.MALFORMED) from None


def entry(value: object, task: Task, form: Form, known: Mapping[str, str] | None = None) -> Job:
    """The job of an article that was sent as JSON; what it does not say itself is as ``known``. Raises ProblemError."""
    if not isinstance(value, dict):
        raise ProblemError(problems.INVALID.of("an article is an object with a text"))
    if strange := [name for name in value if name not in FIELDS]:
        raise ProblemError(problems.INVALID.of(f"unknown member {strange[0][:40]!r}; there are {', '.join(FIELDS)}"))
    wrong = [name for name in FIELDS if not isinstance(value.get(name), str | None)]
    if wrong or not isinstance(value.get("text"), str):
        raise ProblemError(problems.INVALID.of(f"{(wrong or ['text'])[0]} is a string"))
    given = {name: member for name, member in value.items() if member is not None}
    return article({**(known or {}), **given}, given["text"], task, form, None)


def article(known: Mapping[str, str], source: str | bytes, task: Task, form: Form, charset: str | None) -> Job:
    """The job of one article; raises ProblemError for what is not known of it in the right form."""
    lang, kind = known.get("lang"), known.get("format", "text")
    if lang is not None and not is_code(lang):
        raise ProblemError(problems.INVALID.of("lang is a code, for instance en or fa-IR"))
    if kind not in KINDS:
        raise ProblemError(problems.INVALID.of(f"format is {', '.join(KINDS)}"))
    try:
        date = parse_date(known["date"]) if "date" in known else None
    except SettingsError as error:
        raise ProblemError(problems.INVALID.of(str(error))) from None
    title, name = known.get("title", ""), known.get("id", "")
    return Job(task, source, cast(Kind, kind), form, charset, title, lang, date, name)


def is_code(lang: str) -> bool:
    """Whether a text may be the code of a language, with a region or without.

    >>> [is_code(text) for text in ("en", "fa-IR", "zh_Hant_TW", "e", "english", "en-", "фа")]
    [True, True, True, False, False, False, False]
    """
    first, *rest = lang.replace("_", "-").split("-")
    plain = lang.isascii() and first.isalpha() and 2 <= len(first) <= 3
    return plain and len(rest) <= 4 and all(part.isalnum() and len(part) <= 8 for part in rest)


def entries(data: bytes, medium: str, service: Service, form: Form) -> list[Job | Problem]:
    """The jobs of a batch in order, with a problem for each entry that is none.

    Raises ProblemError for what is no batch, and for more entries than a service takes.
    """
    found = list(lines(data)) if medium in LINES else members(data)
    if len(found) > service.max_entries:
        raise ProblemError(problems.LARGE.of(f"more than {service.max_entries:,} articles; send several batches"))
    return [value if isinstance(value, Problem) else attempted(value, form, service) for value in found]


def attempted(value: Any, form: Form, service: Service) -> Job | Problem:
    """An entry of a batch as a job, or what is wrong with it."""
    try:
        found = entry(value, "check", form)
    except ProblemError as error:
        return error.problem
    if len(found.source) > service.max_bytes:
        return problems.LARGE.of(f"the article is larger than {service.max_bytes:,} bytes; split it")
    return found


def members(data: bytes) -> list[object]:
    """The members of a list in JSON; raises ProblemError."""
    found = loaded(data)
    if not isinstance(found, list):
        raise ProblemError(problems.INVALID.of("a batch is a list of articles, or JSON lines"))
    return found


def lines(data: bytes) -> Iterator[object]:
    """What each line of JSON holds, a problem where it holds none; empty lines are nothing."""
    for line in data.split(b"\n"):
        if line.strip():
            try:
                yield loaded(line)
            except ProblemError as error:
                yield error.problem
