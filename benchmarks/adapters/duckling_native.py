"""Duckling by its native binding: amounts of money (it has no percentages), those without a known unit dropped.

It does not start on a folder of time zones that has one without transitions; it is given one zone of the system's.
"""

import os
import shutil
import tempfile

import duckling
from pieces import money

SYSTEM = "/usr/share/zoneinfo"
ZONE = os.path.join("America", "New_York")


def load(lang):
    duckling.init()
    language = duckling.parse_lang(lang.upper())
    locale = duckling.parse_locale(lang.upper(), duckling.default_locale_lang(language))
    context = duckling.Context(duckling.get_current_ref_time(zones(), ZONE), locale)
    dimensions = duckling.parse_dimensions(["amount-of-money"])
    return lambda text: [amount for hit in duckling.parse(text, context, dimensions) for amount in amounts(hit)]


def zones():
    with tempfile.TemporaryDirectory() as folder:
        os.makedirs(os.path.join(folder, os.path.dirname(ZONE)))
        shutil.copy(os.path.join(SYSTEM, ZONE), os.path.join(folder, ZONE))
        return duckling.load_time_zones(folder)


def amounts(hit):
    value = hit["value"]
    for end in [value] if value["type"] == "value" else [value[side] for side in ("from", "to") if side in value]:
        unit = end["unit"].lstrip("Â")  # it returns bytes of UTF-8 as Latin-1
        if unit != "unknown":
            yield ("money", *money(end["value"], unit), hit["start"], hit["end"])
