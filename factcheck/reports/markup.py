"""HTML by construction: whatever is not Markup is text, and is escaped.

>>> tag("p", "5 < 6", tag("b", "yes"), class_="a b", hidden=None)
'<p class="a b">5 &lt; 6<b>yes</b></p>'
"""

from __future__ import annotations

import html
from collections.abc import Iterable

from factcheck.reports.display import safe

VOID = frozenset({"meta", "br", "hr", "input"})


class Markup(str):
    """Text that is already HTML."""

    __slots__ = ()


def text(value: str) -> Markup:
    """Text of anybody as HTML: escaped, and with control characters made visible."""
    return value if isinstance(value, Markup) else Markup(html.escape(safe(value)))


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
        f' {key.rstrip("_").replace("_", "-")}="{html.escape(safe(str(value)))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{name}{listed}>")


def closing(name: str) -> Markup:
    """The end of an element."""
    return Markup(f"</{name}>")
