"""Texts that nobody wrote: they give a result in every language, and work that grows no faster than they do."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

import factcheck
from factcheck import languages

MOST = 1.5
"""How much more work a character may take in ten times the text."""


def work(run: Callable[[], object]) -> int:
    """How many calls a run makes, of Python and of C: the same on each machine, however busy it is."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        *[("en", piece) for piece in ("1,", "$", "9", "1 ", "$1.", "5% ", "(1 ", "in 2018, ", "May 2018 ")],
        *[("en", piece) for piece in ("rose 5% ", "exports 5% ", "one hundred ", "$5 million from Iran to China ")],
        ("de", "im Mai 5% "),
        ("fa", "هزار میلیارد "),
        ("ru", "в мае 5 млн "),
        ("tr", "yüzde 5 "),
        ("zh", "星期一"),
        ("ja", "5月1日"),
        ("hi", "मई में 5 लाख "),
    ],
)
def test_work_grows_no_faster_than_the_text(language: str, piece: str) -> None:
    texts = [(piece * size)[:size] for size in (400, 4000)]
    for text in texts:
        factcheck.check(text, lang=language)
    small, large = (work(lambda text=text: factcheck.check(text, lang=language)) / len(text) for text in texts)
    assert large <= MOST * small, f"{small:.0f} calls a character become {large:.0f}"


def test_work_is_counted() -> None:
    assert work(lambda: [abs(number) for number in range(100)]) > 10 * work(lambda: abs(1))


@pytest.mark.parametrize("code", sorted(languages.codes()))
def test_a_magnitude_that_is_repeated_gives_a_result(code: str) -> None:
    language = languages.load(code)
    names = [forms[0] for section in ("magnitudes", "short_magnitudes") for forms in language[section].values()]
    assert names
    for name in names:
        text = f"{name} " * 1500
        assert all(q.surface == text[q.span.start : q.span.end] for q in factcheck.extract(text, lang=code)), name


def portions(size: int) -> str:
    """Many figures, and as many shares that none of them makes right."""
    told = "".join(f"Imports were ${800 + number} million. " for number in range(size))
    return f"Exports were $900 million. {told}" + "Iran took $5 million, or 3 percent of the total exports. " * size


def test_a_share_is_not_tried_on_all_figures_of_a_long_text() -> None:
    small, large = portions(60), portions(240)
    factcheck.check(small, lang="en")
    assert work(lambda: factcheck.check(large, lang="en")) < 4 * work(lambda: factcheck.check(small, lang="en"))


def test_a_base_is_sought_among_the_periods_and_not_among_their_mentions() -> None:
    piece = "Exports in May 2018 were 5% more than in May 2018. "
    factcheck.check(piece, lang="en")
    small, large = (work(lambda size=size: factcheck.check(piece * size, lang="en")) for size in (40, 160))
    assert large < 4.4 * small
