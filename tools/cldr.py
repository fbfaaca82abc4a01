"""Generate the names that the Unicode CLDR has for each language: ``python tools/cldr.py [LANGUAGE ...]``.

Needs Babel, of which factcheck does not depend (``pip install Babel``). It writes a file a language to
``factcheck/languages/cldr``, the lists of ISO 4217 and ISO 3166 codes to ``iso.toml`` beside them (what a language
file need not say again), and other codes of territories to ``factcheck/reference/countries.toml``. Each locale is read
in a process of its own, since Babel 2.18.0 leaks data that a locale inherits by alias into the locales read after it
(python-babel, issue 1234).
"""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parent.parent / "factcheck"
TARGET = PACKAGE / "languages" / "cldr"

LANGUAGES = ("en", "fa", "ru", "uk", "tr", "az", "ar", "de", "fr", "es", "pt", "it", "zh", "ja", "hi", "nl", "pl", "ko")
NOUN_FIRST = frozenset(["es", "fr", "it", "pt", "ar", "fa", "pl"])
"""Languages that put the noun first: "peso mexicano"; the others have it last."""
CAPITALISED = frozenset({"de", "pt"})
"""Languages whose nouns have a capital; elsewhere it shows a country ("доллар США") or a title."""
SHORTEST = {"tr": 5, "az": 5, "ko": 3, "zh": 99, "ja": 99}
"""Letters that the bare noun of a currency has at least; shorter ones are other words too often. Written without
spaces, it cannot be told from its country."""
NOT_STATES = frozenset(["AC", "CP", "CQ", "DG", "EA", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"])
"""Two letters that CLDR names and ISO 3166 does not; XK, EU and EZ are kept, since news write of them."""
OTHERWISE_CALLED = {"MM"}
"""Territories whose second name stands in brackets."""
OF_THE_PAST = frozenset(["BUR", "DDR", "FXX", "TMP", "YMD", "ZAR", "230", "249", "278", "280", "720", "736", "886"])
"""Codes of former territories that the CLDR takes for those of today."""
SHORT_FOR = {"en": {"St. ": "Saint "}, "ru": {"о-ва": "острова", "о-в": "остров"}}

OTHER_WORDS = {
    # Nouns of currencies that are other words of the language, and behind a number more likely those.
    "en": "gold unit units",
    "fa": "دانگ تنگه تنگهٔ",
    "ru": "марка драма така таки колона сома сума пула пулы лата кипа соль соля солей лита тала талы седи островов",
    "uk": "марка драма драми така таки колона колони сома соми сума суми сумів літа літи літів вона вони лата лати "
    "пула пули бати бата кіпа кіпи соли солів сола тала тали леви левів лева бири бира седі лоті лека леки островів",
    "tr": "birimi kolonu dramı takası bahtı",
    "az": "markası takası dramı kolonu lirası paundu",
    "ar": "ليون قرطبة أوقية كونا وحدة ماركا سيدي أفغاني",
    "de": "pfund herzegowina",
    "fr": "nouveau nouveaux unité sols livre livres",
    "es": "nuevo nuevos unidad leones leva córdoba tala marco marcos libra libras",
    "pt": "marca marcas novo novos unidade dobra dobras leva córdoba tala talas marco marcos libra libras",
    "it": "nuovo nuovi unità leone leoni leva tallero marco marchi córdoba",
    "hi": "इकाई ताला",
    "nl": "pond colon unit",
    "pl": "marka marki marek leki lewa kina pula pule puli lata taka taki takie dramy złote nowy nowe nowych",
}


SHARED_SYMBOL = {"XAF", "XOF"}
"""CLDR tells the two CFA francs apart by symbols that the press uses for both; currencies.toml has them."""
NO_NOUN = frozenset({"XDR", "XEU"})
"""Units of account, which are called by a phrase."""

OTHER_NAMES = {
    # Territories whose names are common words of the language; the language file may have them nevertheless.
    "fa": "مالی چک",
    "ar": "مالي",
    "hi": "माली",
    "tr": "Mali",
    "az": "Mali",
    "pl": "Mali",
    "uk": "Малі",
    "zh": "海地 马里 多哥 加纳",
    "ko": "수단 이란 말리 가나 인도 오만 기니",
}


def world() -> dict[str, Any]:
    """The currencies that factcheck knows."""
    return tomllib.loads((PACKAGE / "figures" / "currencies.toml").read_text("utf-8"))


def locale(code: str) -> dict[str, Any]:
    """What Babel says of one locale. Called once a process."""
    from babel import Locale
    from babel.core import get_global

    found = Locale.parse(code)
    plural = found._data["currency_names_plural"]
    tender = {
        c for entries in get_global("territory_currencies").values() for c, _, end, used in entries if used and not end
    }
    digits = get_global("currency_fractions")
    return {
        "cldr": get_global("cldr")["version"],
        "and": found.list_patterns["standard"]["2"].replace("{0}", "").replace("{1}", ""),
        "months": [[found.months[c][w][n] for c in found.months for w in ("wide",)] for n in range(1, 13)],
        "months_short": [[found.months[c]["abbreviated"][n] for c in found.months] for n in range(1, 13)],
        "weekdays": [[found.days[c]["wide"][n] for c in found.days] for n in range(7)],
        "weekdays_short": [[found.days[c]["abbreviated"][n] for c in found.days] for n in range(7)],
        "currencies": {c: [found.currencies[c], *dict(plural.get(c, {})).values()] for c in found.currencies},
        "symbols": dict(found.currency_symbols),
        "parties": dict(found.territories),
        "tender": sorted(tender),
        "digits": {c: digits.get(c, digits["DEFAULT"])[0] for c in sorted(tender)},
        "others": {other: codes[0] for other, codes in get_global("territory_aliases").items() if len(codes) == 1},
    }


def once(names: Iterable[str]) -> list[str]:
    """Each name once, whatever its case; the one with more small letters stays, since capitals are a style of lists."""
    kept: dict[str, str] = {}
    for name in names:
        name = name.replace("\u200f", "").replace("\u02bc", "'").replace("\u2019", "'").strip()
        before = kept.get(name.lower())
        if before is None or sum(map(str.islower, name)) > sum(map(str.islower, before)):
            kept[name.lower()] = name
    return list(kept.values())


def spoken(names: Iterable[str]) -> list[str]:
    """Names without digits, of two letters or more, without a note in brackets and a last stop."""
    plain = (name.partition(" (")[0].removesuffix(".") for name in names if not any(map(str.isdecimal, name)))
    return once(n for n in plain if len(n) > 1)


def territory(code: str, name: str, language: str, joiner: str) -> list[str]:
    """What a territory is called: CLDR writes "&", and notes in brackets."""
    outer, _, inner = name.replace(")", "").partition("(")
    names = [outer.strip(), *([inner] if inner and code in OTHERWISE_CALLED else [])]
    names = [n.replace(" & ", joiner) for n in names]
    for short, long in SHORT_FOR.get(language, {}).items():
        names += [n.replace(short, long) for n in names if short in n]
    if language == "en":
        names += ["".join(c for c in unicodedata.normalize("NFKD", n) if not unicodedata.combining(c)) for n in names]
    return [n for n in once(names) if n not in OTHER_NAMES.get(language, "").split()]


def nouns(names: dict[str, list[str]], language: str) -> dict[str, set[str]]:
    """The bare nouns of the currencies by code or family: "lats", which is one currency, and "dollar", which is many.

    Nouns that share a currency belong together ("leu" and "lei"); what belongs to codes of more than one family is
    left to the language file, as are nouns that are other words.
    """
    codes: dict[str, set[str]] = {}
    for code, forms in names.items():
        forms = [] if code in NO_NOUN else forms
        for noun in filter(None, (bare(form, language) for form in forms)):
            codes.setdefault(noun, set()).add(code)
    found: dict[str, set[str]] = {}
    for noun in codes:
        if len(noun) < SHORTEST.get(language, 4):
            continue
        found.setdefault(owner(linked(noun, codes)), set()).add(noun)
    found.pop("", None)
    return found


def bearers(names: dict[str, list[str]]) -> dict[str, set[str]]:
    """The names that several currencies bear, such as the two CFA francs without their banks."""
    codes: dict[str, set[str]] = {}
    for code, forms in names.items():
        for form in forms:
            codes.setdefault(form, set()).add(code)
    return {form: together for form, together in codes.items() if len(together) > 1 and owner(together)}


def owner(codes: set[str]) -> str:
    """What a noun of these codes is: a family, one code ("LTL"), or the first reading of a family ("crown:EEK")."""
    families = sorted((len(members), f) for f, members in world()["families"].items() if codes <= set(members))
    if len(codes) > 1:
        return families[0][1] if families else ""
    size, family = families[0] if families else (1, "")
    return f"{family}:{min(codes)}" if size > 1 else min(codes)


def bare(name: str, language: str) -> str:
    """The noun in the name of a currency, "" where it is none or another word."""
    words = name.replace("-", " ").split() if language in ("de", "nl") else name.split()
    noun = words[0 if language in NOUN_FIRST else -1]
    if language == "fa":
        noun = noun.removesuffix("ٔ")
        noun = noun[:-1] if noun.endswith(("ای", "وی")) else noun
    named = noun[0].isupper() and language not in CAPITALISED
    letters = all(unicodedata.category(c)[0] in "LM" or c in "'ʻ\u200c" for c in noun)
    return noun if letters and not named and noun.lower() not in OTHER_WORDS.get(language, "").split() else ""


def linked(noun: str, codes: dict[str, set[str]]) -> set[str]:
    """The codes that a noun stands for, with those of all nouns that share one of them."""
    together = set(codes[noun])
    while more := {c for found in codes.values() if found & together for c in found} - together:
        together |= more
    return together


def block(name: str, entries: Iterable[tuple[Any, Iterable[str]]]) -> Iterator[str]:
    """Lines of a key and its names as one literal string, which is read ten times as fast as a table of lists."""
    lines = [f"{key} {' | '.join(names)}\n" for key, names in entries if names]
    yield f"{name} = '''\n{''.join(lines)}'''\n"


def head(cldr: str) -> str:
    """The head of a generated file."""
    import babel

    return (
        f"# Names of the Unicode CLDR {cldr}, generated by tools/cldr.py. Do not edit: the language file wins.\n"
        f"# Unicode License V3, see LICENSE beside this file.\n\n"
        f'cldr = "{cldr}"\nbabel = "{babel.__version__}"\ngenerated = {dt.date.today()}\n\n'
    )


def page(language: str, said: dict[str, Any]) -> str:
    """The file of one language."""
    known = world()["codes"].split()
    names = {c: [n for n in spoken(said["currencies"].get(c, ())) if n != c] for c in known}
    common = nouns(names, language)
    for name, codes in bearers(names).items():
        common.setdefault(owner(codes), set()).add(name)
        names = {c: [n for n in said if n != name] for c, said in names.items()}
    parts = [
        *block("months", enumerate(map(spoken, said["months"]), 1)),
        *block("months_short", enumerate(map(spoken, said["months_short"]), 1)),
        *block("weekdays", enumerate(map(spoken, said["weekdays"]))),
        *block("weekdays_short", enumerate(map(spoken, said["weekdays_short"]))),
        *block("currencies", names.items()),
        *block("nouns", ((c, sorted(words)) for c, words in sorted(common.items()))),
        *block("symbols", ((c, symbol(c, said["symbols"].get(c, ""))) for c in known)),
        *block(
            "parties",
            ((c, territory(c, n, language, said["and"])) for c, n in sorted(said["parties"].items()) if is_state(c)),
        ),
    ]
    return head(said["cldr"]) + "\n".join(parts)


def is_state(code: str) -> bool:
    """Whether a code of CLDR is a state or territory of ISO 3166, or a group that news treat as one."""
    return len(code) == 2 and code not in NOT_STATES


def symbol(code: str, printed: str) -> list[str]:
    """The symbol of a currency, where it says more than its code and than a sign that all languages share."""
    name = printed.replace("\u200f", "").replace("\u202f", " ").strip()
    return [name] if len(name) > 1 and name != code and code not in SHARED_SYMBOL else []


def iso(said: dict[str, Any]) -> str:
    """The file of the codes in use: currencies with the digits of their minor unit, and territories."""
    groups: dict[int, list[str]] = {}
    for code, digits in said["digits"].items():
        groups.setdefault(digits, []).append(code)
    lines = (f'{digits} = "{" ".join(codes)}"' for digits, codes in sorted(groups.items()))
    states = " ".join(sorted(c for c in said["parties"] if is_state(c) and c not in ("EU", "EZ")))
    return f'{head(said["cldr"])}territories = "{states}"\n\n[currencies]\n' + "\n".join(lines) + "\n"


def countries(said: dict[str, Any]) -> str:
    """The file of other codes of territories: alpha-3 of ISO 3166, and numeric ones, which are those of M49."""
    found: dict[str, list[str]] = {}
    for other, code in sorted(said["others"].items(), key=lambda pair: (pair[0].isdigit(), pair[0])):
        if len(other) == 3 and code in said["parties"] and is_state(code) and other not in OF_THE_PAST:
            found.setdefault(code, []).append(other)
    lines = (f"{code} {' '.join(others)}\n" for code, others in sorted(found.items()) if code != "EU")
    top = head(said["cldr"]).replace("Names", "Codes of territories").replace(": the language file wins.", ".")
    top = top.replace("LICENSE beside this file", "LICENSE in factcheck/languages/cldr")
    return f"{top}# alpha-2, alpha-3, M49\ncodes = '''\n{''.join(lines)}'''\n"


def main(languages: list[str]) -> None:
    """Write the files of the languages, each from a process of its own."""
    TARGET.mkdir(exist_ok=True)
    for language in languages or LANGUAGES:
        command = [sys.executable, __file__, "--locale", language]
        said = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
        (TARGET / f"{language}.toml").write_text(page(language, said), "utf-8")
        if language == "en":
            (TARGET / "iso.toml").write_text(iso(said), "utf-8")
            (PACKAGE / "reference" / "countries.toml").write_text(countries(said), "utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--locale"]:
        json.dump(locale(sys.argv[2]), sys.stdout)
    else:
        main(sys.argv[1:])
