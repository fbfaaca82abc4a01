"""Words that a script writes together with their neighbours, taken apart: "and exports", "by 5 percent", "its imports".

The section [affixes] of a language says which letters are words of their own before another word (`split`), which say
nothing before it (`articles`) or behind it (`endings`). A word is taken apart only where a word of the language file
remains; one that the file knows stays whole. `letters` are characters that are read as others, one for one.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from factcheck.languages import Language
from factcheck.lexicon import Token, fold, tokenize, unspaced

DEEPEST = 3
"""Letters before a word that are taken off, one after the other: "and for the exports"."""

WORDLESS = frozenset({"meta", "affixes", "frames", "frame_parts", "period_frames", "period_parts"})
"""Sections that hold no words."""


@dataclass(frozen=True, slots=True)
class Affixes:
    """What a language writes together with words, and the words that it knows."""

    split: tuple[str, ...]
    articles: tuple[str, ...]
    endings: tuple[str, ...]
    letters: Mapping[str, str]
    known: frozenset[str]
    seen: dict[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    """Words that have been looked at; bounded, since a text has no more words than it has."""

    def parts(self, word: str) -> tuple[tuple[int, str], ...]:
        """The parts of a folded word, each with its place in it; one part where nothing is to be taken apart."""
        if unspaced(word):
            return ((0, self.letters.get(word, word)),)
        found = self.seen.get(word)
        if found is None:
            if len(self.seen) > 1 << 14:
                self.seen.clear()
            found = self.seen[word] = self._parts(word, 0) or ((0, word),)
        return found

    def _parts(self, word: str, depth: int) -> tuple[tuple[int, str], ...]:
        if word in self.known:
            return ((0, word),)
        bare = next((a for a in self.articles if word.startswith(a) and self._stem(word[len(a) :])), None)
        stem = self._stem(word if bare is None else word[len(bare) :])
        if stem:
            return ((0, stem),)
        for letters in self.split if depth < DEEPEST else ():
            rest = self._parts(word[len(letters) :], depth + 1) if word.startswith(letters) else ()
            if rest:
                return ((0, letters), *((at + len(letters), part) for at, part in rest))
        return ()

    def _stem(self, word: str) -> str:
        """The known word that a word is, perhaps without an ending; empty where it is none."""
        if word in self.known:
            return word
        stems = (word[: -len(e)] for e in self.endings if word.endswith(e))
        return next((stem for stem in stems if stem in self.known), "")


@functools.cache
def affixes(language: Language) -> Affixes | None:
    """The affixes of a language, None where it writes its words apart."""
    section = language["affixes"]
    if not any(section.values()):
        return None
    sections = [content for name, content in language.sections.items() if name not in WORDLESS]
    known = frozenset(fold(word) for text in strings(sections) for word in text.split() if len(word) > 1)
    split, articles, endings = (longest(section[name]) for name in ("split", "articles", "endings"))
    return Affixes(split, articles, endings, section["letters"], known)


def longest(affixed: Sequence[str]) -> tuple[str, ...]:
    """Affixes folded, the longest first."""
    return tuple(sorted(map(fold, affixed), key=len, reverse=True))


def strings(content: Any) -> Iterator[str]:
    """All strings and keys of a part of a language file."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        yield from content
        yield from strings(list(content.values()))
    elif isinstance(content, list):
        for item in content:
            yield from strings(item)


def split(text: str, language: Language, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of a piece of text, with its words taken apart as the language has it."""
    found, known = tokenize(text, start, end, language.elided), affixes(language)
    if known is None:
        return found
    return tuple(piece for token in found for piece in pieces(token, text, known))


def pieces(token: Token, text: str, known: Affixes) -> Iterator[Token]:
    """The parts of a token as tokens; their spans are those of the print, with its letters of no width."""
    parts = known.parts(token.text) if token.kind == "word" else ()
    if len(parts) < 2:
        yield token._replace(text=parts[0][1]) if parts else token
        return
    places = [place(text[token.start : token.end], at) + token.start for at, _ in parts]
    for (_, part), begin, end in zip(parts, places, (*places[1:], token.end), strict=True):
        yield Token(part, begin, end, "word")


def place(printed: str, at: int) -> int:
    """Where the letter ``at`` of a folded word stands in the print, which may hold letters of no width."""
    seen = [n for n, letter in enumerate(printed) if fold(letter)]
    return seen[at] if at else 0
