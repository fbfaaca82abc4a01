"""Places in the order of a text, each of a numbered thing: what stands in a stretch of it, and what nobody took yet."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator


class Stretches:
    """Numbered places.

    >>> found = Stretches([(3, 1), (9, 0), (12, 1)])
    >>> found.holds(4, 10), list(found.taken(0, 10)), list(found.taken(0, 99)), found.holds(4, 9)
    (True, [1, 0], [1], False)
    """

    def __init__(self, places: Iterable[tuple[int, int]]) -> None:
        self.places = sorted(places)
        self.following = list(range(len(self.places) + 1))

    def holds(self, start: int, end: int) -> bool:
        """Whether anything stands between two offsets."""
        i = bisect_left(self.places, (start, -1))
        return i < len(self.places) and self.places[i][0] < end

    def taken(self, start: int, end: int) -> Iterator[int]:
        """The numbers at the places between two offsets that were not taken before; they are taken now."""
        i = self.free(bisect_left(self.places, (start, -1)))
        while i < len(self.places) and self.places[i][0] < end:
            yield self.places[i][1]
            self.following[i] = i + 1
            i = self.free(i + 1)

    def free(self, i: int) -> int:
        """The first place from the ``i``-th on that was not taken."""
        last = i
        while self.following[last] != last:
            last = self.following[last]
        while self.following[i] != last:
            self.following[i], i = last, self.following[i]
        return last
