"""What a story is about and what it has told of: the figures of its event as its newsroom has them."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from wires import ledger
from wires.ledger import Event
from wires.printed import Figure
from wires.text import Draft, Value

HEDGES = ("", "", "", "", "", "", "", "", "about", "more", "nearly")


@dataclass(slots=True)
class Scene:
    """A story's event, how its newsroom has it, and what it has told of already."""

    event: Event
    draft: Draft
    factors: dict[int, Fraction] = field(default_factory=dict)
    """By how much the flows that this story states are not those of the ledger."""
    used: set[int] = field(default_factory=set)
    """Goods."""
    told: set[tuple[str, int]] = field(default_factory=set)
    """What stands between the topics."""

    def flow(self, flow: int, *, before: bool = False) -> int:
        """A flow between both countries, as this story has it."""
        period = self.event.period.before if before else self.event.period
        found = ledger.bilateral(flow, self.event.reporter, self.event.partner, period)
        return int(found * self.factors[flow]) if flow in self.factors else found

    def good(self) -> int | None:
        """A good that the story has not told of."""
        left = [g for g in self.draft.pack.goods if g not in self.used]
        if not left:
            return None
        found: int = self.draft.pick(left)
        self.used.add(found)
        return found

    def traded(self, which: int, *, before: bool = False) -> int:
        """What was sold of a good, as this story has it."""
        period = self.event.period.before if before else self.event.period
        found = ledger.good(0, self.event.reporter, self.event.partner, which, period)
        return int(found * self.factors[0]) if 0 in self.factors else found


def part_of(part: int, whole: int) -> int:
    """A share in thousandths of a percent, cut off."""
    return part * 100_000 // whole


def moved(scene: Scene, topic: str, cur: int, prev: int, keys: tuple[str, str] = ("", ""), **own: str) -> None:
    """A level and the one before, by whatever figures the sentence has places for."""
    draft, sign = scene.draft, 1 if cur >= prev else -1
    amt = abs(cur - prev)
    hedge = draft.pick(HEDGES) if draft.pack.code == "en" else ""
    rate = Value(max(part_of(amt, prev), 1), "rate", keys[0] and f"rate of {keys[0]}", hedge)
    figures = {
        "cur": Value(cur, key=keys[0]), "prev": Value(prev, key=keys[1]), "amt": Value(amt), "rate": rate,
    }  # fmt: skip
    bound(draft, draft.say(topic, figures, sign, own=own))


def bound(draft: Draft, shown: dict[str, Figure]) -> None:
    """The relations of levels, change and rate, as many as follow from what is printed."""
    if shown.get("rate") and "prev" in shown and "cur" in shown:
        draft.bind("growth", shown, "cur", "prev", "rate", directed=True)
    elif "amt" not in shown:
        draft.bind("direction", shown, "cur", "prev", directed=True)
    draft.bind("change", shown, "cur", "prev", "amt", directed=True)
    draft.bind("both", shown, "cur", "amt", "rate", directed=True)


def forms(scene: Scene, which: int) -> dict[str, str]:
    """The forms of the name of a good."""
    return {f"good{suffix}": name for suffix, name in scene.draft.pack.goods[which].items()}
