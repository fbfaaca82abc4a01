"""Recognizers-Text: its models made once (``recognize_currency`` makes them anew on each call), valueless hits dropped.

Its units that have no ISO 4217 code are taken as American and British, as an English reader takes them.
"""

from recognizers_number import NumberRecognizer
from recognizers_number_with_unit import NumberWithUnitRecognizer

CULTURES = {"en": "en-us", "fr": "fr-fr", "es": "es-es", "pt": "pt-br", "zh": "zh-cn", "ja": "ja-jp"}
CODES = {
    "Dollar": "USD",
    "Pound": "GBP",
    "Franc": "CHF",
    "Netherlands guilder": "NLG",
    "Ruble": "RUB",
    "Rupee": "INR",
}
MINOR = {"Cent": "USD", "Pence": "GBP", "Penny": "GBP"}


def load(lang):
    culture = CULTURES[lang]
    money = NumberWithUnitRecognizer(culture).get_currency_model(culture, False)
    percent = NumberRecognizer(culture).get_percentage_model(culture, False)
    return lambda text: [*amounts(money.parse(text)), *percentages(percent.parse(text), text)]


def amounts(hits):
    for hit in hits:
        value, unit = hit.resolution.get("value"), hit.resolution.get("unit")
        if value is None:
            continue
        minor = MINOR.get(unit)
        currency = minor or hit.resolution.get("isoCurrency") or CODES.get(unit)
        yield "money", float(value) / (100 if minor else 1), currency, hit.start, hit.end + 1


def percentages(hits, text):
    for hit in hits:
        value, end = hit.resolution.get("value"), hit.end + 1
        if value:
            kind = "percentage_point" if text[end:].lstrip().startswith("point") else "percent"
            yield kind, float(value.rstrip("%")), None, hit.start, end
