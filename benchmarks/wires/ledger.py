"""The world that all stories are about: what every country sells to and buys from every other.

Money is in thousandths of its unit. A year is the sum of its parts, totals are more than any partner takes, and no year
of a pair of countries is both told of and compared with, so that stories agree in whatever they state.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

MASK = 2**64 - 1
COUNTRIES = 60
GOODS = 28
FIRST, YEARS = 2004, 9
"""Years that are told of: every second one."""
KINDS = (("year", 1), *(("half", i) for i in (1, 2)), *(("quarter", i) for i in (1, 2, 3, 4)),
         *(("month", i) for i in range(1, 13)), *(("to", i) for i in range(2, 12)))  # fmt: skip
"""Sorts of periods: the whole year, a half, a quarter, a month, January to a month."""
KEPT = 1024
"""Values that are kept: those of an event are asked for again and again."""
EVENTS = COUNTRIES * (COUNTRIES - 1) * YEARS * len(KINDS)


def mixed(*keys: int) -> int:
    """A number of 64 bits that hangs on all keys."""
    state = 0x9E3779B97F4A7C15
    for key in keys:
        state = ((state ^ key) * 0xBF58476D1CE4E5B9) & MASK
        state ^= state >> 29
        state = (state * 0x94D049BB133111EB) & MASK
        state ^= state >> 32
    return state


def drawn(low: int, high: int, *keys: int) -> int:
    """A number between two, the same for the same keys."""
    return low + mixed(*keys) % (high - low + 1)


@dataclass(frozen=True, slots=True)
class Period:
    """A year, or a part of it."""

    year: int
    kind: str = "year"
    index: int = 1

    @property
    def months(self) -> tuple[int, int]:
        """First and last month."""
        if self.kind == "month":
            return self.index, self.index
        if self.kind == "to":
            return 1, self.index
        size = {"year": 12, "half": 6, "quarter": 3}[self.kind]
        return size * (self.index - 1) + 1, size * self.index

    @property
    def before(self) -> Period:
        """The same months one year earlier."""
        return Period(self.year - 1, self.kind, self.index)

    @property
    def label(self) -> str:
        """A name that no other period has."""
        return f"{self.year}" if self.kind == "year" else f"{self.year}-{self.kind}-{self.index}"


@dataclass(frozen=True, slots=True)
class Event:
    """What stories are about: trade of one country with another in a period."""

    number: int
    reporter: int
    partner: int
    period: Period


def event(number: int, seed: int) -> Event:
    """One of the events, all of which are different."""
    place = (number * 104_729 + seed * 7_919) % EVENTS
    place, kind = divmod(place, len(KINDS))
    place, year = divmod(place, YEARS)
    reporter, partner = divmod(place, COUNTRIES - 1)
    partner += partner >= reporter
    return Event(number, reporter, partner, Period(FIRST + 2 * year + reporter % 2, *KINDS[kind]))


def spent(period: Period, *keys: int) -> int:
    """Which part of a year's flow falls into a period, in millionths."""
    first, last = period.months

    def through(month: int) -> int:
        if month in (0, 12):
            return month * 1_000_000 // 12
        return month * 1_000_000 // 12 + drawn(-20_000, 20_000, *keys, period.year, month, 77)

    return through(last) - through(first - 1)


@lru_cache(KEPT)
def total(flow: int, reporter: int, period: Period) -> int:
    """Everything that a country sells (flow 0) or buys (flow 1)."""
    size = 10 ** (12 + drawn(0, 1, reporter, 3)) * drawn(22, 95, reporter, flow, 5)
    year = size * drawn(820, 1180, reporter, flow, period.year, 6) // 1000
    return year * spent(period, reporter, flow) // 1_000_000 + mixed(reporter, flow, period.year) % 10**6


@lru_cache(KEPT)
def bilateral(flow: int, reporter: int, partner: int, period: Period) -> int:
    """What a country sells to or buys from one other."""
    weight = drawn(4, 62, reporter, partner, flow, 8)
    part = weight * drawn(780, 1260, reporter, partner, flow, period.year, *period.months, 9)
    return total(flow, reporter, period) * part // 1_000_000


def good(flow: int, reporter: int, partner: int, which: int, period: Period) -> int:
    """What of that is one good."""
    weight = drawn(20, 42, reporter, partner, flow, which, 10)
    part = weight * drawn(720, 1340, reporter, partner, flow, which, period.year, *period.months, 11)
    return bilateral(flow, reporter, partner, period) * part // 1_000_000


def price(reporter: int, partner: int, which: int, period: Period, low: int, high: int) -> int:
    """The average price of a good, in thousandths a tonne."""
    return drawn(low * 100, high * 100, reporter, partner, which, period.year, *period.months, 12) * 10
