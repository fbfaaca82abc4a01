"""A relative period and the dates given for it.

What it checks:   "this year (...)" is a period that the article's date lies in, "last year (...)" one that is over.
Why it goes wrong: the article was rewritten from an older one, or "last" was lost or doubled.
Example:          An article of August 2021: This year (March 2020-March 2021) the firms earned $800 million.
"""

import datetime as dt
from collections.abc import Iterator

from factcheck.model import Finding, Span
from factcheck.periods import Mention
from factcheck.wording import Reading, Wording, finding

BRACKETS = frozenset("([（")
GRACE = dt.timedelta(days=31)
"""A period that ended so shortly before the article may still be called this one."""


def check(reading: Reading) -> Iterator[Finding]:
    """Warn of "this year" beside dates that are over, and of "last year" beside dates that are not."""
    date = reading.article.date
    for relative, dates in zip(reading.mentions, reading.mentions[1:], strict=False):
        between = reading.article.text[relative.span.end : dates.span.start].strip()
        if (
            date
            and relative.deictic
            and between in BRACKETS
            and dates.relation == ""
            and not _fits(relative, dates, date)
        ):
            yield _finding(reading, relative, dates, date)


def _fits(relative: Mention, dates: Mention, date: dt.date) -> bool:
    if dates.period is None or not dates.period.resolved:
        return True
    if relative.relation.startswith("this-"):
        return dates.period.start <= date and date - GRACE <= dates.period.end
    if relative.relation.startswith("previous-"):
        return dates.period.end < date
    return True


def _finding(reading: Reading, relative: Mention, dates: Mention, date: dt.date) -> Finding:
    message = (
        f'"{relative.label}" is given as {dates.label}, which does not fit the article\'s date, {date.isoformat()}.'
    )
    spans = [
        Span(relative.span.start, relative.span.end, "relative period"),
        Span(dates.span.start, dates.span.end, "its dates"),
    ]
    sentence = next((s for s in reading.sentences if s.start <= relative.span.start < s.end), None)
    claims = [c for c in reading.claims if sentence and c.sentence == sentence.index][:1]
    return finding(
        "named-period", "warning", "sentence", message, spans, claims, about=f"{relative.label} {dates.label}"
    )


WORDING = Wording("named-period", check, __doc__ or "")
