"""What a row must hold for a frame to fit it, and in which order: most frames fit few rows, and none is tried in vain.

The frames of a language are a tree. From each node branches go to what a frame needs next, and a row follows those
whose need stands in it further on. A pattern is compiled and tried only where a row comes to the end of a frame.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

Need = frozenset[str]
"""Characters of which a row must hold one."""


@dataclass(frozen=True, slots=True)
class Node:
    """A place in a tree: the frames that need no more, and what the others need next, by the number of the need."""

    frames: list[int] = field(default_factory=list)
    then: dict[int, Node] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tree:
    """The frames of a language by their needs."""

    root: Node
    needs: int
    """How many needs there are."""
    held: dict[str, list[int]]
    """Character -> the needs that it meets."""


def tree(frames: Sequence[tuple[int, Sequence[Need]]]) -> Tree:
    """The tree of some frames: each its number, and its needs in order."""
    root, numbers, held = Node(), dict[Need, int](), dict[str, list[int]]()
    for frame, needs in frames:
        node = root
        for need in needs:
            node = node.then.setdefault(numbers.setdefault(need, len(numbers)), Node())
        node.frames.append(frame)
    for need, number in numbers.items():
        for letter in need:
            held.setdefault(letter, []).append(number)
    return Tree(root, len(numbers), held)


def fitting(known: Tree, row: str) -> list[int]:
    """The numbers of the frames that a row may match, ascending.

    The places where a need is met are the bits of an integer, so that a step in the tree is one conjunction.

    >>> fits = tree([(0, [frozenset("ab"), frozenset("c")]), (1, [frozenset("c"), frozenset("a")])])
    >>> fitting(fits, "xbxc"), fitting(fits, "ca"), fitting(fits, "aca")
    ([0], [1], [0, 1])
    """
    met = [0] * known.needs
    place = 1
    for letter in row:
        for need in known.held.get(letter, ()):
            met[need] |= place
        place <<= 1
    found: list[int] = []
    branches = [(known.root, -1)]
    while branches:
        node, behind = branches.pop()
        found += node.frames
        for need, then in node.then.items():
            places = met[need] & behind
            if places:
                branches.append((then, -(places & -places) << 1))
    return sorted(found)


def needs(tokens: Sequence[tuple[str, Need]]) -> list[Need]:
    """What every match of a pattern holds, in order.

    Each token is a sign of the syntax of frames, or the characters of a role or a word, or neither (a gap).
    """
    return _alternatives(tokens, 0)[0]


def _alternatives(tokens: Sequence[tuple[str, Need]], at: int) -> tuple[list[Need], int]:
    """The needs of a pattern from ``at`` to its end or to the bracket that closes it, and where that is."""
    found: list[list[Need]] = [[]]
    while at < len(tokens) and tokens[at][0] != ")":
        sign, letters = tokens[at]
        if sign == "|":
            found.append([])
            at += 1
            continue
        inner, at = _alternatives(tokens, at + 1) if sign.endswith("(") else ([letters] if letters else [], at)
        repeated = tokens[at + 1][0] if at + 1 < len(tokens) else ""
        if sign in ("", "(") and repeated not in OPTIONAL:
            found[-1] += inner
        at += 1 + (repeated in REPEATED)
    return [frozenset().union(*each) for each in zip(*found, strict=False)], at


OPTIONAL = ("?", "*")
REPEATED = (*OPTIONAL, "+")
