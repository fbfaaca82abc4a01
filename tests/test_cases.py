"""The cases of prose: each is documentation and test in one."""

from collections import Counter

import pytest
from check_cases import Case, all_cases

import factcheck
from factcheck.model import SEVERITIES, Finding, Report
from factcheck.rules import RULES
from factcheck.wordings import WORDINGS

ALL = all_cases()


def report_of(case: Case) -> Report:
    facts = case.path.with_suffix(".csv")
    reference = facts if facts.exists() else None
    return factcheck.check(case.text, lang=case.path.parent.name, date=case.date, reference=reference)


def told(report: Report) -> str:
    lines = []
    for found in report.findings:
        repairs = [(r.replacement, r.slip) for r in found.repairs]
        lines.append(f"{found.severity} {found.rule}: {found.message} {repairs}")
    lines += [f"{r.verdict} {r.rule} ({r.frame}) {r.explanation}" for r in report.relations]
    return "\n".join(lines) or "nothing was found and nothing was related"


def expected(case: Case, report: Report) -> list[Finding]:
    return [
        f
        for f in report.findings
        if f.severity == case.verdict
        and f.rule == case.rule
        and all(any(figure in report.article.text[s.start : s.end] for s in f.spans) for figure in case.figures)
    ]


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    report = report_of(case)
    if case.verdict == "silent":
        assert not report.findings, told(report)
    elif case.verdict == "consistent":
        assert all(f.severity == "note" for f in report.findings), told(report)
        assert any(r.verdict in ("consistent", "note") for r in report.relations), told(report)
    else:
        found = expected(case, report)
        assert found, told(report)
        worst = SEVERITIES.index(case.verdict)
        others = [f for f in report.findings if SEVERITIES.index(f.severity) <= worst and f not in found]
        assert not others, told(report)
        if case.repair:
            pairs = [(report.article.text[r.span.start : r.span.end], r.replacement) for f in found for r in f.repairs]
            assert case.repair in pairs, told(report)
    if case.frame:
        assert case.frame in [r.frame for r in report.relations], told(report)


def test_there_are_many_cases_and_half_of_them_are_consistent() -> None:
    quiet = [c for c in ALL if c.verdict in ("consistent", "silent")]
    assert len(ALL) >= 200
    assert 2 * len(quiet) >= len(ALL)


@pytest.mark.parametrize("name", [r.name for r in RULES] + [w.name for w in WORDINGS])
def test_every_rule_has_cases(name: str) -> None:
    """Each rule has a file of its own in English, with at least as many quiet cases as loud ones."""
    own = [c for c in ALL if c.path.parent.name == "en" and c.path.stem == name]
    verdicts = Counter("quiet" if c.verdict in ("consistent", "silent") else "loud" for c in own)
    assert verdicts["loud"] >= 1, f"tests/cases/en/{name}.md needs a case that disagrees"
    assert verdicts["quiet"] >= verdicts["loud"], f"tests/cases/en/{name}.md needs as many cases that agree"
