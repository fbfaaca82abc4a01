"""A component for spaCy, in the extra ``spacy``: ``nlp.add_pipe("factcheck")``.

It sets ``doc.spans["quantities"]``, a span a figure, whose label is the kind of the figure. ``span._.quantity`` is the
:class:`factcheck.Quantity`, None for a span that is no figure, and ``doc._.findings`` are the findings of the whole
text, which is checked when they are asked for. A span is the tokens that a figure touches; the quantity has the very
place.

A document keeps nothing but spans and the settings of the component, so that it can be pickled, written and sent to
other processes; what else is asked for is found again in its text.
"""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from spacy.language import Language
from spacy.tokens import Doc, Span

from factcheck import articles, languages, pipeline
from factcheck.errors import SettingsError
from factcheck.model import Finding, Quantities, Quantity, Report

NAME = "factcheck"
"""Of the component, and of what it keeps in ``doc.user_data``."""
FOUND: WeakKeyDictionary[Doc, Quantities] = WeakKeyDictionary()
CHECKED: WeakKeyDictionary[Doc, Report] = WeakKeyDictionary()
"""What has been found in documents that are still there."""


class Component:
    """Finds the figures of documents; ``lang`` and ``date`` are those of the articles, detected where they are None."""

    def __init__(self, lang: str | None, date: str | None, spans_key: str) -> None:
        self.told = {"lang": lang, "date": date, "key": spans_key}
        self.key = spans_key

    def __call__(self, doc: Doc) -> Doc:
        """The document with its spans."""
        doc.user_data[NAME] = dict(self.told)
        for known in (FOUND, CHECKED):
            known.pop(doc, None)
        spans = (_span(doc, quantity, str(i)) for i, quantity in enumerate(_quantities(doc)))
        doc.spans[self.key] = [span for span in spans if span is not None]
        return doc


def component(nlp: Language, name: str, lang: str | None, date: str | None, spans_key: str) -> Component:
    """A component for a pipeline; ``lang`` is that of the pipeline unless it is told or the pipeline is for many.

    Raises SettingsError for a date that is none, and for a language that there is no file for.
    """
    articles.article("", lang=lang, date=date)
    if lang is not None and lang not in languages.codes():
        raise SettingsError(f"there is no language {lang!r}; there are {', '.join(languages.codes())}")
    return Component(lang or (nlp.lang if nlp.lang in languages.codes() else None), date, spans_key)


Language.factory(
    NAME,
    func=component,
    default_config={"lang": None, "date": None, "spans_key": "quantities"},
    assigns=["doc.spans", "doc._.findings", "span._.quantity"],
)


def _span(doc: Doc, quantity: Quantity, number: str) -> Span | None:
    """The tokens that a figure touches; their id is its number."""
    at = quantity.span
    return doc.char_span(at.start, at.end, label=quantity.kind, span_id=number, alignment_mode="expand")


def _told(doc: Doc) -> dict[str, Any]:
    """How a document is to be read: as the component was told, else by what the text shows."""
    return {"lang": None, "date": None, **doc.user_data.get(NAME, {})}


def _quantities(doc: Doc) -> Quantities:
    if doc not in FOUND:
        told = _told(doc)
        FOUND[doc] = pipeline.extract(doc.text, lang=told["lang"], date=told["date"])
    return FOUND[doc]


def _quantity(span: Span) -> Quantity | None:
    """The figure of a span of the component, which has its number, or of one with the same tokens."""
    found = _quantities(span.doc)
    numbered = found[int(span.id_)] if span.id_.isdecimal() and int(span.id_) < len(found) else None
    if numbered and span.label_ == numbered.kind and span.start_char <= numbered.span.start < span.end_char:
        return numbered
    own = span.doc.spans.get(_told(span.doc).get("key", ""), ())
    return next((found[int(s.id_)] for s in own if (s.start, s.end) == (span.start, span.end)), None)


def _findings(doc: Doc) -> tuple[Finding, ...]:
    if doc not in CHECKED:
        told = _told(doc)
        CHECKED[doc] = pipeline.check(doc.text, lang=told["lang"], date=told["date"])
    return CHECKED[doc].findings


Span.set_extension("quantity", getter=_quantity)
Doc.set_extension("findings", getter=_findings)
