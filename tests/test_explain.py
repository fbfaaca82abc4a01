"""The arithmetic in words: what the other figures imply is told in the units and with the sign of print."""

from __future__ import annotations

import pytest
from check_cases import Case, all_cases

import factcheck

ENGLISH = [case for case in all_cases() if case.path.parent.name == "en" and case.verdict == "contradiction"]


@pytest.mark.parametrize("case", ENGLISH[::7], ids=lambda case: case.text[:60])
def test_no_implied_value_is_upside_down(case: Case) -> None:
    for finding in factcheck.check(case.text, lang="en"):
        for value in finding.derived:
            low, high = value.interval.low, value.interval.high
            assert low is None or high is None or low <= high, value.explanation


def test_a_deficit_is_told_as_the_amount_that_it_is() -> None:
    text = "In 2020 exports were $53.2 billion and imports $59.7 billion, and the trade deficit was $9.5 billion."
    [finding] = factcheck.check(text, lang="en")
    assert finding.recomputation[0] == "the other figures imply the balance $6.4 to 6.6 billion, printed $9.5 billion"
