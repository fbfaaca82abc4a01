"""Majority.

What it checks:   what is told as most of a whole, or a majority, is no less than half of it.
Why it goes wrong: the largest of several groups is taken for more than half, or the part is of another whole.
Example:          Most of the 420 delegates, 190, voted for the treaty.
"""

from factcheck.rule import Rule

RULE = Rule(
    "majority",
    ("2 * part >= whole",),
    same_unit=("part", "whole"),
    same_thing=True,
    positive=("part", "whole"),
    essential=(("part", "whole"),),
    doc=__doc__,
)
