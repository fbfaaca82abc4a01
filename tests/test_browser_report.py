"""The kept report in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser import WIDTHS, needs_browser, overflow, started, violations, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

KEPT = (Path(__file__).parent.parent / "reports" / "report.html").as_uri()
pytestmark = needs_browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as browser:
        yield browser


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_it_opens_without_complaint_or_request_and_keeps_nobody_out(browser: Browser, width: int, theme: str) -> None:
    with visit(browser, KEPT, width=width, theme=theme) as seen:
        assert violations(seen.page) == []
        assert overflow(seen.page) <= 0
        assert (seen.errors, seen.outside()) == ([], [])
