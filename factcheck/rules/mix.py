"""Mix of growth.

What it checks:   the growth of a sum lies between the growths of its two parts.
Why it goes wrong: one of the rates is of another base or measure, or a rise is taken for a fall.
Example:          Exports rose 4 percent and imports 7 percent, so that trade grew 9 percent.
"""

from factcheck.rule import Rule

RULE = Rule(
    "mix",
    ("(turnover - exports) * (turnover - imports) <= 0",),
    same_unit=("turnover", "exports", "imports"),
    essential=(("turnover", "exports", "imports"),),
    doc=__doc__,
)
