"""Languages are data: one TOML file each, loaded once, with every unknown key rejected."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from factcheck.errors import LanguageError
from factcheck.languages import base
from factcheck.languages.endings import marked, written_out

DATING = (
    "born", "died", "being", "was", "aged", "old", "years", "ago", "later", "after", "before", "founded", "anniversary",
    "own", "relative", "of", "in", "and", "to",
)  # fmt: skip
"""The types of words in [dating], beside years, numbers and marks."""

SECTIONS: dict[str, frozenset[str] | None] = {
    # section: its keys, or None where the keys are words of the language
    "meta": frozenset({"name", "script", "function_words", "modifiers"}),
    "endings": None,
    "suffixes": None,
    "parties": None,
    "months": None,
    "months_solar_hijri": None,
    "weekdays": None,
    "period_numbers": frozenset({"numbers", "ordinals"}),
    "periods": frozenset(
        {
            "calendar",
            "capitalised",
            "of",
            "in",
            "to",
            "and",
            "from",
            "the",
            "ended",
            "fiscal",
            "solar",
            "year",
            "half",
            "quarter",
            "month",
            "week",
            "day",
            "monthly",
            "before",
            "plurals",
            "quarters",
            "halfcode",
            "quartercode",
            "last",
            "previous",
            "this",
            "next",
            "ago",
            "same",
            "span",
            "lastyear",
            "thisyear",
            "nextyear",
            "yearearlier",
            "todate",
            "yesterday",
            "today",
            "tomorrow",
            "ordinalmark",
            "counted",
            "cues",
        }
    ),
    "period_parts": None,
    "period_frames": frozenset(
        {
            "ended",
            "days",
            "date",
            "monthrange",
            "block",
            "part",
            "relativemonth",
            "month",
            "splityear",
            "yearrange",
            "fiscalyear",
            "year",
            "todate",
            "same",
            "yearearlier",
            "ago",
            "past",
            "relative",
            "dayname",
        }
    ),
    "dating": frozenset(DATING),
    "dating_frames": frozenset({"age", "years", "years-guessed"}),
    "sentences": frozenset({"binding", "abbreviations", "starters", "closers", "elided"}),
    "number": frozenset(
        {
            "decimal",
            "group",
            "ambiguous",
            "joiners",
            "groups_joined",
            "groups_bare",
            "units_first",
            "myriads",
            "last_unit_unsaid",
            "in_one_word",
            "inside",
            "words_only",
            "partitive",
            "point",
            "minus",
            "indefinite",
            "hedged_over",
            "several",
            "not_alone",
            "ordinal_suffixes",
        }
    ),
    "affixes": frozenset({"split", "articles", "endings", "letters"}),
    "numerals": None,
    "magnitudes": None,
    "short_magnitudes": None,
    "ordinals": None,
    "fractions": frozenset(
        {
            "words",
            "alone",
            "follow",
            "lead",
            "not_after",
            "of_one",
            "out_of",
            "parts",
            "over",
            "denominators",
            "half_behind",
        }
    ),
    "multiples": frozenset({"words", "guarded", "follow", "lead", "before", "times", "fold", "sign", "not_times"}),
    "percent": frozenset({"after", "before", "signs", "scaled", "scaled_before"}),
    "parts": frozenset({"percent", "money", "halves", "tenths", "joiners"}),
    "points": frozenset({"percentage", "basis", "plain"}),
    "ranges": frozenset({"dashes", "to", "from", "between", "and", "introducing", "list", "change"}),
    "places": frozenset({"before", "before_words", "after", "alone", "superlatives", "context"}),
    "hedges": frozenset({"about", "more", "nearly", "upto", "less"}),
    "hedges_after": frozenset({"about", "more", "nearly", "upto", "less"})
    | {"more_ablative", "less_ablative", "nearly_dative"},
    "hedges_within": frozenset({"about", "more", "nearly", "upto", "less"}),
    "currencies": None,
    "currencies_before": None,
    "money_suffixes": None,
    "currency_qualifiers": None,
    "currency_qualifiers_after": None,
    "units": None,
    "per": frozenset({"each_of", "article", "nouns", "not_before"}),
    "nouns": frozenset({"plural", "not_plural", "irregular", "capitalised", "reach", "stops"}),
    "not_figures": frozenset(
        {"words", "years", "clock", "aged", "old", "labels", "compounds", "period_before", "period_after"}
    ),
    "movers": frozenset({"verbs", "nouns", "adverbs", "separable", "up", "down", "flat", "either"}),
    "comparatives": frozenset({"pairs"}),
    "cues": None,
    "recall": frozenset({"words", "then"}),
    "signs": frozenset({"positive", "negative"}),
    "flows": None,
    "ranks": frozenset({"context", "places"}),
    "whole": frozenset({"words", "goods"}),
    "slips": frozenset({"percent", "points", "magnitudes"}),
    "frame_parts": None,
    "frames": frozenset({"name", "rule", "implied", "more", "beside", "complete", "pattern"}),
}
"""The same sections in all files, with the same keys. What a language has no use for is there and empty."""

OPTIONAL = frozenset({"dating", "dating_frames", "parts", "hedges_after", "hedges_within", "frames"})
"""Sections that may leave out keys."""


PATTERNS = frozenset({"endings", "suffixes", "meta", "frame_parts", "frames", "period_parts", "period_frames"})
"""Sections in which braces name no endings."""

CASES = ("currencies", "magnitudes", "units", "percent", "points", "numerals", "multiples", "places", "parties")
"""Sections whose words may end in a suffix that frames know."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language file: its code and its sections, with the forms of words written out."""

    code: str
    sections: Mapping[str, Mapping[str, Any]]
    cases: Mapping[str, str]
    """Forms of words whose ending is one of [suffixes], with the name that it has there."""

    def __getitem__(self, section: str) -> Mapping[str, Any]:
        return self.sections[section]

    @property
    def elided(self) -> frozenset[str]:
        """The words that stand before an apostrophe without their last letter: the "d" of "d'un"."""
        return _set(tuple(self.sections["sentences"]["elided"]))

    def __hash__(self) -> int:
        return hash(self.code)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Language) and other.code == self.code


