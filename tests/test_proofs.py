"""Proofs: what the solver proves is accepted as read from JSON, and whatever was tampered with is not."""

from __future__ import annotations

import copy
import json
from fractions import Fraction as F
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import ProofError
from factcheck.model import plain
from factcheck.numeric.interval import NON_NEGATIVE, Interval
from factcheck.numeric.proof import Proof
from factcheck.numeric.rounding import printed
from factcheck.numeric.solver import judge, prove
from factcheck.proofs import check, verify

SETTINGS = settings(derandomize=True, max_examples=100, deadline=None)

RATES = ("current = previous * (1 + growth)", "current = previous * (1 + other)")


def report(proof: Proof | None, severity: str = "contradiction") -> dict[str, Any]:
    """A report with one finding, as it comes back from its JSON."""
    finding = {"id": "f1", "rule": "growth", "severity": severity, "proof": plain(proof)}
    found: dict[str, Any] = json.loads(json.dumps({"articles": [{"findings": [finding]}]}))
    return found


def content(of: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = of["articles"][0]["findings"][0]["proof"]
    return found


def narrowed() -> Proof:
    boxes = {"current": printed("533.1").hard.hull, "previous": NON_NEGATIVE}
    boxes |= {"growth": Interval(F("0.3585"), F("0.36")), "other": Interval(F("1.4085"), F("1.41"))}
    proof = prove(RATES, boxes)
    assert proof is not None
    return proof


def weighed() -> Proof:
    """Each of three is more than the next: narrowing has no end to begin with."""
    proof = prove(("a >= b + 1", "b >= c + 1", "c >= a"), {})
    assert proof is not None
    assert not proof.steps
    return proof


def test_proofs_survive_json() -> None:
    assert verify(report(narrowed())) == ()
    assert verify(report(weighed())) == ()
    assert verify({"articles": []}) == ()


def test_a_contradiction_needs_a_proof_and_a_note_does_not() -> None:
    assert verify(report(None)) == ("f1 (growth): a contradiction without a proof",)
    assert verify(report(None, "note")) == ()


def test_no_step_can_be_dropped() -> None:
    proof = report(narrowed())
    assert len(content(proof)["steps"]) == 2
    for place in range(2):
        shorter = copy.deepcopy(proof)
        del content(shorter)["steps"][place]
        assert verify(shorter)


def test_no_step_may_claim_more_than_its_equation_gives() -> None:
    changed = report(narrowed())
    first = content(changed)["steps"][0]["interval"]
    first["high"] = str(F(first["low"]) + F(1, 10**6))
    assert verify(changed) == ("f1 (growth): equation 0 does not confine previous so far",)


def test_no_interval_may_be_shifted_to_where_the_figures_agree() -> None:
    changed = report(narrowed())
    for name, box in content(changed)["variables"]:
        if name == "other":
            box["low"] = "0.3585"
    assert verify(changed)


def test_no_equation_may_be_loosened() -> None:
    changed = report(narrowed())
    content(changed)["equations"][1] = "current <= previous * (1 + other)"
    assert verify(changed)


@pytest.mark.parametrize("place", range(3))
def test_no_weight_may_be_dropped_or_changed(place: int) -> None:
    proof = report(weighed())
    assert len(content(proof)["multipliers"]) == 3
    dropped, changed = copy.deepcopy(proof), copy.deepcopy(proof)
    del content(dropped)["multipliers"][place]
    content(changed)["multipliers"][place][1] = str(F(content(changed)["multipliers"][place][1]) + 1)
    assert verify(dropped)
    assert verify(changed)


def test_an_inequality_has_no_negative_weight() -> None:
    boxes = (("a", Interval.of(0, 1)), ("b", Interval.of(0, 1)))
    forged = Proof(boxes, ("a = b",), (), (("low:a", F(-1)), ("high:a", F(-1))))
    assert "negative weight" in check(forged)
    assert "no finite end" in check(Proof((), ("a = b",), (), (("low:a", F(1)),)))
    assert "do not add up" in check(Proof(boxes, ("a = b",), (), (("low:a", F(1)), ("high:a", F(1)))))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda proof: proof.pop("steps"),
        lambda proof: proof.update(variables=None),
        lambda proof: proof.update(equations=["current is previous"]),
        lambda proof: proof.update(equations=["(" * 3000 + "a = b"]),
        lambda proof: proof.update(equations=[7]),
        lambda proof: proof.update(variables=[["current", {"low": 533.1, "high": None}]]),
        lambda proof: proof.update(variables=[["current", {"low": "1e999999999", "high": None}]]),
        lambda proof: proof.update(variables=[["current", {"low": "1/0", "high": None}]]),
        lambda proof: proof.update(variables=[["current", {"low": "2", "high": "1"}]]),
        lambda proof: proof.update(variables=[["current"]]),
        lambda proof: proof["steps"][0].update(equation="first"),
        lambda proof: proof["steps"][0].update(equation=-1),
    ],
)
def test_what_cannot_be_read_is_no_proof(spoil: Any) -> None:
    changed = report(narrowed())
    spoil(content(changed))
    with pytest.raises(ProofError):
        verify(changed)


@pytest.mark.parametrize("other", [{}, {"articles": 1}, {"articles": [3]}, {"articles": [{"findings": [{}]}]}])
def test_what_is_no_report_is_refused(other: dict[str, Any]) -> None:
    with pytest.raises(ProofError, match="not a report"):
        verify(other)


def test_a_step_of_an_equation_that_is_not_there_is_a_problem() -> None:
    changed = report(narrowed())
    content(changed)["steps"][0]["equation"] = 9
    assert verify(changed)


decimals = st.decimals(min_value="0.1", max_value="999.9", places=1).map(str)


@SETTINGS
@given(decimals, decimals, decimals)
def test_every_contradiction_is_proved_and_dies_with_its_cause(current: str, previous: str, rate: str) -> None:
    figures = {"current": printed(current), "previous": printed(previous), "growth": printed(rate, F(1, 100))}
    judgement = judge(RATES[:1], figures)
    if judgement.verdict != "contradiction":
        return
    accepted = report(judgement.proof)
    assert verify(accepted) == ()
    truth = F(previous) * (1 + F(rate) / 100)
    for name, box in content(accepted)["variables"]:
        if name == "current":
            box["low"] = box["high"] = str(truth)
    assert verify(accepted)
