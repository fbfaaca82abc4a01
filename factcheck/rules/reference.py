"""A figure and what a source states of the same thing.

What it checks:   a figure is what a table of reference facts, that somebody has named, gives for the same series.
Why it goes wrong: digits are exchanged, a magnitude or a year is another one, the source has revised its figure.
Example:          Russia's imports from Iran were $353 million in 2018. (The table: 533.1 million USD.)
"""

from factcheck.rule import Rule

RULE = Rule("reference", ("claimed = known",), essential=(("claimed", "known"),), doc=__doc__)
