"""Equations as text, parsed into a short list of operations that every engine runs forward and backward.

The grammar: two expressions joined by ``=``, ``<=`` or ``>=``; an expression has names (``part.1``), decimal numbers,
``+ - * /``, a minus sign in front, and parentheses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import inf, nextafter

from factcheck.errors import RuleError

_RELATIONS = ("<=", ">=", "=")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz_")
_DIGITS = frozenset("0123456789")


@dataclass(frozen=True, slots=True)
class Node:
    """One operation on earlier nodes (``left``, ``right`` are their places), or a name, or a number.

    ``operator`` is ``+ - * /``, ``name`` or ``number``.
    """

    operator: str
    left: int = -1
    right: int = -1
    name: str = ""
    value: Fraction = Fraction(0)
    bounds: tuple[float, float] = (0.0, 0.0)
    """The number between two floats, for the quick test."""


@dataclass(frozen=True, slots=True)
class Equation:
    """Two sides joined by ``relation``; ``nodes`` lists every operation after its operands."""

    text: str
    relation: str
    nodes: tuple[Node, ...]
    left: int
    right: int
    variables: tuple[str, ...]
    """The names, each once, in the order of the text."""

    def holds(self, point: Mapping[str, Fraction]) -> bool:
        """Whether the equation is true of exact numbers; false where it divides by zero.

        >>> parse("current = previous * (1 + growth)").holds(
        ...     {"current": Fraction(11), "previous": Fraction(10), "growth": Fraction(1, 10)})
        True
        """
        values: list[Fraction] = []
        for node in self.nodes:
            if node.operator == "name":
                values.append(point[node.name])
            elif node.operator == "number":
                values.append(node.value)
            elif node.operator == "/" and values[node.right] == 0:
                return False
            else:
                values.append(_compute(node.operator, values[node.left], values[node.right]))
        left, right = values[self.left], values[self.right]
        return left == right if self.relation == "=" else left <= right if self.relation == "<=" else left >= right

    def solve(self, point: Mapping[str, Fraction], name: str) -> Fraction | None:
        """The one value of ``name`` with which the equality holds, the other names being given.

        None where the name stands more than once, where any value would do, or where there is none.

        >>> parse("new = old * (1 + growth)").solve({"new": Fraction(12), "old": Fraction(10)}, "growth")
        Fraction(1, 5)
        """
        values: list[Fraction | None] = []
        for node in self.nodes:
            if node.operator == "name":
                values.append(None if node.name == name else point[node.name])
            elif node.operator == "number":
                values.append(node.value)
            else:
                left, right = values[node.left], values[node.right]
                if left is None or right is None:
                    if left is None and right is None:
                        return None
                    values.append(None)
                elif node.operator == "/" and right == 0:
                    return None
                else:
                    values.append(_compute(node.operator, left, right))
        return self._unwind(values)

    def _unwind(self, values: list[Fraction | None]) -> Fraction | None:
        """Undo the operations between the one unknown leaf and the known side."""
        place, target = (
            (self.left, values[self.right]) if values[self.left] is None else (self.right, values[self.left])
        )
        if target is None or values[place] is not None:
            return None
        while self.nodes[place].operator != "name":
            node = self.nodes[place]
            left, right = values[node.left], values[node.right]
            undone = _undo(node.operator, target, left, right)
            if undone is None:
                return None
            target, place = undone, node.left if left is None else node.right
        return target


@lru_cache(maxsize=4096)
def parse(text: str) -> Equation:
    """Parse an equation; raises RuleError for what is none.

    >>> parse("share >= part.1 / total").variables
    ('share', 'part.1', 'total')
    """
    return _Parser(text).equation()


def expand(text: str, arity: Mapping[str, int]) -> str:
    """Write out the sums of an equation: ``arity`` says how many claims share a role.

    >>> expand("total = sum(part)", {"part": 3})
    'total = (part.1 + part.2 + part.3)'

    Raises RuleError where a sum has no claims.
    """
    head, mark, rest = text.partition("sum(")
    if not mark:
        return text
    role, closing, rest = rest.partition(")")
    role = role.strip()
    if not closing or arity.get(role, 0) < 1:
        raise RuleError(f"equation {text!r}: nothing to sum for {role!r}")
    terms = " + ".join(f"{role}.{i}" for i in range(1, arity[role] + 1))
    return f"{head}({terms}){expand(rest, arity)}"


def _compute(operator: str, left: Fraction, right: Fraction) -> Fraction:
    if operator == "+":
        return left + right
    if operator == "-":
        return left - right
    return left * right if operator == "*" else left / right


def _undo(operator: str, target: Fraction, left: Fraction | None, right: Fraction | None) -> Fraction | None:
    """The unknown operand of an operation, from its result and the other operand."""
    known = left if right is None else right
    if known is None or (operator == "*" and known == 0):
        return None
    if operator == "+":
        return target - known
    if operator == "*":
        return target / known
    if left is None:
        return target + known if operator == "-" else target * known
    if operator == "-":
        return known - target
    return None if target == 0 else known / target


class _Parser:
    """Recursive descent over one equation, building its list of nodes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = _tokens(text)
        self.place = 0
        self.nodes: list[Node] = []

    def equation(self) -> Equation:
        """The whole text as an equation; raises RuleError where it is none."""
        left = self._sum()
        relation = self._take()
        if relation not in _RELATIONS:
            raise self._error()
        right = self._sum()
        if self._peek():
            raise self._error()
        names = tuple(dict.fromkeys(node.name for node in self.nodes if node.operator == "name"))
        return Equation(self.text, relation, tuple(self.nodes), left, right, names)

    def _sum(self) -> int:
        place = self._product()
        while self._peek() in ("+", "-"):
            place = self._add(Node(self._take(), place, self._product()))
        return place

    def _product(self) -> int:
        place = self._factor()
        while self._peek() in ("*", "/"):
            place = self._add(Node(self._take(), place, self._factor()))
        return place

    def _factor(self) -> int:
        token = self._take()
        if token == "-":
            return self._add(Node("-", self._add(Node("number")), self._factor()))
        if token == "(":
            place = self._sum()
            if self._take() != ")":
                raise self._error()
            return place
        if token[:1] in _DIGITS:
            value = _number(token, self.text)
            return self._add(Node("number", value=value, bounds=_around(value)))
        if token[:1] in _LETTERS:
            return self._add(Node("name", name=token))
        raise self._error()

    def _add(self, node: Node) -> int:
        self.nodes.append(node)
        return len(self.nodes) - 1

    def _peek(self) -> str:
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def _take(self) -> str:
        token = self._peek()
        self.place += 1
        return token

    def _error(self) -> RuleError:
        near = " ".join(self.tokens[max(0, self.place - 1) :][:4]) or "its end"
        return RuleError(f"equation {self.text!r} cannot be read near {near}")


def _tokens(text: str) -> tuple[str, ...]:
    found: list[str] = []
    place = 0
    while place < len(text):
        character = text[place]
        if character.isspace():
            place += 1
            continue
        token = _word(text, place) or next((r for r in _RELATIONS if text.startswith(r, place)), character)
        found.append(token)
        place += len(token)
    return tuple(found)


def _word(text: str, start: int) -> str:
    """The name or number that begins at a place; empty where none does. A name may carry dotted indexes."""
    if text[start] in _DIGITS:
        allowed = _DIGITS | {"."}
    elif text[start] in _LETTERS:
        allowed = _DIGITS | _LETTERS | {"."}
    else:
        return ""
    end = start
    while end < len(text) and text[end] in allowed:
        end += 1
    return text[start:end]


def _number(token: str, text: str) -> Fraction:
    try:
        return Fraction(token)
    except ValueError:
        raise RuleError(f"equation {text!r}: {token!r} is no number") from None


def _around(value: Fraction) -> tuple[float, float]:
    try:
        near = value.numerator / value.denominator
    except OverflowError:
        return 0.0, inf
    return (near, near) if near == value else (nextafter(near, -inf), nextafter(near, inf))
