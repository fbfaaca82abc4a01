"""Word: the text of a .docx as it would be printed, paragraph by paragraph. python-docx comes with the extra ``word``.

The elements are walked here, for the library leaves out what was inserted with changes tracked, and content controls.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from factcheck.errors import ArticleError
from factcheck.inputs import paged
from factcheck.model import Article

INFLATED = 5
"""How many times the limit of an article the parts of a file may hold once they are unpacked."""
OLD = b"\xd0\xcf\x11\xe0"
"""How files of Word begin that are encrypted, or older than .docx."""
UNPRINTED = frozenset({"del", "moveFrom", "Fallback", "rPr", "pPr", "instrText", "delText"})
"""Elements whose text is deleted, said twice, or none of the page."""
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
REMEDY = "install it with: pip install 'factcheck[word]'"


def read(data: bytes, path: str, max_bytes: int) -> tuple[Article, ...]:
    """The article of a Word file; a row of a table is a line with its cells between tabs.

    Raises ArticleError where python-docx is not installed, and for a file that is broken, protected or too large once
    it is unpacked.
    """
    document = _opened(data, path, max_bytes)
    parts = tuple(_paragraphs(document.element.body))
    known = document.core_properties
    day = paged.written(known.created, known.modified) if known.last_modified_by else None
    return (paged.article(parts, "\n\n", path, known.title or "", day, known.language),)


def _opened(data: bytes, path: str, max_bytes: int) -> Any:
    """The document; unpacked it is no larger than a few articles."""
    try:
        import docx
        from lxml.etree import LxmlError
    except ImportError:
        raise ArticleError(f"{path}: a Word file, which needs python-docx; {REMEDY}") from None
    if data.startswith(OLD):
        raise ArticleError(f"{path}: protected by a password, or an old Word file; save it as .docx without one")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            size = sum(part.file_size for part in parts.infolist())
            if size > INFLATED * max_bytes:
                raise ArticleError(
                    f"{path}: holds {size:,} bytes once it is unpacked; split it, or raise the limit with --max-size"
                )
        return docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, LxmlError, OSError, LookupError, ValueError, TypeError, AttributeError, RuntimeError,
            AssertionError, EOFError, zlib.error) as error:  # fmt: skip
        reason = " ".join(str(error).split())[:100] or type(error).__name__
        raise ArticleError(f"{path}: not a Word file, or a broken one ({reason}); save it again as .docx") from None


def _paragraphs(body: Any) -> Iterator[str]:
    """What stands in each paragraph and in each row of a table that is not empty."""
    for element in body:
        name = _name(element)
        if name == "p":
            boxes: list[Any] = []
            yield from filter(str.strip, [_printed(element, boxes)])
            for box in boxes:
                yield from _paragraphs(box)
        elif name == "tr":
            yield from filter(str.strip, ["\t".join(" ".join(_paragraphs(cell)) for cell in _cells(element))])
        elif name not in UNPRINTED:
            yield from _paragraphs(element)


def _cells(row: Any) -> Iterator[Any]:
    for element in row:
        if _name(element) == "tc":
            yield element
        elif _name(element) not in UNPRINTED:
            yield from _cells(element)


def _printed(element: Any, boxes: list[Any]) -> str:
    """The text within an element; boxes of text in it are put aside."""
    found: list[str] = []
    for inner in element:
        name = _name(inner)
        if name == "t":
            found.append(inner.text or "")
        elif name in SIGNS:
            found.append(SIGNS[name])
        elif name == "txbxContent":
            boxes.append(inner)
        elif name == "r" and _marked(inner, "vanish", "strike", "dstrike"):
            continue
        elif name not in UNPRINTED:
            text = _printed(inner, boxes)
            found.append(text.translate(RAISED) if name == "r" and _raised(inner) else text)
    return "".join(found)


def _marked(run: Any, *names: str) -> bool:
    """Whether one of some marks is set on a run."""
    marks = [mark for properties in run if _name(properties) == "rPr" for mark in properties if _name(mark) in names]
    return any(_value(mark) not in ("0", "false", "off") for mark in marks)


def _raised(run: Any) -> bool:
    marks = [mark for properties in run if _name(properties) == "rPr" for mark in properties]
    return any(_name(mark) == "vertAlign" and _value(mark) == "superscript" for mark in marks)


def _value(mark: Any) -> str:
    return next((value for key, value in mark.attrib.items() if key.endswith("}val")), "")


def _name(element: Any) -> str:
    """The name of an element without its namespace; "" for what is none, such as a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
