"""The description of the service as OpenAPI 3.1, put together from the schemas that factcheck publishes anyway."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from factcheck import __version__, schema
from factcheck.reports import json
from factcheck.web import problems
from factcheck.web.requests import FIELDS, FORMS, JSON, KINDS, LANGUAGE, LINES, RAW, SARIF
from factcheck.web.service import Service

Tree = dict[str, Any]
TYPES = {"string": "string", "exact": "string", "integer": "integer", "number": "number"}
SAID = {
    "text": "The article, as text or with its markup.",
    "title": "Its title.",
    "lang": "The code of its language; detected where it is not given.",
    "date": "Its day, for relative periods and weekdays.",
    "format": "What its text is.",
    "id": "What the answer calls it, under path.",
}
POSTED = (400, 401, 403, 408, 413, 415, 421, 422, 429, 500, 503)
"""What may be wrong with an article that is sent, or with the moment."""
PLAIN = (403, 421)


def document(service: Service) -> Tree:
    """The whole description; the limits of this service stand in it."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "factcheck",
            "version": __version__,
            "summary": "Recomputes the figures of news articles and reports what cannot be true together.",
            "description": limits(service),
        },
        "paths": paths(),
        "components": {
            "schemas": {**report(), "extraction": extraction(), "article": article(), "problem": problem()},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def limits(service: Service) -> str:
    """What the service admits, in words."""
    return (
        f"An article has at most {service.max_bytes:,} bytes, a batch {service.max_batch:,} bytes and "
        f"{service.max_entries:,} articles; a check that takes more than {service.seconds:g} seconds is cut. "
        f"{service.workers} are made at a time, {service.queue} may wait. Nothing that is sent is kept. "
        "Offsets count Unicode code points of the text that was read; lines and columns are those of what was sent."
    )


def paths() -> Tree:
    """All operations."""
    text: Tree = {"schema": {"type": "string"}}
    # Whatever is sent as text is text.
    sent: Tree = {"schema": {}}
    one: Tree = {JSON: reference("article"), **dict.fromkeys(RAW, sent)}
    # An entry that is no article has its problem in its line; the others are checked.
    entry = {"anyOf": [{"$ref": "#/components/schemas/article"}, {}]}
    many: Tree = {JSON: {"schema": {"type": "array", "items": entry}}}
    many |= dict.fromkeys(LINES, sent)
    found = {JSON: reference("report"), SARIF: {"schema": {"type": "object"}}}
    listed = {LINES[0]: text}
    known = [query(name, SAID[name], fields()[name]) for name in ("lang", "date", "title", "id")]
    form = query("format", "What is answered; else as Accept says.", {"enum": list(FORMS)})
    return {
        "/check": {"post": posted("check", "Check an article.", one, found, (*known, form))},
        "/extract": {
            "post": posted("extract", "List the figures of an article.", one, {JSON: reference("extraction")}, known)
        },
        "/batch": {
            "post": posted(
                "batch", "Check many articles: a report or a problem a line, in their order.", many, listed, (form,)
            )
        },
        "/rules": {"get": got("rules", "What is checked, and in which languages.", {JSON: anything()})},
        "/health": {"get": got("health", "Whether the service runs.", {JSON: anything()})},
        "/ready": {"get": got("ready", "Whether the service takes articles.", {JSON: anything()}, (503,))},
        "/metrics": {"get": got("metrics", "Counters for Prometheus.", {"text/plain": text}, (401,))},
        "/openapi.json": {"get": got("openapi", "This document.", {JSON: anything()})},
    }  # fmt: skip


def posted(name: str, what: str, taken: Tree, given: Tree, asked: Sequence[Tree]) -> Tree:
    """An operation that is sent something."""
    body = {"required": True, "content": taken}
    told = answers(given, POSTED)
    secured: Tree = {"security": [{}, {"token": []}]}
    return {"operationId": name, "summary": what, "parameters": list(asked), "requestBody": body, **secured, **told}


def got(name: str, what: str, given: Tree, wrong: Sequence[int] = ()) -> Tree:
    """An operation that is asked for something."""
    return {"operationId": name, "summary": what, **answers(given, (*PLAIN, *wrong))}


def answers(given: Tree, wrong: Sequence[int]) -> Tree:
    """The answers of an operation."""
    content = {problems.MEDIA: reference("problem")}
    refused = {str(status): {"description": title(status), "content": content} for status in sorted(wrong)}
    return {"responses": {"200": {"description": "As asked.", "content": given}, **refused}}


def title(status: int) -> str:
    """What a status means here."""
    return str(problems.Problem("", status).document()["title"])


def reference(name: str) -> Tree:
    """Content with a schema of this document."""
    return {"schema": {"$ref": f"#/components/schemas/{name}"}}


def anything() -> Tree:
    """Content that is an object."""
    return {"schema": {"type": "object"}}


def query(name: str, what: str, kind: Tree) -> Tree:
    """A parameter of the address."""
    return {"name": name, "in": "query", "description": what, "schema": kind}


def fields() -> dict[str, Tree]:
    """The types of what is known of an article."""
    kinds: dict[str, Tree] = {name: {"type": "string"} for name in FIELDS}
    kinds["lang"] |= {"pattern": LANGUAGE}
    kinds["date"] |= {"format": "date"}
    kinds["format"] |= {"enum": list(KINDS), "default": KINDS[0]}
    return kinds


def article() -> Tree:
    """An article as JSON."""
    members = {name: {**kind, "description": SAID[name]} for name, kind in fields().items()}
    for name in members:
        if name != "text":
            members[name] = {"anyOf": [members[name], {"type": "null"}]}
    return {"type": "object", "required": ["text"], "additionalProperties": False, "properties": members}


def problem() -> Tree:
    """A problem as RFC 9457 describes it, with the id under which the log knows the request."""
    members = {name: {"type": "string"} for name in ("type", "title", "detail", "request")}
    members["status"] = {"type": "integer"}
    return {"type": "object", "required": ["type", "title", "status", "detail"], "properties": members}


def extraction() -> Tree:
    """The figures of an article: a row each, with the published columns."""
    columns = {column.name: cell(column) for column in schema.EXTRACTED}
    row = {"type": "object", "required": list(columns), "additionalProperties": False, "properties": columns}
    members = {"version": {"const": schema.VERSION}, "figures": {"type": "array", "items": row}}
    return {"type": "object", "required": list(members), "properties": members}


def cell(column: schema.Column) -> Tree:
    """The type of a column."""
    kinds = [TYPES[column.type], *(["null"] if column.nullable else [])]
    values = {"enum": [*column.values, *([None] if column.nullable else [])]} if column.values else {}
    return {"type": kinds if len(kinds) > 1 else kinds[0], "description": column.says, **values}


def report() -> dict[str, Tree]:
    """The published schema of a report, its parts as schemas of this document."""
    whole = json.schema()
    parts = whole.pop("$defs")
    named = {f"report-{name}": moved(part) for name, part in parts.items()}
    return {"report": moved({k: v for k, v in whole.items() if not k.startswith("$")}), **named}


def moved(value: Any) -> Any:
    """A part of a schema whose references lead to where its parts are now."""
    if isinstance(value, dict):
        return {
            k: moved(v) if k != "$ref" else v.replace("#/$defs/", "#/components/schemas/report-")
            for k, v in value.items()
        }
    return [moved(v) for v in value] if isinstance(value, list) else value
