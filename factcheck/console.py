"""Between a command and the person or program that called it: width, colours, complaints, where output goes."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.model import Failure

WIDEST = 120
UNKNOWN_WIDTH = 100
"""Columns of what goes into a pipe or a file."""


def colored(choice: str, *, to_file: bool = False) -> bool:
    """Whether to use colours: NO_COLOR, files, pipes and dumb terminals get none unless they are asked for."""
    if choice != "auto":
        return choice == "always"
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain and not to_file and sys.stdout.isatty()


def columns() -> int:
    """The width to lay out for."""
    return min(shutil.get_terminal_size((UNKNOWN_WIDTH, 24)).columns, WIDEST)


def complain_of(failures: Iterable[Failure]) -> None:
    """Name every input that was not read."""
    for failure in failures:
        complain(failure.message)


def complain(message: str) -> None:
    """One line on standard error, safe to print."""
    from factcheck.reports.display import inert, safe

    stream = sys.stderr
    line = inert(f"factcheck: {safe(message)}\n")
    stream.write(line.encode(stream.encoding or "utf-8", "backslashreplace").decode(stream.encoding or "utf-8"))
