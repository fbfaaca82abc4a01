"""Verbs that leave their direction at the end of the clause: "nahm im Mai um 5 Prozent zu", "ging zurück"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from factcheck.lexicon import Lexicon, Token
from factcheck.row_words import SEPARABLE, WORD, Mover

FAR = 40
"""Tokens between a verb and its particle."""
STOPS = frozenset(";:")
FOLLOWING = frozenset(
    [
        "and",
        "or",
        "conj",
        "which",
        "against",
        "than",
        "to",
        "from",
        "by",
        "preposition",
        "destination",
        "reaching",
        "since",
    ]
)
"""What a clause may go on with behind its particle, beside a mark: "nahm zu und ...", "nahm zu auf 3 Mio."."""


def directed(
    categories: frozenset[str], value: Mapping[str, Any], tokens: Sequence[Token], i: int, lexicon: Lexicon
) -> tuple[frozenset[str], Mapping[str, Any], int]:
    """The verb at token ``i`` with the direction of its particle, and where that stands; -1 and no verb without one."""
    found = particle(tokens, i, value[SEPARABLE], lexicon)
    if not found:
        return categories - {SEPARABLE} or WORD, value, -1
    return frozenset({"mover"}), {"mover": found[1]}, found[0]


def particle(
    tokens: Sequence[Token], i: int, particles: Mapping[str, Mover], lexicon: Lexicon
) -> tuple[int, Mover] | None:
    """The particle of the verb at token ``i``, by its place and direction; None where the clause has none."""
    for j in range(i + 1, min(len(tokens), i + FAR)):
        if tokens[j].text in STOPS:
            return None
        if tokens[j].text in particles and _ends(tokens, j + 1, lexicon):
            return j, particles[tokens[j].text]
    return None


def _ends(tokens: Sequence[Token], j: int, lexicon: Lexicon) -> bool:
    """Whether a clause may end before token ``j``."""
    if j >= len(tokens) or tokens[j].kind == "mark":
        return True
    found = lexicon.at(tokens, j) if tokens[j].kind == "word" else None
    return bool(found and found[1][0] & FOLLOWING)
