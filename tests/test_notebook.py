"""The example notebook: its cells are run in their order, and show what is stored below them.

``FACTCHECK_UPDATE_GOLDEN=1`` stores what they show now, and fails so that it is seen.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
from extras import needs

NOTEBOOK = Path(__file__).parent.parent / "examples" / "seeds.ipynb"
Cell = dict[str, Any]


def run(source: str, names: dict[str, Any]) -> list[Cell]:
    """What a cell shows, as Jupyter stores it: what it prints, and the value of its last line."""
    body = ast.parse(source).body
    last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
        exec(compile(ast.Module(body, []), str(NOTEBOOK), "exec"), names)
        value = eval(compile(ast.Expression(last.value), str(NOTEBOOK), "eval"), names) if last else None
    told = (
        [{"name": "stdout", "output_type": "stream", "text": lines(printed.getvalue())}] if printed.getvalue() else []
    )
    return told + (
        [{"data": data(value), "metadata": {}, "output_type": "execute_result"}] if value is not None else []
    )


def data(value: Any) -> dict[str, list[str]]:
    """A value as a notebook shows it: as HTML where it knows how to, and frames as text, too."""
    as_html = getattr(value, "_repr_html_", None)
    ours = as_html and type(value).__module__.startswith("factcheck")
    text = {} if ours else {"text/plain": lines(repr(value))}
    return {"text/html": lines(as_html()), **text} if as_html else text


def lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def comparable(outputs: list[Cell]) -> list[Cell]:
    """What is compared: tables by their text alone, since their HTML is that of one version of pandas."""
    kept = []
    for output in outputs:
        shown = output.get("data", {})
        shown = {"text/plain": shown["text/plain"]} if "text/plain" in shown else shown
        kept.append({"shows": shown or output.get("text")})
    return kept


def executed(notebook: Cell) -> Cell:
    """The notebook with what its cells show when they are run."""
    names: dict[str, Any] = {"__name__": "__main__"}
    cells, number = [], 0
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            number += 1
            outputs = run("".join(cell["source"]), names)
            counted = [o | {"execution_count": number} if o["output_type"] == "execute_result" else o for o in outputs]
            cell = cell | {"execution_count": number, "outputs": counted}
        cells.append(cell)
    return notebook | {"cells": cells}


@needs("notebook")
def test_the_notebook_shows_what_its_cells_show_when_they_are_run(monkeypatch: pytest.MonkeyPatch) -> None:
    stored = json.loads(NOTEBOOK.read_text("utf-8"))
    monkeypatch.chdir(NOTEBOOK.parent)
    fresh = executed(stored)
    pairs = [(a, b) for a, b in zip(stored["cells"], fresh["cells"], strict=True) if a["cell_type"] == "code"]
    differ = [a["id"] for a, b in pairs if comparable(a["outputs"]) != comparable(b["outputs"])]
    if differ and os.environ.get("FACTCHECK_UPDATE_GOLDEN"):
        NOTEBOOK.write_text(json.dumps(fresh, indent=1, ensure_ascii=False) + "\n", "utf-8")
        pytest.fail(f"stored anew what {', '.join(differ)} show: read the difference, then run again")
    assert not differ
    assert [b["execution_count"] for _, b in pairs] == list(range(1, len(pairs) + 1))


def test_the_notebook_names_no_place_of_this_machine_and_runs_nothing() -> None:
    text = NOTEBOOK.read_text("utf-8")
    assert str(NOTEBOOK.parent.parent) not in text
    assert "<script" not in text
