"""Pages of the web in WARC files: their main text, address and date; what is broken costs itself alone."""

from __future__ import annotations

import gzip
import os
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest
from extras import needs

from factcheck import cli

pytestmark = [needs("parquet"), needs("warc"), pytest.mark.skipif(os.name != "posix", reason="needs POSIX pipes")]
MENU = "<nav><ul><li><a href='/'>Home</a><li><a href='/s'>Sport 9 to 5</a></ul></nav>"
WRONG = "Imports were $533.1 million, up 35.9 percent or 140.9 percent from 2017, the customs service said on Monday."
RIGHT = "Exports rose 10 percent to $110.0 million from $100.0 million, the customs service said on Monday."


OK = b"HTTP/1.1 200 OK\r\n"
HTML = b"Content-Type: text/html; charset=utf-8\r\n"


def record(number: int, body: bytes, head: bytes = OK + HTML, kind: str = "response", size: object = None) -> bytes:
    """One response as a crawler keeps it; ``size`` is what it says of its length."""
    http = head + b"\r\n" + body
    told = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\n"
        f"WARC-Target-URI: https://news.example/{number}\r\nWARC-Date: 2021-06-0{number % 9 + 1}T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {size or len(http)}\r\n\r\n"
    )
    return told.encode() + http + b"\r\n\r\n"


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
    records = [
        record(1, page(WRONG)),
        record(2, b"\x89PNG", OK + b"Content-Type: image/png\r\n"),
        record(3, page(RIGHT)),
    ]
    packed = [gzip.compress(one) for one in records] if name.endswith(".gz") else records
    (tmp_path / name).write_bytes(b"".join(packed))
    assert cli.run(["archive", name, "--out", "record"]) == 0
    articles = {row["id"]: row for row in table(tmp_path / "record", "articles")}
    assert sorted(articles) == ["https://news.example/1", "https://news.example/3"]
    first = articles["https://news.example/1"]
    assert (first["path"], first["title"], str(first["date"]), first["contradictions"]) == (
        name,
        "Trade",
        "2021-06-02",
        1,
    )
    assert articles["https://news.example/3"]["contradictions"] == 0
    assert not any("Sport" in row["passage"] for row in table(tmp_path / "record", "claims"))


def found(place: Path, data: bytes, name: str = "crawl.warc", *options: str) -> tuple[list[str], list[str]]:
    """The numbers of the pages that were read from a file, and why others could not be."""
    (place / name).write_bytes(data)
    status = cli.run(["archive", name, "--out", "record", *options])
    pages = sorted(row["id"].rpartition("/")[2] for row in table(place / "record", "articles"))
    dead = [row["message"] for row in table(place / "record", "dead")]
    assert status == (3 if dead else 0)
    return pages, dead


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def chunked(body: bytes) -> bytes:
    """A body as a server sends it that does not know how long it will be."""
    pieces = (body[i : i + 100] for i in range(0, len(body), 100))
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("coded", "head"),
    [
        (chunked, b"Transfer-Encoding: chunked\r\n"),
        (gzip.compress, b"Content-Encoding: gzip\r\n"),
        (zlib.compress, b"Content-Encoding: deflate\r\n"),
        (lambda body: chunked(gzip.compress(body)), b"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
        (bytes, b"Content-Encoding: gzip\r\n"),
        (bytes, b"Transfer-Encoding: chunked\r\n"),
    ],
)
def test_a_page_is_read_however_it_was_sent(desk: Path, coded: Any, head: bytes) -> None:
    assert found(desk, record(1, coded(page(WRONG)), OK + HTML + head)) == (["1"], [])
    [article] = table(desk / "record", "articles")
    assert (article["contradictions"], article["figures"]) == (1, 3)


@pytest.mark.parametrize(
    ("head", "meta"), [(b"Content-Type: text/html; charset=windows-1251\r\n", ""), (HTML, "<meta charset=cp1251>")]
)
def test_the_encoding_is_that_of_the_server_or_of_the_page(desk: Path, head: bytes, meta: str) -> None:
    text = "Экспорт вырос на 10 процентов до 110 млн долларов со 100 млн долларов, сообщила таможня. " * 3
    body = f"<html><head>{meta}<title>Торговля</title></head><body><article><p>{text}</p></article></body></html>"
    assert found(desk, record(1, body.encode("cp1251"), OK + head)) == (["1"], [])
    [article] = table(desk / "record", "articles")
    assert (article["title"], article["language"]) == ("Торговля", "ru")


