"""Conversion of currencies.

What it checks:   amounts that an article converts from one currency into another imply one rate of exchange.
Why it goes wrong: a magnitude word is lost in translation, or one amount is converted at the rate of another day.
Example:          Exports were 250 million pounds ($412 million), imports 300 million pounds ($494 million).
"""

from factcheck.rule import Rule

RULE = Rule(
    "exchange",
    ("converted = original * price",),
    pairs=("original", "converted"),
    positive=("price",),
    essential=(("original", "original", "converted", "converted"), ("original", "converted", "price")),
    doc=__doc__,
)
