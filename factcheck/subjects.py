"""What a figure is about: its flow, its commodity, its period, and what keeps it from being compared with others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.items import Item, Row
from factcheck.match import Match
from factcheck.model import Claim, Period
from factcheck.periods import Mention, resolve
from factcheck.row_words import WORD

RELATED = frozenset({"exports", "imports", "turnover", "balance", "surplus", "deficit"})
"""Flows that share their parties and periods with each other."""

REACH = 14
"""How many items before a figure its flow may stand, and how many after: "5 billion of exports"."""
REACH_AFTER = 5


def flow(row: Row, i: int, match: Match | None) -> tuple[str, int]:
    """The flow of the figure at ``i`` and where its word stands; ("", -1) where none is near.

    The word before counts first, but not across "and" or "of which" where one stands right behind: "5 exports and 4
    imports". In a table a colon may stand between them: "exports: 5".
    """
    if "flow" not in row.places:
        return "", -1
    if signed(row, i):
        return str(row.items[i + 1].value["flow"]), i + 1
    own = {figure for _, figure in match.roles} if match else set()
    crossed = False
    for j in range(i - 1, -1, -1):
        item = row.items[j]
        crossed = crossed or bool(item.categories & {"and", "within"})
        if "flow" in item.categories:
            if crossed and _named_behind(row, i):
                break
            return str(item.value["flow"]), j
        headed = j == i - 1 and j > 0 and "flow" in row.items[j - 1].categories
        if ("semicolon" in item.categories and not headed) or "conj" in item.categories:
            break
        other = item.figure >= 0 and item.figure not in own and "amount" in item.categories
        if other and not _counts(item, row.items[i]):
            break
    for j in range(i + 1, min(len(row.items), i + REACH_AFTER)):
        item = row.items[j]
        if "flow" in item.categories:
            return str(item.value["flow"]), j
        if item.figure >= 0 or item.categories & {"comma", "semicolon", "conj", "and"}:
            break
    return "", -1


def signed(row: Row, i: int) -> bool:
    """Whether a surplus or deficit stands right behind a figure, and before no other: "had a 2 billion deficit"."""
    behind = row.items[i + 1 : i + 4]
    named = bool(behind) and {"flow", "sign"} <= behind[0].categories
    return named and all(item.figure < 0 for item in behind)


def _named_behind(row: Row, i: int) -> bool:
    """Whether a flow stands right behind the figure at ``i``: "4 million imports", "4 million worth of imports"."""
    for item in row.items[i + 1 : i + 4]:
        if "flow" in item.categories:
            return True
        if not item.categories & {"of", "level", "preposition", "party", "determiner"}:
            return False
    return False


def sized(row: Row, i: int) -> bool:
    """Whether the figure at ``i`` is the size of the flow before it where one word is "of" and "by".

    "un déficit de 3 milliards", but not "une hausse du déficit de 3 milliards".
    """
    before = row.items[:i]
    start = max((j + 1 for j, item in enumerate(before) if item.figure >= 0), default=0)
    behind = len(before) > 1 and "of" in before[-1].categories and "flow" in before[-2].categories
    return behind and not any(item.categories & {"mover", "rise"} for item in before[start:])


COMPARING = frozenset({"than", "from", "against", "over"})
"""What leads to a figure that something is compared with."""

FAMILY = {"surplus": "balance", "deficit": "balance", "budget_surplus": "budget", "budget_deficit": "budget"}
DEFICITS = frozenset({"deficit", "budget_deficit"})


def sign(balance: Claim) -> int:
    """What turns a printed balance into exports less imports: a deficit is negative, with or without a minus."""
    return -1 if balance.flow in DEFICITS and balance.quantity.value > 0 else 1


def compared(row: Row, i: int) -> bool:
    """Whether the figure at ``i`` is what another one of its flow is compared with: "against a 2.1 billion deficit".

    So is what follows such a figure with "and": "against 2.1 billion in May and 1.8 billion in April"; and a figure
    with a particle behind it that says so.
    """
    if any(item.categories & BEHIND for item in row.items[i + 1 : i + 2]):
        return True
    if of_the_base(row, i):
        return True
    while True:
        before = next((j for j in reversed(row.places.get("amount", ())) if j < i), -1)
        if before < 0:
            return False
        between = row.items[before + 1 : i]
        one, other = flow(row, i, None)[0], flow(row, before, None)[0]
        if one and other and FAMILY.get(one, one) != FAMILY.get(other, other):
            return False
        if any(item.categories & {"against", "than"} for item in between) or _above(between):
            return True
        if not any("and" in item.categories for item in between) or any(item.categories & MOVING for item in between):
            return False
        i = before


def _above(between: Sequence[Item]) -> bool:
    """Whether a comparison leads right to a figure: "above the 2.1 billion surplus of May"."""
    return bool(between) and "comparative" in between[-1].categories


BEHIND = frozenset({"leaving", "ablative", "compared"})
MOVING = frozenset({"mover", "level", "semicolon", "conj"})
"""What begins another statement behind an "and"."""


def _counts(item: Item, target: Item) -> bool:
    """Whether a number of things stands before an amount of another kind: "trade of two countries was 3 billion"."""
    return "counted" in item.categories and "counted" not in target.categories


def subject(row: Row, at: int, text: str, articles: frozenset[str]) -> str:
    """The words that qualify a flow: "non-oil" exports, exports of "wheat", a surplus in "services"; folded."""
    if at < 0:
        return ""
    start = max((item.end for item in row.items[:at] if item.categories != WORD), default=row.items[0].start)
    words = text[start : row.items[at].start].lower().replace("-", " ").split()
    bare = max((k + 1 for k, word in enumerate(words) if word in articles), default=0)
    before = [*_joined(row, at, text), *words[bare:][-2:]]
    after: list[str] = []
    rest = row.items[at + 1 : at + 7]
    direct = "qualified" in row.items[at].value
    of = next((k for k, item in enumerate(rest) if "of" in item.categories or item.figure >= 0), len(rest))
    within = len(rest) > 1 and "preposition" in rest[0].categories and rest[1].categories == WORD
    if within or (rest and (direct or (of < len(rest) and rest[of].figure < 0))):
        named = rest[1 if within else _passed(rest) if direct else of + 1 :]
        for k, item in enumerate(named):
            joins = "and" in item.categories and any(then.categories == WORD for then in named[k + 1 : k + 2])
            if item.categories != WORD and not joins:
                break
            after.append(text[item.start : item.end].lower())
    return " ".join((*before, *after))


def _joined(row: Row, at: int, text: str) -> list[str]:
    """The goods of a flow where a particle joins the two without spaces: 緑茶の輸出額."""
    if at < 2 or "of" not in row.items[at - 1].categories or row.items[at - 1].end != row.items[at].start:
        return []
    goods = row.items[at - 2]
    return [text[goods.start : goods.end]] if goods.categories == WORD else []


def _passed(rest: Sequence[Item]) -> int:
    """How many items stand between a flow and the goods behind it: "exportaciones (chilenas) (de) vino"."""
    k = 0
    while k + 1 < len(rest) and ("of" in rest[k].categories or _partys(rest, k)):
        k += 1
    return k


def _partys(rest: Sequence[Item], k: int) -> bool:
    """Whether a party stands there, and goods may follow behind "of"."""
    return "party" in rest[k].categories and "of" in rest[k + 1].categories


def periods(row: Row, i: int, role: str) -> tuple[Period | None, Period | None]:
    """The figure's own period and the base that it is compared with, where the clause names them."""
    if "period" not in row.places:
        return None, None
    own = own_mention(row, i)
    mine = own.period if own else None
    base = next((m for j, m in _nearest(row, i) if is_base(row, j)), None)
    theirs = (resolve(base, mine) if mine else base.period) if base else None
    if role == "previous" or (base and of_the_base(row, i)):
        return theirs, None
    return mine, theirs if theirs and theirs.resolved else None


