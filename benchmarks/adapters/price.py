"""price-parser: one price for each sentence that has a figure; it was made for a price alone, and gives no place."""

from pieces import money, sentences
from price_parser import Price


def load(lang):
    return lambda text: list(found(text))


def found(text):
    for begin, sentence in sentences(text):
        price = Price.fromstring(sentence)
        if price.amount is not None and price.currency:
            yield ("money", *money(price.amount, price.currency), *place(sentence, begin, price.amount_text))


def place(sentence, begin, printed):
    """Where the amount is printed, or else the sentence."""
    at = sentence.find(printed)
    return (begin, begin + len(sentence)) if at < 0 else (begin + at, begin + at + len(printed))
