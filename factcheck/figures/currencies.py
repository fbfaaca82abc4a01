"""What a figure is a number of, and the currencies of the world, which all languages share (``currencies.toml``)."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from importlib import resources
from typing import Any, NamedTuple

from factcheck.model import Kind


class Unit(NamedTuple):
    """What a figure is a number of: kind, unit, readings of the currency, and what one of it is worth."""

    kind: Kind
    unit: str = ""
    codes: tuple[str, ...] = ()
    factor: Decimal = Decimal(1)
    role: str = ""
    """How it is read: "times", "fold", "rank", "point" ...; empty where the kind says all."""
    others: tuple[str, ...] = ()
    """The other units that the word may mean: "ton"."""


@functools.cache
def world() -> Mapping[str, Any]:
    """The currencies that all languages share."""
    return tomllib.loads(resources.files(__package__).joinpath("currencies.toml").read_text("utf-8"))


def money(codes: list[str] | tuple[str, ...], factor: str = "1") -> Unit:
    """A unit of money; the first code is the likeliest reading."""
    share = Fraction(factor)
    return Unit("money", codes[0], tuple(codes), Decimal(share.numerator) / Decimal(share.denominator))


@functools.cache
def codes() -> Mapping[str, Unit]:
    """The ISO 4217 codes and their aliases, also with "m" and "k" before them ("20 MUSD") and some in lower case."""
    shared = world()
    plain = {c: money([c]) for c in shared["codes"].split()} | {a: family(c) for a, c in shared["aliases"].items()}
    for code in shared["lower"].split():
        plain[code] = plain[code.upper()]
        for letter, factor in (("M", 1_000_000), ("k", 1000)):
            plain[letter + code.upper()] = Unit("money", *readings(plain[code]), Decimal(factor))
    return plain


@functools.cache
def prefixes() -> Mapping[str, Unit]:
    """The abbreviations that are money before what looks like an amount ("R5.2bn"), and the codes that are words."""
    shared = world()
    return {mark: family(c) for mark, c in shared["prefixes"].items()} | {
        c: money([c]) for c in shared["words"].split()
    }


def foreign(script: str) -> Iterator[tuple[str, Unit]]:
    """The words for currencies in all scripts but one, that of the language that is read."""
    for other, names in world()["foreign"].items():
        if other != script:
            yield from ((mark, family(name)) for name, found in names.items() for mark in found)


@functools.cache
def decimals(code: str) -> int:
    """The decimals of an amount in a currency: those of its minor unit in ISO 4217.

    >>> decimals("JPY"), decimals("USD"), decimals("KWD")
    (0, 2, 3)
    """
    return next((int(n) for n, codes in world()["digits"].items() if code in codes.split()), 2)


def readings(unit: Unit) -> tuple[str, tuple[str, ...]]:
    """The unit and the readings of a currency."""
    return unit.unit, unit.codes


@functools.cache
def family(name: str) -> Unit:
    """The unit of a currency family ("dollar", "cent"), of a code ("LVL"), or of a family led by one ("crown:ISK")."""
    shared = world()
    if name.isupper():
        return money([name])
    name, _, first = name.partition(":")
    factor, *codes = shared["minor"].get(name) or ("1", *shared["families"][name])
    return money([first, *(code for code in codes if code != first)] if first else codes, factor)
