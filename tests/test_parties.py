"""The names of trading parties in the language files."""

from __future__ import annotations

from itertools import combinations

import pytest

from factcheck.languages import codes, load
from factcheck.lexicon import Lexicon, tokenize

GROUPS = {"EU", "EZ", "EAEU", "CIS", "OPEC", "ASEAN", "OECD", "GCC", "BRICS", "ECO", "SCO", "OIC", "NAFTA", "USMCA"}


def party(text: str, code: str) -> list[str]:
    forms = {form: party for party, names in load(code)["parties"].items() for form in names}
    return [value for _, _, value in Lexicon(forms).scan(tokenize(text))]


@pytest.mark.parametrize("code", codes())
def test_no_name_stands_for_two_parties(code: str) -> None:
    names = {
        party: {tuple(t.text for t in tokenize(f)) for f in forms} for party, forms in load(code)["parties"].items()
    }
    for a, b in combinations(names, 2):
        assert not names[a] & names[b], f"{a} and {b} share a name"


@pytest.mark.parametrize("code", codes())
def test_codes_are_those_of_countries_or_groups(code: str) -> None:
    parties = set(load(code)["parties"])
    assert all(len(p) == 2 and p.isupper() for p in parties - GROUPS - {"MERCOSUR", "EFTA", "G7", "COMECON"})
    assert {"RU", "IR", "AZ", "CN", "TR", "US", "EU", "EAEU"} <= parties
    assert len(parties) >= 90


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("Russian exports to Iran", "en", ["RU", "IR"]),
        ("South Korea sold more to the U.S. than to the UK", "en", ["KR", "US", "GB"]),
        ("West German imports from the European Union", "en", ["DE", "EU"]),
        ("صادرات ایران به روسیه", "fa", ["IR", "RU"]),
        ("واردات از امارات متحده عربی", "fa", ["AE"]),
        ("تجارت با جمهوری آذربایجان", "fa", ["AZ"]),
    ],
)
def test_names_are_found(text: str, code: str, expected: list[str]) -> None:
    assert party(text, code) == expected
