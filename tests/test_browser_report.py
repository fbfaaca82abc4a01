"""The report in a real browser, opened from a disk: by mouse and by keyboard, without a script, and on paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser import BAD, WIDTHS, needs_browser, overflow, started, violations, visit
from sample_report import FAILURES, azerbaijan, hostile, persian, quiet, run, russia_iran

from factcheck import check
from factcheck.model import Article
from factcheck.reports import pages

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

KEPT = Path(__file__).parent.parent / "reports" / "report.html"
WRONG = "در سال ۱۴۰۱ واردات ۶٫۰ میلیارد دلار بود که نسبت به سال قبل ۱٫۰ میلیارد دلار یا ۴۲ درصد افزایش داشت."
SEVERAL = (
    "Exports rose 15.3% to $45.6 billion from $40.6 billion. Steel took 12.4 percent, or $3 million, of $40 million."
)
REPORTS = {
    "persian": run([check(Article(WRONG, path="fa/trade.txt")), persian()]),
    "hostile": run([hostile(), azerbaijan(), hostile()], FAILURES, ("2 entries of the baseline are stale",)),
    "quiet": run([quiet()]),
    "several": run([check(Article(SEVERAL, path="en/a.txt")), russia_iran(), azerbaijan(), persian()]),
    "index": run([russia_iran(), quiet(), persian()] * 17),
    "many": run([russia_iran(), quiet(), persian(), azerbaijan()] * 80),
}
pytestmark = needs_browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as browser:
        yield browser


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Where each report is, as a URL."""
    found = {"seeds": KEPT.as_uri()}
    for name, shown in REPORTS.items():
        place = tmp_path_factory.mktemp(name)
        (place / "report").mkdir()
        for file, pieces in pages.files(shown):
            (place / file).write_text("".join(pieces), "utf-8")
        found[name] = (place / "report.html").as_uri()
    found["page"] = found["index"].replace("report.html", "report/articles-0001.html")
    return found


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["seeds", "page", *sorted(set(REPORTS) - {"many"})])
def test_it_opens_without_complaint_or_request_and_keeps_nobody_out(
    browser: Browser, reports: dict[str, str], name: str, theme: str
) -> None:
    with visit(browser, reports[name], theme=theme) as seen:
        for details in seen.page.locator("details").all():
            details.evaluate("details => { details.open = true; }")
        assert violations(seen.page, ("minor", "moderate", *BAD)) == []
        assert (seen.errors, seen.outside()) == ([], [])


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["seeds", *REPORTS, "page"])
def test_nothing_is_wider_than_the_window(browser: Browser, reports: dict[str, str], name: str, width: int) -> None:
    with visit(browser, reports[name], width=width) as seen:
        assert overflow(seen.page) <= 0
        seen.page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
        assert overflow(seen.page) <= 0


def test_a_finding_leads_to_its_figure_in_the_text_and_back(browser: Browser, reports: dict[str, str]) -> None:
    with visit(browser, reports["seeds"]) as seen:
        page = seen.page
        page.locator("#f1 .tagline a").click()
        assert page.evaluate("document.querySelector(':target').textContent").startswith("$ 533.1 million")
        page.locator(":target").click()
        assert page.evaluate("document.querySelector(':target').id") == "f1"
        assert page.locator("#f1").evaluate("card => card.getBoundingClientRect().top >= 0")
        assert seen.errors == []


def test_a_link_to_what_is_folded_opens_it(browser: Browser, reports: dict[str, str]) -> None:
    with visit(browser, reports["seeds"]) as seen:
        assert not seen.page.locator("#a1-r1").is_visible()
        seen.page.get_by_text("1.7 billion dollars").first.click()
        assert seen.page.locator("#a1-r1").is_visible()


def test_the_suggestion_and_the_comment_are_copied(browser: Browser, reports: dict[str, str]) -> None:
    with visit(browser, reports["seeds"], permissions=["clipboard-read", "clipboard-write"]) as seen:
        for words, copied in (
            ("Copy the suggestion", "$ 140.9 million"),
            ("Copy ignore comment", "<!-- factcheck: ignore growth -- reason -->"),
        ):
            button = seen.page.locator("#f1").get_by_role("button", name=words)
            button.click()
            assert seen.page.locator("[role=status]").last.text_content() == "Copied"
            assert seen.page.evaluate("navigator.clipboard.readText()") == copied
        assert seen.errors == []


def linked(page: Page) -> list[str]:
    """The figures of the text that are linked just now."""
    found = page.locator(".text .linked").all_text_contents()
    return [text.partition(",")[0] for text in found]


