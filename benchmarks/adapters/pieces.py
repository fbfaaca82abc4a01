"""What several peers need: sentences, for those that read short texts, and names of currencies they do not code."""

import re

END = re.compile(r"(?<=[.!?])\s+(?=[^a-z])|\n+")
SIGNS = {"$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY"}


def sentences(text):
    """Each sentence with its place."""
    begin = 0
    for end in END.finditer(text):
        yield begin, text[begin : end.start()]
        begin = end.end()
    yield begin, text[begin:]


def money(value, unit):
    """A value in the major unit, and the code of its currency."""
    return (value / 100, "USD") if unit == "cent" else (value, SIGNS.get(unit, unit))
