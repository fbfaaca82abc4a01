"""The laws of the house, read from the source: layers, doors, registers, words, sizes."""

from __future__ import annotations

import ast
import functools
import subprocess
import sys
import tomllib
import unicodedata
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from factcheck import errors, languages
from factcheck.rules import RULES
from factcheck.wordings import WORDINGS

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "factcheck"

LAYERS: tuple[tuple[str, ...], ...] = (
    ("__main__",),
    ("cli",),
    ("commands",),
    ("options", "web", "editor", "watching"),
    ("runs", "outputs", "progress", "statistics", "tables", "spacy"),
    ("archive",),
    ("workers",),
    ("cache", "console", "intake"),
    ("references",),
    ("externals", "reference"),
    ("beside", "suppressions", "walks"),
    ("amiss",),
    ("reaches", "stretches"),
    ("configuration", "baselines", "changes"),
    ("worktrees", "globs", "baseline_files", "anchors"),
    ("patches", "git", "streams"),
    ("pipeline", "severities"),
    ("reports", "proofs"),
    ("wordings",),
    ("wording",),
    ("findings", "coverage", "agreements"),
    ("slips", "implications", "attributions"),
    ("slip_digits",),
    ("slip", "explain"),
    ("mixes",),
    (
        "accounts",
        "identities",
        "recalled",
        "portions",
        "lists",
        "weekdays",
        "dating",
        "joint",
        "conversions",
        "products",
        "limits",
    ),
    ("relations", "refusals"),
    ("wholes", "repeated"),
    ("inherited",),
    ("series", "known"),
    ("claims", "comparable", "separated", "instances", "dating_rows"),
    ("mirrored", "measured", "facts"),
    ("subjects", "parties", "quotations", "narrowing"),
    ("frames",),
    ("settling",),
    ("match",),
    ("frame_patterns", "comparators", "standing", "times", "spans"),
    ("frame_needs", "rows", "alphabets"),
    ("asides",),
    ("items",),
    ("separable",),
    ("row_words", "row_cases"),
    ("extraction",),
    ("quantities", "sentences", "articles", "inputs"),
    ("directives", "parquet"),
    ("figures", "lines", "periods"),
    ("period_builders",),
    ("period_relative",),
    ("period_found", "period_rows"),
    ("detect", "calendars"),
    ("affixes",),
    ("lexicon",),
    ("sic",),
    ("languages", "patterns", "units"),
    ("settings", "sources", "spool"),
    ("schema", "fingerprints"),
    ("model",),
    ("rules",),
    ("rule",),
    ("numeric",),
    ("errors", "stopwatch"),
)
"""From high to low: a module imports what stands below it, and no neighbour. A package stands for all its modules."""

LAZY = {
    ("model", "tables"): "to_frame is a method of the values, and pandas is loaded when it is called",
    ("model", "reports.html"): "_repr_html_ is what notebooks call on a value",
    ("model", "units"): ".quantity makes a pint quantity on demand",
}
"""The only imports that go up, each inside the method that needs it."""

DOORS = {
    "regex": {"patterns"}, "pint": {"units"}, "pandas": {"tables"}, "pyarrow": {"parquet"}, "spacy": {"spacy"},
    "pyspark": {"archive.spark"}, "py4j": {"archive.spark"}, "duckdb": {"archive.duck"}, "fastwarc": {"archive.warc"},
    "resiliparse": {"archive.pages"}, "trafilatura": {"archive.pages"},
    "sdmx": {"reference.sdmx"}, "comtradeapicall": {"reference.comtrade"},
    "uvicorn": {"web.server"}, "tqdm": {"tables"}, "prometheus_client": {"web.metrics"}, "pathspec": {"globs"},
    "pygls": {"editor.server", "editor.session"}, "watchfiles": {"watching"},
    "packaging": {"configuration.versions"},
    "docx": {"inputs.word"}, "pypdf": {"inputs.pdf"}, "feedparser": {"inputs.feeds"}, "re": set[str](),
}  # fmt: skip
"""Libraries and the only modules that import them; ``re`` has no timeout, so that nobody does."""

SCRIPTS = {
    "lexicon": "letters of two scripts that look the same and are folded into one for look-up",
    "inputs.encodings": "the most frequent letters of a script tell which 8-bit encoding was read rightly",
    "figures.words": "where in Unicode the scripts end whose words have spaces: no word of a language",
    "reports.display": "the letters of Hangul that have no width of their own",
}
"""Modules whose strings may hold letters that are not Latin."""

