"""German: names, words, habits of print, and what is written with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from wires import names
from wires.ledger import Period
from wires.printed import Style
from wires.text import Pack

NAMES = {
    1: "Georgien", 2: "Kasachstan", 3: "Brasilien", 4: "Vietnam", 5: "Marokko", 6: "Polen", 7: "Chile", 8: "Kenia",
    9: "Jordanien", 10: "Argentinien", 11: "Mexiko", 12: "Kanada", 13: "Norwegen", 14: "Schweden", 15: "Finnland",
    16: "Dänemark", 17: "Deutschland", 18: "Frankreich", 19: "Spanien", 20: "Portugal", 21: "Italien",
    22: "Griechenland", 23: "Österreich", 24: "Ungarn", 25: "Rumänien", 26: "Bulgarien", 27: "Serbien", 29: "Russland",
    30: "Aserbaidschan", 31: "Armenien", 32: "Usbekistan", 35: "Ägypten", 36: "Algerien", 37: "Tunesien", 38: "Nigeria",
    39: "Ghana", 40: "Äthiopien", 41: "Tansania", 42: "Sambia", 43: "Indien", 44: "Pakistan", 45: "Bangladesch",
    46: "Indonesien", 47: "Malaysia", 48: "Thailand", 49: "Japan", 50: "China", 51: "Australien", 52: "Peru",
    53: "Kolumbien", 54: "Ecuador", 55: "Israel", 56: "Katar", 58: "Belgien", 59: "Irland",
}  # fmt: skip
GOODS = {
    0: "Stahl", 1: "Weizen", 2: "Kupfer", 3: "Baumwolle", 5: "Zement", 6: "Zitrusfrüchte", 7: "Düngemittel",
    8: "Textilien", 10: "Aluminium", 11: "Holz", 12: "Reis", 13: "Zucker", 14: "Kaffee", 15: "Tee", 16: "Kakao",
    17: "Palmöl", 20: "Rindfleisch", 21: "Geflügel", 23: "Papier", 25: "Kautschuk", 26: "Glas",
}  # fmt: skip
MONTHS = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
          "Dezember")  # fmt: skip
ORDINALS = ("ersten", "zweiten", "dritten", "vierten")
NUMERALS = ("zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf")
TEMPLATES: dict[str, tuple[str, ...]] = {
    "headline": ("Exporte von {R} nach {P} {rose} um {rate}", "{R} exportiert Waren für {coarse} nach {P}",
                 "Außenhandel: {R} und {P}"),
    "dateline": ("{source}, {date} – ", "({source}) – ", "{date} ({source}) – "),
    "lead": (
        "Die Exporte von {R} nach {P} {rose} {inT} um {rate} auf {cur}, nach {prev} {earlier}, {said}.",
        "{R} exportierte {inT} Waren im Wert von {cur} nach {P}, {rate} {more} als {earlier}, {said}.",
        "Die Exporte von {R} nach {P} {rose} {inT} von {prev} auf {cur}, {aRise} von {rate}, {said}.",
        "Die Exporte von {R} nach {P} {rose} {inT} um {amt} oder {rate} auf {cur}, {said}.",
        "{SaidFirst} {rose} die Exporte von {R} nach {P} {inT} um {rate} auf {cur}. {Earlier} waren es {prev}.",
    ),
    "growth": (
        "{Flow} {rose} um {rate} auf {cur}. {Earlier} waren es {prev}.",
        "{InT} beliefen sich {flow} auf {cur}, {rate} {more} als {earlier} ({prev}).",
        "{Flow} lagen {inT} bei {cur}, verglichen mit {prev} {earlier}, {aRise} von {rate}.",
        "{Flow} {rose} {inT} um {amt} oder {rate} auf {cur}.",
        "{Flow} {rose} von {prev} {earlier} auf {cur}, also um {rate}.",
        "„{Flow} {rose} um {rate} auf {cur}“, sagte {person}. {Earlier} hatten sie {prev} betragen.",
    ),
    "turnover": (
        "Der bilaterale Handel erreichte {inT} {total}: {R} exportierte Waren für {exports} und importierte Waren für "
        "{imports}.",
        "Exporten von {exports} standen {inT} Importe von {imports} gegenüber, was {surplus} von {balance} ergibt.",
        "{R} exportierte {inT} Waren für {exports} nach {P} und importierte Waren für {imports}. Das Handelsvolumen "
        "betrug {total}.",
    ),
    "share": (
        "Auf {good} entfielen {part} oder {share} der Exporte von {whole}.",
        "Von den {whole}, für die {R} Waren nach {P} lieferte, entfielen {part} oder {share} auf {good}.",
        "Der Anteil von {good} an den Exporten von {whole} betrug {share}, das sind {part}.",
    ),
    "unit": (
        "{R} lieferte {quantity} {good} im Wert von {value} nach {P}, zum Durchschnittspreis von {price} je Tonne.",
    ),
    "company": (
        "Der Umsatz von {company} {stieg} {inT} um {rate} auf {cur}, nach {prev} {earlier}.",
        "Der Gewinn von {company} {stieg} {inT} um {amt} oder {rate} auf {cur}.",
        "{Company} erwirtschaftete {inT} {cur}, {rate} {more} als {earlier} ({prev}).",
    ),
    "points": (
        "Die Arbeitslosenquote in {R} {stieg} um {points} auf {cur}. Zuvor hatte sie bei {prev} gelegen.",
        "Die Inflationsrate {stieg} von {prev} auf {cur}, also um {points}.",
    ),
    "segments": (
        "{Company} setzte {inT} {total} um: {a} im Inland, {b} in der Region und {c} in Übersee.",
        "{Company} investiert {total}: {a} in Werke, {b} in Logistik und {c} in Forschung.",
    ),
    "count": (
        "Von {whole} befragten Unternehmen erwarten {part} ({share}) mehr Aufträge.",
        "An der Messe nahmen {whole} Firmen teil, {part} davon oder {share} aus dem Ausland.",
    ),
    "coarse": ("Insgesamt exportierte {R} {inT} Waren im Wert von {coarse} nach {P}.",),
    "prose": (
        "{Person} sagte, die Unternehmen beider Länder seien bereit zu investieren.",
        "Die Exporteure hoffen, dass die Gespräche fortgesetzt werden.", "Die Branche fordert weniger Kontrollen.",
        "Nach Ansicht von Analysten bleibt die Nachfrage aus der Bauwirtschaft schwach.",
        "„Für Entwarnung ist es zu früh“, sagte {person}.", "{Company} wollte sich dazu nicht äußern.",
        "Die Handelskammer verwies auf den wachsenden Wettbewerb durch andere Lieferanten.",
        "Die Regierung bereitet ein Programm zur Unterstützung kleiner Betriebe vor.",
        "Die Bauern in der Gegend von {place} klagen über die Trockenheit.",
    ),
    "background": (
        "Das Ministerium nannte keine Gründe.", "Die nächsten Zahlen werden am {day}. {month} veröffentlicht.",
        "{Person}, {age} Jahre alt, leitet die Behörde seit {past}.",
        "„Wir arbeiten weiter mit unseren Partnern zusammen“, sagte {person}.",
        "Beide Länder unterhalten seit {past} diplomatische Beziehungen und haben {few} Abkommen geschlossen.",
        "Das Werk, {few} Kilometer von {place} entfernt, beschäftigt {many} Menschen.",
        "Analysten hatten ein ähnliches Ergebnis erwartet.",
        "Artikel {few} des Abkommens von {past} sieht niedrigere Zölle vor.",
        "Rückfragen beantwortet die Pressestelle unter +{code} {number} {number}.",
    ),
}  # fmt: skip
WAYS = {
    "rose": (("stiegen", "wuchsen", "kletterten", "erhöhten sich"), ("sanken", "fielen", "schrumpften",
        "verringerten sich")),
    "stieg": (("stieg", "wuchs", "kletterte"), ("sank", "fiel", "schrumpfte")),
    "aRise": (("ein Anstieg", "ein Plus", "eine Zunahme"), ("ein Rückgang", "ein Minus", "eine Abnahme")),
    "more": (("mehr",), ("weniger",)),
    "surplus": (("einen Überschuss",), ("ein Defizit",)),
}  # fmt: skip
WORDS = {
    "said": (
        "wie das Statistikamt mitteilte", "teilte das Wirtschaftsministerium mit", "wie aus Daten des Zolls hervorgeht",
        "sagte {person}, Sprecher des Ministeriums", "berichtete die Zentralbank",
    ),
    "saidFirst": ("Nach Angaben des Zolls", "Wie das Statistikamt mitteilte,", "Laut amtlicher Statistik"),
    "importsFlow": ("die Importe aus {P}", "die Einfuhren aus {P}", "die Importe von {R} aus {P}"),
    "goodsFlow": ("die Exporte von {good} nach {P}", "die Ausfuhren von {good} nach {P}"),
    "currency": ("Pesos|Pesos",),
}  # fmt: skip
HEDGES = {
    "about": ("rund", "etwa"), "more": ("mehr als",), "nearly": ("fast", "knapp"), "less": ("weniger als",),
}  # fmt: skip
STYLES = tuple(
    Style(",", ".", {"billion": f"# {billion} {name}", "million": f"# {million} {name}", "": f"# {name}"}, rate,
          "# Prozentpunkte", HEDGES, tonnes={"million": "# Millionen Tonnen", "": "# Tonnen"})
    for name, billion, million, rate in (
        ("Dollar", "Milliarden", "Millionen", "# Prozent"), ("US-Dollar", "Mrd.", "Mio.", "# %"),
        ("Euro", "Milliarden", "Millionen", "# Prozent"), ("Dollar", "Milliarden", "Millionen", "#%"),
    )
)  # fmt: skip


def periods(period: Period, chance: float) -> Mapping[str, str]:
    """The phrases of a period and of the one before."""
    year, index = period.year, period.index
    if period.kind == "year":
        now, earlier = f"im Jahr {year}", ("im Vorjahr", f"im Jahr {year - 1}", "ein Jahr zuvor")
    elif period.kind == "half":
        phrase = f"im {ORDINALS[index - 1]} Halbjahr"
        now, earlier = f"{phrase} {year}", ("ein Jahr zuvor", f"{phrase} {year - 1}", "im Vorjahreszeitraum")
    elif period.kind == "quarter":
        phrase = f"im {ORDINALS[index - 1]} Quartal"
        now, earlier = f"{phrase} {year}", ("ein Jahr zuvor", f"{phrase} {year - 1}", "im Vorjahresquartal")
    elif period.kind == "month":
        now, earlier = f"im {MONTHS[index - 1]} {year}", ("ein Jahr zuvor", f"im {MONTHS[index - 1]} {year - 1}")
    else:
        now = f"in den ersten {NUMERALS[index - 2]} Monaten {year}"
        earlier = ("im Vorjahreszeitraum", f"im gleichen Zeitraum {year - 1}")
    return {"inT": now, "earlier": earlier[int(chance * len(earlier))], "year": str(year)}


def days(day: dt.date) -> str:
    """A day as datelines have it."""
    return f"{day.day}. {MONTHS[day.month - 1]}"


PACK = Pack(
    "de", STYLES, TEMPLATES, WORDS, WAYS, {i: {"": n, "C": ""} for i, n in NAMES.items()},
    {i: {"": n} for i, n in GOODS.items()}, periods, names.PLAIN | {"month": names.of(*MONTHS)}, {}, days,
)  # fmt: skip