def test_what_is_no_page_that_was_found_is_passed_over(desk: Path) -> None:
    others = [
        record(1, page(WRONG), b"HTTP/1.1 404 Not Found\r\n" + HTML),
        record(2, b"", b"HTTP/1.1 301 Moved Permanently\r\nLocation: /x\r\n" + HTML),
        record(3, page(WRONG), kind="revisit"),
        record(4, page(WRONG), OK + b"Content-Type: application/pdf\r\n"),
        record(5, page(WRONG), b""),
    ]
    assert found(desk, b"".join(others)) == ([], [])
    assert found(desk, b"".join((*others, record(6, page(RIGHT))))) == (["6"], [])


MANY = [record(i, page(RIGHT)) for i in range(10, 20)]
PACKED = [gzip.compress(one) for one in MANY]
NUMBERS = [str(i) for i in range(10, 20)]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (b"\x00GARBAGE\r\n" * 200, "Invalid WARC header"),
        (record(1, page(RIGHT), size=10**15), "goes beyond the end of the file"),
        (record(1, page(RIGHT), size=-5), "Invalid WARC header"),
        (record(1, page(RIGHT), size="many"), "Invalid WARC header"),
    ],
)
def test_what_is_broken_in_a_file_costs_itself_alone(desk: Path, broken: bytes, reason: str) -> None:
    pages, dead = found(desk, b"".join((*MANY[:5], broken, *MANY[5:])))
    assert pages == NUMBERS
    assert dead
    assert all(reason in message for message in dead)


def test_what_is_broken_in_a_compressed_file_costs_itself_alone(desk: Path) -> None:
    bent = bytearray(PACKED[5])
    bent[40:80] = b"\xff" * 40
    pages, dead = found(desk, b"".join((*PACKED[:5], bytes(bent), *PACKED[6:])), "crawl.warc.gz")
    assert (pages, "broken" in dead[0]) == ([n for n in NUMBERS if n != "15"], True)


@pytest.mark.parametrize(("name", "pieces"), [("crawl.warc", MANY), ("crawl.warc.gz", PACKED)])
def test_a_file_that_is_cut_is_read_up_to_there_and_told(desk: Path, name: str, pieces: list[bytes]) -> None:
    pages, dead = found(desk, b"".join(pieces)[: -len(pieces[-1]) // 2], name)
    assert (pages, len(dead)) == (NUMBERS[:-1], 1)


def test_enormous_pages_and_those_that_end_the_process_cost_themselves_alone(desk: Path) -> None:
    bomb = record(1, gzip.compress(b"<p>5%</p>" * 2_000_000), OK + HTML + b"Content-Encoding: gzip\r\n")
    large = record(2, b"<p>5%</p>" * 1_200_000)
    deep = record(3, b"<div>" * 200_000 + page(RIGHT))
    pages, dead = found(desk, b"".join((MANY[0], bomb, large, deep, MANY[1])), "crawl.warc", "--deadline", "10")
    assert {"10", "11"} <= set(pages) <= {"10", "11", "3"}
    assert sum("larger than 10,000,000 bytes" in message for message in dead) == 2


@needs("trafilatura")
def test_another_extractor_makes_other_units(desk: Path) -> None:
    pages, _ = found(desk, record(1, page(WRONG)))
    [first] = (desk / "record" / "articles").glob("*.parquet")
    assert found(desk, record(1, page(WRONG)), "crawl.warc", "--extractor", "trafilatura") == (pages, [])
    [second] = (desk / "record" / "articles").glob("*.parquet")
    assert first.name != second.name
    [article] = table(desk / "record", "articles")
    assert (article["contradictions"], article["figures"]) == (1, 3)


@pytest.mark.parametrize(("missing", "extra"), [("fastwarc", "warc"), ("resiliparse", "warc"), ("trafilatura",) * 2])
def test_what_is_not_installed_is_told_before_anything_is_done(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], missing: str, extra: str
) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == missing]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    (desk / "news").mkdir()
    (desk / "news" / "crawl.warc").write_bytes(MANY[0])
    extractor = "trafilatura" if missing == "trafilatura" else "resiliparse"
    assert cli.run(["archive", "news", "--out", "record", "--extractor", extractor]) == 2
    assert f"pip install 'factcheck[{extra}]'" in capsys.readouterr().err
    assert not (desk / "record" / "articles").exists()
