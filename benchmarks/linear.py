"""Whether time grows no faster than the text: seconds per byte on hostile and on ordinary inputs, small to large.

Exits with 1 where the largest text takes more than --factor times as long per byte as the smallest, or where one
raises. The inputs are told to be English, so that everything is looked at.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click
from stages import clocked

import factcheck

ROOT = Path(__file__).parent.parent
SIZES = (10_000, 100_000, 1_000_000)
LARGE = 10_000_000
LONG = 0.5
"""Seconds from which a measurement is not repeated."""
VERBS = (("Imports", "rose"), ("Exports", "fell"), ("Output", "grew"), ("Sales", "dropped"))
SCRIPTS = "٣۴५৫੬૭୮௯౧೨൩๔໕༦၇១0１𝟗"
"""One digit each of scripts that have digits."""

Verb = Callable[[str], object]


def extract(text: str) -> object:
    """What is measured first: only the figures."""
    return factcheck.extract(text, lang="en")


def check(text: str) -> object:
    """What is measured second: everything."""
    return factcheck.check(text, lang="en")


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
    """A made-up table in words: one flow between two countries, fifty years again and again."""
    numbers, parts, length = random.Random(size), list[str](), 0
    while length < size:
        year = 1970 + len(parts) % 50
        parts.append(f"Exports from Iran to China were ${numbers.randint(100, 999)} million in {year}. ")
        length += len(parts[-1])
    return "".join(parts)


def repeated(piece: str) -> Callable[[int], str]:
    """A text of a size in bytes that repeats one piece."""
    return lambda size: piece * max(1, size // len(piece.encode()))


INPUTS: dict[str, Callable[[int], str]] = {
    "1,": repeated("1,"),
    "$": repeated("$"),
    "9": repeated("9"),
    "1 ": repeated("1 "),
    "( and )": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "(1 and )": lambda size: "(1 " * (size // 4) + ")" * (size // 4),
    "a ": repeated("a "),
    ".": repeated("."),
    ". ": repeated(". "),
    "new lines": repeated("\n"),
    "rose 5% ": repeated("rose 5% "),
    "5% ": repeated("5% "),
    "$1 million and ": repeated("$1 million and "),
    "in 2018, ": repeated("in 2018, "),
    "one hundred ": repeated("one hundred "),
    "digits of many scripts": repeated(SCRIPTS),
    "seeds in one line": lambda size: repeated(prose())(size),
    "seeds as printed": lambda size: repeated(articles())(size),
    "story": story,
    "trade": trade,
}


@click.command(help=__doc__)
@click.argument("paths", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--factor", default=3.0, show_default=True, help="What the ratio of time per byte may be.")
@click.option("--large", is_flag=True, help="Go on to 10 MB.")
@click.option("--only", default="", help="Only inputs whose name begins so.")
def main(paths: tuple[Path, ...], factor: float, large: bool, only: str) -> None:
    """Measure all inputs and the texts of the paths, repeated."""
    given = {path.name: repeated(path.read_text("utf-8") + "\n\n") for path in paths}
    sizes = (*SIZES, LARGE) if large else SIZES
    click.echo(f"{'KB/s at':32} {' '.join(f'{size // 1000:>7} KB' for size in sizes)}   ratio")
    check(prose())
    bad = 0
    for name, made in {**INPUTS, **given}.items():
        for verb in (extract, check) if name.startswith(only) else ():
            bad += not row(f"{verb.__name__} {name}", verb, made, sizes, factor)
    click.echo(
        f"{bad} of the ratios are above {factor:g}, or an input raised" if bad else f"no ratio is above {factor:g}"
    )
    sys.exit(1 if bad else 0)


def row(name: str, verb: Verb, made: Callable[[int], str], sizes: Sequence[int], factor: float) -> bool:
    """Print the speeds of one input and the ratio; whether it is good. What is bad already is not made larger."""
    click.echo(f"{name:32} ", nl=False)
    per_byte: list[float] = []
    for text in map(made, sizes):
        try:
            taken, stage = fastest(verb, text)
        except Exception as error:
            click.echo(f" raised {type(error).__name__}: {error}"[:80])
            return False
        per_byte.append(taken / len(text.encode()))
        click.echo(f"{1e-3 / per_byte[-1]:10.1f} ", nl=False)
        if per_byte[-1] > factor * per_byte[0]:
            click.echo(f"{per_byte[-1] / per_byte[0]:7.2f}  too slow, most of it in {stage}")
            return False
    click.echo(" " * (11 * (len(sizes) - len(per_byte))) + f"{per_byte[-1] / per_byte[0]:7.2f}")
    return True


def fastest(verb: Verb, text: str) -> tuple[float, str]:
    """The least processor time of three rounds, or of one that takes long, and the stage that most of it goes to."""
    first = once(verb, text)
    return first if first[0] > LONG else min(first, once(verb, text), once(verb, text))


def once(verb: Verb, text: str) -> tuple[float, str]:
    """The processor time of one run in seconds, and its longest stage."""
    with clocked() as seconds:
        begin = time.process_time()
        verb(text)
        taken = time.process_time() - begin
    return taken, max(seconds, key=lambda stage: seconds[stage])


if __name__ == "__main__":
    main()
