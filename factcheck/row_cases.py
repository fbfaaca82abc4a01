"""Suffixes of figures and names that say what a preposition says elsewhere: "3 milyar dolara", "61'e", "Rusya'ya"."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from factcheck.languages import Language
from factcheck.lexicon import fold
from factcheck.patterns import compiled

SUFFIX = compiled(r"['’‘] (?P<suffix> \p{L}+ )")
"""What follows a figure or a name behind an apostrophe."""


@functools.cache
def suffixes(language: Language) -> Mapping[str, str]:
    """The endings of [suffixes] with their names."""
    return {fold(ending): case for case, endings in language["suffixes"].items() for ending in endings}


@functools.cache
def cases(language: Language) -> Mapping[str, str]:
    """The words that have such an ending."""
    return {fold(word): case for word, case in language.cases.items()}


def figure_case(text: str, start: int, end: int, language: Language) -> tuple[str, int]:
    """The case that a figure stands in and where its suffix ends; ("", ``end``) where nothing says one."""
    match = SUFFIX.match(text, end)
    if match:
        return suffixes(language).get(fold(match["suffix"]), ""), match.end()
    return cases(language).get(fold(text[start:end].rpartition(" ")[2]), ""), end


def party_case(word: str, language: Language) -> frozenset[str]:
    """The case of a name: of its suffix behind an apostrophe, or of its form; nothing where there is none."""
    stem, _, suffix = word.rpartition("'")
    case = suffixes(language).get(suffix) if stem else cases(language).get(word)
    return frozenset({case}) if case else frozenset()
