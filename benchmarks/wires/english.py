"""English: names, words and habits of print; what is written with them stands in ``english_templates``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from wires import english_prose, names
from wires.english_templates import TEMPLATES
from wires.ledger import Period
from wires.printed import Style
from wires.text import Pack

NAMES = (
    "Turkey", "Georgia", "Kazakhstan", "Brazil", "Vietnam", "Morocco", "Poland", "Chile", "Kenya", "Jordan",
    "Argentina", "Mexico", "Canada", "Norway", "Sweden", "Finland", "Denmark", "Germany", "France", "Spain",
    "Portugal", "Italy", "Greece", "Austria", "Hungary", "Romania", "Bulgaria", "Serbia", "Ukraine", "Russia",
    "Azerbaijan", "Armenia", "Uzbekistan", "Iran", "Iraq", "Egypt", "Algeria", "Tunisia", "Nigeria", "Ghana",
    "Ethiopia", "Tanzania", "Zambia", "India", "Pakistan", "Bangladesh", "Indonesia", "Malaysia", "Thailand", "Japan",
    "China", "Australia", "Peru", "Colombia", "Ecuador", "Israel", "Qatar", "Oman", "Belgium", "Ireland",
)  # fmt: skip
CITIES = (
    "Ankara", "Tbilisi", "Astana", "Brasilia", "Hanoi", "Rabat", "Warsaw", "Santiago", "Nairobi", "Amman",
    "Buenos Aires", "Mexico City", "Ottawa", "Oslo", "Stockholm", "Helsinki", "Copenhagen", "Berlin", "Paris", "Madrid",
    "Lisbon", "Rome", "Athens", "Vienna", "Budapest", "Bucharest", "Sofia", "Belgrade", "Kyiv", "Moscow",
    "Baku", "Yerevan", "Tashkent", "Tehran", "Baghdad", "Cairo", "Algiers", "Tunis", "Abuja", "Accra",
    "Addis Ababa", "Dodoma", "Lusaka", "New Delhi", "Islamabad", "Dhaka", "Jakarta", "Kuala Lumpur", "Bangkok", "Tokyo",
    "Beijing", "Canberra", "Lima", "Bogota", "Quito", "Jerusalem", "Doha", "Muscat", "Brussels", "Dublin",
)  # fmt: skip
GOODS = (
    ("steel", 420, 980), ("wheat", 180, 390), ("copper", 5200, 9800), ("cotton", 1400, 2600), ("furniture", 2100, 4800),
    ("cement", 45, 130), ("citrus fruit", 480, 1100), ("fertilizers", 210, 780), ("textiles", 3800, 9100),
    ("machinery", 7200, 19000), ("aluminium", 1700, 3100), ("timber", 160, 520), ("rice", 340, 760),
    ("sugar", 300, 690), ("coffee", 2300, 5400), ("tea", 1800, 4100), ("cocoa", 2100, 6900), ("palm oil", 540, 1250),
    ("sunflower oil", 650, 1600), ("frozen fish", 1500, 5200), ("beef", 3100, 6800), ("poultry", 1200, 2400),
    ("dairy products", 2100, 4700), ("paper", 560, 1350), ("plastics", 1000, 2700), ("rubber", 1200, 2900),
    ("glass", 350, 1200), ("ceramic tiles", 280, 760),
)  # fmt: skip
"""Goods, and what a tonne of them costs at least and at most."""
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
ORDINALS = ("first", "second", "third", "fourth")
NUMERALS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")

UP = ("rose", "increased", "grew", "climbed", "advanced", "went up", "expanded", "picked up")
DOWN = ("fell", "declined", "decreased", "dropped", "slipped", "went down", "shrank", "contracted")
WAYS = {
    "rose": (UP, DOWN),
    "hasRisen": (("has risen", "has increased", "has grown", "has climbed"),
                 ("has fallen", "has declined", "has decreased", "has dropped")),
    "rising": (("rising", "increasing", "growing", "climbing"), ("falling", "declining", "decreasing", "dropping")),
    "aRise": (("an increase", "a rise", "a gain", "growth"), ("a decrease", "a fall", "a decline", "a drop")),
    "up": (("up",), ("down",)),
    "more": (("more",), ("less",)),
    "higher": (("higher",), ("lower",)),
    "surplus": (("surplus",), ("deficit",)),
    "to": (("to",), ("by",)),
    "climbed": (("climbed", "rose", "moved up", "jumped", "advanced"), ("fell", "slipped", "dropped", "moved down")),
}  # fmt: skip
"""Words that tell the way: up, down. ``to`` is none of them, but may be written as "by"."""
WORDS = {
    "said": (
        "the customs service said", "the ministry of trade reported on {weekday}", "official data showed",
        "the statistics office said", "according to the state statistics committee", "the central bank said",
        "figures released on {weekday} showed", "{person} told reporters", "according to {person}, {post}",
        "the government said in a statement", "customs data showed on {weekday}", "the agency said",
        "{person} said at a briefing in {city}", "preliminary figures showed", "according to customs statistics",
        "the economy ministry said in its monthly report", "data compiled by the chamber of commerce showed",
    ),
    "saidFirst": (
        "The customs service said that", "According to the statistics office,", "{person}, {post}, said that",
        "The ministry reported on {weekday} that", "Official figures show that",
        "Data published on {weekday} show that",
        "The central bank said in a statement that", "As {person} told journalists in {city},",
        "In its latest bulletin, the agency said that", "The trade ministry's figures put it plainly:",
    ),
    "post": (
        "a deputy minister", "head of the customs service", "the trade commissioner", "a spokesman for the ministry",
        "who chairs the exporters' association", "chief economist at the chamber of commerce", "the ambassador",
    ),
    "importsFlow": (
        "imports from {P}", "{Rs} imports from {P}", "purchases of goods from {P}", "imports of goods from {P}",
        "{Rs} imports of goods from {P}",
    ),
    "goodsFlow": (
        "exports of {good} to {P}", "{Rs} exports of {good} to {P}", "sales of {good} to {P}",
        "{Rs} sales of {good} to {P}", "{good} exports to {P}", "shipments of {good} to {P}",
    ),
    "currency": (
        "rubles|rubles", "lira|lira", "tenge|tenge", "rupees|rupees", "pesos|pesos", "dirhams|dirhams", "zloty|zloty",
    ),
    "clause": english_prose.CLAUSES,
    "clause2": english_prose.CLAUSES,
    "weekday": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
    "because": (
        "helped by demand for consumer goods", "as shipping costs eased", "despite a weaker currency",
        "as the harvest was better than expected", "amid higher prices on world markets", "on orders from abroad",
        "as new capacity came on stream", "in spite of delays at the border", "as buyers rebuilt stocks",
    ),
    "fair": ("trade fair", "investment forum", "business summit", "industry exhibition", "food fair"),
}  # fmt: skip
STYLES = tuple(
    Style(
        ".", ",",
        {"billion": f"{sign}#{billion}", "million": f"{sign}#{million}", "": f"{sign}#"},
        percent, points,
        {"about": ("about", "around", "roughly"), "more": ("more than", "over"), "nearly": ("nearly", "almost"),
         "less": ("less than",)},
        fine=fine,
        tonnes={"million": f"#{million} {tonne}", "thousand": f"# thousand {tonne}", "": f"# {tonne}"},
    )
    for sign, billion, million, percent, points, tonne, fine in (
        ("$", " billion", " million", "# percent", "# percentage points", "tonnes", 0),
        ("$", " billion", " million", "#%", "# percentage points", "metric tons", 0),
        ("US$", " billion", " million", "# per cent", "# percentage points", "tonnes", 0),
        ("$", "bn", "m", "#%", "# percentage points", "tonnes", 0),
        ("€", " billion", " million", "# percent", "# percentage points", "tonnes", 0),
        ("$", " billion", " million", "#%", "# points", "tons", 1),
        ("USD ", " billion", " million", "#%", "# percentage points", "tonnes", 0),
        ("$", " bln", " mln", "# pct", "# percentage points", "tonnes", 0),
    )
)  # fmt: skip


def possessive(name: str) -> str:
    """Whose."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def days(day: dt.date) -> str:
    """A day as datelines have it."""
    return f"{MONTHS[day.month - 1][:3]} {day.day}"


