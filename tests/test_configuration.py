"""Configuration: which file counts for which article, what files say together, and what is told of what is wrong."""

from __future__ import annotations

import datetime as dt
import os
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import rules, wordings
from factcheck.configuration import Configurations
from factcheck.configuration.keys import KEYS
from factcheck.configuration.lines import lines, longest
from factcheck.configuration.merging import Place
from factcheck.configuration.values import known_rules, stems
from factcheck.errors import SettingsError
from factcheck.languages import codes
from factcheck.model import SEVERITIES
from factcheck.settings import Settings


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository, and the working directory."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def of(path: str, **known: Any) -> Settings:
    return Configurations(**known).of(path)


def problems(path: str = "a.txt", **known: Any) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        of(path, **known)
    return str(caught.value).split("\n")


def origins(path: str, **known: Any) -> dict[str, str]:
    full = os.path.abspath(path)
    return {key: str(value.origin) for key, value in Configurations(**known).above(full).of(full).items()}


class TestWhichFile:
    def test_without_any_the_defaults_hold(self, desk: Path) -> None:
        assert of("a.txt") == Settings()

    def test_the_nearest_above_the_file_counts_and_not_the_working_directory(
        self, desk: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(desk / "factcheck.toml", 'lang = "en"\nquotes = "skip"')
        write(desk / "fa" / "factcheck.toml", 'lang = "fa"')
        (desk / "es").mkdir()
        monkeypatch.chdir(desk / "es")
        assert of("../fa/deep/er/a.txt") == Settings(lang="fa")
        assert of("a.txt") == Settings(lang="en", quotes="skip")

    def test_a_pyproject_counts_where_it_has_the_table(self, desk: Path) -> None:
        write(desk / "pyproject.toml", '[tool.factcheck]\nlang = "fa"')
        write(desk / "news" / "pyproject.toml", '[project]\nname = "factcheck-news"\n[tool.other]\nlang = 5')
        assert of("news/a.txt").lang == "fa"

    def test_in_one_directory_factcheck_toml_comes_first(self, desk: Path) -> None:
        write(desk / "pyproject.toml", '[tool.factcheck]\nlang = "fa"')
        write(desk / "factcheck.toml", "")
        assert of("a.txt").lang is None

    def test_the_search_ends_at_the_root_of_a_repository(self, desk: Path) -> None:
        write(desk / "factcheck.toml", 'lang = "fa"')
        (desk / "inner" / ".git").mkdir(parents=True)
        assert of("inner/news/a.txt").lang is None
        write(desk / "inner" / "factcheck.toml", 'lang = "es"')
        assert of("inner/news/a.txt").lang == "es"

    def test_outside_of_repositories_it_goes_up_to_the_root(self, tmp_path: Path) -> None:
        write(tmp_path / "factcheck.toml", 'lang = "fa"')
        assert of(str(tmp_path / "a" / "b" / "a.txt")).lang == "fa"

    def test_a_file_that_is_named_is_the_only_one(self, desk: Path) -> None:
        write(desk / "factcheck.toml", 'lang = "fa"\nquotes = "skip"')
        other = write(desk / "ci" / "check.toml", 'lang = "es"\n[[files]]\npaths = ["/news/"]\nlang = "pt"')
        assert of("a.txt", file=other) == Settings(lang="es")
        assert of("news/a.txt", file=other).lang == "pt"

    def test_isolated_there_is_none(self, desk: Path) -> None:
        write(desk / "factcheck.toml", "broken =")
        assert of("a.txt", isolated=True) == Settings()

    def test_standard_input_is_in_the_working_directory(self, desk: Path) -> None:
        write(desk / "factcheck.toml", 'lang = "fa"')
        assert of("-").lang == "fa"

    def test_a_run_has_the_configuration_of_what_holds_all_that_was_named(self, desk: Path) -> None:
        write(desk / "factcheck.toml", 'fail-on = "note"')
        write(desk / "fa" / "factcheck.toml", 'fail-on = "never"')
        run = Configurations().run
        assert run(["fa/a.txt", "fa/b.txt"]).of()["fail-on"].value == "never"
        assert run(["fa/a.txt", "es/b.txt"]).of()["fail-on"].value == "note"
        assert run(["fa"]).of()["fail-on"].value == "never"
        assert run(["-"]).of()["fail-on"].value == "note"

    def test_a_deep_tree_is_no_trouble(self, desk: Path) -> None:
        write(desk / "factcheck.toml", 'lang = "fa"')
        assert of("d/" * 1500 + "a.txt").lang == "fa"

    def test_each_file_is_read_once(self, desk: Path) -> None:
        path = write(desk / "factcheck.toml", 'lang = "fa"')
        known = Configurations()
        first = known.of("a/b/a.txt")
        path.unlink()
        assert known.of("a/c/a.txt") is first


class TestMerging:
    def test_what_is_set_replaces_and_tables_are_merged_by_key(self, desk: Path) -> None:
        write(
            desk / "house" / "base.toml", 'lang = "en"\nignore = ["age"]\nseverity = { growth = "note", share = "off" }'
        )
        write(desk / "factcheck.toml", 'extend = "house/base.toml"\nignore = ["date"]\nseverity.growth = "warning"')
        found = of("a.txt")
        assert found.lang == "en"
        assert found.severity == (("date", "off"), ("growth", "warning"), ("share", "off"))

    def test_what_is_ignored_is_off_whatever_its_severity(self, desk: Path) -> None:
        write(desk / "factcheck.toml", 'ignore = ["growth"]\nseverity.growth = "warning"')
        assert of("a.txt").severity == (("growth", "off"),)

    def test_chains_lead_from_file_to_file(self, desk: Path) -> None:
        write(desk / "a" / "one.toml", 'extend = "../b/two.toml"\ndate = 2019-06-14')
        write(desk / "b" / "two.toml", 'quotes = "note"\ndate = 2001-01-01')
        write(desk / "factcheck.toml", 'extend = "a/one.toml"')
        assert of("a.txt") == Settings(date=dt.date(2019, 6, 14), quotes="note")

    def test_language_and_date_per_folder(self, desk: Path) -> None:
        write(
            desk / "factcheck.toml",
            'lang = "en"\n[[files]]\npaths = ["fa/"]\nlang = "fa"\n'
            '[[files]]\npaths = ["fa/2019*", "!fa/2019-late.txt"]\ndate = "2019-06-14"\nseverity.joint = "note"\n',
        )
        assert of("a.txt") == Settings(lang="en")
        assert of("fa/a.txt") == Settings(lang="fa")
        assert of("news/fa/a.txt") == Settings(lang="fa")
        assert of("fa/2019/a.txt") == Settings(lang="fa", date=dt.date(2019, 6, 14), severity=(("joint", "note"),))
        assert of("fa/2019-late.txt") == Settings(lang="fa")

    def test_tables_of_a_base_come_first_and_both_count(self, desk: Path) -> None:
        write(desk / "base.toml", '[[files]]\npaths = ["fa/"]\nlang = "ar"\nquotes = "skip"')
        write(desk / "factcheck.toml", 'extend = "base.toml"\n[[files]]\npaths = ["fa/"]\nlang = "fa"')
        assert of("fa/a.txt") == Settings(lang="fa", quotes="skip")

    def test_the_command_line_beats_all_files(self, desk: Path) -> None:
        write(desk / "factcheck.toml", 'lang = "en"\nquotes = "skip"\n[[files]]\npaths = ["*"]\nlang = "fa"')
        assert of("a.txt", given={"lang": "es"}) == Settings(lang="es", quotes="skip")

    def test_every_value_has_its_origin(self, desk: Path) -> None:
        write(desk / "base.toml", '# house\nquotes = "skip"\n')
        write(desk / "factcheck.toml", 'extend = "base.toml"\n[[files]]\npaths = ["fa/"]\nlang = "fa"\n')
        found = origins("fa/a.txt", given={"encoding": "utf-8"})
        assert (found["quotes"], found["lang"], found["encoding"], found["jobs"]) == (
            "base.toml:2",
            "factcheck.toml:4",
            "command line",
            "default",
        )

    def test_paths_are_from_the_directory_of_the_configuration(self, desk: Path) -> None:
        write(desk / "news" / "factcheck.toml", 'baseline = "known.json"\noutput = ["json=out/report.json"]')
        found = Configurations().run(["news/a.txt"]).of()
        assert found["baseline"].value == str(desk / "news" / "known.json")
        assert found["output"].value == (("json", str(desk / "news" / "out" / "report.json")),)

    def test_settings_can_be_a_part_of_a_key(self, desk: Path) -> None:
        write(desk / "factcheck.toml", 'ignore = ["age"]\n[[files]]\npaths = ["b.txt"]\nquotes = "note"')
        assert hash(of("a.txt")) == hash(of("c.txt"))
        assert repr(of("a.txt")) != repr(of("b.txt"))


class TestErrors:
    def test_all_of_a_file_are_told_at_once_with_their_lines(self, desk: Path) -> None:
        write(
            desk / "factcheck.toml",
            '# a comment\nlangauge = "fa"\n\nquotes = "notes"\nignore = [\n  "age",\n  "growht",\n]\njobs = "four"\n',
        )
        assert problems() == [
            'factcheck.toml:2: unknown key "langauge"; did you mean "lang"?',
            'factcheck.toml:4: quotes: expected "check", "note" or "skip", not "notes"; did you mean "note"?',
            'factcheck.toml:7: ignore: there is no rule "growht"; did you mean "growth"?',
            'factcheck.toml:9: jobs: expected a whole number from 1 to 256, not "four"',
        ]

    def test_in_a_pyproject_as_well(self, desk: Path) -> None:
        write(desk / "pyproject.toml", '[project]\nname = "news"\n[tool.factcheck.severity]\ngrowth = "info"\n')
        assert problems() == [
            'pyproject.toml:4: severity: growth: expected "contradiction", "warning", "note" or "off", not "info"'
        ]

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("lang = 5", "lang: there is no language 5; there are ar, az, de, en, "),
            ('lang = "xx"', 'lang: there is no language "xx"; there are ar, az, de, en, '),
            ('date = "yesterday"', "date: not a date: 'yesterday'; write year-month-day, for instance 2019-06-14"),
            ("date = 2019-06-14T12:00:00", "date: expected a date, such as 2019-06-14, not the time "),
            ('encoding = "latin99"', 'encoding: there is no encoding "latin99"; for instance utf-8'),
            ("encoding = 8", "encoding: there is no encoding 8"),
            ('max-size = "big"', "max-size: not a size: 'big'"),
            ("max-size = 1.5", 'max-size: expected a size, such as 500000 or "10MB", not the number 1.5'),
            ("max-size = true", 'max-size: expected a size, such as 500000 or "10MB", not true'),
            ('cache = "yes"', 'cache: expected true or false, not "yes"'),
            ("cache = 1", "cache: expected true or false, not the number 1"),
            ("jobs = 0", "jobs: expected a whole number from 1 to 256, not the number 0"),
            ("jobs = true", "jobs: expected a whole number from 1 to 256, not true"),
            ("baseline = []", "baseline: expected a text, not a list"),
            ('baseline = ""', "baseline: expected a text, not "),
            ('exclude = "drafts"', 'exclude: expected a list of globs, not "drafts"'),
            ("exclude = ['a', 5]", "exclude: expected a list of globs, with no the number 5 in it"),
            ("severity = 'note'", 'severity: expected a table, such as { growth = "note" }, not "note"'),
            ("severity.growth = 1", "severity: growth: expected "),
            ("output = ['sarif']", 'output: expected FORMAT=FILE, not "sarif"'),
            ("output = ['jsn=x']", 'output: expected "full", '),
            ("output = ['json=/etc/passwd']", 'output: "/etc/passwd" is not below the configuration'),
            ("output = ['json=../x']", 'output: "../x" is not below the configuration'),
            ("cache-dir = '/tmp/x'", 'cache-dir: "/tmp/x" is not below the configuration; FACTCHECK_CACHE_DIR names'),
            ("cache-dir = 5", "cache-dir: expected a text, not the number 5"),
            ("required-version = 'new'", 'required-version: expected versions, such as ">=0.1,<1", not "new"'),
            (
                "files = 3",
                "files: expected tables, each written as [[files]] (in pyproject.toml [[tool.factcheck.files]]), not ",
            ),
            ("files = {paths = ['a']}", "files: expected tables, each written as [[files]] (in "),
            ("[[files]]\nlang = 'fa'", "files: expected paths, the globs of the files that it is about"),
            ("[[files]]\npaths = ['a']\njobs = 3", "files: jobs: not for some files alone"),
            ("[[files]]\npaths = ['a']\nlnag = 3", 'files: unknown key "lnag"; did you mean "lang"?'),
            ("paths = ['a']", 'unknown key "paths"'),
        ],
    )
    def test_what_is_expected_is_said(self, desk: Path, text: str, message: str) -> None:
        write(desk / "factcheck.toml", text)
        [found] = problems()
        assert found.partition(" ")[2].startswith(message)

    def test_what_proves_nothing_cannot_be_made_a_contradiction(self, desk: Path) -> None:
        write(desk / "factcheck.toml", '[severity]\nown-period = "contradiction"\ngrowth = "contradiction"')
        [found] = problems()
        assert found.startswith("factcheck.toml:2: severity: own-period: looks at wording and proves nothing")

    def test_toml_that_is_none(self, desk: Path) -> None:
        write(desk / "factcheck.toml", 'lang = "fa"\nquotes = note\n')
        assert problems() == ["factcheck.toml:2: not TOML: invalid value"]
        write(desk / "factcheck.toml", 'lang = "fa"\nlang = "es"\n')
        assert problems()[0].startswith("factcheck.toml:2: not TOML: cannot overwrite")
        write(desk / "factcheck.toml", 'lang = """fa\n\n')
        assert problems() == ["factcheck.toml:2: not TOML: unterminated string"]

    def test_a_file_for_another_version_is_read_no_further(self, desk: Path) -> None:
        write(desk / "factcheck.toml", 'new-key = 5\nrequired-version = ">=99"\n')
        [found] = problems()
        assert found.startswith("factcheck.toml:2: for factcheck >=99, and this is ")

    def test_extending_itself(self, desk: Path) -> None:
        write(desk / "factcheck.toml", 'lang = "fa"\nextend = "base.toml"')
        write(desk / "base.toml", 'extend = "./factcheck.toml"')
        assert problems() == ["base.toml:1: extend: factcheck.toml extends itself; take one of the two out"]

    def test_extending_what_is_not_there(self, desk: Path) -> None:
        write(desk / "factcheck.toml", 'lang = "fa"\nextend = "base.toml"')
        assert problems() == ["factcheck.toml:2: extend: there is no file base.toml; it is looked for from here"]
        write(desk / "pyproject.toml", "[tool.other]")
        write(desk / "factcheck.toml", 'extend = "pyproject.toml"')
        assert problems() == ["factcheck.toml:1: extend: pyproject.toml has no table [tool.factcheck]"]

    def test_a_chain_without_end(self, desk: Path) -> None:
        for number in range(40):
            write(desk / f"{number}.toml", f'extend = "{number + 1}.toml"')
        write(desk / "factcheck.toml", 'extend = "0.toml"')
        assert problems() == ["factcheck.toml: extends more than 20 files; write them together"]

    def test_an_error_in_what_is_extended_names_that_file(self, desk: Path) -> None:
        write(desk / "factcheck.toml", 'extend = "base.toml"')
        write(desk / "base.toml", "\njobs = 0")
        assert problems()[0].startswith("base.toml:2: jobs: ")

    def test_a_file_that_is_named_and_is_not_there(self, desk: Path) -> None:
        assert problems(file="x.toml") == ["x.toml: cannot be read (No such file or directory); check it or remove it"]
        write(desk / "pyproject.toml", "")
        assert problems(file="pyproject.toml")[0].startswith("pyproject.toml: has no table [tool.factcheck]")


