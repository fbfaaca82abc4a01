"""The language of a text, by its script and its most common words.

It answers one question: is this a text in a language that there is a file for? A wrong "yes" would read Swedish
figures with English words, so that a language without a file has its words here too (``detect.toml``).

>>> language("Exports rose 3 percent to $5 million."), language("Exporten ökade med 3 procent till 5 miljoner kronor.")
('en', None)
"""

from __future__ import annotations

import functools
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib import resources

from factcheck import languages
from factcheck.lexicon import INVISIBLE, UNSPACED, fold
from factcheck.patterns import compiled

SAMPLE = 4000
"""Code points of a text that are looked at."""

ENOUGH = 25
"""Words from which on a text must show common words of its language."""

SHARE = 0.08
"""The least share of common words in a text of that length; English news have 30 to 50 percent."""

WORD = compiled(rf"[{UNSPACED}] | \p{{L}} (?: [^\P{{L}}{UNSPACED}] | [\p{{M}}{INVISIBLE}] )*+")
"""A word; a character by itself where a script puts no spaces between words."""

DEFAULT = {"Latin": "en"}
"""What a short text without any common word is taken for: a table of figures has none."""


@functools.cache
def words() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Common words by script and language; those of the supported languages are in their own files."""
    table: dict[str, dict[str, frozenset[str]]] = {}
    text = resources.files("factcheck").joinpath("detect.toml").read_text("utf-8")
    for code, entry in tomllib.loads(text).items():
        enter(table, code, entry["script"], entry["words"])
    for code in languages.codes():
        meta = languages.meta(code)
        enter(table, code, meta["script"], meta["function_words"])
    return table


def enter(table: dict[str, dict[str, frozenset[str]]], code: str, scripts: str, common: Sequence[str]) -> None:
    """Enter the common words of a language under each script that it is written in."""
    for name in scripts.split():
        table.setdefault(name, {})[code] = frozenset(map(fold, common))


@functools.lru_cache(maxsize=4096)
def letter(sign: str) -> str:
    """The script of a letter, the first word of its name in Unicode; "" for what is no letter."""
    return unicodedata.name(sign, "").partition(" ")[0].capitalize() if sign.isalpha() else ""


def script(spoken: Sequence[str]) -> str:
    """The script that most words are written in; "" where there is no word."""
    counts = Counter(letter(word[0]) for word in spoken)
    return counts.most_common(1)[0][0] if counts else ""


def language(text: str) -> str | None:
    """The code of the language of a text, None where no language with a file fits."""
    spoken = [fold(word) for word in WORD.findall(text[:SAMPLE])]
    found = script(spoken)
    counts = Counter(spoken)
    scores = {
        code: sum(count for word, count in counts.items() if word in common)
        for code, common in words().get(found, {}).items()
    }
    best = max(scores.values(), default=0)
    if best == 0 and len(spoken) < ENOUGH:
        return DEFAULT.get(found)
    if len(spoken) >= ENOUGH and best < SHARE * len(spoken):
        return None
    leaders = [code for code, score in scores.items() if score == best]
    return leaders[0] if len(leaders) == 1 and leaders[0] in languages.codes() else _tie(leaders, spoken)


def _tie(leaders: list[str], spoken: list[str]) -> str | None:
    """A tie goes to a supported language in short texts alone: "a 3 % rise in tea" has words of four languages."""
    supported = [code for code in leaders if code in languages.codes()]
    return supported[0] if len(supported) == 1 and len(spoken) < ENOUGH else None
