"""Days that exist.

What it checks:   a day is one of its month, in the Gregorian and the Solar Hijri calendar, leap years included.
Why it goes wrong: a date is shifted by a day or a month, or its year is another one.
Example:          The law took effect on April 30, 2019.
"""

from factcheck.rule import Rule

RULE = Rule(
    "date",
    ("stated <= days",),
    essential=(("stated", "days"),),
    doc=__doc__,
)