def test_the_figures_of_a_relation_are_linked_by_pointer_focus_and_from_the_side(
    browser: Browser, reports: dict[str, str]
) -> None:
    with visit(browser, reports["seeds"]) as seen:
        page = seen.page
        page.locator(".fig", has_text="1.99 percent").hover()
        assert linked(page) == ["1.7 billion dollars", "$33.9 million", "1.99 percent"]
        assert "agrees" in (page.get_by_role("tooltip").text_content() or "")
        page.keyboard.press("Escape")
        assert (linked(page), page.get_by_role("tooltip").count()) == ([], 0)
        page.locator(".fig", has_text="140.9 percent").focus()
        assert {"$ 533.1 million", "35.9 percent", "140.9 percent"} <= set(linked(page))
        assert page.locator(":focus").get_attribute("aria-describedby") == "hint"
        page.locator("#a1 .disagreeing a").hover()
        assert "35.9 percent" in linked(page)


def shown(page: Page) -> tuple[list[str], list[str]]:
    """The numbers of the findings in the table and the anchors of the cards that are shown."""
    rows = page.locator("#table-findings tbody tr").all()
    return [row.get_attribute("data-n") or "" for row in rows], [
        card.get_attribute("id") or "" for card in page.locator(".card").all() if card.is_visible()
    ]


def test_facets_choose_findings_in_the_table_and_as_cards(browser: Browser, reports: dict[str, str]) -> None:
    from playwright.sync_api import expect

    with visit(browser, reports["several"]) as seen:
        page = seen.page
        form = page.locator("#facets")

        def everything_is_shown() -> None:
            expect(page.locator(".card[hidden]")).to_have_count(0)

        everything = shown(page)
        assert len(everything[0]) == len(everything[1]) > 3
        form.get_by_label("contradiction").uncheck()
        assert all(page.locator(f"#{card}.contradiction").count() == 0 for card in shown(page)[1])
        form.get_by_role("button", name="Show all").click()
        everything_is_shown()
        form.get_by_label("Rule").select_option("share")
        assert len(shown(page)[0]) == len(shown(page)[1]) == 1
        form.get_by_role("button", name="Show all").click()
        everything_is_shown()
        form.get_by_label("Search").fill("140.9")
        assert len(shown(page)[1]) == 1
        assert form.locator("output").text_content() == f"1 of {len(everything[0])} shown"
        form.get_by_label("Search").fill("")
        form.get_by_label("From").fill("2021-01-01")
        assert len(shown(page)[0]) < len(everything[0])
        assert seen.errors == []


def test_the_tables_by_rule_and_date_lead_to_what_they_count(browser: Browser, reports: dict[str, str]) -> None:
    with visit(browser, reports["several"]) as seen:
        page = seen.page
        page.locator("#table-rules").get_by_role("link", name="share", exact=True).click()
        assert len(shown(page)[0]) == 1
        page.locator("#table-dates tbody a").first.click()
        first, last = (page.locator("#facets").get_by_label(name).input_value() for name in ("From", "To"))
        dates = page.locator("#table-findings td:last-child").all_text_contents()
        assert dates
        assert all(first <= date <= last for date in dates)


def test_a_table_is_sorted_by_its_heads_and_says_so(browser: Browser, reports: dict[str, str]) -> None:
    with visit(browser, reports["seeds"]) as seen:
        page = seen.page
        head = page.locator("#table-articles th", has_text="Figures")
        figures = page.locator("#table-articles td:nth-child(5)")
        head.get_by_role("button").click()
        assert (head.get_attribute("aria-sort"), figures.all_text_contents()) == (
            "descending",
            ["14", "14", "8", "8", "8"],
        )
        head.get_by_role("button").click()
        assert (head.get_attribute("aria-sort"), figures.all_text_contents()) == (
            "ascending",
            ["8", "8", "8", "14", "14"],
        )
        page.locator("#table-articles th", has_text="Came out").get_by_role("button").click()
        assert head.get_attribute("aria-sort") is None


def test_what_is_shown_is_downloaded(browser: Browser, reports: dict[str, str]) -> None:
    with visit(browser, reports["hostile"], accept_downloads=True) as seen:
        page = seen.page
        page.get_by_text("findings as a table").click()
        page.locator("#facets").get_by_label("note").uncheck()
        texts = {}
        for form in ("CSV", "JSON"):
            with page.expect_download() as told:
                page.get_by_role("button", name=f"{form} of what is shown: findings").click()
            assert told.value.suggested_filename == f"findings.{form.lower()}"
            texts[form] = Path(told.value.path()).read_text("utf-8")
        rows = json.loads(texts["JSON"])
        assert [row["severity"] for row in rows] == ["contradiction", "contradiction", "warning"]
        assert (
            list(rows[0]) == texts["CSV"].splitlines()[0].split(",") == ["severity", "finding", "rule", "place", "date"]
        )
        assert "'=evil" in texts["CSV"]
        assert seen.outside() == []


def test_the_theme_is_switched_and_kept(browser: Browser, reports: dict[str, str]) -> None:
    with visit(browser, reports["seeds"], theme="light") as seen:
        page = seen.page

        def paper() -> str:
            return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))

        light = paper()
        page.get_by_role("button", name="Dark theme").click()
        dark = paper()
        assert dark != light
        page.reload()
        assert paper() == dark
        page.get_by_role("button", name="Light theme").click()
        assert paper() == light


