"""Tables of texts, row by row: what is wrong with one row costs that row, and memory does not grow."""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import io
import json
import tracemalloc
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from extras import has, needs
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import inputs
from factcheck.errors import ArticleError, FactcheckError
from factcheck.inputs import delimited, tables
from factcheck.model import Article, Failure
from factcheck.settings import Columns

if has("parquet"):
    import pyarrow
    import pyarrow.parquet

BODY = Columns("body")
LIMIT = 1_000_000


def rows(path: Path, content: str | bytes, columns: Columns = BODY, **options: Any) -> list[Article | Failure]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(tables.entries(str(path), columns, **{"max_bytes": LIMIT, **options}))


def told(found: Iterable[Article | Failure]) -> list[tuple[int | None, str]]:
    """Row and text of articles; of failures what is wrong, without the path."""
    return [(e.row, e.text) if isinstance(e, Article) else (None, e.message.partition(": ")[2]) for e in found]


def test_a_row_is_an_article_with_what_the_table_tells_of_it(tmp_path: Path) -> None:
    content = "id,body,lang,day\n007,It cost $5.,en,2019-06-14\n,Nothing.,,2019-06-14T10:30:00Z\nx,,en,\n"
    first, second = rows(tmp_path / "a.csv", content, Columns("body", "id", "lang", "day"))
    day = dt.date(2019, 6, 14)
    path = str(tmp_path / "a.csv")
    assert first == Article("It cost $5.", date=day, language="en", path=path, row=1, id="007", lines=(2, 2))
    assert second == Article("Nothing.", date=day, path=path, row=2, lines=(3, 3))


@pytest.mark.parametrize("delimiter", delimited.DELIMITERS)
def test_the_delimiter_is_the_one_that_finds_the_columns(tmp_path: Path, delimiter: str) -> None:
    content = 'id|body\n1|"two, or three; all\tin one"\n'.replace("|", delimiter)
    assert told(rows(tmp_path / "a.csv", content)) == [(1, "two, or three; all\tin one")]


def test_quotes_lines_and_blank_lines(tmp_path: Path) -> None:
    content = '\r\nid,"body"\r\n\r\n1,"said ""no""\r\nand left"\r\n\r\n2,"a,b"\r\n'
    assert told(rows(tmp_path / "a.csv", content)) == [(1, 'said "no"\r\nand left'), (2, "a,b")]


