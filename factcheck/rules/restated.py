"""The same value stated twice.

What it checks:   a figure that headline, lede and body state for the same thing is the same within its precision.
Why it goes wrong: one place is updated and the other is not.
Example:          Exports reach $4.2 billion. / Exports reached $4.21 billion in May, the ministry said.
"""

from factcheck.rule import Rule

RULE = Rule(
    "restated",
    ("first = second",),
    same_unit=("first", "second"),
    same_thing=True,
    essential=(("first", "second"),),
    doc=__doc__,
)
