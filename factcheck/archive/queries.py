"""What several articles say of one series, as SQL that DuckDB and Spark read alike.

A series is a level of one flow, reporter, partner, subject, unit and period, told as a fact. What an article infers,
and what is told of the base of a comparison, is its own statement and is left out. So are flows of nobody who is named,
and, in an article that tells of partners, flows without one that are not called total: they may be with any of them.
"""

from __future__ import annotations

KEY = ("flow", "reporter", "partner", "subject", "measure", "unit", "period")
"""What makes two claims be about the same value."""
APART = ("base", "inferred-parties", "partial", "per-share")
"""Qualifiers of claims that are about something else than their words say."""

STATED = """
SELECT article, path, date, surface, value, value_float, low, high, low_float, high_float, passage, start,
       flow, COALESCE(reporter, '') AS reporter, COALESCE(partner, '') AS partner, COALESCE(subject, '') AS subject,
       measure, COALESCE(unit, '') AS unit, period, COALESCE(qualifiers, '') AS qualifiers
FROM (
    SELECT *, COUNT(CASE WHEN flow IS NOT NULL THEN partner END) OVER (PARTITION BY article) AS partners FROM claims
) AS claims
WHERE flow IS NOT NULL AND reporter IS NOT NULL AND period_start IS NOT NULL AND vintage = 'fact'
  AND measure = 'level' AND low_float IS NOT NULL AND high_float IS NOT NULL
  AND (partner IS NOT NULL OR partners = 0 OR COALESCE(qualifiers, '') LIKE '%total%')
  AND {apart}
"""
MIRRORED = """
SELECT *, CASE WHEN flow = 'exports' THEN reporter ELSE partner END AS exporter,
       CASE WHEN flow = 'exports' THEN partner ELSE reporter END AS importer
FROM ({stated}) AS one
WHERE flow IN ('exports', 'imports') AND reporter <> '' AND partner <> ''
"""
ENDS = """
SELECT *, ROW_NUMBER() OVER (PARTITION BY {key} ORDER BY low_float DESC, article, start) AS from_top,
       ROW_NUMBER() OVER (PARTITION BY {key} ORDER BY high_float, article, start) AS from_bottom,
       COUNT(*) OVER (PARTITION BY {key}) AS stated
FROM ({source}) AS source
"""
CLASHES = """
SELECT {shared}, top.stated AS stated, {sides}
FROM ({ends}) AS top JOIN ({ends}) AS bottom ON {same}
WHERE top.from_top = 1 AND bottom.from_bottom = 1 AND top.article <> bottom.article
  AND top.low_float > bottom.high_float{more}
ORDER BY {order}
"""
SIDES = ("article", "path", "date", "surface", "value", "low", "high", "passage", "flow", "qualifiers")
"""What is told of each of the two articles."""
IN_TIME = "COALESCE(date, DATE '9999-12-31'), article, start"
"""The order of statements of a series, the same wherever missing dates come."""
DISPUTED = """
SELECT one.* FROM ({stated}) AS one JOIN (
    SELECT {key} FROM ({stated}) AS all_of_them GROUP BY {key}
    HAVING MAX(low_float) > MIN(high_float) AND COUNT(DISTINCT article) > 1
) AS key ON {same}
ORDER BY {order}, {in_time}
"""
TIMELINE = """
SELECT {key}, article, path, date, surface, value, low, high, qualifiers, passage
FROM ({stated}) AS one
ORDER BY {key}, {in_time}
"""


SERIES = (*KEY, "qualifiers")
"""What makes two claims be about the same value and told in the same way."""


def disputed() -> str:
    """Every statement of the series of which no value satisfies all articles, in the order of series and time."""
    same = " AND ".join(f"one.{name} = key.{name}" for name in SERIES)
    order = ", ".join(f"one.{name}" for name in SERIES)
    return DISPUTED.format(stated=stated(), key=", ".join(SERIES), same=same, order=order, in_time=IN_TIME)


def definitions() -> str:
    """The articles furthest apart on each series whose qualifiers differ."""
    return paired(stated(), KEY, " AND top.qualifiers <> bottom.qualifiers")


def mirrors() -> str:
    """The same for what one country exports and the other imports."""
    key = ("exporter", "importer", "subject", "measure", "unit", "period", "qualifiers")
    return paired(MIRRORED.format(stated=stated()), key, " AND top.flow <> bottom.flow")


def paired(source: str, key: tuple[str, ...], more: str) -> str:
    """The pairs of what is furthest apart, by some key."""
    ends = ENDS.format(key=", ".join(key), source=source)
    return CLASHES.format(
        shared=", ".join(f"top.{name} AS {name}" for name in key if name not in SIDES),
        sides=", ".join(f"{side}.{name} AS {side}_{name}" for side in ("top", "bottom") for name in SIDES),
        ends=ends,
        same=" AND ".join(f"top.{name} = bottom.{name}" for name in key),
        more=more,
        order=", ".join(f"top.{name}" for name in key),
    )


def timeline() -> str:
    """Everything that is stated of every series, in the order of the articles' dates."""
    return TIMELINE.format(key=", ".join(KEY), stated=stated(), in_time=IN_TIME)


def stated() -> str:
    """The claims that can be compared with those of other articles."""
    return STATED.format(apart=" AND ".join(f"COALESCE(qualifiers, '') NOT LIKE '%{word}%'" for word in APART))
