"""factcheck, the whole check: figures, relations and findings."""

from factcheck_extract import tuples

import factcheck


def load(lang):
    return lambda text: tuples(factcheck.check(text, lang=lang).quantities)
