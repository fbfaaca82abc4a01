"""Whether figures stand inside of quotation marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

OPENING = frozenset("“«„")
CLOSING = frozenset("”»")
EITHER = '"'


def quoted(text: str, places: Iterable[tuple[int, int]]) -> Iterator[bool]:
    """For each figure, whether quotation marks that its sentence opened are still open before it.

    ``places`` are the beginnings of its sentence and of the figure itself, from left to right: each stretch of the text
    is looked at once, since a sentence without a stop may be a whole text.

    >>> list(quoted('“1 2” 3 "4" 5', [(0, 1), (0, 3), (0, 6), (0, 9), (0, 12)]))
    [True, True, False, True, False]
    """
    sentence, done, opened, either = -1, 0, 0, 0
    for start, at in places:
        if start != sentence:
            sentence, done, opened, either = start, start, 0, 0
        stretch = text[done:at]
        opened += sum(map(stretch.count, OPENING)) - sum(map(stretch.count, CLOSING))
        either += stretch.count(EITHER)
        done = max(done, at)
        yield opened > 0 or either % 2 == 1
