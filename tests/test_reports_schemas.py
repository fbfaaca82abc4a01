"""The outputs for other programs against the published schemas (see ``tests/schemas``), and what these cannot say."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from lxml import etree
from sample_report import FAILURES, PROGRAMS, hostile, render, russia_iran, set_aside

from factcheck import cli, inputs, outputs, pipeline
from factcheck.model import Article, Report, Run
from factcheck.reports import github, gitlab, junit, rdjson, sarif
from factcheck.reports.summary import totals
from factcheck.reports.view import View

SCHEMAS = Path(__file__).parent / "schemas"
ROW = replace(russia_iran(), article=replace(russia_iran().article, path="news/a.csv:7", row=7, id="A-7"))
LINES = replace(ROW, article=replace(ROW.article, lines=(7, 9)))
RUNS: dict[str, tuple[Report, ...]] = {
    "sample": PROGRAMS, "hostile": (hostile(),), "empty": (), "row of a table": (ROW,),
    "row with its lines": (LINES,),
    "same article twice": (russia_iran(), russia_iran()),
}  # fmt: skip
CARDS = outputs.cards()


def schema(name: str) -> Any:
    return json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))


def strict(value: Any) -> Any:
    """A schema that allows no field that it does not name, as reviewdog reads it."""
    if isinstance(value, dict):
        return {key: False if key == "additionalProperties" else strict(inner) for key, inner in value.items()}
    return [strict(inner) for inner in value] if isinstance(value, list) else value


def loaded(form: ModuleType, reports: tuple[Report, ...], **view: Any) -> Any:
    return json.loads(render(form, reports, FAILURES, ("one entry is stale",), **view))


def test_the_lines_of_a_row_are_the_place_of_its_findings() -> None:
    [found] = loaded(sarif, (LINES,))["runs"][0]["results"]
    place = found["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]) == ("news/a.csv", {"startLine": 7, "endLine": 9})
    assert loaded(gitlab, (LINES,))[0]["location"] == {"path": "news/a.csv", "lines": {"begin": 7, "end": 9}}
    where = loaded(rdjson, (LINES,))["diagnostics"][0]["location"]
    assert where == {"path": "news/a.csv", "range": {"start": {"line": 7}, "end": {"line": 9}}}
    assert "\n::error file=news/a.csv,line=7,endLine=9,title=" in render(github, (LINES,))


@pytest.mark.parametrize("reports", RUNS.values(), ids=RUNS)
class TestSchemas:
    def test_sarif(self, reports: tuple[Report, ...]) -> None:
        log = loaded(sarif, reports, rules=CARDS)
        jsonschema.validate(log, schema("sarif-2.1.0"), format_checker=jsonschema.FormatChecker())

    def test_gitlab(self, reports: tuple[Report, ...]) -> None:
        entries = loaded(gitlab, reports)
        for entry in entries:
            jsonschema.validate(entry, schema("gitlab-codequality"))
            assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
            assert entry["location"]["lines"]["begin"] >= 1
        prints = [entry["fingerprint"] for entry in entries]
        assert len(prints) == len(set(prints)) == len(FAILURES) + sum(len(r.findings) + len(r.remarks) for r in reports)

    def test_rdjson(self, reports: tuple[Report, ...]) -> None:
        result = loaded(rdjson, reports)
        jsonschema.validate(result, strict(schema("rdjson")))
        assert {d["severity"] for d in result["diagnostics"]} <= {"ERROR", "WARNING", "INFO"}

    def test_junit(self, reports: tuple[Report, ...]) -> None:
        text = render(junit, reports, FAILURES)
        root = etree.fromstring(text.encode())
        etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd")).assertValid(root)
        for suite in root:
            cases = suite.findall("testcase")
            assert int(suite.get("tests")) == len(cases) > 0
            for counted, name in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
                assert int(suite.get(counted)) == sum(case.find(name) is not None for case in cases)


class Counted(Collection[Report]):
    """Reports that are made when they are asked for, and a count of them."""

    def __init__(self, number: int) -> None:
        self.number, self.made = number, 0

    def __len__(self) -> int:
        return self.number

    def __contains__(self, _: object) -> bool:
        return False

    def __iter__(self) -> Iterator[Report]:
        for _ in range(self.number):
            self.made += 1
            yield set_aside()


@pytest.mark.parametrize("form", [sarif, gitlab, junit, rdjson, github], ids=lambda form: form.__name__)
def test_articles_are_written_one_by_one(form: ModuleType) -> None:
    reports = Counted(50)
    written, seen = "", list[int]()
    for piece in form.render(Run(reports, totals([set_aside()] * 50)), View(rules=CARDS)):
        if "cannot both be true" in piece:
            seen.append(reports.made)
        written += piece
    assert seen[:3] == [1, 2, 3] if form is not sarif else seen[:4] == [1, 1, 1, 2]


class TestSarif:
    def test_rules_are_all_those_of_the_catalogue(self) -> None:
        [run] = loaded(sarif, PROGRAMS, rules=CARDS)["runs"]
        rules = run["tool"]["driver"]["rules"]
        assert [rule["id"] for rule in rules] == [name for name, _, _ in CARDS]
        for rule in rules:
            assert rule["shortDescription"]["text"] in rule["help"]["text"]
            assert "What it checks: " in rule["help"]["text"]
            assert "**What it checks:** " in rule["help"]["markdown"]
        for result in run["results"]:
            if "ruleIndex" in result:
                assert rules[result["ruleIndex"]]["id"] == result["ruleId"]

    def test_what_does_not_count_is_suppressed(self) -> None:
        [run] = loaded(sarif, (set_aside(),))["runs"]
        counts, [here], [elsewhere] = (result.get("suppressions") for result in run["results"])
        assert counts is None
        assert here.pop("location")["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 1}
        assert here == {"kind": "inSource", "status": "accepted", "justification": "checked with the port"}
        assert elsewhere == {"kind": "external", "status": "accepted", "justification": "in the baseline"}

    def test_inside_of_a_github_action_it_is_left_out(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        text = "Exports rose 15.3% to $45.6 billion from $40.6 billion."
        (tmp_path / "a.md").write_text(f"<!-- factcheck: ignore-next-line growth -- known -->\n{text}\n", "utf-8")
        monkeypatch.chdir(tmp_path)
        monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
        for inside, number in (("", 1), ("true", 0)):
            monkeypatch.setenv("GITHUB_ACTIONS", inside)
            assert cli.run(["check", "a.md", "--no-cache", "--format", "sarif"]) == 0
            [run] = json.loads(capsys.readouterr().out)["runs"]
            assert len(run["results"]) == number

    def test_the_anchor_is_the_primary_location_and_every_span_a_related_one(self) -> None:
        [run] = loaded(sarif, (set_aside(),))["runs"]
        first = run["results"][0]
        [primary] = first["locations"]
        assert primary["physicalLocation"]["region"]["snippet"]["text"] == "12 tonnes"
        assert [place["message"]["text"] for place in first["relatedLocations"]] == ["rate", "new figure"]
        assert unquote(primary["physicalLocation"]["artifactLocation"]["uri"]) == set_aside().article.path

    def test_failures_and_remarks_are_notifications(self) -> None:
        [run] = loaded(sarif, PROGRAMS)["runs"]
        [invocation] = run["invocations"]
        assert invocation["executionSuccessful"] is False
        assert [n["level"] for n in invocation["toolExecutionNotifications"]] == ["error"]
        told = [(n["descriptor"]["id"], n["level"]) for n in invocation["toolConfigurationNotifications"]]
        assert told == [("notice", "note"), ("notice", "note"), ("directive", "warning")]
        clean = json.loads(render(sarif, PROGRAMS))["runs"][0]["invocations"][0]
        assert clean["executionSuccessful"] is True

    def test_fingerprints_stay_when_lines_move(self) -> None:
        report = pipeline.check(Article("Imports rose 10% to $9 million from $4 million.", path="a.txt"))
        moved = pipeline.check(Article("News.\n\nImports rose 10% to $9 million from $4 million.", path="a.txt"))
        [one], [other] = (loaded(sarif, (r,))["runs"][0]["results"] for r in (report, moved))
        assert one["locations"] != other["locations"]
        assert one["partialFingerprints"] == other["partialFingerprints"]

    def test_more_results_than_a_forge_takes_make_another_run(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sarif, "LARGEST", 2)
        log = loaded(sarif, PROGRAMS, rules=CARDS)
        jsonschema.validate(log, schema("sarif-2.1.0"))
        assert [len(run["results"]) for run in log["runs"]] == [2, 2, 2, 1]
        categories = [run["automationDetails"]["id"].rpartition("/")[0] for run in log["runs"]]
        assert categories == ["factcheck", "factcheck-2", "factcheck-3", "factcheck-4"]

    def test_nothing_is_a_link_or_a_placeholder(self) -> None:
        [run] = loaded(sarif, (hostile(),))["runs"]
        assert "\\[x\\](javascript:" in run["results"][0]["message"]["text"]


@pytest.mark.parametrize("form", [sarif, rdjson], ids=["sarif", "rdjson"])
@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("a.txt", "“É” 😀\r\nImports were $533.1 million, up 35.9 percent or 140.9 percent from 2017.\r\n"),
        ("a.html", "<p>“É”</p>\n<p>Imports “were” <b>$533.1 million</b>, up 35.9 percent or 140.9 percent from 2017."),
        ("a.json", '{"é": 1,\n "text": "“É” \\u00e9 Imports were $533.1 million, up 35.9 percent or 140.9 percent."}'),
        ("a.md", "“É” *is*\n\n> Imports were **$533.1 million**, up 35.9 percent or 140.9 percent from 2017.\n"),
    ],
)
def test_a_repair_that_is_applied_mends_the_file(tmp_path: Path, form: ModuleType, name: str, source: str) -> None:
    path = tmp_path / name
    path.write_bytes(source.encode())
    report = pipeline.check(inputs.read(path)[0], lang="en")
    mended = applied(form, loaded(form, (report,)), source)
    assert mended == source.replace("140.9 percent", "$140.9 million")
    path.write_bytes(mended.encode())
    assert pipeline.check(inputs.read(path)[0], lang="en").ok


def applied(form: ModuleType, output: Any, source: str) -> str:
    """A file with the one repair that an output offers written into it, by line and column."""
    lines = source.split("\n")
    if form is sarif:
        [fix] = output["runs"][0]["results"][0]["fixes"]
        [replacement] = fix["artifactChanges"][0]["replacements"]
        region, text = replacement["deletedRegion"], replacement["insertedContent"]["text"]
        number, start, end = region["startLine"], region["startColumn"], region["endColumn"]
        at, length = region["charOffset"], region["charLength"]
        by_offset = source[:at] + text + source[at + length :]
        lines[number - 1] = lines[number - 1][: start - 1] + text + lines[number - 1][end - 1 :]
        assert by_offset == "\n".join(lines)
    else:
        [suggestion] = output["diagnostics"][0]["suggestions"]
        start, end = suggestion["range"]["start"], suggestion["range"]["end"]
        line = lines[start["line"] - 1].encode()
        lines[start["line"] - 1] = (
            line[: start["column"] - 1] + suggestion["text"].encode() + line[end["column"] - 1 :]
        ).decode()
    return "\n".join(lines)


@pytest.mark.parametrize("form", [sarif, rdjson], ids=["sarif", "rdjson"])
def test_no_repair_is_offered_where_the_file_writes_a_figure_in_another_way(tmp_path: Path, form: ModuleType) -> None:
    path = tmp_path / "a.html"
    path.write_text("<p>Imports were $533.1 million, up 35.9 percent or 140.9&nbsp;percent from 2017.", "utf-8")
    report = pipeline.check(inputs.read(path)[0], lang="en")
    assert report.findings[0].repairs
    assert not [key for key in ('"fixes"', '"suggestions"') if key in render(form, (report,))]
