"""Every format, given an article, a title, a path and words that try to command whoever reads the output.

A build server reads commands in a log, a terminal reads escapes, a spreadsheet formulas, a browser scripts; XML and
JSON have their own ends. None of them obeys, and what is for programs is read back as it was.
"""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from dataclasses import replace
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree

import pytest
from runner import commands
from sample_report import claim, hostile, run
from test_cli import ENVIRONMENT

from factcheck.model import (
    Article,
    Binding,
    Failure,
    Finding,
    Relation,
    Remark,
    Repair,
    Report,
    Run,
    Span,
    Suppressed,
    Suppression,
)
from factcheck.reports import FORMATS, github
from factcheck.reports.display import JOINERS, inert, safe
from factcheck.reports.view import View

WORDS = (
    "::error::pwned %0A::set-output name=a::b ##[error]x ##[add-mask]5 ##vso[task.setvariable variable=a]b "
    "##teamcity[buildStop] \x1b[31m\x9b2J ]]> --> =HYPERLINK(1) <script>alert(1)</script> \u2028 \u202e \x00 \ud800 "
    "\ufffe \"quoted\" 'single' {0} [x](y)\r\n::warning::c\n##[set-output name=x]y\n\t ::add-mask::7\r"
    "::stop-commands::z "
)
PATH = "::error::a\n::warning::b\r##[group]c \x1b[31m]]><script>\u202e\udc80.txt"
KINDS = {"json": "json", "sarif": "json", "gitlab": "json", "rdjson": "json", "junit": "xml", "html": "html"}


def article() -> Report:
    """A report in which every text is hostile."""
    source = Article(f"{WORDS}\n{WORDS} $ 5 million {WORDS} 7 percent {WORDS}", title=WORDS, path=PATH)
    money = claim(source, "$ 5 million", "5000000", ("4500000", "5500000"), noun=WORDS, flow=WORDS)
    rate = claim(source, "7 percent", "7", ("6.5", "7.5"), "percent", measure="rate")
    figures = (Span(money.span.start, money.span.end, WORDS), Span(rate.span.start, rate.span.end, WORDS))
    spans = (*figures, Span(0, len(WORDS), WORDS))
    repairs = (Repair(spans[1], WORDS, WORDS, WORDS), Repair(spans[2], WORDS, WORDS, WORDS))
    found = Finding(WORDS, "growth", "contradiction", "article", WORDS, spans, (money, rate), (WORDS,), repairs=repairs)
    warned = replace(found, id="w", severity="warning", recomputation=(), anchor=1)
    relation = Relation("growth", "consistent", (Binding(WORDS, money), Binding("rate", rate)), (), "article")
    return replace(
        hostile(),
        article=source,
        claims=(money, rate),
        findings=(found, warned),
        relations=(replace(relation, explanation=WORDS, assumptions=(WORDS,)),),
        notices=(WORDS,),
        suppressed=(Suppressed(found, Suppression("inSource", WORDS)),),
        remarks=(Remark(WORDS, PATH, 1, 1),),
    )


RUN: Run = run([article()], [Failure(PATH, WORDS)], [WORDS])
VIEWS = {"full": (View(agreed=True, explain=True), View(width=32, agreed=True), View(color=True))}
CARDS = (("growth", WORDS, (WORDS,)),)
OUTPUTS = {
    **{f"{form}-{n}": "".join(import_module(f"factcheck.reports.{form}").render(RUN, view))
       for form in FORMATS for n, view in enumerate(VIEWS.get(form, (View(rules=CARDS),)))},
    "github-summary": "".join(github.summary(RUN)),
}  # fmt: skip


@pytest.mark.parametrize("name", OUTPUTS)
def test_no_build_server_finds_a_command_that_is_not_ours(name: str) -> None:
    text = OUTPUTS[name]
    found = commands(text)
    if name != "github-0":
        assert not found
    assert not [mark for mark in ("##[", "##vso[", "##teamcity[") if mark in text]


def test_the_commands_of_the_github_format_are_its_own() -> None:
    found = commands(OUTPUTS["github-0"])
    assert [one.name for one in found] == ["group", "endgroup", "error", "warning", "error"]
    assert all(set(one.properties) <= {"file", "line", "endLine", "col", "endColumn", "title"} for one in found)
    assert found[2].properties["file"] == inert(safe(PATH)).removeprefix("\\")
    assert "::error::pwned %0A::set-output" in found[2].data


@pytest.mark.parametrize("name", OUTPUTS)
def test_nothing_that_a_terminal_or_an_eye_obeys_is_left(name: str) -> None:
    text = OUTPUTS[name].encode("utf-8", "backslashreplace").decode()
    if name == "full-2":
        text = text.replace("\x1b[", "")
    strange = {c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    # The word joiner keeps Markdown from seeing mentions; isolates keep what is written from right to left apart.
    assert strange <= {"\n", "\u2060", "\u2066", "\u2068", "\u2069", *JOINERS}


@pytest.mark.parametrize("form", [form for form, kind in KINDS.items() if kind == "json"])
def test_json_can_be_read_by_any_parser(form: str) -> None:
    OUTPUTS[f"{form}-0"].encode("utf-8")
    told = json.dumps(json.loads(OUTPUTS[f"{form}-0"]), ensure_ascii=False)
    assert told
    if form != "json":
        # Parsers of Go and of databases refuse half a pair of code units, even escaped.
        told.encode("utf-8")


def test_json_keeps_what_it_was_given() -> None:
    [told] = json.loads(OUTPUTS["json-0"])["articles"]
    assert (told["title"], told["path"], told["findings"][0]["message"]) == (WORDS, PATH, WORDS)


def test_xml_is_well_formed() -> None:
    root = ElementTree.fromstring(OUTPUTS["junit-0"])
    assert root.findtext("testsuite/testcase/failure") is not None
    assert "]]>" not in OUTPUTS["junit-0"]
    assert "\ufffe" not in OUTPUTS["junit-0"]


class Scripts(HTMLParser):
    """Collects what a browser would run or load."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.run, self.loaded = [""], list[str]()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script":
            self.run.append("")
        if tag in {"iframe", "object", "embed", "img"} or any(n == "src" or n.startswith("on") for n, _ in attrs):
            self.loaded.append(tag)

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script":
            self.run[-1] += data


def test_a_page_and_markdown_run_nothing_of_others() -> None:
    page = Scripts(OUTPUTS["html-0"])
    assert not page.loaded
    assert not [script for script in page.run if "alert" in script]
    for name in ("markdown-0", "github-summary"):
        shown = "".join(OUTPUTS[name].split("`")[::2])
        assert "<script" not in shown


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_with_such_a_name_and_text_commands_nobody(tmp_path: Path, form: str) -> None:
    name = "::error::a\n::warning::b ##[group]c\x1b[31m.txt"
    sentence = "Imports were $533.1 million, up 35.9 percent or 140.9 percent from 2017."
    text = f"##[error]x {sentence} ##[add-mask]5\n::error::y\n{WORDS}"
    (tmp_path / name).write_text(text, "utf-8", errors="replace")
    command = [sys.executable, "-m", "factcheck", "check", "--format", form, "--", name, "::debug::missing ##[debug]x"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, env=ENVIRONMENT, timeout=120)
    assert done.returncode == 3, done.stderr
    printed = done.stdout.decode() + done.stderr.decode()
    assert printed.count("debug")
    ours = [one.name for one in commands(printed)]
    assert ours == (["group", "endgroup", "error", "error"] if form == "github" else [])
