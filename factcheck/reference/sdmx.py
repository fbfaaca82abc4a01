"""The only door to sdmx1: series from the services of statistical offices. It comes with the extra ``sdmx``."""

from __future__ import annotations

import logging
from typing import Any

from factcheck.configuration.values import nearest, shown
from factcheck.errors import SettingsError
from factcheck.reference.fetched import Fetched, text

UNUSABLE = (
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    NotImplementedError,
    SyntaxError,
)
"""What sdmx1 raises, beside its own errors, for answers that are no messages and for questions that it cannot ask."""
REMEDY = "check the names, the key and the network"


def loaded() -> Any:
    """sdmx1; raises SettingsError where it is not installed."""
    try:
        import sdmx
    except ImportError:
        raise SettingsError(
            "series are fetched by sdmx1, which is the extra sdmx of factcheck; "
            "install it with: pip install 'factcheck[sdmx]'"
        ) from None
    log = logging.getLogger("sdmx")
    if not any(isinstance(handler, logging.NullHandler) for handler in log.handlers):
        # What it has to say of an answer would be written to standard error as the answer has it.
        log.addHandler(logging.NullHandler())
        log.propagate = False
    return sdmx


def fetch(source: str, dataflow: str, key: str, start: str | None = None, end: str | None = None) -> Fetched:
    """Ask a source that sdmx1 knows for series; raises SettingsError where it does not answer with any."""
    sdmx = loaded()
    if source not in sdmx.list_sources():
        raise SettingsError(f"no source {shown(source)}{nearest(source, sdmx.list_sources(), 'there are')}")
    name = f"{source} {dataflow} {key}"
    asked = {"startPeriod": start, "endPeriod": end}
    params = {word: value for word, value in asked.items() if value}
    client = sdmx.Client(source)
    if client.source.data_content_type.name != "XML":
        # sdmx1 2.28 drops attributes of series when it reads SDMX-JSON, units and powers of ten among them.
        raise SettingsError(f"{source} hands out JSON, of which units may be lost; fetch from a source of SDMX-ML")
    try:
        message = client.get("data", dataflow, key=key, params=params)
    except (*UNUSABLE, sdmx.exceptions.XMLParseError, sdmx.exceptions.ParseError) as error:
        raise SettingsError(f"{name}: {type(error).__name__}: {first_line(error)}; {REMEDY}") from None
    return observed(message, name, f"{source} {dataflow}", address(message))


def address(message: Any) -> str:
    """Where a message is from, empty for a file."""
    return str(getattr(getattr(message, "response", None), "url", "") or "")


def first_line(error: Exception) -> str:
    """What an error says, not too long."""
    return " ".join(str(error).split())[:300]


def observed(message: Any, name: str, source: str, address: str) -> Fetched:
    """The observations of a message as rows; values and codes are texts. Raises SettingsError where there are none."""
    held: list[dict[str, str]] = []
    for data in getattr(message, "data", ()):
        for one in data.obs:
            key = {part: text(value.value) for part, value in one.key.values.items()}
            attributes = {part: text(value.value) for part, value in {**data.attrib, **one.attrib}.items()}
            held.append({**key, "OBS_VALUE": text(one.value), **attributes})
    if not held:
        raise SettingsError(f"{name}: no observations; {REMEDY}")
    parts = list(dict.fromkeys(part for row in held for part in row if part != "OBS_VALUE"))
    dimensions = [part for part in parts if part in message.data[0].obs[0].key.values]
    header = ["DATAFLOW", *dimensions, "OBS_VALUE", *(part for part in parts if part not in dimensions)]
    rows = [[source, *(row.get(part, "") for part in header[1:])] for row in held]
    return Fetched(name, header, rows, source, address)
