"""What is known about a rule, as SARIF describes it: from its docstring and its equations."""

from __future__ import annotations

from typing import Any

from factcheck.model import Severity
from factcheck.reports.manual import labelled
from factcheck.reports.markdown import code, escaped
from factcheck.reports.view import RuleCard

LEVELS: dict[Severity, str] = {"contradiction": "error", "warning": "warning", "note": "note"}


def described(card: RuleCard) -> dict[str, Any]:
    """A rule. What has equations is proved, and an error; what has none is a wording, and a warning."""
    name, doc, equations = card
    lines = [(label.strip(), about) for label, about in labelled(doc.strip()) if label or about]
    short = lines[0][1] if lines else name
    return {
        "id": name,
        **({"name": joined(short)} if joined(short).lower() != name else {}),
        "shortDescription": {"text": short},
        "fullDescription": {"text": next((capital(a) for label, a in lines if label == "What it checks:"), name)},
        "help": {"text": "\n".join(text(lines, equations)), "markdown": "\n\n".join(markdown(lines, equations))},
        "defaultConfiguration": {"level": LEVELS["contradiction" if equations else "warning"]},
        "properties": {
            "tags": ["figures", "arithmetic" if equations else "wording"],
            "precision": "very-high" if equations else "medium",
            "problem.severity": "error" if equations else "warning",
        },
    }


def joined(sentence: str) -> str:
    """A sentence as one word, for a name that is not that of the rule itself.

    >>> joined("Change of a rate or share, in points.")
    'ChangeOfRateOrShareInPoints'
    """
    words = "".join(c if c.isalnum() else " " for c in sentence.replace("'", "")).split()
    return "".join(capital(word) for word in words if len(word) > 1)


def text(lines: list[tuple[str, str]], equations: tuple[str, ...]) -> list[str]:
    """The help of a rule as lines."""
    stated = ["Equations:", *(f"  {equation}" for equation in equations)] if equations else []
    return [*(f"{label} {about}".strip() for label, about in lines), *stated]


def markdown(lines: list[tuple[str, str]], equations: tuple[str, ...]) -> list[str]:
    """The help of a rule as blocks of Markdown."""
    told = [f"**{label}** {escaped(about)}" if label else escaped(about) for label, about in lines]
    stated = ["**Equations:**", "\n".join(f"- {code(equation)}" for equation in equations)] if equations else []
    return [*told, *stated]


def capital(sentence: str) -> str:
    """A sentence with a capital at its beginning."""
    return sentence[:1].upper() + sentence[1:]
