"""Reads the cases of prose in tests/cases: a heading, a quoted text, the expected result below it.

    # Two rates for one change
    > Imports were $533.1 million, up 35.9 percent or 140.9 percent from 2017.

        contradiction growth: 35.9 percent, 140.9 percent
        repair: "140.9 percent" -> "$140.9 million"

``consistent`` expects a relation that holds and no contradiction or warning; ``silent`` expects no finding at all;
``contradiction``, ``warning`` or ``note`` with a rule and figures expects that finding with those figures among its
spans, and nothing else of that severity or worse. ``frame: NAME`` names the frame that bound the figures. ``date:``
is the article's date. Where a table of the same name stands beside the file, figures are held against its facts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

CASES = Path(__file__).parent / "cases"
VERDICTS = ("consistent", "silent", "contradiction", "warning", "note")


@dataclass
class Case:
    """One quoted text and what is expected of it."""

    path: Path
    line: int
    heading: str
    text: str
    verdict: str = ""
    rule: str = ""
    figures: list[str] = field(default_factory=list)
    repair: tuple[str, str] | None = None
    frame: str = ""
    date: str | None = None

    @property
    def name(self) -> str:
        """A readable name for the test report."""
        return f"{self.path.parent.name}/{self.path.stem}:{self.line}"


def read(path: Path) -> list[Case]:
    """The cases of one file; a text without an expectation, or an unknown line, is an error."""
    cases: list[Case] = []
    heading, quote = "", []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.startswith("#"):
            heading = line.lstrip("# ")
        elif line.startswith(">"):
            if not quote:
                start = number
            quote.append(line[1:].removeprefix(" "))
        elif line.startswith("    ") and line.strip():
            if quote:
                cases.append(Case(path, start, heading, "\n".join(quote)))
                quote = []
            expect(cases[-1], line.strip(), f"{path.name}:{number}")
        elif line.strip() and quote:
            raise ValueError(f"{path.name}:{number}: a quotation without an expectation")
    if quote:
        raise ValueError(f"{path.name}: the last quotation has no expectation")
    return cases


def expect(case: Case, line: str, place: str) -> None:
    """Add one line of expectation to a case."""
    head, _, rest = line.partition(":")
    word, _, rule = head.partition(" ")
    if word in VERDICTS:
        case.verdict, case.rule = word, rule.strip()
        case.figures = [figure.strip() for figure in rest.split(" | " if " | " in rest else ", ") if figure.strip()]
    elif head == "repair":
        old, _, new = rest.partition("->")
        case.repair = (old.strip().strip('"'), new.strip().strip('"'))
    elif head == "frame":
        case.frame = rest.strip()
    elif head == "date":
        case.date = rest.strip()
    else:
        raise ValueError(f"{place}: unknown expectation {line!r}")


def all_cases() -> list[Case]:
    """All cases of checks, in the order of the files; the extraction cases have a reader of their own."""
    files = sorted(p for p in CASES.glob("*/*.md") if not p.name.startswith("extraction"))
    return [case for path in files for case in read(path)]
