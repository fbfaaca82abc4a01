"""Decimals with their sides exchanged, as right-to-left text leaves them: "4/36 percent" printed for 36.4 percent."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from fractions import Fraction

from factcheck.model import Quantity
from factcheck.numeric import rounding
from factcheck.numeric.figure import Figure

MARK = "/"
"""The decimal mark whose sides a change of writing direction exchanges."""


def mirrored(quantity: Quantity, used: Figure) -> Figure | None:
    """The other reading of a figure that was printed with a slash for its point, in the scale of ``used``.

    ``used`` is the figure as an equation takes it: the printed one times a number. None where the slash is no point
    ("1/2 million"), or where the exchanged sides are no number that anybody prints ("8/05").
    """
    if MARK not in quantity.surface or quantity.value_to is not None:
        return None
    start = quantity.span.start
    number = quantity.surface[quantity.number.start - start : quantity.number.end - start]
    whole, _, rest = plain(number).partition(MARK)
    factor = scale(quantity.figure, used)
    if not (whole.isdecimal() and rest.isdecimal()) or factor is None or (rest[0] == "0" and len(rest) > 1):
        return None
    if Decimal(f"{whole}.{rest}") * quantity.magnitude != quantity.value:
        return None
    magnitude = Fraction(quantity.magnitude) * factor
    figure = rounding.printed(f"{rest}.{whole}", abs(magnitude), hedge=quantity.hedge)
    return figure if magnitude > 0 else figure.scaled(Fraction(-1))


def plain(printed: str) -> str:
    """Digits of any script as ASCII, other characters as they are.

    >>> plain("۴/۳۶")
    '4/36'
    """
    return "".join(str(unicodedata.decimal(c, c)) for c in printed)


def scale(printed: Figure, used: Figure) -> Fraction | None:
    """What one figure is multiplied by to be the other; None where nothing tells.

    >>> scale(rounding.printed("2.5"), rounding.printed("2.5", 1000))
    Fraction(1000, 1)
    >>> scale(rounding.printed("2.5"), rounding.printed("2.5").scaled(Fraction(-1)))
    Fraction(-1, 1)
    """
    a, b = printed.hard.base, used.hard.base
    turned = b.high is not None and b.high < 0
    ends = ((a.low, b.high), (a.high, b.low)) if turned else ((a.low, b.low), (a.high, b.high))
    return next((y / x for x, y in ends if x and y), None)
