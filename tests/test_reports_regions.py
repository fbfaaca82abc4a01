"""Places in files of every kind and encoding, held against the bytes of the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import factcheck
from factcheck import inputs
from factcheck.model import Article, Quantity, Repair, SourceMap, Span
from factcheck.reports.regions import Region, Regions

LINES = (
    "“Trade” 😀 grew 35.9 percent",
    "صادرات ایران به ۵ میلیون دلار رسید",
    "café: up 7 percent to $4.5 million, 9 %",
)
FIGURES = ("35.9 percent", "۵", "7 percent", "$4.5 million", "9 %")
HTML = (
    "<!DOCTYPE html>\n<html lang=en><!-- “x” --><body><h1>“Trade”</h1>\n"
    "<p>“Grew” <b>35.9 percent</b> to\u00a0<i>$4.5</i> million &mdash; 😀 &#1601; 7&nbsp;percent, &#53; percent</p>\n"
    "<p>up 12\npercent</p></body></html>\n"
)
MARKDOWN = (
    '---\ntitle: "“Trade”"\n---\n\n“Grew” **35.9 percent** [to](http://x.com/é) \\$4.5 million,\nup *7* percent.\n'
)


def read(path: Path, source: str, encoding: str = "utf-8") -> Article:
    path.write_bytes(source.encode(encoding))
    return inputs.read(path)[0]


def figures(article: Article) -> list[Quantity]:
    return list(factcheck.extract(article))


def written(source: str, region: Region) -> str:
    """What a file holds in a region, found by line and column as an editor counts them."""
    line = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")[region.start[0] - 1]
    assert region.start[0] == region.end[0]
    by_columns = line[region.start[1] - 1 : region.end[1] - 1]
    assert line.encode()[region.bytes[0] - 1 : region.bytes[1] - 1].decode() == by_columns
    assert source[region.offset : region.offset + region.length] == by_columns
    return by_columns


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-32"])
def test_plain_text_is_found_in_its_file(tmp_path: Path, encoding: str, newline: str) -> None:
    source = newline.join(LINES)
    article = read(tmp_path / "a.txt", source, encoding)
    regions = Regions(article)
    found = [regions.of(q.span) for q in figures(article)]
    assert [written(source, region) for region in found if region] == list(FIGURES)
    assert all(region and region.exact for region in found)


def test_a_mark_of_byte_order_is_three_bytes_of_the_first_line_and_no_column(tmp_path: Path) -> None:
    article = read(tmp_path / "a.txt", "Up 7 percent,\nup 9 percent.", "utf-8-sig")
    first, second = (Regions(article).of(q.span) for q in figures(article))
    assert first
    assert (first.start, first.bytes, first.offset) == ((1, 4), (7, 16), 3)
    assert second
    assert (second.start, second.bytes, second.offset) == ((2, 4), (4, 13), 17)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_html_is_found_in_its_file(tmp_path: Path, encoding: str) -> None:
    article = read(tmp_path / "a.html", HTML, encoding)
    regions = Regions(article)
    exact = {q.surface: regions.exact(q.span) for q in figures(article)}
    assert exact == {
        "35.9 percent": True, "$4.5 million": False, "7\u00a0percent": False, "5 percent": False, "12 percent": False,
    }  # fmt: skip
    [first] = [regions.of(q.span) for q in figures(article) if q.surface == "35.9 percent"]
    assert first
    assert written(HTML, first) == "35.9 percent"
    [entity] = [regions.of(q.span) for q in figures(article) if q.surface == "7\u00a0percent"]
    assert entity
    assert written(HTML, entity) == "7&nbsp;percent"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_markdown_is_found_in_its_file(tmp_path: Path, newline: str) -> None:
    source = MARKDOWN.replace("\n", newline)
    article = read(tmp_path / "a.md", source)
    regions = Regions(article)
    found = [(q.surface, regions.of(q.span)) for q in figures(article)]
    assert [written(source, region) for _, region in found if region] == ["35.9 percent", "$4.5 million", "7* percent"]
    assert [surface for surface, region in found if region and region.exact] == ["35.9 percent", "$4.5 million"]


def test_json_is_found_in_its_file(tmp_path: Path) -> None:
    told = "“Grew” 35.9 percent\nto $4.5 million 😀 up 7 percent"
    source = '{"title": "é",\n "text": ' + json.dumps(told) + ', "é": "", "n": 1}'
    raw = '{"text": ' + json.dumps(told.replace("\n", " "), ensure_ascii=False) + "}"
    for text, expected in ((source, [True] * 3), (raw, [True] * 3)):
        article = read(tmp_path / "a.json", text)
        found = [Regions(article).of(q.span) for q in figures(article)]
        assert [written(text, r) for r in found if r] == ["35.9 percent", "$4.5 million", "7 percent"]
        assert [r.exact for r in found if r] == expected
    article = read(tmp_path / "a.json", '{"text": "Up 7\\u0020percent and \\u0037 percent."}')
    assert [Regions(article).exact(q.span) for q in figures(article)] == [False, False]


def test_columns_far_into_a_line_are_counted_from_near(tmp_path: Path) -> None:
    source = "<p>" + "“é” &eacute; 😀 " * 5000 + "up 7 percent</p>"
    article = read(tmp_path / "a.html", source)
    at = article.text.index("7 percent")
    region = Regions(article).of(Span(at, at + 9))
    assert region
    assert written(source, region) == "7 percent"


def test_bytes_are_counted_in_blocks_and_come_to_the_same() -> None:
    text, unlike = "“é” 😀, " * 2000, range(1, 14_000, 11)
    regions = Regions(Article(text, source=SourceMap(unlike=tuple(unlike))))
    sizes = [1 if i in unlike else len(c.encode()) for i, c in enumerate(text)]
    counted = 0
    for offset in range(len(text) + 1):
        assert regions.bytes_before(offset) == counted
        counted += sizes[offset] if offset < len(text) else 0


def test_the_place_of_a_row_of_a_table_is_not_known() -> None:
    regions = Regions(Article("Up 7 percent.", path="news/a.csv:3", row=3))
    assert (regions.path, regions.of(Span(3, 12))) == ("news/a.csv", None)
    assert regions.replaceable(Repair(Span(3, 12), "8 percent", "digits")) is None


def test_a_document_that_is_no_text_is_pointed_into_and_not_written_into() -> None:
    paragraphs = Article("Trade\n\nUp 7 percent.", path="a.docx", source=SourceMap(encoding="", lines=(0, 7)))
    regions, repair = Regions(paragraphs), Repair(Span(10, 19), "8 percent", "digits")
    region = regions.of(repair.span)
    assert region
    assert region.start == (2, 4)
    assert regions.replaceable(repair) is None
    assert Regions(Article("Up 7 percent.", source=SourceMap(encoding=""))).of(Span(3, 12)) is None


@pytest.mark.parametrize("text", ['"8"', "8 <b>", "8 &", "8\n", "8\\", "8\u202e", "8\ud800", "۸"])
def test_what_may_mean_something_else_in_a_file_is_not_written_into_it(tmp_path: Path, text: str) -> None:
    article = read(tmp_path / "a.txt", "“Trade” grew 7 percent.", "cp1252")
    assert article.source.encoding == "cp1252"
    span = figures(article)[0].span
    assert Regions(article).replaceable(Repair(span, text, "digits")) is None
    assert Regions(article).replaceable(Repair(span, "8\u00a0percent", "digits"))
