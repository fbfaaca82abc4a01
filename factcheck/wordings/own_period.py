"""A base period that is the claim's own period.

What it checks:   what a figure is compared with is another period than its own.
Why it goes wrong: the year of the base is lost: "more than in the first half of the year" for "of 2017".
Example:          Exports from January to June 2018 were 5 percent more than in the first half of the year.
"""

from collections.abc import Iterator, Mapping, Sequence

from factcheck.calendars import same_months
from factcheck.items import Row
from factcheck.model import Claim, Finding, Period, Repair, Span
from factcheck.periods import Mention, resolve
from factcheck.subjects import is_base, own_mention
from factcheck.wording import Reading, Wording, finding

REACH = 6
"""How many items before its base a compared figure may stand."""


def check(reading: Reading) -> Iterator[Finding]:
    """Warn of each base that, in the year of its claim, is the claim's own period."""
    dated = _dated(reading.mentions)
    for row in reading.rows:
        for j, item in enumerate(row.items):
            if "period" not in item.categories or not is_base(row, j):
                continue
            figure = _compared(row, j)
            own = own_mention(row, figure) if figure >= 0 else None
            claim = reading.claims[row.items[figure].figure] if own else None
            if own and own is not item.value and claim and "base" not in claim.qualifiers and _same(item.value, own):
                yield _finding(reading, dated, claim, own, item.value)


def _compared(row: Row, j: int) -> int:
    """The figure that the period at ``j`` is the base of, a few words before it in its clause; -1 for none."""
    for i in range(j - 1, max(-1, j - 1 - REACH), -1):
        if row.items[i].figure >= 0:
            return i
        led = "than" in row.items[i + 1].categories
        if row.items[i].categories & {"semicolon", "conj", "and"} or ("comma" in row.items[i].categories and not led):
            return -1
    return -1


def _same(base: Mention, own: Mention) -> bool:
    if own.period is None or not own.period.resolved or base.relation not in ("", "implied-year"):
        return False
    meant = resolve(base, own.period)
    return meant is not None and (meant.start, meant.end) == (own.period.start, own.period.end)


def _finding(reading: Reading, dated: Mapping[Period, Mention], claim: Claim, own: Mention, base: Mention) -> Finding:
    sibling = next((m for period, m in dated.items() if _sibling(period, own.period)), None)
    compared = reading.printed(claim.span)
    message = f'"{base.label}" is what {compared} is compared with, and also its own period ("{own.label}").'
    spans = [
        Span(claim.span.start, claim.span.end, "compared figure"),
        Span(own.span.start, own.span.end, "own period"),
        Span(base.span.start, base.span.end, "base period"),
    ]
    repairs = (Repair(base.span, sibling.label, "wrong-base"),) if sibling else ()
    lines = (f'another base in the article is "{sibling.label}"',) if sibling else ()
    return finding("own-period", "warning", "sentence", message, spans, (claim,), lines, repairs)


def _dated(mentions: Sequence[Mention]) -> dict[Period, Mention]:
    """The periods whose year is printed, each where it is first named: a text may name one again and again."""
    dated: dict[Period, Mention] = {}
    for mention in mentions:
        if mention.period and mention.period.resolved and not mention.relation:
            dated.setdefault(mention.period, mention)
    return dated


def _sibling(period: Period, own: Period | None) -> bool:
    """Whether a period is the same months of an earlier year."""
    return own is not None and same_months(period, own) and period.end < own.start


WORDING = Wording("own-period", check, __doc__ or "")
