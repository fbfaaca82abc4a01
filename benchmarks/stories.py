"""Wire stories about trade whose every relation is known: true ones, and ones with one figure that is wrong, and where.

A story is made from true values that are rounded as newsrooms round, so that what it states holds; in some of them one
figure is then replaced. Whether that can be proved follows here from the printed figures alone, by arithmetic that
shares nothing with the program. The same seed gives the same stories. Those of the plain style stand here, those of the
style of agencies in ``wires``.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import click
from wires.story import Series, wires

COUNTRIES = ("Turkey", "Georgia", "Kazakhstan", "Brazil", "Vietnam", "Morocco", "Poland", "Chile", "Kenya", "Jordan")
GOODS = ("steel", "wheat", "copper", "cotton", "furniture", "cement", "fruit", "fertilizer", "textiles", "machinery")
WHO = (
    "the customs service said",
    "the ministry of trade reported",
    "official data showed",
    "the statistics office said",
)
FILLER = (
    "The ministry gave no reason for the development.",
    "Traders said that demand had been steady for most of the year.",
    "Analysts had expected a similar result.",
    "A spokesman declined to comment on the outlook.",
    "The next figures are due in the coming weeks.",
)


@dataclass(frozen=True, slots=True)
class Story:
    """A story with its truth: what kind of figure is wrong, where it stands, and whether the others prove it."""

    id: str
    text: str
    date: str
    relation: str
    error: str | None
    start: int | None
    end: int | None
    provable: bool


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as printed: its text, and the least and largest value that rounds to it."""

    text: str
    low: Fraction
    high: Fraction


