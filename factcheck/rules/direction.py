"""Direction of a change.

What it checks:   the word of change agrees with the two figures: what rose is larger, what fell is smaller.
Why it goes wrong: figures of two periods are exchanged, or a sentence is rewritten from last year's.
Example:          Output rose to 9.1 million tonnes from 8.4 million.
"""

from factcheck.rule import Rule

RULE = Rule(
    "direction",
    ("current = previous + direction * change",),
    same_unit=("current", "previous"),
    positive=("change",),
    essential=(("current", "previous"),),
    doc=__doc__,
)
