"""Inputs: files of every kind and encoding, true offsets, and a clear message for what cannot be read."""

from __future__ import annotations

import codecs
import io
import json
import sys
from pathlib import Path

import pytest

from factcheck import inputs
from factcheck.errors import ArticleError, SettingsError
from factcheck.inputs.encodings import decode
from factcheck.model import Article, Failure
from factcheck.reports.places import Places

ENGLISH = "Exports rose 3 percent to $5 million. “Trade is growing,” the minister said."
RUSSIAN = "Экспорт вырос на 3 процента и достиг 5 миллионов долларов, сообщило министерство."
PERSIAN = "صادرات کشور سه درصد رشد کرد و به پنج میلیون دلار رسید، این خبر را وزیر گفت."
ARABIC = "ارتفعت الصادرات ثلاثة في المئة إلى خمسة ملايين دولار كما قال الوزير في بيان."
FRENCH = "Les exportations ont augmenté de 3 % l'année passée, a déclaré le ministère à l'étranger."


def one(path: Path, data: bytes | str, **options: object) -> Article:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    (article,) = inputs.read(path, **options)  # type: ignore[arg-type]
    return article


def origin(article: Article, offset: int) -> int:
    text, source = max(pair for pair in article.source.pairs if pair[0] <= offset)
    return source + offset - text


def assert_true(article: Article, source: str, *words: str) -> None:
    """Each word of the text stands where the map says that it stands in the source."""
    for word in words:
        at = origin(article, article.text.index(word))
        assert source[at : at + len(word)] == word


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, PERSIAN])
def test_unicode_is_recognised(tmp_path: Path, encoding: str, text: str) -> None:
    if encoding in ("utf-16-le", "utf-16-be") and text != ENGLISH:
        text = text + " " + ENGLISH
    article = one(tmp_path / "a.txt", text.encode(encoding))
    assert article.text == text
    marked = encoding in ("utf-8-sig", "utf-16", "utf-32")
    assert article.source.pairs == ((0, 1 if marked else 0),)


@pytest.mark.parametrize(
    ("text", "page"), [(ENGLISH, "cp1252"), (FRENCH, "cp1252"), (RUSSIAN, "cp1251"), (ARABIC, "cp1256")]
)
def test_code_pages_are_recognised(tmp_path: Path, text: str, page: str) -> None:
    article = one(tmp_path / "a.txt", text.encode(page))
    assert (article.text, article.source.encoding) == (text, page)


def test_a_few_foreign_bytes_in_utf8(tmp_path: Path) -> None:
    data = (PERSIAN + " – ").encode() + b"\x93Trade\x94"
    assert one(tmp_path / "a.txt", data).text == PERSIAN + " – “Trade”"


def test_a_named_encoding_is_taken_at_its_word(tmp_path: Path) -> None:
    assert one(tmp_path / "a.txt", RUSSIAN.encode("koi8-r"), encoding="koi8-r").text == RUSSIAN
    with pytest.raises(ArticleError, match="name another encoding"):
        one(tmp_path / "b.txt", b"\xff\xfe\xfd", encoding="utf-8")
    with pytest.raises(SettingsError, match="unknown encoding"):
        one(tmp_path / "c.txt", b"text", encoding="latin-99")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_stay_as_they_are(tmp_path: Path, newline: str) -> None:
    text = newline.join(["Trade grew.", "", "Imports fell."])
    article = one(tmp_path / "a.txt", text)
    assert (article.text, article.source.newline) == (text, newline)


@pytest.mark.parametrize("text", ["a\0b trade", "x" * 5_000_000, "9" * 500_000, "\u2028trade\u0085"])
def test_odd_texts_are_read(tmp_path: Path, text: str) -> None:
    assert one(tmp_path / "a.txt", text + " " + ENGLISH).text == text + " " + ENGLISH


def test_a_lone_surrogate_in_json_is_kept(tmp_path: Path) -> None:
    assert one(tmp_path / "a.json", '{"text": "up \\ud800 3 percent"}').text == "up \ud800 3 percent"


