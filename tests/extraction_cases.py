"""Reads the extraction cases in tests/cases/<language>/extraction_*.md.

    # A space behind the sign
    > Imports were $ 533.1 million.

        money 533.1e6 USD "$ 533.1 million"

Below a quotation stands one line a quantity, all of them in order, or ``nothing``. A line has the kind, the value
(``3..5`` is a range, ``1/3`` a fraction), the unit where there is one, the surface in quotation marks, and whatever
else the case is about: ``about``, ``more``, ``nearly``, ``upto`` or ``less``; ``per share``; ``of jobs`` for the noun.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

CASES = Path(__file__).parent / "cases"
HEDGES = ("about", "more", "nearly", "upto", "less")


@dataclass(frozen=True)
class Line:
    """One expected quantity."""

    kind: str
    value: Fraction
    value_to: Fraction | None
    unit: str
    surface: str
    hedge: str | None = None
    per: str = ""
    noun: str = ""


@dataclass
class Extraction:
    """One quoted text and its quantities."""

    path: Path
    line: int
    heading: str
    text: str
    expected: list[Line] = field(default_factory=list)
    known: bool = False

    @property
    def name(self) -> str:
        """A readable name for the test report."""
        return f"{self.path.parent.name}/{self.path.stem}:{self.line}"


def read(path: Path) -> list[Extraction]:
    """The cases of one file; a text without an expectation, or an unknown line, is an error."""
    cases: list[Extraction] = []
    heading = ""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.startswith("#"):
            heading = line.lstrip("# ")
        elif line.startswith(">"):
            if cases and not cases[-1].known:
                raise ValueError(f"{path.name}:{number}: the quotation before has no expectation")
            cases.append(Extraction(path, number, heading, line[1:].strip()))
        elif line.startswith("    ") and line.strip():
            cases[-1].known = True
            if line.strip() != "nothing":
                cases[-1].expected.append(parse(line.strip(), f"{path.name}:{number}"))
    if not cases or not cases[-1].known:
        raise ValueError(f"{path.name}: the last quotation has no expectation")
    return cases


def parse(line: str, place: str) -> Line:
    """One line of expectation."""
    head, _, rest = line.partition('"')
    surface, _, tail = rest.rpartition('"')
    kind, value, *unit = head.split()
    low, _, high = value.partition("..")
    extras = shlex.split(tail)
    hedge = extras.pop(0) if extras and extras[0] in HEDGES else None
    pairs = dict(zip(extras[::2], extras[1::2], strict=True))
    if set(pairs) - {"per", "of"}:
        raise ValueError(f"{place}: unknown expectation {line!r}")
    return Line(
        kind,
        Fraction(low),
        Fraction(high) if high else None,
        " ".join(unit),
        surface,
        hedge,
        pairs.get("per", ""),
        pairs.get("of", ""),
    )


def all_extractions() -> list[Extraction]:
    """All extraction cases, in the order of the files."""
    return [case for path in sorted(CASES.glob("*/extraction_*.md")) for case in read(path)]
