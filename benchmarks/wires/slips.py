"""Slips of the pen in a story that holds: one figure or word is written otherwise."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from wires import printed
from wires.printed import Figure, Style, Word
from wires.text import Draft
from wires.truth import Relation

MONEY = ("cur", "prev", "amt", "part", "whole", "total", "exports", "imports", "balance", "value", "a", "b", "price")
NEIGHBOUR = {"million": "billion", "billion": "million"}


@dataclass(slots=True)
class Slip:
    """What was altered: the pieces, and how they stood before."""

    kind: str
    relation: Relation
    pieces: list[Figure | Word]
    before: list[str]


def alter(figure: Figure, number: str, value: int | Fraction, step: int | Fraction | None = None) -> None:
    """Print another number in the place of a figure."""
    figure.text = figure.text.replace(figure.number, number, 1)
    figure.number, figure.value = number, value
    figure.step = figure.step if step is None else step


def rewrite(figure: Figure, scaled: int, style: Style) -> None:
    """Print another number with as many decimals."""
    unit = Fraction(figure.value) / max(units(figure, style), 1)
    number = style.number(scaled, figure.decimals)
    step = unit * printed.coarse(scaled, figure.decimals, figure.kind) if figure.step else 0
    alter(figure, number, scaled * unit, step)


def units(figure: Figure, style: Style) -> int:
    """The number as printed in units of its last digit."""
    back = {digit: str(i) for i, digit in enumerate(style.digits)}
    return int("".join(back[c] for c in figure.number if c in back) or "0")


def roles(relation: Relation, *names: str) -> list[tuple[str, Figure]]:
    """Figures of a relation in some roles, those in numbers."""
    found = [(n, f) for n, f in relation.roles.items() if n in names and f.number]
    return found + [("part", f) for f in relation.parts if "parts" in names]


def digits(relation: Relation, style: Style, chance: random.Random) -> list[Figure | Word]:
    """Two neighbouring digits exchanged."""
    found = roles(relation, *MONEY, "parts", "rate", "share", "quantity", "short", "long")
    figure = found[chance.randrange(len(found))][1] if found else None
    if figure is None or figure.kind == "words":
        return []
    text = str(units(figure, style))
    places = [i for i in range(len(text) - 1) if text[i] != text[i + 1] and not (i == 0 and text[1] == "0")]
    if not places:
        return []
    at = places[chance.randrange(len(places))]
    rewrite(figure, int(text[:at] + text[at + 1] + text[at] + text[at + 2 :]), style)
    return [figure]


def rate(relation: Relation, style: Style, chance: random.Random) -> list[Figure | Word]:
    """Another percentage than the right one."""
    found = roles(relation, "rate", "share")
    if not found or found[0][1].kind != "rate":
        return []
    figure = found[0][1]
    off = Fraction(chance.randint(12, 90) * 100) / (Fraction(figure.value) / max(units(figure, style), 1))
    now = units(figure, style)
    up = chance.random() < 0.5 or off >= now
    rewrite(figure, int(now + off if up else now - off) or 1, style)
    return [figure]


def magnitude(relation: Relation, style: Style, chance: random.Random) -> list[Figure | Word]:
    """Million for billion, or the reverse."""
    found = [f for _, f in roles(relation, *MONEY, "parts") if f.magnitude in NEIGHBOUR and f.kind == "money"]
    if not found:
        return []
    figure = found[chance.randrange(len(found))]
    other = NEIGHBOUR[figure.magnitude]
    if other not in style.money:
        return []
    tail = style.money[figure.magnitude].partition("#")[2], style.money[other].partition("#")[2]
    if tail[0] not in figure.text:
        return []
    figure.text = figure.text.replace(figure.number + tail[0], figure.number + tail[1], 1)
    power = 1000 if other == "billion" else Fraction(1, 1000)
    figure.value, figure.step, figure.magnitude = figure.value * power, figure.step * power, other
    return [figure]


def direction(relation: Relation, style: Style, chance: random.Random) -> list[Figure | Word]:
    """A fall for a rise, a deficit for a surplus."""
    word = relation.word
    if word is None:
        return []
    word.text, word.other, word.sign = word.other, word.text, -word.sign
    return [word]


def base(relation: Relation, style: Style, chance: random.Random) -> list[Figure | Word]:
    """The change as a percentage of the new value."""
    if relation.kind != "growth" or relation.roles["rate"].hedge:
        return []
    figure = relation.roles["rate"]
    cur, prev = (Fraction(relation.roles[name].value) for name in ("cur", "prev"))
    unit = Fraction(figure.value) / max(units(figure, style), 1)
    wrong = int(abs(cur - prev) * 100_000 / cur / unit + Fraction(1, 2))
    if wrong == units(figure, style) or wrong == 0:
        return []
    rewrite(figure, wrong, style)
    return [figure]


def percent_for_money(relation: Relation, style: Style, chance: random.Random) -> list[Figure | Word]:
    """An amount of change as a percentage."""
    figure = relation.roles.get("amt")
    if figure is None or figure.kind != "money" or figure.hedge or not figure.magnitude:
        return []
    unit = Fraction(1000, 10**figure.decimals)
    figure.value, figure.step = units(figure, style) * unit, unit
    figure.text, figure.kind = style.rate.replace("#", figure.number), "rate"
    return [figure]


def decimal(relation: Relation, style: Style, chance: random.Random) -> list[Figure | Word]:
    """The decimal point one place off."""
    found = [f for _, f in roles(relation, *MONEY, "rate", "share") if f.decimals and f.kind in ("money", "rate", "at")]
    if not found:
        return []
    figure = found[chance.randrange(len(found))]
    now, right = units(figure, style), chance.random() < 0.6
    unit = Fraction(figure.value) / now * (10 if right else Fraction(1, 10))
    figure.decimals += -1 if right else 1
    alter(
        figure, style.number(now, figure.decimals), now * unit, unit * printed.coarse(now, figure.decimals, figure.kind)
    )
    return [figure]


def swapped(relation: Relation, style: Style, chance: random.Random) -> list[Figure | Word]:
    """Both levels exchanged."""
    one, other = relation.roles.get("cur"), relation.roles.get("prev")
    if one is None or other is None or one.kind != "money" or other.kind != "money" or one.text == other.text:
        return []
    for name in ("text", "value", "step", "number", "decimals", "magnitude", "hedge"):
        mine, its = getattr(one, name), getattr(other, name)
        setattr(one, name, its)
        setattr(other, name, mine)
    return [one, other]


def by_for_to(relation: Relation, style: Style, chance: random.Random) -> list[Figure | Word]:
    """ "By" before a level."""
    word = relation.words.get("to")
    if word is None or "amt" in relation.roles:
        return []
    word.text, word.sign = word.other, -1
    return [word]


def points_for_percent(relation: Relation, style: Style, chance: random.Random) -> list[Figure | Word]:
    """Percentage points of an amount."""
    figure = relation.roles.get("rate")
    if figure is None or figure.kind != "rate" or relation.kind not in ("growth", "both"):
        return []
    figure.text = figure.text.replace(style.rate.replace("#", figure.number), style.points.replace("#", figure.number))
    figure.kind = "points"
    return [figure]


def percent_for_points(relation: Relation, style: Style, chance: random.Random) -> list[Figure | Word]:
    """A percentage where points were meant."""
    figure = relation.roles.get("points")
    if figure is None or figure.kind != "points":
        return []
    figure.text, figure.kind = style.rate.replace("#", figure.number), "rate"
    return [figure]


def wrong_sum(relation: Relation, style: Style, chance: random.Random) -> list[Figure | Word]:
    """A sum or a difference of which one digit is another."""
    found = roles(relation, "total", "balance")
    if not found or relation.kind not in ("total", "balance"):
        return []
    figure = found[0][1]
    text = list(str(units(figure, style)))
    at = chance.randrange(len(text))
    text[at] = str((int(text[at]) + chance.choice((1, 2, 9))) % 10 or 1)
    if int("".join(text)) == units(figure, style):
        return []
    rewrite(figure, int("".join(text)), style)
    return [figure]


def counted(relation: Relation, style: Style, chance: random.Random) -> list[Figure | Word]:
    """Another number of places."""
    figure = relation.roles.get("places")
    if figure is None:
        return []
    rewrite(figure, units(figure, style) + chance.choice((1, 2, 3, 10)), style)
    return [figure]


SLIPS: dict[str, Callable[[Relation, Style, random.Random], list[Figure | Word]]] = {
    "digits": digits, "rate": rate, "magnitude": magnitude, "direction": direction, "base": base,
    "percent for money": percent_for_money, "decimal point": decimal, "levels exchanged": swapped,
    "by for to": by_for_to, "points for percent": points_for_percent, "percent for points": percent_for_points,
    "sum": wrong_sum, "places": counted,
}  # fmt: skip


def slipped(draft: Draft) -> Slip | None:
    """Alter one thing in a story; None where nothing could be altered."""
    chance, bound = draft.chance, [r for r in draft.relations if r.kind != "restated"]
    for _ in range(40):
        kind = draft.pick(tuple(SLIPS))
        relation = draft.pick(bound)
        before = {id(p): p.text for p in draft.pieces if not isinstance(p, str)}
        pieces = SLIPS[kind](relation, draft.style, chance)
        if pieces and any(p.text != before[id(p)] for p in pieces):
            return Slip(kind, relation, pieces, [before[id(p)] for p in pieces])
    return None
