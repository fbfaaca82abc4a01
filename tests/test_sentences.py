"""Sentences and paragraphs: what ends one, what does not, and that no text makes the splitter fail."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.languages import load
from factcheck.sentences import sentences

SEEDS = Path(__file__).parent.parent / "seeds"


def split(text: str, code: str = "en") -> list[str]:
    return [text[s.start : s.end] for s in sentences(text, load(code))]


@pytest.mark.parametrize(
    "text",
    [
        "Sales in the U.S.|The ministry expects more.",
        "The cargo went to Acme Inc.|It arrived in May.",
        "Harbour Steel Corp. said output rose.|Shares fell.",
        "Exports fell 2.5 pct.|The port was shut.",
        "Imports rose to 3.4 mln.|Exports were flat.",
        "Mr. J. R. Novak met Dr. Salem on Jan. 5.|They signed.",
        "The U.S. Treasury and the U.K. Board of Trade agreed.",
        "“Trade is growing.”|He gave no figure.",
        '"Trade is growing," he said.|"It will grow."',
        "The rate (up 2 pct.) held.|Nobody asked why?|Yes!|They did.",
        '"Why?" he asked.|Nobody knew.',
        "The talks ... lasted.|Then they stopped...|Nobody left.",
        "The total was $5.|In 1986 it was $4.",
        "Deliveries began at 9 a.m. and ended at 5 p.m.|The rest follows.",
        "1. Exports to Oman.",
        "The plan was dropped. ..|Nobody left.",
        "No. 5 in the list is Rs. 40 a kilo.",
        "价格上涨。|出口下降。",
    ],
)
def test_where_sentences_end(text: str) -> None:
    expected = text.split("|")
    glue = "" if "。" in text else " "
    assert split(glue.join(text.split("|"))) == expected


def test_a_space_may_be_missing_after_a_stop() -> None:
    assert split("Output rose sharply.The port of trade.example reopened.") == [
        "Output rose sharply.",
        "The port of trade.example reopened.",
    ]


def test_persian_stops() -> None:
    text = "صادرات ۳.۵ درصد رشد کرد. واردات چه شد؟ وی پاسخ نداد!"
    assert split(text, "fa") == ["صادرات ۳.۵ درصد رشد کرد.", "واردات چه شد؟", "وی پاسخ نداد!"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_wrapped_lines_are_one_sentence_and_an_indent_is_a_paragraph(newline: str) -> None:
    text = (
        "Steel shipments from the northern\nharbours rose to 4.1 mln tonnes in the first half of\n"
        "the year, the trade board of the city said on Monday.\n"
        "    Copper followed. It had fallen for three months in a\nrow until then.\n"
    ).replace("\n", newline)
    found = sentences(text, load("en"))
    assert [s.paragraph for s in found] == [0, 1, 1]
    assert text[found[2].start : found[2].end] == f"It had fallen for three months in a{newline}row until then."


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_blank_lines_and_headlines(newline: str) -> None:
    text = newline.join(["Trade with Oman grows", "", "Trade grew by 3 percent.", "", "Imports grew too"])
    kinds = [(s.kind, text[s.start : s.end]) for s in sentences(text, load("en"))]
    assert kinds == [
        ("headline", "Trade with Oman grows"),
        ("body", "Trade grew by 3 percent."),
        ("body", "Imports grew too"),
    ]


def test_lists_and_tables_are_items() -> None:
    text = "The port handled:\n- 5 tonnes of tea\n- 3 tonnes of rice\n\nShr    34 cts   19 cts\nNet    2 mln   1 mln"
    assert [s.kind for s in sentences(text, load("en"))] == ["body", "item", "item", "item", "item"]


def test_rules_of_dashes_are_no_sentences() -> None:
    assert split("Trade grew.\n\n---\n\n* * *\n") == ["Trade grew."]


@pytest.mark.parametrize("name", sorted(p.name for p in SEEDS.glob("*.txt")))
def test_every_letter_of_a_seed_is_in_one_sentence(name: str) -> None:
    text = (SEEDS / name).read_text("utf-8-sig")
    found = sentences(text, load("fa" if name.startswith("002") else "en"))
    covered = [i for s in found for i in range(s.start, s.end)]
    assert len(covered) == len(set(covered))
    assert {i for i, c in enumerate(text) if c.isalnum()} <= set(covered)
    assert max(s.end - s.start for s in found) < 900, "the long line is cut into sentences"


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from('aB1.?!؟ \n\r\t\u200c"”)(-|é。۳س'), max_size=60))
def test_sentences_are_ordered_apart_and_trimmed(text: str) -> None:
    found = sentences(text, load("en"))
    assert [s.index for s in found] == list(range(len(found)))
    for a, b in pairwise(found):
        assert a.end <= b.start
        assert a.paragraph <= b.paragraph
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() != "" for s in found)


@pytest.mark.parametrize("piece", ["a. ", ".", "\n a", "\t", "“", "U.S.", "- \n", "a.\u200f", "(", "A.B"])
def test_hostile_repetition_is_read_to_the_end(piece: str) -> None:
    text = piece * 20_000
    assert all(0 <= s.start < s.end <= len(text) for s in sentences(text, load("en")))
