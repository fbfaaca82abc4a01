"""Multiples and folds.

What it checks:   a figure is as many times the other one as is stated.
Why it goes wrong: "n times more" is written for n times as much, or a rate is turned into a multiple ("250 percent").
Example:          Shipments doubled to 8.2 million tonnes from 4.1 million.
"""

from factcheck.rule import Rule

RULE = Rule(
    "multiple",
    ("current = previous * multiple",),
    same_unit=("current", "previous"),
    positive=("previous", "multiple"),
    essential=(("current", "previous", "multiple"),),
    doc=__doc__,
)
