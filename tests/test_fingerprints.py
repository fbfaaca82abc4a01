"""What makes a finding another one, and what does not."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.fingerprints import figures, fingerprint
from factcheck.model import Article

WRONG = "Imports were $533.1 million, up 35.9 percent or 140.9 percent from 2017."


def known(text: str, path: str = "a.txt") -> tuple[str, ...]:
    """The fingerprints of a text."""
    return tuple(fingerprint(found, text, path) for found in factcheck.check(Article(text, language="en")))


@pytest.mark.parametrize(
    "text",
    [
        f"Some words before.\n\n{WRONG}",
        WRONG.replace(" ", "\n"),
        WRONG.replace("$", "$\u00a0").replace(" percent", "\u202f%"),
        WRONG.replace("Imports", "\u201cImports\u201d"),
        WRONG.replace("Imports", "It was said that imports"),
    ],
    ids=["moved", "reflowed", "signs", "quotes", "other words"],
)
def test_a_finding_stays_the_same(text: str) -> None:
    plain = WRONG.replace(" percent", "%") if "%" in text else WRONG
    assert len(known(text)) == 1
    assert known(text) == known(plain)


def test_digits_of_another_script_are_the_same_figures() -> None:
    persian = "واردات ۳۵٫۹ درصد رشد کرد و از ۱۰۰ میلیون دلار به ۲۰۰ میلیون دلار رسید."
    latin = persian.translate({ord(c): str(i) for i, c in enumerate("۰۱۲۳۴۵۶۷۸۹")} | {ord("٫"): "."})
    one, two = factcheck.check(persian, lang="fa"), factcheck.check(latin, lang="fa")
    assert one.findings
    assert [figures(f, persian) for f in one] == [figures(f, latin) for f in two]


@pytest.mark.parametrize(("old", "new"), [("140.9", "140.8"), ("million", "billion"), ("$", "€")])
def test_another_figure_is_another_finding(old: str, new: str) -> None:
    assert set(known(WRONG)).isdisjoint(known(WRONG.replace(old, new)))


def test_another_file_is_another_finding() -> None:
    assert set(known(WRONG, "a.txt")).isdisjoint(known(WRONG, "b.txt"))


def test_dates_are_known_by_what_is_printed() -> None:
    assert known("They met on Monday, 14 June 2019.") == known("They met on Monday,\n14 June 2019.")
    assert known("They met on Monday, 14 June 2019.") != known("They met on Monday, 21 June 2019.")


def test_a_text_that_is_not_unicode_has_a_fingerprint() -> None:
    [found] = factcheck.check(WRONG).findings
    assert len(fingerprint(found, WRONG, "a\udcff.txt")) == 32
