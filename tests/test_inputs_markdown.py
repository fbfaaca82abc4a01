"""Markdown as CommonMark and its usual extensions have it: what would be shown is read, where it stands."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.inputs import markdown
from factcheck.inputs.metadata import day
from factcheck.model import Article
from factcheck.reports.places import Places


def read(source: str) -> Article:
    (article,) = markdown.read(source, "utf-8", "a.md")
    return article


def text(source: str) -> str:
    return " ".join(read(source).text.split())


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        # Blocks of code
        ("a\n\n    5 percent\n\n    6 percent\n\nb", "a b"),
        ("a\n    5 percent", "a 5 percent"),
        ("- a\n\n    5 percent\n\nb", "• a 5 percent b"),
        ("1. a\n\n       5 percent", "1. a 5 percent"),
        ("a\n\n\t5 percent\nb", "a b"),
        ("```\n5\n~~~\n````\nb", "b"),
        ("~~~ x\n5\n~~~\nb", "b"),
        ("> ```\n> 5\nb", "b"),
        ("- ```\n  5\n  ```\n- b", "• b"),
        ("``` not ``` code\nb", "code b"),
        ("    ```\n\nb", "b"),
        ("```\n5", ""),
        # Code in a line
        ("a `5` b ``6 ` 7`` c `8\n9` d", "a b c d"),
        ("a `5\n\n6` b", "a `5 6` b"),
        # Headings, rules, quotations
        ("# A #\nb", "A b"),
        ("#5 is no heading", "#5 is no heading"),
        ("A\n===\nb\n\n---\n\n* * *\nc", "A b c"),
        ("> a\n> > b\nc", "a b c"),
        # Links and pictures
        ("[a 5](http://x/7 '8') b", "a 5 b"),
        ('[a\nb](<http://x (7)>\n"8") c', "a b c"),
        ("[a][7] b\n\n[7]: http://x/8\n  '9'\n\nc", "a b c"),
        ("[7]: <http://x/8> (9)\na", "a"),
        ("[![5](6.png)](http://x/7) a ![8][9]", "a"),
        ("<https://x/5> <a@b5.example> a", "a"),
        # Footnotes
        ("up 5 billion[^1] from 4[^note].\n\n[^1]: A note on 2019.", "up 5 billion from 4. A note on 2019."),
        # Tables
        ("|a|5|\n|---|:-:|\n|b|6|\n\n|c|", "a 5 b 6 |c|"),
        ("a | 5\n--- | ---\n`x | y` | 6\nb", "a 5 6 b"),
        ("a | b", "a | b"),
        # Struck out, emphasised
        ("~~35~~53 percent, ~35 percent to ~40 percent", "53 percent, ~35 percent to ~40 percent"),
        ("5*3 and 2\\*4, **5** and *6*, snake_5_case _8_", "5*3 and 2*4, 5 and 6, snake_5_case 8"),
        # HTML and comments
        ("a <!-- 5\n\n```\n6 --> b", "a b"),
        ("a <del>5</del> 6<sup>1</sup>\n\nb2", "a 6¹ b2"),
        ("a <del>5\n\nb", "a b"),
        ("<table><tr><td>5</td><td>6</td></tr></table>", "5 6"),
        ("<script>\n\n5\n\n</script>\n\na", "a"),
        ("a < 5 and b > 6, <5 percent", "a < 5 and b > 6, <5 percent"),
        ("<div hidden>\n\n5\n\n</div>\n\na", "a"),
        # What makers of sites add
        ('{{< figure src="5.png" caption="6" >}} a {{ page.x }}{% include 7 %} b\n{: .lead }', "a b"),
        ("5&nbsp;percent, 6 &lt; 7, AT&T\\\n8", "5 percent, 6 < 7, AT&T 8"),
    ],
)
def test_what_is_shown(source: str, seen: str) -> None:
    assert text(source) == seen


def test_a_heading_is_a_paragraph() -> None:
    assert read("# Exports up\nExports rose.\n").text == "Exports up\n\n\nExports rose.\n"


def test_the_mark_of_an_entry_is_no_minus() -> None:
    source = "It fell 3 percent\n- 33 percent\n  * 5\n+ 7\n> - 8"
    figures = [q.surface for q in factcheck.extract(read(source).text, lang="en")]
    assert figures == ["3 percent", "33 percent", "5", "7", "8"]


def test_every_figure_stands_where_the_map_says() -> None:
    source = (
        "---\ntitle: x\n---\n# Up *5 percent*\n\n> It rose to **$45.6** billion[^1], ~~35~~ 53&nbsp;percent\n\n"
        "| a | 6 million |\n|--|--|\n| [7 million](x) | $8 |\n\n```\n9 percent\n```\n<p>10\npercent</p>\n"
    ).replace("\n", "\r\n")
    article = read(source)
    places, lines = Places(article), source.split("\r\n")
    figures = factcheck.extract(article.text, lang="en")
    shown = [q.surface.replace("\r\n", " ").replace("\u00a0", " ") for q in figures]
    assert shown == ["5 percent", "$45.6 billion", "53 percent", "6 million", "7 million", "$8", "10 percent"]
    for figure in figures:
        line, column = places.at(figure.number.start)
        printed = article.text[figure.number.start : figure.number.end]
        assert lines[line - 1][column - 1 :].startswith(printed)


@pytest.mark.parametrize(
    ("front", "title", "date", "language"),
    [
        (
            "---\ntitle: Exports: up # yes\ndate: 2019-06-14 10:00:00 +0200\nlang: en-GB\n---\n",
            "Exports: up",
            "2019-06-14",
            "en",
        ),
        ("---\ntitle: 'It''s'\npubDate: Fri, 14 Jun 2019\n...\n", "It's", "2019-06-14", None),
        (
            "---\nother:\n  title: no\ntitle: >-\n  Exports\n  up\npublished: 2019/06/14\n---\n",
            "Exports up",
            "2019-06-14",
            None,
        ),
        ('+++\ntitle = "Up"\ndate = 2019-06-14T10:00:00Z\nlanguage = "fa"\n+++\n', "Up", "2019-06-14", "fa"),
        ("+++\ntitle = \n+++\n", "", "None", None),
        ("---\ntitle: \ndate: soon\nlang: English\n---\n", "", "None", None),
    ],
)
def test_front_matter(front: str, title: str, date: str, language: str | None) -> None:
    article = read(front + "Trade grew.")
    assert (article.title, str(article.date), article.language) == (title, date, language)
    assert article.text == "Trade grew."


def test_a_day_is_the_printed_one() -> None:
    assert day("2019-06-14T23:59:00-11:00") == day("14 Jun 2019 23:59 -1100")


@pytest.mark.parametrize(
    "piece",
    [
        *("~~", "~~a", "{{", "{%", "[^", "[^1]: ", "|", "|-", "    ", "    a\n\n", "<!--\n", "<del>", "`a``b", "\\"),
        *("# #", "\t", "> ", "- ", "a \n", "[a\n", "'''\n", "<a ", "---\n", "[![", "](<", "](a(b)"),
    ],
)
def test_hostile_markdown_is_read_to_the_end(piece: str) -> None:
    assert "Trade grew." in read("---\ntitle: " + piece * 20_000 + "\n---\n" + "Trade grew.\n\n" + piece * 20_000).text
