"""Cumulative periods.

What it checks:   a longer period from the same start is at least as much as the shorter one.
Why it goes wrong: the periods are exchanged, or the figures come from two sources.
Example:          Trade was $1.3 billion in January-July after $1.14 billion in January-June.
"""

from factcheck.rule import Rule

RULE = Rule(
    "cumulative",
    ("longer >= shorter",),
    same_unit=("longer", "shorter"),
    same_thing=True,
    positive=("longer", "shorter"),
    essential=(("longer", "shorter"),),
    doc=__doc__,
)
