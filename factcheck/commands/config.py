"""``factcheck config``: what holds for a file and where that is from, and what a configuration may say."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.options import configurations_of, reading_options

if TYPE_CHECKING:
    from factcheck.configuration import Configurations
    from factcheck.configuration.merging import Value
    from factcheck.globs import Glob

WIDEST = 48
"""Columns of a value, up to which origins stand below one another."""


@click.group(short_help="Show what holds for a file, or may be set.")
def config() -> None:
    """Show what holds for a file, or what a configuration may say.

    The configuration of a file is the nearest factcheck.toml above it, or pyproject.toml with a table [tool.factcheck].
    """


@config.command()
def schema() -> None:
    """Print the JSON Schema of factcheck.toml, for editors."""
    from factcheck import streams
    from factcheck.configuration import published
    from factcheck.reports import json

    streams.emit(json.dumps(published.schema(), indent=2) + "\n", exact=True)


@config.command()
@reading_options
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="Default: text.")
def show(paths: tuple[str, ...], form: str, **reading: Any) -> None:
    """Show each value that holds for a file with its origin, and what excludes the file."""
    from factcheck import streams, walks
    from factcheck.reports import json
    from factcheck.reports.display import safe

    if len(paths) > 1:
        raise click.UsageError("one FILE at a time")
    told = configurations_of(reading)
    hit = walks.passed_over(paths[0], told)
    if form == "json":
        streams.emit(json.dumps(data(paths[0], told, hit), indent=2) + "\n", exact=True)
    else:
        streams.emit("".join(f"{safe(line)}\n" for line in lines(paths[0], told, hit)))


def values(path: str, told: Configurations) -> Iterator[tuple[str, Any, Value]]:
    """Each key with its value as JSON has it, and with its origin; a rule with another severity is a key of its own."""
    from factcheck.configuration.keys import NAMED
    from factcheck.configuration.published import plain

    full = told.full(path)
    for key, value in told.above(full).of(full).items():
        if key == "severity" and value.value:
            yield from ((f"severity.{rule}", level.value, level) for rule, level in sorted(value.value.items()))
        elif NAMED[key].kind == "outputs":
            yield key, [f"{form}={os.path.relpath(to)}" for form, to in value.value], value
        elif NAMED[key].kind in ("path", "place") and value.value:
            yield key, Path(os.path.relpath(value.value)).as_posix(), value
        else:
            yield key, plain(value.value), value


def lines(path: str, told: Configurations, hit: Glob | None) -> Iterator[str]:
    """What holds, as TOML with the origins as comments."""
    from factcheck.configuration.published import toml

    files = [file.name for file in told.above(told.full(path)).files]
    yield f"# {path}"
    yield f"# configuration: {', which extends '.join(files)}" if files else "# no configuration"
    if hit is not None:
        yield f'# passed over in a directory: "{hit.pattern}" ({hit.origin})'
    for key, value, where in values(path, told):
        unset = value is None or value == {}
        yield f"{f'# {key}' if unset else f'{key} = {toml(value)}':{WIDEST}}  # {where.origin}"


def data(path: str, told: Configurations, hit: Glob | None) -> dict[str, Any]:
    """What holds, for programs."""
    from factcheck.configuration.merging import Place

    found = []
    for key, value, where in values(path, told):
        place = where.origin if isinstance(where.origin, Place) else None
        written = {"file": place.file.name, "line": place.line} if place else {"file": None, "line": None}
        found.append({"key": key, "value": value, "origin": "file" if place else str(where.origin), **written})
    files = [file.name for file in told.above(told.full(path)).files]
    over = None if hit is None else {"glob": hit.pattern, "origin": str(hit.origin)}
    return {"file": path, "configuration": files, "passed_over": over, "values": found}