def test_the_lines_of_a_row_are_counted_by_line_feeds(tmp_path: Path) -> None:
    content = '\nid,body\n\n1,"a\r\nb\rc"\n2,"broken\n3,d\n"4",e\n5,f'
    found = rows(tmp_path / "a.csv", content)
    assert [(a.text, a.lines) for a in found if isinstance(a, Article)] == [
        ("a\r\nb\rc", (4, 5)),
        ("d", (7, 7)),
        ("e", (8, 8)),
        ("f", (9, 9)),
    ]
    found = rows(tmp_path / "a.jsonl", '{"body": "a"}\n\n{\n{"body": "b"}')
    assert [a.lines for a in found if isinstance(a, Article)] == [(1, 1), (4, 4)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end(tmp_path: Path, encoding: str, end: str) -> None:
    text = "Экспорт вырос на 5 процентов, а импорт нет"
    content = end.join(["body;id", *(f"{text};{i}" for i in range(50))])
    found = rows(tmp_path / "a.csv", content.encode(encoding))
    assert told(found) == [(i + 1, text) for i in range(50)]


def test_a_named_encoding_that_does_not_fit_a_row_costs_that_row(tmp_path: Path) -> None:
    content = "body\nfine\ncaf\xe9\nfine too\n".encode("latin-1")
    assert told(rows(tmp_path / "a.csv", content, encoding="utf-8")) == [
        (1, "fine"),
        (None, "row 2: not utf-8; name another encoding with --encoding"),
        (3, "fine too"),
    ]
    assert told(rows(tmp_path / "a.csv", content))[1] == (2, "café")


def test_a_missing_quotation_mark_costs_its_row_alone(tmp_path: Path) -> None:
    content = 'id,body\n1,"begins and does not end\n2,"two"\n3,three\n4,"four\nfour"\n5,"never ends\n6,six\n'
    found = told(rows(tmp_path / "a.csv", content))
    assert [entry for entry in found if entry[0]] == [(2, "two"), (3, "three"), (4, "four\nfour"), (6, "six")]
    assert [text.partition(" is")[0] for row, text in found if not row] == ["row 1: line 2", "row 5: line 7"]


def test_rows_with_other_cells_than_the_header(tmp_path: Path) -> None:
    found = told(rows(tmp_path / "a.csv", "id,body\n1,one\n2\n3,three,and more\n4,four,,\n"))
    assert found == [
        (1, "one"),
        (None, "row 2: line 3 has not 2 cells as the header but 1; a quotation mark may be missing"),
        (None, "row 3: line 4 has not 2 cells as the header but 3; a quotation mark may be missing"),
        (4, "four"),
    ]


def test_what_is_longer_than_the_limit_costs_its_row_alone(tmp_path: Path) -> None:
    long = "a" * 5000
    content = f'id,body\n1,{long}\n2,"{long[:400]}\n{long[:400]}\n{long[:400]}"\n3,three\n'
    assert [entry for entry in told(rows(tmp_path / "a.csv", content, max_bytes=1000)) if entry[0]] == [(5, "three")]
    lines = f'{{"body": "{long}"}}\n{{"body": "two"}}\n'
    assert told(rows(tmp_path / "a.jsonl", lines, max_bytes=1000)) == [
        (None, "row 1: longer than 1,000 characters; split it, or raise the limit with --max-size"),
        (2, "two"),
    ]


def test_broken_records_are_read_again_only_so_often(tmp_path: Path) -> None:
    found = told(rows(tmp_path / "a.csv", "id,body\n" + 'x","\n' * 5000 + "1,one\n", max_bytes=3000))
    assert "are passed over" in found[-1][1] or "are passed over" in found[-2][1]
    assert len(found) < 100


def test_json_lines(tmp_path: Path) -> None:
    values = [
        {"body": "one \ud83d\ude00", "id": 7},
        {"id": "x"},
        {"body": None},
        {"body": 5},
        ["body"],
        {"body": "six", "id": [1]},
    ]
    content = "\n".join(map(json.dumps, values)) + "\n\n{broken\n" + json.dumps({"body": "eight", "extra": 1})
    found = rows(tmp_path / "a.jsonl", content, Columns("body", "id"))
    assert told(found) == [
        (1, "one 😀"),
        (None, "row 4: holds int, not a text; name the column of the texts with --column"),
        (None, "row 5: not an object; write one object a line"),
        (6, "six"),
        (None, "row 7: not JSON (Expecting property name enclosed in double quotes)"),
        (8, "eight"),
    ]
    assert [e.id for e in found if isinstance(e, Article)] == ["7", "[1]", None]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"body": "a", "day": "soon"}, "not a date: 'soon'"),
        ({"body": "a", "day": 2019}, "not a date: '2019'"),
        ({"body": "a", "lang": 3}, "holds int, not a code of a language"),
        ({"body": "1" * 9000, "day": ""}, "longer than 5,000 characters"),
        ({"body": "a", "id": "i" * 1001}, "is called by more than 1,000 characters"),
        ("[" * 4000, "not JSON"),
        ('{"body": 1' + "0" * 4900 + "}", "not JSON (too deep or too long a number)"),
    ],
)
def test_what_is_wrong_with_a_row(tmp_path: Path, row: Any, reason: str) -> None:
    line = row if isinstance(row, str) else json.dumps(row)
    columns = Columns("body", "id", "lang", "day")
    seen = json.dumps({"body": None, "day": None, "lang": None, "id": None})
    (failure,) = rows(tmp_path / "a.ndjson", f"{seen}\n{line}\n", columns, max_bytes=5000)
    assert isinstance(failure, Failure)
    assert failure.path == f"{tmp_path / 'a.ndjson'}:2"
    assert failure.message.startswith(f"{tmp_path / 'a.ndjson'}: row 2: {reason}")


