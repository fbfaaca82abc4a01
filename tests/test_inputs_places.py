"""Whatever stands around a sentence and however it is escaped: each figure stands in the file where its map says."""

from __future__ import annotations

import json
from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.inputs import html, markdown, nested, records
from factcheck.model import Article
from factcheck.reports.places import Places

WORDS = (
    "Exports",
    "rose",
    "15.3%",
    "to",
    "$45.6",
    "billion",
    "from",
    "$40.6",
    "12,345",
    "tonnes",
    "three",
    "percent",
    ".",
)
TAGS = ("b", "i", "span class='a > b'", 'a href="/5%"', "sup", "del", "p", "li", "div hidden", "td")
HTML_NOISE = (
    "<!-- 7 percent -->",
    "<br>",
    "\n",
    "&nbsp;",
    "<script>8 percent</script>",
    "<img alt='9 percent'>",
    "é",
    "<",
    "😀",
)
MARKDOWN_NOISE = (
    *("<!-- 7 percent -->", "`8 percent`", "![9 percent](a.png)", "\n", "\n\n", "\n> ", "\n- ", "\n# ", "[^1]"),
    *("~~6 percent~~", "\n\n    5 percent\n\n", "\n```\n4 percent\n```\n", "&nbsp;", "\\*", "é", "|", "😀"),
)


def entity(word: str) -> str:
    return "".join(f"&#{ord(sign)};" if sign in "%$.," else sign for sign in word)


def tagged(word: str, tag: str) -> str:
    return f"<{tag}>{word}</{tag.split()[0]}>"


html_words = st.sampled_from(WORDS).flatmap(
    lambda word: st.sampled_from([word, word, entity(word), *(tagged(word, tag) for tag in TAGS)])
)
markdown_words = st.sampled_from(WORDS).flatmap(
    lambda word: st.sampled_from(
        [
            word,
            word,
            entity(word),
            f"**{word}**",
            f"_{word}_",
            f"[{word}](http://x/3 '2')",
            f"\\{word}",
            tagged(word, "b"),
        ]
    )
)
pages = st.lists(html_words | st.sampled_from(HTML_NOISE), min_size=8, max_size=60).map(" ".join)
texts = st.lists(markdown_words | st.sampled_from(MARKDOWN_NOISE), min_size=8, max_size=60).map(" ".join)


def assert_in_place(article: Article, source: str, written: object = None) -> None:
    """Each character of each figure is the one of the file, or what is written there stands for it."""
    places = Places(article)
    starts = [0, *(i + 1 for i, sign in enumerate(source) if sign == "\n")]
    for figure in factcheck.extract(article.text, lang="en"):
        assert figure.surface == article.text[figure.span.start : figure.span.end]
        for offset in range(figure.span.start, figure.span.end):
            at = places.in_source(offset)
            assert stands_for(source, at, article.text[offset]), (source, figure.surface, source[at : at + 20])
        line, column = places.at(figure.span.start)
        assert starts[line - 1] + column - 1 == places.in_source(figure.span.start)


def stands_for(source: str, at: int, sign: str) -> bool:
    """Whether a source has a character at an offset, as itself, escaped, as a tag, or as another space."""
    if source[at : at + 1] == sign:
        return True
    written = source[at : at + 12]
    if written.startswith("\\u"):
        written = json.loads(f'"{written[:6]}"')
    elif written.startswith("\\"):
        written = json.loads(f'"{written[:2]}"')
    if written.startswith("&"):
        written = unescape(written[: written.find(";") + 1])
    return written[:1] == sign or (sign.isspace() and (written[:1].isspace() or written[:1] == "<"))


@given(pages)
@settings(max_examples=150, deadline=None)
def test_html(source: str) -> None:
    (article,) = html.read(source, "utf-8", "a.html")
    assert_in_place(article, source)


@given(texts)
@settings(max_examples=150, deadline=None)
def test_markdown(source: str) -> None:
    (article,) = markdown.read(source, "utf-8", "a.md")
    assert_in_place(article, source)


@given(pages, st.booleans(), st.sampled_from([None, 1, "\t"]))
@settings(max_examples=150, deadline=None)
def test_html_in_json(page: str, plain: bool, indent: int | str | None) -> None:
    source = json.dumps([{"id": 1, "text": "First."}, {"article": {"text": page}}], ensure_ascii=plain, indent=indent)
    found = records.read(source, "utf-8", "a.json", "article.text")
    for article in found:
        if isinstance(article, Article):
            assert_in_place(article, source)
    assert sum(isinstance(entry, Article) for entry in found) == bool(page.strip())


@given(pages)
@settings(max_examples=50, deadline=None)
def test_html_in_html_escaped(page: str) -> None:
    """As in a feed: the text of one is the source of the other."""
    source = f"<div>{page.replace('&', '&amp;').replace('<', '&lt;')}</div>"
    (outer,) = html.read(source, "utf-8", "a.html")
    article = nested.read(outer, html.inner)
    places = Places(article)
    for figure in factcheck.extract(article.text, lang="en"):
        first, at = figure.surface[0], places.in_source(figure.span.start)
        assert unescape(unescape(source[at : at + 12]))[:1] == first
