"""The file of a baseline: JSON, sorted, a line for each thing that can change, so that its differences read well."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from factcheck.errors import SettingsError

VERSION = 1
LARGEST = 50_000_000
"""Bytes of the largest file that is read as a baseline."""
REMEDY = "mend it, or make it anew with `factcheck baseline create --force`"
TEXTS = ("severity", "message", "reason")
"""What an entry may say for readers."""
KEYS = ("path", "rule", "figures", "count", *TEXTS)


class Key(NamedTuple):
    """What makes two findings one; the order of keys is that of the file."""

    path: str
    """From the directory of the baseline, with forward slashes."""
    rule: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """So many equal findings that are known; severity and message are there for readers alone."""

    key: Key
    count: int = 1
    severity: str = ""
    message: str = ""
    reason: str = ""

    def __str__(self) -> str:
        times = f" ({self.count} times)" if self.count > 1 else ""
        return f"{self.key.path}: {self.key.rule}: {', '.join(self.key.figures)}{times}"


def write(place: Path, entries: Iterable[Entry]) -> None:
    """Write entries into a file; raises OutputError."""
    from factcheck import streams
    from factcheck.reports.json import dumps

    shown = {"version": VERSION, "findings": [plain(entry) for entry in entries]}
    streams.write(place, dumps(shown, indent=2) + "\n")


def plain(entry: Entry) -> dict[str, Any]:
    """An entry as JSON has it; what is empty is left out."""
    texts = {name: getattr(entry, name) for name in TEXTS if getattr(entry, name)}
    path, rule, figures = entry.key
    return {"path": path, "rule": rule, "figures": list(figures), "count": entry.count, **texts}


def read(place: Path) -> tuple[Entry, ...]:
    """The entries of a file; raises SettingsError, with file, line and remedy, for what is no baseline.

    What stands there twice, as it may after a merge, counts as the larger of the two.
    """
    text = content(place)
    try:
        loaded = json.loads(text)
    except (ValueError, RecursionError) as error:
        line, why = getattr(error, "lineno", 1), getattr(error, "msg", "it is nested too deep, or a number is too long")
        raise SettingsError(f"{place}:{line}: not JSON: {why}; {REMEDY}") from None
    found: dict[Key, Entry] = {}
    for number, value in enumerate(listed(place, loaded)):
        try:
            one = entry(value)
        except ValueError as error:
            line = line_of(text, number)
            raise SettingsError(f"{place}:{line}: entry {number + 1} {error}; {REMEDY}") from None
        before = found.get(one.key)
        found[one.key] = before if before and before.count >= one.count else one
    return tuple(found.values())


def content(place: Path) -> str:
    """What stands in a file; raises SettingsError where it cannot be read."""
    try:
        with place.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise SettingsError(
            f"{place}: no such file; make it with `factcheck baseline create PATH... --baseline {place}`"
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SettingsError(f"{place}: cannot be read ({reason}); name a baseline with --baseline FILE") from None
    if len(data) > LARGEST:
        raise SettingsError(f"{place}: larger than {LARGEST:,} bytes, so no baseline; name one with --baseline FILE")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsError(f"{place}:{line}: not UTF-8, so no baseline; {REMEDY}") from None


def listed(place: Path, loaded: Any) -> list[Any]:
    """The entries of what was loaded; raises SettingsError where it is no baseline, or one of another version."""
    if (
        not isinstance(loaded, dict)
        or set(loaded) != {"version", "findings"}
        or not isinstance(loaded["findings"], list)
    ):
        raise SettingsError(f"{place}: not a baseline that factcheck wrote; name one with --baseline FILE")
    version = loaded["version"]
    if version != VERSION or isinstance(version, bool):
        raise SettingsError(
            f"{place}: a baseline of version {str(version)[:20]}, and this factcheck reads version {VERSION}; use the "
            "factcheck that wrote it, or make it anew with `factcheck baseline create --force`"
        )
    found: list[Any] = loaded["findings"]
    return found


def entry(value: Any) -> Entry:
    """An entry from JSON; raises ValueError with what is wrong."""
    if not isinstance(value, dict):
        raise ValueError("is not an object")
    if unknown := [name for name in value if name not in KEYS]:
        raise ValueError(f"has the unknown key {unknown[0][:40]!r} (there are {', '.join(KEYS)})")
    for name in ("path", "rule", *TEXTS):
        if not isinstance(value.get(name, "" if name in TEXTS else None), str):
            raise ValueError(f"lacks {name!r} as a text")
    printed, count = value.get("figures"), value.get("count", 1)
    if not isinstance(printed, list) or not all(isinstance(text, str) for text in printed):
        raise ValueError("lacks 'figures' as a list of texts")
    if not isinstance(count, int) or isinstance(count, bool) or count < 1:
        raise ValueError("has a 'count' that is no number from 1")
    key = Key(value["path"], value["rule"], tuple(sorted(printed)))
    return Entry(key, count, *(value.get(name, "") for name in TEXTS))


def line_of(text: str, number: int) -> int:
    """The line on which an entry begins, from 1, in JSON that is valid."""
    decoder, at = json.JSONDecoder(), text.index("[", text.index('"findings"')) + 1
    for _ in range(number):
        at = after_space(text, decoder.raw_decode(text, after_space(text, at))[1]) + 1
    return text.count("\n", 0, after_space(text, at)) + 1


def after_space(text: str, at: int) -> int:
    """Where a value begins or a comma stands."""
    while text[at : at + 1].isspace():
        at += 1
    return at
