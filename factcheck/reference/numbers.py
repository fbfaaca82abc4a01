"""What ``obs_value`` and its neighbours say: exact numbers from text, and how precise they are.

>>> number("533.1").exact(6), number("533.1").figure(6, "value").hard.base
(Decimal('533100000'), Interval(low=Fraction(533050000, 1), high=Fraction(533150000, 1)))
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from factcheck.configuration.values import shown
from factcheck.model import Measured
from factcheck.numeric import rounding
from factcheck.numeric.figure import Figure
from factcheck.patterns import compiled
from factcheck.reference.codes import CellError

NUMBER = compiled(
    r"(?P<sign> [+-]? ) (?P<whole> [0-9]{0,40} ) (?: \. (?P<part> [0-9]{0,40} ) )?+"
    r"(?: [eE] (?P<power> [+-]? [0-9]{1,2} ) )?+ \Z"
)
GROUPED = compiled(r"[+-]? [0-9]{1,3} , [0-9]{3} \Z")
INTEGER = compiled(r"[+-]? [0-9]{1,2} (?: \. 0{1,2} )?+ \Z")
LONGEST = 90
"""Characters of a number."""
POWERS = 40
"""The largest power of ten, either way."""
REMEDY = "write digits with a point, such as 1234.5"
AMBIGUOUS = "has decimals or thousands behind its comma; write a point for decimals, and nothing for thousands"


class Number(NamedTuple):
    """Digits as printed, and the power of ten that they are multiplied by."""

    digits: str
    power: int = 0

    def exact(self, mult: int = 0) -> Decimal:
        """The value times a power of ten, whatever the precision of the context; no exponent is above zero."""
        sign, digits, exponent = Decimal(self.digits).as_tuple()
        moved = int(exponent) + self.power + mult
        return Decimal((sign, digits + (0,) * max(moved, 0), min(moved, 0)))

    def figure(self, mult: int, measure: Measured, decimals: int | None = None) -> Figure:
        """The values that print to it, times a power of ten; decimals count as told, else as printed."""
        if measure == "rank" and not self.power + mult:
            return rounding.printed(self.digits, counted=True)
        if decimals is not None:
            return rounding.rounded(Fraction(self.exact(mult)), power_of_ten(mult - decimals))
        zeros = measure not in ("share", "index", "rank")
        return rounding.printed(self.digits, power_of_ten(self.power + mult), zeros=zeros)


@lru_cache(maxsize=256)
def power_of_ten(exponent: int) -> Fraction:
    """10 to some power."""
    return Fraction(10) ** exponent


def number(text: str, *, comma: bool = False, certain: bool = False) -> Number:
    """Read a number; ``comma`` is whether a comma may begin its decimals, and ``certain`` whether it groups none.

    Raises CellError.
    """
    if comma and not certain and GROUPED.match(text[:LONGEST]):
        raise CellError("obs_value", f"{shown(text)} {AMBIGUOUS}")
    plain = text.replace(",", ".") if comma and text.count(",") == 1 and "." not in text else text
    found = NUMBER.match(plain) if len(plain) <= LONGEST else None
    power = int(found["power"] or 0) if found else 0
    if found is None or not (found["whole"] or found["part"]) or abs(power) > POWERS:
        raise CellError("obs_value", f"{shown(text)} is no number; {REMEDY}")
    sign = "-" if found["sign"] == "-" and set(plain) & set("123456789") else ""
    part = f".{found['part']}" if found["part"] else ""
    return Number(f"{sign}{found['whole'] or '0'}{part}", power)


def integer(column: str, text: str, low: int, high: int) -> int | None:
    """A whole number, None where there is none; raises CellError."""
    if not text:
        return None
    if len(text) == 1 and "0" <= text <= "9":
        return int(text)
    if len(text) > LONGEST or not INTEGER.match(text) or not low <= int(text.partition(".")[0]) <= high:
        raise CellError(column, f"{shown(text)} is no whole number from {low} to {high}")
    return int(text.partition(".")[0])


def band(text: str) -> Fraction | None:
    """A percentage as a part of one, None where there is none; raises CellError."""
    if not text:
        return None
    try:
        found = Fraction(number(text).exact())
    except CellError as error:
        raise CellError("revision_band", str(error)) from None
    if not 0 <= found <= 1000:
        raise CellError("revision_band", f"{shown(text)} is no percentage from 0 to 1000")
    return found / 100
