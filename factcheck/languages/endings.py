"""Forms of words, written in a language file as stems and sets of endings.

``"dolar{a}"`` stands for the stem with each ending of the set ``a`` of the section [endings]. In a pair of opposites
the forms of both sides belong together one by one.

>>> forms("dolar{a}", {"a": ["", "a", "dan"]})
['dolar', 'dolara', 'dolardan']
>>> written_out([["art{d}", "azal{d}"]], {"d": ["ti", "an"]})
[['artti', 'azalti'], ['artan', 'azalan']]
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import Any

from factcheck.errors import LanguageError

Endings = Mapping[str, Sequence[str]]


def forms(phrase: str, endings: Endings) -> list[str]:
    """All forms of a phrase; sets with as many endings go together one by one, as words that agree do.

    Raises LanguageError for an unknown set.

    >>> forms("nov{y} dom{m}", {"y": ["y", "ogo"], "m": ["", "a"]})
    ['novy dom', 'novogo doma']
    """
    stem, *rest = phrase.split("{")
    if not rest:
        return [phrase]
    parts = [part.partition("}") for part in rest]
    unknown = [name for name, _, _ in parts if name not in endings]
    if unknown:
        raise LanguageError(f"{phrase!r} names an unknown set of [endings]: {unknown[0]!r}")
    sizes = list(dict.fromkeys(len(endings[name]) for name, _, _ in parts))
    chosen = (dict(zip(sizes, places, strict=True)) for places in itertools.product(*map(range, sizes)))
    return [
        stem + "".join(endings[name][places[len(endings[name])]] + tail for name, _, tail in parts) for places in chosen
    ]


def written_out(value: Any, endings: Endings) -> Any:
    """A value of a language file with all forms written out: lists of phrases, pairs of them, tables keyed by them."""
    if isinstance(value, Mapping):
        return {form: written_out(v, endings) for key, v in value.items() for form in forms(key, endings)}
    if not isinstance(value, list) or not value:
        return value
    if all(isinstance(phrase, str) for phrase in value):
        return list(dict.fromkeys(form for phrase in value for form in forms(phrase, endings)))
    return [pair for item in value for pair in (_paired(item, endings) if isinstance(item, list) else [item])]


def _paired(pair: Sequence[str], endings: Endings) -> list[list[str]]:
    """The pairs that two stems with their endings make; raises LanguageError where one has more forms."""
    sides = [forms(phrase, endings) for phrase in pair]
    most = max(map(len, sides))
    if any(len(side) not in (1, most) for side in sides):
        raise LanguageError(f"a pair whose sides have different numbers of forms: {' / '.join(pair)}")
    return [[side[k] if len(side) > 1 else side[0] for side in sides] for k in range(most)]


def marked(value: Any, endings: Endings, suffixes: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The words whose ending says what a preposition says elsewhere, with the name of that ending in [suffixes].

    >>> marked(["dolar{a}"], {"a": ["", "a", "dan"]}, {"dative": ["a"], "ablative": ["dan"]})
    {'dolara': 'dative', 'dolardan': 'ablative'}
    """
    if isinstance(value, Mapping):
        phrases = [*value, *(v for v in value.values() if isinstance(v, list))]
    else:
        phrases = list(value) if isinstance(value, list) else []
    found: dict[str, str] = {}
    for phrase in phrases:
        if isinstance(phrase, list):
            found |= marked(phrase, endings, suffixes)
        elif isinstance(phrase, str) and phrase.endswith("}"):
            stem, _, name = phrase[:-1].rpartition("{")
            for case, known in suffixes.items():
                found |= {f.split()[-1] + e: case for f in forms(stem, endings) for e in endings[name] if e in known}
    return found
