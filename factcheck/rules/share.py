"""Share of a whole.

What it checks:   a part over its whole is the share that is stated, and no part is larger than its whole.
Why it goes wrong: the share is of another whole (imports, not trade), or of another period.
Example:          Sales to China were $3.2 billion, or 8 percent of total exports of $40 billion.
"""

from factcheck.rule import Rule

RULE = Rule(
    "share",
    ("part = whole * share / 100",),
    same_unit=("part", "whole"),
    positive=("part", "whole", "share"),
    essential=(("part", "whole", "share"),),
    doc=__doc__,
)
