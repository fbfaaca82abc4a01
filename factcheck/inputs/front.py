"""What front matter says about findings: ``factcheck: {ignore: [growth], reason: "as printed"}``, in YAML or TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence

from factcheck import directives
from factcheck.inputs import yaml
from factcheck.model import Directive
from factcheck.patterns import compiled

YAML = compiled(r"(?m: ^ ) [\"']? factcheck [\"']? [ \t]*+ : (?= \s | \Z ) [ \t]*+")
TOML = compiled(r"(?m: ^ ) [ \t]*+ \[{0,2}+ [ \t]*+ (?P<key> [\"']? factcheck \b )")
NEXT = compiled(r"(?m: ^ ) [^\s\#-]")
"""Where the next key of a mapping begins: a list may stand as far left as its key."""

LONGEST = 10_000
"""Characters of what front matter says about findings."""


def read(source: str, start: int, end: int, fence: str, starts: Sequence[int]) -> tuple[Directive, ...]:
    """The directives of front matter between two offsets, in YAML or, between ``+++``, in TOML.

    ``starts`` are the offsets at which the lines of the source begin.
    """
    return tuple((_yaml if fence == "---" else _toml)(source, start, end, starts))


def _yaml(source: str, start: int, end: int, starts: Sequence[int]) -> Iterator[Directive]:
    for key in YAML.finditer(source, start, end):
        following = NEXT.search(source, key.end(), end)
        close = following.start() if following else end
        if close - key.end() > LONGEST:
            yield directives.placed(starts, key.start(), f"this is longer than {LONGEST:,} characters")
            continue
        try:
            told = yaml.value(source, key.end(), close)
        except yaml.YamlError as error:
            yield directives.placed(starts, error.at, f"the front matter cannot be understood here: {error}")
        else:
            yield from directives.keyed(directives.placed(starts, key.start()), told)


def _toml(source: str, start: int, end: int, starts: Sequence[int]) -> Iterator[Directive]:
    key = TOML.search(source, start, end)
    if key is None:
        return
    try:
        table = tomllib.loads(source[start:end])
    except (ValueError, RecursionError) as error:
        yield directives.placed(starts, key.start("key"), f"the front matter is not TOML: {error}")
    else:
        told = table.get(directives.NAME)
        yield from (
            directives.keyed(directives.placed(starts, key.start("key")), told) if directives.NAME in table else ()
        )
