"""What the head of a page tells of its article: title, day and language, from its tags and from its JSON-LD."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from factcheck.inputs import metadata

DATES = (
    "article:published_time", "datepublished", "date", "pubdate", "publishdate", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.issued", "og:published_time", "sailthru.date", "parsely-pub-date",
)  # fmt: skip
"""Names under which pages give their date, the most reliable first."""
TITLES = ("og:title", "headline", "twitter:title", "dc.title")
LANGUAGES = ("inlanguage", "dc.language", "content-language", "og:locale")
LARGEST = 1_000_000
"""Characters of JSON-LD that are looked at."""


class Head:
    """What has been told so far; what was told first stays."""

    def __init__(self) -> None:
        self.told: dict[str, str] = {}

    def tag(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take in the element html, meta or time."""
        if name == "html":
            self.tell("lang", attributes.get("lang") or attributes.get("xml:lang") or "")
        elif name == "time":
            day = attributes.get("datetime", "")
            self.tell((attributes.get("itemprop") or ("pubdate" if "pubdate" in attributes else "time")).lower(), day)
        else:
            key = next((attributes[k] for k in ("property", "name", "itemprop", "http-equiv") if attributes.get(k)), "")
            self.tell(key.strip().lower(), attributes.get("content", ""))

    def tell(self, key: str, value: str) -> None:
        """Keep a value that is not empty under its name, unless there is one."""
        if value.strip():
            self.told.setdefault(key, value)

    def linked(self, source: str) -> None:
        """Take in JSON-LD: the article of a page, or of its graph."""
        try:
            found = json.loads(source, strict=False) if len(source) <= LARGEST else None
        except (ValueError, RecursionError):
            return
        for item in _items(found):
            if isinstance(item.get("datePublished"), str) or isinstance(item.get("headline"), str):
                for key in ("datePublished", "headline", "inLanguage"):
                    value = item.get(key)
                    self.tell(f"ld:{key.lower()}", unescape(value) if isinstance(value, str) else "")
                return

    def title(self) -> str:
        """The headline, else the title of the page."""
        return metadata.text(next((self.told[k] for k in ("ld:headline", *TITLES, "title") if k in self.told), ""))

    def date(self) -> dt.date | None:
        """The day of publication."""
        days = (metadata.day(self.told.get(key, "")) for key in ("ld:datepublished", *DATES, "time"))
        return next((day for day in days if day), None)

    def language(self) -> str | None:
        """The language that the page says it is in."""
        codes = (metadata.language(self.told.get(key, "")) for key in ("lang", "ld:inlanguage", *LANGUAGES))
        return next((code for code in codes if code), None)


def _items(found: Any) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD: one, a list, or those of a graph."""
    for item in found if isinstance(found, list) else [found]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (inner for inner in (graph if isinstance(graph, list) else []) if isinstance(inner, dict))
