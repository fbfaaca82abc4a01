"""What stands before a number: a minus, and the sign, code or abbreviation of a currency."""

from __future__ import annotations

from factcheck.figures.currencies import Unit, prefixes
from factcheck.figures.digits import GROUP
from factcheck.figures.number import Number
from factcheck.figures.vocabulary import Vocabulary
from factcheck.figures.words import Words
from factcheck.lexicon import unspaced

MINUS = frozenset("-−–")


def currency_before(w: Words, k: int, v: Vocabulary) -> tuple[int, Unit | None]:
    """The currency that ends before word ``k``, and its number of words."""
    found = v.heads.before(w.text, k)
    if (
        found
        and found[0] == 2
        and len(w.text[k - 2]) == 1
        and w.text[k - 2].isalpha()
        and not unspaced(w.text[k - 2])
        and not (w.glued(k - 1) and w.printed(k - 2).isupper())
    ):
        found = v.heads.before(w.text[k - 1 : k], 1)
    if found and found[0] == 1 and k > 1 and w.glued(k - 1) and (unit := v.codes.get(w.printed(k - 2))):
        return 2, unit
    if found:
        return found
    unit = v.codes.get(w.printed(k - 1)) if k and len(w.text[k - 1]) <= 4 else None
    return (1, unit) if unit and w.printed(k - 1) not in v.in_headlines else (0, None)


def abbreviated(w: Words, number: Number, k: int, v: Vocabulary) -> Unit | None:
    """The currency of an abbreviation that is one only before what looks like an amount: "R5.2bn", "SR 1,200"."""
    unit = prefixes().get(w.printed(k - 1)) if k else None
    if not unit or (w.glued(k - 1) and w.text[k - 2] not in BESIDE):
        return None
    near = w.glued(k) or (len(w.text[k - 1]) > 1 and w.printed(k - 1) not in v.in_headlines)
    return unit if near and amounts(w, number, v) else None


BESIDE = frozenset("([\"'“‘«-–—/")
"""Marks behind which a currency may begin."""


def amounts(w: Words, number: Number, v: Vocabulary) -> bool:
    """Whether a number looks like an amount of money: it has a magnitude, groups of digits, or two decimals."""
    k = number.last
    letter = k < len(w.text) and w.glued(k) and w.text[k] in v.short
    whole, point, rest = number.digits.partition(".")
    grouped = number.core == number.first + 1 and len(whole) > GROUP and not w.text[number.first].isdecimal()
    return not number.words and (number.scale != 1 or letter or grouped or (len(rest) == CENTS and bool(point)))


CENTS = 2
"""Decimals of a price."""


def minus(w: Words, k: int, v: Vocabulary) -> tuple[int, bool]:
    """Step over a minus or plus before word ``k``: the word to go on from, and whether it was a minus.

    "fell -3.2%" and "(-3.2)" are negative; "1-3", "COVID-19" and "- 3 percent" of a list are not.
    """
    if k == 0:
        return k, False
    sign = w.text[k - 1]
    if sign in MINUS or sign == "+":
        before = w.text[k - 2] if k > 1 else ""
        ends = before in v.signs and k > 2 and w.glued(k - 2) and w.text[k - 3][-1].isdecimal()
        sign_before = before in v.signs and not ends
        free = not (before and w.glued(k - 1)) or before in FREE or sign_before or unspaced(before)
        if (w.glued(k) or cell(w, k)) and free and not (sign == "–" and k > 1 and w.text[k - 2][0].isdecimal()):
            return k - 1, sign != "+"
    elif (found := v.phrases["number.minus"].before(w.text, k)) and not v.hedges.before(w.text, k):
        return k - found[0], True
    return k, False


def cell(w: Words, k: int) -> bool:
    """Whether a sign begins a text of hardly more than a number, as in a cell of a table: "- 1,200"."""
    return k == 1 and len(w.text) <= CELL


FREE = frozenset("([（、，：；「『")
"""Marks behind which a sign without a space is a minus."""
CELL = 4
"""Words of a text that is a cell: sign, number, magnitude and unit."""
