"""Exports, imports and what they come to, told in one sentence: turnover and balance with nothing inferred.

So revenue, spending, and the surplus or deficit that is told as their difference.

A sentence that names all three, each once, for one time and the same parties says what belongs together. What is told
in several sentences is left to :mod:`factcheck.identities`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction

from factcheck.comparable import same_unit
from factcheck.inherited import figure_of
from factcheck.items import Row
from factcheck.model import Binding, Claim, Relation
from factcheck.relations import Candidate, decide
from factcheck.rules import rule
from factcheck.subjects import MOVED, is_base, sign

ACCOUNTS = (
    ("turnover", ("turnover",), "exports", "imports"),
    ("balance", ("balance", "surplus", "deficit"), "exports", "imports"),
    ("budget", ("surplus", "deficit", "budget_surplus", "budget_deficit"), "sales", "expenditure"),
)
"""The rules of accounts: the flows that a whole may be, and those of its two sides."""
KINDS = frozenset({"money", "measure", "number"})
UNLIKE = frozenset({"guard", "delivery", "negation", "average", "base"})
TIMES = frozenset({"period", "past"})
PARTING = frozenset({"semicolon", "conj", "and"})
"""What begins a statement that may have a time of its own."""
ENDING = frozenset({"semicolon", "conj"})
"""What ends one without doubt."""
PARTIAL = frozenset({"partial", "within"})
"""What tells of a part alone."""
BASES = frozenset({"adjusted", "unadjusted", "vintage"})
"""Qualifiers that figures must have alike."""


def accounts(rows: Sequence[Row], claims: Sequence[Claim]) -> tuple[Relation, ...]:
    """The balances and turnovers of single sentences, judged."""
    open_ = {row.sentence for row in rows if not row.aside and _foreseen(row)}
    read = (row for row in rows if not row.aside or (row.sentence not in open_ and _exhaustive(row)))
    found = (decide((candidate,)) for row in read for candidate in _told(row, claims))
    return tuple(r for r in found if r)


def _exhaustive(row: Row) -> bool:
    """Whether an aside may tell all of the figure before it: "(exports 3, imports 2)", but not "(including ...)"."""
    return PARTIAL.isdisjoint(row.places)


def _foreseen(row: Row) -> bool:
    """Whether a sentence tells what is to be, beside which an aside may tell what is: "is to reach 5 (exports 3)"."""
    return any("modal" in a.categories and "level" in b.categories for a, b in itertools.pairwise(row.items))


def _told(row: Row, claims: Sequence[Claim]) -> Iterator[Candidate]:
    levels = [claims[item.figure] for item in row.items if item.figure >= 0]
    levels = [c for c in levels if c.measure == "level" and c.quantity.kind in KINDS and not UNLIKE & set(c.qualifiers)]
    for name, wholes, inward, outward in ACCOUNTS:
        gained, spent = ([c for c in levels if c.flow == flow] for flow in (inward, outward))
        whole = [c for c in levels if c.flow in wholes] if gained and spent else []
        if not len(gained) == len(spent) == len(whole) == 1 or not one_time(row, claims):
            continue
        three = (whole[0], gained[0], spent[0])
        if _turns(row, [claims.index(c) for c in three]) or not _alike(gained[0], spent[0], whole[0], row):
            continue
        if name != "budget" or _follows(gained[0], spent[0], whole[0], row):
            yield _candidate(name, three)


def one_time(row: Row, claims: Sequence[Claim]) -> bool:
    """Whether a sentence names at most one time that is not only compared with: "against 2.1 billion in 2009"."""
    own = [j for j, item in enumerate(row.items) if "period" in item.categories and not _of_a_base(row, j, claims)]
    times = {row.items[j].value.period for j in own}
    stretched = any(item.categories & {"duration", "stretch"} for item in row.items)
    return len(times) + stretched <= 1 and (len(own) <= 1 or None not in times)


def _turns(row: Row, three: Sequence[int]) -> bool:
    """Whether a time begins a statement behind one of three figures: "exports were 5; last May the surplus was 2".

    One that only the last statement names is of it alone as well; one behind what is compared is of a base.
    """
    told = led = apart = dated = False
    for j, item in enumerate(row.items):
        if item.figure in three and led:
            return True
        if item.figure >= 0 or item.categories & MOVED:
            told, led = told or item.figure in three, False
        elif item.categories & TIMES:
            led = told and _begins(row, j)
            late = apart and not dated and not is_base(row, j)
            dated = True
            if late:
                return True
        apart = apart or (told and bool(item.categories & ENDING))
    return False


def _begins(row: Row, j: int) -> bool:
    """Whether the item at ``j`` stands first in its statement, but for a preposition."""
    before = row.items[j - 1].categories if j else frozenset()
    if before & {"preposition", "word"} and not before & PARTING:
        before = row.items[j - 2].categories if j > 1 else frozenset()
    return bool(before & PARTING)


def _of_a_base(row: Row, j: int, claims: Sequence[Claim]) -> bool:
    """Whether a period is that of a comparator, or what something is compared with itself."""
    before = next((item.figure for item in reversed(row.items[:j]) if item.figure >= 0), -1)
    return is_base(row, j) or (before >= 0 and "base" in claims[before].qualifiers)


def _alike(exports: Claim, imports: Claim, whole: Claim, row: Row) -> bool:
    """Whether the three are of one unit, basis, subject and pair of parties."""
    three = (exports, imports, whole)
    sizes = {c.quantity.magnitude == 1 for c in three}
    return (
        all(same_unit(a.quantity, b.quantity) for a in three for b in three)
        and (len(sizes) == 1 or all(c.quantity.kind == whole.quantity.kind for c in three))
        and len({frozenset(BASES & set(c.qualifiers)) for c in three}) == 1
        and _one_vintage(three, row)
        and _same_subject(exports, imports, whole, row)
        and _same_parties(exports, imports, whole, row)
    )


def _one_vintage(three: Sequence[Claim], row: Row) -> bool:
    """Whether all are facts, or all foreseen: what is expected before the first goes for a list behind it."""
    if row.aside and len({c.vintage for c in three}) > 1:
        return False
    starts = sorted(c.span.start for c in three)
    foreseen = [item.start for item in row.items if item.categories & FORESEEN]
    listed = (item for item in row.items if starts[0] < item.start < starts[-1])
    return not foreseen or (foreseen[-1] < starts[0] and not any(item.categories & STATING for item in listed))


FORESEEN = frozenset({"forecast", "target"})
STATING = frozenset({"mover", "period", "semicolon", "conj"})
"""What says something new of a figure behind a forecast."""


def _same_subject(exports: Claim, imports: Claim, whole: Claim, row: Row) -> bool:
    """Whether all are of the same goods; a balance told right behind the flows needs no word for them."""
    if exports.subject != imports.subject or whole.subject not in ("", exports.subject):
        return False
    return whole.subject == exports.subject or _follows(exports, imports, whole, row)


def _follows(exports: Claim, imports: Claim, whole: Claim, row: Row) -> bool:
    """Whether a balance is told as what two flows come to: "leaving Finland with a deficit of 3", "which makes 3"."""
    flows = max(exports.span.start, imports.span.start)
    between = [item for item in row.items if flows < item.start < whole.span.start]
    behind = whole.span.start > flows and "total" not in whole.qualifiers
    return behind and not any(item.categories & JOINING for item in between)


JOINING = frozenset({"and", "conj", "semicolon", "which"})
"""What begins another statement."""


def _same_parties(exports: Claim, imports: Claim, whole: Claim, row: Row) -> bool:
    """Whether all are between the same parties; a flow may leave out its reporter, the whole what both flows say."""
    ours, theirs, both = ({c.reporter, c.partner} - {""} for c in (exports, imports, whole))
    if ours != theirs and (exports.partner or imports.partner or (ours and theirs)):
        return False
    flows = ours | theirs
    sided = not whole.partner and not exports.reporter and not imports.reporter and not _partner_named(row)
    return not both or both == flows or (sided and (not flows or _follows(exports, imports, whole, row)))


def _partner_named(row: Row) -> bool:
    """Whether somebody is named with whom there is a balance: "the deficit with Japan"."""
    return any(
        "party" in b.categories and "with" in a.categories for a, b in zip(row.items, row.items[1:], strict=False)
    )


def _candidate(name: str, three: tuple[Claim, Claim, Claim]) -> Candidate:
    signs = (sign(three[0]), 1, 1)
    figures = zip(map(figure_of, three), signs, strict=True)
    return Candidate(
        rule=rule(name),
        bindings=tuple(map(Binding, rule(name).same_unit, three)),
        figures=tuple(figure.scaled(Fraction(sign_)) if sign_ < 0 else figure for figure, sign_ in figures),
        direction=None,
        frame="",
        scope="sentence",
    )
