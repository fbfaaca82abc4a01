"""The only door to pint, and the same units without it.

``units.txt`` holds the definitions. Comparing two units ("may these be added?") reads that file directly, for
importing pint takes longer than checking an article; pint itself is loaded when a user asks for a ``pint.Quantity``.

>>> same_dimension("toman", "IRR"), same_dimension("USD", "EUR"), same_dimension("percent", "percentage_point")
(True, False, False)
>>> factor("USD / barrel")[0] == factor("USD / gallon")[0] / 42
True
"""

from __future__ import annotations

import functools
import itertools
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from importlib import resources
from typing import TYPE_CHECKING, Any

from factcheck.errors import LanguageError

if TYPE_CHECKING:
    import pint

Dimensions = tuple[tuple[str, int], ...]
"""Names of dimensions with their exponents, sorted: (("currency_USD", 1), ("length", -3))."""

SIGNS = {"*": 1, "/": -1}

SIZES: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "bushel": (("wheat_bushel",), ("maize_bushel",), ("barley_bushel",), ("rice_bushel",), ("oat_bushel",)),
    "barrel": (("light_barrel", "heavy_barrel"),),
    "month": (("short_month", "long_month"),),
    "quarter": (("short_quarter", "long_quarter"),),
    "year": (("common_year", "leap_year"),),
}
"""Units that have several sizes in terms of another dimension: the readings, each of one size or of a band of them."""

_lock = threading.Lock()


def lines() -> Iterator[tuple[str, str]]:
    """The definitions of units.txt in order: name and what it is equal to."""
    text = resources.files("factcheck").joinpath("units.txt").read_text("utf-8")
    for line in text.splitlines():
        name, sign, expression = line.partition(" = ")
        if sign and not line.startswith("#"):
            yield name.strip(), expression.strip()


@functools.cache
def definitions() -> Mapping[str, tuple[Fraction, Dimensions]]:
    """Every unit of units.txt as a factor to base units and its dimensions."""
    table: dict[str, tuple[Fraction, Dimensions]] = {}
    for name, expression in lines():
        if expression.startswith("["):
            table[name] = Fraction(1), ((expression.strip("[]"), 1),)
        else:
            table[name] = evaluated(expression, table)
    return table


def evaluated(expression: str, table: Mapping[str, tuple[Fraction, Dimensions]]) -> tuple[Fraction, Dimensions]:
    """The product of units and numbers; raises LanguageError for anything else."""
    number, total, sign = Fraction(1), Counter[str](), 1
    words = expression.replace("**", "^").replace("*", " * ").replace("/", " / ").replace("^", " ^ ").split()
    if len(words) % 2 == 0:
        raise LanguageError(f"{expression!r} is not a unit; write products such as 'USD / barrel'")
    for i in range(0, len(words), 2):
        operator = words[i - 1] if i else "*"
        if operator == "^":
            continue
        power = _power(words, i + 1, expression)
        scale, dimensions = _atom(words[i], table, expression)
        sign = SIGNS.get(operator, 0)
        if not sign:
            raise LanguageError(f"{expression!r} is not a unit; {operator!r} is no operator")
        number *= scale ** (sign * power)
        total.update({name: sign * power * exponent for name, exponent in dimensions})
    return number, tuple(sorted((name, exponent) for name, exponent in total.items() if exponent))


def _power(words: list[str], i: int, expression: str) -> int:
    """The exponent that follows a unit, 1 where there is none."""
    if i >= len(words) or words[i] != "^":
        return 1
    if not words[i + 1].isdecimal() or len(words[i + 1]) > 1:
        raise LanguageError(f"{expression!r} is not a unit; an exponent is one digit")
    return int(words[i + 1])


