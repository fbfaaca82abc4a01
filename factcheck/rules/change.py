"""Absolute change between two dates.

What it checks:   a later figure is the earlier one plus (or minus) the change.
Why it goes wrong: "by" and "to" are exchanged, or one of the three figures is revised without the others.
Example:          Reserves fell by 2.4 billion to 34.7 billion from 37.1 billion.
"""

from factcheck.rule import Rule

RULE = Rule(
    "change",
    ("current = previous + direction * change",),
    same_unit=("current", "previous", "change"),
    positive=("change",),
    essential=(("current", "previous", "change"),),
    doc=__doc__,
)
