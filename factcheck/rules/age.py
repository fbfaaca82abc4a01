"""Age between two years.

What it checks:   an age is the year in which it was reached less the year of birth, or one less before the birthday.
Why it goes wrong: an age is copied from an older article; a digit of a year is mistyped.
Example:          Born in 1931, she died in 2010 at the age of 79.
"""

from factcheck.rule import Rule

RULE = Rule(
    "age",
    ("stated = last - first - unfinished",),
    essential=(("stated", "first", "last"),),
    doc=__doc__,
)
