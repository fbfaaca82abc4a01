"""Shares of one whole.

What it checks:   the shares of one whole add to 100 where they are all listed, and to no more where they may not be.
Why it goes wrong: a share is left out, counted twice or mistyped, or two of them overlap.
Example:          Asia took 61 percent of the tea, Europe 27 percent and Africa the remaining 22 percent.
"""

from factcheck.rule import Rule

RULE = Rule(
    "shares",
    ("100 = sum(share)",),
    same_unit=("share",),
    positive=("share",),
    essential=(("share", "share"),),
    doc=__doc__,
)
