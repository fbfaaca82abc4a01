"""A part and its whole.

What it checks:   what is told as a part of an amount is not larger than that amount.
Why it goes wrong: the part is of another whole or period, or a magnitude word is missing.
Example:          Of 430 firms that were inspected, 512 had no licence.
"""

from factcheck.rule import Rule

RULE = Rule(
    "part",
    ("total >= part",),
    same_unit=("total", "part"),
    same_thing=True,
    positive=("total", "part"),
    essential=(("total", "part"),),
    doc=__doc__,
)
