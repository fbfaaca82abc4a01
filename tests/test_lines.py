"""Lines and columns of a document, against taking the text apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.editor.lines import STEP, UNITS, Lines

PIECES = ("a", "\n", "\r\n", "\r", "\u2028", "\x0b", "\x85", "é", "ی", "\u20ac", "\U0001f6a2", "\ud800", "\ufeff")
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def naive(text: str, offset: int, encoding: str) -> tuple[int, int]:
    """Line and column of an offset that lies in no line ending."""
    lines = text[:offset].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    codec, size = UNITS[encoding]
    return len(lines) - 1, len(lines[-1].encode(codec, "surrogatepass")) // size


@given(TEXTS, st.sampled_from(sorted(UNITS)))
def test_places_are_those_of_a_text_taken_apart_and_lead_back(text: str, encoding: str) -> None:
    lines = Lines(text, encoding)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] != "\r\n":
            place = lines.place(offset)
            assert place == naive(text, offset, encoding)
            assert lines.offset(*place) == offset


@given(TEXTS, st.sampled_from(sorted(UNITS)), st.integers(0, 50), st.integers(0, 200))
def test_a_place_behind_the_end_is_the_end(text: str, encoding: str, line: int, column: int) -> None:
    lines = Lines(text, encoding)
    offset = lines.offset(line, column)
    assert 0 <= offset <= len(text)
    if line < len(lines.starts):
        assert lines.starts[line] <= offset <= lines.end(line)


def test_long_lines() -> None:
    text = "\U0001f6a2é" * STEP + "\n" + "x" * STEP
    for encoding in UNITS:
        lines = Lines(text, encoding)
        for offset in (0, 1, STEP - 1, STEP, STEP + 1, 2 * STEP, 2 * STEP + 1, 3 * STEP, len(text)):
            assert lines.place(offset) == naive(text, offset, encoding)
            assert lines.offset(*lines.place(offset)) == offset
