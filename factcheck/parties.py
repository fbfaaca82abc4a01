"""Who trades with whom: reporter and partner of a flow, from the names around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from factcheck.items import Item, Row
from factcheck.row_words import WORD


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
        """The parties with what is missing taken from a neighbouring claim about the same two; whether that added any.

        "exported from A to B ... imports from B": the importer is A.
        """
        known = {self.reporter, self.partner} - {""}
        pair = [reporter, partner]
        if not known:
            return Parties(reporter, partner), bool(reporter or partner)
        if not all(pair) or reporter == partner or not known <= set(pair):
            return self, False
        if self.reporter:
            return Parties(self.reporter, next(p for p in pair if p != self.reporter)), True
        return Parties(next(p for p in pair if p != self.partner), self.partner), True


def of(row: Row, at: int, flow: str, text: str, figure: int = -1) -> Parties:
    """The parties of the flow that stands at ``at`` in a row, and of its figure at ``figure``.

    "exports from A to B", "A's imports from B", "trade between A and B". Names count between the figures on both sides,
    and behind the figure of a flow that stands before it: "A exported 5 million tonnes of wheat to B".
    """
    named = _named(row, at, text, _stretch(row, at, figure))
    source = next((code for _, code, cue in named if cue == "from"), "")
    target = next((code for _, code, cue in named if cue in ("to", "with")), "")
    plain = [code for i, code, cue in sorted(named, key=lambda n: abs(n[0] - at)) if not cue]
    plain = list(dict.fromkeys(code for code in plain if code not in (source, target)))
    if not source and not target and _elsewhere(row, at):
        target = source = UNKNOWN
    if flow in BUYING:
        return Parties(plain[0] if plain else target if target != source else "", source)
    if flow in SELLING:
        return Parties(source or (plain[0] if plain else ""), target)
    others = list(dict.fromkeys(code for code in (*plain, source, target) if code))
    if others == [target]:
        return Parties("", target)
    pair = sorted(others) if len(others) == 2 else others[:1]
    return Parties(*pair)


SELLING = frozenset({"exports", "re-exports"})
BUYING = frozenset({"imports", "re-imports"})
"""Flows whose partner is where goods go to, and where they come from."""
CUES = {"origin": "from", "destination": "to", "from": "from", "to": "to", "with": "with"}
"""What a preposition before a name says of it; "origin" and "destination" are those that stand before no figure."""

UNKNOWN = "?"
"""A partner that is named and is none of ours: "exports to the rest of Latin America"."""


def unread(row: Row, i: int, between: Parties) -> bool:
    """Whether words behind a figure, or a party in its clause, are not among what is known of it.

    It may be about something else: "5 million in week 12", "5 million in machinery".
    """
    led = row.items[i + 1 : i + 3]
    if len(led) > 1 and "preposition" in led[0].categories and led[1].categories == WORD:
        return True
    named = {str(row.items[j].value["party"]) for j in row.places.get("party", ())}
    return bool(named - {between.reporter, between.partner})


def _elsewhere(row: Row, at: int) -> bool:
    """Whether a preposition right behind a flow names some partner."""
    items = row.items[at + 1 : at + 3]
    return (
        len(items) == 2
        and bool(items[0].categories & frozenset(CUES))
        and items[1].figure < 0
        and "period" not in items[1].categories
    )


def _named(row: Row, at: int, text: str, stretch: range) -> list[tuple[int, str, str]]:
    """The names in the stretch around a flow: place, code (the word itself where it is none of ours), preposition."""
    found = []
    for i in sorted({*row.places.get("party", ()), *row.places.get("word", ())}.intersection(stretch)):
        item = row.items[i]
        if "party" in item.categories:
            found.append((i, str(item.value["party"]), _cue(row.items, i)))
        elif item.categories == WORD and text[item.start].isupper() and (cue := _cue(row.items, i)):
            found.append((i, text[item.start : item.end], cue))
    return found


ENDING = frozenset({"comma", "semicolon", "conj", "and", "open"})
"""What ends what is said of a figure behind it."""


def sized(row: Row, at: int, i: int) -> bool:
    """Whether a flow and its figure stand side by side: "exported 5 tonnes", "exports were 5 tonnes"."""
    return 0 <= at < i and all("level" in item.categories for item in row.items[at + 1 : i])


def _stretch(row: Row, at: int, figure: int) -> range:
    """The items between the amounts before and behind a flow, its own figure not counted."""
    if sized(row, at, figure):
        said = range(figure + 1, len(row.items))
        last = (j for j in said if row.items[j].figure >= 0 or row.items[j].categories & ENDING)
        return range(_stretch(row, at, -1).start, next(last, len(row.items)))
    amounts = row.places.get("amount", ())
    before, behind = amounts[: bisect_left(amounts, at)], amounts[bisect_right(amounts, at) :]
    first = next((j + 1 for j in reversed(before) if _amount(row.items[j])), 0)
    return range(first, next((j for j in behind if _amount(row.items[j])), len(row.items)))


def _amount(item: Item) -> bool:
    """Whether an item is an amount of money or goods; a count ("the two countries") separates nothing."""
    return "amount" in item.categories and "counted" not in item.categories


SAID = {"ablative": "from", "dative": "to", "comitative": "with"}
"""What the case of a name says, where the language has cases and no prepositions."""


def _cue(items: tuple[Item, ...], i: int) -> str:
    """The preposition right before a name, or its case: from, to, with, or none; "into" a name that is no place."""
    case = next((cue for case, cue in SAID.items() if case in items[i].categories), "")
    before = items[i - 1].categories if i else frozenset()
    return case or next((CUES[cue] for cue in CUES if cue in before), "")
