"""Words of a language, looked up by token: the longest phrase first, one hash look-up a token.

>>> lexicon = Lexicon({"compared with": "against", "rose": "up"})
>>> tokens = tokenize("Exports rose, compared with May")
>>> [(t.text, value) for t, _, value in lexicon.scan(tokens)]
[('rose', 'up'), ('compared', 'against')]
"""

from __future__ import annotations

import functools
import itertools
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from factcheck.patterns import compiled

INVISIBLE = "\u200b-\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad"
"""Characters without width: joiners, bidi marks, soft hyphens. Never deleted, always passed over."""

UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\u30fc\uff70"
"""Scripts that write words without spaces between them: each character is a token, and phrases find the words."""

SILENT = "\u0640\u064b-\u0652\u0670"
"""Arabic signs that a word may be written with or without: the stretching line, vowels, doubling."""

STRETCH = "\u0640"

PIECE = compiled(
    rf"""
    [A-Za-z]++ (?= [ ,.\n] ) | [ ]
    | [{UNSPACED}]
    | \p{{L}} (?: [^\P{{L}}{UNSPACED}] | [\p{{M}}{INVISIBLE}] )*+ (?: ['’‘] [^\P{{L}}{UNSPACED}]++ )?+
    | \p{{Nd}}++
    | [\s{INVISIBLE}]++
    | (?s: . )
    """
)
"""A word, a run of digits, a stretch of blanks or a mark: together they are the whole text.

What most of an English text is comes first, since it is found at half the price.
"""
WORD, NUMBER = compiled(r"\p{L}"), compiled(r"\p{Nd}")
BLANK = compiled(rf"[\s{INVISIBLE}]")
UNSEEN = compiled(rf"[{INVISIBLE}{SILENT}]")
MAPPING = {ord(a): b for a, b in zip("’‘ʼيىكةۀأإٱёı", "'''ییکههاااеi", strict=True)}
LONGEST = 8
"""Characters of a word that is not listed, in a script without spaces."""
FIRST_UNSPACED = "\u1100"
"""From here on there are scripts that put no spaces between words."""


class Token(NamedTuple):
    """A word, a run of digits or a mark, folded for look-up, with its place in the text.

    A tuple and no dataclass: a text has a thousand of them, and they are made four times as fast.
    """

    text: str
    start: int
    end: int
    kind: str


REMEMBERED = 64
"""Characters of the longest word that is remembered: longer ones are none, and would fill the memory."""


def fold(word: str) -> str:
    """Fold a word for look-up: lower case, without invisible characters, Arabic letters as Persian ones.

    >>> fold("Dollars"), fold("I\u0307ran"), fold("می\u200cشود")
    ('dollars', 'iran', 'میشود')
    """
    return (_fold if len(word) <= REMEMBERED else _fold.__wrapped__)(word)


@functools.lru_cache(maxsize=1 << 14)
def _fold(word: str) -> str:
    folded = word.lower().replace("\u0307", "").translate(MAPPING)
    seen = folded.isascii() or (folded.isalpha() and STRETCH not in folded)
    return folded if seen else UNSEEN.compiled.sub("", folded, timeout=1.0)


APOSTROPHES = "'’"


def tokenize(
    text: str, start: int = 0, end: int | None = None, elided: frozenset[str] = frozenset()
) -> tuple[Token, ...]:
    """Split a piece of text into tokens; ``elided`` words stand before an apostrophe, and by themselves.

    >>> [t.text for t in tokenize("L'export d'Italia nell'8 %", elided=frozenset({"l", "d", "nell"}))]
    ["l'", 'export', "d'", 'italia', "nell'", '8', '%']
    """
    pieces = PIECE.findall(text[start:end])
    places = list(itertools.accumulate(map(len, pieces), initial=start))
    seen = _seen if max(map(len, pieces), default=0) <= REMEMBERED else _seen.__wrapped__
    read = zip(map(seen, pieces), places, places[1:], strict=False)
    found = tuple([Token(folded, first, last, kind) for (folded, kind), first, last in read if kind])
    return _elided(found, text, elided) if elided else found


def _elided(tokens: Sequence[Token], text: str, elided: frozenset[str]) -> tuple[Token, ...]:
    """The tokens with elided words by themselves."""
    found: list[Token] = []
    for token in tokens:
        printed = text[token.start : token.end]
        if token.kind == "word" and "'" in token.text:
            found += _cut(token, printed, elided)
        elif printed in APOSTROPHES and found and found[-1].end == token.start and found[-1].text in elided:
            found[-1] = Token(found[-1].text + "'", found[-1].start, token.end, "word")
        else:
            found.append(token)
    return tuple(found)


@functools.lru_cache(maxsize=1 << 14)
def _seen(printed: str) -> tuple[str, str]:
    """A piece of a text folded for look-up, and its kind; no kind for blanks."""
    if BLANK.match(printed):
        return "", ""
    if WORD.match(printed):
        return fold(printed), "word"
    return (plain(printed), "number") if NUMBER.match(printed) else (printed, "mark")


def _cut(token: Token, printed: str, elided: frozenset[str]) -> tuple[Token, ...]:
    """A word with an apostrophe as one token, or as two behind an elided word."""
    if token.text.partition("'")[0] not in elided:
        return (token,)
    after = token.start + next(k for k, c in enumerate(printed) if c in APOSTROPHES) + 1
    first, second = printed[: after - token.start], printed[after - token.start :]
    return Token(fold(first), token.start, after, "word"), Token(fold(second), after, token.end, "word")


