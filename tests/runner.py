"""What a runner of GitHub Actions makes of what a program prints: a model of its parser, for tests.

After ``ActionCommand.cs`` of actions/runner: a line that begins with ``::`` after any space is a command where its name
is known; else the first ``##[`` in it begins one.
"""

from __future__ import annotations

from typing import NamedTuple

KNOWN = frozenset({
    "error", "warning", "notice", "debug", "group", "endgroup", "add-mask", "add-matcher", "remove-matcher", "set-env",
    "set-output", "save-state", "add-path", "echo", "stop-commands", "internal-set-repo-path",
})  # fmt: skip


class Command(NamedTuple):
    """One command that a runner obeys."""

    name: str
    properties: dict[str, str]
    data: str


def commands(printed: str) -> list[Command]:
    """All commands in what a program printed."""
    lines = printed.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [found for line in lines if (found := command(line))]


def command(line: str) -> Command | None:
    """The command in a line, if there is one."""
    bare = line.lstrip()
    if bare.startswith("::") and "::" in bare[2:]:
        info, _, data = bare[2:].partition("::")
        name, _, told = info.partition(" ")
        if name.lower() in KNOWN:
            pairs = (pair.partition("=") for pair in told.strip().split(",") if pair)
            return Command(name, {key: decoded(value, "%3A:", "%2C,") for key, _, value in pairs}, decoded(data))
    _, found, rest = line.partition("##[")
    info, closed, data = rest.partition("]")
    name = info.partition(" ")[0]
    return Command(name, {}, data) if found and closed and name.lower() in KNOWN else None


def decoded(text: str, *more: str) -> str:
    """What was escaped in a command."""
    for pair in ("%0D\r", "%0A\n", *more, "%25%"):
        text = text.replace(pair[:3], pair[3:])
    return text
