"""Sum of periods.

What it checks:   the amounts of months, quarters or halves that follow each other add up to that of the whole time.
Why it goes wrong: a month is revised and the total is not; the total is that of another stretch.
Example:          Exports were $2.1 billion in the first half and $2.6 billion in the second, $4.7 billion in the year.
"""

from factcheck.rule import Rule

RULE = Rule(
    "period-sum",
    ("total = sum(part)",),
    same_unit=("total", "part"),
    same_thing=True,
    essential=(("total", "part", "part"),),
    doc=__doc__,
)
