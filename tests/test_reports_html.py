"""The page: well formed, self-contained, readable without colour or script, escaped by construction."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from sample_report import FAILURES, REPORTS, azerbaijan, hostile, persian, quiet, render, russia_iran

from factcheck import check
from factcheck.reports import bars, html, shell
from factcheck.reports.markup import Markup, tag

VOID = {"meta", "br", "hr", "input"}
ELEMENTS = {
    *("html", "head", "meta", "title", "style", "script", "body", "header", "footer", "main", "nav", "section"),
    *("h1", "h2", "h3", "h4", "p", "div", "span", "b", "i", "a", "ul", "ol", "li", "mark", "sup", "small", "article"),
    *("blockquote", "details", "summary", "code", "del", "ins", "bdi", "figure", "figcaption"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "svg", "rect", "line", "circle", "path", "text"),
    *("form", "fieldset", "legend", "label", "input", "select", "option", "output", "button"),
}


class Page(HTMLParser):
    """Collects elements with their attributes, and fails on anything that does not nest."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, str] = {}
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.text[self.open[-1]] = self.text.get(self.open[-1], "") + data

    def values(self, attribute: str) -> list[str]:
        """Every value of an attribute."""
        return [a[attribute] or "" for _, a in self.elements if attribute in a]


PAGES = {
    "seeds": render(html, REPORTS, FAILURES),
    "hostile": render(html, [hostile(), hostile()]),
    "empty": render(html, []),
    "quiet": render(html, [quiet()]),
}
FRAGMENTS = {"report": html.fragment(azerbaijan()), "finding": html.fragment(russia_iran().findings[0])}


@pytest.mark.parametrize("text", [*PAGES.values(), *FRAGMENTS.values()], ids=[*PAGES, *FRAGMENTS])
def test_only_known_elements_and_nothing_that_runs_or_loads(text: str) -> None:
    page = Page(text)
    assert {name for name, _ in page.elements} <= ELEMENTS
    for name, attributes in page.elements:
        assert not any(a.startswith("on") or a in {"style", "src", "srcset", "action"} for a in attributes), name
    assert all(target.startswith("#") for target in page.values("href"))
    assert "@import" not in text
    assert "url(" not in text


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_links_lead_somewhere_and_anchors_are_unique(text: str) -> None:
    page = Page(text)
    anchors = page.values("id")
    assert len(anchors) == len(set(anchors))
    assert {target[1:] for target in page.values("href")} <= set(anchors)
    assert set(page.values("aria-labelledby")) <= set(anchors)


@pytest.mark.parametrize("text", FRAGMENTS.values(), ids=FRAGMENTS)
def test_fragments_have_no_anchors_since_a_notebook_may_hold_many(text: str) -> None:
    assert Page(text).values("id") == []
    assert Page(text).values("href") == []


