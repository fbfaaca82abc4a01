"""JSON as newsrooms have it: a named field, JSON Feed, WordPress, HTML within a literal; places are the file's own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck import inputs
from factcheck.errors import ArticleError
from factcheck.inputs import records
from factcheck.model import Article, Failure
from factcheck.reports.places import Places

PROSE = "Exports rose 15.3% to $45.6 billion from $40.6 billion."
PAGE = "<p>Trade &amp; <b>exports</b> rose 15.3&#37; to\n$45.6&nbsp;billion from $40.6 billion.</p><p>That’s “all”.</p>"


def read(value: Any, field: str | None = None, *, name: str = "a.json", indent: int | None = None) -> list[Any]:
    source = value if isinstance(value, str) else json.dumps(value, indent=indent)
    return list(records.read(source, "utf-8", name, field))


def texts(found: list[Article | Failure]) -> list[str]:
    return [entry.text if isinstance(entry, Article) else entry.message for entry in found]


def assert_figures_stand_where_the_map_says(article: Article, source: str) -> None:
    """Each figure begins in the file with its own first character, escaped or not."""
    places = Places(article)
    lines = source.split("\n")
    figures = factcheck.extract(article.text, lang="en")
    assert figures
    for figure in figures:
        at = places.in_source(figure.span.start)
        line, column = places.at(figure.span.start)
        assert lines[line - 1][column - 1 :].startswith(figure.surface[0])
        assert source.startswith(figure.surface[0], at)
        assert sum(len(text) + 1 for text in lines[: line - 1]) + column - 1 == at


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize(
    ("value", "field"),
    [
        ({"text": PROSE}, None),
        ({"article": {"body": PROSE}}, "article.body"),
        ({"article.body": PROSE}, "article.body"),
        ([{"id": 1, "story": {"parts": [PROSE, "That is all."]}}], "story.parts"),
        ({"articles": [{"body": PROSE}]}, None),
        ({"response": {"docs": [{"lead": PROSE}]}}, "response.docs.lead"),
        ({"content": PAGE}, None),
        ({"id": 5, "content": {"rendered": PAGE, "protected": False}}, None),
        ({"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "content_html": PAGE}]}, None),
    ],
)
def test_every_figure_is_found_in_the_file(value: Any, field: str | None, indent: int | None) -> None:
    source = "\ufeff\n" + json.dumps(value, indent=indent, ensure_ascii=indent is None)
    (article,) = read(source, field)
    assert "rose 15.3% to" in article.text
    assert "<" not in article.text
    assert_figures_stand_where_the_map_says(article, source)


def test_a_finding_in_html_in_json_points_into_the_file(tmp_path: Path) -> None:
    path = tmp_path / "posts.json"
    path.write_text(
        json.dumps([{"content": {"rendered": "<p>Nothing.</p>"}}, {"content": {"rendered": PAGE}}], indent=1)
    )
    _, article = inputs.read(path)
    (finding,) = factcheck.check(article)
    line, column = Places(article).at(finding.claims[-1].span.start)
    assert path.read_text().split("\n")[line - 1][column - 1 :].startswith("$40.6 billion.</p>")


def test_a_json_feed_tells_title_day_language_and_name_of_each_item() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Feed",
        "language": "en-GB",
        "items": [
            {
                "id": "a-1",
                "title": "Trade &amp; more",
                "content_text": PROSE,
                "date_published": "2019-06-14T23:30:00-04:00",
            },
            {"id": 2, "content_html": "<p>One.</p><p>Two.</p>", "language": "fr"},
            {"id": "3", "content_text": "", "summary": "An empty one."},
        ],
    }
    first, second = read(feed)
    assert (first.title, str(first.date), first.language, first.id) == ("Trade & more", "2019-06-14", "en", "a-1")
    assert (second.title, second.date, second.language, second.id) == ("", None, "fr", "2")
    assert second.text.strip() == "One.\n\nTwo."


def test_wordpress_posts() -> None:
    post = {
        "id": 7,
        "date": "2019-06-14T10:00:00",
        "link": "https://news.example/7",
        "title": {"rendered": "Exports &#8220;up&#8221;"},
        "content": {"rendered": f"<p>{PROSE}</p>", "protected": False},
    }
    (article,) = read([post])
    assert (article.title, str(article.date), article.id) == ("Exports “up”", "2019-06-14", "7")
    assert article.text.strip() == PROSE


def test_what_is_told_around_the_text_is_taken_from_the_nearest_object() -> None:
    (article,) = read({"title": "Outer", "lang": "fa-IR", "article": {"body": PROSE, "lang": "en"}}, "article.body")
    assert (article.title, article.language) == ("Outer", "en")


def test_a_text_without_tags_is_no_html_and_inline_tags_keep_its_lines() -> None:
    assert texts(read({"text": "a < b, c > d &amp; <unknown> stays\nso"})) == ["a < b, c > d &amp; <unknown> stays\nso"]
    assert texts(read({"text": "A <b>bold</b> one.\n\nAnother &amp; last."})) == ["A bold one.\n\nAnother & last."]


@pytest.mark.parametrize(
    ("value", "field", "reason"),
    [
        ([{"id": 1, "title": "x"}] * 3, "story", "an entry has no field 'story'; there are 'id', 'title'"),
        ({"a": {"b": "x"}, "c": 1}, "a.d", "an entry has no field 'a.d'; there are 'a.b', 'c'"),
        ({"a": {"b": "x"}, "c": 1}, "c", "the field 'c' holds no text; name another with --text-field"),
        ({"a": {"b": "x"}, "c": 1}, "a", "the field 'a' holds no text"),
        ([{"headline": "x"}] * 2, None, "an entry has no text; name its field with --text-field; there are 'headline'"),
    ],
)
def test_a_field_that_is_not_there_is_said_with_those_that_are(
    tmp_path: Path, value: Any, field: str | None, reason: str
) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(value))
    with pytest.raises(ArticleError) as error:
        inputs.read(path, text_field=field)
    assert reason in str(error.value)
    assert "a.json: " in str(error.value)


def test_one_entry_without_the_field_leaves_the_others() -> None:
    assert texts(read([{"story": "One."}, {"id": 1}, {"story": None}], "story")) == [
        "One.",
        "a.json:1: an entry has no field 'story'; there are 'id'",
    ]


def test_lines_of_a_large_file_are_not_held_by_each_article() -> None:
    source = "".join(json.dumps({"text": f"{n} percent."}) + "\n" for n in range(2000))
    found = read(source, name="a.jsonl")
    assert [Places(article).at(0) for article in found] == [(n + 1, 11) for n in range(2000)]
    assert sum(len(article.source.lines) for article in found) == 2000