HTML = """<!DOCTYPE html><html lang="en-GB"><head><title>Trade &amp; more</title>
<meta property="article:published_time" content="2019-06-14T10:00:00Z"><style>p { content: "9%" }</style></head>
<body><script>if (a < 5 && "</p>") { b = "7 percent" }</script><!-- 6 percent -->
<h1>Exports up</h1><p title="5 > 4">Exports rose to <b>$533.1</b>&nbsp;million,
up 35.9&#37; <br>or 140.9 percent</p><p>AT&T said &lt;so&gt; <unclosed</p><ul><li>one<li>two</ul></body></html>"""


def test_html(tmp_path: Path) -> None:
    article = one(tmp_path / "a.html", HTML)
    assert (article.title, article.language, str(article.date)) == ("Trade & more", "en", "2019-06-14")
    assert "$533.1\u00a0million, up 35.9% \nor 140.9 percent\n\nAT&T said <so>" in article.text
    assert "7 percent" not in article.text
    assert "6 percent" not in article.text
    assert article.text.split("\n\n")[0].strip() == "Exports up"
    assert_true(article, HTML, "Exports up", "$533.1", "million", "35.9", "or 140.9 percent", "AT", "one", "two")
    assert HTML[origin(article, article.text.index("%")) :].startswith("&#37;")


@pytest.mark.parametrize(
    "piece", ["<", "<a ", '<a "', "<!--", "<script>", "&#", "<p>x", "<a ' \">", "</", "<title>", "<![CDATA["]
)
def test_hostile_html_is_read_to_the_end(piece: str, tmp_path: Path) -> None:
    article = one(tmp_path / "a.html", "Trade grew. " + piece * 20_000)
    assert article.text.startswith("Trade grew.")


MARKDOWN = """---
title: "Trade grows"
date: 2019-06-14
lang: en
---
# Exports *up*

Exports rose to **$533.1** million ([source 9](https://news.example/7_percent)), `x = 8 %` up 35.9\\% 5 * 3.
![picture of 4 percent](p.png)

```python
exports = "6 percent"
```
> The snake_case_name stays, 140.9&nbsp;percent too.

- 5 contracts

[1]: https://news.example/11
"""


def test_markdown(tmp_path: Path) -> None:
    article = one(tmp_path / "a.md", MARKDOWN)
    assert (article.title, article.language, str(article.date)) == ("Trade grows", "en", "2019-06-14")
    assert "Exports rose to $533.1 million (source 9),  up 35.9% 5 * 3." in article.text
    assert "The snake_case_name stays, 140.9\u00a0percent too." in article.text
    assert "• 5 contracts" in article.text
    assert not any(lost in article.text for lost in ("6 percent", "4 percent", "8 %", "example", "#", "title"))
    assert_true(article, MARKDOWN, "Exports up"[:7], "$533.1", "million", "35.9", "% 5 * 3", "140.9", " 5 contracts")


@pytest.mark.parametrize("piece", ["[", "![", "`", "*", "_", "```\n", "> ", "](", "<a", "# ", "[a](", "**a", "&amp"])
def test_hostile_markdown_is_read_to_the_end(piece: str, tmp_path: Path) -> None:
    article = one(tmp_path / "a.md", "Trade grew.\n\n" + piece * 10_000)
    assert article.text.startswith("Trade grew.")


