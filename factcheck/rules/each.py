"""Equal parts and averages.

What it checks:   a whole is the number of its parts times what each of them is, or is on average.
Why it goes wrong: the amount is divided by another number, or what is for each is taken for the whole.
Example:          Five ships brought 60,000 tonnes, 12,000 tonnes each.
"""

from factcheck.rule import Rule

RULE = Rule(
    "each",
    ("whole = each * count",),
    same_unit=("whole", "each"),
    positive=("whole", "each", "count"),
    essential=(("whole", "each", "count"),),
    doc=__doc__,
)
