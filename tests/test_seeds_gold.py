"""The extractor against the hand-made labels of the five seed articles."""

import json
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pytest

from factcheck import languages
from factcheck.model import Quantity
from factcheck.quantities import quantities

ROOT = Path(__file__).parents[1]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
GOLD = [json.loads(line) for line in (ROOT / "data" / "seeds_gold.jsonl").read_text("utf-8").splitlines()]
LABELLED = ("money", "percent", "multiple", "rank", "count")

Label = tuple[int, int, str, Decimal, str | None]


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def language_of(text: str) -> languages.Language:
    return languages.load("fa" if "است" in text else "en")


def found(path: Path, kinds: Iterable[str]) -> set[Label]:
    text = text_of(path)
    return {label(q) for q in quantities(text, language_of(text)) if q.kind in kinds}


def label(q: Quantity) -> Label:
    return q.span.start, q.span.end, q.kind, number(q), q.hedge


def number(q: Quantity) -> Decimal:
    assert isinstance(q.value, Decimal)
    return q.value


def labelled(path: Path, kinds: Iterable[str]) -> set[Label]:
    rows = (g for g in GOLD if g["file"] == path.name and g["kind"] in kinds)
    return {(g["start"], g["end"], g["kind"], Decimal(g["value"]), g["hedge"]) for g in rows}


@pytest.mark.parametrize("path", SEEDS, ids=lambda p: p.stem[:3])
def test_money_and_percentages_are_found_exactly(path: Path) -> None:
    assert found(path, ("money", "percent")) == labelled(path, ("money", "percent"))


@pytest.mark.parametrize("path", SEEDS, ids=lambda p: p.stem[:3])
def test_multiples_ranks_and_counts_are_found_exactly(path: Path) -> None:
    assert found(path, ("multiple", "rank", "count")) == labelled(path, ("multiple", "rank", "count"))


@pytest.mark.parametrize("row", GOLD, ids=lambda g: f"{g['file'][:3]}:{g['start']}")
def test_each_label_is_what_is_printed(row: dict[str, str]) -> None:
    path = next(p for p in SEEDS if p.name == row["file"])
    assert text_of(path)[int(row["start"]) : int(row["end"])] == row["surface"]
    assert row["kind"] in LABELLED


@pytest.mark.parametrize("row", [g for g in GOLD if g["kind"] == "money"], ids=lambda g: g["surface"])
def test_money_is_in_the_labelled_currency(row: dict[str, str]) -> None:
    text = text_of(ROOT / "seeds" / row["file"])
    (q,) = [q for q in quantities(text, language_of(text)) if q.span.start == row["start"]]
    assert (q.currency, q.unit) == (row["unit"], row["unit"])


def test_every_seed_but_the_second_language_has_money() -> None:
    assert {g["file"][:3] for g in GOLD if g["kind"] == "money"} == {"000", "003", "004"}
