"""What a language file says about figures, as tables for look-up, made once a language."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from factcheck.figures.currencies import Unit, codes, family, foreign, money, world
from factcheck.figures.digits import VULGAR
from factcheck.figures.phrases import Phrases
from factcheck.figures.words import fold, seen
from factcheck.languages import Language, load
from factcheck.lexicon import unspaced


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tables of one language."""

    code: str
    decimal: str
    group: str
    ambiguous: str
    """Separators that before three digits may group or begin decimals."""
    separators: str
    numerals: Phrases[int]
    eleven: bool
    """Whether eleven is a word, and not ten and one."""
    magnitudes: Phrases[Decimal]
    """The magnitude words that multiply digits."""
    spelled: Phrases[Decimal]
    """Those that multiply number words: the French write "deux cents", and "2 cents" are money."""
    pieces: Mapping[str, str]
    """What a number in one word is made of, and the number word that each piece stands for."""
    beginnings: frozenset[str]
    """The first two letters of a number in one word."""
    short: Mapping[str, Decimal]
    ordinals: Mapping[str, int]
    fractions: Mapping[str, Fraction]
    denominators: Mapping[str, int]
    multiples: Phrases[tuple[Fraction, bool]]
    tails: Phrases[Unit]
    suffixes: Mapping[str, Unit]
    signs: Mapping[str, Unit]
    heads: Phrases[Unit]
    codes: Mapping[str, Unit]
    in_headlines: frozenset[str]
    """Codes that are words too, and are read only behind their number."""
    qualifiers: Phrases[str]
    qualifiers_after: Phrases[str]
    hedges: Phrases[str]
    hedges_after: Phrases[str]
    hedges_within: Phrases[str]
    """What stands between a number and its magnitude or unit, and makes it inexact."""
    anchors: frozenset[str]
    phrases: Mapping[str, Phrases[bool]]
    """Lists of phrases by section and key: "ranges.to"."""
    words: Mapping[str, frozenset[str]]
    """Lists of single words by section and key: "nouns.stops"."""
    sections: Mapping[str, Mapping[str, Any]]


EXTRACTED = (
    "affixes", "sentences", "number", "fractions",
    "multiples", "percent", "ranges", "places", "per", "nouns", "not_figures",
)  # fmt: skip
"""The sections whose lists of words extraction reads."""


def key(word: str) -> str:
    """A word of a language file as it is looked up."""
    return seen(fold(word))


@functools.cache
def vocabulary(language: Language) -> Vocabulary:
    """Make the tables of a language."""
    sections = language.sections
    number = sections["number"]
    separators = marks(number)
    magnitudes = [(w, Decimal(int(Decimal(v)))) for v, words in sections["magnitudes"].items() for w in words]
    spelled = Phrases(magnitudes, separators)
    return Vocabulary(
        code=language.code,
        decimal="".join(number["decimal"]),
        group="".join(number["group"]),
        ambiguous="".join(number["ambiguous"]),
        separators=separators,
        numerals=(numerals := Phrases([(w, int(v)) for w, v in sections["numerals"].items()], separators)),
        eleven=11 in sections["numerals"].values(),
        magnitudes=Phrases([m for m in magnitudes if m[0] not in number["words_only"]], separators),
        spelled=spelled,
        pieces=(pieces := compounds(sections)),
        beginnings=frozenset(piece[:2] for piece in pieces),
        short={key(w): Decimal(int(Decimal(v))) for v, words in sections["short_magnitudes"].items() for w in words},
        ordinals=(ordinals := {key(w): int(v) for w, v in sections["ordinals"].items()}),
        fractions=(fractions := {key(w): Fraction(v) for w, v in sections["fractions"]["words"].items()}),
        denominators=(below := {key(w): int(v) for w, v in sections["fractions"]["denominators"].items()}),
        multiples=(multiples := Phrases(ratios(sections), separators)),
        tails=Phrases(tails(sections), separators),
        suffixes=suffixes(sections),
        signs={s: money(codes) for s, codes in world()["signs"].items() if codes},
        heads=Phrases(heads(sections), separators),
        codes=codes(),
        in_headlines=frozenset(world()["words"].split()),
        qualifiers=named(sections, "currency_qualifiers", separators),
        qualifiers_after=named(sections, "currency_qualifiers_after", separators),
        hedges=named(sections, "hedges", separators),
        hedges_after=named(sections, "hedges_after", separators),
        hedges_within=named(sections, "hedges_within", separators),
        anchors=either(fractions, below, multiples.first, ordinals, VULGAR, numerals.first, spelled.first),
        phrases=phrases(sections, separators),
        words=single_words(sections) | months(sections) | changes(sections),
        sections=sections,
    )


@functools.cache
def halves(code: str) -> Phrases[Fraction]:
    """The fractions of a language that are several words to :func:`split`, as in a script without spaces."""
    sections = load(code).sections
    words = [(w, Fraction(v)) for w, v in sections["fractions"]["words"].items() if unspaced(w[0]) and len(w) > 1]
    return Phrases(words, marks(sections["number"]))


@functools.cache
def cases(code: str) -> Mapping[str, str]:
    """The words of a language that end in a suffix with a name, and the name."""
    return {key(word): name for word, name in load(code).cases.items()}


def either(*tables: Iterable[str]) -> frozenset[str]:
    """The words of all tables."""
    return frozenset().union(*tables)


