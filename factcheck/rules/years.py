"""Number of years between two years.

What it checks:   a number of years fits the years it is counted between, with both of them, one, or none.
Why it goes wrong: an anniversary or a stretch of years is copied from the article of another year.
Example:          The firm was founded in 1990 and marked its 25th anniversary in 2015.
"""

from factcheck.rule import Rule

RULE = Rule(
    "years",
    ("stated = last - first + counting",),
    essential=(("stated", "first", "last"),),
    doc=__doc__,
)
