"""Figures as newsrooms print them: rounded or cut off, with a hedge or without, in the style of a language.

Values are whole numbers: money in thousandths of its unit, quantities in kilograms, rates in thousandths of a percent.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

BEYOND = Fraction(10) ** 30
"""More than anything that is printed."""
MAGNITUDES = (("billion", 10**12), ("million", 10**9), ("thousand", 10**6))
"""Magnitude words, and how many thousandths of a unit they are."""


@dataclass(slots=True, eq=False)
class Figure:
    """A printed figure: value and step follow from the print; ``hedge`` is about, more, nearly, less or nothing."""

    text: str
    kind: str
    value: int | Fraction
    step: int | Fraction
    hedge: str = ""
    number: str = ""
    """The figure alone, as it stands in the text."""
    decimals: int = 0
    magnitude: str = ""
    low_high: tuple[Fraction, Fraction] | None = None
    """The bounds of what is told in words."""

    def bounds(self) -> tuple[Fraction, Fraction]:
        """The least and the largest value that print, truncation and hedge allow (the charitable reading)."""
        if self.low_high is not None:
            return self.low_high
        value, step = Fraction(self.value), Fraction(self.step)
        if self.hedge == "about":
            width = max(step, abs(value) / 200)
            return value - width, value + width
        if self.hedge == "more":
            return value - step / 2, BEYOND
        if self.hedge in ("nearly", "less"):
            return Fraction(0), value + step / 2
        return value - step / 2, value + step


@dataclass(slots=True, eq=False)
class Word:
    """A word that says which way: of rise or fall, of surplus or deficit; ``to`` before a level has no other way."""

    text: str
    sign: int
    other: str


@dataclass(frozen=True, slots=True)
class Style:
    """How one story prints: the forms of a language, and the habits of a newsroom."""

    point: str
    comma: str
    money: Mapping[str, str]
    """Forms by magnitude, with ``#`` for the number; the empty magnitude is that of prices."""
    rate: str
    points: str
    hedges: Mapping[str, tuple[str, ...]]
    digits: str = "0123456789"
    cut: bool = False
    """Whether it cuts off instead of rounding."""
    fine: int = 0
    """Decimals more than usual."""
    tonnes: Mapping[str, str] = field(default_factory=dict)
    """Forms of quantities by magnitude."""

    def number(self, scaled: int, decimals: int) -> str:
        """A number of so many decimals, given in units of the last one."""
        whole, rest = divmod(abs(scaled), 10**decimals)
        text = f"{whole:,}" if self.comma and whole >= 1000 else str(whole)
        if self.comma not in (",", ""):
            text = text.replace(",", self.comma)
        if decimals:
            text += f"{self.point}{rest:0{decimals}d}"
        if self.digits != "0123456789":
            text = text.translate({48 + i: digit for i, digit in enumerate(self.digits)})
        return text


def scaled(value: int, step: int, hedge: str, cut: bool) -> int:
    """A value in steps, as the hedge asks for: what is "more than" its figure is cut off, "nearly" goes up."""
    if hedge == "more" or (cut and not hedge):
        return value // step
    return -(-value // step) if hedge in ("nearly", "less") else (2 * value + step) // (2 * step)


def coarse(number: int, decimals: int, kind: str = "") -> int:
    """By how much the step of an integer that ends in zeros is more than one; that of a percentage is one point.

    >>> coarse(120, 0), coarse(1200, 1), coarse(7, 0), coarse(30, 0, "rate")
    (10, 1, 1, 1)
    """
    found = 1
    while kind not in ("rate", "points") and not decimals and number and number % (10 * found) == 0:
        found *= 10
    return found


def money(value: int, style: Style, chance: random.Random, hedge: str = "", coarser: int = 0) -> Figure:
    """An amount of money with its magnitude word; ``coarser`` leaves out decimals."""
    name, unit = next((m for m in MAGNITUDES if value >= m[1]), MAGNITUDES[-1])
    if name == "billion" and name not in style.money:
        name, unit = MAGNITUDES[1]
    if name == "thousand":
        return whole(value, 10**6, 1000, style, hedge, "money", style.money[""])
    drawn = chance.random()
    decimals = (2 if drawn < 0.75 else 1) if name == "billion" else (1 if drawn < 0.7 else 2 if drawn < 0.85 else 0)
    if name == "million" and value < 20 * unit:
        decimals = max(decimals, 1)
    decimals = max(decimals + style.fine - coarser, 0)
    return scale(value, unit, decimals, style, hedge, "money", style.money[name], name)


def scale(
    value: int, unit: int, decimals: int, style: Style, hedge: str, kind: str, form: str, name: str = ""
) -> Figure:
    """A value in some unit with so many decimals, in the form that it stands in."""
    step = unit // 10**decimals
    count = scaled(value, step, hedge, style.cut)
    while count == 0:
        decimals, step = decimals + 1, step // 10
        count = scaled(value, step, hedge, style.cut)
    return shown(count, step, decimals, style, hedge, kind, form, name)


def shown(
    count: int, step: int | Fraction, decimals: int, style: Style, hedge: str, kind: str, form: str, name: str = ""
) -> Figure:
    """So many steps as a figure."""
    number = style.number(count, decimals)
    text = form.replace("#", number)
    if hedge:
        text = style.hedges[hedge][count % len(style.hedges[hedge])] + " " + text
    return Figure(text, kind, count * step, step * coarse(count, decimals, kind), hedge, number, decimals, name)


def whole(value: int, step: int, per: int, style: Style, hedge: str, kind: str, form: str) -> Figure:
    """A value cut to steps and written out in units of ``per`` ("$812,000")."""
    count = max(scaled(value, step, hedge, style.cut), 1) * (step // per)
    return shown(count, per, 0, style, hedge, kind, form)


def rate(value: int, style: Style, chance: random.Random, hedge: str = "", form: str = "") -> Figure:
    """A percentage."""
    drawn = chance.random()
    decimals = 1 if hedge == "" and drawn < 0.75 else 2 if hedge == "" and drawn < 0.85 else 0
    if value < 2000:
        decimals = max(decimals, 1)
    if hedge and value < 8000:
        hedge, decimals = "", 1
    return scale(value, 1000, decimals, style, hedge, "rate", form or style.rate)


def points(value: int, style: Style) -> Figure:
    """Percentage points."""
    return scale(value, 1000, 2 if value % 100 else 1, style, "", "points", style.points)


def price(value: int, style: Style) -> Figure:
    """A price: in cents below a thousand, else without."""
    return scale(value, 1000, 2 if value < 10**6 else 0, style, "", "price", style.money.get("price", style.money[""]))


def quantity(value: int, style: Style, hedge: str = "") -> Figure:
    """A quantity in tonnes."""
    if value >= 10**9 and "million" in style.tonnes:
        return scale(value, 10**9, 2, style, hedge, "tonnes", style.tonnes["million"], "million")
    if value >= 10**8 and value % 3 and "thousand" in style.tonnes:
        return scale(value, 10**6, 1, style, hedge, "tonnes", style.tonnes["thousand"], "thousand")
    return whole(value, 1000, 1000, style, hedge, "tonnes", style.tonnes[""])


def counted(value: int, style: Style) -> Figure:
    """What is counted, and exact."""
    return Figure(style.number(value, 0), "count", value, 0, number=style.number(value, 0))


def worded(text: str, low: Fraction, high: Fraction) -> Figure:
    """What is told in words, with its bounds."""
    return Figure(text, "words", 0, 0, low_high=(low, high))
