"""A WARC file of pages that hold the stories of the generator, and how fast their texts are found again."""

from __future__ import annotations

import base64
import gzip
import html
import json
import random
import time
from itertools import islice
from pathlib import Path

import click

MENU = "".join(
    f'<li class="menu-item"><a href="/section/{i}" data-track="nav-{i}">Section {i}</a></li>' for i in range(60)
)
CARD = (
    '<div class="card"><a href="/{0}"><img src="/img/{0}.jpg" alt=""><h3>Another story that readers liked</h3></a>'
    '<p class="meta"><span class="author">Staff</span> <time>10:0{1}</time></p></div>'
)
SCRIPT = (
    "<script>window.dataLayer=window.dataLayer||[];" + "function gtag(){dataLayer.push(arguments);}" * 40 + "</script>"
)


def page(text: str, number: int, day: str) -> bytes:
    """A story as a page, with what sites have around it, some of which does not pack: 70 KB or so."""
    state = base64.b64encode(random.Random(number).randbytes(9000)).decode()
    head, _, body = text.partition("\n\n")
    told = "".join(f"<p>{html.escape(words)}</p>" for words in body.split("\n\n"))
    cards = "".join(CARD.format(number * 50 + i, i % 10) for i in range(50))
    return (
        f"<!doctype html><html><head><meta charset=utf-8>"
        f'<meta property="article:published_time" content="{day}T09:00:00Z"><title>'
        f"{html.escape(head)}</title>{SCRIPT * 8}<script>window.state='{state}'</script></head><body>"
        f"<header><nav><ul>{MENU * 2}</ul></nav></header><main><article><h1>{html.escape(head)}</h1>{told}</article>"
        f"<aside>{cards * 2}</aside></main><footer><ul>{MENU}</ul></footer></body></html>"
    ).encode()


def record(body: bytes, number: int, day: str) -> bytes:
    """A response as a crawler keeps it."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/{number}\r\n"
        f"WARC-Date: {day}T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


@click.command(help=__doc__)
@click.argument("stories", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--count", default=2000, show_default=True, help="Pages.")
def main(stories: Path, out: Path, count: int) -> None:
    """Write the file, read it, and tell what a page took."""
    from factcheck.archive import pages
    from factcheck.model import Article
    from factcheck.settings import Settings

    size = 0
    with out.open("wb") as file, stories.open(encoding="utf-8") as lines:
        for number, told in enumerate(map(json.loads, islice(lines, count))):
            body = page(told["text"], number, told["date"])
            size += len(body)
            file.write(gzip.compress(record(body, number, told["date"])))
    begun = time.process_time()
    sources = pages.sources(str(out), Settings(), "resiliparse")
    found = sum(isinstance(entry, Article) and bool(entry.text) for _, read in sources for entry in read())
    cpu = time.process_time() - begun
    click.echo(json.dumps({
        "pages": found, "cpu": cpu, "html_bytes": size / count, "packed_bytes": out.stat().st_size / count,
    }))  # fmt: skip


if __name__ == "__main__":
    main()
