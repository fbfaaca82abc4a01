"""A text put together from pieces of its source, with the map from one to the other."""

from __future__ import annotations

from factcheck.model import SourceMap


class Pieces:
    """Collects text; each piece says where in the source it came from."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.pairs: list[tuple[int, int]] = []
        self.length = 0

    def add(self, text: str, source: int) -> None:
        """Append text that stands at an offset of the source, character for character."""
        if not text:
            return
        if not self.pairs or self.pairs[-1][1] + self.length - self.pairs[-1][0] != source:
            self.pairs.append((self.length, source))
        self.parts.append(text)
        self.length += len(text)

    @property
    def text(self) -> str:
        """All pieces in order."""
        return "".join(self.parts)

    def last(self) -> str:
        """The last piece, empty at the beginning."""
        return self.parts[-1] if self.parts else ""

    def map(self, encoding: str, source: str, *, lined: bool = False) -> SourceMap:
        """The map of the text that was collected; ``lined`` where its lines are not those of the source."""
        lines = line_starts(source) if lined else ()
        return SourceMap(tuple(self.pairs) or ((0, 0),), encoding, newline(source), lines)


def line_starts(source: str) -> tuple[int, ...]:
    r"""Offsets where lines begin, as editors count them: after LF, CR LF or CR.

    >>> line_starts("one\r\ntwo\n")
    (0, 5, 9)
    """
    flat = source.replace("\r\n", "\n\n").replace("\r", "\n") if "\r" in source else source
    starts, at = [1 if source.startswith("\ufeff") else 0], flat.find("\n")
    while at >= 0:
        # The first half of CR LF ends nothing.
        if source[at : at + 2] != "\r\n":
            starts.append(at + 1)
        at = flat.find("\n", at + 1)
    return tuple(starts)


def newline(source: str) -> str:
    """How the lines of a source end: the first line decides."""
    at = min((i for i in (source.find("\n"), source.find("\r")) if i >= 0), default=-1)
    if at < 0 or source[at] == "\n":
        return "\n"
    return "\r\n" if source[at : at + 2] == "\r\n" else "\r"