@functools.cache
def _set(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


@functools.cache
def codes() -> tuple[str, ...]:
    """The languages that there are files for, sorted."""
    files = resources.files(__package__).iterdir()
    return tuple(sorted(f.name.removesuffix(".toml") for f in files if f.name.endswith(".toml")))


@functools.cache
def load(code: str) -> Language:
    """Load a language; raises LanguageError for a missing file, broken TOML, an unknown or a missing section or key."""
    try:
        text = resources.files(__package__).joinpath(f"{code}.toml").read_text("utf-8")
        sections = tomllib.loads(text)
    except FileNotFoundError:
        raise LanguageError(f"there is no language {code!r}; there are {', '.join(codes())}") from None
    except tomllib.TOMLDecodeError as error:
        raise LanguageError(f"languages/{code}.toml: {error}") from None
    reject_unknown(code, sections)
    return with_forms(code, sections)


def with_forms(code: str, sections: dict[str, Any]) -> Language:
    """The language with all forms of its words; raises LanguageError for an unknown set of endings."""
    endings, suffixes = sections["endings"], sections["suffixes"]
    cases: dict[str, str] = {}
    for name in CASES if suffixes else ():
        cases |= marked(sections[name], endings, suffixes)
    if endings:
        sections = {
            name: section if name in PATTERNS else written_out(section, endings) for name, section in sections.items()
        }
    return Language(code, base.laid(code, sections), cases)


@functools.cache
def meta(code: str) -> Mapping[str, Any]:
    """The section [meta] of a language alone, for telling languages apart without loading them all."""
    text = resources.files(__package__).joinpath(f"{code}.toml").read_text("utf-8")
    start = text.index("[meta]")
    end = text.find("\n[", start)
    found: Mapping[str, Any] = tomllib.loads(text[start : end if end > 0 else len(text)])["meta"]
    return found


def reject_unknown(code: str, sections: Mapping[str, Any]) -> None:
    """Raise LanguageError for a section or key that nothing reads, or one that is missing."""
    for name, section in sections.items():
        if name not in SECTIONS:
            raise LanguageError(f"languages/{code}.toml: unknown section [{name}]; remove it or name it in SECTIONS")
        allowed = SECTIONS[name]
        keys = {key for entry in section for key in entry} if isinstance(section, list) else set(section)
        unknown = keys - allowed if allowed is not None else set()
        if unknown:
            raise LanguageError(f"languages/{code}.toml: [{name}] has unknown keys: {', '.join(sorted(unknown))}")
        lacking = allowed - keys if allowed is not None and name not in OPTIONAL else frozenset[str]()
        if lacking:
            raise LanguageError(f"languages/{code}.toml: [{name}] lacks keys: {', '.join(sorted(lacking))}")
    missing = set(SECTIONS) - set(sections)
    if missing:
        raise LanguageError(f"languages/{code}.toml: missing sections: {', '.join(sorted(missing))}")
