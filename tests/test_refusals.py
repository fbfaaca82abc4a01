"""Why figures that a frame fits were not bound, as `check --explain` and the JSON report tell it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck import check, cli
from factcheck.reports.audit import REFUSED

CASES = {
    "Fares did not rise 12 percent to 3 billion euros from 2.8 billion.": (
        "negated",
        "12 percent, 3 billion euros, 2.8 billion",
    ),
    "Output fell to 5 tonnes from $3 million.": ("units", "5 tonnes, $3 million"),
    "Loans rose to 3 and deposits to 5 billion from 4 and 4.6 billion respectively.": (
        "apart",
        "3, 5 billion, 4, 4.6 billion",
    ),
    "The dollar rose 2 percent to 151.2 yen from 148.2 yen.": ("currency", "2 percent, 151.2 yen, 148.2 yen"),
    "Wages were paid, and 4 percent to 6.9 billion euros from 6 billion.": (
        "no-mover",
        "4 percent, 6.9 billion euros, 6 billion",
    ),
}


@pytest.mark.parametrize("text", CASES)
def test_a_refusal_names_its_reason_and_figures(text: str) -> None:
    reason, figures = CASES[text]
    refused = check(text, lang="en").refused
    assert (reason, figures) in [(r.reason, ", ".join(c.quantity.surface for c in r.claims)) for r in refused]


def test_every_reason_has_words() -> None:
    assert {reason for reason, _ in CASES.values()} | {"no-part", "other-times"} == set(REFUSED)


def test_what_is_bound_is_not_refused() -> None:
    report = check("Fares rose 7.1 percent to 3 billion euros from 2.8 billion.", lang="en")
    assert [r.verdict for r in report.relations] == ["consistent"]
    assert not report.refused


TEXT = "Fares rose 5 percent to $2.94 million from $2.8 million. Output fell to 5 tonnes from $3 million."


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    return str(path)


def test_explain_shows_claims_roles_frames_and_refusals(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "--lang", "en", "--explain", article]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "claim 5 percent: rate, up" in out
    assert "bound growth, consistent, by the frame rise-delta-to-from: rate 5 percent, current $2.94 million" in out
    assert "refused growth (rise-to-from): 5 tonnes, $3 million: they are not of one unit" in out


def test_json_holds_what_explain_shows(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "--lang", "en", "--format", "json", article]) == 0
    (found,) = json.loads(capsys.readouterr().out)["articles"]
    (refusal,) = found["refused"]
    surfaces = {claim["id"]: claim["surface"] for claim in found["claims"]}
    assert [surfaces[claim] for claim in refusal["claims"]] == ["5 tonnes", "$3 million"]
    assert refusal["explanation"] == REFUSED["units"]


def test_explain_is_for_the_format_full(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "--explain", "--format", "json", article]) == 2
    assert "--explain is for the format full" in capsys.readouterr().err
