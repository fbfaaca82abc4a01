"""Several relations that hold one by one and not together.

What it checks:   the relations of an article that share figures have one solution, however far they stand apart.
Why it goes wrong: one figure of several that hang together is revised, and the others are kept.
Example:          Trade was $12.0 billion; exports rose 2.0 percent to $5 billion from $4.6 billion; imports: $7.0 bn.
"""

from factcheck.rule import Rule

RULE = Rule("joint", (), doc=__doc__)
