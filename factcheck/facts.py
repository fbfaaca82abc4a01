"""Facts of reference series by what they are about, so that a claim finds those about the same thing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from factcheck.lexicon import fold
from factcheck.model import Fact, Period
from factcheck.patterns import compiled

WORD = compiled(r"[\p{L}\p{N}\p{M}]+")
LONGEST = 8
"""Words of the longest name that is looked for."""
Days = tuple[dt.date, dt.date, bool, bool]
"""First and last day of a period, whether it is fiscal, and whether its year is known."""


class Facts:
    """Any number of facts; it does not change once it is made."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.flows: dict[tuple[str, str, str], dict[Days, list[Fact]]] = {}
        self.named: dict[str, dict[tuple[str, str], dict[Days, list[Fact]]]] = {}
        for fact in facts:
            if fact.flow:
                _add(self.flows.setdefault((fact.flow, fact.reporter, fact.partner), {}), fact)
            else:
                for name in fact.names:
                    series = self.named.setdefault(words(name), {})
                    _add(series.setdefault((fact.reporter, fact.partner), {}), fact)

    def of(self, flow: str, reporter: str, partner: str, period: Period) -> Sequence[Fact]:
        """The facts about a flow between two parties in a period, of all goods."""
        return self.flows.get((flow, reporter, partner), {}).get(_days(period), ())

    def called(self, name: str, reporter: str, partner: str, period: Period) -> Sequence[Fact]:
        """The facts about what is no flow and has a name."""
        return self.named.get(name, {}).get((reporter, partner), {}).get(_days(period), ())

    def names(self, text: str) -> Iterator[str]:
        """The names in a piece of text, each once, longer ones first where one begins with another."""
        told = words(text).split() if self.named else []
        found = (
            " ".join(told[i : i + length])
            for i in range(len(told))
            for length in range(min(LONGEST, len(told) - i), 0, -1)
        )
        yield from dict.fromkeys(name for name in found if name in self.named)


def words(text: str) -> str:
    """The words of a text as names are compared: folded, with one space between them.

    >>> words("Global  Innovation-Index")
    'global innovation index'
    """
    return " ".join(WORD.findall(fold(text)))


def _days(period: Period) -> Days:
    return period.start, period.end, period.calendar == "fiscal", period.resolved


def _add(series: dict[Days, list[Fact]], fact: Fact) -> None:
    series.setdefault(_days(fact.period), []).append(fact)