def periods(period: Period, chance: float) -> Mapping[str, str]:
    """The phrases of a period and of the one before."""
    year, index = period.year, period.index
    earlier = ("a year earlier", "a year before", f"in {year - 1}", "the previous year")
    if period.kind == "year":
        now = (f"in {year}",)
    elif period.kind == "half":
        now = (f"in the {ORDINALS[index - 1]} half of {year}",)
        earlier = (
            "a year earlier",
            f"in the same period of {year - 1}",
            f"in the {ORDINALS[index - 1]} half of {year - 1}",
        )
    elif period.kind == "quarter":
        now = (
            f"in the {ORDINALS[index - 1]} quarter of {year}",
            f"in the three months to {MONTHS[3 * index - 1]} {year}",
        )
        earlier = ("a year earlier", f"in the same quarter of {year - 1}", f"in the corresponding period of {year - 1}")
    elif period.kind == "month":
        now = (f"in {MONTHS[index - 1]} {year}",)
        earlier = ("a year earlier", f"in {MONTHS[index - 1]} {year - 1}", "in the same month a year earlier")
    else:
        now = (f"in January-{MONTHS[index - 1]} {year}", f"in the first {NUMERALS[index - 2]} months of {year}")
        earlier = ("a year earlier", f"in the same period of {year - 1}", f"in the same months of {year - 1}")
    then = earlier[int(chance * len(earlier))]
    return {
        "inT": now[int(chance * 7) % len(now)], "earlier": then, "year": str(year), "lastYear": str(year - 1),
        "fromEarlier": then if not then.startswith("in ") else "from " + then.removeprefix("in "),
    }  # fmt: skip


NOISE = names.PLAIN | {
    "month": names.of(*MONTHS), "nth": names.of("fifth", "sixth", "seventh", "ninth", "12th", "15th", "23rd"),
    "trade": names.of("grain", "metals", "textile", "energy", "retail", "shipping", "chemical", "food"),
    "city": names.of(*CITIES), "crude": lambda chance: f"${60 + int(chance.random() * 4000) / 100:.2f}",
    "index": names.of("Global Logistics Index", "Ease of Trade Ranking", "World Competitiveness List",
                      "Innovation Scoreboard", "Corruption Barometer", "Digital Readiness Index"),
    "gauge": names.of("unemployment rate", "annual inflation rate", "key interest rate", "budget deficit ratio",
                      "vacancy rate for offices", "share of overdue loans"),
}  # fmt: skip
MULTIPLES = {
    "2": ("doubled", "more than doubled", "nearly doubled"), "3": ("tripled", "more than tripled", "almost tripled"),
    "4": ("quadrupled", "more than quadrupled", "nearly quadrupled"),
}  # fmt: skip
PACK = Pack(
    "en", STYLES, TEMPLATES | english_prose.TEMPLATES, WORDS, WAYS,
    {i: {"": n, "s": possessive(n), "C": c} for i, (n, c) in enumerate(zip(NAMES, CITIES, strict=True))},
    {i: {"": n} for i, (n, _, _) in enumerate(GOODS)}, periods, NOISE, MULTIPLES, days,
)  # fmt: skip
