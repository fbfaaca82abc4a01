"""From a printed run of digits and separators to ASCII digits with a decimal point."""

from __future__ import annotations

import functools
import unicodedata

from factcheck.figures.words import LIMIT, UNSEEN

GROUP = 3
POINTS = frozenset(".,٫")
"""Marks that begin the decimals of a number in some language; a space and an apostrophe never do."""
VULGAR = {c: unicodedata.numeric(c) for c in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
"""Fractions that are one character."""


def parts(printed: str, decimal: str, group: str) -> tuple[tuple[int, int, str], ...]:
    """Read digits: (start, end, ASCII number) of each number, several if commas only list them; () if it is none.

    ``decimal`` and ``group`` are the separators of the language. Two kinds of separators tell which is which; one
    alone that could be either is read as the language has it.

    >>> parts("1,234.5", ".", ",")
    ((0, 7, '1234.5'),)
    >>> parts("1.234.567,89", ".", ","), parts("45,67,890", ".", ",")
    (((0, 12, '1234567.89'),), ((0, 9, '4567890'),))
    >>> parts("۳٫۵", "٫", "٬"), parts("1.2.3", ".", ","), parts("5,10,15", ".", ",")
    (((0, 3, '3.5'),), (), ((0, 1, '5'), (2, 4, '10'), (5, 7, '15')))
    """
    return _parts(printed, decimal, group) if len(printed) <= LIMIT else ()


@functools.lru_cache(maxsize=8192)
def _parts(printed: str, decimal: str, group: str) -> tuple[tuple[int, int, str], ...]:
    if printed.isascii() and printed.isdigit():
        return ((0, len(printed), printed),)
    plain = "".join(ascii_digit(c) for c in printed if c not in UNSEEN)
    marks = [c for c in plain if not c.isdigit()]
    number = joined(plain, marks, decimal, group)
    if number:
        return ((0, len(printed), number),)
    if len(set(marks)) == 1 and marks[0] == "," and plain == printed:
        return listed(plain)
    return ()


def ascii_digit(char: str) -> str:
    """An ASCII digit for a digit of any script; any other character as it is."""
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)


def joined(plain: str, marks: list[str], decimal: str, group: str) -> str:
    """The number that separators hold together, empty if they do not."""
    if not marks:
        return plain if plain.isascii() and plain.isdigit() else ""
    last, others = marks[-1], set(marks[:-1])
    whole, _, rest = plain.rpartition(last)
    if not others:
        if last in group and (last not in decimal or len(rest) == GROUP) and grouped(plain, last):
            return plain.replace(last, "")
        alone = last == "." and not grouped(plain, last)
        return f"{whole}.{rest}" if last in decimal or alone or (len(rest) != GROUP and last in POINTS) else ""
    if others == {last}:
        return plain.replace(last, "") if grouped(plain, last) else ""
    mark = next(iter(others))
    fits = len(others) == 1 and (last in decimal or last in POINTS) and grouped(whole, mark)
    return f"{whole.replace(mark, '')}.{rest}" if fits else ""


def grouped(plain: str, mark: str) -> bool:
    """Whether a mark stands between groups of three digits, or of two as in India."""
    first, *rest = plain.split(mark)
    if not 1 <= len(first) <= GROUP or first.startswith("0") or any(len(g) not in (2, GROUP) for g in rest):
        return False
    return (
        len(rest[-1]) == GROUP
        and (len({len(g) for g in rest[:-1]}) <= 1)
        and (all(len(g) == GROUP for g in rest) or (len(first) < GROUP and all(len(g) == 2 for g in rest[:-1])))
    )


def other(printed: str, digits: str, ambiguous: str) -> str:
    """What digits are under the other reading of a separator that may group or begin decimals; empty where none may.

    >>> other("2,510", "2510", ",."), other("2,510", "2.510", ",."), other("2,51", "2.51", ",.")
    ('2.510', '2510', '')
    """
    mark = next((c for c in printed if c in ambiguous), "")
    rest = printed.partition(mark)[2] if mark else ""
    if not mark or len(rest) != GROUP or not rest.isdecimal() or not grouped("".join(map(ascii_digit, printed)), mark):
        return ""
    return digits.replace(".", "") if "." in digits else f"{digits[:-GROUP]}.{digits[-GROUP:]}"


def pointing(printed: str, marks: str) -> str:
    """The one of two marks that stands before decimals in a printed number; empty where it does not tell.

    >>> pointing("12,5", ".,"), pointing("1.234.567", ".,"), pointing("1.234", ".,"), pointing("12.11.2026", ".,")
    (',', ',', '', '')
    """
    seen = [c for c in printed if c in marks]
    if not seen or len(set(seen[:-1]) - {seen[-1]}) > 1:
        return ""
    last = seen[-1]
    if len(seen) == 1:
        return last if len(printed.partition(last)[2]) != GROUP else ""
    if last not in seen[:-1]:
        return last
    return marks.replace(last, "") if grouped(printed, last) else ""


def listed(plain: str) -> tuple[tuple[int, int, str], ...]:
    """The numbers of a list whose commas have no spaces."""
    found, place = [], 0
    for item in plain.split(","):
        found.append((place, place + len(item), item))
        place += len(item) + 1
    return tuple(found)