def _atom(word: str, table: Mapping[str, tuple[Fraction, Dimensions]], expression: str) -> tuple[Fraction, Dimensions]:
    """A number or a unit by name."""
    if word in table:
        return table[word]
    if word[0].isdigit() and word.isascii() and word.replace(".", "", 1).isdigit() and len(word) < 40:
        return Fraction(word), ()
    raise LanguageError(f"unknown unit {word!r} in {expression!r}; define it in units.txt")


@functools.lru_cache(maxsize=4096)
def factor(unit: str) -> tuple[Fraction, Dimensions]:
    """The factor of a unit to base units, and its dimensions; raises LanguageError for an unknown unit.

    >>> factor("basis_point"), factor("")
    ((Fraction(1, 100), (('percentage_point', 1),)), (Fraction(1, 1), ()))
    """
    return evaluated(unit, definitions()) if unit else (Fraction(1), ())


def same_dimension(a: str, b: str) -> bool:
    """Whether amounts in two units may be added or compared."""
    return a == b or factor(a)[1] == factor(b)[1]


@functools.lru_cache(maxsize=4096)
def ratios(a: str, b: str) -> tuple[tuple[Fraction, Fraction], ...]:
    """How many of unit ``b`` one of unit ``a`` is, least and most, for each reading; none where they do not compare.

    A barrel holds no bushels: one size may be open, but no two of one dimension.

    >>> ratios("mile", "kilometre"), ratios("hectare", "tonne")
    (((Fraction(25146, 15625), Fraction(25146, 15625)),), ())
    >>> len(ratios("tonne", "bushel")), [float(end) for end in ratios("tonne", "barrel")[0]]
    (5, [6.0606060606060606, 11.764705882352942])
    """
    if same_dimension(a, b):
        return ((factor(a)[0] / factor(b)[0],) * 2,)
    found = []
    sized = [definitions()[SIZES[word][0][0]][1] for word in (*a.split(), *b.split()) if word in SIZES]
    if len(sized) != len(set(sized)):
        return ()
    for ones, others in itertools.product(sizes(a), sizes(b)):
        pairs = [(factor(one), factor(other)) for one in ones for other in others]
        if all(one[1] == other[1] for one, other in pairs):
            ends = [one[0] / other[0] for one, other in pairs]
            found.append((min(ends), max(ends)))
    return tuple(found)


def sizes(unit: str) -> Iterator[tuple[str, ...]]:
    """A unit by the sizes of what it is made of: for each reading the units at the ends of its band.

    >>> list(sizes("barrel / day"))
    [('light_barrel / day', 'heavy_barrel / day')]
    """
    readings = itertools.product(*(SIZES.get(word, ((word,),)) for word in unit.split()))
    return (tuple(" ".join(words) for words in itertools.product(*reading)) for reading in readings)


@functools.cache
def currencies() -> frozenset[str]:
    """The ISO 4217 codes that there are units for."""
    return frozenset(name for name, expression in lines() if expression.startswith("[currency_"))


def registry() -> pint.UnitRegistry[Any]:
    """The project's pint registry, built once; it becomes the application registry, so that quantities unpickle."""
    with _lock:
        return _registry()


@functools.cache
def _registry() -> pint.UnitRegistry[Any]:
    import pint

    built: pint.UnitRegistry[Any] = pint.UnitRegistry(None, non_int_type=Decimal, cache_folder=None)
    built.load_definitions([f"{name} = {expression}" for name, expression in lines()])
    pint.set_application_registry(built)  # type: ignore[no-untyped-call]
    return built


@functools.lru_cache(maxsize=4096)
def _unit(unit: str) -> Any:
    factor(unit)
    return registry().Unit(unit or "dimensionless")


def quantity(value: Decimal | Fraction | int, unit: str) -> pint.Quantity[Any]:
    """A pint Quantity in the project's registry, with the exact value as magnitude.

    >>> quantity(Decimal("1.5"), "toman").to("IRR").magnitude
    Decimal('15.0')
    """
    made: pint.Quantity[Any] = registry().Quantity(value, _unit(unit))
    return made
