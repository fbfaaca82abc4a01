"""Sentences of an article: paragraphs from its lines, sentences from its stops.

>>> from factcheck.languages import load
>>> text = "Exports to the U.S. fell 2.5 pct. The ministry gave no reason."
>>> [text[s.start : s.end] for s in sentences(text, load("en"))]
['Exports to the U.S. fell 2.5 pct.', 'The ministry gave no reason.']

One pass over the lines, one over the stops: linear in the length of the text. Nothing is cut off or normalised.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.affixes import split
from factcheck.languages import Language
from factcheck.lexicon import INVISIBLE, Token, fold
from factcheck.lines import Paragraph, paragraphs
from factcheck.model import Sentence
from factcheck.patterns import Pattern, compiled

LONGEST_HEADLINE = 150
"""Code points; a longer first line is a paragraph that lost its stop."""

LOOK_BACK = 24
"""Code points before a stop in which an abbreviation is sought; bounds the work at each stop."""

GLUED = 3
"""Letters of the shortest word that a stop without a space behind it may end a sentence after."""


@dataclass(frozen=True, slots=True)
class Splitter:
    """What one language knows of the ends of sentences."""

    stop: Pattern
    binding: frozenset[str]
    abbreviations: frozenset[str]
    starters: frozenset[str]


DIGIT = compiled(r"\p{Nd}")
WORD_AFTER = compiled(rf"[\s\p{{Ps}}\p{{Pi}}\p{{Po}}\p{{Sc}}\"'<+{INVISIBLE}]*+ (?P<word> [\p{{L}}\p{{M}}]{{0,16}} )")
SEEN = compiled(r"[\p{L}\p{N}]")
FINAL = compiled(rf"[.!?…؟。！？।۔:;؛][\"'”’»)\]}}›{INVISIBLE}]*+\Z")


@functools.cache
def splitter(language: Language) -> Splitter:
    """The stops and abbreviations of a language, compiled once."""
    section = language["sentences"]
    closers = "".join("\\" + c for c in section["closers"])
    stop = rf"(?P<stop> [.!?…؟。！？।۔]++ (?: \s*+ [.!?…؟。！？।۔]++ )*+ ) [{closers}{INVISIBLE}]*+"
    words = {key: frozenset(fold(w) for w in section[key]) for key in ("binding", "abbreviations", "starters")}
    return Splitter(compiled(stop), **words)


def sentences(text: str, language: Language) -> tuple[Sentence, ...]:
    """All sentences in the order of the text; what has neither letter nor digit ("---") is none."""
    rules, found = splitter(language), list[Sentence]()
    whole = tuple(paragraphs(text))
    for number, paragraph in enumerate(whole):
        kind = "item" if paragraph.item else "headline" if headline(text, whole, number) else "body"
        pieces = ((paragraph.start, paragraph.end),) if kind == "headline" else cut(text, paragraph, rules)
        for start, end in pieces:
            if text[start].isalnum() or SEEN.search(text, start, end):
                found.append(Sentence(start, end, len(found), number, kind))  # type: ignore[arg-type]
    return tuple(found)


def headline(text: str, whole: tuple[Paragraph, ...], number: int) -> bool:
    """Whether a paragraph is a headline: one short line without a final stop, and more text after it."""
    paragraph = whole[number]
    length = paragraph.end - paragraph.start
    longest = LONGEST_HEADLINE if number == 0 else LONGEST_HEADLINE // 2
    if number + 1 == len(whole) or paragraph.lines > 1 or length > longest:
        return False
    return not FINAL.search(text, max(paragraph.start, paragraph.end - 4), paragraph.end)


def cut(text: str, paragraph: Paragraph, rules: Splitter) -> Iterator[tuple[int, int]]:
    """The sentences of one paragraph as offsets, without the space around them."""
    start = paragraph.start
    for match in rules.stop.finditer(text, paragraph.start, paragraph.end):
        if match.end() < paragraph.end and ends(
            text, start, match.start("stop"), match.end("stop"), match.end(), rules
        ):
            yield start, match.end()
            start = match.end()
            while start < paragraph.end and text[start].isspace():
                start += 1
    if start < paragraph.end:
        yield start, paragraph.end


def ends(text: str, start: int, stop: int, after: int, closed: int, rules: Splitter) -> bool:
    """Whether the stop at ``stop`` (to ``after``, with its closers to ``closed``) ends the sentence from ``start``."""
    if text[stop] in "。！？":
        return True
    spaced = text[closed].isspace()
    if not spaced and (closed > after or text[stop] != "." or not text[stop - 1].isalpha()):
        return False
    word = word_before(text[max(start, stop - LOOK_BACK) : stop])
    if not spaced:
        return len(word) >= GLUED and word.isalpha() and glued(word, word_after(text, closed), text[closed])
    next_word = word_after(text, closed)
    if next_word[:1].islower():
        return False
    if text[stop] != "." or after - stop > 1 or closed > after:
        return True
    return ends_word(word, next_word, start + len(word) >= stop, rules)


def word_after(text: str, at: int) -> str:
    """The next word behind ``at``, without the quotes and brackets before it; empty where a number stands there."""
    follows = WORD_AFTER.match(text, at)
    return follows["word"] if follows else ""


def word_before(piece: str) -> str:
    """The word at the end of a piece of text, without the quotes and brackets before it."""
    if not piece or piece[-1].isspace():
        return ""
    word = piece.split()[-1]
    while word and not word[0].isalnum():
        word = word[1:]
    return word


def glued(word: str, next_word: str, following: str) -> bool:
    """Whether a stop without a space ("fell sharply.The ministry") ends a sentence; "trade.com" and "U.S" do not."""
    if len(next_word) < 2 or following != next_word[0]:
        return False
    return (word[-1].islower() and next_word[0].isupper() and next_word[1].islower()) or not (
        word[-1].isupper() or word[-1].islower() or next_word[0].isupper() or next_word[0].islower()
    )


def ends_word(word: str, next_word: str, first: bool, rules: Splitter) -> bool:
    """Whether a single stop after ``word`` and before ``next_word`` ends a sentence."""
    folded = fold(word)
    if folded in rules.binding or (first and word.isdecimal()):
        return False
    if folded in rules.abbreviations or initial(word):
        return fold(next_word) in rules.starters
    return True


def initial(word: str) -> bool:
    """Whether a word is an initial or a row of them: "J", "U.S", "N.J"; "I" at an end is so rare that it counts."""
    parts = word.split(".")
    return all(len(p) == 1 and p.isupper() for p in parts) and word != ""


def tokens(
    text: str, sentences: Sequence[Sentence], figures: Sequence[int], language: Language
) -> tuple[tuple[Token, ...], ...]:
    """The tokens of each sentence that prints a digit or holds a figure; of the others none, since nothing is there.

    ``figures`` are the offsets of the figures, ascending: "five percent" has no digit.
    """
    found: list[tuple[Token, ...]] = []
    k = 0
    for sentence in sentences:
        while k < len(figures) and figures[k] < sentence.start:
            k += 1
        held = k < len(figures) and figures[k] < sentence.end
        wanted = held or DIGIT.search(text, sentence.start, sentence.end)
        found.append(split(text, language, sentence.start, sentence.end) if wanted else ())
    return tuple(found)
