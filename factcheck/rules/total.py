"""Total of its parts.

What it checks:   the parts of a whole that are all listed add up to it.
Why it goes wrong: a part is missing, counted twice, or revised after the total was written.
Example:          Of the 90 contracts, 60 went to domestic firms and 30 to foreign ones.
"""

from factcheck.rule import Rule

RULE = Rule(
    "total",
    ("total = sum(part)",),
    same_unit=("total", "part"),
    same_thing=True,
    positive=("total", "part"),
    essential=(("total", "part", "part"),),
    doc=__doc__,
)
