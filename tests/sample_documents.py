"""Word files, PDF files and feeds for tests, made here so that each test shows what is in its own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx_of(xml: str, **properties: Any) -> bytes:
    """A Word file whose body is some XML with the prefix ``w``, under the properties of a program that Word saved."""
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    body = document.element.body
    for element in list(body)[:-1]:
        body.remove(element)
    for i, element in enumerate(parse_xml(f'<w:body xmlns:w="{WORDS}">{xml}</w:body>')):
        body.insert(i, element)
    for name, value in properties.items():
        setattr(document.core_properties, name, value)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def paragraph(*runs: str, properties: str = "") -> str:
    """The XML of a paragraph of runs."""
    text = "".join(f'<w:r>{properties}<w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
    return f"<w:p>{text}</w:p>"


def replaced(data: bytes, name: str, content: bytes) -> bytes:
    """A ZIP file with the content of one of its files replaced."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            new.writestr(item.filename, content if item.filename == name else old.read(item))
    return written.getvalue()


def pdf_of(*pages: Sequence[str], info: Mapping[str, str] | None = None, catalog: str = "") -> bytes:
    """A PDF file with lines of plain letters on each page."""
    told = "".join(f"/{key} ({value})" for key, value in (info or {}).items())
    kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< {told} >>",
    ]
    for i, lines in enumerate(pages):
        shown = "".join(f"({line}) Tj T* " for line in lines)
        stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown}ET"
        resources = "<< /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /Resources {resources} /Contents {6 + 2 * i} 0 R >>")
        objects.append(f"<< /Length {len(stream)} >> stream\n{stream}\nendstream")
    return assembled(objects)


def assembled(objects: Sequence[str]) -> bytes:
    """A PDF file of some objects: the first is the catalogue, the fourth tells of the file."""
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + (head + trailer).encode()


def rss_of(*items: str, language: str = "en-us") -> str:
    """An RSS feed of items, each as XML."""
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    entries = "\n".join(f"<item>{item}</item>" for item in items)
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" {space}><channel><title>News</title>'
        f"<language>{language}</language>\n{entries}\n</channel></rss>\n"
    )
