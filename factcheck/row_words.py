"""The words that rows know, by category, and the sets of categories that an item may have."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from factcheck.languages import Language
from factcheck.languages.base import NONE
from factcheck.lexicon import Lexicon, tokenize


@dataclass(frozen=True, slots=True)
class Mover:
    """A word of change: its direction (0 where it says none) and the word that undoes it ("" where there is none).

    A noun may name what changed, where that is a rate: "the growth was cut from 3 to 2 percent".
    """

    direction: int
    opposite: str = ""
    noun: bool = False


WORD = frozenset({"word"})
ASIDE = frozenset({"aside"})
INSET = frozenset({"aside", "inset"})
INSETS = {"amount": INSET, "rated": INSET, "percent": frozenset({"aside", "insetrate"})}
"""What an aside with nothing but one figure is, by the type of the figure."""
FORMERLY = frozenset({"aside", "formerly"})
"""An aside with the amount of the time before: "(Vorjahr: 3 Millionen)", "(3 million a year earlier)"."""
TELLING = frozenset(
    {"period", "past", "semicolon", "comma", "preposition", "of", "at", "from", "against", "after", "level"}
)
"""What may stand in such an aside beside its amount."""
BESIDE = frozenset({"word", "determiner", "currency", "or", "by"})
"""What may stand in an inset beside its figure."""
PERIOD = frozenset({"period"})
PAST = frozenset({"period", "past"})
"""A period that is told from another one, to compare with: "last year", "the same period a year earlier"."""
BACK = ("previous", "same-period")
MARK = frozenset({"mark"})
RATED = "exchange"
"""What a rate of exchange is for one of: the last word of "to the dollar" stands behind it."""
SEPARABLE = "separable"
"""A verb whose direction stands in a particle at the end of its clause: "nahm um 5 Prozent zu"."""
NUMBERS = tuple(frozenset(k.split()) for k in ("amount integer", "amount counted", "place integer", "percent signed"))


Entry = tuple[str, str, Any]
"""A phrase, its category, and what stands behind it."""


@functools.cache
def vocabulary(language: Language) -> Lexicon:
    """All words that rows know, each with its categories and what stands behind them."""
    entries: dict[str, tuple[set[str], dict[str, Any]]] = {}
    for phrase, category, value in itertools.chain(_changes(language), _words(language)):
        categories, values = entries.setdefault(phrase.lower(), (set(), {}))
        categories.add(category)
        if value is not None:
            values.setdefault(category, value)
            if category == "party" and phrase[0].isupper():
                values["capital"] = True
            if category == "flow" and language["meta"]["modifiers"] == "after":
                values["qualified"] = "after"
    return Lexicon({phrase: (frozenset(c), v) for phrase, (c, v) in entries.items()}, language.elided)


def _changes(language: Language) -> Iterator[Entry]:
    movers = language["movers"]
    pairs = (("verbs", ("mover",)), ("adverbs", ("mover", "adverb")), ("nouns", ("rise",)))
    for section, categories in pairs:
        for (rising, falling), category in itertools.product(movers[section], categories):
            yield rising, category, Mover(1, falling, section == "nouns")
            yield falling, category, Mover(-1, rising, section == "nouns")
    for rising, falling in language["comparatives"]["pairs"]:
        yield rising, "comparative", Mover(1, falling)
        yield falling, "comparative", Mover(-1, rising)
    for section, direction in (("up", 1), ("down", -1), ("flat", 0), ("either", 0)):
        yield from ((word, "mover", Mover(direction)) for word in movers[section])
    for verb, rising, falling in movers["separable"]:
        yield verb, SEPARABLE, {rising: Mover(1), falling: Mover(-1)}


def _words(language: Language) -> Iterator[Entry]:
    for category, words in language["cues"].items():
        yield from ((word, category, word.split()[-1] if category == RATED else None) for word in words)
    for flow, words in language["flows"].items():
        yield from ((word, "flow", flow) for word in words)
    for sign, name in ((1, "positive"), (-1, "negative")):
        yield from ((word, "sign", sign) for word in language["signs"][name])
    yield from ((word, "ranking", None) for word in language["ranks"]["context"])
    yield from ((word, "whole", None) for word in language["whole"]["words"])
    yield from ((word, "currency", None) for words in language["currencies"].values() for word in words)
    for code, forms in language["parties"].items():
        yield from ((form, "word" if code == NONE else "party", code) for form in forms)


@functools.cache
def kinds(language: Language) -> frozenset[frozenset[str]]:
    """Every set of categories that an item of a row may have."""
    known = {PAST, PERIOD, WORD, FORMERLY, *INSETS.values(), *NUMBERS}
    entries = itertools.chain.from_iterable(vocabulary(language).first.values())
    for categories in {categories for _, (categories, _) in entries}:
        known |= {categories, *senses(categories), uncapitalised(categories)}
        if "party" in categories:
            known |= {categories | {case} for case in language["suffixes"]}
    return frozenset(known | {frozenset({case}) for case in language["suffixes"]})


def uncapitalised(categories: frozenset[str]) -> frozenset[str]:
    """What the name of a country is without its capital: "turkey", "us"."""
    return categories - {"party"} or WORD


@functools.cache
def hedging(language: Language) -> Lexicon:
    """The words that stand before a figure and belong to it."""
    return Lexicon({word: name for name, words in language["hedges"].items() for word in words}, language.elided)


@functools.cache
def place_nouns(language: Language) -> frozenset[str]:
    """The nouns that count places moved."""
    return frozenset(t.text for word in language["ranks"]["places"] for t in tokenize(word))


@functools.lru_cache(maxsize=1024)
def senses(categories: frozenset[str]) -> tuple[frozenset[str], ...]:
    """The readings of a word that may be verb, noun or sign: "exports rise", "a 5 percent rise", "a loss of 3"."""
    open_ = categories & {"mover", "rise", "sign"}
    return tuple(
        categories - open_ | {sense} for sense in ("rise", "mover", "sign") if sense in open_ and len(open_) > 1
    )
