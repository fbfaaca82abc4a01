"""Conversion of units.

What it checks:   an amount and its conversion into another unit are one amount, by the definitions of the two units.
Why it goes wrong: the factor is turned round, another ton or bushel is meant, or a magnitude word is lost on the way.
Example:          Growers sowed 3 million hectares (7.4 million acres).
"""

from factcheck.rule import Rule

RULE = Rule(
    "conversion",
    ("converted = original * factor",),
    essential=(("original", "converted", "factor"),),
    doc=__doc__,
)