def rounded(value: Fraction, places: int) -> Printed:
    """A value rounded half up to so many places."""
    step = Fraction(1, 10**places)
    text = str(
        (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    )
    return Printed(text, Fraction(text) - step / 2, Fraction(text) + step / 2)


def growth_fits(current: Printed, previous: Printed, rate: Printed, sign: int) -> bool:
    """Whether some values behind three printed figures satisfy current = previous * (1 + sign * rate / 100)."""
    ends = [p * (1 + sign * r / 100) for p in (previous.low, previous.high) for r in (rate.low, rate.high)]
    return min(ends) <= current.high and current.low <= max(ends)


def growth(chance: random.Random, wrong: str | None) -> tuple[str, str, bool]:
    """A level, the one before it, and the rate between them: text, the figure that was replaced, whether it shows."""
    sign = chance.choice((1, -1))
    previous = Fraction(chance.randint(2_000, 90_000), 100)
    rate = Fraction(chance.randint(21, 480), 10)
    current = previous * (1 + sign * rate / 100)
    places = chance.choice((1, 2))
    shown = {"current": rounded(current, places), "previous": rounded(previous, places), "rate": rounded(rate, 1)}
    replaced = ""
    if wrong == "percent":
        off = Fraction(chance.randint(15, 80), 10)
        shown["rate"] = rounded(rate - off if rate > 9 and chance.random() < 0.5 else rate + off, 1)
        replaced = shown["rate"].text + " percent"
    elif wrong == "digits":
        shown["current"] = rounded(swapped(shown["current"].text), places)
        replaced = f"${shown['current'].text} million"
    elif wrong == "direction":
        sign = -sign
        replaced = verb(sign)
    fits = growth_fits(shown["current"], shown["previous"], shown["rate"], sign)
    text = (
        f"{verb(sign)} {shown['rate'].text} percent to ${shown['current'].text} million "
        f"from ${shown['previous'].text} million a year earlier"
    )
    return text, replaced, not fits


def verb(sign: int) -> str:
    """A word of rise or of fall."""
    return "rose" if sign > 0 else "fell"


def swapped(text: str) -> Fraction:
    """A number with two neighbouring digits exchanged that differ, the first such pair."""
    for i in range(len(text) - 1):
        a, b = text[i], text[i + 1]
        if a.isdigit() and b.isdigit() and a != b and not (i == 0 and b == "0"):
            return Fraction(text[:i] + b + a + text[i + 2 :])
    return Fraction(text) + 1


def change(chance: random.Random, wrong: str | None) -> tuple[str, str, bool]:
    """A level, the one before it, and the amount between them."""
    previous = Fraction(chance.randint(2_000, 90_000), 10)
    amount = Fraction(chance.randint(100, 1_900), 10)
    sign = chance.choice((1, -1))
    new, old, step = rounded(previous + sign * amount, 1), rounded(previous, 1), rounded(amount, 1)
    replaced = ""
    if wrong in ("digits", "percent"):
        step = rounded(swapped(step.text), 1)
        replaced = f"${step.text} million"
    elif wrong == "direction":
        sign = -sign
        replaced = verb(sign)
    low, high = old.low + sign * step.low, old.high + sign * step.high
    fits = min(low, high) <= new.high and new.low <= max(low, high)
    text = f"{verb(sign)} by ${step.text} million to ${new.text} million from ${old.text} million a year earlier"
    return text, replaced, not fits


def share(chance: random.Random, wrong: str | None) -> tuple[str, str, bool]:
    """A part, its whole, and its share."""
    whole, rate = Fraction(chance.randint(20_000, 90_000), 10), Fraction(chance.randint(41, 690), 10)
    total, part, portion = rounded(whole, 1), rounded(whole * rate / 100, 1), rounded(rate, 1)
    replaced = ""
    if wrong:
        portion = rounded(rate + Fraction(chance.randint(20, 90), 10), 1)
        replaced = f"{portion.text} percent"
    fits = total.low * portion.low / 100 <= part.high and part.low <= total.high * portion.high / 100
    return (
        f"came to ${part.text} million, or {portion.text} percent of the total of ${total.text} million",
        replaced,
        not fits,
    )


RELATIONS = {"growth": growth, "change": change, "share": share}
ERRORS = ("percent", "digits", "direction")


def stories(count: int, seed: int, wrong: float = 0.2) -> Iterator[Story]:
    """So many stories; a part of them, ``wrong``, has an error."""
    chance = random.Random(seed)
    for i in range(count):
        yield story(chance, i, chance.choice(ERRORS) if chance.random() < wrong else None)


def story(chance: random.Random, number: int, error: str | None) -> Story:
    """One story: a sentence with the relation that may be wrong, one with a true relation, and others around them."""
    country, partner = chance.sample(COUNTRIES, 2)
    goods = chance.sample(GOODS, 2)
    relation = chance.choice(tuple(RELATIONS))
    if relation == "share" and error == "direction":
        error = "percent"
    claim, replaced, provable = RELATIONS[relation](chance, error)
    true, _, _ = growth(chance, None)
    day = dt.date(2019, 1, 1) + dt.timedelta(days=chance.randint(0, 1800))
    head = f"{country}'s exports of {goods[0]} to {partner} "
    sentences = [
        f"{head}{claim}, {chance.choice(WHO)}.",
        chance.choice(FILLER),
        f"Imports of {goods[1]} from {partner} {true}.",
        chance.choice(FILLER),
    ]
    text = f"{country} and {partner}: trade in {goods[0]}\n\n" + " ".join(sentences) + "\n"
    start = text.index(replaced, text.index(head)) if error and replaced else None
    return Story(
        f"s{number:07}", text, day.isoformat(), relation, error if start is not None else None,
        start, start + len(replaced) if start is not None else None, provable and start is not None,
    )  # fmt: skip


STYLES = ("wire", "plain")


@click.command(help=__doc__)
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--count", default=100_000, show_default=True, help="Stories.")
@click.option("--seed", default=1, show_default=True, help="Of the generator.")
@click.option("--style", type=click.Choice(STYLES), default="wire", show_default=True,
              help="Whole wire stories in several languages, or a few sentences of English.")  # fmt: skip
def main(out: Path, count: int, seed: int, style: str) -> None:
    """Write stories.jsonl and truth.jsonl into a folder, and across.jsonl: what several wire stories state."""
    out.mkdir(parents=True, exist_ok=True)
    made: Iterator[Any] = wires(count, seed) if style == "wire" else stories(count, seed)
    skeletons: set[str] = set()
    with contextlib.ExitStack() as stack:
        texts, truth, across = (
            stack.enter_context((out / f"{name}.jsonl").open("w", encoding="utf-8"))
            for name in ("stories", "truth", "across")
        )
        for one in made:
            if isinstance(one, Series):
                across.write(line(asdict(one)))
                continue
            texts.write(line({"id": one.id, "date": one.date, "text": one.text}))
            truth.write(line({name: value for name, value in known(one).items() if name not in ("text", "skeleton")}))
            skeletons.update(getattr(one, "skeleton", ()))
    click.echo(f"{count:,} stories; {len(skeletons):,} sentences that differ in more than names and figures")


def known(one: Any) -> dict[str, Any]:
    """The fields of a story."""
    return {field.name: getattr(one, field.name) for field in fields(one)}


def line(record: dict[str, Any]) -> str:
    """A record as a line of JSON."""
    return json.dumps(record, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main()
