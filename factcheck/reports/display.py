"""Article text made safe to show: what it hides becomes visible, what it commands is not obeyed.

>>> safe("7\\x1b[2J percent\\u202e"), cells("7 %"), cells("日本")
('7\\\\x1b[2J percent\\\\u202e', 3, 4)
"""

from __future__ import annotations

import functools
import unicodedata

JOINERS = "\u200c\u200d\u061c\u200e\u200f"
"""Kept although they have no width: Persian and Indic words are misspelled without joiners, and marks order digits."""
INVISIBLE = frozenset("\u00ad\u200b\u2060\ufeff")
"""Left out: they neither print nor reorder more than their neighbours."""
ISOLATE, LEFT_TO_RIGHT, POP = "\u2068", "\u2066", "\u2069"
"""First-strong isolate, left-to-right isolate, and their end: what is between cannot reorder what is around."""
RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
ESCAPED = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
COMMANDS = ("##[", "##vso[", "##teamcity[")
"""Where build servers find commands in what a program prints, anywhere in a line; ``::`` is one at its beginning."""


@functools.lru_cache(maxsize=4096)
def shown(char: str) -> str:
    """What is printed for one character: itself, a space, nothing, or its escape."""
    category = unicodedata.category(char)
    if char in JOINERS or char in INVISIBLE:
        return char if char in JOINERS else ""
    if category == "Zs" or char in "\t\n\r":
        return "  " if char == "\u3000" else " "
    return escaped(char) if category in ESCAPED else char


def escaped(char: str) -> str:
    r"""The escape of a character, as in a Python string.

    >>> escaped("\x07"), escaped("\u202e"), escaped("\U000e0041")
    ('\\x07', '\\u202e', '\\U000e0041')
    """
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def safe(text: str) -> str:
    """A text on one line, without anything that a terminal or a reader's eye would obey."""
    return text if text.isascii() and text.isprintable() else "".join(map(shown, text))


@functools.lru_cache(maxsize=4096)
def width(char: str) -> int:
    """Columns that a terminal gives to one printed character: 0, 1 or 2."""
    if char in JOINERS or unicodedata.category(char) in {"Mn", "Me"} or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def cells(text: str) -> int:
    """Columns that a terminal gives to a text, once made safe."""
    printed = safe(text)
    return len(printed) if printed.isascii() else sum(map(width, printed))


def is_rtl(text: str) -> bool:
    """Whether a text holds letters or digits that are written from right to left.

    >>> is_rtl("35.9 percent"), is_rtl("۳۵ درصد")
    (False, True)
    """
    return not text.isascii() and any(unicodedata.bidirectional(c) in RIGHT_TO_LEFT for c in text)


def direction(text: str) -> str:
    """The direction of a text, by the greater part of the letters it begins with.

    >>> direction("Exports (صادرات) rose"), direction("صادرات (exports) افزایش یافت")
    ('ltr', 'rtl')
    """
    classes = [unicodedata.bidirectional(c) for c in text[:2000]] if not text[:2000].isascii() else []
    return "rtl" if sum(c in RIGHT_TO_LEFT for c in classes) > classes.count("L") else "ltr"


def inert(text: str) -> str:
    r"""Lines in which no build server finds a command.

    >>> inert("a.txt: ##[error] 5%\n ::error::7%")
    'a.txt: #\\#[error] 5%\n \\::error::7%'
    """
    for command in COMMANDS:
        text = text.replace(command, f"#\\{command[1:]}")
    if "::" not in text:
        return text
    return "\n".join(uncommanded(line) if "::" in line else line for line in text.split("\n"))


def uncommanded(line: str) -> str:
    """A line that does not begin as a command of a workflow does."""
    bare = line.lstrip()
    return f"{line[: len(line) - len(bare)]}\\{bare}" if bare.startswith("::") else line


def isolated(text: str) -> str:
    """A safe text; where it runs from right to left, isolated from what stands around it."""
    return f"{ISOLATE}{safe(text)}{POP}" if is_rtl(text) else safe(text)


def wrap(text: str, room: int, first: int | None = None) -> list[str]:
    """Break a text at spaces into lines of at most ``room`` columns, the first of at most ``first``.

    Words longer than a line are cut.

    >>> wrap("the larger of both values", 10)
    ['the larger', 'of both', 'values']
    """
    lines: list[str] = []
    line = ""
    for word in safe(text).split():
        for piece in chopped(word, max(room, 1)):
            limit = first if first is not None and not lines else room
            if (line and cells(line) + 1 + cells(piece) > limit) or (not line and not lines and cells(piece) > limit):
                lines.append(line)
                line = ""
            line = f"{line} {piece}" if line else piece
    return [*lines, line] if line else lines


def hung(head: str, text: str, room: int, indent: int = 4) -> list[str]:
    """A text wrapped behind a head; what goes on below is indented.

    >>> hung("note: ", "see the rule", 13)
    ['note: see the', '    rule']
    """
    first, *rest = map(english, wrap(text, room - indent, room - len(head)) or [""])
    return [(head + first).rstrip(), *(" " * indent + line for line in rest)]


def english(line: str) -> str:
    """A line of our own that may quote words written from right to left: isolated, and read from the left."""
    return f"{LEFT_TO_RIGHT}{line}{POP}" if is_rtl(line) else line


def chopped(word: str, room: int) -> list[str]:
    """A word in pieces that fit."""
    pieces = [""]
    taken = 0
    for char in word:
        if taken + width(char) > room:
            pieces.append("")
            taken = 0
        pieces[-1] += char
        taken += width(char)
    return pieces


def shortened(text: str, room: int) -> str:
    """The beginning of a text, with an ellipsis where it goes on; cut at a space where one is near.

    >>> shortened("a long title", 8), shortened("incomparable", 8)
    ('a long…', 'incompa…')
    """
    printed = safe(text[: 4 * room]).strip()
    if cells(printed) <= room and len(text) <= 4 * room:
        return printed
    kept, taken = "", 0
    for char in printed:
        taken += width(char)
        if taken >= room:
            break
        kept += char
    whole = kept.rpartition(" ")[0].rstrip()
    return (whole if 2 * len(whole) > len(kept) else kept.rstrip()) + "…"
