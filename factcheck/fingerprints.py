r"""What a finding is known by from run to run: its rule, what its figures print, and its file, but no line.

A finding is the same after a paragraph was moved or reflowed, or its typography mended; with another figure it is new.

>>> normal("$\u00a01.5 Billion"), normal("$1.5\n  billion"), normal("\u06f1\u06f2\u066b\u06f5 %")
('$1.5 billion', '$1.5 billion', '12.5%')
>>> normal("\u201ctwo\u201d \u2013 3"), normal("10 000"), normal("10000"), normal("10\u00b2") == "102"
('"two"-3', '10 000', '10000', False)
"""

from __future__ import annotations

import hashlib
import unicodedata

from factcheck.model import Finding

SIGNS = str.maketrans({
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u2039\u203a`", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
    "\u2212": "-", "\u066b": ".", "\u066c": ",", "\u066a": "%",
})  # fmt: skip
"""Signs that are written in several ways."""


def fingerprint(found: Finding, text: str, path: str) -> str:
    """The fingerprint of a finding in an article with this text, in a file with this path: 32 hexadecimal digits.

    The path has forward slashes and names the file alone, without a line or the number of a row.
    """
    return hashed(found.rule, path, *figures(found, text))


def hashed(*words: str) -> str:
    """A fingerprint of some words."""
    return hashlib.sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def figures(found: Finding, text: str) -> tuple[str, ...]:
    """What the figures of a finding print, normalised and sorted; what it points at where it is about no figure."""
    printed = [claim.quantity.surface for claim in found.claims] or [text[s.start : s.end] for s in found.spans]
    return tuple(sorted(map(normal, printed)))


def normal(text: str) -> str:
    """A text without what typography changes: case, spaces around signs, scripts of digits, quotation marks, dashes."""
    words = unicodedata.normalize("NFC", "".join(map(_plain, text))).casefold().split()
    found = ""
    for word in words:
        apart = found[-1:].isalnum() and word[0].isalnum()
        found += f" {word}" if apart else word
    return found


def _plain(char: str) -> str:
    """One character as it is compared: powers and fractions stay what they are, for they are no digits."""
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category == "Cf":
        return ""
    if category == "Pd":
        return "-"
    return (char if category == "No" else unicodedata.normalize("NFKC", char)).translate(SIGNS)
