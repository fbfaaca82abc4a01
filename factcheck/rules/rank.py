"""Places in a ranking.

What it checks:   the places moved are the difference of the old and the new rank; a rise lowers the number.
Why it goes wrong: places moved are taken for the place reached, or the two ranks are exchanged.
Example:          The country rose from 106th to 61st, a gain of 45 places.
"""

from factcheck.rule import Rule

RULE = Rule(
    "rank",
    ("new = old - direction * places",),
    positive=("places",),
    essential=(("old", "new", "places"),),
    doc=__doc__,
)
