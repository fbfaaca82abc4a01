"""A sentence as short rows of typed items, over which frames are patterns.

Figures are typed by kind, words of change, cues, flows, parties and periods by the language file; every other word is
a gap of one. A parenthesis is an aside: one item in its own clause, and a row of its own that begins with the figure
before it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.asides import split
from factcheck.items import Item, Row
from factcheck.languages import Language
from factcheck.lexicon import Lexicon, Token, unspaced
from factcheck.model import Quantity, Sentence
from factcheck.periods import Mention
from factcheck.row_cases import figure_case, party_case
from factcheck.row_words import (
    BACK,
    MARK,
    PAST,
    PERIOD,
    SEPARABLE,
    WORD,
    hedging,
    place_nouns,
    senses,
    uncapitalised,
    vocabulary,
)
from factcheck.separable import directed

MARKS = {
    ",": "comma", "،": "comma", "、": "comma", "，": "comma", ";": "semicolon", "؛": "semicolon", ":": "semicolon",
    "(": "open", "[": "open", ")": "close", "]": "close", "-": "dash", "–": "dash", "—": "dash",
    "；": "semicolon", "：": "semicolon", "（": "open", "）": "close", "【": "open", "】": "close", "－": "dash",
    "“": "quote", "”": "quote", '"': "quote", "«": "quote", "»": "quote", "「": "quote", "」": "quote",
}  # fmt: skip
KINDS = {mark: frozenset({kind}) for mark, kind in MARKS.items()}

FIGURES = {
    "money": "amount", "measure": "amount", "count": "amount", "number": "amount", "percent": "percent",
    "percentage_point": "points", "basis_point": "points", "multiple": "multiple", "fraction": "fraction",
    "rank": "place",
}  # fmt: skip
"""The type of an item, by the kind of its quantity."""

LONGEST = 200
"""Items of a row. What has more and no stop is a table or no prose; cut, since each figure looks along its row."""

PERCENT = frozenset({"percent"})
"""What makes a noun of a word of change also across a flow: "a 5 percent sales jump"."""
SIGNS = frozenset("+-−–")
"""What shows that a percentage is a change: "+8.6%"."""
FORESEEN = frozenset({"forecast", "target"})
"""What a word behind a count is not: "52 projects are complete"."""
BASE = frozenset({"from", "against", "over", "after"})
"""Behind what a word of sign is no change: "from a loss of 3 million"."""
BEFORE_NOUN = frozenset({"percent", "amount", "points", "determiner", "of"})
"""Behind what a word of change is a noun: "a 5 percent rise", "the rise"."""
DURATIONS = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year"})
"""Units of time: "nine months" are hardly ever what rose or fell."""


def rows(
    text: str,
    sentences: Sequence[Sentence],
    tokens: Sequence[Sequence[Token]],
    quantities: Sequence[Quantity],
    mentions: Sequence[Mention],
    language: Language,
) -> tuple[Row, ...]:
    """The rows of all sentences that hold a figure: each sentence without its asides, then its asides."""
    made: list[Row] = []
    q = m = 0
    for sentence in sentences:
        while q < len(quantities) and quantities[q].span.start < sentence.start:
            q += 1
        while m < len(mentions) and mentions[m].span.start < sentence.start:
            m += 1
        figures, dates = q, m
        while q < len(quantities) and quantities[q].span.start < sentence.end:
            q += 1
        while m < len(mentions) and mentions[m].span.start < sentence.end:
            m += 1
        if q > figures:
            own = [(n, quantities[n]) for n in range(figures, q)]
            made_of = _items(text, tokens[sentence.index], own, mentions[dates:m], language)
            items = tuple(_suffixed(text, made_of, language) if language["suffixes"] else made_of)
            for k in range(0, len(items), LONGEST):
                made += split(sentence.index, items[k : k + LONGEST])
    return tuple(made)


def _items(
    text: str,
    tokens: Sequence[Token],
    quantities: Sequence[tuple[int, Quantity]],
    mentions: Sequence[Mention],
    language: Language,
) -> Iterator[Item]:
    lexicon, hedges, size = vocabulary(language), hedging(language), len(tokens)
    fixed = _fixed(quantities, mentions, place_nouns(language))
    hedged, over = frozenset(n for n, q in quantities if q.hedge), frozenset(language["number"]["hedged_over"])
    i, k, previous, particles = 0, 0, WORD, set[int]()
    while i < size:
        word, start, end, kind = tokens[i]
        while k < len(fixed) and fixed[k].end <= start:
            k += 1
        ahead = fixed[k] if k < len(fixed) else None
        if i in particles:
            i += 1
            continue
        if ahead and ahead.start <= start:
            item = ahead
            while i < size and tokens[i].start < item.end:
                i += 1
        elif kind == "word" and lexicon.lacks(word) and not (hedged and word in hedges.first):
            item = Item(WORD, start, end)
            i += 1
        elif hedged and ahead and (length := _hedge(tokens, i, ahead, hedges, hedged, over)):
            i += length
            continue
        else:
            item, length = _word(text, tokens, i, lexicon, previous, ahead, language)
            if SEPARABLE in item.categories:
                item, place = _separated(item, tokens, i, lexicon)
                particles.add(place)
            i += length
            if (left := _left(text, item, previous)) is not None:
                previous = left
                continue
        previous = item.categories | (previous & PERCENT) if "flow" in item.categories else item.categories
        yield item


def _separated(item: Item, tokens: Sequence[Token], i: int, lexicon: Lexicon) -> tuple[Item, int]:
    """A verb with the direction of its particle, and where that stands."""
    categories, value, place = directed(item.categories, item.value, tokens, i, lexicon)
    return replace(item, categories=categories, value=value), place


def _left(text: str, item: Item, previous: frozenset[str]) -> frozenset[str] | None:
    """What stands before the next word where a mark or an ignored word is no item of a row; None where it is one."""
    if item.categories == MARK or ("dash" in item.categories and not _spaced(text, item)):
        return previous
    if "ignored" in item.categories:
        return item.categories | (previous & BASE) if "determiner" in item.categories else previous
    return None


def _hedge(
    tokens: Sequence[Token], i: int, figure: Item, hedges: Lexicon, hedging: frozenset[int], over: frozenset[str]
) -> int:
    """How many tokens from ``i`` on are the hedge of the next figure; 0 where none are, or they are a comparison.

    A preposition of ``over`` may stand between the two.
    """
    found = hedges.at(tokens, i)
    k = i + found[0] if found else len(tokens)
    k += int(k < len(tokens) and tokens[k].text in over)
    begun = figure.figure in hedging and k < len(tokens) and figure.start <= tokens[k].start < figure.end
    return found[0] if found and begun else 0


def _spaced(text: str, item: Item) -> bool:
    """Whether a dash stands between words and not inside one."""
    return (
        text[max(0, item.start - 1) : item.start].isspace()
        or text[item.end : item.end + 1].isspace()
        or text[item.start] == "—"
    )


def _fixed(
    quantities: Sequence[tuple[int, Quantity]], mentions: Sequence[Mention], places: frozenset[str]
) -> list[Item]:
    """Figures and periods as items in the order of the text; a period that holds a figure swallows it.

    Neither figures nor periods overlap one another, so that only the last that begins in front can meet the next.
    """
    periods = [
        Item(PAST if m.relation.startswith(BACK) else PERIOD, m.span.start, m.span.end, value=m) for m in mentions
    ]
    begins = [p.start for p in periods]
    before = [bisect_right(begins, q.span.start) for _, q in quantities]
    figures = [
        Item(_figure(q, places), q.span.start, q.span.end, figure=n)
        for (n, q), k in zip(quantities, before, strict=True)
        if q.kind == "money" or k == 0 or periods[k - 1].end < q.span.end
    ]
    begins = [f.start for f in figures]
    last = [bisect_left(begins, p.end) - 1 for p in periods]
    taken = [p for p, k in zip(periods, last, strict=True) if k < 0 or figures[k].end <= p.start]
    return sorted(figures + taken, key=lambda item: item.start)


def _figure(quantity: Quantity, places: frozenset[str]) -> frozenset[str]:
    """The types of a figure: counts of places are no amounts; a whole number may be a rank."""
    if quantity.kind == "count" and any(word in places for word in quantity.noun.split()):
        return frozenset({"places"})
    if quantity.kind == "measure" and quantity.unit in DURATIONS:
        return frozenset({"duration"})
    if quantity.kind == "fraction" and not quantity.words:
        return frozenset({"quotient"})
    categories = {FIGURES[quantity.kind]}
    if quantity.per:
        categories = {"rated"}
    elif quantity.kind in ("number", "rank") and quantity.magnitude == 1 and quantity.value == int(quantity.value):
        categories.add("integer")
    elif quantity.kind == "count":
        categories.add("counted")
    elif quantity.kind == "percent" and quantity.surface[0] in SIGNS:
        categories.add("signed")
    return frozenset(categories)


def _suffixed(text: str, items: Iterator[Item], language: Language) -> Iterator[Item]:
    """Items with one more behind each figure whose suffix stands for a preposition."""
    end = 0
    for item in items:
        if item.start >= end:
            yield item
        if item.figure >= 0:
            case, end = figure_case(text, item.start, item.end, language)
            if case:
                yield Item(frozenset({case}), item.end, end)


def _word(
    text: str,
    tokens: Sequence[Token],
    i: int,
    lexicon: Lexicon,
    previous: frozenset[str],
    ahead: Item | None,
    language: Language,
) -> tuple[Item, int]:
    """The item of a word or mark, or of a phrase that does not run into the next date."""
    token = tokens[i]
    if token.kind == "mark":
        return Item(KINDS.get(token.text, MARK), token.start, token.end), 1
    found = lexicon.at(tokens, i)
    between = unspaced(token.text)
    if found and found[0] > 1 and ahead and tokens[i + found[0] - 1].end > ahead.start:
        found = lexicon.at(tokens[i : i + 1], 0) if between or ahead.figure < 0 else found
    if not found:
        length = lexicon.unknown(tokens, i, ahead.start if ahead else None) if between else 1
        return Item(WORD, token.start, tokens[i + length - 1].end), length
    length, (categories, value) = found
    if "capital" in value and text[token.start].islower():
        categories = uncapitalised(categories)
    if "party" in categories and language["suffixes"]:
        categories |= party_case(tokens[i + length - 1].text, language)
    for sense in senses(categories):
        if _fits(sense, previous, "sign" in categories):
            categories = sense
            break
    if "counted" in previous and categories & FORESEEN:
        categories = (categories - FORESEEN) or WORD
    return Item(categories, token.start, tokens[i + length - 1].end, value=value), length


def _fits(sense: frozenset[str], previous: frozenset[str], signing: bool) -> bool:
    if "rise" not in sense or (signing and previous & BASE):
        return "rise" not in sense
    return not previous.isdisjoint(BEFORE_NOUN)
