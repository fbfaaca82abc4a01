"""text2num: rewrites numbers in words as digits, and has neither money nor percentages; only its speed compares."""

from text_to_num import alpha2digit


def load(lang):
    def find(text):
        alpha2digit(text, lang)
        return []

    return find