class TestHostile:
    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (b"\xff\xfe\x00l", "factcheck.toml: not UTF-8 (byte 0); save it as UTF-8"),
            (b"lang = 'caf\xe9'", "factcheck.toml: not UTF-8 (byte 11); save it as UTF-8"),
            (b"\x00\x01\x02", "factcheck.toml:1: not TOML: "),
            (b"#" * 1_000_001, "factcheck.toml: larger than 1,000,000 bytes"),
            (b"a = " + b"[" * 5000 + b"]" * 5000, "factcheck.toml: no configuration is so deep"),
            (b"a" + b".a" * 400_000 + b" = 1", "factcheck.toml: no configuration is so deep"),
            (b"[a" + b".a" * 400_000 + b"]", "factcheck.toml: no configuration is so deep"),
            (b"jobs = " + b"9" * 5000, "factcheck.toml:1: not TOML: "),
            (b"[tool.factcheck]\nlang = 'fa'", 'factcheck.toml:1: unknown key "tool"'),
            (b"'\\n\x1b[31m' = 1".replace(b"\x1b", b""), "factcheck.toml:1: unknown key "),
        ],
    )
    def test_no_content_is_a_traceback(self, desk: Path, data: bytes, message: str) -> None:
        (desk / "factcheck.toml").write_bytes(data)
        assert problems()[0].startswith(message)

    def test_a_byte_order_mark_is_none_of_the_content(self, desk: Path) -> None:
        (desk / "factcheck.toml").write_bytes(b"\xef\xbb\xbflang = 'fa'\r\njobs = 0\r\n")
        assert problems()[0].startswith("factcheck.toml:2: jobs")

    def test_thousands_of_problems_are_counted(self, desk: Path) -> None:
        write(desk / "factcheck.toml", "\n".join(f"key{n} = {n}" for n in range(20_000)))
        found = problems()
        assert len(found) == 21
        assert found[-1] == "factcheck.toml: and 980 more"

    def test_a_long_value_is_cut(self, desk: Path) -> None:
        write(desk / "factcheck.toml", f'quotes = "{"x" * 100_000}"')
        assert len(problems()[0]) < 300

    def test_a_directory_in_its_place(self, desk: Path) -> None:
        (desk / "pyproject.toml").mkdir()
        assert of("a.txt") == Settings()
        (desk / "factcheck.toml").mkdir()
        assert problems() == ["factcheck.toml: not a file; a configuration is a file, rename or remove it"]

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
    def test_a_pipe_in_its_place_does_not_hang(self, desk: Path) -> None:
        os.mkfifo(desk / "factcheck.toml")
        assert problems()[0].startswith("factcheck.toml: not a file")

    def test_a_link_that_leads_nowhere(self, desk: Path) -> None:
        (desk / "factcheck.toml").symlink_to("nowhere")
        assert problems()[0].startswith("factcheck.toml: cannot be read (No such file or directory)")

    @pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
    def test_a_file_that_may_not_be_read(self, desk: Path) -> None:
        write(desk / "factcheck.toml", "").chmod(0)
        assert problems()[0].startswith("factcheck.toml: cannot be read (Permission denied)")

    @pytest.mark.parametrize("text", ["output = ['json=out/x.json']", "cache-dir = 'out'"])
    def test_nothing_is_written_behind_a_link(self, desk: Path, text: str) -> None:
        outside = desk.parent / f"{desk.name}-outside"
        outside.mkdir()
        (desk / "out").symlink_to(outside, target_is_directory=True)
        write(desk / "factcheck.toml", text)
        assert "leads out of the directory" in problems()[0]

    def test_a_broken_pyproject_of_others_is_passed_over(self, desk: Path) -> None:
        write(desk / "pyproject.toml", "[project")
        assert of("a.txt") == Settings()
        write(desk / "pyproject.toml", "[project\n[tool.factcheck]")
        assert problems()[0].startswith("pyproject.toml:1: not TOML")


