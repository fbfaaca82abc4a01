"""What print means, line by line of the semantics: steps, readings, truncation, hedges, ranges, words."""

from fractions import Fraction as F
from math import floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.numeric.figure import Figure
from factcheck.numeric.interval import NON_NEGATIVE, WHOLE, Interval
from factcheck.numeric.rounding import fraction, majority, printed, ratio_in_words

SETTINGS = settings(derandomize=True, max_examples=200, deadline=None)


def box(low: str | None, high: str | None) -> Interval:
    return Interval(None if low is None else F(low), None if high is None else F(high))


@pytest.mark.parametrize(
    ("digits", "magnitude", "base", "hull"),
    [
        ("533.1", 1, box("533.05", "533.15"), box("533.05", "533.2")),
        ("1.14", 10**9, box("1135000000", "1145000000"), box("1135000000", "1150000000")),
        ("349.23", 10**6, box("349225000", "349235000"), box("349225000", "349240000")),
        ("2", 1, box("1.5", "2.5"), box("1.5", "3")),
        ("2.0", 1, box("1.95", "2.05"), box("1.95", "2.1")),
        ("-3.2", 1, box("-3.25", "-3.15"), box("-3.3", "-3.15")),
        ("0", 1, box("-0.5", "0.5"), box("-1", "1")),
        ("0.0", 1, box("-0.05", "0.05"), box("-0.1", "0.1")),
    ],
)
def test_the_step_comes_from_the_string(digits: str, magnitude: int, base: Interval, hull: Interval) -> None:
    figure = printed(digits, magnitude)
    assert (figure.hard.base, figure.hard.hull) == (base, hull)
    assert figure.hard == figure.firm == figure.fine


@pytest.mark.parametrize(
    ("digits", "hard", "firm", "fine"),
    [
        ("5000", box("4500", "5500"), box("4950", "5050"), box("4999.5", "5000.5")),
        ("200000", box("150000", "250000"), box("195000", "205000"), box("199999.5", "200000.5")),
        ("1230", box("1225", "1235"), box("1225", "1235"), box("1229.5", "1230.5")),
        ("50", box("45", "55"), box("49.5", "50.5"), box("49.5", "50.5")),
        ("-50", box("-55", "-45"), box("-50.5", "-49.5"), box("-50.5", "-49.5")),
    ],
)
def test_last_zeros_have_three_readings(digits: str, hard: Interval, firm: Interval, fine: Interval) -> None:
    figure = printed(digits)
    assert (figure.hard.base, figure.firm.base, figure.fine.base) == (hard, firm, fine)


def test_zeros_before_a_magnitude_word_are_multiplied() -> None:
    assert printed("200", 10**6).hard.base == box("150000000", "250000000")
    assert printed("200", 10**6).fine.base == box("199500000", "200500000")


def test_zeros_of_percentages_are_meant() -> None:
    figure = printed("10", F(1, 100), zeros=False)
    assert figure.hard.base == figure.fine.base == box("0.095", "0.105")


def test_counted_things_are_exact_unless_in_thousands_or_hedged() -> None:
    assert printed("61", counted=True).hard.hull == box("61", "61")
    assert printed("50", counted=True).fine.base == box("50", "50")
    assert printed("5000", counted=True) == printed("5000")
    assert printed("5", 1000, counted=True) == printed("5", 1000)
    assert printed("60", counted=True, hedge="about") == printed("60", hedge="about")


@pytest.mark.parametrize(
    ("digits", "hedge", "hard", "firm", "fine"),
    [
        ("1.7", "about", box("1.6", "1.8"), box("1.6", "1.8"), box("1.6", "1.8")),
        ("5000", "about", box("4000", "6000"), box("4000", "6000"), box("4975", "5025")),
        ("-2.5", "about", box("-2.6", "-2.4"), box("-2.6", "-2.4"), box("-2.6", "-2.4")),
        ("500", "more", box("450", None), box("500", None), box("500", "600")),
        ("12.3", "more", box("12.25", None), box("12.3", None), box("12.3", "12.4")),
        ("3.00", "nearly", box("0", "3.005"), box("0", "3.005"), box("2.7", "3")),
        ("200", "nearly", box("0", "250"), box("0", "250"), box("100", "200")),
        ("5", "upto", NON_NEGATIVE, NON_NEGATIVE, box("0", "5.5")),
        ("2", "less", box(None, "2.5"), box(None, "2"), box(None, "2")),
        ("-2", "more", WHOLE, WHOLE, WHOLE),
    ],
)
def test_hedges(digits: str, hedge: str, hard: Interval, firm: Interval, fine: Interval) -> None:
    figure = printed(digits, hedge=hedge)
    assert (figure.hard.base, figure.firm.base, figure.fine.base) == (hard, firm, fine)
    assert (figure.hard.hull, figure.firm.hull, figure.fine.hull) == (hard, firm, fine)


