"""Value of goods at a price.

What it checks:   the value of goods is their quantity times the price of one unit, in units that agree.
Why it goes wrong: the price is for another unit or another lot, or a magnitude word is lost in the value.
Example:          It sold 20,000 tonnes at $110 a tonne, worth $2.2 million.
"""

from factcheck.rule import Rule

RULE = Rule(
    "value",
    ("value = price * quantity",),
    positive=("value", "price", "quantity"),
    essential=(("value", "price", "quantity"),),
    doc=__doc__,
)
