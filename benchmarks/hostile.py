"""Texts that are made to be slow, and some that are not: each from its size in bytes."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
VERBS = (("Imports", "rose"), ("Exports", "fell"), ("Output", "grew"), ("Sales", "dropped"))
SCRIPTS = "٣۴५৫੬૭୮௯౧೨൩๔໕༦၇១0１𝟗"
"""One digit each of scripts that have digits."""
FIGURES = ("5", "5%", "$5 million", "2018", ",", ".", "(", ")")
"""What stands between the words of a language."""

Made = Callable[[int], str]


def prose() -> str:
    """The seed articles, each in one line."""
    return " ".join(" ".join(p.read_text("utf-8").split()) for p in sorted((ROOT / "seeds").glob("*.txt"))) + " "


def articles() -> str:
    """The seed articles as they are, one after the other."""
    return "\n\n".join(p.read_text("utf-8") for p in sorted((ROOT / "seeds").glob("*.txt"))) + "\n\n"


def story(size: int) -> str:
    """A made-up story in paragraphs of four sentences, three figures in each: 100 KB are about 4,000 figures."""
    numbers, parts, length = random.Random(size), list[str](), 0
    while length < size:
        thing, verb = VERBS[len(parts) % 4]
        percent, old = numbers.randint(1, 99) / 10, numbers.randint(100, 999) / 10
        new = old * (1 + percent / 100 * (1 if verb in ("rose", "grew") else -1))
        end = "\n\n" if len(parts) % 4 == 3 else " "
        parts.append(f"{thing} {verb} {percent}% to ${new:.1f} million from ${old} million.{end}")
        length += len(parts[-1])
    return "".join(parts)


def trade(size: int) -> str:
    """A made-up table in words: one flow between two countries, five years again and again.

    A level is compared with eight others of its series, which all of them have from 6 KB on: findings grow as the text.
    """
    numbers, parts, length = random.Random(size), list[str](), 0
    while length < size:
        year = 1970 + len(parts) % 5
        parts.append(f"Exports from Iran to China were ${numbers.randint(100, 999)} million in {year}. ")
        length += len(parts[-1])
    return "".join(parts)


def repeated(piece: str) -> Made:
    """A text of a size in bytes that repeats one piece."""
    return lambda size: piece * max(1, size // len(piece.encode()))


def shuffled(language: str) -> Made:
    """All words of a language file in disorder, half of them with a figure or a mark behind."""
    file = ROOT / "factcheck" / "languages" / f"{language}.toml"
    words = sorted(
        {word for text in strings(tomllib.loads(file.read_text("utf-8"))) for word in re.findall(r"\w+", text)}
    )

    def made(size: int) -> str:
        numbers, parts, length = random.Random(size), list[str](), 0
        while length < size:
            parts.append(numbers.choice(words))
            if numbers.random() < 0.5:
                parts.append(numbers.choice(FIGURES))
            length += sum(len(part.encode()) + 1 for part in parts[-2:])
        return " ".join(parts)

    return made


def strings(value: object) -> Iterator[str]:
    """All strings in a tree of tables, keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for pair in value.items() for part in pair for text in strings(part))
    elif isinstance(value, list):
        yield from (text for part in value for text in strings(part))


CHARACTERS: dict[str, Made] = {
    "1,": repeated("1,"),
    "$": repeated("$"),
    "9": repeated("9"),
    "1 ": repeated("1 "),
    "$1.": repeated("$1."),
    "( and )": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "(1 and )": lambda size: "(1 " * (size // 4) + ")" * (size // 4),
    "digits of many scripts": repeated(SCRIPTS),
    ".": repeated("."),
    ". ": repeated(". "),
    "new lines": repeated("\n"),
    "a ": repeated("a "),
    "5% ": repeated("5% "),
}
"""No word of a language in them: they are read in each."""

ENGLISH: dict[str, Made] = {
    "rose 5% ": repeated("rose 5% "),
    "$1 million and ": repeated("$1 million and "),
    "in 2018, ": repeated("in 2018, "),
    "one hundred ": repeated("one hundred "),
    "seeds in one line": lambda size: repeated(prose())(size),
    "seeds as printed": lambda size: repeated(articles())(size),
    "story": story,
    "trade": trade,
}
