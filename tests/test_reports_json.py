"""The JSON output, its schema, and what programs rely on."""

from __future__ import annotations

import hashlib
import json as standard

import jsonschema
import pytest
from sample_report import FAILURES, REPORTS, hostile, quiet, render

from factcheck.reports import json

VALIDATOR = jsonschema.Draft202012Validator(
    json.schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(json.schema())
    assert json.schema()["properties"]["schema_version"]["const"] == json.SCHEMA_VERSION


@pytest.mark.parametrize("reports", [REPORTS, (), (quiet(),), (hostile(),)], ids=["seeds", "none", "quiet", "hostile"])
def test_output_validates(reports: tuple) -> None:
    VALIDATOR.validate(standard.loads(render(json, reports, FAILURES)))


def test_every_object_of_the_schema_is_closed_and_described() -> None:
    def visit(node: object, where: str) -> None:
        if isinstance(node, dict):
            if node.get("type") == "object":
                assert node["additionalProperties"] is False, where
                assert set(node["required"]) == set(node["properties"]), where
                for name, value in node["properties"].items():
                    target = json.schema()["$defs"].get(str(value.get("$ref", "")).rpartition("/")[2], {})
                    assert value.get("description") or target.get("description"), f"{where}/{name}"
            for key, value in node.items():
                visit(value, f"{where}/{key}")

    visit(json.schema(), "")


def test_an_unknown_key_would_be_rejected() -> None:
    document = standard.loads(render(json, REPORTS))
    document["articles"][0]["claims"][0]["surprise"] = 1
    assert not VALIDATOR.is_valid(document)


def test_spans_point_at_what_was_printed() -> None:
    for report, article in zip(REPORTS, standard.loads(render(json, REPORTS))["articles"], strict=True):
        text = report.article.text
        lines = text.split("\n")
        for span in [s for f in article["findings"] for s in f["spans"]] + [c["span"] for c in article["claims"]]:
            assert text[span["start"] : span["end"]] == span["text"]
            assert lines[span["line"] - 1][span["column"] - 1 :].startswith(span["text"])
            assert span["end_column"] - span["column"] == len(span["text"])
        assert article["sha256"] == hashlib.sha256(text.encode()).hexdigest()


def test_claims_are_named_by_findings_and_relations() -> None:
    for article in standard.loads(render(json, REPORTS))["articles"]:
        known = {c["id"] for c in article["claims"]}
        assert {c for f in article["findings"] for c in f["claims"]} <= known
        assert {b["claim"] for r in article["relations"] for b in r["bindings"]} <= known


def test_unread_inputs_are_in_the_summary() -> None:
    summary = standard.loads(render(json, [], FAILURES))["summary"]
    assert summary["errors"] == [{"path": "missing.txt", "message": "missing.txt: no such file; check the path"}]


def test_what_terminals_obey_is_escaped_and_comes_back() -> None:
    written = render(json, [hostile()])
    written.encode("utf-8")
    assert not set(written) & set("\x1b\u202e\u2066\u2028\x07\ud800")
    article = standard.loads(written)["articles"][0]
    assert article["title"] == hostile().article.title