def test_the_keyboard_reaches_everything_in_order(browser: Browser, reports: dict[str, str]) -> None:
    with visit(browser, reports["seeds"]) as seen:
        page = seen.page
        page.keyboard.press("Tab")
        assert page.locator(":focus").text_content() == "Skip to the content"
        assert page.locator(":focus").evaluate("link => link.getBoundingClientRect().left >= 0")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert "findings as a table" in (page.locator(":focus").text_content() or "")
        page.keyboard.press("Enter")
        reached = []
        for _ in range(40):
            page.keyboard.press("Tab")
            reached.append(page.evaluate("document.activeElement.name || document.activeElement.textContent.trim()"))
            ring = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert ring != "none", reached[-1]
        for wanted in ("severity", "q", "rule", "Show all", "Severity", "Copy ignore comment", "Copy the suggestion"):
            assert wanted in reached
        assert len(reached) > 30


def test_it_is_read_without_a_script(browser: Browser, reports: dict[str, str]) -> None:
    with visit(browser, reports["seeds"], java_script_enabled=False) as seen:
        page = seen.page
        assert page.locator("h1").text_content() == "✕Not consistent: 1 contradiction in 1 of 5 articles."
        assert not page.locator("button").filter(visible=True).count()
        assert not page.locator("#facets").is_visible()
        assert page.locator(".card").count() == 4
        page.get_by_text("findings as a table").click()
        page.locator("#table-findings a").first.click()
        assert page.url.endswith("#f1")
        page.get_by_text("1 relation agrees").first.click()
        assert page.locator("#a1-r1").is_visible()


def test_many_articles_are_walked_through_by_links_alone(browser: Browser, reports: dict[str, str]) -> None:
    with visit(browser, reports["many"], java_script_enabled=False) as seen:
        page = seen.page
        page.locator("#table-findings a").nth(30).click()
        assert "/report/articles-" in page.url
        assert page.locator(page.url[page.url.index("#") :]).is_visible()
        page.get_by_role("link", name="Next articles").click()
        page.get_by_role("link", name="Previous articles").click()
        page.get_by_role("link", name="All findings").click()
        assert page.url == reports["many"]
        page.locator("#more summary").click()
        assert page.locator("#table-more a").first.is_visible()


def test_facets_go_through_more_findings_than_are_shown(browser: Browser, reports: dict[str, str]) -> None:
    with visit(browser, reports["many"]) as seen:
        page = seen.page
        total = int(
            (page.locator("output").text_content() or "").partition(" of ")[2].removesuffix(" shown").replace(",", "")
        )
        assert total > page.locator("#table-findings tbody tr").count() == 200
        page.locator("#facets").get_by_label("note").uncheck()
        page.locator("#facets").get_by_label("contradiction").uncheck()
        assert page.locator("#table-findings .badge.warning").count() > 0
        assert page.locator("#table-findings .badge:not(.warning)").count() == 0
        page.locator("#table-findings th", has_text="Place").get_by_role("button").click()
        places = page.locator("#table-findings td:nth-child(4)").all_text_contents()
        assert places == sorted(places)
        assert seen.errors == []


def test_on_paper_everything_is_unfolded_black_on_white_and_without_controls(
    browser: Browser, reports: dict[str, str]
) -> None:
    with visit(browser, reports["seeds"], theme="dark") as seen:
        page = seen.page
        page.emulate_media(media="print", color_scheme="dark")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        for hidden in (".bar", ".facets", ".copy"):
            assert not page.locator(hidden).first.is_visible()
        assert page.locator("#a1-r1").is_visible()
        assert overflow(page) <= 0


def test_hostile_articles_are_inert(browser: Browser, reports: dict[str, str]) -> None:
    with visit(browser, reports["hostile"]) as seen:
        page = seen.page
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        assert page.locator("script").count() == 1
        assert page.locator("img, iframe, object, embed, link, base, [onerror], [onclick]").count() == 0
        links = page.eval_on_selector_all("a", "links => links.map(link => link.getAttribute('href'))")
        assert links
        assert all(link.startswith("#") for link in links)
        for figure in page.locator(".text .fig").all()[:6]:
            figure.hover()
        assert "<script>alert(1)</script>" in page.locator("#f1-h").text_content()
        assert max(len(text) for text in page.locator("h3").all_text_contents()) < 1000
        assert (seen.errors, seen.outside()) == ([], [])


def test_a_persian_article_runs_from_right_to_left_and_the_page_does_not(
    browser: Browser, reports: dict[str, str]
) -> None:
    with visit(browser, reports["persian"]) as seen:
        page = seen.page
        assert page.evaluate("getComputedStyle(document.body).direction") == "ltr"
        for part in (".text", "blockquote"):
            assert page.locator(part).first.evaluate("part => getComputedStyle(part).direction") == "rtl"
        quote = page.locator("blockquote").first
        border = quote.evaluate("quote => getComputedStyle(quote).borderRightWidth")
        assert border == "3px"
        assert page.locator("#f1-h bdi").count() == 3
