"""A number as it is printed: digits and a scale, or a fraction, and the words that it takes."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple


class Number(NamedTuple):
    """``digits`` times ``scale``, or ``ratio`` times ``scale`` where a fraction was printed."""

    first: int
    last: int
    """Words ``first`` to before ``last`` are the number with its magnitude word."""
    core: int
    """Words ``first`` to before ``core`` are the digits alone."""
    digits: str
    scale: Decimal = Decimal(1)
    words: bool = False
    ratio: Fraction | None = None
    share: bool = False
    """Whether it is nothing but a fraction: "a third", "half"."""

    @property
    def value(self) -> Fraction:
        """The number itself."""
        return (Fraction(self.digits) if self.ratio is None else self.ratio) * Fraction(self.scale)
