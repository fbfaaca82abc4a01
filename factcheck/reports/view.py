"""What people asked to see of a run."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model import SEVERITIES, Severity

RuleCard = tuple[str, str, tuple[str, ...]]
"""The name of a rule, what its docstring says, and its equations."""


@dataclass(frozen=True, slots=True)
class View:
    """How an output is to be laid out. What is for programs holds everything, whatever is asked for here.

    Findings of the severities in ``show`` are shown. ``agreed`` adds what agrees and what is implied, ``brief`` leaves
    out notices and coverage, ``explain`` adds how every figure was understood, what it was related to, and what was
    refused.
    ``rules`` describes all rules, for outputs that carry such a list; ``suppressed`` says whether these carry what does
    not count, too.
    """

    width: int = 80
    color: bool = False
    show: tuple[Severity, ...] = SEVERITIES
    agreed: bool = False
    brief: bool = False
    explain: bool = False
    rules: tuple[RuleCard, ...] = ()
    suppressed: bool = True
