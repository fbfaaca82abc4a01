"""The terminal output: alignment, narrow and wide windows, colours."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_report import FAILURES, REPORTS, azerbaijan, claim, persian, quiet, render, russia_iran

from factcheck.model import Article, Coverage, Finding, Quantities, Report, SourceMap, Span
from factcheck.reports import full
from factcheck.reports.display import cells
from factcheck.reports.labels import labelled
from factcheck.reports.places import Places
from factcheck.reports.windows import windows


def one_finding(text: str, *surfaces: str, role: str = "current") -> Report:
    """A report that points at pieces of a text."""
    spans = tuple(Span(text.index(s), text.index(s) + len(s), role) for s in surfaces)
    finding = Finding("f", "growth", "contradiction", "sentence", "They disagree.", spans, ())
    nothing = Coverage(0, 0, 0, 0, 0, 0, 0)
    return Report(Article(text, path="a.txt"), Quantities(), (), (), (finding,), nothing, "en")


def excerpt(text: str) -> list[str]:
    """The rows of the passage, without their gutter."""
    return [line.split("|", 1)[1].removeprefix(" ") for line in text.splitlines() if line[:8].rstrip().find("|") > 0]


@pytest.mark.parametrize("width", [32, 40, 60, 80, 100, 120, 200])
def test_no_row_is_wider_than_the_terminal(width: int) -> None:
    # A path is not broken, so that it can be clicked.
    for line in render(full, REPORTS, FAILURES, width=width, agreed=True).splitlines():
        assert cells(line.replace("\u2068", "").replace("\u2069", "")) <= width or "seeds/" in line, line


def test_every_span_of_a_finding_is_underlined_also_over_several_sentences() -> None:
    shown = render(full, [azerbaijan()], width=80)
    for phrase in ("5.76 percent", "in the first half of the year", "in the first six months of 2017"):
        assert "^" * len(phrase) in shown
    for role in ("growth", "base period: the same as the claim's own", "the next sentence names this base"):
        assert role in shown


def test_carets_stand_below_wide_and_combining_characters() -> None:
    report = one_finding("日本の輸出は 5 percent でした e\u0301e\u0301 7 percent end", "5 percent", "7 percent")
    rows = excerpt(render(full, [report], width=80))
    text, carets = rows[1], rows[2]
    for surface, start in (("5 percent", carets.index("^")), ("7 percent", carets.rindex(" ^") + 1)):
        assert cells(text[: text.index(surface)]) == start


def test_escapes_are_counted_with_the_columns_they_take() -> None:
    rows = excerpt(render(full, [one_finding("a\x1b[31mb\u202e rose 5 percent", "5 percent")], width=80))
    assert rows[1] == "a\\x1b[31mb\\u202e rose 5 percent"
    assert rows[2].index("^") == rows[1].index("5 percent")


def test_a_long_line_is_shown_through_a_window_that_holds_the_span() -> None:
    report = one_finding("word " * 2000 + "rose 5 percent " + "word " * 2000, "5 percent")
    rows = excerpt(render(full, [report], width=60))
    assert rows[1].startswith("…")
    assert rows[1].endswith("…")
    assert rows[1].index("5 percent") == rows[2].index("^")


def test_a_line_without_spaces_is_cut() -> None:
    (window,) = windows(Places(Article("x" * 500 + "5%" + "y" * 500)), (Span(500, 502),), 40)
    assert len(window.text) <= 40
    assert window.text[window.spans[0].start : window.spans[0].end] == "5%"


def test_a_span_longer_than_the_window_is_cut_and_still_underlined() -> None:
    rows = excerpt(render(full, [one_finding("9" * 5000, "9" * 5000)], width=50))
    assert len(rows[1]) <= 46
    assert rows[2].count("^") > 30


def test_a_span_over_a_line_break_is_shown_on_its_first_line() -> None:
    rows = excerpt(render(full, [one_finding("rose 5\r\npercent in May", "5\r\npercent")], width=50))
    assert rows[1] == "rose 5"
    assert rows[2] == "     ^"


def test_zero_width_characters_without_end_do_not_widen_the_search() -> None:
    text = "\u200d" * 100_000 + "5 percent" + "\u0301" * 100_000
    shown = render(full, [one_finding(text, "5 percent")], width=80)
    assert "5 percent" in shown
    assert len(shown) < 5_000


def test_long_roles_are_wrapped_below_numbers() -> None:
    role = "the rate of change that the ministry gave for the whole of the year before last"
    shown = render(full, [one_finding("Exports rose 5 percent to 9 million", "5 percent", role=role)], width=40)
    assert "1: the rate" in shown
    assert " ".join(line.strip(" |") for line in shown.splitlines()).count("last") == 1


def test_labels_that_would_touch_go_to_lower_rows() -> None:
    assert labelled([(0, 2, "first"), (3, 5, "second")], 40) == ["^^ ^^", "|  second", "first"]
    assert labelled([(0, 2, "one"), (6, 8, "two")], 40) == ["^^    ^^", "one   two"]


def test_right_to_left_text_is_bracketed_and_isolated_and_not_underlined() -> None:
    rows = excerpt(render(full, [persian()], width=80))
    assert not any("^" in row for row in rows)
    assert rows[1].startswith("\u2068")
    assert rows[1].endswith("\u2069")
    assert "[۲۰ تفاهمنامه]" in rows[1]
    assert any("memoranda" in row for row in rows)


def test_colours_only_when_asked_for() -> None:
    assert "\x1b" not in render(full, REPORTS, FAILURES)
    colored = render(full, REPORTS, FAILURES, color=True)
    for code in ("1;31", "1;33", "0"):
        colored = colored.replace(f"\x1b[{code}m", "")
    for code in ("1;36", "34", "1", "31", "32", "1;32"):
        colored = colored.replace(f"\x1b[{code}m", "")
    assert colored == render(full, REPORTS, FAILURES)


def test_the_last_line_is_the_verdict() -> None:
    def last(*reports: Report) -> str:
        return render(full, reports).splitlines()[-1]

    assert last(russia_iran()) == "Not consistent: 1 contradiction."
    assert last(azerbaijan()) == "No contradiction, but a look is needed: 1 warning."
    assert last(replace(azerbaijan(), findings=())) == "Consistent as far as it could be recomputed: 1 article."
    assert last(quiet()) == "Nothing to recompute: 1 article without figures that could disagree."
    assert last() == "Nothing was checked."


def test_what_is_not_shown_is_counted() -> None:
    shown = render(full, [azerbaijan()], show=("contradiction",))
    assert "1 warning, 1 note (2 not shown: --verbose shows all)" in shown


def test_a_repair_is_shown_before_and_after() -> None:
    lines = render(full, [russia_iran()], width=120).splitlines()
    before = next(line for line in lines if line.startswith("  - "))
    after = next(line for line in lines if line.startswith("  + "))
    assert before[4:].replace("140.9 percent", "$140.9 million") == after[4:]


def test_a_claim_helper_points_at_the_nth_place() -> None:
    source = Article("5 percent and 5 percent")
    assert claim(source, "5 percent", "5", ("4", "6"), "percent", nth=1).span.start == 14


def test_positions_are_those_of_the_file_that_the_text_came_from() -> None:
    # "<p>Sales rose\n<b>5 percent</b></p>" after a head of one line: two lines of the file are one of the text.
    source = SourceMap(((0, 9), (11, 23)), lines=(0, 6, 20))
    places = Places(Article("Sales rose 5 percent", source=source))
    assert places.at(0) == (2, 4)
    assert places.at(11) == (3, 4)
    assert places.behind(20) == (3, 13)
    assert places.row(11) == 1
