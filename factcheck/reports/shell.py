"""The frame of every page: head, policy, style and script, the bar at the top, and the words at the end.

A page asks for nothing. Its policy names the style and the script by their hashes, so that no others are obeyed, and
forbids to make markup of text.
"""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Iterable, Iterator
from importlib import resources

from factcheck import __version__
from factcheck.reports.markup import Markup, closing, opening, tag

Link = tuple[str, str]
"""Where to, and its words."""


def page(title: str, links: Iterable[Link], content: Iterable[str]) -> Iterator[str]:
    """A whole page, piece by piece; ``links`` are those of the bar at its top."""
    yield "<!DOCTYPE html>\n"
    yield opening("html", lang="en") + head(title) + opening("body", class_="factcheck page")
    yield tag("a", "Skip to the content", href="#content", class_="skip")
    yield bar(links)
    yield from content
    yield footer() + closing("body") + closing("html") + "\n"


def head(title: str) -> Markup:
    """Title, policy, style and script."""
    policy = (
        f"default-src 'none'; style-src '{digest(style())}'; script-src '{digest(script())}'; "
        "require-trusted-types-for 'script'; base-uri 'none'; form-action 'none'"
    )
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="generator", content="factcheck"),
        tag("title", title),
        tag("style", style()),
        tag("script", script()),
    )


def digest(content: str) -> str:
    """The hash by which a policy names a style or a script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def style() -> Markup:
    """The style of a page: of what is shown, and of what is around it."""
    return Markup(part("shown.css") + part("page.css"))


def script() -> Markup:
    """What makes a page easier to use, and is not needed to read it."""
    return part("page.js")


@functools.cache
def part(name: str) -> Markup:
    """A file of ours, which holds no markup."""
    return Markup(resources.files("factcheck.reports").joinpath(name).read_text("utf-8"))


def bar(links: Iterable[Link]) -> Markup:
    """The bar at the top: where to go on this page, and the switch between light and dark, which the script shows."""
    shown = (tag("a", words, href=href) for href, words in links)
    switch = tag("button", "Theme", type="button", id="theme", hidden="")
    return tag("nav", tag("div", tag("b", "factcheck"), *shown, switch), class_="bar", aria_label="On this page")


def footer() -> Markup:
    """Who wrote this, and what it does not say."""
    disagree = "Figures disagree if no values within their printed precision agree; which of them is wrong"
    agree = "only the source can tell. A figure that agrees is not thereby true."
    return tag("footer", tag("p", f"factcheck {__version__}. {disagree} {agree}"))