TRICKS = """
# [x] = 1
a = 1
"b.c" . d = "x # y" # z
[t . "q\\u0041"]
k = \"\"\"
[no]
no = 1
\\\"\"\" \"\"\"
e = [ 1, # ]
  [2, 3], { x = 1, y = [ "]", 2979-05-27 07:32:00 ] }, ]
lit = '''
[[files]]
'''''
empty = ""
[[files]]
paths = ["a"]
[files.severity]
growth = "note"
[[files]]
paths = [
 "b",
]
"""


class TestLines:
    def test_nothing_in_a_text_is_taken_for_a_key(self) -> None:
        found = lines(TRICKS)
        assert set(found) == set(paths(tomllib.loads(TRICKS)))
        places = {("b.c", "d"): 4, ("t", "qA", "k"): 6, ("t", "qA", "e", 2, "y", 0): 11, ("files", 1, "paths", 0): 22}
        assert {path: found[path] for path in places} == places

    def test_windows_line_ends_are_one_line_each(self) -> None:
        assert lines("a = '''\r\n\r\n'''\r\nb = 1")[("b",)] == 4

    @given(st.recursive(
        st.one_of(st.integers(), st.booleans(), st.text(), st.dates()),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=12,
    ).filter(lambda value: isinstance(value, dict)))  # fmt: skip
    @settings(max_examples=200, deadline=None)
    def test_every_key_of_any_document_is_found(self, document: dict[str, Any]) -> None:
        text = "".join(f"{quoted(key)} = {written(value)}\n" for key, value in document.items())
        assert tomllib.loads(text) == document
        assert set(lines(text)) == set(paths(document))

    @given(st.text(alphabet="[]{}=,.\"'#\\\n ab1", max_size=60))
    @settings(max_examples=500, deadline=None)
    def test_what_is_no_toml_ends_too(self, text: str) -> None:
        assert longest(text) <= len(text)


