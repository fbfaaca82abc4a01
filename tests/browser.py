"""A real browser for the tests that need one: the Chromium of this machine, driven by Playwright, without a window."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

needs_browser = pytest.mark.skipif(not CHROMIUM or not find_spec("playwright"), reason="needs a browser")
"""The mark of a test that needs a browser; ``.ci/run`` lets none of them be skipped."""

WIDTHS = (360, 800, 1440)
"""A telephone, a tablet, a desk: in CSS pixels."""


@contextlib.contextmanager
def started() -> Iterator[Browser]:
    """The browser, which is closed behind the last test that needs it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Visit:
    """A page that was opened, what its console said of it that is bad, and whatever it asked for."""

    page: Page
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def outside(self, *origins: str) -> list[str]:
        """The requests that went elsewhere; a page in a file may ask for files."""
        return [url for url in self.requests if not url.startswith(origins or ("file://", "blob:file", "blob:null"))]


@contextlib.contextmanager
def visit(browser: Browser, url: str, *, width: int = 1440, theme: str = "light", **known: Any) -> Iterator[Visit]:
    """Open a page in a window of its own; ``known`` are Playwright's options of a context, as java_script_enabled."""
    options = {"viewport": {"width": width, "height": 900}, "color_scheme": theme, "reduced_motion": "reduce"} | known
    context = browser.new_context(**options)
    page = context.new_page()
    seen = Visit(page)
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on("console", lambda said: seen.errors.append(said.text) if said.type in {"error", "warning"} else None)
    try:
        page.goto(url)
        yield seen
    finally:
        context.close()


BAD = ("serious", "critical")
"""The impact of what keeps people out."""


def violations(page: Page, impacts: Collection[str] = BAD) -> list[str]:
    """What axe-core finds that is so bad, with the elements."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [
        f"{violation['id']}: {node['target']} {node.get('failureSummary', '')}"
        for violation in found
        if violation["impact"] in impacts
        for node in violation["nodes"]
    ]


def overflow(page: Page) -> int:
    """Pixels by which a page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
