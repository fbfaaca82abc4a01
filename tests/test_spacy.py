"""The component for spaCy: spans and quantities, in every language, through pipes, processes and files."""

from __future__ import annotations

import pickle
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from extras import has, needs

import factcheck
from factcheck import languages
from factcheck.errors import SettingsError

pytestmark = needs("spacy")
if has("spacy"):
    import spacy
    from spacy.tokens import Doc, DocBin, Span

TEXT = "Imports were $533.1 million, up 35.9 percent or 140.9 percent from 2017."


def pipeline(code: str = "en", **config: Any) -> Any:
    """A blank pipeline with the component alone, which spaCy finds through its entry point."""
    nlp = spacy.blank(code)
    nlp.add_pipe("factcheck", config=config)
    return nlp


def found(doc: Any) -> list[tuple[str, str, Decimal]]:
    return [(span.text, span.label_, span._.quantity.value) for span in doc.spans["quantities"]]


def test_each_figure_is_a_span_with_its_quantity() -> None:
    doc = pipeline()(TEXT)
    assert found(doc) == [
        ("$533.1 million", "money", Decimal("533100000")),
        ("35.9 percent", "percent", Decimal("35.9")),
        ("140.9 percent", "percent", Decimal("140.9")),
    ]
    assert [span._.quantity for span in doc.spans["quantities"]] == list(factcheck.extract(TEXT, lang="en"))


def test_findings_are_there_when_they_are_asked_for() -> None:
    assert [finding.rule for finding in pipeline()(TEXT)._.findings] == ["growth"]
    assert pipeline()("Imports were $533.1 million.")._.findings == ()


def test_any_span_of_the_same_tokens_has_the_quantity_and_no_other_has() -> None:
    doc = pipeline()(TEXT)
    span = doc.spans["quantities"][1]
    assert doc[span.start : span.end]._.quantity == span._.quantity
    assert doc[span.start : span.end + 1]._.quantity is None
    assert Span(doc, 0, 2, label="percent", span_id="1")._.quantity is None
    assert Span(doc, 0, 2, label="percent", span_id="77")._.quantity is None


def test_a_span_is_all_tokens_that_a_figure_touches_and_two_figures_may_share_one() -> None:
    text = "It has 5mm-7kg."
    doc = Doc(pipeline().vocab, words=["It", "has", "5mm-7kg", "."], spaces=[True, True, False, False])
    assert doc.text == text
    doc = pipeline()(doc)
    assert [span.text for span in doc.spans["quantities"]] == ["5mm-7kg", "5mm-7kg"]
    assert [span._.quantity.surface for span in doc.spans["quantities"]] == ["5mm", "7kg"]


@pytest.mark.filterwarnings("ignore:Dictionary.create:DeprecationWarning")
@pytest.mark.parametrize("lang", languages.codes())
def test_a_blank_pipeline_of_every_language(lang: str) -> None:
    if lang == "ja" and not find_spec("sudachipy"):
        pytest.skip("the tokenizer of spaCy for Japanese needs SudachiPy")
    doc = pipeline(lang)("12 % 2019")
    assert [(span.label_, span._.quantity.value) for span in doc.spans["quantities"]][:1] == [("percent", 12)]


def test_a_pipeline_for_many_languages_reads_each_text_in_its_own() -> None:
    english, persian = pipeline("xx").pipe(
        ["Exports rose to $5 million.", "صادرات این کشور در سال گذشته ۵ درصد افزایش یافت و به ۳ میلیون دلار رسید."]
    )
    assert found(english) == [("$5 million", "money", Decimal(5_000_000))]
    assert found(persian)[0] == ("۵ درصد", "percent", Decimal(5))


def test_what_is_told_to_the_component_counts() -> None:
    doc = pipeline("xx", lang="de", spans_key="figures")("Es waren 1.234 Tonnen.")
    assert [span._.quantity.value for span in doc.spans["figures"]] == [1234]
    assert "quantities" not in doc.spans
    with pytest.raises(SettingsError, match="not a date"):
        pipeline(date="yesterday")
    with pytest.raises(SettingsError, match="there is no language 'tlh'"):
        pipeline(lang="tlh")


def test_a_second_component_reads_anew() -> None:
    doc = pipeline("xx", lang="en")("It has 1.234 tonnes.")
    assert found(doc)[0][2] == Decimal("1.234")
    assert found(pipeline("xx", lang="de")(doc))[0][2] == 1234


def test_a_pipeline_is_written_and_read_again(tmp_path: Path) -> None:
    pipeline(date="2019-06-14", spans_key="figures").to_disk(tmp_path / "model")
    nlp = spacy.load(tmp_path / "model")
    assert nlp.get_pipe("factcheck").told == {"lang": "en", "date": "2019-06-14", "key": "figures"}
    assert len(nlp(TEXT).spans["figures"]) == 3


def test_documents_are_pickled_and_stored_with_their_quantities() -> None:
    nlp = pipeline()
    doc = nlp(TEXT)
    (stored,) = DocBin().from_bytes(DocBin(docs=[doc], store_user_data=True).to_bytes()).get_docs(nlp.vocab)
    assert found(stored) == found(pickle.loads(pickle.dumps(doc))) == found(doc)


def test_several_processes_give_what_one_gives() -> None:
    texts = [TEXT, "Nothing.", "Exports rose 3 percent."]
    assert [*map(found, pipeline().pipe(texts, n_process=2))] == [*map(found, pipeline().pipe(texts))]


def test_texts_without_figures_or_without_text() -> None:
    for text in ("", " ", "Nothing happened."):
        doc = pipeline()(text)
        assert (list(doc.spans["quantities"]), doc._.findings) == ([], ())
