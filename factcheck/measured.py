"""The units that a printed figure may be in, by the words of its language."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping

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
