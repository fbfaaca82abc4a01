"""A whole story: headline, dateline, lead, paragraphs; in some of them one slip, and what it proves."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from wires import ledger, topics
from wires.languages import PACKS
from wires.ledger import Event, Period
from wires.printed import Figure
from wires.scene import Scene, part_of
from wires.slips import Slip, slipped
from wires.text import Draft, Pack, Value
from wires.topics import TOPICS
from wires.truth import proof

SIZES = (1, 1, 1, 1, 1, 2, 2, 2, 3, 4)
"""Stories an event, each by another newsroom."""
ONCE = frozenset({"turnover", "market", "rank", "coarse", "comparators", "exchange", "conversion", "revision", "points",
                  "count"})  # fmt: skip
"""Topics that a story has once at most."""
BILLION = 10**12
"""In thousandths."""
TOLD = 0.65
"""Part of the paragraphs that have a relation."""
FIGURED = 0.3
"""Part of the other sentences that have figures bound to nothing."""


@dataclass(frozen=True, slots=True)
class Wire:
    """A story with its truth."""

    id: str
    text: str
    date: str
    language: str
    event: int
    relations: dict[str, int]
    """Relations by kind."""
    error: str | None = None
    relation: str | None = None
    spans: tuple[tuple[int, int], ...] = ()
    """Where it was altered."""
    bound: tuple[tuple[int, int], ...] = ()
    """Figures of the relations that fail, or of the one that was altered where none does."""
    proof: str | None = None
    """What the printed figures prove: contradiction, warning or nothing."""
    was: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    template: str = ""
    """Of the sentence of the relation that was altered."""
    skeleton: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """What several stories state of one series, and whether one of them was made not to agree."""

    event: int
    flow: str
    reporter: str
    partner: str
    period: str
    stories: tuple[str, ...]
    printed: tuple[str, ...]
    conflict: str | None = None
    """magnitude, value or revision."""
    odd: str | None = None
    """The story that differs."""
    disjoint: bool = False
    """Whether the printed figures show it."""


def wires(count: int, seed: int, wrong: float = 0.2, differ: float = 0.1) -> Iterator[Wire | Series]:
    """So many stories, ``wrong`` of them with a slip, and behind those of an event that has several what they share."""
    written = number = 0
    while written < count:
        chance = random.Random(ledger.mixed(seed, number, 1))
        told = ledger.event(number, seed)
        size = min(SIZES[int(chance.random() * len(SIZES))], count - written)
        yield from group(told, chance, written, size, wrong, differ)
        written, number = written + size, number + 1


def group(
    told: Event, chance: random.Random, first: int, size: int, wrong: float, differ: float
) -> Iterator[Wire | Series]:
    """The stories of one event."""
    conflict, odd, factor = None, -1, Fraction(1)
    flow = int(chance.random() * 2)
    if size > 1 and chance.random() < differ:
        conflict, odd = chance.choice(("magnitude", "value", "revision")), chance.randrange(size)
        factor = differing(conflict, chance, ledger.bilateral(flow, told.reporter, told.partner, told.period))
    days = end_of(told.period) + dt.timedelta(days=chance.randint(8, 30))
    stated: list[tuple[str, Figure]] = []
    for i in range(size):
        late = 45 if i == odd and conflict == "revision" else 0
        day = days + dt.timedelta(days=chance.randint(0, 8) + late)
        factors = {flow: factor} if i == odd else {}
        made, figure = story(told, chance, f"w{first + i:07}", day, factors, wrong if conflict is None else 0, flow)
        yield made
        stated.append((made.id, figure))
    if size > 1:
        yield series(told, flow, stated, conflict, odd)


def differing(conflict: str, chance: random.Random, value: int) -> Fraction:
    """By how much a story that differs does."""
    if conflict == "magnitude":
        return Fraction(1000) if value < BILLION else Fraction(1, 1000)
    if conflict == "value":
        return Fraction(chance.randint(115, 190), 100)
    return Fraction(chance.randint(102, 107), 100)


def series(
    told: Event, flow: int, stated: Sequence[tuple[str, Figure]], conflict: str | None, odd: int
) -> Series:  # fmt: skip
    """What the stories of an event state of one flow."""
    names = PACKS["en"].countries
    ends = [figure.bounds() for _, figure in stated]
    disjoint = max(low for low, _ in ends) > min(high for _, high in ends)
    return Series(
        told.number, ("exports", "imports")[flow], names[told.reporter][""], names[told.partner][""],
        told.period.label, tuple(name for name, _ in stated), tuple(figure.text for _, figure in stated), conflict,
        stated[odd][0] if conflict else None, disjoint,
    )  # fmt: skip


def language(told: Event, chance: random.Random) -> Pack:
    """A language that has names for both countries: English for most."""
    drawn = chance.random()
    code = "en" if drawn < 0.72 else "es" if drawn < 0.8 else "de" if drawn < 0.88 else "ru" if drawn < 0.95 else "fa"
    pack = PACKS.get(code, PACKS["en"])
    return pack if told.reporter in pack.countries and told.partner in pack.countries else PACKS["en"]


def story(
    told: Event, chance: random.Random, name: str, day: dt.date, factors: dict[int, Fraction], wrong: float, flow: int
) -> tuple[Wire, Figure]:
    """One story, and the figure that it states of a flow."""
    pack = language(told, chance)
    euros = told.number % 10 == 0
    styles = [s for s in pack.styles if ("€" in s.money[""] or "euro" in s.money[""].lower()) == euros] or pack.styles
    style = styles[int(chance.random() * len(styles))]
    draft = Draft(pack, style, chance, named(told, pack, day, chance))
    scene = Scene(told, draft, factors)
    write(scene, 3 + int(chance.random() * 6))
    figure = draft.told[("exports", "imports")[flow]]
    before = chance.random() < wrong
    made = finished(draft, name, day, told, slipped(draft) if before else None)
    return made, figure


def named(told: Event, pack: Pack, day: dt.date, chance: random.Random) -> dict[str, str]:
    """The names that all sentences of a story can use."""
    reporter, partner = pack.countries[told.reporter], pack.countries[told.partner]
    names = {f"R{suffix}": form for suffix, form in reporter.items()}
    names |= {f"P{suffix}": form for suffix, form in partner.items()}
    names |= pack.periods(told.period, chance.random())
    city = reporter["C"]
    return names | {"CITY": city.upper(), "city": city, "date": pack.days(day)}


def end_of(period: Period) -> dt.date:
    """The last days of a period."""
    return dt.date(period.year, period.months[1], 28)


def write(scene: Scene, paragraphs: int) -> None:
    """Write the paragraphs of a story."""
    draft = scene.draft
    now, before = scene.flow(0), scene.flow(0, before=True)
    rate = Value(max(part_of(abs(now - before), before), 1), "rate", "rate of exports")
    sold = Value(now, key="exports", hedge=draft.pick(("about", "more", "nearly")), coarser=1)
    draft.say("headline", {"rate": rate, "coarse": sold}, 1 if now >= before else -1)
    draft.paragraph()
    draft.say("dateline", {})
    draft.pieces.pop()
    topics.lead(scene)
    topics.between(scene, "prose")
    draft.paragraph()
    topics.imports(scene)
    left = [name for name in TOPICS if name in draft.pack.templates and not (name == "market" and scene.factors)]
    for _ in range(paragraphs):
        if draft.chance.random() < TOLD:
            name = draft.pick(left)
            TOPICS[name](scene)
            if name in ONCE:
                left.remove(name)
        for _ in range(1 + int(draft.chance.random() * 3)):
            topics.between(scene, "background" if draft.chance.random() < FIGURED else "prose")
        draft.paragraph()


def finished(draft: Draft, name: str, day: dt.date, told: Event, slip: Slip | None) -> Wire:
    """The text with its truth."""
    kinds = dict(Counter(r.kind for r in draft.relations))
    skeleton = tuple("".join(draft.skeleton).split("\n")[1:])
    known = (name, draft.text().rstrip() + "\n", day.isoformat(), draft.pack.code, told.number, kinds)
    if slip is None:
        return Wire(*known, skeleton=skeleton)
    places = located(draft)
    verdict, failing = proof(tuple(draft.relations), frozenset(map(id, slip.pieces)))
    shown = failing if verdict else [slip.relation]
    bound = {places[id(f)] for r in shown for f in r.figures() if id(f) in places}
    return Wire(
        *known, slip.kind, slip.relation.kind, tuple(places[id(p)] for p in slip.pieces), tuple(sorted(bound)),
        verdict, tuple(slip.before), tuple(p.text for p in slip.pieces), slip.relation.template, skeleton,
    )  # fmt: skip


def located(draft: Draft) -> dict[int, tuple[int, int]]:
    """Where each figure and word of direction stands."""
    found, at = {}, 0
    for piece in draft.pieces:
        text = piece if isinstance(piece, str) else piece.text
        if not isinstance(piece, str):
            found[id(piece)] = (at, at + len(text))
        at += len(text)
    return found
