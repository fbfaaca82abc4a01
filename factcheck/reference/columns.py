"""The columns of a reference table: what a series must say of itself to be compared with what articles say.

They are the concepts of SDMX in small letters, in a long table: one row an observation. ``factcheck reference schema``
prints them as a `Table Schema <https://datapackage.org/standard/table-schema/>`_.
"""

from __future__ import annotations

from typing import Any, get_args

from factcheck import schema
from factcheck.model import Measured
from factcheck.schema import Column

VERSION = "1.0"
"""Of the columns: the first number changes when a column is removed or means something else, else the second."""

AREA = "ISO 3166 alpha-2 (alpha-3 and M49 are read too), or a group: EU, EZ, CIS, OPEC"

COLUMNS: tuple[Column, ...] = (
    Column("freq", "string", "How often it is stated: A, S, Q, M, W, D; a day is read as the year ... it is in.", True),
    Column("ref_area", "string", f"Whose statistics it is of: {AREA}."),
    Column("counterpart_area", "string", f"With whom: {AREA}; W00 or empty for the whole world.", True),
    Column("flow", "string", "Empty for what is no flow: a rank, an index.", True,
           values=("X", "M", "RX", "RM", "TT", "BAL")),
    Column("commodity", "string", "TOTAL (that of a flow without one), NONOIL, or a code such as HS1001.", True),
    Column("names", "string", "How articles call what is measured, between semicolons.", True),
    Column("measure", "string", "What is measured of it; empty for value.", True, values=get_args(Measured)),
    Column("unit_measure", "string", "ISO 4217, percent, tonne, USD / barrel, a code of SDMX; empty for none.", True),
    Column("unit_mult", "integer", "The power of ten that the value is to be multiplied by; empty for 0.", True),
    Column("time_period", "string", "2018, 2018-S1, 2018-Q2, 2018-06, 2018-01/P7M, 2018-01/2018-07, SH1399."),
    Column("valuation", "string", "Free on board, or with cost, insurance and freight; _U or empty: not told.", True,
           values=("FOB", "CIF", "_U")),
    Column("trade_system", "string", "General or special trade; _U or empty: not told.", True, values=("G", "S", "_U")),
    Column("obs_value", "exact", "The value, as text; empty for none.", True, unit="as the column unit_measure"),
    Column("decimals", "integer", "Decimals of the value that count; empty: as many as are printed.", True),
    Column("obs_status", "string", "As in SDMX: A normal, E estimated, P provisional, F forecast, M missing ...", True),
    Column("revision_band", "exact", "How far other vintages may lie apart; empty: not told.", True, unit="percent"),
    Column("source", "string", "Who says so.", True),
    Column("source_url", "string", "Where, from http:// or https:// on.", True),
    Column("vintage", "date", "The day on which the source said so, or was asked.", True),
    Column("note", "string", "What a reader must know of it.", True),
)  # fmt: skip
"""One row an observation. ref_area, time_period, obs_value, and one of flow and names must be there."""

NAMES = tuple(column.name for column in COLUMNS)
REQUIRED = ("ref_area", "time_period", "obs_value")
ONE_OF = ("flow", "names")
"""A row says one of these at least."""


def published() -> dict[str, Any]:
    """The Table Schema of a reference table."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "name": "factcheck-reference",
        "version": VERSION,
        "fields": [schema.field(column) for column in COLUMNS],
        "missingValues": [""],
    }