def marks(number: Mapping[str, Any]) -> str:
    """The separators of numbers, those of all languages among them."""
    return "".join(dict.fromkeys([*number["decimal"], *number["group"], ".", ","]))


def ratios(sections: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, tuple[Fraction, bool]]]:
    """The words for ratios, and whether they are such only beside certain words."""
    for name in ("words", "guarded"):
        yield from ((w, (Fraction(n), name == "guarded")) for w, n in sections["multiples"][name].items())


def suffixes(sections: Mapping[str, Mapping[str, Any]]) -> dict[str, Unit]:
    """What stands right behind the digits: the sign of a multiple, the letter of a minor unit."""
    minor = {key(w): family(f) for f, words in sections["money_suffixes"].items() for w in words}
    return {key(w): Unit("multiple", role="times") for w in sections["multiples"]["sign"]} | minor


def compounds(sections: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """The pieces of numbers in one word, none where a language keeps them apart."""
    number = sections["number"]
    if not number["in_one_word"]:
        return {}
    magnitudes = [w for words in sections["magnitudes"].values() for w in words]
    words = [key(w) for w in (*sections["numerals"], *magnitudes, *number["joiners"])]
    inside = {key(piece): key(word) for piece, word in number["inside"].items()}
    return {word: word for word in words if word.isalpha()} | inside


def phrases(sections: Mapping[str, Mapping[str, Any]], separators: str) -> dict[str, Phrases[bool]]:
    """The lists of words as phrases, by section and key."""
    return {f"{s}.{name}": Phrases([(w, True) for w in values], separators) for s, name, values in lists(sections)}


def named(sections: Mapping[str, Mapping[str, Any]], name: str, separators: str) -> Phrases[str]:
    """The phrases of a section, each with the name of its list: the country of a qualifier, the kind of a hedge."""
    return Phrases(((w, key) for key, words in sections[name].items() for w in words), separators)


def single_words(sections: Mapping[str, Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """The lists of words as sets, by section and key."""
    return {f"{section}.{name}": frozenset(key(w) for w in values) for section, name, values in lists(sections)}


def months(sections: Mapping[str, Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """The first words of the months, all of them and those that are other words too."""
    tables = [sections[name] for name in ("months", "months_solar_hijri")]
    names = [name for table in tables for number, names in table.items() if number.isdigit() for name in names]
    ambiguous = [name for table in tables for name in table.get("ambiguous", ())]
    return {
        "months": frozenset(key(name).split()[0] for name in names),
        "months.ambiguous": frozenset(key(name).split()[0] for name in ambiguous),
    }


def changes(sections: Mapping[str, Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """The words of change, verbs and adverbs, and those that introduce by how much; of one word each."""
    pairs = [word for name in ("verbs", "adverbs") for pair in sections["movers"][name] for word in pair]
    movers = (*pairs, *sections["movers"]["up"], *sections["movers"]["down"])
    return {
        "movers": frozenset(key(word) for word in movers if " " not in word),
        "movers.nouns": frozenset(key(word) for pair in sections["movers"]["nouns"] for word in pair),
        "comparatives": frozenset(key(word) for pair in sections["comparatives"]["pairs"] for word in pair),
        "cues.by": frozenset(key(word) for word in sections["cues"].get("by", ()) if " " not in word),
    }


def lists(sections: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str, list[str]]]:
    """The lists of words in the sections that extraction reads."""
    for section in EXTRACTED:
        for name, values in sections[section].items():
            if isinstance(values, list) and all(isinstance(v, str) for v in values):
                yield section, name, values


def tails(sections: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, Unit]]:
    """The phrases that may stand behind a number, with what they make of it."""
    for phrase in sections["percent"]["after"]:
        yield phrase, Unit("percent", "percent")
    for phrase, factor in sections["percent"]["scaled"].items():
        yield phrase, Unit("percent", "percent", factor=Decimal(factor))
    for key, unit in (
        ("percentage", Unit("percentage_point", "percentage_point")),
        ("basis", Unit("basis_point", "basis_point")),
        ("plain", Unit("number", "index_point", role="point")),
    ):
        for phrase in sections["points"][key]:
            yield phrase, unit
    for role in ("times", "fold"):
        for phrase in sections["multiples"][role]:
            yield phrase, Unit("multiple", role=role)
    for name, words in sections["currencies"].items():
        for phrase in words:
            yield phrase, family(name)
    for phrase, names in measures(sections).items():
        yield phrase, Unit("measure", names[0], others=names[1:])
    for phrase in sections["places"]["after"]:
        yield phrase, Unit("rank", role="rank")
    yield from foreign(sections["meta"]["script"])


def measures(sections: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    """The units that each phrase may mean, the likeliest first."""
    found: dict[str, tuple[str, ...]] = {}
    for name, words in sections["units"].items():
        for phrase in words:
            found[phrase] = (*found.get(phrase, ()), name)
    return found


def heads(sections: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, Unit]]:
    """The phrases that may stand before a number and say what it is."""
    shared = world()
    for sign, read in shared["signs"].items():
        if read:
            yield sign, money(read)
    for sign, code in shared["prefixed"].items():
        yield sign, money([code])
    for name, words in sections["currencies_before"].items():
        for phrase in words:
            yield phrase, family(name)
    for phrase in sections["percent"]["before"]:
        yield phrase, Unit("percent", "percent")
    for phrase, factor in sections["percent"]["scaled_before"].items():
        yield phrase, Unit("percent", "percent", factor=Decimal(factor))
    yield from foreign(sections["meta"]["script"])
