"""An article, a title, a path and messages that try to break out of every output."""

from __future__ import annotations

import csv
import io
import json as standard
import unicodedata

import pytest
from sample_report import HOSTILE, hostile, render

from factcheck import schema
from factcheck.reports import concise, delimited, extraction, full, html, json, markdown
from factcheck.reports.display import JOINERS

EXTRACTED = [(hostile().article, hostile().quantities)]
OUTPUTS = {
    "full": render(full, [hostile()], agreed=True),
    "full-narrow": render(full, [hostile()], width=32, agreed=True),
    "full-explain": render(full, [hostile()], explain=True),
    "concise": render(concise, [hostile()]),
    "json": render(json, [hostile()]),
    "markdown": render(markdown, [hostile()]),
    "html": render(html, [hostile()]),
    "html-fragment": html.fragment(hostile()),
    "html-finding": html.fragment(hostile().findings[0]),
    **{f"extraction-{form}": extraction.render(EXTRACTED, form) for form in extraction.FORMATS},
}
NUMBERS = {column.name for column in schema.EXTRACTED if column.type not in delimited.TEXTS}
ISOLATES = "\u2066\u2068\u2069"


@pytest.mark.parametrize("name", OUTPUTS)
def test_nothing_is_left_that_a_terminal_or_reader_obeys(name: str) -> None:
    text = OUTPUTS[name]
    text.encode("utf-8")
    commands = {c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    allowed = {"\n", *JOINERS, *(ISOLATES if not name.startswith(("json", "html", "extraction-jsonl")) else "")}
    # The word joiner keeps Markdown from seeing a mention.
    allowed |= {"\u2060"} if name == "markdown" else set()
    assert commands <= allowed


@pytest.mark.parametrize("name", ["full", "full-narrow", "concise", "markdown", "extraction-table"])
def test_isolates_are_ours_and_closed_on_their_line(name: str) -> None:
    for line in OUTPUTS[name].splitlines():
        depth = 0
        for char in line:
            depth += (char in "\u2066\u2068") - (char == "\u2069")
            assert depth >= 0
        assert depth == 0


def test_a_bidi_override_is_shown_and_not_obeyed() -> None:
    for name in ("full", "concise", "markdown", "html"):
        assert "u202e" in OUTPUTS[name]


def test_markdown_has_no_markup_but_ours() -> None:
    fenced = False
    for line in OUTPUTS["markdown"].splitlines():
        if line.startswith("```"):
            fenced = not fenced
        if fenced or "`" in line.replace("\\`", ""):
            continue
        assert "<" not in line or line.startswith(("<details>", "<summary>", "</details>"))
        assert "](" not in line.replace("\\](", "")
        assert "@everyone" not in line
    assert not fenced


def test_no_cell_is_a_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(OUTPUTS["extraction-csv"])))
    assert len(rows) == 2
    for cell in [c for row in rows for name, c in row.items() if name not in NUMBERS]:
        assert not cell.startswith(delimited.FORMULA)
    assert rows[0]["path"].startswith("'=evil")


def test_negative_numbers_stay_numbers() -> None:
    assert {"value", "value_to", "low", "high"} <= NUMBERS


def test_a_line_of_json_is_one_record() -> None:
    lines = OUTPUTS["extraction-jsonl"].split("\n")
    assert [standard.loads(line)["noun"] for line in lines if line] == [HOSTILE, None]


def test_titles_without_end_are_shortened() -> None:
    for name in ("html", "markdown"):
        assert "t" * 200 not in OUTPUTS[name]
