"""Every output, on hand-made reports, against a golden file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from golden_files import GOLDEN, compare
from sample_report import FAILURES, REPORTS, russia_iran

from factcheck.reports import FORMATS, concise, extraction, html, json, markdown, terminal

EXTRACTED = [(replace(r.article, language=r.language), r.quantities) for r in REPORTS]
OUTPUTS = {
    "terminal-80.txt": lambda: terminal.render(REPORTS, FAILURES, width=80, agreed=True),
    "terminal-120.txt": lambda: terminal.render(REPORTS, FAILURES, width=120, show=("contradiction", "warning")),
    "terminal-40.txt": lambda: terminal.render(REPORTS, FAILURES, width=40),
    "terminal-quiet.txt": lambda: terminal.render(REPORTS, FAILURES, show=("contradiction",), brief=True),
    "terminal-color.txt": lambda: terminal.render(REPORTS[:1], color=True, agreed=True),
    "concise.txt": lambda: concise.render(REPORTS, FAILURES),
    "json.json": lambda: json.render(REPORTS, FAILURES),
    "markdown.md": lambda: markdown.render(REPORTS, FAILURES),
    "terminal-explain.txt": lambda: terminal.render(REPORTS, FAILURES, width=80, explain=True),
    "html.html": lambda: html.render(REPORTS, FAILURES),
    "html-fragment.html": lambda: html.fragment(russia_iran()),
    "html-finding.html": lambda: html.fragment(russia_iran().findings[0]),
    "extraction-table.txt": lambda: extraction.render(EXTRACTED, "table"),
    "extraction-csv.csv": lambda: extraction.render(EXTRACTED, "csv"),
    "extraction-jsonl.jsonl": lambda: extraction.render(EXTRACTED, "jsonl"),
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_output_is_what_the_golden_file_holds(name: str) -> None:
    compare(name, OUTPUTS[name]())


def test_every_format_has_a_golden_file() -> None:
    names = [path.name for path in GOLDEN.iterdir()]
    for form in (*FORMATS, *(f"extraction-{f}" for f in extraction.FORMATS)):
        assert any(name.startswith(form) for name in names), form


def test_no_golden_file_is_left_over() -> None:
    ours = {p.name for p in GOLDEN.iterdir() if p.name.startswith(("terminal", "concise", "json", "markdown", "html"))}
    assert ours <= set(OUTPUTS)


@pytest.mark.parametrize("name", [n for n in OUTPUTS if not n.startswith("terminal")])
def test_same_input_gives_the_same_bytes(name: str) -> None:
    assert OUTPUTS[name]() == OUTPUTS[name]()
