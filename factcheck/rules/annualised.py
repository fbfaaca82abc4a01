"""Annualised rates.

What it checks:   a rate of a quarter or a month and the same rate annualised, compound or simply times 4 or 12, agree.
Why it goes wrong: one of the two is revised; the rate of another quarter is annualised.
Example:          The economy grew 0.5 percent in the quarter, or 2.0 percent annualised.
"""

from factcheck.rule import Rule

RULE = Rule(
    "annualised",
    ("annual = 4 * rate",),
    positive=("rate", "annual"),
    essential=(("rate", "annual"),),
    doc=__doc__,
)
