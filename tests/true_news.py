"""Sentences of news about series that are true: exact values, printed by rounding or by cutting off.

Whatever is drawn here could have been printed by an honest newspaper, so that nothing of it may be accused.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from hypothesis import strategies as st

MAGNITUDES = {"": 1, " thousand": 10**3, " million": 10**6, " billion": 10**9, " trillion": 10**12}
MONEY = ("${}{}", "€{}{}", "US$ {}{}", "£{}{}", "{}{} dollars", "{}{} euros", "USD {}{}", "{}{} yen", "{}{} tonnes")
HEDGES = ("", "", "", "about ", "more than ", "nearly ")
RATES = ("{}%", "{} percent", "{} per cent", "{} pct")
GOODS = ("Steel exports", "Imports of wheat", "Car sales", "Its exports", "Revenue", "Cement deliveries")
UP = ("rose", "increased", "climbed", "grew")
DOWN = ("fell", "dropped", "declined", "decreased")

CHANGES = (
    "{goods} {moved} {rate} to {current} from {previous}.",
    "{goods} {moved} by {rate} to {current} from {previous} a year earlier.",
    "{goods} {moved} by {change} to {current} from {previous}.",
    "{goods} {moved} from {previous} to {current}, {a} {noun} of {rate}.",
    "{goods} {moved} from {previous} in 2017 to {current} in 2018.",
    "{goods} {moved} {rate}, or {change}, to {current} in May.",
    "{goods} were {current} in 2018, {up} {rate} or {change} from 2017.",
    "{goods} were {current} in 2018, {rate} {more} than in 2017.",
    "{goods} reached {current}, against {previous} in the same period of 2017, {up} {rate}.",
    "In 2018, {goods} {moved} {rate} to reach {current}, compared with {previous} in 2017.",
)
TRADE = (
    "Exports to Norway were {exports} and imports from Norway {imports} in 2018.",
    "Chile's exports to Norway were {exports} in 2018, while its imports from Norway were {imports}.",
    "The country exported goods worth {exports} to Norway in 2018, and imports from Norway amounted to {imports}.",
    "In 2018, imports from Norway were {imports}; exports to Norway were {exports}.",
)
TURNOVER = (
    "Trade turnover with Norway amounted to {turnover} in 2018.",
    "The trade turnover between the two countries was {turnover} in 2018.",
    "In 2018, trade with Norway reached {turnover}, with a trade {balance_word} of {balance}.",
)
ACCOUNTS = (
    "Exports of {exports} and imports of {imports} left a trade {balance_word} of {balance}.",
    "Exports rose to {exports} and imports to {imports}, leaving a {balance_word} of {balance}.",
    "The trade {balance_word} came to {balance}, with exports of {exports} and imports of {imports}.",
    "Foreign trade reached {turnover}, with exports of {exports} and imports of {imports}.",
    "Foreign trade grew {sum_rate}, as exports rose {export_rate} and imports {import_rate}.",
)
SHARES = (
    "Sales to Peru were {part}, or {share} of total exports of {whole}.",
    "Of exports of {whole}, sales to Peru were {part}, or {share}.",
    "Peru took {part} of the {whole} that were exported.",
    "Peru accounted for {share} of exports, or {part}.",
    "Exports came to {whole}, of which {part}, or {share}, went to Peru.",
    "Peru took {part} of the {whole} ({share}).",
    "Peru bought {share}, or {part}, of total exports of {whole}.",
    "Of the {whole}, {part} went to Peru and the remaining {rest} to Chile.",
    "It sold {whole}, of which {part} went to Peru.",
    "The largest buyer was Peru with {larger}, followed by Chile with {smaller}.",
    "Peru took {share} of the wine and Chile the remaining {rest_share}.",
    "About {share} of the wine went to Peru and {rest_share} to Chile.",
)

UNITS = (
    ("{}{} hectares", "{}{} acres", 1 / Fraction("0.40468564224")),
    ("{}{} miles", "{}{} km", Fraction("1.609344")),
    ("{}{} tonnes", "{}{} short tons", 1 / Fraction("0.90718474")),
    ("{}{} tonnes", "{}{} bushels", 1 / (56 * Fraction("0.00045359237"))),
    ("{}{} barrels", "{}{} cubic metres", Fraction("0.158987294928")),
)
"""Two units, and how many of the second are one of the first by definition."""
CONVERSIONS = (
    "They counted {original} ({converted}) in May.",
    "The company has {original}, or {converted}, in the north.",
    "The total is {converted}, equivalent to {original}.",
)
EXCHANGES = (
    "Exports were {original} ({converted}) and imports {second} ({second_converted}).",
    "The first loan is {original}, or {converted}, the second {second_converted} ({second}).",
)
VALUES = (
    "It sold {quantity} of barley at {price} a tonne, worth {value}.",
    "It sold {quantity} of barley for {value}, or {price} per tonne.",
    "It paid {value} for {quantity} of barley, or {price} a tonne.",
)
PARTS = (
    "{count} ships brought {whole} of maize, {each} each.",
    "{count} cargoes of {each} each, a total of {whole}, were sold.",
)

ODD = (
    "133 1/3 percent",
    "-3.2%",
    "0",
    "$0",
    "0.00 percent",
    "100 percent",
    "999,999,999,999 dollars",
    "1e5 tonnes",
    "a third",
    "½",
    "dozens",
    "minus 5 percent",
    "Rs 1.2 lakh crore",
    "5 million toman",
    "20-25%",
    "between 3 and 5 million euros",
    "two thirds",
    "$1.2",
    "12.",
    ".5 percent",
    "1,2 million",
    "No. 3",
    "€-5 million",
    "(5) million",
    "45th place",
    "five",
    "more than half",
    "nearly 30",
    "up to $2 billion",
    "3 percentage points",
    "50 basis points",
    "three times",
    "doubled",
    "12 to 15 tonnes",
    "0.001%",
    "10,000 percent",
    "$5 a barrel",
    "20 cents",
    "5G",
    "2017",
    "one in five",
    "3 mln",
)
"""Figures that may be printed anywhere, though few of them make sense everywhere."""


@dataclass(frozen=True)
class Figure:
    """A printed figure and where it stands."""

    name: str
    printed: str


@dataclass(frozen=True)
class News:
    """A true text and the figures in it."""

    text: str
    figures: tuple[Figure, ...]


def number(value: Fraction, decimals: int, way: Callable[[Fraction], int]) -> str:
    """A number that is not negative with so many decimals, rounded or cut off, in groups of three."""
    digits = str(way(value * 10**decimals)).rjust(decimals + 1, "0")
    head, tail = (digits[:-decimals], digits[-decimals:]) if decimals else (digits, "")
    return f"{int(head):,}" + (f".{tail}" if tail else "")


ways: st.SearchStrategy[Callable[[Fraction], int]] = st.sampled_from((round, math.floor))


@st.composite
def amount(draw: st.DrawFn, value: Fraction, form: str) -> str:
    """A value in some magnitude, at some precision, rounded or cut off; on the right side of it with a hedge."""
    fitting = [word for word, size in MAGNITUDES.items() if 1 <= value / size < 10**5]
    word = draw(st.sampled_from(fitting))
    decimals = draw(st.integers(0, 3)) if word else 0
    hedge = draw(st.sampled_from(HEDGES))
    way = {"more than ": math.floor, "nearly ": math.ceil}.get(hedge) or draw(ways)
    return hedge + form.format(number(value / MAGNITUDES[word], decimals, way), word)


@st.composite
def rate(draw: st.DrawFn, value: Fraction) -> str:
    """A percentage at some precision, rounded or cut off."""
    return draw(st.sampled_from(RATES)).format(number(value, draw(st.integers(0, 2)), draw(ways)))


values = st.one_of(st.integers(10**3, 10**6), st.integers(10**6, 10**9), st.integers(10**9, 10**13)).map(Fraction)
ratios = st.one_of(st.integers(501, 1999), st.integers(950, 1050)).filter(lambda n: n != 1000)


@st.composite
def changes(draw: st.DrawFn, goods: tuple[str, ...] = GOODS) -> News:
    """One sentence about a change of one of the goods."""
    previous, form = draw(values), draw(st.sampled_from(MONEY))
    current = previous * draw(ratios) / 1000
    rises = current > previous
    change = abs(current - previous)
    figures = {
        "previous": draw(amount(previous, form)),
        "current": draw(amount(current, form)),
        "change": draw(amount(max(change, Fraction(1)), form)) if change >= 1 else "",
        "rate": draw(rate(change / previous * 100)),
    }
    template = draw(st.sampled_from([t for t in CHANGES if figures["change"] or "{change}" not in t]))
    words = {
        "goods": draw(st.sampled_from(goods)),
        "moved": draw(st.sampled_from(UP if rises else DOWN)),
        "up": "up" if rises else "down",
        "a": "an" if rises else "a",
        "noun": "increase" if rises else "drop",
        "more": "more" if rises else "less",
    }
    return said(template, figures, words)


@st.composite
def trades(draw: st.DrawFn) -> News:
    """Exports, imports, their sum and their difference, in any order."""
    exports, form = draw(values), draw(st.sampled_from(MONEY[:-1]))
    imports = exports * draw(ratios) / 1000
    figures = {
        "exports": draw(amount(exports, form)),
        "imports": draw(amount(imports, form)),
        "turnover": draw(amount(exports + imports, form)),
        "balance": draw(amount(max(abs(exports - imports), Fraction(1)), form)),
    }
    words = {"balance_word": "surplus" if exports > imports else "deficit"}
    if draw(st.booleans()):
        before = exports * draw(ratios) / 1000, imports * draw(ratios) / 1000
        grown = exports / before[0] - 1, imports / before[1] - 1, (exports + imports) / sum(before) - 1
        names = ("export_rate", "import_rate", "sum_rate")
        rising = [t for t in ACCOUNTS if all(g > 0 for g in grown) or "_rate" not in t]
        figures |= {name: draw(rate(abs(g) * 100)) for name, g in zip(names, grown, strict=True)}
        return said(draw(st.sampled_from(rising)), figures, words)
    sentences = [draw(st.sampled_from(TRADE)), draw(st.sampled_from(TURNOVER))]
    return said(" ".join(draw(st.permutations(sentences))), figures, words)


@st.composite
def shares(draw: st.DrawFn) -> News:
    """A part of a whole, and what is left of it."""
    whole, form = draw(values), draw(st.sampled_from(MONEY))
    part = whole * draw(st.integers(20, 950)) / 1000
    figures = {
        "whole": draw(amount(whole, form)),
        "part": draw(amount(part, form)),
        "rest": draw(amount(whole - part, form)),
        "larger": draw(amount(max(part, whole - part), form)),
        "smaller": draw(amount(min(part, whole - part), form)),
        "share": draw(rate(part / whole * 100)),
        "rest_share": draw(rate((whole - part) / whole * 100)),
    }
    return said(draw(st.sampled_from(SHARES)), figures, {})


@st.composite
def conversions(draw: st.DrawFn) -> News:
    """An amount in two units, or two amounts in two currencies at one rate."""
    value, second = draw(values), draw(values)
    if draw(st.booleans()):
        one, other, factor = draw(st.sampled_from(UNITS))
        figures = {"original": draw(amount(value, one)), "converted": draw(amount(value * factor, other))}
        return said(draw(st.sampled_from(CONVERSIONS)), figures, {})
    price = Fraction(draw(st.integers(1001, 99999)), 1000)
    figures = {
        "original": draw(amount(value, "£{}{}")),
        "converted": draw(amount(value * price, "{}{} rubles")),
        "second": draw(amount(second, "£{}{}")),
        "second_converted": draw(amount(second * price, "{}{} rubles")),
    }
    return said(draw(st.sampled_from(EXCHANGES)), figures, {})


@st.composite
def products(draw: st.DrawFn) -> News:
    """A quantity at a price, or some equal parts."""
    if draw(st.booleans()):
        quantity, price = draw(values), Fraction(draw(st.integers(1001, 999999)), 1000)
        figures = {
            "quantity": draw(amount(quantity, "{}{} tonnes")),
            "price": f"${number(price, 2, draw(ways))}",
            "value": draw(amount(quantity * price, "${}{}")),
        }
        return said(draw(st.sampled_from(VALUES)), figures, {})
    count, each = draw(st.integers(2, 99)), draw(values)
    figures = {
        "count": str(count),
        "each": draw(amount(each, "{}{} tonnes")),
        "whole": draw(amount(each * count, "{}{} tonnes")),
    }
    return said(draw(st.sampled_from(PARTS)), figures, {})


def said(template: str, figures: dict[str, str], words: dict[str, str]) -> News:
    """The text of a template, with those of its figures that it names."""
    used = tuple(Figure(name, printed) for name, printed in figures.items() if f"{{{name}}}" in template)
    return News(template.format(**figures, **words), used)


def news() -> st.SearchStrategy[News]:
    """One or two sentences about one thing."""
    return st.one_of(changes(), trades(), shares(), conversions(), products())


@st.composite
def articles(draw: st.DrawFn) -> str:
    """Several pieces of news about things that have nothing to do with each other, in any order."""
    goods = draw(st.permutations(GOODS))[: draw(st.integers(1, 3))]
    pieces = [changes((one,)) for one in goods] + draw(st.lists(st.sampled_from((trades(), shares())), unique=True))
    gap = draw(st.sampled_from((" ", "\n\n")))
    return gap.join(draw(piece).text for piece in draw(st.permutations(pieces)))


@st.composite
def oddities(draw: st.DrawFn) -> str:
    """Sentences of news with figures that need not make sense."""
    template = " ".join(
        draw(st.lists(st.sampled_from(CHANGES + TRADE + TURNOVER + ACCOUNTS + SHARES), min_size=1, max_size=3))
    )
    words = {
        "goods": draw(st.sampled_from((*GOODS, "The unemployment rate", "Its trade deficit", "The index"))),
        "moved": draw(st.sampled_from((*UP, *DOWN, "improved", "swung"))),
        "up": draw(st.sampled_from(("up", "down", "off"))),
        "a": "a",
        "noun": draw(st.sampled_from(("rise", "loss"))),
        "more": draw(st.sampled_from(("more", "times more", "lower"))),
        "balance_word": draw(st.sampled_from(("surplus", "deficit"))),
    }
    names = (
        "previous",
        "current",
        "change",
        "rate",
        "exports",
        "imports",
        "turnover",
        "balance",
        "part",
        "share",
        "whole",
        "rest",
        "rest_share",
        "larger",
        "smaller",
        "export_rate",
        "import_rate",
        "sum_rate",
    )
    return template.format(**words, **{name: draw(st.sampled_from(ODD)) for name in names})
