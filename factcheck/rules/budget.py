"""Budget balance.

What it checks:   a surplus or deficit told as what revenue and spending come to is their difference.
Why it goes wrong: one of the three is of another plan or account, or digits are exchanged.
Example:          Revenue of 4.85 trillion and spending of 5.35 trillion leave a deficit of 0.50 trillion.
"""

from factcheck.rule import Rule

RULE = Rule(
    "budget",
    ("balance = revenue - expenditure",),
    same_unit=("balance", "revenue", "expenditure"),
    positive=("revenue", "expenditure"),
    essential=(("balance", "revenue", "expenditure"),),
    doc=__doc__,
)
