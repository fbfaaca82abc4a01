"""What a story tells beside the trade of its event: companies, plans, counts, ranks, rates."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from wires import printed
from wires.printed import Figure
from wires.scene import Scene, forms, moved, part_of
from wires.text import Draft, Value
from wires.truth import Relation

MILE = Fraction("1.609344")
"""Kilometres."""


def level(scene: Scene, low: int = 20, high: int = 9000) -> int:
    """Some amount: tenths of a million to billions."""
    draft = scene.draft
    return draft.chance.randint(low * 10**6, high * 10**6) * (10**3 if draft.chance.random() < 0.8 else 10**5)


def company(scene: Scene) -> None:
    """Revenue or profit of a company."""
    prev = level(scene, 20, 900)
    cur = prev * scene.draft.chance.randint(620, 1580) // 1000
    moved(scene, "company", cur, prev)


def multiple(scene: Scene) -> None:
    """A level that is twice, three times or four times another, in words or in digits."""
    draft, prev = scene.draft, level(scene, 20, 400)
    if draft.chance.random() < 0.4 and "times" in draft.pack.templates:
        ratio = draft.chance.randint(13, 68)
        cur = prev * ratio // 10
        said = printed.scale(ratio * 100, 1000, 1, draft.style, "", "times", "#")
        said.value, said.step = Fraction(int(said.value), 1000), Fraction(int(said.step), 1000)
        shown = draft.say("times", {"cur": Value(cur), "prev": Value(prev), "times": said})
    else:
        n = draft.pick((2, 2, 3, 4))
        way = draft.pick((0, 1, 2))
        per = {0: (960, 1040), 1: (1005, 1090), 2: (910, 995)}[way]
        cur = n * prev * draft.chance.randint(*per) // 1000
        low, high = {0: (n - 0.5, n + 0.5), 1: (n * 0.95, 10**9), 2: (n - 0.5, n * 1.05)}[way]
        times = printed.worded(draft.pack.multiples[str(n)][way], Fraction(low), Fraction(high))
        shown = draft.say("multiple", {"cur": Value(cur), "prev": Value(prev), "times": times})
    draft.bind("multiple", shown, "cur", "prev", "times")


def rank(scene: Scene) -> None:
    """Places moved in an index."""
    draft = scene.draft
    old, sign = draft.chance.randint(25, 110), draft.pick((1, -1))
    places = draft.chance.randint(2, 22)
    told = {"old": old, "new": old - sign * places, "places": places}
    shown = draft.say("rank", {name: Value(value, "count") for name, value in told.items()}, sign)
    draft.bind("rank", shown, "old", "new", "places", directed=True)


def cumulative(scene: Scene) -> None:
    """What has been made since the start of the year, at two months."""
    draft = scene.draft
    short = draft.chance.randint(5_000, 900_000) * 1000
    long = short * draft.chance.randint(1050, 1600) // 1000
    which = scene.good()
    if which is not None:
        shown = draft.say(
            "cumulative", {"short": Value(short, "tonnes"), "long": Value(long, "tonnes")}, own=forms(scene, which)
        )
        draft.bind("cumulative", shown, "short", "long")


def points(scene: Scene) -> None:
    """A rate, the one before, and the points between them."""
    draft = scene.draft
    prev, step, sign = draft.chance.randint(30, 180) * 100, draft.chance.randint(1, 24) * 100, draft.pick((1, -1))
    figures: dict[str, Value | Figure] = {
        name: printed.scale(value, 1000, 1, draft.style, "", "rate", draft.style.rate)
        for name, value in (("cur", prev + sign * step), ("prev", prev))
    }
    shown = draft.say("points", {**figures, "points": Value(step, "points")}, sign)
    draft.bind("points", shown, "cur", "prev", "points", directed=True)


def conversion(scene: Scene) -> None:
    """A length in kilometres and in miles."""
    draft = scene.draft
    miles = draft.chance.randint(40, 900)
    km = round(miles * MILE)
    a = printed.shown(km, 1, 0, draft.style, "", "km", draft.style.number(km, 0) + " km")
    b = printed.shown(miles, 1, 0, draft.style, "", "miles", draft.style.number(miles, 0) + " miles")
    draft.bind("conversion", draft.say("conversion", {"a": a, "b": b}), "a", "b", factor=MILE)


def exchange(scene: Scene) -> None:
    """A contract in two currencies at a printed rate."""
    draft = scene.draft
    at, dollars = draft.chance.randint(2_000, 480_000), level(scene, 5, 800)
    local = draft.pick(draft.pack.words["currency"])
    form, code = local.split("|")
    a = printed.money(dollars * at // 1000, in_currency(draft, code), draft.chance)
    rate = printed.scale(at, 1000, 2, draft.style, "", "at", "#")
    shown = draft.say("exchange", {"a": a, "b": Value(dollars), "at": rate}, own={"local": form})
    draft.bind("exchange", shown, "a", "b", "at")


def in_currency(draft: Draft, code: str) -> printed.Style:
    """The style of a story, in another currency."""
    forms = {name: f"{form.lstrip('US$€D ')} {code}" for name, form in draft.style.money.items()}
    return replace(draft.style, money=forms)


def segments(scene: Scene) -> None:
    """Parts of a whole."""
    draft = scene.draft
    parts = [draft.chance.randint(200, 9_000) * 10**8 for _ in range(3)]
    template_total = sum(parts)
    shown = draft.say(
        "segments", {"a": same(draft, parts[0]), "b": same(draft, parts[1]), "c": same(draft, parts[2]),
                     "total": same(draft, template_total)}
    )  # fmt: skip
    told = tuple(shown[name] for name in ("a", "b", "c") if name in shown)
    if len(told) == 3:
        draft.relate(Relation("total", {"total": shown["total"]}, parts=told))


def same(draft: Draft, value: int) -> Figure:
    """Millions with one decimal, as lists have them."""
    return printed.scale(value, 10**9, 1, draft.style, "", "money", draft.style.money["million"], "million")


def plan(scene: Scene) -> None:
    """What was done of a plan."""
    whole = level(scene, 20, 900)
    part = whole * scene.draft.chance.randint(180, 970) // 1000
    figures = {"part": Value(part), "whole": Value(whole), "share": Value(part_of(part, whole), "rate")}
    scene.draft.bind("share", scene.draft.say("plan", figures), "part", "whole", "share")


def count(scene: Scene) -> None:
    """A share of what is counted."""
    whole = scene.draft.chance.randint(141, 1900)
    part = whole * scene.draft.chance.randint(80, 920) // 1000
    figures = {
        "part": Value(part, "count"), "whole": Value(whole, "count"), "share": Value(part_of(part, whole), "rate"),
    }  # fmt: skip
    scene.draft.bind("share", scene.draft.say("count", figures), "part", "whole", "share")


def comparators(scene: Scene) -> None:
    """A month against the one before, and against the same a year ago."""
    draft = scene.draft
    cur = level(scene, 30, 700)
    before, ago = (cur * 1000 // draft.chance.randint(*ends) for ends in ((900, 1120), (700, 1400)))
    figures = {
        "cur": Value(cur), "prev": Value(before), "prev2": Value(ago),
        "rate": Value(max(part_of(abs(cur - before), before), 1), "rate"),
        "rate2": Value(max(part_of(abs(cur - ago), ago), 1), "rate"),
    }  # fmt: skip
    shown = draft.say("comparators", figures, 1 if cur >= before else -1, 1 if cur >= ago else -1)
    draft.bind("growth", shown, "cur", "prev", "rate", directed=True)
    second = {"cur": shown["cur"], "prev": shown["prev2"], "rate": shown["rate2"]}
    for word in [w for n, w in draft.ways.items() if n.endswith("2")]:
        draft.relate(Relation("growth", second, word))


def revision(scene: Scene) -> None:
    """Two percentages that are not bound to each other."""
    low = scene.draft.chance.randint(10, 60) * 100
    scene.draft.say("revision", {
        name: printed.scale(value, 1000, 1, scene.draft.style, "", "rate", scene.draft.style.rate)
        for name, value in (("a", low), ("b", low + scene.draft.chance.randint(1, 15) * 100))
    })  # fmt: skip
