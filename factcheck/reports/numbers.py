"""Exact intervals written for people: a magnitude word, and as many decimals as tell the two ends apart."""

from __future__ import annotations

from fractions import Fraction

from factcheck.model import Derived
from factcheck.numeric.interval import Interval

MAGNITUDES = ((10**12, " trillion"), (10**9, " billion"), (10**6, " million"))


def between(interval: Interval, unit: str = "") -> str:
    """Write an interval, rounded outwards.

    >>> between(Interval.of(392090000, 392450000), "USD")
    '392.09 to 392.45 million USD'
    >>> between(Interval.of(Fraction(1, 3), Fraction(1, 2)), "percent"), between(Interval.of(5, 5))
    ('0.33 to 0.50 percent', '5')
    >>> between(Interval.of(None, 1140000000), "USD"), between(Interval.of(7, None)), between(Interval.of(None, None))
    ('at most 1.14 billion USD', 'at least 7', 'any value')
    """
    low, high = interval.low, interval.high
    factor, word = magnitude(low, high)
    ending = f"{word} {unit}".rstrip()
    if low is None or high is None:
        end = low if high is None else high
        return "any value" if end is None else f"at {'least' if high is None else 'most'} {exact(end / factor)}{ending}"
    if low == high:
        return f"{exact(low / factor)}{ending}"
    places = decimals((high - low) / factor)
    first, last = rounded(low / factor, places, up=False), rounded(high / factor, places, up=True)
    while "." in first and first[-1] == last[-1] == "0":
        first, last = first[:-1].rstrip("."), last[:-1].rstrip(".")
    return f"{first} to {last}{ending}"


def short(value: Fraction, unit: str = "") -> str:
    """A value with two or three digits, rounded down.

    >>> short(Fraction(170733712), "USD"), short(Fraction(267, 100), "percent"), short(Fraction(1, 3))
    ('170 million USD', '2.6 percent', '0.33')
    """
    factor, word = magnitude(value)
    return f"{rounded(value / factor, decimals(value / factor), up=False)}{word} {unit}".rstrip()


def implied(value: Derived) -> str:
    """A value that is not stated, in words: as it was explained, else by its name."""
    return value.explanation or f"{value.name}: {between(value.interval, value.unit)}"


def magnitude(*values: Fraction | None) -> tuple[int, str]:
    """The magnitude word that the largest value takes."""
    largest = max((abs(v) for v in values if v is not None), default=Fraction(0))
    return next(((factor, word) for factor, word in MAGNITUDES if largest >= factor), (1, ""))


def decimals(width: Fraction) -> int:
    """Decimals that show a difference in two digits, at most nine."""
    return next((d for d in range(9) if width * 10**d >= 10), 9)


def rounded(value: Fraction, places: int, *, up: bool) -> str:
    """A value at a number of decimals, rounded up or down.

    >>> rounded(Fraction(12345678, 1000), 1, up=True), rounded(Fraction(-1, 3), 2, up=False)
    ('12,345.7', '-0.34')
    """
    scaled = value * 10**places
    whole = -((-scaled.numerator) // scaled.denominator) if up else scaled.numerator // scaled.denominator
    digits = f"{abs(whole):0{places + 1}d}"
    grouped = f"{int(digits[: len(digits) - places]):,}" + (f".{digits[len(digits) - places :]}" if places else "")
    return f"-{grouped}" if whole < 0 else grouped


def exact(value: Fraction) -> str:
    """A value with the decimals that it needs, at most six.

    >>> exact(Fraction(57, 50)), exact(Fraction(-1234)), exact(Fraction(2, 3))
    ('1.14', '-1,234', '0.666667')
    """
    places = next((d for d in range(6) if (value * 10**d).denominator == 1), 6)
    nearest = Fraction(round(value * 10**places), 10**places)
    return rounded(nearest, places, up=False)
