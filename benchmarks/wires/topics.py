"""What a story tells, a topic a paragraph or a part of one: values, a sentence, and the relations that are printed."""

from __future__ import annotations

from collections.abc import Callable

from wires import ledger, matters
from wires.english import GOODS
from wires.scene import Scene, forms, moved, part_of
from wires.text import Value
from wires.truth import Relation


def lead(scene: Scene) -> None:
    """What the country sold to the other."""
    moved(scene, "lead", scene.flow(0), scene.flow(0, before=True), ("exports", "exports before"))


def imports(scene: Scene) -> None:
    """What it bought from it."""
    flow = scene.draft.flow("importsFlow")
    moved(scene, "growth", scene.flow(1), scene.flow(1, before=True), ("imports", "imports before"), flow=flow)


def goods(scene: Scene) -> None:
    """What it sold of a good."""
    which = scene.good()
    if which is not None:
        flow = scene.draft.flow("goodsFlow", **forms(scene, which))
        keys = (f"good {which}", f"good {which} before")
        moved(scene, "growth", scene.traded(which), scene.traded(which, before=True), keys, flow=flow)


def turnover(scene: Scene) -> None:
    """Both flows, their sum and their difference."""
    draft, (sold, bought) = scene.draft, (scene.flow(0), scene.flow(1))
    figures = {
        "exports": Value(sold, key="exports"), "imports": Value(bought, key="imports"),
        "total": Value(sold + bought, key="turnover"), "balance": Value(abs(sold - bought)),
    }  # fmt: skip
    shown = draft.say("turnover", figures, 1 if sold >= bought else -1)
    if "total" in shown:
        parts = (shown["exports"], shown["imports"])
        draft.relate(Relation("total", {"total": shown["total"]}, parts=parts))
    draft.bind("balance", shown, "exports", "imports", "balance", directed=True)


def share(scene: Scene) -> None:
    """A good as a share of what was sold."""
    which = scene.good()
    if which is not None:
        part, whole = scene.traded(which), scene.flow(0)
        figures = {
            "part": Value(part, key=f"good {which}"), "whole": Value(whole, key="exports"),
            "share": Value(part_of(part, whole), "rate"),
        }  # fmt: skip
        scene.draft.bind("share", scene.draft.say("share", figures, own=forms(scene, which)), "part", "whole", "share")


def market(scene: Scene) -> None:
    """Another country's share of everything that was sold."""
    event, pack = scene.event, scene.draft.pack
    other = scene.draft.pick([c for c in pack.countries if c not in (event.reporter, event.partner)])
    whole = ledger.total(0, event.reporter, event.period)
    part = ledger.bilateral(0, event.reporter, other, event.period)
    figures = {"part": Value(part), "whole": Value(whole, key="all"), "share": Value(part_of(part, whole), "rate")}
    names = {f"P2{suffix}": name for suffix, name in pack.countries[other].items()}
    scene.draft.bind("share", scene.draft.say("market", figures, own=names), "part", "whole", "share")


def unit(scene: Scene) -> None:
    """Value, quantity and price of a good."""
    which = scene.good()
    if which is not None:
        event, value = scene.event, scene.traded(which)
        price = ledger.price(event.reporter, event.partner, which, event.period, *printed_prices(which))
        if value * 1000 // price < 2 * 10**6:
            return
        figures = {
            "value": Value(value, key=f"good {which}"), "price": Value(price, "price"),
            "quantity": Value(value * 1000 // price, "tonnes"),
        }  # fmt: skip
        shown = scene.draft.say("unit", figures, own=forms(scene, which))
        scene.draft.bind("product", shown, "value", "price", "quantity")


def printed_prices(which: int) -> tuple[int, int]:
    """What a tonne of a good costs at least and at most."""
    return GOODS[which][1:]


def coarse(scene: Scene) -> None:
    """What was sold, once more and less exactly."""
    value = Value(scene.flow(0), key="exports", hedge=scene.draft.pick(("about", "more", "nearly")), coarser=1)
    scene.draft.say("coarse", {"coarse": value})


def between(scene: Scene, topic: str) -> None:
    """Words, or figures that are bound to nothing; no sentence twice."""
    left = [i for i in range(len(scene.draft.pack.templates[topic])) if (topic, i) not in scene.told]
    if left:
        chosen = scene.draft.pick(left)
        scene.told.add((topic, chosen))
        scene.draft.say(topic, {}, template=chosen)


TOPICS: dict[str, Callable[[Scene], None]] = {
    "growth": goods, "turnover": turnover, "share": share, "market": market, "unit": unit, "coarse": coarse,
    "multiple": matters.multiple, "rank": matters.rank, "cumulative": matters.cumulative, "points": matters.points,
    "conversion": matters.conversion, "exchange": matters.exchange, "company": matters.company,
    "segments": matters.segments, "plan": matters.plan, "count": matters.count,
    "comparators": matters.comparators, "revision": matters.revision,
}  # fmt: skip
"""Topics behind the lead, by the name of their templates."""
