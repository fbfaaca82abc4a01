"""HTML by construction: whatever is not Markup is text, and is escaped.

>>> tag("p", "5 < 6", tag("b", "yes"), class_="a b", hidden=None)
'<p class="a b">5 &lt; 6<b>yes</b></p>'
"""

from __future__ import annotations

import html
from collections.abc import Iterable

from factcheck.reports.display import COMMANDS, safe

VOID = frozenset({"meta", "br", "hr", "input"})


class Markup(str):
    """Text that is already HTML."""

    __slots__ = ()


def text(value: str) -> Markup:
    """Text of anybody as HTML: escaped, and with control characters made visible."""
    return value if isinstance(value, Markup) else Markup(escaped(value))


def escaped(value: str) -> str:
    """A text in which neither a browser nor a build server finds a command.

    >>> escaped("<b> ##[error] ::error::")
    '&lt;b&gt; #&#35;[error] :&#58;error:&#58;'
    """
    printed = html.escape(safe(value))
    for command in COMMANDS:
        printed = printed.replace(command, f"#&#35;{command[2:]}")
    return printed.replace("::", ":&#58;")


def join(parts: Iterable[str], between: str = "") -> Markup:
    """Several pieces in a row."""
    return Markup(between.join(text(p) for p in parts))


def tag(name: str, /, *children: str, **attributes: str | int | None) -> Markup:
    """An element. An attribute that is None is left out; ``class_`` and ``aria_label`` become class and aria-label."""
    begun = opening(name, **attributes)
    return begun if name in VOID else Markup(f"{begun}{join(children)}</{name}>")


def opening(name: str, /, **attributes: str | int | None) -> Markup:
    """The beginning of an element whose content is written piece by piece."""
    listed = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escaped(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{name}{listed}>")


def closing(name: str) -> Markup:
    """The end of an element."""
    return Markup(f"</{name}>")
