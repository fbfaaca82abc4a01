"""Change of a rate or share, in points.

What it checks:   a rate moves by the percentage points that are stated; basis points are hundredths of a point.
Why it goes wrong: percent and percentage points are exchanged.
Example:          Unemployment rose 0.5 percentage points to 7.1 percent from 6.6 percent.
"""

from factcheck.rule import Rule

RULE = Rule(
    "points",
    ("current = previous + direction * change",),
    positive=("change",),
    essential=(("current", "previous", "change"),),
    doc=__doc__,
)
