"""Growth over several years and its yearly mean.

What it checks:   a yearly rate, compounded or simply added over the years that words tell, gives the whole growth.
Why it goes wrong: the whole growth is divided by the years; the mean is that of another stretch.
Example:          Sales tripled in ten years, an average of 11.6 percent a year.
"""

from factcheck.rule import Rule

RULE = Rule(
    "compound",
    ("current = previous * (1 + direction * rate / 100)",),
    same_unit=("current", "previous"),
    positive=("previous", "multiple"),
    essential=(("rate", "current", "previous"), ("rate", "multiple"), ("rate", "growth")),
    doc=__doc__,
)