@pytest.mark.parametrize(
    ("name", "content", "columns", "reason"),
    [
        ("a.csv", "id,text\n1,x\n", BODY, "no column 'body'; there are 'id', 'text'"),
        ("a.csv", "id;text\n1;x\n", Columns("text", "key"), "no column 'key'; there are 'id', 'text'"),
        ("a.csv", "body,body\n1,x\n", BODY, "two columns are called 'body'; rename one of them"),
        ("a.csv", "", BODY, "empty"),
        ("a.csv", "x" * 90 + "\n", BODY, f"no column 'body'; there are {'x' * 60!r}"),
        ("a.csv", "\n\n", BODY, "no column 'body'; there are none"),
        ("a.csv", b"\x89PNG\r\n\x1a\n", BODY, "a picture, not text"),
        ("a.txt", "body\nx\n", BODY, "has no columns; --column is for files that end in .csv, .tsv, .jsonl"),
        ("a.jsonl", '{"text": "x"}\n{"id": 1}\n', BODY, "no column 'body'; there are 'text', 'id'"),
        ("a.jsonl", '{"text": "x"}\n' * 2000, BODY, "no column 'body'; there are 'text'"),
    ],
)
def test_what_is_wrong_with_a_table(
    tmp_path: Path, name: str, content: str | bytes, columns: Columns, reason: str
) -> None:
    with pytest.raises(ArticleError) as raised:
        rows(tmp_path / name, content, columns)
    assert str(raised.value).startswith(f"{tmp_path / name}: {reason}")


def test_a_column_that_no_object_has_is_told_behind_all_others(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"body": "x"}\n' * 2000)
    found = tables.entries(str(tmp_path / "a.jsonl"), Columns("body", date="day"), max_bytes=LIMIT)
    assert sum(1 for _ in zip(range(2000), found, strict=False)) == 2000
    with pytest.raises(ArticleError, match="no column 'day'; there are 'body'"):
        next(found)


def test_what_is_not_there_or_a_directory(tmp_path: Path) -> None:
    for path, reason in ((tmp_path / "a.csv", "no such file"), (tmp_path, "a directory")):
        with pytest.raises(ArticleError, match=reason):
            list(tables.entries(str(path), BODY, max_bytes=LIMIT))


@pytest.mark.parametrize("content", ["body\nfive\n", '\n {"body": "five"}\n'])
def test_standard_input(content: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    assert told(tables.entries("-", BODY, max_bytes=LIMIT)) == [(1, "five")]


def test_a_table_without_its_column_is_told_of_columns(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("body\n" + "x" * 200)
    with pytest.raises(ArticleError, match=r"larger than 100 bytes; name the column of its texts with --column"):
        inputs.read(tmp_path / "a.csv", max_bytes=100)
    (tmp_path / "a.parquet").write_bytes(b"PAR1\x00\x01")
    with pytest.raises(ArticleError, match=r"a Parquet file; name the column of its texts with --column"):
        inputs.read(tmp_path / "a.parquet")


def test_progress_is_told_where_reading_is(tmp_path: Path) -> None:
    seen: list[int] = []
    content = "body\n" + "five percent\n" * 50_000
    assert len(rows(tmp_path / "a.csv", content, watch=seen.append)) == 50_000
    assert seen == sorted(seen)
    assert seen[-1] == len(content)


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_memory_does_not_grow_with_a_table(tmp_path: Path, name: str) -> None:
    def peak(count: int) -> int:
        line = "x" * 999 if name == "a.csv" else json.dumps({"body": "x" * 980})
        (tmp_path / name).write_text("body\n" * (name == "a.csv") + f"{line}\n" * count)
        tracemalloc.start()
        try:
            assert sum(1 for _ in tables.entries(str(tmp_path / name), BODY, max_bytes=LIMIT)) == count
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(100)
    assert peak(10_000) < 1.2 * peak(500)


TEXTS = st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20), max_size=8)