def paths(value: Any, above: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """All paths of a document."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path for key, entry in inner for path in ((*above, key), *paths(entry, (*above, key)))]


def quoted(text: str) -> str:
    """A text in the quotes of TOML."""
    return '"' + "".join(c if c.isalnum() and c.isascii() else f"\\U{ord(c):08x}" for c in text) + '"'


def written(value: Any) -> str:
    """A value in TOML, long arrays over several lines."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{quoted(key)} = {written(entry)}" for key, entry in value.items()) + " }"
    if isinstance(value, list):
        return "[\n" + ",\n".join(map(written, value)) + "\n]"
    return quoted(value) if isinstance(value, str) else str(value).lower()


class TestKeys:
    def test_names_of_rules_are_known_without_loading_a_rule(self) -> None:
        assert sorted(known_rules()) == sorted(r.name for r in (*rules.RULES, *wordings.WORDINGS))
        assert stems("wordings", ".py") == tuple(sorted(w.name for w in wordings.WORDINGS))

    def test_languages_are_known_without_loading_one(self) -> None:
        assert set(stems("languages", ".toml")) == set(codes())

    def test_defaults_are_those_of_the_settings(self, desk: Path) -> None:
        assert Configurations().above(str(desk / "a.txt")).settings(str(desk / "a.txt")) == Settings()

    def test_keys_are_written_in_one_manner_and_say_what_they_are(self) -> None:
        assert all(key.name == key.name.lower() and "_" not in key.name for key in KEYS)
        assert all(key.says.endswith(".") for key in KEYS)

    def test_what_a_severity_may_be_is_in_the_order_of_the_severities(self) -> None:
        assert next(k for k in KEYS if k.name == "severity").values == (*SEVERITIES, "off")

    def test_a_place_is_told_as_file_and_line(self, desk: Path) -> None:
        write(desk / "factcheck.toml", '\nlang = "fa"')
        origin = Configurations().above(str(desk / "a.txt")).of()["lang"].origin
        assert isinstance(origin, Place)
        assert (origin.file.name, origin.line) == ("factcheck.toml", 2)
