"""Names that nobody has, put together from syllables, and figures that are bound to nothing."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

FIRST = ("Anna", "Boris", "Carla", "David", "Elena", "Farid", "Greta", "Hassan", "Irina", "Jonas", "Karim", "Laura",
         "Marek", "Nadia", "Omar", "Petra", "Ruslan", "Sofia", "Tomas", "Vera", "Walid", "Yusuf", "Zoran",
         "Leila")  # fmt: skip
STARTS = ("Al", "Bar", "Cor", "Dal", "El", "Far", "Gor", "Hal", "Ist", "Kar", "Lor", "Mar", "Nor", "Ost", "Pal", "Rav",
          "Sol", "Tal", "Ur", "Ver", "Zal", "Bren", "Drav", "Mel")  # fmt: skip
MIDDLES = ("a", "an", "ev", "i", "in", "o", "or", "u", "er", "en")
ENDS = (
    "berg",
    "dan",
    "dov",
    "gar",
    "hill",
    "ic",
    "kin",
    "lund",
    "mir",
    "nov",
    "rad",
    "sen",
    "ton",
    "var",
    "vik",
    "zin",
)
SUFFIXES = ("Group", "Holding", "Industries", "Logistics", "Steel", "Foods", "Energy", "Telecom", "Shipping", "Motors",
            "Mining", "Textiles", "Chemicals", "Cement", "Airlines", "Pharma")  # fmt: skip


def one(chance: random.Random, options: Sequence[str]) -> str:
    """One of some."""
    return options[int(chance.random() * len(options))]


def town(chance: random.Random) -> str:
    """A town."""
    return one(chance, STARTS) + one(chance, MIDDLES) + one(chance, ENDS)


def person(chance: random.Random) -> str:
    """A person."""
    return f"{one(chance, FIRST)} {town(chance)}"


def company(chance: random.Random) -> str:
    """A company."""
    return f"{town(chance)} {one(chance, SUFFIXES)}"


def between(low: int, high: int) -> Callable[[random.Random], str]:
    """What makes a number between two."""
    return lambda chance: str(low + int(chance.random() * (high - low + 1)))


def of(*options: str) -> Callable[[random.Random], str]:
    """What takes one of some."""
    return lambda chance: one(chance, options)


PLAIN: dict[str, Callable[[random.Random], str]] = {
    "person": person, "place": town, "company": company, "age": between(31, 74), "past": between(1961, 2003),
    "soon": between(2027, 2034), "day": between(1, 28), "code": between(20, 990), "number": between(200, 999),
    "few": between(2, 60), "many": between(110, 4000), "source": of("TradeWire", "NNA", "Agora Press", "Interkom"),
}  # fmt: skip
"""What all languages have in common."""
