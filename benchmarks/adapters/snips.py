"""snips-nlu-parsers, sentence by sentence: it was made for short commands and finds less in a whole text."""

from pieces import money, sentences
from snips_nlu_parsers import BuiltinEntityParser

SCOPE = ["snips/amountOfMoney", "snips/percentage"]


def load(lang):
    parser = BuiltinEntityParser.build(lang)
    return lambda text: list(found(parser, text))


def found(parser, text):
    for begin, sentence in sentences(text):
        for hit in parser.parse(sentence, scope=SCOPE):
            place = begin + hit["range"]["start"], begin + hit["range"]["end"]
            entity = hit["entity"]
            if entity["kind"] == "Percentage":
                yield ("percent", entity["value"], None, *place)
            elif entity.get("unit"):
                yield ("money", *money(entity["value"], entity["unit"]), *place)