def test_about_is_at_least_half_a_percent_wide() -> None:
    assert printed("1700.0", hedge="about").hard.base == box("1691.5", "1708.5")


def test_ranges_reach_from_end_to_end() -> None:
    assert printed("3.5", digits_to="4").hard.base == box("3.45", "4.5")
    assert printed("900", 10**6, digits_to="1.2", magnitude_to=10**9).firm.base == box("895000000", "1250000000")
    assert printed("-2.5", digits_to="-1.5").hard.base == box("-2.55", "-1.45")


def test_mixed_fractions_step_by_their_denominator() -> None:
    assert fraction(F(17, 2)).hard.base == box("8.25", "8.75")
    assert fraction(F(17, 2)).hard.hull == box("8.25", "9")
    assert fraction(F(5, 4), hedge="more").firm.base == box("1.25", None)


@pytest.mark.parametrize(
    ("ratio", "hedge", "hard", "firm"),
    [
        (F(2), None, box("1.5", "2.5"), box("1.8", "2.2")),
        (F(5), None, box("4.5", "5.5"), box("4.5", "5.5")),
        (F(10), None, box("9", "11"), box("9", "11")),
        (F(2), "more", box("1.9", None), box("2", None)),
        (F(2), "nearly", box("1.5", "2.1"), box("1.7", "2")),
        (F(1, 2), None, box("0.4", "0.6"), box("0.45", "0.55")),
        (F(1, 4), None, box("0.2", "0.3"), box("0.225", "0.275")),
        (F(1, 2), "less", box("0", "0.525"), box("0", "0.5")),
    ],
)
def test_multiples_in_words_have_a_wide_and_a_tight_bound(
    ratio: F, hedge: str | None, hard: Interval, firm: Interval
) -> None:
    figure = ratio_in_words(ratio, hedge=hedge)
    assert (figure.hard.hull, figure.firm.hull) == (hard, firm)


def test_a_share_is_no_more_than_the_whole() -> None:
    assert ratio_in_words(F(2, 3), hedge="more", share=True).firm.hull == box("2/3", "1")
    assert majority().hard.hull == box("0.5", "1")


@pytest.mark.parametrize("digits", ["", "1,000", "1e9", "٣", "--5", "1.2.3", "1/2"])
def test_what_is_no_plain_figure_is_refused(digits: str) -> None:
    with pytest.raises(ValueError, match="not a plain decimal"):
        printed(digits)


def test_an_unknown_hedge_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown hedge"):
        printed("5", hedge="maybe")
    with pytest.raises(ValueError, match="unknown hedge"):
        ratio_in_words(F(2), hedge="maybe")


def nested(figure: Figure) -> bool:
    """Whether every reading is within the more generous ones, and every base within its hull."""
    readings = (figure.hard, figure.firm, figure.fine)
    return (
        all(r.hull.covers(r.base) for r in readings)
        and figure.hard.hull.covers(figure.firm.hull)
        and figure.hard.base.covers(figure.firm.base)
    )


hedges = st.sampled_from((None, "about", "more", "nearly", "upto", "less"))


@SETTINGS
@given(st.integers(-(10**7), 10**7), st.integers(0, 4), hedges)
def test_readings_are_nested(scaled: int, places: int, hedge: str | None) -> None:
    assert nested(printed(_decimal(scaled, places), hedge=hedge))


@SETTINGS
@given(st.fractions(F(1, 60), 50, max_denominator=60), hedges, st.booleans())
def test_words_are_nested(ratio: F, hedge: str | None, share: bool) -> None:
    assert nested(ratio_in_words(min(ratio, F(1)) if share else ratio, hedge=hedge, share=share))


@SETTINGS
@given(st.fractions(-(10**6), 10**6), st.integers(0, 4), st.booleans())
def test_a_true_value_is_within_what_is_printed_of_it(value: F, places: int, cut: bool) -> None:
    size = abs(value) * 10**places
    scaled = floor(size) if cut else floor(size + F(1, 2))
    figure = printed(_decimal(scaled if value >= 0 else -scaled, places))
    assert figure.hard.hull.contains(value)
    assert cut or figure.hard.base.contains(value)


def _decimal(scaled: int, places: int) -> str:
    digits = str(abs(scaled)).zfill(places + 1)
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if scaled < 0 else text
