"""Every output, on hand-made reports, against a golden file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from golden_files import GOLDEN, compare
from sample_report import FAILURES, PROGRAMS, REPORTS, render, run, russia_iran

from factcheck.reports import (
    FORMATS,
    concise,
    extraction,
    full,
    github,
    gitlab,
    html,
    json,
    junit,
    markdown,
    rdjson,
    sarif,
    shell,
)
from factcheck.rules import growth, turnover

RULES = tuple((rule.name, rule.doc, rule.equations) for rule in (growth.RULE, turnover.RULE))
EXTRACTED = [(replace(r.article, language=r.language), r.quantities) for r in REPORTS]


def bare(page: str) -> str:
    """A page without its style and script, which are files of their own."""
    for ours in (shell.style(), shell.script(), shell.part("shown.css")):
        page = page.replace(ours, "").replace(shell.digest(ours), "sha256-")
    return page


OUTPUTS = {
    "full-80.txt": lambda: render(full, REPORTS, FAILURES, width=80, agreed=True),
    "full-120.txt": lambda: render(full, REPORTS, FAILURES, width=120, show=("contradiction", "warning")),
    "full-40.txt": lambda: render(full, REPORTS, FAILURES, width=40),
    "full-quiet.txt": lambda: render(full, REPORTS, FAILURES, show=("contradiction",), brief=True),
    "full-color.txt": lambda: render(full, REPORTS[:1], color=True, agreed=True),
    "concise.txt": lambda: render(concise, REPORTS, FAILURES),
    "json.json": lambda: render(json, REPORTS, FAILURES),
    "sarif.sarif": lambda: render(sarif, PROGRAMS, FAILURES, ("one entry is stale",), rules=RULES),
    "github.txt": lambda: render(github, PROGRAMS, FAILURES, ("one entry is stale",)),
    "github-summary.md": lambda: "".join(github.summary(run(PROGRAMS, FAILURES, ("one entry is stale",)))),
    "gitlab.json": lambda: render(gitlab, PROGRAMS, FAILURES),
    "junit.xml": lambda: render(junit, PROGRAMS, FAILURES),
    "rdjson.json": lambda: render(rdjson, PROGRAMS, FAILURES),
    "markdown.md": lambda: render(markdown, REPORTS, FAILURES),
    "full-explain.txt": lambda: render(full, REPORTS, FAILURES, width=80, explain=True),
    "html.html": lambda: bare(render(html, REPORTS, FAILURES)),
    "html-fragment.html": lambda: bare(html.fragment(russia_iran())),
    "html-finding.html": lambda: bare(html.fragment(russia_iran().findings[0])),
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


def test_the_readme_names_all_formats() -> None:
    readme = (GOLDEN.parent.parent / "README.md").read_text("utf-8")
    assert not [form for form in FORMATS if f"`{form}`" not in readme]


def test_no_golden_file_is_left_over() -> None:
    ours = {p.name for p in GOLDEN.iterdir() if p.name.startswith(FORMATS)}
    assert ours <= set(OUTPUTS)


@pytest.mark.parametrize("name", [n for n in OUTPUTS if not n.startswith("full")])
def test_same_input_gives_the_same_bytes(name: str) -> None:
    assert OUTPUTS[name]() == OUTPUTS[name]()
