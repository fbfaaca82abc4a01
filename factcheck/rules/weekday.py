"""Weekday of a date.

What it checks:   a date falls on the weekday that is printed beside it, in the Gregorian and the Solar Hijri calendar.
Why it goes wrong: a date is moved and its weekday is not; the article of another year is reused.
Example:          The talks began on Monday, June 17, 2019.
"""

from factcheck.rule import Rule

RULE = Rule(
    "weekday",
    ("stated = calendar",),
    essential=(("stated", "calendar"),),
    doc=__doc__,
)
