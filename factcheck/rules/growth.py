"""Growth between two dates.

What it checks:   a later figure, an earlier figure, the change and the rate of change agree.
Why it goes wrong: rates are revised and amounts are not; percent, points and money are mixed up; the change is taken
over the new value instead of the old one.
Example:          Exports rose 12.3% to $45.6 billion from $40.6 billion.
"""

from factcheck.rule import Rule

RULE = Rule(
    "growth",
    (
        "current = previous * (1 + direction * rate / 100)",
        "current = previous + direction * change",
        "change = previous * rate / 100",
    ),
    same_unit=("current", "previous", "change"),
    positive=("previous", "change"),
    essential=(
        ("rate", "current", "previous"),
        ("rate", "current", "change"),
        ("rate", "previous", "change"),
        ("rate", "rate"),
    ),
    doc=__doc__,
)
