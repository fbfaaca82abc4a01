"""The currency behind a number: a word, a word with its country, a sign or a code."""

from __future__ import annotations

from factcheck.figures.currencies import Unit
from factcheck.figures.vocabulary import Vocabulary
from factcheck.figures.words import Words
from factcheck.lexicon import unspaced


def currency_at(w: Words, k: int, v: Vocabulary) -> tuple[int, Unit] | None:
    """The currency at word ``k``: a word, a word with its country, a sign or a code."""
    if k >= len(w.text):
        return None
    found = v.tails.at(w.text, k)
    if found and found[1].kind == "money":
        return of_country(w, k, found, v)
    country = v.qualifiers.at(w.text, k) or (0, "")
    if country[0] and (unit := v.tails.at(w.text, k + country[0]) or v.heads.at(w.text, k + country[0])):
        codes = unit[1].codes
        own = [code for code in codes if code.startswith(country[1])]
        if own:
            return country[0] + unit[0], unit[1]._replace(unit=own[0], codes=(own[0],))
    printed = w.printed(k)
    found = (1, v.codes[printed]) if printed in v.codes else None
    if w.text[k] in v.signs or "$" in w.text[k : k + 4]:
        found = v.heads.at(w.text, k) or found
    spaced = "$" in w.text[k : k + (found[0] if found else 0)]
    return None if found and not unspaced(w.text[k]) and leads(w, k + found[0], spaced=spaced) else found


def of_country(w: Words, k: int, found: tuple[int, Unit], v: Vocabulary) -> tuple[int, Unit]:
    """A currency with the country that stands behind it, where the language puts it there."""
    size, unit = found
    country = v.qualifiers_after.at(w.text, k + size)
    own = [code for code in unit.codes if country and code.startswith(country[1])]
    return (size + country[0], unit._replace(unit=own[0], codes=(own[0],))) if own and country else found


def leads(w: Words, k: int, *, spaced: bool = False) -> bool:
    """Whether a number follows without a space, or perhaps with one: the sign before it belongs to that number."""
    return k < len(w.text) and (spaced or w.glued(k)) and w.text[k][0].isdecimal()