def test_the_policy_allows_the_style_and_the_script_of_the_page_and_nothing_else() -> None:
    page = Page(PAGES["seeds"])
    policy = next(a["content"] for n, a in page.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy == (
        f"default-src 'none'; style-src '{shell.digest(page.text['style'])}'; "
        f"script-src '{shell.digest(page.text['script'])}'; "
        "require-trusted-types-for 'script'; base-uri 'none'; form-action 'none'"
    )
    assert [page.text["style"], page.text["script"]] == [shell.style(), shell.script()]


def test_verdict_and_coverage_come_before_findings_before_articles() -> None:
    text = PAGES["seeds"]
    parts = ("<h1", "16 figures", 'id="findings"', 'id="f1"', 'id="articles"', 'id="a1"', 'id="tables"')
    places = [text.index(s) for s in parts]
    assert places == sorted(places)


def test_findings_come_worst_first() -> None:
    classes = [c for c in Page(PAGES["seeds"]).values("class") if c.startswith("card ")]
    assert Page(PAGES["seeds"]).values("data-n") == ["1", "2", "3", "4"]
    assert classes == ["card contradiction", "card warning", "card warning", "card note"]


def test_every_figure_is_marked_with_kind_and_meaning_and_says_more_than_colour() -> None:
    page = Page(render(html, [russia_iran()]))
    figures = [a for _, a in page.elements if (a.get("class") or "").startswith("fig ") and "data-kind" in a]
    assert len(figures) == len(russia_iran().claims)
    assert [a["data-kind"] for a in figures].count("percent") == 3
    assert "in a contradiction" in (figures[-1]["title"] or "")
    assert (figures[-1]["href"], figures[-1]["data-r"]) == ("#f1", "f1")
    assert (figures[1]["href"], figures[1]["data-r"]) == ("#a1-r1", "a1-r1")
    assert "href" not in figures[0]


def test_a_right_to_left_article_is_marked_as_one() -> None:
    page = Page(render(html, [persian()]))
    assert ("div", {"class": "text", "dir": "rtl", "lang": "fa"}) in page.elements
    assert ("blockquote", {"dir": "rtl", "lang": "fa"}) in page.elements


def test_notes_stand_apart_from_what_needs_a_look() -> None:
    text = PAGES["seeds"]
    places = [text.index(s) for s in ('"card warning"', "<h2>Notes</h2>", "read generously", '"card note"')]
    assert places == sorted(places)
    assert "<h2>Notes</h2>" not in render(html, [russia_iran()])


def test_bars_compare_what_is_implied_for_one_thing_with_what_is_printed_for_it() -> None:
    report = check("Exports rose 15.3% to $45.6 billion from $40.6 billion.")
    drawn = bars.charts(report.findings[0])
    assert [(len(c.implied), len(c.printed)) for c in drawn] == [(1, 1), (1, 1), (1, 1)]
    page = Page(html.fragment(report))
    classes = page.values("class")
    assert (classes.count("bar implied"), classes.count("bar printed")) == (3, 3)
    assert page.text["span"].count("12.05 to 12.58%") == 1
    assert "Between them lies a gap of at least 2.6 percentage points" in page.text["p"]
    told = next(label for label in page.values("aria-label") if "on a line" in label)
    assert told.startswith("Rate of change, percent, on a line: the other figures imply")
    assert told.endswith(
        "printed: 15.3%. Between them lies a gap of at least 2.6 percentage points, however they were rounded."
    )


def test_bars_do_not_mix_things_that_only_share_a_unit() -> None:
    drawn = bars.charts(check("Imports were $533.1 million, up 35.9 percent or 140.9 percent.").findings[0])
    assert [[words.split(" implies ")[1][:15] for words, _ in c.implied] for c in drawn] == [
        ["the earlier fig"] * 2,
        ["the change $140", "the change $311"],
    ]


def test_the_table_of_many_articles_is_folded() -> None:
    def opened(articles: int) -> list[str]:
        page = Page(render(html, [russia_iran(), *[quiet()] * (articles - 1)]))
        assert f"All {articles} articles as a table" in page.text["summary"]
        return [name for name, a in page.elements if a.get("class") == "work" and "open" in a]

    assert (opened(20), opened(21)) == (["details"], [])


def test_agreed_relations_and_implied_values_are_folded_and_lone_figures_counted() -> None:
    text = render(html, [russia_iran()])
    for summary in ("1 relation agrees", "value not stated but implied", "1 figure with nothing to recompute it"):
        assert summary in Page(text).text["summary"]


def test_article_text_stays_text() -> None:
    page = Page(PAGES["hostile"])
    assert "<script>alert(1)</script>" in page.text["p"]
    assert not set(PAGES["hostile"]) & set("\x1b\x00\x07\u202e\u2066\u2028\ud800")


def test_markup_escapes_whatever_it_did_not_make() -> None:
    assert tag("p", "<b>", title='"><b>') == '<p title="&quot;&gt;&lt;b&gt;">&lt;b&gt;</p>'
    assert tag("p", Markup("<b></b>")) == "<p><b></b></p>"


def test_notebooks_show_reports_and_findings() -> None:
    assert russia_iran()._repr_html_() == html.fragment(russia_iran())
    assert russia_iran().findings[0]._repr_html_() == FRAGMENTS["finding"]
