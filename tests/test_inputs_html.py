"""HTML as readers see it: what is hidden, deleted or navigation is no text, and what the head tells of the article."""

from __future__ import annotations

import json

import pytest

import factcheck
from factcheck.inputs import html
from factcheck.model import Article


def read(source: str) -> Article:
    (article,) = html.read(source, "utf-8", "a.html")
    return article


def text(source: str) -> str:
    return " ".join(read(source).text.split())


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("<p>rose <del>35</del> <ins>53</ins> percent", "rose 53 percent"),
        ("<p>rose <s>35 percent and more<p>Next.</p>", "rose Next."),
        ("<p>a<div hidden>b<div>c</div>d</div>e", "a e"),
        ("<p hidden>a<p>b</p>", "b"),
        ("<ul><li hidden>a<li>b</ul>", "b"),
        ("<table><tr hidden><td>1<tr><td>2</table>", "2"),
        ('<div style="color: red; DISPLAY : none">a</div>b', "b"),
        ('<span style="visibility:hidden">a</span>b', "b"),
        ('<span style="display:block">a</span>b', "ab"),
        ('<span aria-hidden="true">5</span> percent', "5 percent"),
        ("<nav>1<ul><li>2</ul></nav>3", "3"),
        ("<nav>1<article>2</article>", "2"),
        ("<header>1</header><aside>2</aside><footer>3</footer>", "1 2 3"),
        ("<button>Share 35</button>a <select><option>1<option>2</select>b", "a b"),
        ("<dialog>a</dialog><dialog open>b</dialog>c", "b c"),
        ("<input hidden>a<br hidden>b<img hidden>c", "a bc"),
        ("東京<ruby><rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>は", "東京は"),
        ("<!-->a<!--->b<!-- c -->d<!--[if IE]>e<![endif]-->f", "abdf"),
        ("<img alt=\"up <b>5</b> percent\">a<p data-x='<p>7 percent</p>'>b", "a b"),
        ("<table><tr><td>1<table><tr><td>2</table><td>3</table>", "1 2 3"),
    ],
)
def test_what_readers_see(source: str, seen: str) -> None:
    assert text(source) == seen


@pytest.mark.parametrize(
    "mark", ["<sup>1</sup>", "<sup><a href='#n'>12</a></sup>", "<sup>a</sup>", "<sup>*</sup>", "<sup>1,2</sup>"]
)
def test_the_mark_of_a_footnote_is_no_part_of_a_figure(mark: str) -> None:
    article = read(f"<p>Exports rose to $5.2 billion{mark} from 4.8 million{mark} tonnes in 2019{mark}.")
    assert [q.surface for q in factcheck.extract(article.text, lang="en")] == ["$5.2 billion", "4.8 million"]


def test_raised_letters_of_a_numeral_stay_with_it() -> None:
    assert text("the 1<sup>st</sup> and 2<sup>nd</sup>, 5 km<sup>2</sup>") == "the 1st and 2nd, 5 km²"


def test_a_raise_that_is_not_closed_ends_with_its_paragraph() -> None:
    assert text("<p>a<sup>1<p>2 percent") == "a¹ 2 percent"


def test_json_ld_tells_headline_day_and_language() -> None:
    told = {"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", "headline": "Exports &amp; more",
            "datePublished": "2019-06-14T08:00:00+02:00", "inLanguage": "sv-SE"}]}  # fmt: skip
    head = f'<html lang="en"><title>x | Site</title><script type="application/ld+json">{json.dumps(told)}</script>'
    article = read(f"{head}<p>Exporten ökade med 3 procent till 5 miljoner kronor.")
    assert (article.title, str(article.date)) == ("Exports & more", "2019-06-14")
    assert read(head.replace(' lang="en"', "")).language in ("en", "sv")


@pytest.mark.parametrize("broken", ["{", "[" * 3000, "5", '{"@graph": 3}', '{"headline": 5}', ""])
def test_broken_json_ld_is_passed_over(broken: str) -> None:
    article = read(f'<title>T</title><script type="application/ld+json">{broken}</script><p>Trade grew.')
    assert (article.title, article.date, article.text.strip()) == ("T", None, "Trade grew.")


@pytest.mark.parametrize(
    ("head", "title", "day"),
    [
        ('<title>a | b</title><meta property="og:title" content="a">', "a", "None"),
        ("<title>\n a\n b </title>", "a b", "None"),
        ('<meta itemprop="datePublished" content="20190614">', "", "2019-06-14"),
        ('<time datetime="2019-06-15">x</time><time itemprop="datePublished" datetime="2019-06-14">', "", "2019-06-14"),
        ('<meta name="date" content="Fri, 14 Jun 2019 23:30:00 -0400">', "", "2019-06-14"),
        ('<meta name="date" content="soon"><time datetime="2019-06-15">', "", "2019-06-15"),
    ],
)
def test_what_the_head_tells(head: str, title: str, day: str) -> None:
    article = read(f"<html>{head}<p>Trade grew.")
    assert (article.title, str(article.date)) == (title, day)
    told = html.head(f"<html>{head}<p>Trade grew.")
    assert told.title() == title
    assert str(told.date()) == ("None" if "<time" in head else day)


def test_what_tags_tell_is_found_without_reading_the_page() -> None:
    told = html.head(
        '<!-- <meta name="date" content="2001-01-01"> --><HTML lang=de><script>"<title>no</title>"</script><title>Yes'
        '</title><p>1 < 2 <b title="<meta">x</b><meta property="article:published_time" content="2019-06-14T08:00:00Z">'
    )
    assert (told.title(), str(told.date()), told.language()) == ("Yes", "2019-06-14", "de")


@pytest.mark.parametrize("piece", ["<title", "<title>", "<!--", "<meta ", '<meta a="', "<script>", "<html", "<!-->"])
def test_hostile_pages_tell_what_they_tell(piece: str) -> None:
    assert html.head("<title>A</title>" + piece * 30_000).title() == "A"


@pytest.mark.parametrize("piece", ['<a b="', '<a b="<a b="', "<p hidden>", "<sup>", "<del>", "<!-->", '<a ="<a "'])
def test_hostile_pages_are_read_to_the_end(piece: str) -> None:
    assert read("Trade grew. " + piece * 30_000 + "<p>End.").text.startswith("Trade grew.")
