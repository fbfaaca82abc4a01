"""What a value of a configuration must be, by the type of its key: its problems, and what is made of it."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from factcheck.configuration import versions
from factcheck.configuration.keys import IN_FILES, NAMED, Key
from factcheck.errors import SettingsError
from factcheck.settings import parse_date, parse_size

PACKAGE = Path(__file__).parent.parent
MOST_JOBS = 256
LONGEST = 60
"""Characters of a value that a message shows."""


class Problem(NamedTuple):
    """What is wrong, and the keys that lead to it."""

    keys: tuple[str | int, ...]
    message: str


Problems = Iterator[Problem]


def problems(table: Mapping[str, Any], known: Mapping[str, Key] = NAMED) -> Problems:
    """Everything that is wrong with a table of a configuration."""
    for name, value in table.items():
        if name in known:
            for keys, message in CHECKS[known[name].kind](known[name], value):
                yield Problem((name, *keys), f"{name}: {message}")
        elif name in NAMED:
            yield Problem((name,), f"{name}: not for some files alone; set it for the whole configuration")
        else:
            yield Problem((name,), f"unknown key {shown(name)}{nearest(name, known, 'the keys are')}")


def expect(value: Any, kind: type | tuple[type, ...], expected: str) -> Problems:
    """The problem with a value of a wrong type."""
    right = isinstance(value, kind) and (kind is bool or not isinstance(value, bool))
    if not right:
        yield Problem((), f"expected {expected}, not {described(value)}")


def text(_: Key, value: Any) -> Problems:
    """A text that is not empty."""
    yield from expect(value, str, "a text")
    if value == "":
        yield Problem((), "expected a text, not an empty one")


def flag(_: Key, value: Any) -> Problems:
    """True or false."""
    yield from expect(value, bool, "true or false")


def choice(key: Key, value: Any) -> Problems:
    """One of the values of the key."""
    if not isinstance(value, str) or value not in key.values:
        yield Problem((), f"expected {alternatives(key.values)}, not {described(value)}{guess(value, key.values)}")


def count(_: Key, value: Any) -> Problems:
    """A whole number that is not too large."""
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= MOST_JOBS:
        yield Problem((), f"expected a whole number from 1 to {MOST_JOBS}, not {described(value)}")


def size(_: Key, value: Any) -> Problems:
    """A number of bytes, or a text that says one."""
    wrong = tuple(expect(value, (int, str), 'a size, such as 500000 or "10MB"'))
    yield from wrong or understood(parse_size, str(value))


def date(_: Key, value: Any) -> Problems:
    """A day, as a date of TOML or as a text."""
    if isinstance(value, dt.datetime) or not isinstance(value, (str, dt.date)):
        yield Problem((), f"expected a date, such as 2019-06-14, not {described(value)}")
    elif isinstance(value, str):
        yield from understood(parse_date, value)


def language(_: Key, value: Any) -> Problems:
    """The code of a language that there is a file for."""
    known = stems("languages", ".toml")
    if not isinstance(value, str) or value.replace("_", "-").partition("-")[0].lower() not in known:
        yield Problem((), f"there is no language {shown(value)}; there are {', '.join(known)}")


def encoding(_: Key, value: Any) -> Problems:
    """The name of an encoding that Python knows."""
    try:
        "".encode(value)
    except (LookupError, ValueError, TypeError):
        yield Problem((), f"there is no encoding {shown(value)}; for instance utf-8, utf-16, cp1252, cp1256")


def listed(value: Any, expected: str) -> Problems:
    """What is wrong with a list of texts."""
    if not isinstance(value, list):
        yield Problem((), f"expected a list of {expected}, not {described(value)}")
        return
    for number, entry in enumerate(value):
        if not isinstance(entry, str) or not entry.strip():
            yield Problem((number,), f"expected a list of {expected}, with no {described(entry)} in it")


def globs(_: Key, value: Any) -> Problems:
    """A list of patterns as in .gitignore."""
    yield from listed(value, "globs")


def paths(_: Key, value: Any) -> Problems:
    """A list of files."""
    yield from listed(value, "files")


def rules(_: Key, value: Any) -> Problems:
    """A list of names of rules."""
    found = tuple(listed(value, "rules"))
    yield from found or (
        Problem((number,), f"there is no rule {shown(name)}{nearest(name, known_rules(), 'the rules are')}")
        for number, name in enumerate(value)
        if name not in known_rules()
    )


def severities(key: Key, value: Any) -> Problems:
    """A table from rules to severities; what proves nothing is no contradiction."""
    if not isinstance(value, dict):
        yield Problem((), f'expected a table, such as {{ growth = "note" }}, not {described(value)}')
        return
    for rule, level in value.items():
        if rule not in known_rules():
            message = f"there is no rule {shown(rule)}{nearest(rule, known_rules(), 'the rules are')}"
            yield Problem((rule,), message)
        for problem in choice(key, level):
            yield Problem((rule,), f"{rule}: {problem.message}")
        if level == "contradiction" and rule in stems("wordings", ".py"):
            yield Problem((rule,), f"{rule}: looks at wording and proves nothing, so that no finding of it can be a "
                          "contradiction; the worst that it can be is \"warning\"")  # fmt: skip


def outputs(key: Key, value: Any) -> Problems:
    """A list of FORMAT=FILE."""
    found = tuple(listed(value, 'texts "FORMAT=FILE"'))
    yield from found
    for number, entry in enumerate(() if found else value):
        form, _, file = entry.partition("=")
        if not file:
            yield Problem((number,), f"expected FORMAT=FILE, not {shown(entry)}")
        elif form not in key.values:
            yield Problem((number,), f"expected {alternatives(key.values)}, not {shown(form)}{guess(form, key.values)}")
        elif not below(file):
            yield Problem((number,), f"{shown(file)} is not below the configuration; --output writes elsewhere")


def below(path: str) -> bool:
    """Whether a path stays in the directory that it is reckoned from; what is cloned writes nowhere else."""
    return not os.path.isabs(path) and os.pardir not in Path(path).parts


def place(key: Key, value: Any) -> Problems:
    """A path that is written to."""
    wrong = tuple(text(key, value))
    yield from wrong
    if not wrong and not below(value):
        yield Problem((), f"{shown(value)} is not below the configuration; FACTCHECK_CACHE_DIR names another place")


def version(_: Key, value: Any) -> Problems:
    """A specifier of versions."""
    if not isinstance(value, str) or not value.strip() or not versions.understood(value):
        yield Problem((), f'expected versions, such as ">=0.1,<1", not {described(value)}')


def tables(_: Key, value: Any) -> Problems:
    """An array of tables with paths and keys for some files."""
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        expected = "tables, each written as [[files]] (in pyproject.toml [[tool.factcheck.files]])"
        yield Problem((), f"expected {expected}, not {described(value)}")
        return
    for number, entry in enumerate(value):
        if not entry.get("paths"):
            yield Problem((number,), "expected paths, the globs of the files that it is about")
        for keys, message in problems(entry, IN_FILES):
            yield Problem((number, *keys), message)


CHECKS: dict[str, Callable[[Key, Any], Problems]] = {
    "text": text, "path": text, "place": place, "choice": choice, "flag": flag, "count": count, "size": size,
    "date": date, "language": language, "encoding": encoding, "outputs": outputs, "globs": globs, "paths": paths,
    "rules": rules, "severities": severities, "version": version, "tables": tables,
}  # fmt: skip


def read(key: Key, value: Any) -> Any:
    """A value without problems as the program holds it."""
    if key.kind == "size":
        return parse_size(str(value))
    if key.kind == "date" and isinstance(value, str):
        return parse_date(value)
    if key.kind == "severities":
        return tuple(sorted(value.items()))
    return tuple(value) if isinstance(value, list) else value


def understood(parse: Callable[[str], Any], value: str) -> Problems:
    """The problem that a reader of texts has."""
    try:
        parse(value)
    except SettingsError as error:
        yield Problem((), str(error))


def described(value: Any) -> str:
    """A value with its type, as a message says what it found."""
    names = {bool: "", str: "", int: "the number ", float: "the number ", list: "a list", dict: "a table"}
    name = next((said for kind, said in names.items() if isinstance(value, kind)), "the time ")
    return name if isinstance(value, (list, dict)) else f"{name}{shown(value)}"


def shown(value: Any, longest: int = LONGEST) -> str:
    """A value as TOML has it, not too long.

    >>> shown("notes"), shown(True), shown(7)
    ('"notes"', 'true', '7')
    """
    import json

    found = json.dumps(value, ensure_ascii=False, default=str)
    return found if len(found) <= longest else f"{found[:longest]}..."


def alternatives(values: Collection[str]) -> str:
    """Values that there are to choose from.

    >>> alternatives(("check", "note", "skip"))
    '"check", "note" or "skip"'
    """
    *others, last = map(shown, values)
    return f"{', '.join(others)} or {last}" if others else last


def guess(word: Any, known: Collection[str]) -> str:
    """The known word that was meant perhaps, as the end of a message.

    >>> guess("notes", ("check", "note")), guess("xyz", ("check", "note"))
    ('; did you mean "note"?', '')
    """
    import difflib

    found = difflib.get_close_matches(word[:LONGEST], known, 1) if isinstance(word, str) else ()
    return f"; did you mean {shown(found[0])}?" if found else ""


def nearest(word: str, known: Collection[str], otherwise: str) -> str:
    """The known word that was meant perhaps, or else all of them."""
    return guess(word, known) or f"; {otherwise} {', '.join(known)}"


def known_rules() -> tuple[str, ...]:
    """The names of all rules and wordings, which are those of their modules: no rule is loaded to know its name."""
    return (*stems("rules", ".py"), *stems("wordings", ".py"))


def stems(directory: str, end: str) -> tuple[str, ...]:
    """The names of the files of a directory of the package, without their end."""
    names = sorted(name.removesuffix(end) for name in os.listdir(PACKAGE / directory) if name.endswith(end))
    return tuple(name.replace("_", "-") for name in names if name != "__init__")
