"""Underlines with their labels, for one line of text in a terminal.

>>> print("\\n".join(labelled([(0, 4, "current"), (6, 9, "growth"), (10, 13, "growth")], 24)))
^^^^  ^^^ ^^^
|     |   growth
|     growth
current
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.reports.display import cells, wrap

Mark = tuple[int, int, str]
"""First column, column behind the last, and label."""


def labelled(marks: Sequence[Mark], room: int) -> list[str]:
    """An underline, and below it each label where its mark begins; a numbered legend where that does not fit."""
    if all(start + cells(label) <= room for start, _, label in marks):
        return [underline(marks), *hanging(marks)]
    return [underline(marks), *legend(marks, room)]


def underline(marks: Sequence[Mark]) -> str:
    """Carets below every mark; a mark without width still gets one."""
    row = [" "] * max(max(end, start + 1) for start, end, _ in marks)
    for start, end, _ in marks:
        row[start : max(end, start + 1)] = "^" * max(end - start, 1)
    return "".join(row)


def hanging(marks: Sequence[Mark]) -> list[str]:
    """Labels from the right to the left, each on the first row where it touches nothing."""
    rows: list[list[Mark]] = []
    for start, _, label in sorted((m for m in marks if m[2]), key=lambda m: -m[0]):
        end = start + cells(label)
        depth = len(rows)
        while depth and not any(end >= s for row in rows[depth - 1 :] for s, _, _ in row):
            depth -= 1
        if depth == len(rows):
            rows.append([])
        rows[depth].append((start, end, label))
    return [drawn(rows, depth) for depth in range(len(rows))]


def drawn(rows: Sequence[Sequence[Mark]], depth: int) -> str:
    """One row of labels with the lines that lead down to deeper ones."""
    here = {start: label for start, _, label in rows[depth]}
    down = {start: "|" for row in rows[depth + 1 :] for start, _, _ in row}
    line = ""
    for start, text in sorted((down | here).items()):
        line += " " * (start - cells(line)) + text
    return line


def legend(marks: Sequence[Mark], room: int) -> list[str]:
    """Numbers below the marks, and the labels below each other, wrapped."""
    labels = [(start, "", str(i)) for i, (start, _, label) in enumerate(marks, 1) if label]
    rows = hanging([(start, start, number) for start, _, number in labels])
    for _, _, number in labels:
        first, *rest = wrap(marks[int(number) - 1][2], max(room - len(number) - 2, 8)) or [""]
        rows.append(f"{number}: {first}")
        rows.extend(" " * (len(number) + 2) + line for line in rest)
    return rows
