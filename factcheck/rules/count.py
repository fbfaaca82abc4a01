"""Count of a list.

What it checks:   a stated number of items is the number of items that are listed.
Why it goes wrong: an item is added to the list, or left out, after the number was written.
Example:          Three countries joined: Kenya, China and Syria.
"""

from factcheck.rule import Rule

RULE = Rule(
    "count",
    ("stated = listed",),
    essential=(("stated", "listed"),),
    doc=__doc__,
)
