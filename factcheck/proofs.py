"""Re-check the proofs of a report, with rational arithmetic and no extractor.

Whoever doubts a contradiction needs neither the article nor the reader of articles: only the intervals, the equations
and what follows from them. Narrowing steps are followed one by one, each against what its equation enforces; weights
are multiplied out to polynomials, which must cancel to a negative number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from factcheck.errors import ProofError, RuleError
from factcheck.numeric.equation import parse
from factcheck.numeric.interval import Interval
from factcheck.numeric.linear import combined
from factcheck.numeric.narrowing import replay
from factcheck.numeric.proof import Proof, Step

_NUMERALS = frozenset("0123456789-./")
_LONGEST = 4000
"""The most characters of a number or an equation that is read: a report may come from anywhere."""


def verify(report: Mapping[str, Any]) -> tuple[str, ...]:
    """The problems with the proofs of a report as read from JSON; empty if every contradiction is proved.

    Raises ProofError for what is no report, or holds a proof that cannot even be read.

    >>> finding = {"id": "f1", "rule": "growth", "severity": "contradiction", "proof": None}
    >>> verify({"articles": [{"findings": [finding]}]})
    ('f1 (growth): a contradiction without a proof',)
    """
    problems = []
    for article in _list(report, "articles"):
        for finding in _list(article, "findings"):
            name = f"{_item(finding, 'id')} ({_item(finding, 'rule')})"
            content = _item(finding, "proof")
            if content is None:
                problem = "a contradiction without a proof" if finding.get("severity") == "contradiction" else ""
            else:
                problem = check(read(content, name))
            if problem:
                problems.append(f"{name}: {problem}")
    return tuple(problems)


def check(proof: Proof) -> str:
    """What is wrong with a proof; empty if it shows that its intervals and equations are impossible together.

    >>> boxes = (("total", Interval.of(9, 9)), ("a", Interval.of(1, 2)), ("b", Interval.of(3, 4)))
    >>> check(Proof(boxes, ("total = a + b",), (Step(0, "total", None),)))
    ''
    >>> check(Proof(boxes, ("total <= 9",), (Step(0, "total", None),)))
    'equation 0 does not confine total so far'
    """
    try:
        equations = [parse(text) for text in proof.equations]
        left = replay(equations, dict(proof.variables), proof.steps)
        if left is None:
            return ""
        total = combined(proof.multipliers, equations, left)
    except (ValueError, IndexError) as problem:
        return str(problem)
    except (RuleError, RecursionError) as problem:
        raise ProofError(f"a proof whose equations cannot be read: {problem}") from problem
    if set(total) == {()} and total[()] < 0:
        return ""
    return "its weights do not add up to a contradiction" if proof.multipliers else "its steps leave values over"


def read(content: Any, name: str = "proof") -> Proof:
    """Read a proof from plain values; raises ProofError for what is none."""
    try:
        return Proof(
            tuple((str(variable), _interval(box)) for variable, box in _list(content, "variables")),
            tuple(_text(equation) for equation in _list(content, "equations")),
            tuple(_step(step) for step in _list(content, "steps")),
            tuple((_text(label), _exact(weight)) for label, weight in _list(content, "multipliers")),
        )
    except (TypeError, ValueError, ZeroDivisionError) as problem:
        raise ProofError(f"{name}: not a proof: {problem}") from problem


def _step(content: Any) -> Step:
    equation, variable = _item(content, "equation"), _text(_item(content, "variable"))
    if not isinstance(equation, int) or equation < 0:
        raise ValueError(f"no number of an equation: {equation!r:.40}")
    box = _item(content, "interval")
    return Step(equation, variable, None if box is None else _interval(box))


def _interval(content: Any) -> Interval:
    low, high = _item(content, "low"), _item(content, "high")
    box = Interval(None if low is None else _exact(low), None if high is None else _exact(high))
    if box.low is not None and box.high is not None and box.low > box.high:
        raise ValueError(f"an interval with its ends exchanged: {low} to {high}")
    return box


def _exact(content: Any) -> Fraction:
    text = _text(content)
    if not _NUMERALS.issuperset(text):
        raise ValueError(f"not an exact number: {text[:40]!r}")
    return Fraction(text)


def _text(content: Any) -> str:
    if not isinstance(content, str) or len(content) > _LONGEST:
        raise ValueError(f"not a short text: {content!r:.40}")
    return content


def _item(content: Any, key: str) -> Any:
    if not isinstance(content, Mapping) or key not in content:
        raise ProofError(f"not a report of factcheck: {key!r} is missing")
    return content[key]


def _list(content: Any, key: str) -> Sequence[Any]:
    found = _item(content, key)
    if not isinstance(found, (list, tuple)):
        raise ProofError(f"not a report of factcheck: {key!r} is no list")
    return found