@given(texts=TEXTS, delimiter=st.sampled_from(delimited.DELIMITERS), end=st.sampled_from(["\n", "\r\n", "\r"]))
def test_what_was_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, texts: Any, delimiter: str, end: str
) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([["id", "body"], *enumerate(texts)])
    path = tmp_path_factory.getbasetemp() / "written.csv"
    found = rows(path, out.getvalue().encode(), encoding="utf-8")
    assert told(found) == [(i + 1, text) for i, text in enumerate(texts) if text.strip()]


@settings(deadline=None)
@given(content=st.binary(max_size=200), name=st.sampled_from(["a.csv", "a.jsonl"]))
def test_whatever_the_bytes_nothing_but_our_own_errors_is_raised(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str
) -> None:
    path = tmp_path_factory.getbasetemp() / name
    for header in (b"", b'id,body\n1,"', b'{"body": "'):
        with contextlib.suppress(FactcheckError):
            rows(path, header + content, max_bytes=100)


@needs("parquet")
class TestParquet:
    def table(self, path: Path, **columns: Any) -> list[Article | Failure]:
        pyarrow.parquet.write_table(pyarrow.table(columns), path / "a.parquet")
        names = {"text": "body", "id": "id", "lang": "lang", "date": "day"}
        given = {field: name for field, name in names.items() if name in columns}
        return list(tables.entries(str(path / "a.parquet"), Columns(**given), max_bytes=LIMIT))

    def test_a_row_is_an_article(self, tmp_path: Path) -> None:
        days = [dt.date(2019, 6, 14), None, None]
        first, second = self.table(tmp_path, body=["one", None, "three"], id=[7, 8, 9], day=days, lang=["en", "", None])
        path = str(tmp_path / "a.parquet")
        assert first == Article("one", date=days[0], language="en", path=path, row=1, id="7")
        assert second == Article("three", path=path, row=3, id="9")

    @pytest.mark.parametrize("kind", ["string", "large_string", "string_view", "dictionary"])
    def test_every_kind_of_text(self, tmp_path: Path, kind: str) -> None:
        text = pyarrow.array(["one", "two"])
        column = text.dictionary_encode() if kind == "dictionary" else text.cast(getattr(pyarrow, kind)())
        assert told(self.table(tmp_path, body=column)) == [(1, "one"), (2, "two")]

    def test_more_rows_than_are_held(self, tmp_path: Path) -> None:
        found = self.table(tmp_path, body=[f"text {i}" for i in range(1000)])
        assert told(found) == [(i + 1, f"text {i}") for i in range(1000)]

    def test_bytes_that_are_no_text_cost_their_row(self, tmp_path: Path) -> None:
        found = told(self.table(tmp_path, body=pyarrow.array([b"one", b"\xff", b"three"]).view(pyarrow.string())))
        assert (found[0], found[2]) == ((1, "one"), (3, "three"))
        assert found[1][1].startswith("row 2: holds what cannot be read")

    def test_what_is_wrong(self, tmp_path: Path) -> None:
        with pytest.raises(ArticleError, match=r"column 'body' is of int64, not of texts; there are 'body', 'id'"):
            self.table(tmp_path, body=[1], id=["x"])
        with pytest.raises(ArticleError, match=r"no column 'text'.*; there are 'body', 'id'"):
            list(tables.entries(str(tmp_path / "a.parquet"), Columns("text"), max_bytes=LIMIT))
        for content in (b"PAR1 and no more", b"no such thing"):
            with pytest.raises(ArticleError, match=r"not a Parquet file, or a broken one"):
                rows(tmp_path / "b.parquet", content)

    def test_progress_is_told_where_reading_is(self, tmp_path: Path) -> None:
        self.table(tmp_path, body=["x"] * 1000)
        seen: list[int] = []
        list(tables.entries(str(tmp_path / "a.parquet"), BODY, max_bytes=LIMIT, watch=seen.append))
        assert seen == sorted(seen)
        assert seen[-1] == (tmp_path / "a.parquet").stat().st_size


@pytest.mark.skipif(has("parquet"), reason="pyarrow is installed")
def test_without_pyarrow_the_extra_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"pip install 'factcheck\[parquet\]'"):
        rows(tmp_path / "a.parquet", b"PAR1")
