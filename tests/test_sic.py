"""The mark [sic]: an article says the same with it and without, in every language, and its offsets stay."""

from __future__ import annotations

import functools

import pytest
from check_cases import CASES, Case, all_cases

import factcheck
from factcheck import pipeline
from factcheck.model import Report, Span
from factcheck.sic import Marks, masked

MARKS = ("[sic]", "(sic)", "（sic!）", "[ sic! ]")
RULES = {"growth", "balance", "direction"}


@functools.cache
def examples() -> dict[str, list[Case]]:
    """Contradictions of each language whose figures are words of their own in one line."""
    found: dict[str, list[Case]] = {}
    for case in all_cases():
        alone = "\n" not in case.text and "'" not in case.text
        if case.verdict == "contradiction" and case.rule in RULES and alone:
            found.setdefault(case.path.parent.name, []).append(case)
    return found


def said(report: Report) -> list[object]:
    """What does not depend on where something stands."""
    figures = [(c.id, c.quantity.surface, c.measure, c.flow) for c in report.claims]
    return [figures, [(f.id, f.severity) for f in report.findings], report.coverage]


@pytest.mark.parametrize("lang", sorted(path.name for path in CASES.iterdir() if path.is_dir()))
def test_it_disturbs_neither_extraction_nor_binding(lang: str) -> None:
    for case in examples()[lang][:2]:
        plain = pipeline.check(case.text, lang=lang, date=case.date)
        for mark in MARKS[:2]:
            text, last = case.text, plain.quantities[-1].span.end
            marked = f"{text[:last]} {mark}{text[last:]}"
            report = pipeline.check(marked, lang=lang, date=case.date)
            assert report.findings, case.name
            assert said(report) == said(plain), case.name
            assert report.article.text == marked
            assert [q.surface for q in factcheck.extract(marked, lang=lang)] == [q.surface for q in report.quantities]


@pytest.mark.parametrize("mark", MARKS)
def test_spans_point_into_the_text_as_it_is_printed(mark: str) -> None:
    text = f"Exports rose 15.3% {mark} to $45.6 billion from $40.6 billion."
    (entry,) = factcheck.check(text, lang="en").suppressed
    finding = entry.finding
    assert [text[s.start : s.end] for s in finding.spans] == ["15.3%", "$45.6 billion", "$40.6 billion", "rose"]


@pytest.mark.parametrize("text", ["9% (SIC)", "9% [sick]", "9% sic", "9% [sic", "a basic sic(k) line", ""])
def test_nothing_else_is_masked(text: str) -> None:
    assert masked(text) == text
    assert not Marks(text).follow([Span(0, 2)])


@pytest.mark.parametrize(
    "text", ['9%" [sic]', "9%\u00a0[sic]", "9%\u200f (sic)", "9％［sic］", "9 [sic] percent", "9%[sic!]"]
)
def test_it_follows_a_figure(text: str) -> None:
    end = len(text) if text.endswith("percent") else text.index("%" if "%" in text else "％") + 1
    assert Marks(text).follow([Span(0, end)])
    assert len(masked(text)) == len(text)


@pytest.mark.parametrize("text", ["9% rose [sic]", "9%, [sic]", "9% of it (sic)"])
def test_it_follows_another_word(text: str) -> None:
    assert not Marks(text).follow([Span(0, 2)])


def test_hostile_marks_take_linear_time() -> None:
    for piece in (' " ', "[sic] ", "[sic", "( ", "sic]", "\u200f "):
        text = piece * 100_000 + "sic"
        assert len(masked(text)) == len(text)
        assert not Marks(text).follow([Span(0, 0)] * 1000) or piece.startswith("[sic]")
