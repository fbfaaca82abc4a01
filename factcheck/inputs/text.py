"""Plain text: the whole file is one article."""

from __future__ import annotations

from factcheck.inputs.pieces import Pieces
from factcheck.model import Article


def read(source: str, encoding: str, path: str) -> tuple[Article, ...]:
    """The article of a plain text; a byte order mark is no part of it."""
    start = 1 if source.startswith("\ufeff") else 0
    pieces = Pieces()
    pieces.add(source[start:], start)
    return (Article(pieces.text, path=path, source=pieces.map(encoding, source)),)
