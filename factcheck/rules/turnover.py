"""Trade turnover.

What it checks:   turnover is exports plus imports, for the same parties, period and currency.
Why it goes wrong: one of the three is for another period or partner, or a magnitude word is wrong.
Example:          Turnover was $1.14 billion: exports $349 million, imports $788 million.
"""

from factcheck.rule import Rule

RULE = Rule(
    "turnover",
    ("turnover = exports + imports",),
    same_unit=("turnover", "exports", "imports"),
    positive=("turnover", "exports", "imports"),
    essential=(("turnover", "exports", "imports"),),
    doc=__doc__,
)