def of_the_base(row: Row, i: int) -> bool:
    """Whether the time right behind a figure is what others are compared with: "and 3 million a year earlier"."""
    for j in range(i + 1, min(i + 1 + BACK, len(row.items))):
        if "period" in row.items[j].categories:
            return is_base(row, j)
        if not row.items[j].categories & BETWEEN or row.items[j].figure >= 0:
            return False
    return False


def own_mention(row: Row, i: int) -> Mention | None:
    """The nearest period with a known year that the figure at ``i`` is not compared with.

    One without its year is in the year of the others: "in the first half of 2017 and the second half"; but not in that
    of a comparator, which may be another: "in May, against 3 million in June 2017".
    """
    named = [(j, m) for j, m in _nearest(row, i) if not is_base(row, j) and m.period]
    known = next(((j, m) for j, m in named if m.period and m.period.resolved), None)
    if not named or known is None:
        return None
    (at, first), (other, year) = named[0], known
    if first is year or first.relation != "implied-year" or year.period is None:
        return year
    between = row.items[min(at, other) : max(at, other)]
    placed = None if any(item.categories & COMPARING for item in between) else resolve(first, year.period)
    return replace(first, period=placed) if placed and placed.resolved else None


def undated(row: Row, i: int) -> Period | None:
    """The nearest period of the figure at ``i`` whose year no clause tells: "in January", but not "last January"."""
    named = next((m for j, m in _nearest(row, i) if not is_base(row, j) and m.period), None)
    return None if named is None or named.relation.startswith(EARLIER) else named.period


