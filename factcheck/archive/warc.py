"""The only door to fastwarc: the web pages that a WARC file holds; what is broken in it costs itself alone.

fastwarc comes with the extra ``warc``.
"""

from __future__ import annotations

import contextlib
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from factcheck.errors import ArticleError, SettingsError

REMEDY = "install it with: pip install 'factcheck[warc]'"
HEADS = 100_000
"""Bytes that a record may have beside its page."""
STARTS = (b"WARC/1.", b"\x1f\x8b\x08")
"""How a record begins, in a plain file and in a compressed one."""
BLOCK = 1 << 20
"""Bytes that are searched at a time for the next record."""


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered: its place in the file, the address, the day, and the bytes of the record."""

    place: int
    address: str
    fetched: str
    data: bytes
    size: int
    """Bytes that the record says that it has."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A place of the file behind which something cannot be read, and why."""

    place: int
    reason: str


def loaded() -> Any:
    """The module that reads WARC; raises SettingsError where it is not installed."""
    try:
        import fastwarc.warc
    except ImportError:
        raise SettingsError(f"WARC needs fastwarc, which is in the extra warc of factcheck; {REMEDY}") from None
    return fastwarc.warc


def responses(path: str, limit: int) -> Iterator[Response | Broken]:
    """The responses of a file, in order; behind what is broken reading goes on with the next record that is found.

    Of a record that is larger than ``limit`` with its heads, no more than that is read.
    """
    size = os.path.getsize(path)
    with open(path, "rb") as file:
        plain, start, known = not file.read(2).startswith(STARTS[1][:2]), 0, -1
        while start >= 0:
            file.seek(start)
            try:
                for record in loaded().ArchiveIterator(file, parse_http=False):
                    known = max(known, record.stream_pos)
                    if plain and known + record.content_length > size:
                        raise OSError(f"a record of {record.content_length:,} bytes goes beyond the end of the file")
                    if record.record_type == loaded().WarcRecordType.response:
                        yield response(record, limit)
                if not plain and begun(file, last := following(file, known + 1, STARTS[1])):
                    yield Broken(last, "cut off")
                return
            except (OSError, ValueError, UnicodeError) as error:
                place, known = max(known, start), max(known, start)
                yield Broken(place, str(error)[:200])
            start = known = following(file, known + 1, STARTS[0] if plain else STARTS[1])


def response(record: Any, limit: int) -> Response:
    """A record with its bytes, which are read here; raises OSError where they cannot be, or are not all there."""
    data = record.reader.read(limit + HEADS)
    if len(data) < min(record.content_length, limit + HEADS):
        raise OSError(f"a record has {len(data):,} of its {record.content_length:,} bytes")
    head = record.headers
    address, fetched = head.get("WARC-Target-URI", ""), head.get("WARC-Date", "")
    return Response(record.stream_pos, address, fetched, data, record.content_length)


def begun(file: BinaryIO, place: int) -> bool:
    """Whether a compressed record begins at a place, whole or not."""
    if place < 0:
        return False
    file.seek(place)
    with contextlib.suppress(zlib.error):
        return zlib.decompressobj(31).decompress(file.read(HEADS)).startswith(STARTS[0])
    return False


def following(file: BinaryIO, place: int, start: bytes) -> int:
    """Where the next record may begin from a place on; -1 where there is none."""
    file.seek(place)
    before = b""
    while block := file.read(BLOCK):
        found = (before + block).find(start)
        if found >= 0:
            return place - len(before) + found
        place, before = place + len(block), (before + block)[1 - len(start) :]
    return -1


def page(told: Response, limit: int) -> tuple[bytes, str | None] | None:
    """The HTML of a response and the encoding that its server named; None for what is no page that was found.

    What is compressed or in chunks is taken apart, unless it only says so. Raises ArticleError for what is too large.
    """
    record = http(told.data, "none")
    kind = record.http_content_type or ""
    if record.http_headers is None or record.http_headers.status_code != 200 or "html" not in kind:
        return None
    if told.size > limit + HEADS:
        raise ArticleError(f"{told.address}: larger than {limit:,} bytes; raise the limit with --max-size")
    data = payload(told.data, limit)
    if len(data) > limit:
        raise ArticleError(f"{told.address}: larger than {limit:,} bytes; raise the limit with --max-size")
    return data, record.http_charset


def payload(data: bytes, limit: int) -> bytes:
    """What a response is about, as far as a limit and one byte more."""
    try:
        found: bytes = http(data, "all").reader.read(limit + 1)
    except OSError:
        found = http(data, "none").reader.read(limit + 1)
    return found


def http(data: bytes, decoded: str) -> Any:
    """The bytes of a response as a record of its own."""
    record = loaded().WarcRecord()
    record.set_bytes_content(data)
    record.is_http = True
    record.parse_http(auto_decode=decoded)
    return record
