"""The names of trading parties in the language files."""

from __future__ import annotations

from itertools import combinations

import pytest

from factcheck.languages import codes, load
from factcheck.languages.base import NONE
from factcheck.lexicon import Lexicon, tokenize
from factcheck.quantities import quantities
from factcheck.rows import rows
from factcheck.sentences import sentences, tokens

GROUPS = {
    "APEC",
    "G20",
    "EU",
    "EZ",
    "EAEU",
    "CIS",
    "OPEC",
    "ASEAN",
    "OECD",
    "GCC",
    "BRICS",
    "ECO",
    "SCO",
    "OIC",
    "NAFTA",
    "USMCA",
}


def party(text: str, code: str) -> list[str]:
    forms = {form: party for party, names in load(code)["parties"].items() for form in names}
    return [value for _, _, value in Lexicon(forms).scan(tokenize(text))]


@pytest.mark.parametrize("code", codes())
def test_no_name_stands_for_two_parties(code: str) -> None:
    names = {
        party: {tuple(t.text for t in tokenize(f)) for f in forms}
        for party, forms in load(code)["parties"].items()
        if party != NONE
    }
    for a, b in combinations(names, 2):
        assert not names[a] & names[b], f"{a} and {b} share a name"


@pytest.mark.parametrize("code", codes())
def test_codes_are_those_of_countries_or_groups(code: str) -> None:
    parties = set(load(code)["parties"])
    assert all(len(p) == 2 and p.isupper() for p in parties - GROUPS - {NONE, "MERCOSUR", "EFTA", "G7", "COMECON"})
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
        ("چک برگشتی در بازار مالی چین", "fa", ["CN"]),
    ],
)
def test_names_are_found(text: str, code: str, expected: list[str]) -> None:
    assert party(text, code) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exports to Turkey were $3 million.", ["TR"]),
        ("Exports of turkey were $3 million.", []),
        ("Exports gave us $3 million.", []),
        ("US exports of $3 million went to Papua New Guinea and Guinea-Bissau.", ["US", "PG", "GW"]),
        ("New Jersey spent $3 million in Jersey.", ["JE"]),
        ("The Democratic Republic of Congo and the Dominican Republic owe Dominica $3 million.", ["CD", "DO", "DM"]),
        ("TURKEY SELLS $3 MILLION TO OMAN", ["TR", "OM"]),
    ],
)
def test_a_name_has_its_capital_and_the_longest_one_is_read(text: str, expected: list[str]) -> None:
    language = load("en")
    split = sentences(text, language)
    words = tokens(text, split, [], language)
    found = rows(text, split, words, quantities(text, language), (), language)
    assert [i.value["party"] for row in found for i in row.items if "party" in i.categories] == expected
