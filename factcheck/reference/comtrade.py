"""The only door to comtradeapicall: trade by partner from UN Comtrade. It comes with the extra ``comtrade``.

What it hands out may not be handed on without the permission of the United Nations; each row says so.
"""

from __future__ import annotations

import contextlib
import io
from typing import Any
from urllib.parse import urlencode

from factcheck.errors import SettingsError
from factcheck.reference import codes
from factcheck.reference.fetched import Fetched, text

SERVICE = "https://comtradeapi.un.org/public/v1/preview/C/{freq}/HS"
NOTE = "Not to be disseminated without permission: UN Comtrade."
MOST = 500
"""Rows that are handed out to those who have no key."""
HEADER = (
    "freq", "ref_area", "counterpart_area", "flow", "commodity", "unit_measure", "time_period", "valuation",
    "obs_value",
)  # fmt: skip
WORLD = "0"


def loaded() -> Any:
    """comtradeapicall; raises SettingsError where it is not installed."""
    try:
        import comtradeapicall
    except ImportError:
        raise SettingsError(
            "UN Comtrade is asked by comtradeapicall, which is the extra comtrade of factcheck; "
            "install it with: pip install 'factcheck[comtrade]'"
        ) from None
    return comtradeapicall


def fetch(reporter: str, partner: str, flow: str, commodity: str, periods: str, freq: str = "A") -> Fetched:
    """Ask for the trade of a reporter with a partner; raises SettingsError where the service hands out nothing.

    Areas are codes as in reference tables, ``periods`` years or months between commas: 2018, or 201806.
    """
    library = loaded()
    asked = {
        "reporterCode": number("ref_area", reporter), "partnerCode": number("counterpart_area", partner),
        "flowCode": flow, "cmdCode": commodity, "period": periods,
    }  # fmt: skip
    name = f"UN Comtrade {reporter} {partner} {flow} {periods}"
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            frame = library.previewFinalData(
                typeCode="C", freqCode=freq, clCode="HS", partner2Code=None, customsCode=None, motCode=None,
                maxRecords=MOST, **asked,
            )  # fmt: skip
    except (ValueError, KeyError, OSError) as error:
        raise SettingsError(f"{name}: {type(error).__name__}: {error}; check the network, or try later") from None
    if frame is None or not len(frame):
        why = " ".join(printed.getvalue().split())[:300] or "no rows"
        raise SettingsError(f"{name}: {why}; check areas, periods and the network")
    if len(frame) >= MOST:
        raise SettingsError(f"{name}: {len(frame)} rows or more, and only these came; ask for fewer periods")
    rows = [_row(freq, record) for record in frame.to_dict("records") if _whole(record)]
    return Fetched(name, HEADER, rows, "UN Comtrade", f"{SERVICE.format(freq=freq)}?{urlencode(asked)}", NOTE)


def number(column: str, area: str) -> str:
    """What UN Comtrade calls an area; raises SettingsError for what is no country.

    >>> number("ref_area", "RU"), number("ref_area", "USA"), number("counterpart_area", "W00")
    ('643', '842', '0')
    """
    code = codes.area(column, area)
    found = {meant: code for code, meant in codes.countries().items() if code.isdigit()}
    found |= codes.table()["comtrade"] | {codes.WORLD: WORLD}
    if code not in found:
        raise SettingsError(f"{area!r} is no country; UN Comtrade is asked for one at a time")
    return str(int(found[code]))


def _whole(record: dict[str, Any]) -> bool:
    """Whether a row is of all procedures, transports and second partners, and not of one of them."""
    parts = {"customsCode": ("C00",), "motCode": ("0",), "partner2Code": ("0",)}
    return all(text(record.get(part)) in ("", *wholes) for part, wholes in parts.items())


def _row(freq: str, record: dict[str, Any]) -> list[str]:
    areas = {other: code for code, other in codes.table()["comtrade"].items()} | {WORLD: codes.WORLD}
    reporter, partner = (text(record.get(part)) for part in ("reporterCode", "partnerCode"))
    value = text(record.get("primaryValue"))
    free, freight = (text(record.get(part)) for part in ("fobvalue", "cifvalue"))
    valuation = "_U" if (free == value) == (freight == value) else "FOB" if free == value else "CIF"
    return [
        freq, areas.get(reporter, reporter), areas.get(partner, partner), text(record.get("flowCode")),
        text(record.get("cmdCode")), "USD", text(record.get("period")), valuation, value,
    ]  # fmt: skip
