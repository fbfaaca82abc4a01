"""Words written together with their neighbours, as words of their own; what the language calls a part is not seen."""

from __future__ import annotations

from factcheck.affixes import affixes, place
from factcheck.figures.regroup import changed
from factcheck.figures.words import Words
from factcheck.languages import Language


def parted(w: Words, language: Language) -> Words:
    """The words with those taken apart that the language writes together; the same ones where it writes none."""
    known = affixes(language)
    if known is None:
        return w
    changes: list[tuple[int, int, list[tuple[str, int, int]]]] = []
    for k, word in enumerate(w.text):
        parts = known.parts(word) if word[0].isalpha() else ()
        if len(parts) > 1 or (parts and parts[0][1] != word):
            printed, start = w.printed(k), w.start[k]
            places = [start + place(printed, at) for at, _ in parts]
            ends = [*places[1:], w.end[k]]
            changes.append((k, k + 1, [(part, a, b) for (_, part), a, b in zip(parts, places, ends, strict=True)]))
    return changed(w, changes) if changes else w
