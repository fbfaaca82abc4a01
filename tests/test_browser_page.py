"""The page in a real browser: what an editor does with it, by mouse and by keyboard, and what it must never do."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser import WIDTHS, Visit, needs_browser, overflow, started, violations, visit
from extras import needs
from web_service import WRONG, Running, service

from factcheck.model import Article
from factcheck.reports.places import Places

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [needs_browser, needs("serve")]
SEEDS = Path(__file__).parent.parent / "seeds"
PERSIAN = "واردات کشور ۵ درصد رشد کرد و از ۲۰۰.۰ میلیون دلار به ۲۳۰.۰ میلیون دلار رسید."
HOSTILE = (
    "<script>window.broken = 1</script><img src=x onerror='window.broken = 1'>[x](javascript:alert(1)) \u202e"
    "</textarea><svg onload=alert(1)> \ud83d\ude00 \u2066 " + WRONG
)
CONTRADICTION = ".card.contradiction"


@pytest.fixture(scope="module")
def desk() -> Iterator[Running]:
    with service("--workers", "2") as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as browser:
        yield browser


@pytest.fixture
def opened(browser: Browser, desk: Running) -> Iterator[Page]:
    """The page; whatever a test does, its console stays quiet and nobody else is asked."""
    with seen(browser, desk) as visited:
        yield visited.page
        assert (visited.errors, visited.outside(desk.url)) == ([], [])


def seen(browser: Browser, desk: Running, **known: Any) -> AbstractContextManager[Visit]:
    return visit(browser, f"{desk.url}/", **known)


def paste(page: Page, text: str, awaited: str = CONTRADICTION) -> None:
    """Put a text into the page as pasting does, and wait for what it leads to."""
    page.focus("#text")
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)
    page.wait_for_selector(awaited)


def accept(page: Page) -> None:
    """Accept the first repair."""
    page.get_by_role("button", name="Accept").first.click()


def selected(page: Page) -> str:
    """What is selected in the text."""
    return str(page.evaluate("(({value, selectionStart: a, selectionEnd: b}) => value.slice(a, b))(window.text)"))


def marked(page: Page) -> list[str]:
    """What is marked as part of a contradiction."""
    return page.locator("#marks .contradiction").all_inner_texts()


class TestRepair:
    def test_a_contradiction_is_seen_and_its_repair_accepted(self, opened: Page) -> None:
        paste(opened, WRONG)
        assert "Not consistent" in opened.inner_text("#verdict")
        assert marked(opened) == ["$533.1 million", "up", "35.9 percent", "140.9 percent"]
        assert "35.9 percent implies the earlier figure" in opened.inner_text(CONTRADICTION)
        assert opened.locator(f"{CONTRADICTION} rect.implied").count() == 4
        accept(opened)
        opened.wait_for_selector(CONTRADICTION, state="detached")
        assert opened.input_value("#text") == WRONG.replace("140.9 percent", "$140.9 million")
        assert "Consistent" in opened.inner_text("#verdict")

    @pytest.mark.parametrize("way", ["button", "key"])
    def test_it_can_be_undone(self, opened: Page, way: str) -> None:
        paste(opened, WRONG)
        accept(opened)
        opened.wait_for_selector(CONTRADICTION, state="detached")
        if way == "button":
            opened.click("#done >> text=Undo")
        else:
            opened.keyboard.press("Control+Z")
        opened.wait_for_selector(CONTRADICTION)
        assert opened.input_value("#text") == WRONG

    @pytest.mark.parametrize("before", ["📈📈👩‍👩‍👧 ", "e\u0301 日本 \ud83d ", "\t\u200f\n\n📈 "])
    def test_places_are_right_behind_characters_of_any_width(self, opened: Page, before: str) -> None:
        opened.fill("#text", "")
        opened.evaluate("(text) => { window.text.value = text; window.text.dispatchEvent(new Event('input')) }",
                        before + WRONG)  # fmt: skip
        opened.wait_for_selector(CONTRADICTION)
        assert marked(opened)[0] == "$533.1 million"
        opened.keyboard.press("F8")
        assert selected(opened) == "$533.1 million"

    @pytest.mark.parametrize(
        ("kind", "source"),
        [("markdown", f"# Iran\n\n> **{WRONG}**\n"), ("html", f"<p>&amp; 📈</p>\n<p>{WRONG}</p>\n")],
    )
    def test_markup_is_repaired_in_place(self, opened: Page, kind: str, source: str) -> None:
        opened.select_option("#format", kind)
        paste(opened, source)
        accept(opened)
        opened.wait_for_selector(CONTRADICTION, state="detached")
        assert opened.input_value("#text") == source.replace("140.9 percent", "$140.9 million")

    @pytest.mark.parametrize("clipboard", ["new", "old"])
    def test_it_can_be_copied(self, opened: Page, clipboard: str) -> None:
        if clipboard == "old":
            opened.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
        paste(opened, WRONG)
        opened.get_by_role("button", name="Copy").click()
        opened.wait_for_selector("text=Copied $140.9 million.")
        assert opened.input_value("#text") == WRONG
        opened.focus("#text")
        opened.keyboard.press("Control+A")
        opened.keyboard.press("Control+V")
        assert opened.input_value("#text") == "$140.9 million"

    def test_every_place_of_any_text_is_where_the_service_says(self, opened: Page) -> None:
        chance = random.Random(533)
        for _ in range(30):
            text = "".join(chance.choices("ab \n\t\u202eé日📈👩\u200d\u0301\u2028۵", k=chance.randrange(80)))
            places = Places(Article(text))
            asked = [places.at(offset) for offset in range(len(text))]
            code = """async ([text, asked]) => {
                const { lines, offset } = await import("/static/places.js");
                return asked.map(([line, column]) => offset(lines(text), line, column));
            }"""
            expected = [len(text[:offset].encode("utf-16-le")) // 2 for offset in range(len(text))]
            assert opened.evaluate(code, [text, asked]) == expected


class TestWriting:
    def test_who_writes_quickly_is_checked_at_the_end(self, opened: Page) -> None:
        asked: list[str] = []
        opened.on("request", lambda request: asked.append(request.url))
        opened.focus("#text")
        opened.keyboard.type(WRONG, delay=5)
        opened.wait_for_selector(CONTRADICTION)
        assert len(marked(opened)) == 4
        assert len(asked) < len(WRONG) / 4

    def test_marks_stay_with_their_figures_until_the_next_answer(self, opened: Page) -> None:
        paste(opened, WRONG)
        opened.route("**/check", lambda route: None)
        opened.keyboard.press("Control+Home")
        opened.keyboard.insert_text("Today: ")
        assert marked(opened)[0] == "$533.1 million"
        opened.unroute_all(behavior="ignoreErrors")

    def test_the_text_and_its_marks_lie_on_each_other(self, opened: Page) -> None:
        for text in (next(SEEDS.glob("000*")).read_text("utf-8"), PERSIAN * 30, "x" * 3000, "a  b\t\tc\n" * 99, "\n\n"):
            opened.fill("#text", text)
            sizes = "[...document.querySelectorAll('#text, #marks')].map((e) => [e.scrollHeight, e.scrollWidth])"
            one, other = opened.evaluate(sizes)
            assert one == other
            assert opened.text_content("#marks") == text + "\n"

    def test_language_and_date_are_chosen(self, opened: Page) -> None:
        paste(opened, WRONG)
        opened.fill("#date", "2019-06-14")
        opened.wait_for_selector("text=read as English, 2019-06-14")
        opened.select_option("#lang", label="Persian")
        opened.wait_for_selector("text=read as Persian")

    def test_a_text_without_language_is_told(self, opened: Page) -> None:
        paste(opened, "ქართული ენა 5", ".notice")
        assert "Choose it above" in opened.inner_text(".notice")

    def test_what_does_not_count_is_there(self, opened: Page) -> None:
        paste(opened, WRONG.replace("140.9 percent", "140.9 percent [sic]"), "text=Findings that do not count (1)")
        assert opened.inner_text("#verdict").endswith("No disagreement that counts: 1 suppressed.")
        opened.click("text=Findings that do not count (1)")
        opened.wait_for_selector("text=does not count: [sic]")

    def test_what_is_amiss_with_words_about_findings_is_told(self, opened: Page) -> None:
        opened.select_option("#format", "markdown")
        paste(opened, f"{WRONG}\n\n<!-- factcheck: ignore-next-line growht -- x -->\n")
        assert "Line 3: " in opened.inner_text("#rest")


class TestKeyboard:
    def test_everything_is_reached_without_a_mouse(self, opened: Page) -> None:
        opened.keyboard.press("Tab")
        assert opened.evaluate("document.activeElement.textContent") == "Skip to the findings"
        paste(opened, WRONG)
        seen = []
        for _ in range(12):
            opened.keyboard.press("Tab")
            seen.append(opened.evaluate("document.activeElement.id || document.activeElement.textContent"))
            if seen[-1] == "Accept":
                break
        assert seen[0] == "keep"
        assert seen[-1] == "Accept"
        opened.keyboard.press("Enter")
        opened.wait_for_selector(CONTRADICTION, state="detached")
        assert opened.evaluate("document.activeElement.id") == "text"

    def test_a_key_goes_from_finding_to_finding(self, opened: Page) -> None:
        paste(opened, f"{WRONG}\n\nExports rose 15.3% to $45.6 billion from $40.6 billion.\n")
        opened.keyboard.press("F8")
        assert selected(opened) == "$533.1 million"
        opened.keyboard.press("F8")
        assert selected(opened) == "15.3%"
        opened.keyboard.press("Shift+F8")
        assert selected(opened) == "$533.1 million"
        assert "active" in str(opened.locator("#card-0").get_attribute("class"))

    def test_results_are_announced(self, opened: Page) -> None:
        assert opened.locator("#verdict").get_attribute("aria-live") == "polite"
        paste(opened, WRONG)
        assert opened.get_by_role("status").first.inner_text().endswith("Not consistent: 1 contradiction.")


class TestFiles:
    @pytest.mark.parametrize(("name", "kind"), [("a.txt", "text"), ("a.md", "markdown"), ("a.HTML", "html")])
    def test_a_file_is_opened(self, opened: Page, name: str, kind: str) -> None:
        opened.set_input_files("#file", {"name": name, "mimeType": "", "buffer": f"\ufeff{WRONG}\r\n".encode()})
        opened.wait_for_selector(CONTRADICTION)
        assert opened.input_value("#text") == f"{WRONG}\n"
        assert opened.input_value("#format") == kind

    def test_a_file_is_dropped(self, opened: Page) -> None:
        drop = """(text) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([text], "a.md"));
            document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
        }"""
        opened.evaluate(drop, WRONG)
        opened.wait_for_selector(CONTRADICTION)
        assert opened.input_value("#format") == "markdown"

    def test_what_is_no_text_is_named_and_harms_nothing(self, opened: Page) -> None:
        paste(opened, WRONG)
        opened.set_input_files("#file", {"name": "a.pdf", "mimeType": "", "buffer": b"%PDF\xff\xfe\x00"})
        opened.wait_for_selector("text=a.pdf is not text in UTF-8")
        assert opened.input_value("#text") == WRONG


class TestVersions:
    def test_what_went_away_and_what_appeared(self, opened: Page) -> None:
        paste(opened, WRONG)
        opened.click("text=Hold this version")
        assert "the same figures and findings" in opened.inner_text("#comparison")
        accept(opened)
        opened.wait_for_selector("text=Findings that went away (1)")
        assert opened.locator(".gone.figures").inner_text() == "140.9 percent"
        assert opened.locator(".come.figures").inner_text() == "$140.9 million"
        opened.click("text=Let it go")
        assert opened.inner_text("#comparison") == ""

    def test_a_file_is_compared(self, opened: Page) -> None:
        paste(opened, WRONG)
        opened.set_input_files("#other-file", {"name": "b.txt", "mimeType": "", "buffer": b"Exports rose 5%."})
        opened.wait_for_selector("text=Findings that appeared (1)")
        assert "Compared with b.txt" in opened.inner_text("#comparison")


class TestPrivacy:
    def test_nothing_is_kept_unless_asked(self, opened: Page) -> None:
        paste(opened, WRONG)
        kept = "localStorage.length + sessionStorage.length + document.cookie.length"
        assert opened.evaluate(kept) == 0
        opened.reload()
        assert opened.input_value("#text") == ""

    def test_what_is_to_be_kept_is_kept_until_it_is_not(self, opened: Page) -> None:
        opened.check("#keep")
        paste(opened, WRONG)
        opened.reload()
        opened.wait_for_selector(CONTRADICTION)
        assert opened.input_value("#text") == WRONG
        opened.uncheck("#keep")
        assert opened.evaluate("localStorage.length") == 0

    def test_an_article_is_never_markup(self, opened: Page) -> None:
        opened.on("dialog", lambda dialog: pytest.fail(dialog.message))
        before = opened.locator("script, img, svg, iframe, a").count()
        opened.select_option("#lang", "en")
        paste(opened, HOSTILE)
        paste(opened, HOSTILE + "x" * 10_000)
        opened.click("text=All figures")
        assert opened.locator("script, img, iframe, a").count() + opened.locator("header svg").count() == before
        assert opened.evaluate("window.broken") is None
        assert overflow(opened) <= 0

    def test_the_policy_forbids_what_is_not_ours(self, desk: Running) -> None:
        answer = desk.ask("GET", "/")
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'")
        for part in ("frame-ancestors 'none'", "require-trusted-types-for 'script'", "form-action 'none'"):
            assert part in policy
        text = answer.body.decode()
        assert "style=" not in text
        assert "http:" not in text + "https:" * text.count("https:")


class TestTrouble:
    def test_a_service_that_ended_is_told_and_the_text_stays(self, browser: Browser) -> None:
        with service("--workers", "1") as ending, seen(browser, ending) as visited:
            paste(visited.page, WRONG)
            assert ending.stop() == 0
            paste(visited.page, f"{WRONG} More.", ".problem")
            assert "does not answer" in visited.page.inner_text("#problem")
            assert visited.page.input_value("#text") == f"{WRONG} More."

    def test_a_token_is_asked_for(self, browser: Browser) -> None:
        with service("--workers", "1", FACTCHECK_TOKEN="s3cret") as guarded, seen(browser, guarded) as visited:
            paste(visited.page, WRONG, "#access")
            visited.page.fill("#token", "s3cret")
            visited.page.click("text=Use it")
            visited.page.wait_for_selector(CONTRADICTION)
            assert not visited.page.is_visible("#problem")

    def test_an_article_that_is_too_large_is_told(self, browser: Browser) -> None:
        with service("--workers", "1", "--max-size", "1k") as small, seen(browser, small) as visited:
            paste(visited.page, "x" * 2000, ".problem")
            assert "larger than 1,000 bytes" in visited.page.inner_text("#problem")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("text", [WRONG, PERSIAN], ids=["english", "persian"])
def test_it_keeps_nobody_out(browser: Browser, desk: Running, text: str, width: int, theme: str) -> None:
    with seen(browser, desk, width=width, theme=theme) as visited:
        assert violations(visited.page) == []
        paste(visited.page, text, ".card")
        visited.page.click("text=All figures")
        visited.page.click("text=Hold this version")
        assert violations(visited.page) == []
        assert overflow(visited.page) <= 0
        assert (visited.errors, visited.outside(desk.url)) == ([], [])
        way = visited.page.evaluate("getComputedStyle(document.querySelector('blockquote')).direction")
        assert way == ("rtl" if text is PERSIAN else "ltr")
