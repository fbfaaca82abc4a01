"""Units: the reader of units.txt and pint agree, and what must not be added cannot be."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from fractions import Fraction

import pint
import pytest

from factcheck import units
from factcheck.errors import LanguageError


@pytest.mark.parametrize(
    "unit", [*units.definitions(), "USD / barrel", "barrel / day", "USD / kilogram", "metre ** 2 / day"]
)
def test_pint_and_the_reader_agree(unit: str) -> None:
    factor, dimensions = units.factor(unit)
    base = units.quantity(Decimal(1), unit).to_base_units()
    assert abs(Fraction(base.magnitude) - factor) <= factor / 10**24, "pint divides in decimals"
    assert {(k.strip("[]"), int(v)) for k, v in base.dimensionality.items()} == set(dimensions)


def test_the_reader_is_exact() -> None:
    assert units.factor("short_ton") == (Fraction("907.18474"), (("mass", 1),))
    assert units.factor("barrel")[0] == Fraction("0.158987294928")
    assert units.factor("TWh")[0] == 10**9 * units.factor("kilowatt_hour")[0]


@pytest.mark.parametrize(
    ("a", "b"),
    [("USD", "EUR"), ("percent", "percentage_point"), ("tonne", "barrel"), ("day", "month"), ("USD", "USD / barrel")],
)
def test_what_must_not_be_added(a: str, b: str) -> None:
    assert not units.same_dimension(a, b)
    with pytest.raises(pint.DimensionalityError):
        units.quantity(Decimal(1), a) + units.quantity(Decimal(1), b)


@pytest.mark.parametrize(
    ("a", "b", "ratio"),
    [("toman", "IRR", 10), ("percentage_point", "basis_point", 100), ("FEU", "TEU", 2), ("year", "month", 12)],
)
def test_what_may_be_added(a: str, b: str, ratio: int) -> None:
    assert units.same_dimension(a, b)
    assert units.quantity(Decimal(1), a).to(b).magnitude == ratio


def test_currencies_are_iso_codes() -> None:
    assert {"USD", "IRR", "AZN", "XDR", "DEM", "SUR", "ITL"} <= units.currencies()
    assert all(len(code) == 3 and code.isupper() for code in units.currencies())
    assert "IRT" not in units.currencies()


@pytest.mark.parametrize(
    "unit", ["furlong", "USD barrel", "USD /", "/ USD", "USD ** x", "USD + USD", "USD ** 99", "/", "1e999999"]
)
def test_unknown_units_are_refused(unit: str) -> None:
    with pytest.raises(LanguageError):
        units.factor(unit)


def test_quantities_survive_pickling_and_threads() -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda n: units.quantity(n, "EUR"), range(40)))
    assert sum(made[1:], made[0]).magnitude == sum(range(40))
    assert pickle.loads(pickle.dumps(made[7])) == made[7]
    assert {id(q._REGISTRY) for q in made} == {id(units.registry())}


def test_a_fraction_stays_a_fraction() -> None:
    assert units.quantity(Fraction(1, 3), "tonne").magnitude == Fraction(1, 3)
