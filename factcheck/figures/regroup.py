"""Runs of digits that spaces, commas or a leading point put together or apart."""

from __future__ import annotations

from factcheck.affixes import place
from factcheck.figures.compounds import apart
from factcheck.figures.digits import GROUP, parts
from factcheck.figures.vocabulary import Vocabulary, halves
from factcheck.figures.words import Words

JOINT = "\u00a0"
"""What stands for the plain space of "1 234 567" once it is one word."""


def anchored(w: Words, v: Vocabulary) -> tuple[Words, list[int]]:
    """The words with their digits put together, and which of them may begin a figure."""
    known = v.anchors.union(halves(v.code).first)
    w = w if not v.pieces else changed(w, in_pieces(w, v))
    places = [k for k, word in enumerate(w.text) if word in known or word[0].isdecimal()]
    better = regrouped(w, [k for k in places if w.text[k][0].isdecimal()], v)
    if better is w:
        return w, places
    return better, [k for k, word in enumerate(better.text) if word in known or word[0].isdecimal()]


def in_pieces(w: Words, v: Vocabulary) -> list[tuple[int, int, list[tuple[str, int, int]]]]:
    """The numbers in one word, each with the number words that it is made of."""
    found = []
    for k, word in enumerate(w.text):
        pieces = apart(word, v) if word not in v.anchors else ()
        if pieces:
            printed, start = w.printed(k), w.start[k]
            places = [start + place(printed, a) for _, a, _ in pieces]
            ends = [*places[1:], w.end[k]]
            found.append((k, k + 1, [(p[0], a, b) for p, a, b in zip(pieces, places, ends, strict=True)]))
    return found


def regrouped(w: Words, numbers: list[int], v: Vocabulary) -> Words:
    """Split runs of digits that commas only list ("5,10,15"), join groups with plain spaces ("1 234 567") and ".5"."""
    changes: list[tuple[int, int, list[tuple[str, int, int]]]] = []
    done = 0
    for k in numbers:
        if k < done:
            continue
        last = spaced(w, k, v) if k + 1 < len(w.text) and w.text[k + 1][0].isdecimal() else k + 1
        word, start, end = w.text[k], w.start[k], w.end[k]
        if last > k + 1:
            changes.append((k, last, [(JOINT.join(w.text[k:last]), start, w.end[last - 1])]))
        elif "," in word and len(pieces := parts(word, v.decimal, v.group)) > 1:
            changes.append((k, k + 1, [(p, start + s, start + e) for s, e, p in pieces]))
        elif pointed(w, k, v.decimal):
            changes.append((k - 1, k + 1, [("0." + word, start - 1, end)]))
        done = last
    return changed(w, changes)


def spaced(w: Words, k: int, v: Vocabulary) -> int:
    """The word after the groups of three digits that single spaces join to word ``k``."""
    first, last = w.text[k], k + 1
    if not first.isdigit() or len(first) > GROUP or first[0] == "0" or last >= len(w.text):
        return last
    while last < len(w.text) and third(w, last) and w.text[last - 1].isdigit():
        last += 1
    if last > k + 1 and k and w.text[k - 1] in v.words["months"]:
        return k + 1
    return last


def third(w: Words, k: int) -> bool:
    """Whether word ``k`` is three digits, perhaps with decimals, behind one plain space."""
    digits = w.text[k].replace(",", ".").partition(".")[0]
    return w.start[k] - w.end[k - 1] == 1 and len(digits) == GROUP and digits.isdigit()


def pointed(w: Words, k: int, decimal: str) -> bool:
    """Whether a decimal mark begins the number at word ``k``: ".5", "$.75", ",5"."""
    mark = w.text[k - 1] if k else ""
    if not (mark and (mark == "." or mark in decimal) and mark != "/" and w.glued(k) and w.text[k].isdigit()):
        return False
    return k == 1 or not w.glued(k - 1) or not (w.text[k - 2][-1].isalnum() or w.text[k - 2] == mark)


def changed(w: Words, changes: list[tuple[int, int, list[tuple[str, int, int]]]]) -> Words:
    """The words with stretches of them replaced."""
    if not changes:
        return w
    text: list[str] = []
    start: list[int] = []
    end: list[int] = []
    place = 0
    for first, last, words in changes:
        for old, new in ((w.text, text), (w.start, start), (w.end, end)):
            new.extend(old[place:first])  # type: ignore[arg-type]
        text.extend(word for word, _, _ in words)
        start.extend(s for _, s, _ in words)
        end.extend(e for _, _, e in words)
        place = last
    return Words(w.source, [*text, *w.text[place:]], [*start, *w.start[place:]], [*end, *w.end[place:]])
