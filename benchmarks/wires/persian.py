"""Persian: names, words, habits of print, and what is written with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from wires import names
from wires.ledger import Period
from wires.printed import Style
from wires.text import Pack

NAMES = {
    0: "ترکیه", 1: "گرجستان", 2: "قزاقستان", 3: "برزیل", 4: "ویتنام", 6: "لهستان", 7: "شیلی", 8: "کنیا", 9: "اردن",
    10: "آرژانتین", 11: "مکزیک", 12: "کانادا", 13: "نروژ", 14: "سوئد", 15: "فنلاند", 16: "دانمارک", 17: "آلمان",
    18: "فرانسه", 19: "اسپانیا", 20: "پرتغال", 21: "ایتالیا", 22: "یونان", 23: "اتریش", 24: "مجارستان", 25: "رومانی",
    26: "بلغارستان", 27: "صربستان", 28: "اوکراین", 29: "روسیه", 31: "ارمنستان", 32: "ازبکستان", 33: "ایران", 34: "عراق",
    35: "مصر", 36: "الجزایر", 37: "تونس", 38: "نیجریه", 43: "هند", 44: "پاکستان", 45: "بنگلادش", 46: "اندونزی",
    47: "مالزی", 48: "تایلند", 49: "ژاپن", 50: "چین", 51: "استرالیا", 56: "قطر", 57: "عمان", 58: "بلژیک", 59: "ایرلند",
}  # fmt: skip
GOODS = {
    0: "فولاد", 1: "گندم", 2: "مس", 3: "پنبه", 5: "سیمان", 6: "مرکبات", 8: "منسوجات", 10: "آلومینیوم", 11: "چوب",
    12: "برنج", 13: "شکر", 14: "قهوه", 15: "چای", 23: "کاغذ", 26: "شیشه",
}  # fmt: skip
MONTHS = ("ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر")
ORDINALS = ("نخست", "دوم", "سوم", "چهارم")
NUMERALS = ("دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه", "ده", "یازده")
DIGITS = "۰۱۲۳۴۵۶۷۸۹"
TEMPLATES: dict[str, tuple[str, ...]] = {
    "headline": ("{rise} {rate} صادرات {R} به {P}", "صادرات {coarse} کالا به {P}", "آمار تجارت {R} و {P}"),
    "dateline": ("{source} - ", "به گزارش {source}، "),
    "lead": (
        "صادرات {R} به {P} {inT} {cur} بود که در مقایسه با {prev} {earlier}، {rate} {grew} یافته است.",
        "{R} {inT} {cur} کالا به {P} صادر کرد که نسبت به {then} {rate} {rise} نشان می‌دهد.",
        "ارزش صادرات {R} به {P} {inT} با {rate} {rise} نسبت به {then} به {cur} رسید.",
        "ارزش صادرات {R} به {P} از {prev} {earlier} به {cur} {inT} رسید که {rate} {rise} نشان می‌دهد.",
    ),
    "growth": (
        "{Flow} {inT} {cur} بود که در مقایسه با {prev} {earlier}، {rate} {grew} یافته است.",
        "{Flow} {inT} با {rate} {rise} نسبت به {then} به {cur} رسید. این رقم {earlier} {prev} بود.",
        "{Flow} از {prev} {earlier} به {cur} {inT} رسید که {rate} {rise} نشان می‌دهد.",
    ),
    "turnover": (
        "حجم تجارت دو کشور {inT} به {total} رسید که {exports} آن صادرات {R} و {imports} آن واردات از {P} بود.",
        "با صادرات {exports} و واردات {imports}، {R} {inT} در تجارت با {P} {balance} {surplus} داشت.",
    ),
    "share": ("سهم {good} از صادرات {whole} به {P}، {part} یا {share} بود.",),
    "company": (
        "درآمد شرکت {company} {inT} از {prev} به {cur} رسید که {rate} {rise} نشان می‌دهد.",
        "سود شرکت {company} {inT} {cur} بود که در مقایسه با {prev} {earlier}، {rate} {grew} یافته است.",
    ),
    "points": ("نرخ بیکاری {R} با {points} {rise} از {prev} به {cur} رسید.",),
    "coarse": ("در مجموع، {R} {inT} {coarse} کالا به {P} صادر کرد.",),
    "prose": (
        "شرکت‌های دو کشور برای سرمایه‌گذاری اعلام آمادگی کرده‌اند.", "صادرکنندگان به ادامه مذاکرات امیدوارند.",
        "به گفته کارشناسان، تقاضا در بخش ساختمان همچنان ضعیف است.",
        "دولت برنامه‌ای برای حمایت از شرکت‌های کوچک آماده می‌کند.",
        "فعالان اقتصادی خواستار ساده شدن تشریفات گمرکی هستند.",
    ),
    "background": (
        "دلیل این تغییر اعلام نشده است.", "دو کشور {few} سند همکاری امضا کرده‌اند.",
        "تحلیلگران انتظار نتیجه مشابهی داشتند.",
        "آمار بعدی در روز {day} {month} منتشر می‌شود.",
    ),
}  # fmt: skip
WAYS = {
    "grew": (("افزایش",), ("کاهش",)),
    "rise": (("افزایش", "رشد"), ("کاهش", "افت")),
    "surplus": (("مازاد",), ("کسری",)),
}
WORDS = {
    "importsFlow": ("واردات {R} از {P}", "واردات از {P}", "ارزش واردات {R} از {P}"),
    "goodsFlow": ("صادرات {good} به {P}", "صادرات {good} {R} به {P}"),
    "currency": ("ریال|ریال",),
}
HEDGES = {"about": ("حدود",), "more": ("بیش از",), "nearly": ("نزدیک به",), "less": ("کمتر از",)}
STYLES = tuple(
    Style(point, "", {"billion": f"# میلیارد {name}", "million": f"# میلیون {name}", "": f"# {name}"}, rate,
          "# واحد درصد", HEDGES, DIGITS, tonnes={"": "# تن"})
    for name, point, rate in (("دلار", ".", "# درصد"), ("یورو", ".", "# درصد"), ("دلار", "٫", "# درصد"))
)  # fmt: skip


def local(number: int | str) -> str:
    """A number in Persian digits."""
    return str(number).translate({48 + i: digit for i, digit in enumerate(DIGITS)})


def periods(period: Period, chance: float) -> Mapping[str, str]:
    """The phrases of a period and of the one before."""
    year, before, index = local(period.year), local(period.year - 1), period.index
    then = ("مدت مشابه سال قبل", f"مدت مشابه سال {before}")
    if period.kind == "year":
        now, then = f"در سال {year}", ("سال قبل", f"سال {before}")
    elif period.kind == "half":
        now = f"در نیمه {ORDINALS[index - 1]} سال {year}"
    elif period.kind == "quarter":
        now = f"در سه ماهه {ORDINALS[index - 1]} سال {year}"
    elif period.kind == "month":
        now, then = f"در ماه {MONTHS[index - 1]} {year}", ("ماه مشابه سال قبل", f"{MONTHS[index - 1]} {before}")
    else:
        now = f"در {NUMERALS[index - 2]} ماه نخست سال {year}"
    chosen = then[int(chance * len(then))]
    return {"inT": now, "then": chosen, "earlier": f"در {chosen}", "year": year}


def days(day: dt.date) -> str:
    """A day as datelines have it."""
    return f"{local(day.day)} {MONTHS[day.month - 1]}"


NOISE = {
    name: (lambda chance, make=make: local(make(chance))) for name, make in names.PLAIN.items()
} | {"month": names.of(*MONTHS)}  # fmt: skip
PACK = Pack(
    "fa", STYLES, TEMPLATES, WORDS, WAYS, {i: {"": n, "C": ""} for i, n in NAMES.items()},
    {i: {"": n} for i, n in GOODS.items()}, periods, NOISE, {}, days,
)  # fmt: skip
