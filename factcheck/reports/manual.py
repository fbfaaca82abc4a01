"""What is known about the rules, for a terminal: the list of all, and the page of one."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.reports.display import hung

LABEL = 20
"""Characters that the label of a line in a docstring has at most: "Why it goes wrong"."""


def page(name: str, doc: str, equations: Sequence[str], room: int) -> str:
    """A rule with its docstring and its equations."""
    told = [folded(label, about, room, min(len(label), room // 3)) for label, about in labelled(doc.strip())]
    stated = ["", "Equations:", *(folded("  ", e, room) for e in equations)] if equations else []
    return "\n".join([name, "", *told, *stated]) + "\n"


def index(listed: Sequence[tuple[str, str]], room: int) -> str:
    """Names, and what they are about beside them."""
    longest = max(len(name) for name, _ in listed) + 2
    return "".join(f"{folded(name.ljust(longest), about, room, longest)}\n" for name, about in listed)


def folded(head: str, text: str, room: int, indent: int = 4) -> str:
    """A line as wide as there is room, what goes on below indented."""
    return "\n".join(hung(head, text, room, indent))


def labelled(doc: str) -> list[tuple[str, str]]:
    r"""The lines of a docstring, each with its label and the space behind it; what goes on below joined to it.

    >>> labelled("Growth.\n\nExample:  it\nrose.")
    [('', 'Growth.'), ('', ''), ('Example:  ', 'it rose.')]
    """
    lines: list[tuple[str, str]] = []
    for line in doc.split("\n"):
        label, colon, about = line.partition(":")
        if colon and len(label) < LABEL:
            lines.append((f"{label}:{' ' * (len(about) - len(about.lstrip()))}", about.lstrip()))
        elif line and lines and lines[-1][1]:
            lines[-1] = lines[-1][0], f"{lines[-1][1]} {line.strip()}"
        else:
            lines.append(("", line))
    return lines
