"""The keys of a configuration for readers: a JSON Schema for editors, and a table for the README."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from factcheck.configuration.keys import IN_FILES, KEYS, Key
from factcheck.configuration.values import MOST_JOBS, known_rules, shown, stems
from factcheck.globs import Glob

TEXT = {"type": "string", "minLength": 1}
TEXTS = {"type": "array", "items": TEXT}


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 7) of factcheck.toml, and of the table [tool.factcheck]."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "factcheck.toml",
        "description": "The configuration of factcheck: factcheck.toml, or [tool.factcheck] in pyproject.toml.",
        **table({key.name: key for key in KEYS}),
    }


def table(keys: Mapping[str, Key]) -> dict[str, Any]:
    """The schema of a table with some keys and no others."""
    properties = {key.name: described(key) for key in keys.values()}
    return {"type": "object", "additionalProperties": False, "properties": properties}


def described(key: Key) -> dict[str, Any]:
    """The schema of one key."""
    default = {} if key.default in (None, ()) else {"default": plain(key.default)}
    return {"description": key.says, **TYPES[key.kind](key), **default}


def severities(key: Key) -> dict[str, Any]:
    """The schema of a table of rules; checks of wording prove nothing."""
    level = {"enum": list(key.values)}
    milder = {"enum": [value for value in key.values if value != "contradiction"]}
    wordings = stems("wordings", ".py")
    properties = {rule: milder if rule in wordings else level for rule in known_rules()}
    return {"type": "object", "additionalProperties": False, "properties": properties}


def files(_: Key) -> dict[str, Any]:
    """The schema of the tables for some files."""
    return {"type": "array", "items": {**table(IN_FILES), "required": ["paths"]}}


TYPES: dict[str, Callable[[Key], dict[str, Any]]] = {
    "text": lambda _: TEXT,
    "path": lambda _: TEXT,
    "paths": lambda _: TEXTS,
    "place": lambda _: TEXT,
    "version": lambda _: TEXT,
    "encoding": lambda _: {**TEXT, "examples": ["utf-8", "utf-16", "cp1252"]},
    "choice": lambda key: {"enum": list(key.values)},
    "flag": lambda _: {"type": "boolean"},
    "count": lambda _: {"type": "integer", "minimum": 1, "maximum": MOST_JOBS},
    "size": lambda _: {"type": ["integer", "string"], "minimum": 1, "minLength": 1},
    "date": lambda _: {"type": "string", "format": "date"},
    "language": lambda _: {**TEXT, "examples": list(stems("languages", ".toml"))},
    "outputs": lambda key: {"type": "array", "items": {**TEXT, "pattern": f"^({'|'.join(key.values)})=."}},
    "globs": lambda key: {**TEXTS, "minItems": 1} if key.name == "paths" else TEXTS,
    "rules": lambda _: {"type": "array", "items": {"enum": list(known_rules())}},
    "severities": severities,
    "tables": files,
}


def rows() -> tuple[str, ...]:
    """A row of Markdown for each key: its name, its default, what it says; a star where ``[[files]]`` may set it."""
    head = ("| key | default | what it says |", "| --- | --- | --- |")
    return (*head, *(f"| `{k.name}`{'*' * k.files} | {default(k)} | {k.says} |" for k in KEYS))


def default(key: Key) -> str:
    """The default of a key in Markdown; nothing where it is not set."""
    return "" if key.default in (None, ()) else f"`{toml(key.default)}`"


def toml(value: Any) -> str:
    """A value as TOML has it.

    >>> toml(("a", "b")), toml(True), toml({"growth": "note"}), toml(None)
    ('["a", "b"]', 'true', '{ growth = "note" }', '(not set)')
    """
    value = plain(value)
    if value is None:
        return "(not set)"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(entry)}" for key, entry in value.items()) + " }" if value else "{}"
    return f"[{', '.join(map(toml, value))}]" if isinstance(value, list) else shown(value, len(str(value)) + 9)


def plain(value: Any) -> Any:
    """A value of the configuration as JSON has it."""
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(entry) for entry in value]
    if isinstance(value, Glob):
        return value.pattern
    return value if value is None or isinstance(value, (bool, int, str)) else str(value)
