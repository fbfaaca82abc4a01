"""Spanish: names, words, habits of print, and what is written with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from wires import names
from wires.ledger import Period
from wires.printed import Style
from wires.text import Pack

NAMES = (
    "Turquía", "Georgia", "Kazajistán", "Brasil", "Vietnam", "Marruecos", "Polonia", "Chile", "Kenia", "Jordania",
    "Argentina", "México", "Canadá", "Noruega", "Suecia", "Finlandia", "Dinamarca", "Alemania", "Francia", "España",
    "Portugal", "Italia", "Grecia", "Austria", "Hungría", "Rumanía", "Bulgaria", "Serbia", "Ucrania", "Rusia",
    "Azerbaiyán", "Armenia", "Uzbekistán", "Irán", "Irak", "Egipto", "Argelia", "Túnez", "Nigeria", "Ghana",
    "Etiopía", "Tanzania", "Zambia", "India", "Pakistán", "Bangladés", "Indonesia", "Malasia", "Tailandia", "Japón",
    "China", "Australia", "Perú", "Colombia", "Ecuador", "Israel", "Catar", "Omán", "Bélgica", "Irlanda",
)  # fmt: skip
GOODS = {
    0: "acero", 1: "trigo", 2: "cobre", 3: "algodón", 4: "muebles", 5: "cemento", 6: "cítricos", 7: "fertilizantes",
    8: "textiles", 9: "maquinaria", 10: "aluminio", 11: "madera", 12: "arroz", 13: "azúcar", 14: "café", 15: "té",
    16: "cacao", 17: "aceite de palma", 20: "carne de vacuno", 23: "papel", 24: "plásticos", 25: "caucho", 26: "vidrio",
}  # fmt: skip
MONTHS = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
        "noviembre",
          "diciembre")  # fmt: skip
ORDINALS = ("primer", "segundo", "tercer", "cuarto")
TEMPLATES: dict[str, tuple[str, ...]] = {
    "headline": (
        "Las exportaciones de {R} a {P} {rose} un {rate}", "{R} vende a {P} bienes por {coarse}",
        "Comercio exterior: {R} y {P}",
    ),
    "dateline": ("{source}, {date}. – ", "({source}) – ", "{date} ({source}). "),
    "lead": (
        "Las exportaciones de {R} a {P} {rose} un {rate} {inT}, hasta {cur}, frente a {prev} {earlier}, {said}.",
        "{R} exportó a {P} bienes por valor de {cur} {inT}, un {rate} {more} que {earlier}, {said}.",
        "Las exportaciones de {R} a {P} {rose} {inT} en {amt}, un {rate}, hasta {cur}, {said}.",
        "{SaidFirst} las exportaciones de {R} a {P} sumaron {cur} {inT}, frente a {prev} {earlier}, lo que supone "
        "{aRise} del {rate}.",
        "Las exportaciones de {R} a {P} pasaron de {prev} {earlier} a {cur} {inT}, {aRise} del {rate}, {said}.",
    ),
    "growth": (
        "{Flow} {rose} un {rate}, hasta {cur}, desde {prev} {earlier}.",
        "{InT}, {flow} ascendieron a {cur}, frente a {prev} {earlier}, {aRise} del {rate}.",
        "{Flow} {rose} en {amt}, o un {rate}, hasta {cur}.",
        "{Flow} alcanzaron {cur} {inT}, un {rate} {more} que {earlier}, cuando fueron de {prev}.",
        "{Flow} {rose} un {rate} {inT}, {because}: sumaron {cur}, frente a {prev} {earlier}.",
        "“{Flow} {rose} un {rate}, hasta {cur}”, dijo {person}. {Earlier} fueron de {prev}.",
        "{Flow} totalizaron {cur} {inT}, {aRise} de {amt} frente a {prev} {earlier}.",
    ),
    "turnover": (
        "El comercio bilateral alcanzó {total} {inT}: {R} exportó por {exports} e importó por {imports}.",
        "Con exportaciones de {exports} e importaciones de {imports}, {R} registró {inT} un {surplus} comercial de "
        "{balance} con {P}.",
        "Las exportaciones a {P} fueron de {exports} {inT} y las importaciones, de {imports}, lo que dejó un "
        "{surplus} de {balance}.",
    ),
    "share": (
        "Las ventas de {good} supusieron {part}, el {share} del total de {whole}.",
        "De los {whole} exportados a {P}, {part}, el {share}, correspondieron a {good}.",
        "El {share} de las exportaciones a {P}, que sumaron {whole}, correspondió a {good}: {part}.",
    ),
    "unit": (
        "{R} vendió a {P} {quantity} de {good} por {value}, a un precio medio de {price} por tonelada.",
        "Los envíos de {good} a {P} sumaron {quantity} por valor de {value}, a {price} la tonelada.",
    ),
    "company": (
        "Los ingresos de {company} {rose} un {rate} {inT}, hasta {cur}, frente a {prev} {earlier}.",
        "{Company} facturó {cur} {inT}, un {rate} {more} que {earlier}, cuando ingresó {prev}.",
        "Las ventas de {company} {rose} {inT} en {amt}, hasta {cur}, frente a {prev} {earlier}.",
    ),
    "points": (
        "La tasa de desempleo de {R} {subio} {points}, hasta el {cur}, desde el {prev} del mes anterior.",
        "La inflación anual de {R} {subio} al {cur} desde el {prev}, es decir, {points}.",
    ),
    "segments": (
        "{Company} vendió {inT} por {total}: {a} en el mercado interior, {b} en la región y {c} en otros países.",
        "La empresa {company} invertirá {total}: {a} en plantas, {b} en logística y {c} en investigación.",
    ),
    "count": (
        "De las {whole} empresas encuestadas, {part}, el {share}, prevén nuevos pedidos.",
        "En la feria participaron {whole} empresas; {part} de ellas, el {share}, eran extranjeras.",
    ),
    "coarse": ("En total, {R} vendió a {P} bienes por {coarse} {inT}.",),
    "prose": (
        "{Person} añadió que las empresas de ambos países están dispuestas a invertir.",
        "Los exportadores confían en que las negociaciones continúen.", "El sector pide menos trámites en la frontera.",
        "Según los analistas, la demanda sigue siendo débil en la construcción.",
        "“Todavía es pronto para hablar de recuperación”, dijo {person}.",
        "La cámara de comercio señaló que la competencia de otros proveedores es cada vez mayor.",
        "El gobierno prepara un programa de apoyo a las pequeñas empresas.",
        "{Company} no quiso comentar los resultados.", "Los agricultores de {place} se quejan de la sequía.",
    ),
    "background": (
        "El ministerio no explicó los motivos.", "La próxima publicación está prevista para el {day} de {month}.",
        "{Person}, de {age} años, dirige la agencia desde {past}.",
        "“Seguiremos trabajando con nuestros socios”, dijo {person}.",
        "Los dos países mantienen relaciones diplomáticas desde {past} y han firmado {few} acuerdos.",
        "Unos {many} camiones cruzaron la frontera cerca de {place}.",
        "La planta, situada a {few} kilómetros de {place}, emplea a {many} personas.",
        "Los analistas esperaban un resultado similar.",
        "El artículo {few} del acuerdo, firmado en {past}, prevé aranceles más bajos.",
    ),
}  # fmt: skip
WAYS = {
    "rose": (("aumentaron", "crecieron", "subieron", "se incrementaron"),
             ("cayeron", "bajaron", "disminuyeron", "descendieron")),
    "subio": (("subió", "aumentó"), ("bajó", "descendió")),
    "aRise": (("un aumento", "un incremento", "una subida"), ("un descenso", "una caída", "una disminución")),
    "more": (("más",), ("menos",)),
    "surplus": (("superávit",), ("déficit",)),
}  # fmt: skip
WORDS = {
    "said": (
        "según datos oficiales", "informó el servicio de aduanas", "según el instituto de estadística",
        "dijo el ministerio de Comercio", "según {person}, portavoz del ministerio", "informó el banco central",
    ),
    "saidFirst": (
        "Según el servicio de aduanas,", "El ministerio de Economía informó de que", "Los datos oficiales muestran que",
    ),
    "because": (
        "gracias a la demanda de bienes de consumo", "pese a la debilidad de la moneda",
        "por los precios internacionales",
    ),
    "importsFlow": ("las importaciones desde {P}", "las importaciones procedentes de {P}",
                    "las importaciones de {R} desde {P}"),
    "goodsFlow": ("las exportaciones de {good} a {P}", "las ventas de {good} a {P}"),
    "currency": ("pesos|pesos",),
}  # fmt: skip
HEDGES = {
    "about": ("alrededor de", "aproximadamente"), "more": ("más de",), "nearly": ("casi",), "less": ("menos de",),
}  # fmt: skip
STYLES = tuple(
    Style(",", ".", {**money, "": f"# {name}"}, rate, "# puntos porcentuales", HEDGES,
          tonnes={"million": "# millones de toneladas", "": "# toneladas"})
    for name, money, rate in (
        ("dólares", {"million": "# millones de dólares"}, "# %"),
        ("dólares", {"billion": "# mil millones de dólares", "million": "# millones de dólares"}, "# por ciento"),
        ("euros", {"million": "# millones de euros"}, "#%"),
    )
)  # fmt: skip


def periods(period: Period, chance: float) -> Mapping[str, str]:
    """The phrases of a period and of the one before."""
    year, index = period.year, period.index
    if period.kind == "year":
        now, earlier = f"en {year}", ("el año anterior", f"en {year - 1}", "un año antes")
    elif period.kind == "half":
        phrase = f"en el {ORDINALS[index - 1]} semestre de"
        now, earlier = (
            f"{phrase} {year}",
            ("un año antes", f"{phrase} {year - 1}", f"en el mismo período de {year - 1}"),
        )
    elif period.kind == "quarter":
        phrase = f"en el {ORDINALS[index - 1]} trimestre de"
        now, earlier = (
            f"{phrase} {year}",
            ("un año antes", f"en el mismo trimestre de {year - 1}", f"{phrase} {year - 1}"),
        )
    elif period.kind == "month":
        now, earlier = f"en {MONTHS[index - 1]} de {year}", ("un año antes", f"en {MONTHS[index - 1]} de {year - 1}")
    else:
        now = f"entre enero y {MONTHS[index - 1]} de {year}"
        earlier = (f"en el mismo período de {year - 1}", "un año antes")
    return {"inT": now, "earlier": earlier[int(chance * len(earlier))], "year": str(year)}


def days(day: dt.date) -> str:
    """A day as datelines have it."""
    return f"{day.day} de {MONTHS[day.month - 1]}"


PACK = Pack(
    "es", STYLES, TEMPLATES, WORDS, WAYS, {i: {"": n, "C": ""} for i, n in enumerate(NAMES)},
    {i: {"": n} for i, n in GOODS.items()}, periods, names.PLAIN | {"month": names.of(*MONTHS)}, {}, days,
)  # fmt: skip
