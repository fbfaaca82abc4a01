"""Phrases of a language looked up by word, forwards or backwards: one hash look-up, the longest phrase first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from factcheck.figures.words import UNSEEN, fold, split
from factcheck.lexicon import FIRST_UNSPACED

V = TypeVar("V")


def words_of(phrase: str, separators: str) -> list[str]:
    """The words of a phrase as :func:`split` has them, at a tenth of its price where spaces separate them all."""
    if phrase.replace(" ", "").isalpha() and max(phrase) < FIRST_UNSPACED and UNSEEN.isdisjoint(phrase):
        return fold(phrase).split()
    return list(split(phrase, separators).text)


class Phrases(Generic[V]):
    """What phrases stand for.

    >>> hedges = Phrases([("more than", "more"), ("up to", "upto")], ".")
    >>> hedges.at(["up", "to", "5"], 0), hedges.before(["more", "than", "5"], 2), hedges.at(["up"], 0)
    ((2, 'upto'), (2, 'more'), None)
    """

    __slots__ = ("first", "last")

    def __init__(self, phrases: Iterable[tuple[str, V]], separators: str) -> None:
        self.first: dict[str, list[tuple[int, list[str], V]]] = {}
        self.last: dict[str, list[tuple[int, list[str], V]]] = {}
        for phrase, value in phrases:
            words = words_of(phrase, separators)
            if not words:
                continue
            self.first.setdefault(words[0], []).append((len(words), words, value))
            self.last.setdefault(words[-1], []).append((len(words), words, value))
        for table in (self.first, self.last):
            for entries in table.values():
                entries.sort(key=lambda entry: -entry[0])

    def __contains__(self, word: str) -> bool:
        return word in self.first

    def at(self, words: Sequence[str], k: int) -> tuple[int, V] | None:
        """The longest phrase that begins at word ``k``: its number of words and its value."""
        found = self.first.get(words[k]) if k < len(words) else None
        for size, phrase, value in found or ():
            if size == 1 or words[k : k + size] == phrase:
                return size, value
        return None

    def before(self, words: Sequence[str], k: int) -> tuple[int, V] | None:
        """The longest phrase that ends before word ``k``: its number of words and its value."""
        if k < 1:
            return None
        for size, phrase, value in self.last.get(words[k - 1], ()):
            if size == 1 or (k >= size and words[k - size : k] == phrase):
                return size, value
        return None
