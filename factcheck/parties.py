"""Who trades with whom: reporter and partner of a flow, from the names around it."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.rows import Item, Row


@dataclass(frozen=True, slots=True)
class Parties:
    """The reporter of a flow and its partner, ISO 3166 codes; empty where none is named."""

    reporter: str = ""
    partner: str = ""

    @property
    def complete(self) -> bool:
        """Whether both are known."""
        return bool(self.reporter and self.partner)

    def completed(self, reporter: str, partner: str) -> tuple[Parties, bool]:
        """The parties with what is missing taken from a neighbouring claim about the same two; and whether that added anything.

        "exported from A to B ... imports from B": the importer is A.
        """
        known = {self.reporter, self.partner} - {""}
        pair = [reporter, partner]
        if not all(pair) or not known <= set(pair):
            return self, False
        if self.reporter:
            return Parties(self.reporter, next(p for p in pair if p != self.reporter)), True
        if self.partner:
            return Parties(next(p for p in pair if p != self.partner), self.partner), True
        return Parties(reporter, partner), True


def of(row: Row, at: int, flow: str) -> Parties:
    """The parties of the flow that stands at ``at`` in a row.

    "exports from A to B", "A's imports from B", "trade between A and B".
    """
    named = [(i, item.value["party"]) for i, item in enumerate(row.items) if "party" in item.categories]
    if not named:
        return Parties()
    source = next((code for i, code in named if _cue(row.items, i) == "from"), "")
    target = next((code for i, code in named if _cue(row.items, i) in ("to", "with")), "")
    plain = [code for i, code in sorted(named, key=lambda p: abs(p[0] - at)) if _cue(row.items, i) == ""]
    plain = list(dict.fromkeys(code for code in plain if code not in (source, target)))
    if flow == "imports":
        return Parties(plain[0] if plain else target, source)
    if flow == "exports":
        return Parties(source or (plain[0] if plain else ""), target)
    others = [code for code in (*plain, source, target) if code]
    pair = sorted(dict.fromkeys(others))[:2] if len(set(others)) == 2 else others[:1]
    return Parties(*pair)


def _cue(items: tuple[Item, ...], i: int) -> str:
    """The preposition right before a name: from, to, with, or none."""
    before = items[i - 1].categories if i else frozenset()
    return next((cue for cue in ("from", "to", "with") if cue in before), "")
