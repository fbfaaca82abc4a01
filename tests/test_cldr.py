"""The names that are generated from the Unicode CLDR, the lists of codes, and what the language files make of them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from factcheck import extract, languages, units
from factcheck.figures.currencies import decimals, world
from factcheck.languages import base

FOLDER = Path(languages.__file__).parent / "cldr"
GENERATED = tuple(sorted(p.stem for p in FOLDER.glob("*.toml") if p.stem != "iso"))
UNUSED = {"SVC", "XDR"}
"""In list one of ISO 4217, and no tender anywhere: the colón of El Salvador, and the unit of account of the IMF."""
ROUNDED = {"AFN", "ALL", "IQD", "IRR", "KPW", "LAK", "LBP", "MGA", "MMK", "RSD", "SOS", "SYP", "YER"}
"""Currencies with a minor unit in ISO 4217 that nobody prints, as the CLDR has it."""

NUMBERED = {"ja", "ko"}
"""Languages that number their months; the digit is read as a number."""
NEW = {"XCG", "ZWG", "XAF", "XOF"}
"""Currencies so new that not all languages have a name for them, and two that share theirs in some."""

WORDS: dict[str, set[str]] = {
    "ar": {"ML"}, "az": {"ML"}, "fa": {"CZ", "ML"}, "hi": {"ML"}, "pl": {"ML"}, "tr": {"ML"}, "uk": {"ML"},
    "zh": {"GH", "HT", "ML", "TG"}, "ko": {"GH", "GN", "IN", "IR", "ML", "OM", "SD"},
}  # fmt: skip
"""Territories whose names are common words of a language."""


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def in_use() -> set[str]:
    return {code for codes in table("iso")["currencies"].values() for code in codes.split()}


class TestCodes:
    def test_the_currencies_are_those_of_iso_4217(self) -> None:
        now, withdrawn = world()["codes"].strip().rsplit("\n", 1)
        assert set(now.split()) - UNUSED == in_use()
        assert not set(withdrawn.split()) & in_use()

    def test_the_decimals_are_those_of_iso_4217(self) -> None:
        for digits, codes in table("iso")["currencies"].items():
            assert {decimals(code) for code in set(codes.split()) - ROUNDED} == {int(digits)}

    def test_every_currency_has_a_unit(self) -> None:
        assert set(world()["codes"].split()) <= units.currencies()

    @pytest.mark.parametrize("kind", ["families", "signs"])
    def test_readings_are_known_codes(self, kind: str) -> None:
        assert {code for codes in world()[kind].values() for code in codes} <= set(world()["codes"].split())

    def test_territories_are_those_of_iso_3166(self) -> None:
        assert len(table("iso")["territories"].split()) == 250, "249 of ISO 3166-1, and Kosovo"


@pytest.mark.parametrize("code", GENERATED)
class TestGenerated:
    def test_the_source_is_recorded(self, code: str) -> None:
        assert {"cldr", "babel", "generated"} <= set(table(code))
        assert "Unicode License V3" in (FOLDER / f"{code}.toml").read_text("utf-8")

    def test_nothing_is_missing(self, code: str) -> None:
        names = base.read(code)
        assert [key for key, _ in names["months"]] == ([] if code in NUMBERED else [str(n) for n in range(1, 13)])
        assert [key for key, _ in names["weekdays"]] == [str(n) for n in range(7)]
        assert set(table("iso")["territories"].split()) - {key for key, _ in names["parties"]} <= WORDS.get(code, set())
        assert in_use() - NEW <= {key for key, _ in names["currencies"]}


@pytest.mark.parametrize("code", languages.codes())
def test_every_currency_is_read_by_its_name(code: str) -> None:
    for currency, names in base.read(code)["currencies"]:
        for name in names:
            found = extract(f"12 {name}", lang=code)
            assert [currency in (q.currency, *q.alternatives) for q in found] == [True], name


@pytest.mark.parametrize("code", languages.codes())
def test_currencies_are_families_or_codes(code: str) -> None:
    known = {*world()["families"], *world()["minor"], *world()["codes"].split()}
    assert {key.partition(":")[0] for key in languages.load(code)["currencies"]} <= known


EMPTY = {"currencies_before": {}, "parties": {}, "units": {}, "magnitudes": {}}
MONTHS = {**{str(n): [] for n in range(1, 13)}, "ambiguous": []}
WEEKDAYS = {**{str(n): [] for n in range(7)}, "ambiguous": []}


def laid(**sections: Any) -> dict[str, Any]:
    return base.laid("en", {**EMPTY, "months": MONTHS, "weekdays": WEEKDAYS, "currencies": {}, **sections})


class TestLaid:
    def test_what_the_language_file_says_wins(self) -> None:
        under = laid(currencies={"som": ["lats"]}, parties={"XX": ["Chad"]})
        assert under["currencies"]["LVL"] == ["Latvian lats", "Latvian lati", "lati"]
        assert under["parties"]["XX"] == ["Chad"]
        assert under["parties"]["TD"] == []

    def test_names_that_are_other_words_are_left_out(self) -> None:
        under = laid(currencies={"none": ["tala"]}, units={"barrel": ["Kina"]})
        assert "none" not in under["currencies"]
        assert under["currencies"]["WST"] == ["Samoan tala"]
        assert under["currencies"]["PGK"] == ["Papua New Guinean kina"]

    def test_short_names_are_ambiguous(self) -> None:
        under = laid()
        assert under["months"]["1"] == ["January", "Jan"]
        assert "Jan" in under["months"]["ambiguous"]
        assert "January" not in under["months"]["ambiguous"]

    def test_a_noun_of_many_currencies_is_their_family(self) -> None:
        under = laid()
        assert "dollars" in under["currencies"]["dollar"]
        assert under["currencies"]["CAD"] == ["Canadian dollar", "Canadian dollars", "CA$"]
        assert under["currencies"]["crown:ISK"] == ["króna", "krónur"]

    def test_a_language_without_generated_names_is_as_it_is(self) -> None:
        sections = {**EMPTY, "months": MONTHS, "weekdays": WEEKDAYS, "currencies": {"lek": ["lek"]}}
        assert base.laid("tlh", sections) == sections
