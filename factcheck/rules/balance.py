"""Trade balance.

What it checks:   the surplus or deficit is exports less imports, with the sign of its word.
Why it goes wrong: exports and imports are exchanged, or the balance belongs to another period.
Example:          Exports of 12.4 billion and imports of 14.6 billion left a deficit of 2.2 billion.
"""

from factcheck.rule import Rule

RULE = Rule(
    "balance",
    ("balance = exports - imports",),
    same_unit=("balance", "exports", "imports"),
    positive=("exports", "imports"),
    essential=(("balance", "exports", "imports"),),
    doc=__doc__,
)
