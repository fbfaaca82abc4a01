"""How long the stages of one check take: the names that the pipeline calls, each with a clock around it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from factcheck import articles, pipeline

STAGES = {
    "articles": ("article",),
    "sentences": ("sentences",),
    "quantities": ("quantities",),
    "tokens+mentions": ("tokens", "mentions"),
    "rows": ("rows",),
    "matches": ("matches",),
    "claims": ("claims",),
    "relations": ("relations",),
    "identities": (
        *("accounts", "mixes", "identities", "lists", "conversions", "products", "limits"),
        *("weekdays", "impossible", "dating", "joint"),
    ),
    "explained": ("explained",),
    "findings": ("findings",),
    "wordings": ("look",),
    "coverage+refusals": ("coverage", "refusals"),
}
"""The stages in the order in which they run, and the functions of each as the pipeline names them."""


@contextmanager
def clocked() -> Iterator[dict[str, float]]:
    """Seconds of processor time by stage, of every check within; the pipeline is as before afterwards."""
    seconds = dict.fromkeys(STAGES, 0.0)
    original = [(owner(name), name, stage) for stage, names in STAGES.items() for name in names]
    functions = [getattr(module, name) for module, name, _ in original]
    for (module, name, stage), function in zip(original, functions, strict=True):
        setattr(module, name, timed(function, seconds, stage))
    try:
        yield seconds
    finally:
        for (module, name, _), function in zip(original, functions, strict=True):
            setattr(module, name, function)


def owner(name: str) -> Any:
    """The module in which the pipeline looks a function up."""
    return articles if name == "article" else pipeline


def timed(function: Callable[..., Any], seconds: dict[str, float], stage: str) -> Callable[..., Any]:
    """A function that adds its processor time to a stage."""

    def run(*args: Any, **kwargs: Any) -> Any:
        begin = time.process_time()
        try:
            return function(*args, **kwargs)
        finally:
            seconds[stage] += time.process_time() - begin

    return run