def test_json_and_json_lines(tmp_path: Path) -> None:
    source = json.dumps({"id": 7, "title": "T", "date": "2019-06-14", "text": 'It said "5 %"\n and 3 € — 😀 more'})
    article = one(tmp_path / "a.json", source)
    assert (article.title, str(article.date), article.path) == ("T", "2019-06-14", str(tmp_path / "a.json"))
    assert article.text == 'It said "5 %"\n and 3 € — 😀 more'
    assert_true(article, source, "5 %", " and 3 ", " more")
    lines = source + "\n\n" + json.dumps({"body": "second", "lang": "en"}) + "\n"
    (tmp_path / "b.jsonl").write_text(lines)
    first, second = inputs.read(tmp_path / "b.jsonl")
    assert (second.text, second.language) == ("second", "en")
    assert first.path == second.path == str(tmp_path / "b.jsonl")
    assert Places(second).at(0) == (3, 11), "the file's own line, on which the text is one of many"
    (tmp_path / "c.json").write_text('[{"content": "one"}, "two"]')
    assert [a.text for a in inputs.read(tmp_path / "c.json")] == ["one", "two"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t ", "empty"),
        ("a.txt", b"%PDF-1.7 trade", "a PDF file"),
        ("a.txt", bytes(range(256)) * 20, "binary"),
        ("a.txt", b"trade grew and grew" * 10, "larger than 100 bytes"),
        ("a.html", b"<p></p>", "empty"),
        ("a.json", b'{"text": ', "is not JSON"),
        ("a.json", b"[" * 5000, "is not JSON"),
        ("a.json", b'{"headline": "Trade"}', "has no text"),
        ("a.json", b"[]", "empty"),
    ],
)
def test_what_cannot_be_read_is_said_with_reason_and_remedy(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(data)
    limit = 100 if reason.startswith("larger") else 100_000
    with pytest.raises(ArticleError, match=reason) as error:
        inputs.read(tmp_path / name, max_bytes=limit)
    assert name in str(error.value)
    assert ";" in str(error.value), "the remedy follows the reason"


def test_missing_files_and_directories(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="no such file"):
        inputs.read(tmp_path / "none.txt")
    with pytest.raises(ArticleError, match="a directory"):
        inputs.read(tmp_path)
    with pytest.raises(ArticleError, match="cannot be read"):
        inputs.read("a\0b.txt")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, text in ((b"Trade grew.", "Trade grew."), (b"<html><p>Trade grew.", "Trade grew.")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert inputs.read("-")[0].text.strip() == text


def test_every_code_page_decodes_or_says_why() -> None:
    refused: list[str] = []
    for byte in range(256):
        data = b"trade grew " + bytes([byte]) + b" and more of it"
        try:
            text, _ = decode(data, "a.txt")
        except ArticleError as error:
            refused.append(str(error))
        else:
            assert len(text) == len(data)
    assert all("--encoding" in message for message in refused)


def test_a_mark_goes_before_everything() -> None:
    assert decode(codecs.BOM_UTF16_BE + "Trade".encode("utf-16-be"), "a.txt") == ("\ufeffTrade", "utf-16-be")


def test_a_broken_line_or_an_entry_without_text_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('{"text": "Exports rose."}\n{"text": \n{"id": 3}\n\n["Imports fell.", 4]\n', "utf-8")
    found = inputs.entries(path)
    assert [e.text if isinstance(e, Article) else e.message.partition("news.jsonl")[2] for e in found] == [
        "Exports rose.",
        ": line 2 is not JSON; write one object, a list, or one object a line",
        ":3: an entry has no text; name its field with --text-field; there are 'id'",
        "Imports fell.",
        ":5: an entry has no text; name its field with --text-field; there are none",
    ]
    with pytest.raises(ArticleError, match="line 2 is not JSON"):
        inputs.read(path)


def test_a_broken_json_file_is_one_failure(tmp_path: Path) -> None:
    path = tmp_path / "news.json"
    path.write_text('[{"text": "Exports rose."},\n{"text": "Imports fell."},,\n]', "utf-8")
    with pytest.raises(ArticleError, match="is not JSON"):
        inputs.entries(path)


def test_json_without_an_article_is_foreign_and_a_lost_entry_is_not(tmp_path: Path) -> None:
    kinds = {
        '{"name": "site", "version": "1.0"}': [True],
        '[{"name": "a"}, {"name": "b"}]': [True],
        '[{"name": "a"}, {"text": "Exports rose 5 percent."}]': [False],
    }
    for source, foreign in kinds.items():
        (tmp_path / "a.json").write_text(source, "utf-8")
        failures = [e for e in inputs.entries(tmp_path / "a.json") if isinstance(e, Failure)]
        assert [failure.foreign for failure in failures] == foreign, source
    (tmp_path / "a.json").write_text('{"name": "site"}', "utf-8")
    [failure] = inputs.entries(tmp_path / "a.json", text_field="body")
    assert isinstance(failure, Failure)
    assert not failure.foreign
