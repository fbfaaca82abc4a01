"""Pages of the web in WARC files: their main text, address and date; what is broken costs itself alone."""

from __future__ import annotations

import gzip
import os
from pathlib import Path
from typing import Any

import pytest
from extras import needs

from factcheck import cli

pytestmark = [needs("parquet"), needs("warc"), pytest.mark.skipif(os.name != "posix", reason="needs POSIX pipes")]
MENU = "<nav><ul><li><a href='/'>Home</a><li><a href='/s'>Sport 9 to 5</a></ul></nav>"
WRONG = "Imports were $533.1 million, up 35.9 percent or 140.9 percent from 2017, the customs service said on Monday."
RIGHT = "Exports rose 10 percent to $110.0 million from $100.0 million, the customs service said on Monday."


def record(number: int, body: bytes, kind: str = "text/html; charset=utf-8") -> bytes:
    """One response as a crawler keeps it."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: " + kind.encode() + b"\r\n\r\n" + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Target-URI: https://news.example/{number}\r\nWARC-Date: 2021-06-0{number}T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-00000000000{number}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def page(text: str) -> bytes:
    """A page with a menu around its article."""
    story = (
        f"<article><h1>Trade</h1><p>{text}</p><p>{'Nothing else was said about trade on that day. ' * 5}</p></article>"
    )
    return f"<html lang=en><head><title>Trade</title></head><body>{MENU}{story}</body></html>".encode()


def table(out: Path, name: str) -> list[dict[str, Any]]:
    """The rows of a table of a record."""
    import pyarrow.parquet

    return [
        row for path in sorted((out / name).glob("*.parquet")) for row in pyarrow.parquet.read_table(path).to_pylist()
    ]


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_the_articles_of_pages_are_checked_under_their_addresses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    records = [record(1, page(WRONG)), record(2, b"\x89PNG", "image/png"), record(3, page(RIGHT))]
    packed = [gzip.compress(one) for one in records] if name.endswith(".gz") else records
    (tmp_path / name).write_bytes(b"".join(packed))
    assert cli.run(["archive", name, "--out", "record"]) == 0
    articles = {row["id"]: row for row in table(tmp_path / "record", "articles")}
    assert sorted(articles) == ["https://news.example/1", "https://news.example/3"]
    first = articles["https://news.example/1"]
    assert (first["path"], first["title"], str(first["date"]), first["contradictions"]) == (
        name,
        "Trade",
        "2021-06-01",
        1,
    )
    assert articles["https://news.example/3"]["contradictions"] == 0
    assert not any("Sport" in row["passage"] for row in table(tmp_path / "record", "claims"))
