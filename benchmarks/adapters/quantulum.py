"""quantulum3: its parser without the classifier, whose pickle newer versions of its library do not load.

Rates count as the money in them ("$27 a share" is a dollar year there), and a value with an uncertainty is a range.
"""

from quantulum3 import load as tables
from quantulum3 import parser

MINOR = {"cent": "USD", "penny": "GBP"}
PERCENT = ("percentage", "per cent", "percent")


def load(lang):
    if lang != "en":
        raise LookupError("reads English only")
    names = tables.units("en_US").names
    return lambda text: list(found(text, names))


def found(text, names):
    for quantity in parser.parse(text):
        kind, factor, currency = meant(quantity.unit, names)
        if kind == "percent" and text[quantity.span[1] :].lstrip().startswith("point"):
            kind = "percentage_point"
        spread = (-quantity.uncertainty, quantity.uncertainty) if quantity.uncertainty else (0,)
        for aside in spread if kind else ():
            yield (kind, (quantity.value + aside) / factor, currency, *quantity.span)


def meant(unit, names):
    """The kind of a unit, how many of it are one major unit, and its currency; no kind for all others."""
    if unit.name in PERCENT:
        return "percent", 1, None
    first = unit.dimensions[0] if unit.dimensions else {"base": unit.name, "power": 1}
    base = names.get(first["base"])
    if base is None or first["power"] != 1 or base.entity.name != "currency":
        return None, 1, None
    minor = MINOR.get(base.name)
    return ("money", 100, minor) if minor else ("money", 1, base.currency_code)