def names_a_period(row: Row) -> bool:
    """Whether a clause names a time of its own, known or not: "so far this year", "in October", "in eleven months"."""
    compares = not MOVED.isdisjoint(row.places)
    named = any(not (compares and is_base(row, j)) for j in row.places.get("period", ()))
    return named or "duration" in row.places or "stretch" in row.places


EARLIER = ("previous", "same-period")
"""Relations of times before the one that is spoken of."""
MOVED = COMPARING | {"mover", "rise", "comparative", "compared", "percent"}
"""What is said against a base; a clause without any is about its earlier time: "A year earlier the deficit was 2"."""


def _nearest(row: Row, i: int) -> list[tuple[int, Mention]]:
    """The times of a clause, those last that another figure has, and the nearest first.

    A time may lead to the next figure, or stand right behind the one before: "in 2021 they were 4 million, and in 2020
    they were 3", "from 3 million in 2020 to 4 million in the year 2021".
    """
    parts, leading, trailing = row.parts, row.leading, row.trailing

    def order(j: int) -> tuple[bool, int, bool]:
        of_another = j in leading and parts[j] > parts[i + 1] if j > i else j in trailing
        return of_another, j - i if j > i else i - j, j < i

    return [(j, row.items[j].value) for j in sorted(row.places.get("period", ()), key=order)]


def is_base(row: Row, j: int) -> bool:
    """Whether a period is what something is compared with: "than in 2017", "from 2017", "a year earlier".

    A word of comparison may stand behind it ("compared") as it does in front; so may the figure that is compared:
    "against 3 million in 2017".
    """
    mention: Mention = row.items[j].value
    if mention.relation.startswith(("same-period", "earlier")) or (
        mention.relation.startswith("previous") and not mention.deictic
    ):
        return True
    if any("compared" in item.categories for item in row.items[j + 1 : j + 2]):
        return True
    figures = 0
    for item in reversed(row.items[max(0, j - BACK) : j]):
        if item.categories & COMPARING:
            return True
        figures += bool(item.categories & AMOUNTS)
        if not item.categories & (BETWEEN | CHAINED if figures == 1 else BETWEEN):
            return False
    return False


BACK = 10
"""How many items before a period what it is compared with may begin."""
AMOUNTS = frozenset({"amount", "percent", "rated"})
BETWEEN = AMOUNTS | {"word", "determiner", "preposition", "of", "whole"}
"""What may stand between a word of comparison and the time of what is compared."""
CHAINED = frozenset({"and", "period", "past"})
"""What stands between two figures that are compared with a third one: "against 3 in May and 4 in June"."""
