"""What no percentage can be more than.

What it checks:   nothing that cannot be negative falls by more than all of it, and no part is more than its whole.
Why it goes wrong: a rise is told as a fall, a percentage of the new value as a change, or a decimal point is lost.
Example:          Exports fell 132 percent in May.
"""

from factcheck.rule import Rule

RULE = Rule(
    "limit",
    ("percentage <= 100",),
    essential=(("percentage",),),
    doc=__doc__,
)