def _tokens(phrase: str, elided: frozenset[str]) -> tuple[str, ...]:
    """The texts of the tokens of a phrase."""
    return tuple(t.text for t in tokenize(phrase, elided=elided))


def plain(digits: str) -> str:
    """Digits of any script as those of ASCII.

    >>> plain("۱۲"), plain("１２"), plain("12")
    ('12', '12', '12')
    """
    return digits if digits.isascii() else "".join(str(unicodedata.decimal(digit)) for digit in digits)


def unspaced(word: str) -> bool:
    """Whether a token is a character of a script without spaces."""
    return len(word) == 1 and word >= FIRST_UNSPACED and word.isalpha()


KATAKANA = ("\u30a1", "\u30ff")


def inside(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether tokens in katakana are only a part of a word in katakana, which shows by the letters beside them.

    >>> [inside(tokenize(text), 0, 2) for text in ("タイの米", "タイプ", "タイ")]
    [False, True, False]
    """

    def joined(a: int) -> bool:
        return (
            a >= 0
            and a + 1 < len(tokens)
            and all(map(katakana, tokens[a : a + 2]))
            and tokens[a].end == tokens[a + 1].start
        )

    return katakana(tokens[first]) and (joined(first - 1) or joined(last - 1))


def katakana(token: Token) -> bool:
    """Whether a token is a letter of the script in which Japanese writes foreign words."""
    return KATAKANA[0] <= token.text <= KATAKANA[1] and token.kind == "word"


class Lexicon:
    """Phrases of one language and what they stand for."""

    def __init__(self, phrases: Mapping[str, Any], elided: frozenset[str] = frozenset()) -> None:
        self.first: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
        for phrase, value in phrases.items():
            spaced = phrase.replace(" ", "").isalpha() and max(phrase) < FIRST_UNSPACED
            words = tuple(map(fold, phrase.split())) if spaced else _tokens(phrase, elided)
            if words:
                self.first.setdefault(words[0], []).append((words, value))
        for entries in self.first.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self.alone: dict[str, Any] = {}
        """The phrases of one word."""
        self.pairs: dict[str, dict[str, list[tuple[tuple[str, ...], Any]]]] = {}
        """The longer ones by their first two words, since the first alone begins many: "the same", "the previous"."""
        for words, value in itertools.chain.from_iterable(self.first.values()):
            if len(words) == 1:
                self.alone.setdefault(words[0], value)
            else:
                self.pairs.setdefault(words[0], {}).setdefault(words[1], []).append((words, value))

    def lacks(self, word: str) -> bool:
        """Whether a word surely begins no phrase, and is none of those that have to be put together from characters."""
        return word not in self.first and "'" not in word and (len(word) > 1 or not unspaced(word))

    def at(self, tokens: Sequence[Token], i: int) -> tuple[int, Any] | None:
        """The longest phrase that begins at token ``i``: its length in tokens and its value.

        A word with an apostrophe that is not listed is looked up without what follows it: "Iran's" as "Iran".
        """
        text = tokens[i].text
        if text in self.first:
            whole = text < KATAKANA[0]
            for words, value in self._longer(tokens, i) if text in self.pairs else ():
                if whole or not inside(tokens, i, i + len(words)):
                    return len(words), value
            if text in self.alone and (whole or not inside(tokens, i, i + 1)):
                return 1, self.alone[text]
        if "'" in text:
            stem = text.partition("'")[0]
            if stem in self.alone:
                return 1, self.alone[stem]
        return None

    def _longer(self, tokens: Sequence[Token], i: int) -> Iterator[tuple[tuple[str, ...], Any]]:
        """The phrases of several words that stand there, the longest first.

        The last word of a phrase may carry a possessive: "Iran's".
        """
        seconds = self.pairs[tokens[i].text]
        second = tokens[i + 1].text if i + 1 < len(tokens) else ""
        for entry in seconds.get(second, ()):
            if len(entry[0]) == 2 or self._ends(tokens, i, entry[0]):
                yield entry
        if "'" in second:
            yield from (entry for entry in seconds.get(second.partition("'")[0], ()) if len(entry[0]) == 2)

    @staticmethod
    def _ends(tokens: Sequence[Token], i: int, words: tuple[str, ...]) -> bool:
        """Whether a phrase whose first two words are found stands there."""
        if i + len(words) > len(tokens):
            return False
        last = len(words) - 1
        for k in range(2, last + 1):
            text = tokens[i + k].text
            if text != words[k] and (k < last or text.partition("'")[0] != words[k]):
                return False
        return True

    def unknown(self, tokens: Sequence[Token], i: int, until: int | None) -> int:
        """How many characters from token ``i`` on, without spaces between them, begin no phrase: a word not listed."""
        j = i + 1
        while (
            j < min(len(tokens), i + LONGEST)
            and unspaced(tokens[j].text)
            and tokens[j].start == tokens[j - 1].end
            and (until is None or tokens[j].start < until)
            and self.at(tokens, j) is None
        ):
            j += 1
        return j - i

    def scan(self, tokens: Sequence[Token]) -> Iterator[tuple[Token, int, Any]]:
        """All phrases from left to right without overlap: first token, length, value."""
        i = 0
        while i < len(tokens):
            found = self.at(tokens, i)
            if found:
                yield tokens[i], found[0], found[1]
            i += found[0] if found else 1
