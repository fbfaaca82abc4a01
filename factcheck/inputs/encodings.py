"""From bytes to text: by a mark at the beginning, as UTF-8, or by a statistic of letters.

Decoding keeps a byte order mark as a character, for offsets count it.
"""

from __future__ import annotations

import codecs
from collections import Counter
from itertools import pairwise

from factcheck.errors import ArticleError, SettingsError
from factcheck.patterns import compiled

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

FORMATS = (
    (b"%PDF", "a PDF file"), (b"PK\x03\x04", "a ZIP or Office file"), (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"\x1f\x8b", "a gzip file"),
    (b"\x7fELF", "a program"), (b"{\\rtf", "an RTF file"),
)  # fmt: skip
"""How files begin that hold no plain text."""

OPEN = b"mimetypeapplication/vnd.oasis.opendocument"
"""What a ZIP file of OpenDocument begins with, behind the head of its first entry."""

LETTERS = {
    "cp1251": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэф",
    "cp1256": "اليمنوتردهبسعفكقشحجخصةطىزغذثضظئءأإپچژگ",
    "cp1252": "éèàçêâîôûëïüöäßáíóúñãõåøæìòù’“”–—«»€£°",
}
"""The letters of each code page that news are written with, the common ones first."""

SHARED = frozenset("‘’“”–—«»…•°§©®\u00a0")
"""Signs that stand at the same place in all three code pages and tell nothing."""

CONTROLS = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 26, 27})
SAMPLE = 100_000
"""Bytes that the statistics look at."""


DECLARED = compiled(r"(?: charset | encoding ) \s*+ = \s*+ [\"']?+ (?P<code> [A-Za-z0-9_:.-]{2,40} )", ignore_case=True)
"""How HTML and XML name their encoding."""


def decode(data: bytes, name: str, encoding: str | None = None) -> tuple[str, str]:
    """The text and its encoding; ``name`` is for messages.

    What HTML and XML say of themselves counts where they are not in UTF-8. Raises ArticleError for binary data and for
    bytes that do not fit, SettingsError for an unknown encoding.
    """
    if encoding is not None:
        return _named(data, name, encoding)
    kind = next((kind for start, kind in FORMATS if data.startswith(start)), "")
    if kind and OPEN in data[:100]:
        kind = "an OpenDocument file"
    if kind:
        raise ArticleError(f"{name}: {kind}, not text; save it as text, HTML or .docx first")
    found = _marked(data)
    if found and found != "utf-8":
        return _named(data, name, found)
    if _binary(data):
        raise ArticleError(
            f"{name}: binary data, not text; save it as text first, or name its encoding with --encoding"
        )
    return _eight_bits(data, name)


def of_beginning(data: bytes, name: str) -> str:
    """The encoding of a file by its first bytes; what they end within is left out. Errors as for :func:`decode`."""
    found = _marked(data[: len(data) // 4 * 4])
    return found if found and found != "utf-8" else decode(data[: data.rfind(b"\n") + 1] or data, name)[1]


def _marked(data: bytes) -> str | None:
    """The encoding that a mark at the beginning tells, or zeros among the bytes."""
    return next((code for mark, code in MARKS if data.startswith(mark)), None) or _wide(data)


def _named(data: bytes, name: str, encoding: str) -> tuple[str, str]:
    code = known(encoding)
    try:
        text = data.decode(code) if code != "utf-8-sig" else data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"{name}: not {encoding}: byte {error.start} does not fit; name another encoding with --encoding"
        ) from None
    return text, code


def known(encoding: str) -> str:
    """The name under which Python knows an encoding of texts; raises SettingsError for any other."""
    try:
        "".encode(encoding)
        return codecs.lookup(encoding).name
    except (LookupError, ValueError):
        raise SettingsError(f"unknown encoding {encoding!r}; write for instance utf-8 or windows-1251") from None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of most letters, spaces or digits is zero, or is the page of a script."""
    sample = data[:SAMPLE]
    if len(sample) < 4 or len(data) % 2:
        return None
    zeros = Counter(i % 2 for i, byte in enumerate(sample) if byte == 0)
    if 20 * sum(zeros.values()) < len(sample) or not zeros:
        return None
    side, count = zeros.most_common(1)[0]
    return ("utf-16-be", "utf-16-le")[side] if count > 20 * zeros[1 - side] else None


def _binary(data: bytes) -> bool:
    """Whether more than three bytes in a hundred are control characters that no text has."""
    sample = data[:SAMPLE]
    return 33 * (len(sample) - len(sample.translate(None, CONTROLS))) > len(sample)


def _eight_bits(data: bytes, name: str) -> tuple[str, str]:
    """UTF-8, UTF-8 with some foreign bytes in it, or the code page that fits the letters best."""
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        mixed = data.decode("utf-8", "surrogateescape")
    if told := _declared(data):
        return told
    strange = sum("\udc80" <= c <= "\udcff" for c in mixed)
    if 4 * strange <= sum(c > "\x7f" for c in mixed):
        return mixed.translate(FOREIGN), "utf-8"
    page = code_page(data[:SAMPLE])
    try:
        return data.decode(page), page
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"{name}: encoding not recognised: byte {error.start} fits neither UTF-8 nor {page}; "
            "name the encoding with --encoding"
        ) from None


def _declared(data: bytes) -> tuple[str, str] | None:
    """The text in the encoding that HTML or XML names at its beginning, if there is one that fits."""
    head = data[:2048].decode("latin-1")
    match = DECLARED.search(head) if head.lstrip()[:1] == "<" else None
    if match is None:
        return None
    try:
        # Pages that say Latin-1 mean what browsers read as such.
        code = {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(known(match["code"]), known(match["code"]))
        return (data.decode(code), code) if code != "utf-8" else None
    except (SettingsError, UnicodeDecodeError):
        return None


FOREIGN = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}
"""Single bytes among UTF-8 are read as Western European: quotes and dashes pasted from an old program."""


def code_page(data: bytes) -> str:
    """The code page whose letters a sample shows: each byte above 127 votes, common letters with the larger weight.

    >>> code_page("Экспорт вырос на пять процентов".encode("cp1251"))
    'cp1251'
    >>> code_page("L'année passée, à l'étranger".encode("cp1252"))
    'cp1252'
    """
    counts = Counter(byte for byte in data if byte > 0x7F)
    return max(LETTERS, key=lambda page: (_score(counts, page) + _runs(data, page), page == "cp1252"))


def _score(counts: Counter[int], page: str) -> float:
    """The mean weight of the bytes above 127 as letters of a page: 1 for the commonest, negative for no letters."""
    letters, total, weight = LETTERS[page], 0, 0.0
    for byte, count in counts.items():
        sign = bytes([byte]).decode(page, "replace")
        if sign in SHARED:
            continue
        total += count
        place = letters.find(sign.lower())
        lower = 1.0 if sign == sign.lower() else 0.5
        weight += count * (lower * (1 - place / (2 * len(letters))) if place >= 0 else 0.0 if sign.isalpha() else -1.0)
    return weight / total if total else 0.0


def _runs(data: bytes, page: str) -> float:
    """Accented letters stand alone among plain ones; Cyrillic and Arabic letters stand together."""
    high = sum(byte > 0x7F for byte in data)
    pairs = sum(a > 0x7F and b > 0x7F for a, b in pairwise(data))
    together = pairs / high if high else 0.0
    return (1 - together if page == "cp1252" else together) / 2
