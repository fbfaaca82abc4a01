"""Whether time grows no faster than the text: seconds per byte on hostile and on ordinary inputs, small to large.

Exits with 1 where the largest text takes more than --factor times as long per byte as the smallest, or where one
raises. The inputs are told to be English, so that everything is looked at; --languages reads those of mere characters,
and the words of each language in disorder, in every language that has a file, at 20 and 200 KB.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click
from hostile import CHARACTERS, ENGLISH, Made, prose, repeated, shuffled
from stages import clocked

import factcheck
from factcheck import languages

SIZES = (10_000, 100_000, 1_000_000)
LARGE = 10_000_000
EACH = (20_000, 200_000)
"""The sizes in which each language reads its texts."""
LONG = 0.5
"""Seconds from which a measurement is not repeated."""

Verb = Callable[[str], object]


def verbs(lang: str) -> dict[str, Verb]:
    """What is measured: only the figures, and everything."""
    return {
        "extract": lambda text: factcheck.extract(text, lang=lang),
        "check": lambda text: factcheck.check(text, lang=lang),
    }


@click.command(help=__doc__)
@click.argument("paths", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--factor", default=2.0, show_default=True, help="What the ratio of time per byte may be.")
@click.option("--large", is_flag=True, help="Go on to 10 MB.")
@click.option("--only", default="", help="Only inputs whose name begins so.")
@click.option("--verb", type=click.Choice(["extract", "check"]), help="Only one of the two.")
@click.option("--languages", "each", is_flag=True, help="Every language, at 20 and 200 KB.")
def main(paths: tuple[Path, ...], factor: float, large: bool, only: str, verb: str | None, each: bool) -> None:
    """Measure all inputs and the texts of the paths, repeated."""
    given = {path.name: repeated(path.read_text("utf-8") + "\n\n") for path in paths}
    sizes = EACH if each else (*SIZES, LARGE) if large else SIZES
    click.echo(f"{'KB/s at':36} {' '.join(f'{size // 1000:>7} KB' for size in sizes)}   ratio")
    bad = 0
    for lang in sorted(languages.codes()) if each else ("en",):
        inputs = {**CHARACTERS, "words in disorder": shuffled(lang), **({} if each else ENGLISH), **given}
        chosen = {name: made for name, made in inputs.items() if name.startswith(only)}
        factcheck.check(prose(), lang=lang)
        bad += measured(lang, chosen, {verb: verbs(lang)[verb]} if verb else verbs(lang), sizes, factor)
    click.echo(
        f"{bad} of the ratios are above {factor:g}, or an input raised" if bad else f"no ratio is above {factor:g}"
    )
    sys.exit(1 if bad else 0)


def measured(lang: str, inputs: dict[str, Made], run: dict[str, Verb], sizes: Sequence[int], factor: float) -> int:
    """Print a row for each input and verb; how many of them are bad."""
    rows = [(f"{lang} {verb} {name}", call, made) for name, made in inputs.items() for verb, call in run.items()]
    return sum(not row(name, call, made, sizes, factor) for name, call, made in rows)


def row(name: str, verb: Verb, made: Made, sizes: Sequence[int], factor: float) -> bool:
    """Print the speeds of one input and the ratio; whether it is good. What is bad already is not made larger."""
    click.echo(f"{name:36} ", nl=False)
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
