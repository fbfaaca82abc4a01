"""factcheck, only the figures."""

import factcheck


def load(lang):
    return lambda text: tuples(factcheck.extract(text, lang=lang))


def tuples(quantities):
    """Each value as the worker wants it; a range has two."""
    return [
        (q.kind, value, q.currency, q.span.start, q.span.end)
        for q in quantities
        for value in (q.value, q.value_to)
        if value is not None
    ]
