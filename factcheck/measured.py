"""The units that a printed figure may be in, by the words of its language."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping

from factcheck.figures.currencies import family
from factcheck.figures.vocabulary import measures
from factcheck.languages import Language
from factcheck.lexicon import fold
from factcheck.model import Quantity


def unit_readings(quantity: Quantity, language: Language) -> Iterator[str]:
    """The units that a figure may be in, the likeliest first; of money only what it is for one of."""
    unit, _, per = quantity.unit.partition(" / ")
    meant = ("1",) if quantity.kind == "money" else (unit, *quantity.alternatives)
    named = names(language).get(fold(quantity.per), (per,))
    return (f"{one} / {each}" if each else one for one in meant for each in named)


@functools.cache
def names(language: Language) -> Mapping[str, tuple[str, ...]]:
    """The units that a word of a language may mean, the likeliest first."""
    return {fold(phrase): meant for phrase, meant in measures(language.sections).items()}


@functools.cache
def money_of(word: str, language: Language) -> frozenset[str]:
    """The currencies that a word may mean: "a dollar" is one of many; none where it is no word for money."""
    named = (name for name, words in language["currencies"].items() if fold(word) in map(fold, words))
    return frozenset(code for name in named for code in family(name).codes)