ENGLISH = {
    "explain": "what factcheck says is English",
    "attributions": "what factcheck says is English",
    "reports": "what factcheck says is English",
    "web": "what factcheck says is English",
}
"""Modules and packages that may hold words of English which a language file holds too."""

TERMS = {
    "mark": "a kind of token, beside word and number",
    "rise": "a type of item in a row: a noun of change",
    "down": "a direction",
    "expand": "a way in which spaCy aligns characters and tokens",
    "ambiguous": "a key of the months: those that are words too",
}
"""Words of English that are also terms of the program itself."""

LONG_MODULES = {"model": "the contract between all rooms is one file: values without behaviour"}
LONG_FUNCTIONS: dict[str, str] = {}


class Import(NamedTuple):
    """One import: the module that asks, what it asks for, and whether only inside a function or for types."""

    module: str
    target: str
    names: tuple[str, ...]
    lazy: bool
    typing: bool
    line: int


@functools.cache
def sources() -> dict[str, ast.Module]:
    """Every module of the package by its name without ``factcheck.``; the package itself is "factcheck"."""
    return {name_of(path): ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__") or "factcheck"


def within(tree: ast.AST, kind: type[ast.AST]) -> set[ast.AST]:
    """All nodes below the nodes of a kind."""
    return {inner for node in ast.walk(tree) if isinstance(node, kind) for inner in ast.walk(node)}


def type_checking(tree: ast.AST) -> set[ast.AST]:
    ifs = [n for n in ast.walk(tree) if isinstance(n, ast.If) and getattr(n.test, "id", "") == "TYPE_CHECKING"]
    return {inner for node in ifs for inner in ast.walk(node)}


@functools.cache
def imports() -> tuple[Import, ...]:
    found: list[Import] = []
    for module, tree in sources().items():
        lazy, typing = within(tree, ast.FunctionDef), type_checking(tree)
        for node in ast.walk(tree):
            for target, names in asked(node):
                found.append(Import(module, target, names, node in lazy, node in typing, node.lineno))
    return tuple(found)


def asked(node: ast.AST) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What an import statement asks for; ``from factcheck import units`` asks for the module ``units``."""
    if isinstance(node, ast.Import):
        yield from ((alias.name.removeprefix("factcheck."), ()) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, "imports are absolute"
        module = node.module or ""
        names = tuple(alias.name for alias in node.names)
        base = module.removeprefix("factcheck").lstrip(".") if module.startswith("factcheck") else module
        modules = [n for n in names if f"{base}.{n}".lstrip(".") in sources() and module.startswith("factcheck")]
        yield from ((f"{base}.{n}".lstrip("."), ()) for n in modules)
        if len(modules) < len(names):
            yield base or "factcheck", tuple(n for n in names if n not in modules)


def own() -> list[Import]:
    return [i for i in imports() if i.target in sources()]


def room(module: str) -> str:
    return module.partition(".")[0]


def level(module: str) -> int:
    found = [n for n, names in enumerate(LAYERS) if room(module) in names]
    assert found, f"{room(module)} has no place in LAYERS"
    return found[0]


def told(found: list[Import]) -> str:
    return "; ".join(f"{i.module}:{i.line} imports {i.target}" for i in found)


class TestLayers:
    def test_every_module_has_a_layer_and_every_layer_its_modules(self) -> None:
        placed = [name for names in LAYERS for name in names]
        assert len(placed) == len(set(placed))
        assert set(placed) == {room(module) for module in sources()} - {"factcheck"}

    def test_imports_go_down(self) -> None:
        upward = [
            i
            for i in own()
            if i.module != "factcheck"
            and i.target != "factcheck"
            and room(i.module) != room(i.target)
            and level(i.target) <= level(i.module)
            and not (i.lazy and (i.module, i.target) in LAZY)
        ]
        assert not upward, told(upward)

    def test_every_lazy_exception_is_needed(self) -> None:
        assert set(LAZY) <= {(i.module, i.target) for i in own() if i.lazy}

    def test_only_the_version_is_taken_from_the_package_itself(self) -> None:
        wrong = [i for i in own() if i.target == "factcheck" and i.names != ("__version__",)]
        assert not wrong, told(wrong)

    def test_no_circle_of_imports_inside_a_package_either(self) -> None:
        graph: dict[str, set[str]] = {}
        for i in own():
            if not i.lazy and not i.typing and i.target != "factcheck":
                graph.setdefault(i.module, set()).add(i.target)
        assert list(TopologicalSorter(graph).static_order())

    def test_outputs_see_values_and_numbers_only(self) -> None:
        allowed = {"model", "schema", "fingerprints", "numeric", "reports", "factcheck"}
        wrong = [i for i in own() if room(i.module) == "reports" and room(i.target) not in allowed]
        assert not wrong, told(wrong)

    def test_the_checker_of_proofs_sees_no_text(self) -> None:
        wrong = [i for i in own() if i.module == "proofs" and room(i.target) not in {"errors", "numeric"}]
        assert not wrong, told(wrong)

    def test_mathematics_knows_nothing_of_text(self) -> None:
        wrong = [i for i in own() if room(i.module) == "numeric" and room(i.target) not in {"errors", "numeric"}]
        assert not wrong, told(wrong)


class TestDoors:
    @pytest.mark.parametrize("library", DOORS)
    def test_a_library_has_one_door(self, library: str) -> None:
        through = [i for i in imports() if i.target.partition(".")[0] == library and not i.typing]
        assert {i.module for i in through} == DOORS[library], told(through)

    @pytest.mark.parametrize("library", ["pandas", "pint", "pyarrow", "docx", "lxml", "pypdf", "feedparser", "sdmx"])
    def test_heavy_libraries_are_loaded_when_needed(self, library: str) -> None:
        eager = [i for i in imports() if i.target.partition(".")[0] == library and not (i.typing or i.lazy)]
        assert not eager, told(eager)

    @pytest.mark.parametrize(
        ("code", "unwanted"),
        [
            ("import factcheck", ("pandas", "pint", "click", "numpy", "regex")),
            ("import factcheck; factcheck.check('Exports rose 5% to $2 million.')", ("pandas", "pint", "click")),
            ("from factcheck import cli; cli.run(['rules'])", ("pandas", "pint")),
        ],
    )  # fmt: skip
    def test_a_fresh_interpreter_loads_no_more_than_it_needs(self, code: str, unwanted: tuple[str, ...]) -> None:
        script = f"{code}\nimport sys\nsys.exit(', '.join({{*sys.modules}} & {set(unwanted)!r}) or 0)"
        done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr


class TestRegisters:
    def test_every_rule_is_listed(self) -> None:
        modules = {m.removeprefix("rules.") for m in sources() if m.startswith("rules.")}
        assert {r.name.replace("-", "_") for r in RULES} == modules

    def test_every_wording_is_listed(self) -> None:
        modules = {m.removeprefix("wordings.") for m in sources() if m.startswith("wordings.")}
        assert {w.name.replace("-", "_") for w in WORDINGS} == modules

    def test_names_are_used_once(self) -> None:
        names = [entry.name for entry in (*RULES, *WORDINGS)]
        assert len(names) == len(set(names))

    @pytest.mark.parametrize("entry", [*RULES, *WORDINGS], ids=lambda e: e.name)
    def test_every_entry_tells_what_why_and_an_example(self, entry: Any) -> None:
        for part in ("What it checks:", "Why it goes wrong:", "Example:"):
            assert part in entry.doc, f"the docstring of {entry.name} lacks {part!r}"

    @pytest.mark.parametrize("module", [m for m in sources() if m.startswith("rules.")])
    def test_a_rule_computes_nothing(self, module: str) -> None:
        body = [type(node).__name__ for node in sources()[module].body]
        assert set(body) <= {"Expr", "ImportFrom", "Assign"}, f"{module} is more than a docstring and a literal"


class TestLanguages:
    @pytest.mark.parametrize("code", languages.codes())
    def test_a_language_loads(self, code: str) -> None:
        assert set(languages.load(code).sections) == set(languages.SECTIONS)

    def test_english_and_persian_are_there(self) -> None:
        assert {"en", "fa"} <= set(languages.codes())

    def test_an_unknown_section_is_rejected(self) -> None:
        with pytest.raises(errors.LanguageError, match=r"unknown section \[poems\]"):
            languages.reject_unknown("xx", {**languages.load("en").sections, "poems": {}})

    def test_an_unknown_key_is_rejected(self) -> None:
        number = {**languages.load("en")["number"], "tens": []}
        with pytest.raises(errors.LanguageError, match=r"\[number\] has unknown keys: tens"):
            languages.reject_unknown("xx", {**languages.load("en").sections, "number": number})

    def test_a_missing_key_is_rejected(self) -> None:
        cues = {k: v for k, v in languages.load("en").sections["ranges"].items() if k != "dashes"}
        with pytest.raises(errors.LanguageError, match=r"\[ranges\] lacks keys: dashes"):
            languages.reject_unknown("xx", {**languages.load("en").sections, "ranges": cues})

    @pytest.mark.parametrize("section", languages.SECTIONS)
    def test_a_missing_section_is_rejected(self, section: str) -> None:
        rest = {name: value for name, value in languages.load("en").sections.items() if name != section}
        with pytest.raises(errors.LanguageError, match=f"missing sections: {section}$"):
            languages.reject_unknown("xx", rest)

    def test_a_missing_language_is_named(self) -> None:
        with pytest.raises(errors.LanguageError, match="there is no language 'tlh'"):
            languages.load("tlh")


def strings(module: str) -> Iterator[tuple[int, str]]:
    """The string literals of a module with their lines, docstrings apart."""
    tree = sources()[module]
    bare = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare:
            yield node.lineno, node.value


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts(item)


@functools.cache
def english() -> frozenset[str]:
    """Words of English that nothing but a language file may hold: numerals, magnitudes, verbs of change, names."""
    sections = tomllib.loads((PACKAGE / "languages" / "en.toml").read_text("utf-8"))
    keyed = {word for name in ("numerals", "months", "weekdays") for word in sections[name]}
    listed = {w for name in ("magnitudes", "currencies", "parties") for w in texts(sections[name])}
    words = {w.lower() for w in keyed | listed | set(texts(sections["movers"]["verbs"])) if len(w) > 2}
    return frozenset(words - set(TERMS))


def exempt(module: str, table: dict[str, str]) -> bool:
    return module in table or room(module) in table


class TestWords:
    @pytest.mark.parametrize("module", [m for m in sources() if not exempt(m, SCRIPTS)])
    def test_no_letter_of_another_script(self, module: str) -> None:
        found = [
            (line, character)
            for line, text in strings(module)
            for character in text
            if character.isalpha() and not unicodedata.name(character, "").startswith("LATIN")
        ]
        assert not found

    @pytest.mark.parametrize("module", [m for m in sources() if not exempt(m, ENGLISH)])
    def test_no_word_that_belongs_to_a_language_file(self, module: str) -> None:
        assert len(english()) > 300
        found = [(line, text) for line, text in strings(module) if text.strip().lower() in english()]
        assert not found

    def test_every_exception_is_needed(self) -> None:
        assert {m for m in sources() if any(not t.isascii() for _, t in strings(m))} >= set(SCRIPTS)


class TestHabits:
    @pytest.mark.parametrize("module", [m for m in sources() if m not in LONG_MODULES])
    def test_a_module_is_not_long(self, module: str) -> None:
        length = len(text_of(module).splitlines())
        assert length <= 300

    @pytest.mark.parametrize("module", sources())
    def test_functions_are_not_long(self, module: str) -> None:
        functions = [n for n in ast.walk(sources()[module]) if isinstance(n, ast.FunctionDef)]
        long = {
            f"{module}.{n.name}": n.end_lineno - n.lineno + 1
            for n in functions
            if n.end_lineno and n.end_lineno - n.lineno >= 40
        }
        assert set(long) <= set(LONG_FUNCTIONS), long

    @pytest.mark.parametrize("module", sources())
    def test_nothing_is_left_lying_about(self, module: str) -> None:
        text = text_of(module)
        assert not [word for word in ("TODO", "FIXME", "breakpoint(") if word in text]
        calls = [n.func for n in ast.walk(sources()[module]) if isinstance(n, ast.Call)]
        assert "print" not in {getattr(call, "id", "") for call in calls}
        bare = [line for line in text.splitlines() if "# type: ignore" in line and "# type: ignore[" not in line]
        assert not bare, "an ignored type error names its code"

    @pytest.mark.parametrize("module", sources())
    def test_no_error_is_swallowed(self, module: str) -> None:
        for handler in (n for n in ast.walk(sources()[module]) if isinstance(n, ast.ExceptHandler)):
            broad = handler.type is None or getattr(handler.type, "id", "") in {"Exception", "BaseException"}
            assert not broad, f"{module}:{handler.lineno} catches everything"

    @pytest.mark.parametrize("module", sources())
    def test_every_public_thing_says_what_it_is(self, module: str) -> None:
        tree = sources()[module]
        nodes = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.ClassDef)]
        inner = {m for n in nodes if isinstance(n, ast.FunctionDef) for m in ast.walk(n) if m is not n}
        silent = [n.name for n in nodes if n not in inner and not n.name.startswith("_") and not ast.get_docstring(n)]
        assert ast.get_docstring(tree), f"{module} has no docstring"
        assert not silent


def text_of(module: str) -> str:
    parts = [] if module == "factcheck" else module.split(".")
    path = PACKAGE.joinpath(*parts)
    return (path / "__init__.py" if path.is_dir() else path.with_suffix(".py")).read_text("utf-8")
