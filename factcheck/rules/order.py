"""Order of a ranking.

What it checks:   what is told as the largest is not smaller than what follows it, and so on down the list.
Why it goes wrong: two names or two figures are exchanged, or the order is that of another year.
Example:          The largest supplier was Brazil with 4.1 million tonnes, followed by Vietnam with 5.6 million tonnes.
"""

from factcheck.rule import Rule

RULE = Rule(
    "order",
    ("larger >= smaller", "smaller >= smallest"),
    same_unit=("larger", "smaller", "smallest"),
    essential=(("larger", "smaller"),),
    doc=__doc__,
)
