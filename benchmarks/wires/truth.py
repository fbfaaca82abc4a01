"""Whether printed figures can be true together: interval arithmetic of its own, that shares nothing with the program.

A relation fits if some values within the charitable readings of its figures satisfy it. What fits not, is proved.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from wires.printed import BEYOND, Figure, Word

Bounds = tuple[Fraction, Fraction]


@dataclass(slots=True, eq=False)
class Relation:
    """Figures that are bound to each other by roles; ``parts`` are those of a sum."""

    kind: str
    roles: dict[str, Figure]
    word: Word | None = None
    parts: tuple[Figure, ...] = ()
    factor: Fraction = Fraction(1)
    words: dict[str, Word] = field(default_factory=dict)
    template: str = ""
    """Of the sentence that it is in."""

    def figures(self) -> tuple[Figure, ...]:
        """All figures of it."""
        return (*self.roles.values(), *self.parts)


def meet(one: Bounds, other: Bounds) -> bool:
    """Whether two ranges have a value in common."""
    return one[0] <= other[1] and other[0] <= one[1]


def times(one: Bounds, other: Bounds) -> Bounds:
    """The product of two ranges, the second of which holds nothing negative."""
    ends = [a * b for a in one for b in other]
    return min(ends), max(ends)


def moved(base: Bounds, by: Bounds, sign: int) -> Bounds:
    """A level after a change of an amount."""
    return (base[0] + by[0], base[1] + by[1]) if sign > 0 else (base[0] - by[1], base[1] - by[0])


def grown(base: Bounds, rate: Bounds, sign: int) -> Bounds:
    """A level after a change of a percentage (in thousandths)."""
    part = (rate[0] / 100_000, rate[1] / 100_000)
    return times((1 + part[0], 1 + part[1]) if sign > 0 else (1 - part[1], 1 - part[0]), base)


def sign_of(told: Relation) -> int:
    """Which way a relation goes."""
    return told.word.sign if told.word else 1


def growth(told: Relation, got: Mapping[str, Bounds]) -> bool:
    """A level, the one before, and the percentage between them; an amount in the place of the level is a change."""
    if told.roles["rate"].kind == "points":
        return False
    if "to" in told.words and told.words["to"].sign < 0:
        return meet(got["cur"], times(got["prev"], (got["rate"][0] / 100_000, got["rate"][1] / 100_000)))
    return meet(got["cur"], grown(got["prev"], got["rate"], sign_of(told)))


def change(told: Relation, got: Mapping[str, Bounds]) -> bool:
    """A level, the one before, and the amount between them, or a percentage in the place of that."""
    if told.roles["amt"].kind == "rate":
        return meet(got["cur"], grown(got["prev"], got["amt"], sign_of(told)))
    if "to" in told.words and told.words["to"].sign < 0:
        return meet(got["cur"], got["amt"])
    return meet(got["cur"], moved(got["prev"], got["amt"], sign_of(told)))


def both(told: Relation, got: Mapping[str, Bounds]) -> bool:
    """One change as an amount and as a percentage, and the level after it or before it."""
    if told.roles["rate"].kind == "points":
        return False
    if told.roles["amt"].kind == "rate":
        return meet(got["amt"], got["rate"])
    rate = (got["rate"][0] / 100_000, got["rate"][1] / 100_000)
    if "prev" in got:
        return meet(got["amt"], times(got["prev"], rate))
    sign = sign_of(told)
    low, high = (part / (1 + sign * part) if 1 + sign * part > 0 else BEYOND for part in rate)
    return meet(got["amt"], times(got["cur"], (max(low, Fraction(0)), high)))


def direction(told: Relation, got: Mapping[str, Bounds]) -> bool:
    """Two levels and the way from one to the other."""
    high, low = ("cur", "prev") if sign_of(told) > 0 else ("prev", "cur")
    return got[high][1] >= got[low][0]


def total(told: Relation, got: Mapping[str, Bounds]) -> bool:
    """Parts that make up the whole."""
    ends = [part.bounds() for part in told.parts]
    return meet(got["total"], (sum((e[0] for e in ends), Fraction(0)), sum((e[1] for e in ends), Fraction(0))))


def balance(told: Relation, got: Mapping[str, Bounds]) -> bool:
    """What was sold, what was bought, and the surplus or deficit."""
    more, less = (got["exports"], got["imports"]) if sign_of(told) > 0 else (got["imports"], got["exports"])
    return meet(got["balance"], (more[0] - less[1], more[1] - less[0]))


def share(told: Relation, got: Mapping[str, Bounds]) -> bool:
    """A part, its whole, and its share."""
    if "share" in got and told.roles["share"].kind == "words":
        return meet(got["part"], times(got["whole"], got["share"]))
    return meet(got["part"], times(got["whole"], (got["share"][0] / 100_000, got["share"][1] / 100_000)))


def product(told: Relation, got: Mapping[str, Bounds]) -> bool:
    """Value = price a tonne x quantity."""
    return meet(got["value"], times(got["price"], (got["quantity"][0] / 1000, got["quantity"][1] / 1000)))


def multiple(told: Relation, got: Mapping[str, Bounds]) -> bool:
    """A level that is so many times another."""
    return meet(got["cur"], times(got["prev"], got["times"]))


def rank(told: Relation, got: Mapping[str, Bounds]) -> bool:
    """Places moved between two ranks: upwards is a lower number."""
    sign = sign_of(told)
    return meet(got["places"], (sign * (got["old"][0] - got["new"][0]),) * 2)


def points(told: Relation, got: Mapping[str, Bounds]) -> bool:
    """Two rates, and the points between them; a percentage fits as points or as a change of the rate."""
    fits = meet(got["cur"], moved(got["prev"], got["points"], sign_of(told)))
    if told.roles["points"].kind == "rate":
        return fits or meet(got["cur"], grown(got["prev"], got["points"], sign_of(told)))
    return fits


def conversion(told: Relation, got: Mapping[str, Bounds]) -> bool:
    """The same in two units."""
    return meet(got["a"], times(got["b"], (told.factor, told.factor)))


def exchange(told: Relation, got: Mapping[str, Bounds]) -> bool:
    """An amount in two currencies at a printed rate (thousandths)."""
    return meet(got["a"], times(got["b"], (got["at"][0] / 1000, got["at"][1] / 1000)))


def cumulative(told: Relation, got: Mapping[str, Bounds]) -> bool:
    """A longer period from the same start has at least what the shorter one has."""
    return got["long"][1] >= got["short"][0]


def restated(told: Relation, got: Mapping[str, Bounds]) -> bool:
    """One value that is told twice."""
    return meet(got["a"], got["b"])


FITS: dict[str, Callable[[Relation, Mapping[str, Bounds]], bool]] = {
    "growth": growth, "change": change, "both": both, "direction": direction, "total": total, "balance": balance,
    "share": share, "product": product, "multiple": multiple, "rank": rank, "points": points,
    "conversion": conversion, "exchange": exchange, "cumulative": cumulative, "restated": restated,
}  # fmt: skip


def fits(told: Relation) -> bool:
    """Whether the figures of a relation can be true together, read with charity."""
    return FITS[told.kind](told, {name: figure.bounds() for name, figure in told.roles.items()})


def proof(relations: tuple[Relation, ...], changed: frozenset[int]) -> tuple[str | None, list[Relation]]:
    """What the relations with a changed figure or word prove, "contradiction", "warning" or nothing, and which do."""
    touched = [r for r in relations if changed & {id(x) for x in (*r.figures(), r.word, *r.words.values())}]
    failing = [r for r in touched if not fits(r)]
    if failing:
        return "contradiction", failing
    soft = [r for r in touched if r.kind == "points" and r.roles["points"].kind == "rate"]
    return ("warning", soft) if soft else (None, touched)
