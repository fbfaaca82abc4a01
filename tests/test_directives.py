"""Directives as they are read: comments, front matter, members of JSON; what is none, and what cannot be understood."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck import inputs
from factcheck.model import Article, Directive

TEXT = "Exports rose 3 percent to $5 million."


def one(path: Path, source: str) -> Article:
    path.write_text(source, "utf-8", newline="")
    (article,) = inputs.read(path)
    return article


def read(path: Path, source: str) -> tuple[Directive, ...]:
    return one(path, source).directives


def comment(tmp_path: Path, words: str) -> Directive:
    (found,) = read(tmp_path / "a.md", f"{TEXT}\n\n<!-- {words} -->\n")
    return found


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("factcheck: ignore", Directive("ignore")),
        ("factcheck: ignore all", Directive("ignore")),
        ("FactCheck:ignore growth", Directive("ignore", ("growth",))),
        ("factcheck : Ignore growth,share", Directive("ignore", ("growth", "share"))),
        ("factcheck: ignore growth share growth", Directive("ignore", ("growth", "share"))),
        ("factcheck: ignore-next-line growth -- as printed", Directive("ignore-next-line", ("growth",), "as printed")),
        ("factcheck: ignore growth -- a -- b,\n  c", Directive("ignore", ("growth",), "a -- b, c")),
        ("factcheck: ignore — typed on a telephone", Directive("ignore", (), "typed on a telephone")),
        ("factcheck: ignore --", Directive("ignore")),
        ("factcheck: ignore--so", Directive("ignore", (), "so")),
        ("factcheck: ignore-start place-difference", Directive("ignore-start", ("place-difference",))),
        ("factcheck: ignore-end", Directive("ignore-end")),
        ("factcheck: ignore-file -- a draft", Directive("ignore-file", (), "a draft")),
        ('factcheck: ignore growth "3 percent"', Directive("ignore", ("growth",), texts=("3 percent",))),
        ("factcheck: ignore “3 percent”, “$5”", Directive("ignore", (), texts=("3 percent", "$5"))),
    ],
)
def test_a_comment(tmp_path: Path, words: str, expected: Directive) -> None:
    found = comment(tmp_path, words)
    assert (found.line, found.column, found.problem) == (3, 1, "")
    assert (found.verb, found.rules, found.reason, found.texts) == (
        expected.verb, expected.rules, expected.reason, expected.texts,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (
            "factcheck: ignroe growth",
            'there is no "ignroe"; perhaps "ignore" is meant; there are ignore, ignore-next-line',
        ),
        ("factcheck: off", 'there is no "off"; there are ignore'),
        ("factcheck:", "it asks for nothing; there are ignore"),
        ("factcheck ignore growth", 'write "factcheck: ignore", with a colon'),
        ('factcheck: ignore growth "3 percent', "a quotation mark is missing"),
    ],
)
def test_what_cannot_be_understood_is_kept_with_the_reason(tmp_path: Path, words: str, problem: str) -> None:
    found = comment(tmp_path, words)
    assert found.problem.startswith(problem)
    assert (found.line, found.column) == (3, 1)


@pytest.mark.parametrize(
    "source",
    [
        "```html\n<!-- factcheck: ignore -->\n```\n",
        "`<!-- factcheck: ignore -->`\n",
        "<!-- factchecked by hand, ignore growth -->",
        "<!-- the factcheck: ignore growth -->",
        "<!-- <!-- factcheck: ignore --> -->",
        "\\<!-- not factcheck: ignore -->",
        "[a]: https://a.example (<!-- factcheck: ignore -->)",
    ],
)
def test_what_is_none_in_markdown(tmp_path: Path, source: str) -> None:
    assert read(tmp_path / "a.md", f"{TEXT}\n\n{source}") == ()


@pytest.mark.parametrize("name", ["script", "style", "title", "textarea", "template", "svg"])
def test_what_is_none_in_html(tmp_path: Path, name: str) -> None:
    assert read(tmp_path / "a.html", f"<{name}><!-- factcheck: ignore --></{name}><p>{TEXT}</p>") == ()


def test_comments_of_a_page_know_their_places(tmp_path: Path) -> None:
    source = f"<p>x</p>\r\n  <!-- factcheck: ignore growth --><pre>{TEXT}<!-- factcheck: ignore-end --></pre>"
    first, second = read(tmp_path / "a.html", source)
    assert (first.line, first.column, first.rules) == (2, 3, ("growth",))
    assert (second.line, second.column, second.verb) == (2, source.rindex("<!--") - 10 + 1, "ignore-end")


@pytest.mark.parametrize("suffix", ["md", "html"])
def test_a_comment_that_is_never_closed(tmp_path: Path, suffix: str) -> None:
    (found,) = read(tmp_path / f"a.{suffix}", f"{TEXT}\n<!-- factcheck: ignore growth -- as printed\n{TEXT}")
    assert "never closed" in found.problem


YAML = [
    "factcheck: {ignore: [growth, share], reason: \"as: 'printed', so\"}",
    "factcheck: {ignore: [growth,\n    share], # why\n  reason: \"as: 'printed', so\"}",
    "factcheck:\n  ignore: [growth, share]\n  reason: 'as: ''printed'', so' # why",
    "factcheck:\n    ignore:\n        - growth\n        - share\n    reason: \"as:\\u0020'printed', so\"",
    "factcheck: # here\n  ignore:\n  - 'growth'\n\n  # and\n  - share\n  reason:\n    as: 'printed',\n    so",
    '"factcheck":\n\n  reason: >-\n    x\n',
]


@pytest.mark.parametrize("front", YAML[:4])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_front_matter_in_yaml(tmp_path: Path, front: str, newline: str) -> None:
    source = f"---\ntitle: Trade\n{front}\nlang: en\n---\n{TEXT}\n".replace("\n", newline)
    article = one(tmp_path / "a.md", source)
    assert (article.title, article.language) == ("Trade", "en")
    (found,) = article.directives
    assert (found.verb, found.rules, found.reason) == ("ignore-file", ("growth", "share"), "as: 'printed', so")
    assert (found.line, found.column, found.problem) == (3, 1, "")


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("factcheck: {ignore: growth}", ("growth",)),
        ("factcheck: {ignore: true}", ()),
        ("factcheck: {ignore: all, text: 3 percent}", ()),
        ("factcheck: {ignore: [], reason: none}", None),
        ("factcheck: {reason: none}", None),
        ("other: {factcheck: {ignore: growth}}", None),
        ("description: |\n  factcheck: {ignore: growth}", None),
    ],
)
def test_rules_in_front_matter(tmp_path: Path, front: str, expected: tuple[str, ...] | None) -> None:
    found = read(tmp_path / "a.md", f"---\n{front}\n---\n{TEXT}\n")
    assert [d.rules for d in found if not d.problem] == ([] if expected is None else [expected])
    assert not [d for d in found if d.problem]


@pytest.mark.parametrize(
    ("front", "line", "problem"),
    [
        ("factcheck: ignore growth", 2, "factcheck holds a value; write {ignore: [RULE, ...], reason: TEXT}"),
        ("factcheck:", 2, "factcheck holds nothing"),
        ("factcheck: [growth]", 2, "factcheck holds a list"),
        ("factcheck: {ignroe: [growth]}", 2, 'there is no key "ignroe"; perhaps "ignore" is meant'),
        ("factcheck:\n  ignore: [growth\n  reason: x", 3, "a comma or a closing bracket is missing"),
        ("factcheck:\n  ignore: growth\n   reason: x\n  reason: y\n z: 1", 6, "the lines are not indented alike"),
        ("factcheck:\n  ignore: *rules", 3, "write a text in quotation marks, or on one line"),
        ("factcheck:\n  ignore:\n    - [growth]", 2, "ignore is a list of rules, or true for all"),
        ("factcheck:\n  ignore: growth\n  ignore: share", 4, "this is no key, or it is there twice"),
        ("factcheck: {ignore: 'growth}", 2, "a bracket or a quotation mark is missing"),
        ("factcheck: " + "[" * 5000, 2, "this cannot be understood"),
        ("factcheck: " + "x" * 20_000, 2, "this is longer than 10,000 characters"),
    ],
)
def test_front_matter_that_cannot_be_understood(tmp_path: Path, front: str, line: int, problem: str) -> None:
    (found,) = read(tmp_path / "a.md", f"---\n{front}\n---\n{TEXT}\n")
    assert problem in found.problem
    assert found.line == line


def test_front_matter_in_toml(tmp_path: Path) -> None:
    for table in ('factcheck = {ignore = ["growth"], reason = "so"}', '[factcheck]\nignore = "growth"\nreason = "so"'):
        (found,) = read(tmp_path / "a.md", f"+++\ntitle = 'x'\n{table}\n+++\n{TEXT}\n")
        assert (found.rules, found.reason, found.line) == (("growth",), "so", 3)
    (found,) = read(tmp_path / "a.md", f"+++\nfactcheck = [\n+++\n{TEXT}\n")
    assert found.problem.startswith("the front matter is not TOML")
    assert read(tmp_path / "a.md", f"+++\n[params]\nfactcheck = 1\n+++\n{TEXT}\n") == ()


def test_a_member_of_json(tmp_path: Path) -> None:
    source = json.dumps({"text": TEXT, "factcheck": {"ignore": ["growth"], "reason": "so"}}, indent=1)
    (found,) = read(tmp_path / "a.json", source)
    assert (found.verb, found.rules, found.reason, found.line, found.column) == (
        "ignore-file", ("growth",), "so", 3, 15,
    )  # fmt: skip
    (wrong,) = read(tmp_path / "b.json", json.dumps({"text": TEXT, "factcheck": ["growth"]}))
    assert "factcheck holds a list" in wrong.problem


def test_comments_in_html_within_json(tmp_path: Path) -> None:
    page = f'<p class="x">{TEXT}</p>\n<p>é <!-- factcheck: ignore growth -->{TEXT}</p>'
    source = '[\n{"title": "a",\n "content_html": ' + json.dumps(page) + "}\n]"
    (found,) = read(tmp_path / "a.json", source)
    assert (found.rules, found.line) == (("growth",), 3)
    assert source.splitlines()[2][found.column - 1 :].startswith("<!-- factcheck")


@pytest.mark.parametrize("suffix", ["md", "html"])
@pytest.mark.parametrize(
    "piece",
    [
        "<!-- factcheck: ignore growth -->\n", "<!-- factcheck: ignore growth", "<!-- factcheck: ignore \" -->",
        "<!-- factcheck: ign -->", "<!--factcheck:ignore--<!--", "-- ", "<!--", '"x" ', " ", "growth, ",
    ],
)  # fmt: skip
def test_hostile_comments_are_read_to_the_end(piece: str, suffix: str, tmp_path: Path) -> None:
    article = one(tmp_path / f"a.{suffix}", f"Trade grew. <!-- factcheck: ignore {piece * 30_000} --> It fell.")
    assert article.text.startswith("Trade grew.")
    assert article.directives
