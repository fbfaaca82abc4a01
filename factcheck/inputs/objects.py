"""JSON lines as a table: an object a line, read one by one; a member that an object lacks is missing there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, TextIO

from factcheck.inputs import streams
from factcheck.inputs.delimited import Cells
from factcheck.settings import missing

ENOUGH = 1000
"""Objects without the column of the texts from which on it is taken for mistyped."""


def read(text: TextIO, name: str, wanted: Sequence[str], limit: int) -> Iterator[Cells]:
    """The rows of a file of JSON lines; raises ArticleError, in the end, for a column that no object has."""
    unseen, keys, row, feeds = set(wanted), dict[str, None](), 0, 0
    for line in streams.lines(text, limit):
        place, feeds = (feeds + 1, feeds + 1), feeds + (line is None or line.endswith("\n"))
        if line is not None and not line.strip():
            continue
        row += 1
        found = members(line, limit)
        if isinstance(found, str):
            yield row, found, None
            continue
        unseen.difference_update(found)
        if unseen:
            keys |= dict.fromkeys(list(found)[:ENOUGH]) if len(keys) < ENOUGH else {}
            if row >= ENOUGH and wanted[0] in unseen:
                break
        yield row, tuple(found.get(column) for column in wanted), place
    if unseen and keys:
        raise missing(name, [column for column in wanted if column in unseen], list(keys))


def members(line: str | None, limit: int) -> dict[str, Any] | str:
    """The object of a line, or the reason why there is none."""
    if line is None:
        return f"longer than {limit:,} characters; split it, or raise the limit with --max-size"
    try:
        found = json.loads(line, strict=False)
    except (ValueError, RecursionError) as error:
        return f"not JSON ({getattr(error, 'msg', None) or 'too deep or too long a number'})"
    return found if isinstance(found, dict) else "not an object; write one object a line"
