"""Severities of rules, rules that are off, and figures in quotations: what becomes of a report."""

from __future__ import annotations

import functools
from dataclasses import replace

import pytest
from check_cases import Case, all_cases

import factcheck
from factcheck import rules, wordings
from factcheck.findings import findings
from factcheck.languages import load
from factcheck.model import Coverage, Report
from factcheck.settings import Level, Settings
from factcheck.severities import weighed

TOLD = "Exports rose 9% to $5.5 million from $4.0 million."
SAID = 'He said: "Exports rose 9% to $5.5 million from $4.0 million."'
RULES = tuple(entry.name for entry in (*rules.RULES, *wordings.WORDINGS))


def report(text: str, **known: object) -> Report:
    return weighed(factcheck.check(text, lang="en"), Settings(**known))  # type: ignore[arg-type]


def found(done: Report) -> list[tuple[str, str]]:
    return [(finding.rule, finding.severity) for finding in done]


def adds_up(seen: Coverage) -> bool:
    return seen.figures == seen.consistent + seen.contradicted + seen.questioned + seen.unverifiable


@functools.cache
def examples() -> list[tuple[Case, Report]]:
    """English articles in which something disagrees."""
    cases = [
        case for case in all_cases() if case.path.parent.name == "en" and case.verdict in ("contradiction", "note")
    ]
    return [(case, factcheck.check(case.text, lang="en")) for case in cases[::5]]


class TestSeverity:
    def test_nothing_set_changes_nothing(self) -> None:
        done = factcheck.check(TOLD)
        assert weighed(done, Settings()) is done

    @pytest.mark.parametrize(("level", "counted"), [("warning", (0, 3, 0)), ("note", (0, 3, 0))])
    def test_a_rule_is_lowered(self, level: Level, counted: tuple[int, int, int]) -> None:
        done = report(TOLD, severity=(("growth", level),))
        assert found(done) == [("growth", level)]
        assert [r.verdict for r in done.relations] == [level]
        seen = done.coverage
        assert (seen.contradicted, seen.questioned, seen.consistent) == counted
        assert done.ok

    def test_a_note_is_raised_to_a_warning(self) -> None:
        text = "Turnover was $5 billion: exports $2.2 billion, imports $2.1 billion."
        assert set(found(report(text))) == {("turnover", "note")}
        assert set(found(report(text, severity=(("turnover", "warning"),)))) == {("turnover", "warning")}

    def test_nothing_becomes_a_contradiction_that_is_not_proved(self) -> None:
        for _, done in examples():
            proved = {f.id for f in done if f.severity == "contradiction"}
            raised = weighed(done, Settings(severity=tuple((rule, "contradiction") for rule in RULES)))
            assert {f.id for f in raised if f.severity == "contradiction"} == proved

    def test_the_worst_comes_first(self) -> None:
        done = report(f"{TOLD} On Monday, 14 June 2019, talks began.", severity=(("growth", "note"),))
        assert found(done) == [("weekday", "contradiction"), ("growth", "note")]


class TestOff:
    def test_what_is_off_is_not_counted_as_looked_at(self) -> None:
        done = report(TOLD, severity=(("growth", "off"),))
        assert (found(done), done.relations) == ([], ())
        assert done.coverage == Coverage(3, 0, 0, 0, 0, 3, 0)

    def test_what_agrees_is_not_either(self) -> None:
        done = report("Exports rose 10% to $5.5 million from $5.0 million.", severity=(("growth", "off"),))
        assert (done.coverage.consistent, done.coverage.unverifiable) == (0, 3)

    def test_any_rule_of_any_article(self) -> None:
        for case, done in examples():
            for rule in {relation.rule for relation in done.relations} | {finding.rule for finding in done}:
                less = weighed(done, Settings(severity=((rule, "off"),)))
                assert rule not in {x.rule for x in (*less.findings, *less.relations)}, case.text
                others = {f.id for f in done if f.rule not in (rule, "joint")}
                assert others <= {f.id for f in less}, case.text
                assert adds_up(less.coverage), case.text
                assert less.coverage.checkable <= done.coverage.checkable

    def test_a_finding_that_another_stood_for_is_told(self) -> None:
        done = factcheck.check(TOLD, lang="en")
        twice = (*done.relations, replace(done.relations[0], rule="change"))
        done = replace(done, relations=twice, findings=findings(done.article, twice, load("en")))
        assert found(done) == [("change", "contradiction")]
        assert found(weighed(done, Settings(severity=(("change", "off"),)))) == [("growth", "contradiction")]

    def test_joint_conflicts_need_all_of_their_rules(self) -> None:
        [text] = [case.text for case in all_cases() if case.path.name == "joint.md" and case.rule == "joint"][:1]
        done = factcheck.check(text, lang="en")
        assert "joint" in {f.rule for f in done}
        rules_used = {r.rule for r in done.relations} - {"joint"}
        less = weighed(done, Settings(severity=tuple((rule, "off") for rule in sorted(rules_used))))
        assert found(less) == []


class TestQuotes:
    def test_they_are_checked_unless_somebody_says_otherwise(self) -> None:
        assert found(report(SAID)) == [("growth", "contradiction")]

    def test_findings_in_them_are_notes(self) -> None:
        done = report(f"{TOLD} {SAID}", quotes="note")
        assert found(done) == [("growth", "contradiction"), ("growth", "note")]
        assert (done.coverage.contradicted, done.coverage.questioned) == (3, 3)

    def test_note_does_not_raise(self) -> None:
        done = report(SAID, quotes="note", severity=(("growth", "off"),))
        assert found(done) == []

    def test_they_are_skipped(self) -> None:
        done = report(f"{TOLD} {SAID}", quotes="skip")
        assert found(done) == [("growth", "contradiction")]
        assert (done.coverage.figures, done.coverage.checkable, done.coverage.unverifiable) == (6, 3, 3)

    def test_one_figure_in_a_quotation_is_enough(self) -> None:
        done = factcheck.check(TOLD, lang="en")
        [one] = done.relations
        [first, *others] = one.bindings
        partly = replace(one, bindings=(replace(first, claim=replace(first.claim, quoted=True)), *others))
        done = replace(done, relations=(partly,), findings=findings(done.article, (partly,), load("en")))
        assert found(weighed(done, Settings(quotes="note"))) == [("growth", "note")]
        assert found(weighed(done, Settings(quotes="skip"))) == []
