"""Reports made by hand on the seed articles, so that every output can be tested without the checking itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from typing import Any

from factcheck.inputs import html, likeness
from factcheck.model import (
    Article,
    Binding,
    Claim,
    Coverage,
    Derived,
    Failure,
    Finding,
    Kind,
    Period,
    Quantities,
    Quantity,
    Refusal,
    Relation,
    Remark,
    Repair,
    Report,
    Run,
    Span,
    Suppressed,
    Suppression,
)
from factcheck.numeric.figure import Figure, Reading
from factcheck.numeric.interval import Interval
from factcheck.numeric.proof import Proof, Step
from factcheck.reports.summary import totals
from factcheck.reports.view import View


def run(reports: Sequence[Report], failures: Sequence[Failure] = (), notices: Sequence[str] = ()) -> Run:
    """Some reports as a run."""
    return Run(tuple(reports), totals(reports, failures), tuple(failures), tuple(notices))


def render(
    form: ModuleType,
    reports: Sequence[Report],
    failures: Sequence[Failure] = (),
    notices: Sequence[str] = (),
    **view: Any,
) -> str:
    """Some reports in a format, given by its module; ``view`` says how they are to be laid out."""
    return "".join(form.render(run(reports, failures, notices), View(**view)))


SEEDS = Path(__file__).parent.parent / "seeds"
YEAR_2017 = Period(dt.date(2017, 1, 1), dt.date(2017, 12, 31), "2017")
YEAR_2018 = Period(dt.date(2018, 1, 1), dt.date(2018, 12, 31), "2018")
HALF_2018 = Period(dt.date(2018, 1, 1), dt.date(2018, 6, 30), "2018-01/06", cumulative=True)


def interval(low: str, high: str) -> Interval:
    """An interval from two numbers as text."""
    return Interval(Fraction(low), Fraction(high))


def figure(low: str, high: str) -> Figure:
    """A figure whose three readings are the same."""
    reading = Reading(interval(low, high), interval(low, high))
    return Figure(reading, reading, reading)


def article(number: str, **known: object) -> Article:
    """The seed article whose name begins with a number."""
    path = next(SEEDS.glob(f"{number}_*.txt"))
    return Article(path.read_text("utf-8"), path=f"seeds/{path.name}", **known)  # type: ignore[arg-type]


def claim(
    source: Article,
    surface: str,
    value: str,
    bounds: tuple[str, str],
    kind: Kind = "money",
    sentence: int = 0,
    measure: str = "level",
    hedge: str | None = None,
    flow: str = "",
    period: Period | None = None,
    nth: int = 0,
    noun: str = "",
) -> Claim:
    """A claim on the nth place where a surface stands in an article."""
    at = -1
    for _ in range(nth + 1):
        at = source.text.index(surface, at + 1)
    span = Span(at, at + len(surface))
    units = {"money": "USD", "percent": "percent", "count": "count"}
    quantity = Quantity(
        kind=kind,
        value=Decimal(value),
        value_to=None,
        figure=figure(*bounds),
        unit=units[kind],
        currency="USD" if kind == "money" else None,
        alternatives=(),
        hedge=hedge,
        surface=surface,
        span=span,
        number=span,
        noun=noun,
    )
    return Claim(f"{kind}-{value}-{sentence}", quantity, sentence, measure, flow, period=period)


def russia_iran() -> Report:
    """Seed 000: a contradiction with its only repair, and a relation that agrees."""
    source = article("000", date=dt.date(2019, 6, 14))
    turnover = claim(
        source, "about 1.7 billion dollars", "1700000000", ("1600000000", "1800000000"), sentence=6, hedge="about"
    )
    added = claim(source, "$33.9 million", "33900000", ("33850000", "33950000"), sentence=6, measure="change")
    rate = claim(source, "1.99 percent", "1.99", ("1.985", "1.995"), "percent", 6, "rate")
    imports = claim(source, "$ 533.1 million", "533100000", ("533050000", "533150000"), sentence=7, flow="imports")
    first = claim(source, "35.9 percent", "35.9", ("35.85", "35.95"), "percent", 7, "rate")
    second = claim(source, "140.9 percent", "140.9", ("140.85", "140.95"), "percent", 7, "rate")
    offices = claim(source, "nearly 30", "30", ("0", "35"), "count", 2, hedge="nearly", noun="representatives")
    before = (
        Derived(
            "previous",
            interval("392090000", "392450000"),
            "USD",
            "35.9 percent implies the earlier figure $ 392.09 to 392.45 million",
        ),
        Derived(
            "previous",
            interval("221230000", "221360000"),
            "USD",
            "140.9 percent implies the earlier figure $ 221.23 to 221.36 million",
        ),
    )
    agreed = Relation(
        "growth",
        "consistent",
        (Binding("current", turnover), Binding("change", added), Binding("growth", rate)),
        ("current = previous * (1 + growth)", "current = previous + change"),
        "sentence",
        frame="level-change-or-rate",
        derived=(
            Derived(
                "current",
                interval("1730600000", "1744300000"),
                "USD",
                "the new figure: 1.7306 to 1.7443 billion dollars",
            ),
        ),
        explanation="33.9 million is 1.99 percent of 1,696.7 to 1,710.3 million, and about 1.7 billion agrees.",
    )
    broken = Relation(
        "restated",
        "contradiction",
        (Binding("current", imports), Binding("growth", first), Binding("growth", second)),
        ("current = previous * (1 + growth)",),
        "sentence",
        frame="rate-or-rate",
        derived=before,
    )
    finding = Finding(
        id="restated-4f1c",
        rule="restated",
        severity="contradiction",
        scope="sentence",
        message="35.9 percent and 140.9 percent are given for one change; no figures for 2017 agree with both.",
        spans=broken.spans,
        claims=broken.claims,
        recomputation=(
            "35.9 percent: 2017 was 533.1 / 1.359 = 392.09 to 392.45 million dollars",
            "140.9 percent: 2017 was 533.1 / 2.409 = 221.23 to 221.36 million dollars",
        ),
        derived=before,
        repairs=(
            Repair(
                second.span,
                "$140.9 million",
                "percent-for-money",
                "533.1 - 140.9 = 392.2, and 140.9 / 392.2 = 35.93 percent: all three figures agree",
            ),
        ),
        proof=Proof(
            (("growth1", interval("0.3585", "0.3595")), ("growth2", interval("1.4085", "1.4095"))),
            ("growth1 = growth2",),
            (Step(0, "growth1", None),),
        ),
    )
    claims = (offices, turnover, added, rate, imports, first, second)
    return Report(
        article=source,
        quantities=Quantities(c.quantity for c in claims),
        claims=claims,
        relations=(agreed, broken),
        findings=(finding,),
        coverage=Coverage(7, 6, 3, 3, 0, 1, 2),
        language="en",
    )


def azerbaijan() -> Report:
    """Seed 004: a warning that reaches over sentences, a note, agreed relations, a title that needs escaping."""
    source = article("004", title='Ministers <met> & "agreed"')
    total = claim(source, "$ 1.14 billion", "1140000000", ("1135000000", "1145000000"), sentence=14, flow="turnover")
    exports = claim(source, "$349.23 million", "349230000", ("349225000", "349235000"), sentence=16, flow="exports")
    rate = claim(source, "5.76 percent", "5.76", ("5.755", "5.765"), "percent", 16, "rate")
    imports = claim(source, "$788.21 million", "788210000", ("788205000", "788215000"), sentence=17, flow="imports")
    other = claim(source, "0.29 percent", "0.29", ("0.285", "0.295"), "percent", 17, "rate")
    longer = claim(source, "$1.3 billion", "1300000000", ("1250000000", "1350000000"), sentence=18, flow="turnover")
    sums = Relation(
        "turnover",
        "consistent",
        (Binding("turnover", total), Binding("exports", exports), Binding("imports", imports)),
        ("turnover = exports + imports",),
        "paragraph",
        assumptions=("both sentences are about January to June 2018",),
        derived=(
            Derived("turnover", interval("1137430000", "1137450000"), "USD", "turnover: $1,137.43 to 1,137.45 million"),
        ),
        explanation="349.23 + 788.21 = 1,137.44 million, and 1.14 billion agrees.",
    )
    longest = Relation(
        "cumulative",
        "consistent",
        (Binding("shorter", total), Binding("longer", longer)),
        ("longer >= shorter",),
        "article",
        explanation="January to July (1.3 billion) is at least January to June (1.14 billion).",
    )
    base = source.text.index("in the first half of the year")
    sibling = source.text.index("in the first six months of 2017")
    warning = Finding(
        id="own-base-77aa",
        rule="own-base",
        severity="warning",
        scope="paragraph",
        message="The period that 5.76 percent is measured against is the claim's own period, January to June 2018.",
        spans=(
            Span(rate.span.start, rate.span.end, "growth"),
            Span(base, base + len("in the first half of the year"), "base period: the same as the claim's own"),
            Span(sibling, sibling + len("in the first six months of 2017"), "the next sentence names this base"),
        ),
        claims=(exports, rate),
        recomputation=("against 2017: 349.23 / 1.0576 = 330.20 to 330.22 million dollars",),
        derived=(
            Derived(
                "previous",
                interval("330200000", "330220000"),
                "USD",
                "the earlier figure, if it is for 2017: $330.2 to 330.22 million",
            ),
        ),
        repairs=(
            Repair(
                Span(base, base + len("in the first half of the year")),
                "in the first half of 2017",
                "own-period-as-base",
                "the next sentence compares with 2017",
            ),
        ),
    )
    note = Finding(
        id="turnover-0b21",
        rule="turnover",
        severity="note",
        scope="article",
        message="The figures agree only if 1.14 billion was rounded.",
        spans=(Span(total.span.start, total.span.end, "turnover"),),
        claims=(total,),
    )
    previous = Relation(
        "growth",
        "unverifiable",
        (Binding("current", imports), Binding("rate", other)),
        ("current = previous * (1 + rate / 100)",),
        "sentence",
        derived=(
            Derived(
                "previous", interval("785920000", "786020000"), "USD", "the earlier figure: $785.92 to 786.02 million"
            ),
        ),
        explanation="$788.21 million = previous * (1 + 0.29 percent / 100)",
    )
    claims = (total, exports, rate, imports, other, longer)
    return Report(
        article=source,
        quantities=Quantities(c.quantity for c in claims),
        claims=claims,
        relations=(sums, longest, previous),
        findings=(warning, note),
        coverage=Coverage(6, 5, 4, 0, 1, 1, 2),
        language="en",
        notices=("the date of the article is not known: relative periods were not resolved",),
    )


def persian() -> Report:
    """Seed 002: right to left; a finding invented for the layout, since the article itself is silent."""
    source = article("002", date=dt.date(2025, 12, 7))
    memoranda = claim(source, "۲۰ تفاهمنامه", "20", ("20", "20"), "count", 3, noun="تفاهمنامه")
    contracts = claim(source, "پنج قرارداد", "5", ("5", "5"), "count", 3, noun="قرارداد")
    firms = claim(source, "۱۶ شرکت", "16", ("16", "16"), "count", 9, noun="شرکت")
    finding = Finding(
        id="count-90ab",
        rule="count",
        severity="warning",
        scope="article",
        message="A finding made for the layout: these counts are shown together.",
        spans=(
            Span(memoranda.span.start, memoranda.span.end, "memoranda"),
            Span(contracts.span.start, contracts.span.end, "contracts"),
            Span(firms.span.start, firms.span.end, "companies"),
        ),
        claims=(memoranda, contracts, firms),
        recomputation=("20 + 5 = 25",),
    )
    claims = (memoranda, contracts, firms)
    return Report(
        article=source,
        quantities=Quantities(c.quantity for c in claims),
        claims=claims,
        relations=(),
        findings=(finding,),
        coverage=Coverage(3, 3, 0, 0, 3, 0, 1),
        language="fa",
    )


def set_aside() -> Report:
    """HTML with an entity in a figure, so that one of two repairs cannot be written; two findings that do not count."""
    source = "<h1>Grain</h1>\n<p>“Ships” unloaded <b>12 tonnes</b>, up 20&nbsp;percent from 11 tonnes.</p>"
    [read] = html.read(source, "utf-8", "news/a #1 \u062e\u0628\u0631.html")
    article = likeness.compared(read, source)
    rate = claim(article, "20\u00a0percent", "20", ("19.5", "20.5"), "percent", measure="rate")
    level = claim(article, "12 tonnes", "12", ("11.5", "12.5"), "count")
    before = claim(article, "11 tonnes", "11", ("10.5", "11.5"), "count")
    spans = tuple(Span(c.span.start, c.span.end, role) for c, role in ((rate, "rate"), (level, "new figure")))
    finding = Finding(
        id="growth-77",
        rule="growth",
        severity="contradiction",
        scope="clause",
        message="20 percent and 12 tonnes cannot both be true.",
        spans=spans,
        claims=(rate, level, before),
        repairs=(Repair(rate.span, "9 percent", "digits"), Repair(level.span, "13 tonnes", "digits")),
        anchor=level.span.start,
    )
    known = replace(finding, id="growth-78", severity="warning", repairs=(), anchor=None)
    return Report(
        article=article,
        quantities=Quantities((level.quantity, rate.quantity, before.quantity)),
        claims=(level, rate, before),
        relations=(),
        findings=(finding,),
        coverage=Coverage(3, 3, 0, 3, 0, 0, 1),
        language="en",
        suppressed=(
            Suppressed(known, Suppression("inSource", "checked with the port", article.path, 1, 1)),
            Suppressed(replace(known, id="growth-79"), Suppression("external", "in the baseline")),
        ),
        remarks=(Remark("no finding of the rule turnover is here to be ignored", article.path, 2, 5),),
    )


def quiet() -> Report:
    """An article without figures."""
    return Report(
        Article("Nothing here.", path="quiet.txt"), Quantities(), (), (), (), Coverage(0, 0, 0, 0, 0, 0, 0), "en"
    )


HOSTILE = (
    "<script>alert(1)</script> & </style>\x1b[2J\x07\u202egnp.txt\u2066 =cmd|' /C calc'!A0 @everyone #1 "
    "[x](javascript:alert(1)) `tick` ```fence\x00 \ud800 $ 5 million *bold* |cell| 日本語 7 percent e\u0301 \u2028 end"
)


def hostile() -> Report:
    """An article that tries to escape from every output."""
    source = Article(
        f"# {HOSTILE}\r\n{HOSTILE * 30}\n=1+1",
        title=HOSTILE + "t" * 10_000,
        path="=evil<img src=x onerror=alert(1)>\x1b[31m.txt",
        date=dt.date(2024, 2, 29),
        language="en",
    )
    money = claim(source, "$ 5 million", "5000000", ("4500000", "5500000"), noun=HOSTILE, flow=HOSTILE)
    rate = claim(source, "7 percent", "7", ("6.5", "7.5"), "percent", measure="rate", hedge="=HYPERLINK(1)", nth=3)
    finding = Finding(
        id="growth-</script>",
        rule="growth",
        severity="contradiction",
        scope="article",
        message=HOSTILE,
        spans=(Span(money.span.start, money.span.end, HOSTILE), Span(rate.span.start, rate.span.end, "rate")),
        claims=(money, rate),
        recomputation=(HOSTILE,),
        derived=(Derived(HOSTILE, Interval(None, Fraction(5)), "USD", HOSTILE),),
        repairs=(Repair(rate.span, HOSTILE, HOSTILE, HOSTILE),),
    )
    relation = Relation(
        "growth",
        "consistent",
        (Binding(HOSTILE, money), Binding("rate", rate)),
        (),
        "article",
        explanation=HOSTILE,
        assumptions=(HOSTILE,),
        derived=finding.derived,
    )
    return Report(
        article=source,
        quantities=Quantities((money.quantity, rate.quantity)),
        claims=(money, rate),
        relations=(relation,),
        findings=(finding,),
        coverage=Coverage(2, 2, 0, 2, 0, 0, 1),
        language="en",
        notices=(HOSTILE,),
        refused=(Refusal(HOSTILE, HOSTILE, "units", (money, rate)),),
    )


REPORTS = (russia_iran(), azerbaijan(), persian(), quiet())
PROGRAMS = (*REPORTS, set_aside())
"""What outputs for other programs are tried with."""
FAILURES = (Failure("missing.txt", "missing.txt: no such file; check the path"),)
