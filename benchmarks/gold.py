"""A corpus with gold spans: how it is read, and how what a contestant found is scored.

The README beside this file says what such a corpus looks like.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from texts import texts

EXACT = 1e-9
"""How far a value may be off, relative to it, since peers compute with floats."""


class Found(NamedTuple):
    """One figure that a contestant found."""

    kind: str
    value: float
    currency: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Corpus:
    """The texts, and the gold rows of each; no rows at all where the corpus is only for speed."""

    texts: tuple[str, ...]
    rows: tuple[tuple[dict[str, Any], ...], ...]

    @property
    def kilobytes(self) -> float:
        """The size of all texts in UTF-8."""
        return sum(len(text.encode()) for text in self.texts) / 1000

    def count(self, kind: str) -> int:
        """How many gold rows of a kind count."""
        return sum(row["kind"] == kind and not row.get("ignore") for rows in self.rows for row in rows)


def corpus(folder: Path) -> Corpus:
    """Read a folder: documents and gold in JSON lines, or else plain texts."""
    documents, gold = (sorted(folder.glob(f"{name}*.jsonl")) for name in ("docs", "gold"))
    if not documents:
        return Corpus(tuple(texts(folder)), ())
    named = {row["doc"]: row["text"] for row in lines(documents)}
    rows = defaultdict[str, list[dict[str, Any]]](list)
    for row in lines(gold):
        rows[row["doc"]].append(row)
    return Corpus(tuple(named.values()), tuple(tuple(rows[doc]) for doc in named) if gold else ())


def lines(paths: Iterable[Path]) -> list[dict[str, Any]]:
    """The objects of some files of JSON lines."""
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines() if line.strip()]


def f1(kind: str, rows: Sequence[Sequence[dict[str, Any]]], found: Sequence[Sequence[Found]]) -> float | None:
    """The harmonic mean of precision and recall over all texts; None if nothing of the kind was found.

    A row is found by one thing of its kind that overlaps it and has its value and currency, the one with exactly its
    place before the others. What overlaps an ignored row and finds no other is neither right nor wrong.
    """
    right = wrong = 0
    for its_rows, things in zip(rows, found, strict=True):
        left = [thing for thing in things if thing.kind == kind]
        for row in its_rows:
            fitting = [thing for thing in left if not row.get("ignore") and fits(thing, row)]
            if fitting:
                right += 1
                left.remove(min(fitting, key=lambda thing: (thing.start, thing.end) != (row["start"], row["end"])))
        neutral = [row for row in its_rows if row.get("ignore")]
        wrong += sum(not any(overlap(thing, row) for row in neutral) for thing in left)
    counted = sum(row["kind"] == kind and not row.get("ignore") for its_rows in rows for row in its_rows)
    return 2 * right / (right + wrong + counted) if right + wrong else None


def fits(thing: Found, row: dict[str, Any]) -> bool:
    """Whether kind, value and currency are the row's, and the two overlap."""
    return (
        thing.kind == row["kind"]
        and abs(thing.value - row["value"]) <= EXACT * abs(row["value"])
        and thing.currency == row["currency"]
        and overlap(thing, row)
    )


def overlap(thing: Found, row: dict[str, Any]) -> bool:
    """Whether they share a character."""
    return thing.start < row["end"] and row["start"] < thing.end
