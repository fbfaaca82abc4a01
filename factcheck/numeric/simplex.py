"""The simplex method in whole numbers: a solution of linear equations with unknowns that are not negative.

Every line keeps integers without a common divisor, so that no fraction is ever reduced; Bland's rule (1977) keeps the
first phase from cycling.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm


@dataclass(slots=True)
class Line:
    """One equation of the tableau: the sum of ``row`` (coefficients by column) is ``right``.

    ``basis`` is the column that it is solved for, -1 for an artificial one.
    """

    row: dict[int, int]
    right: int
    basis: int = -1

    @classmethod
    def of(cls, row: Mapping[int, Fraction], right: int) -> Line:
        """The line with its denominators multiplied out."""
        common = lcm(*(value.denominator for value in row.values()))
        line = cls({column: int(value * common) for column, value in row.items() if value}, right * common)
        line.reduce(1)
        return line

    def reduce(self, sign: int) -> None:
        """Divide by the greatest common divisor, and by the sign."""
        divisor = sign * (gcd(self.right, *self.row.values()) or 1)
        if divisor != 1:
            self.row = {column: value // divisor for column, value in self.row.items()}
            self.right //= divisor

    def eliminate(self, column: int, by: Line) -> None:
        """Take a column out of this line, in which another line has a positive coefficient."""
        mine, theirs = self.row[column], by.row[column]
        shared = gcd(mine, theirs)
        keep, take = theirs // shared, mine // shared
        row = {place: value * keep for place, value in self.row.items()} if keep != 1 else self.row
        for place, value in by.row.items():
            changed = row.get(place, 0) - take * value
            if changed:
                row[place] = changed
            else:
                row.pop(place, None)
        self.row, self.right = row, self.right * keep - take * by.right
        self.reduce(1)


def feasible(lines: Sequence[Line], free: Sequence[int], width: int) -> list[Fraction] | None:
    """A solution of the lines, which are used up, with all but the free columns not negative; None if there is none.

    >>> [str(value) for value in feasible([Line({0: 2, 1: 1}, 3), Line({0: 1, 1: -1}, 0)], (), 2)]
    ['1', '1']
    >>> feasible([Line({0: 1, 1: 1}, -1)], (), 2) is None
    True
    """
    table = list(lines)
    solved: list[Line] = []
    for column in free:
        line = next((line for line in table if column in line.row), None)
        if line is not None:
            table.remove(line)
            line.reduce(1 if line.row[column] > 0 else -1)
            _pivot(line, column, table + solved)
            solved.append(line)
    for line in table:
        line.reduce(1 if line.right >= 0 else -1)
    if not _first_phase(table, solved):
        return None
    values = [Fraction(0)] * width
    for line in table + solved:
        if line.basis >= 0:
            values[line.basis] = Fraction(line.right, line.row[line.basis])
    return values


def _first_phase(table: list[Line], solved: list[Line]) -> bool:
    """Drive the artificial columns to zero; whether that succeeds."""
    goal = Line({}, 0)
    for line in table:
        goal.right += line.right
        for column, value in line.row.items():
            goal.row[column] = goal.row.get(column, 0) + value
    while goal.right:
        entering = min((column for column, gain in goal.row.items() if gain > 0), default=None)
        if entering is None:
            return False
        # The artificial lines come first among equals, so that they leave for good.
        leaving = min(
            (line for line in table if line.row.get(entering, 0) > 0),
            key=lambda line: (Fraction(line.right, line.row[entering]), line.basis),
        )
        _pivot(leaving, entering, [goal, *table, *solved])
    return True


def _pivot(line: Line, column: int, others: Sequence[Line]) -> None:
    line.basis = column
    for other in others:
        if other is not line and column in other.row:
            other.eliminate(column, line)
