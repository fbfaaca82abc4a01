"""The extraction of quantities: cases of prose, and what holds of every text."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from extraction_cases import Extraction, Line, all_extractions
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import languages
from factcheck.model import Quantity
from factcheck.quantities import quantities

CASES = all_extractions()
EN = languages.load("en")


def line(q: Quantity, expected: Line) -> Line:
    """A quantity as a line of a case; the noun and what it is for one of only where the case names them."""
    value_to = None if q.value_to is None else Fraction(q.value_to)
    noun = q.noun if expected.noun else ""
    return Line(q.kind, Fraction(q.value), value_to, q.unit, q.surface, q.hedge, q.per if expected.per else "", noun)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Extraction) -> None:
    found = quantities(case.text, languages.load(case.path.parent.name))
    padded = [*case.expected, *[Line("", Fraction(0), None, "", "")] * len(found)]
    assert [line(q, e) for q, e in zip(found, padded, strict=False)] == case.expected


def test_there_are_many_cases_and_many_of_them_are_tricky() -> None:
    assert len(CASES) >= 60
    assert sum(not case.expected for case in CASES) >= 20


@pytest.mark.parametrize(
    "text",
    [
        "Sales were $\u00a01.2\u00a0billion.",
        "Sales were $\u2009\u200e1.2\u200f billion.",
        "Sales were \u2066$1.2 billion\u2069.",
        "Sales were $\uff11.\uff12 billion.",
        "Sales were $१.२ billion.",
        "Sales were $1.\u200b2 billion.",
    ],
)
def test_spaces_marks_and_digits_of_any_script(text: str) -> None:
    (q,) = quantities(text, EN)
    assert (q.kind, q.value, q.currency) == ("money", Decimal(1_200_000_000), "USD")
    assert q.surface == text[q.span.start : q.span.end]


def test_the_number_is_marked_apart_from_sign_and_magnitude() -> None:
    text = "about $ 533.1 million"
    (q,) = quantities(text, EN)
    assert text[q.number.start : q.number.end] == "533.1"
    assert (q.magnitude, q.words) == (Decimal(1_000_000), False)


def test_a_dollar_keeps_its_other_readings() -> None:
    (q,) = quantities("It cost $5.", EN)
    assert (q.currency, "CAD" in q.alternatives, "USD" in q.alternatives) == ("USD", True, False)
    (canadian,) = quantities("It cost C$5.", EN)
    assert (canadian.currency, canadian.alternatives) == ("CAD", ())


def test_places_count_within_the_whole_text() -> None:
    text = "Up 3 percent. Down 4 percent. Flat at 5 percent."
    (q,) = quantities(text, EN, start=14, end=29)
    assert (q.surface, text[q.span.start : q.span.end]) == ("4 percent", "4 percent")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("imports of $533.1 million", Fraction("533050000"), Fraction("533150000")),
        ("up 35.9 percent", Fraction("35.85"), Fraction("35.95")),
        ("up 10 percent", Fraction("9.5"), Fraction("10.5")),
        ("a toll of 57 cents", Fraction("0.565"), Fraction("0.575")),
        ("three million tonnes", Fraction(2_500_000), Fraction(3_500_000)),
        ("five contracts were signed", Fraction(5), Fraction(5)),
        ("61st place", Fraction(61), Fraction(61)),
    ],
)
def test_the_figure_is_what_the_print_allows(text: str, low: Fraction, high: Fraction) -> None:
    (q,) = quantities(text, EN)
    assert (q.low, q.high) == (low, high)


@pytest.mark.parametrize("piece", ["1,", "$", "9", "1 ", "$1.", "(", "1-", "1/", "five ", "://1 ", "1 to ", "a-", "٫1"])
def test_hostile_repetition_gives_a_result(piece: str) -> None:
    text = piece * 2000
    assert all(q.surface == text[q.span.start : q.span.end] for q in quantities(text, EN))


WORDS = (
    "$ € £ % ٪ - – − ( ) / . , : 1 5 12 2,500 1.5 ۳ ٣ ½ percent pct million trillion bn dollars cents a to from "
    "between and half third doubled times fold No. th st Rs USD index points May درصد میلیارد دلار و برابر "
    "\u200f \u200c \u00a0 \n\n"
)
PIECES = st.sampled_from(WORDS.split(" "))


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=25).map("".join)))
def test_any_text_gives_sorted_quantities_that_do_not_overlap(text: str) -> None:
    for code in ("en", "fa"):
        found = quantities(text, languages.load(code))
        for q in found:
            assert q.surface == text[q.span.start : q.span.end]
            assert q.span.start <= q.number.start < q.number.end <= q.span.end
            assert q.low is None or q.high is None or q.low <= q.high
        assert all(a.span.end <= b.span.start for a, b in pairwise(found))
