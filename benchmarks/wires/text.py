"""Templates with named places, filled with words and figures, which are kept, to be altered and found again."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from string import Formatter
from typing import Any

from wires import printed
from wires.printed import Figure, Style, Word
from wires.truth import Relation

Piece = str | Figure | Word
Noise = Callable[[random.Random], str]


@cache
def parts(template: str) -> tuple[tuple[str, str], ...]:
    """Words, and the place behind them, of a template."""
    return tuple((words, place or "") for words, place, _, _ in Formatter().parse(template))


@dataclass(frozen=True, slots=True)
class Pack:
    """A language: templates by topic, words of which one is chosen, words of rise and fall, forms of names."""

    code: str
    styles: tuple[Style, ...]
    templates: Mapping[str, Sequence[str]]
    words: Mapping[str, Sequence[str]]
    ways: Mapping[str, tuple[Sequence[str], Sequence[str]]]
    countries: Mapping[int, Mapping[str, str]]
    """Forms of each country by what is put behind R or P."""
    goods: Mapping[int, Mapping[str, str]]
    periods: Callable[[Any, float], Mapping[str, str]]
    """The phrases of a period and of the one before."""
    noise: Mapping[str, Noise]
    """What makes names and figures that are bound to nothing."""
    multiples: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)
    """Words for twice and so on: plainly, a little more, a little less."""
    days: Callable[[dt.date], str] = str
    """A day as datelines have it."""


@dataclass(frozen=True, slots=True)
class Value:
    """What a place is to show: a value of a kind; ``key`` names what is told elsewhere, too."""

    value: int
    kind: str = "money"
    key: str = ""
    hedge: str = ""
    coarser: int = 0
    form: str = ""


@dataclass(slots=True)
class Draft:
    """A story in the making."""

    pack: Pack
    style: Style
    chance: random.Random
    names: dict[str, str]
    pieces: list[Piece] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    skeleton: list[str] = field(default_factory=list)
    told: dict[str, Figure] = field(default_factory=dict)
    """What has been printed of the ledger."""
    ways: dict[str, Word] = field(default_factory=dict)
    """The words of direction in the last sentence."""
    template: str = ""
    """Of the last sentence."""

    def pick(self, options: Sequence[Any]) -> Any:
        """One of some."""
        return options[int(self.chance.random() * len(options))]

    def say(
        self, topic: str, values: Mapping[str, Value | Figure], sign: int = 1, sign2: int = 1,
        template: int | None = None, own: Mapping[str, str] = {},
    ) -> dict[str, Figure]:  # fmt: skip
        """Write a template of a topic; a figure is made when there is a place for it. What was printed, by place."""
        options = self.pack.templates[topic]
        self.template = chosen = self.pick(options) if template is None else options[template]
        self.skeleton.append(f"\n{chosen}")
        shown: dict[str, Figure] = {}
        self.ways = {}
        for words, place in parts(chosen):
            if words:
                self.pieces.append(words)
            if not place:
                continue
            low = place if place in values else place[0].lower() + place[1:]
            if (value := values.get(low)) is not None:
                if low not in shown:
                    shown[low] = value if isinstance(value, Figure) else self.printed(value)
                self.pieces.append(shown[low])
            else:
                self.fill(place, own, sign, sign2)
        self.pieces.append(" ")
        return shown

    def fill(self, place: str, own: Mapping[str, str], sign: int, sign2: int) -> None:
        """Fill a place that holds no figure; a capital letter asks for one."""
        low = place if place in own or place in self.names else place[0].lower() + place[1:]
        words: Sequence[str]
        if low in own or low in self.names:
            self.put(own.get(low) or self.names[low], low != place)
        elif (way := self.pack.ways.get(low.rstrip("2"))) is not None:
            self.ways[low] = self.way(way, 1 if low == "to" else sign2 if low.endswith("2") else sign, low != place)
            self.pieces.append(self.ways[low])
        elif (words := self.pack.words.get(low, ())) != ():
            self.phrase(self.pick(words), own, low != place)
        else:
            self.put(self.pack.noise[low.rstrip("2")](self.chance), low != place)

    def way(self, way: tuple[Sequence[str], Sequence[str]], sign: int, large: bool) -> Word:
        """A word of direction."""
        mine, other = way if sign > 0 else way[::-1]
        at = int(self.chance.random() * len(mine))
        self.skeleton.append(mine[at])
        made = capital if large else str
        return Word(made(mine[at]), sign, made(other[at % len(other)]))

    def put(self, words: str, large: bool) -> None:
        """Write words."""
        self.pieces.append(capital(words) if large else words)

    def phrase(self, template: str, own: Mapping[str, str], large: bool = False) -> None:
        """Write words that have places for names themselves."""
        self.skeleton.append(template)
        first = large
        for words, place in parts(template):
            if words:
                self.put(words, first)
                first = False
            if place:
                self.fill(place if not first else capital(place), own, 1, 1)
                first = False

    def flow(self, name: str, **own: str) -> str:
        """Words for a flow, as a name that sentences can use."""
        start = len(self.pieces)
        self.phrase(self.pick(self.pack.words[name]), own)
        made = "".join(str(piece) for piece in self.pieces[start:])
        del self.pieces[start:]
        return made

    def printed(self, value: Value) -> Figure:
        """A value as a figure; one that is printed again is bound to the first time."""
        hedge = value.hedge
        if value.kind == "money":
            found = printed.money(value.value, self.style, self.chance, hedge, value.coarser)
        elif value.kind == "rate":
            found = printed.rate(value.value, self.style, self.chance, hedge, value.form)
        else:
            found = OTHERS[value.kind](value.value, self.style)
        if value.key:
            if value.key in self.told:
                self.relate(Relation("restated", {"a": self.told[value.key], "b": found}))
            if value.key not in self.told or (self.told[value.key].hedge and not found.hedge):
                self.told[value.key] = found
        return found

    def bind(self, kind: str, shown: Mapping[str, Figure], *names: str, directed: bool = False, **more: Any) -> None:
        """Keep a relation between what has been printed in some places, if all of them are there."""
        if not all(name in shown for name in names):
            return
        roles = {name: shown[name] for name in names}
        told = [w for n, w in self.ways.items() if n != "to" and not n.endswith("2")] if directed else []
        extra = {n: w for n, w in self.ways.items() if n == "to"} if directed else {}
        for word in told if directed else (None,):
            self.relate(Relation(kind, roles, word, words=extra, **more))

    def relate(self, relation: Relation) -> None:
        """Keep a relation of the last sentence."""
        relation.template = self.template
        self.relations.append(relation)

    def paragraph(self) -> None:
        """End a paragraph."""
        if self.pieces and self.pieces[-1] == " ":
            self.pieces.pop()
        if self.pieces and self.pieces[-1] != "\n\n":
            self.pieces.append("\n\n")

    def text(self) -> str:
        """Everything that has been written."""
        return "".join([p if isinstance(p, str) else p.text for p in self.pieces])


OTHERS: dict[str, Callable[[int, Style], Figure]] = {
    "points": printed.points, "price": printed.price, "tonnes": printed.quantity, "count": printed.counted,
}  # fmt: skip


def capital(text: str) -> str:
    """With a capital letter at its beginning."""
    return text[:1].upper() + text[1:]
