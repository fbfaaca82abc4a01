"""PDF: the text of each page, its lines put together again. pypdf comes with the extra ``pdf``."""

from __future__ import annotations

import datetime as dt
import io
import logging
import unicodedata
import zlib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from factcheck.errors import ArticleError
from factcheck.inputs import metadata, paged
from factcheck.model import Article
from factcheck.patterns import compiled

REMEDY = "install it with: pip install 'factcheck[pdf]'"
BROKEN = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RuntimeError, TypeError,
    ValueError, zlib.error,
)  # fmt: skip
"""What the parts of a broken file make its reader raise, beside its own errors."""

HYPHEN = compiled(
    r"""
    (?<! [\p{L}-] ) (?P<word> \p{L}++ (?: - \p{L}++ )*+ ) (?P<sign> [-\u00ad\u2010] )
    [ ]*+ \n [ ]*+ (?P<rest> \p{Ll}++ )
    """
)
"""A word that is divided at the end of a line."""
AROUND = ".,;:!?()[]\"'“”‘’«»"
NUMBER = compiled(r"[\s\p{Pd}|/.]*+ \p{Nd}{1,4} [\s\p{Pd}|/.]*+ (?: \p{Nd}{1,4} \s*+ )?+ \Z")
"""A line that holds the number of the page alone, with that of all pages or without."""
PRINTED = compiled(r"(?: [a-z]{2,10} :/{2,3} \S++ \s++ )?+ \p{Nd}{1,4} \s?+ / \s?+ \p{Nd}{1,4} \Z")
"""What browsers print below a page: where it is from, its number and that of all."""
MOMENT = compiled(r"\p{Nd}{1,4} [/.-] \p{Nd}{1,2} [/.-] \p{Nd}{1,4} ,? \s \p{Nd}{1,2} : \p{Nd}{2}")
"""What they print above it: when it was printed, before the title."""
BROWSERS = ("Mozilla/", "Chromium", "Skia/", "Firefox")
"""How programs call themselves whose files tell when a page was printed, and not when it was written."""
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
LEFTWARD = 0.1
"""The share of letters that are written from right to left above which a file is not read."""
SAMPLE = 100_000
"""Characters of which the direction is looked at."""
PAGES = 3
"""Pages that must begin or end with the same line for it to be none of the text."""


def read(data: bytes, path: str, max_bytes: int) -> tuple[Article, ...]:
    """The article of a PDF file; a line of its positions is a page.

    Raises ArticleError where pypdf is not installed, and for a file that is broken, protected, without text (a scan)
    or longer than ``max_bytes`` characters.
    """
    try:
        import pypdf
    except ImportError:
        raise ArticleError(f"{path}: a PDF file, which needs pypdf; {REMEDY}") from None
    with _silent():
        try:
            reader = pypdf.PdfReader(io.BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise ArticleError(f"{path}: protected by a password; save it without one")
            pages, known = tuple(_pages(reader, path, max_bytes)), _known(reader)
        except pypdf.errors.DependencyError:
            raise ArticleError(f"{path}: encrypted; save it without encryption") from None
        except (pypdf.errors.PyPdfError, *BROKEN) as error:
            reason = " ".join(str(error).split())[:100] or type(error).__name__
            raise ArticleError(f"{path}: not a PDF file, or a broken one ({reason}); save it again") from None
    return (_article(pages, path, *known),)


def _article(pages: Sequence[str], path: str, title: str, day: dt.date | None, language: str) -> Article:
    """The article of some pages, if they have a text whose figures can be trusted."""
    if not any(page.strip() for page in pages):
        raise ArticleError(f"{path}: no text in {len(pages)} pages, it may be a scan; run it through OCR first")
    if _leftward("".join(pages)) > LEFTWARD:
        reason = "written from right to left, where PDF does not tell in what order the digits of a figure stand"
        raise ArticleError(f"{path}: {reason}; save it as text, HTML or .docx")
    alone = {word.strip(AROUND) for page in pages for word in page.split()}
    parts = tuple(joined(page, alone) for page in _without_margins(pages, title))
    return paged.article(parts, "\n", path, title, day, language)


@contextmanager
def _silent() -> Iterator[None]:
    """Keep what the library says of broken files from standard error; what matters is raised."""
    log = logging.getLogger("pypdf")
    before = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        log.setLevel(before)


def _pages(reader: Any, path: str, limit: int) -> Iterator[str]:
    """The text of each page."""
    size = 0
    for page in reader.pages:
        text = page.extract_text().replace("\r\n", "\n").replace("\r", "\n").translate(LIGATURES)
        size += len(text)
        if size > limit:
            raise ArticleError(
                f"{path}: longer than {limit:,} characters; split it, or raise the limit with --max-size"
            )
        yield text


def joined(text: str, alone: Collection[str]) -> str:
    """A text with the words joined that the end of a line divides; a hyphen stays between words that stand ``alone``.

    >>> joined("It cost 5 mil-\\nlion. A year-\\nlong trade, year-on-\\nyear.", {"a", "year", "long"})
    'It cost 5 million. A year-long trade, year-on-year.'
    """
    parts, at = [], 0
    for match in HYPHEN.finditer(text):
        first, rest = match["word"], match["rest"]
        words = first in alone and rest in alone and first + rest not in alone
        kept = match["sign"] != "\u00ad" and (words or "-" in first)
        parts += [text[at : match.start()], first, "-" if kept else "", rest]
        at = match.end()
    return "".join([*parts, text[at:]])


def _leftward(text: str) -> float:
    """The share of letters that are written from right to left."""
    letters = Counter(unicodedata.bidirectional(sign) for sign in text[:SAMPLE] if sign.isalpha())
    return (letters["R"] + letters["AL"]) / max(letters.total(), 1)


def _without_margins(pages: Sequence[str], title: str) -> tuple[str, ...]:
    """Pages without the numbers and the titles that are printed on each above or below the text."""
    lines = [page.strip("\n").split("\n") for page in pages]
    for end in (0, -1):
        counts = Counter(_shape(page[end]) for page in lines if page[end].strip())
        for page in lines:
            if len(page) > 1 and (_is_number(page[end]) or counts[_shape(page[end])] >= PAGES):
                del page[end]
    for page in lines:
        if len(page) > 1 and MOMENT.match(page[-1].strip()) and page[-1].strip().endswith(title):
            del page[-1]
    return tuple("\n".join(page).strip() for page in lines)


def _is_number(line: str) -> bool:
    return bool(NUMBER.match(line) or PRINTED.match(line.strip()))


def _shape(line: str) -> str:
    """A line without its numbers."""
    return "".join(sign for sign in line.strip() if not sign.isdigit())


def _known(reader: Any) -> tuple[str, dt.date | None, str]:
    """Title, day and language that the file tells."""
    told = reader.metadata or {}
    created, modified = (_day(told.get(key)) for key in ("/CreationDate", "/ModDate"))
    title = metadata.text(str(told.get("/Title") or ""))
    # What a program called the file that it printed is no title.
    named = "." not in title[-5:] and " - " not in title[:20]
    language = reader.trailer["/Root"].get("/Lang")
    printed = any(str(told.get(key) or "").startswith(BROWSERS) for key in ("/Creator", "/Producer"))
    day = None if printed else paged.written(created, modified)
    return title if named else "", day, str(language or "")


def _day(told: object) -> dt.date | None:
    """The day of a date as PDF writes it: "D:20190614093000Z"."""
    return metadata.day(str(told or "").removeprefix("D:")[:8])
