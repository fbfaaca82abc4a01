"""Documents that are open in an editor: their text, its version, and how they are read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from lsprotocol import types

from factcheck.editor.lines import Lines
from factcheck.inputs import READERS

KINDS = {
    "markdown": ".md", "html": ".html", "json": ".json", "jsonl": ".jsonl", "plaintext": "", "text": "", "": "",
}  # fmt: skip
"""What editors call the languages that are read, and the end of the name of such a file; a plain text may be any."""


@dataclass(frozen=True, slots=True)
class Document:
    """A version of an open document; ``kind`` is the end of the name of a file that is read so, empty for no article.

    ``encoding`` is that of its positions, ``path`` where it is saved, empty where it is not yet.
    """

    uri: str
    version: int
    text: str
    encoding: str
    kind: str
    path: str

    @property
    def name(self) -> str:
        """What it is called in messages."""
        return Path(self.path).name or self.uri.rpartition(":")[2] or "document"

    @property
    def lines(self) -> Lines:
        """Its text with its lines."""
        return Lines(self.text, self.encoding)

    def changed(self, version: int, changes: Iterable[types.TextDocumentContentChangeEvent]) -> Document:
        """The document after some changes, each of which speaks of the text that the one before has made."""
        text = self.text
        for change in changes:
            text = applied(text, self.encoding, change)
        return replace(self, version=version, text=text)


def document(item: types.TextDocumentItem, path: str | None, encoding: str) -> Document:
    """A document as an editor opens it."""
    where = path or ""
    return Document(item.uri, item.version, item.text, encoding, kind(item.language_id, where or item.uri), where)


def kind(language: str, path: str) -> str:
    """How a document is read: as the editor says, for plain text as its file is called; empty where it is no article.

    >>> kind("markdown", "a.txt"), kind("plaintext", "feed.JSONL"), kind("plaintext", "notes"), kind("python", "a.py")
    ('.md', '.jsonl', '.txt', '')
    """
    end = Path(path).suffix.lower()
    known = end if end in READERS else ""
    return (KINDS[language] or known or ".txt") if language in KINDS else known


def applied(text: str, encoding: str, change: types.TextDocumentContentChangeEvent) -> str:
    """A text after one change: of a range, or of the whole."""
    new: str = change.text
    if isinstance(change, types.TextDocumentContentChangeWholeDocument):
        return new
    lines = Lines(text, encoding)
    start, end = (lines.offset(place.line, place.character) for place in (change.range.start, change.range.end))
    return text[:start] + new + text[end:]
