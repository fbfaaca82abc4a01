"""``factcheck reference``: tables of facts that claims are compared with."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.options import file_like

if TYPE_CHECKING:
    from factcheck.reference.fetched import Fetched


@click.group(short_help="Look at tables of facts, or fetch some.")
def reference() -> None:
    """Look at tables of facts that claims are compared with, or fetch some.

    A table is CSV or Parquet, with the columns that `factcheck reference schema` prints, or SDMX-CSV 1.0 or 2.0.
    """


@reference.command()
def schema() -> None:
    """Print the columns of a table, with type, unit and meaning, as a Table Schema."""
    from factcheck import streams
    from factcheck.reference import columns
    from factcheck.reports import json

    streams.emit(json.dumps(columns.published(), indent=2) + "\n", exact=True)


@reference.command()
@click.argument("file", shell_complete=file_like)
def show(file: str) -> None:
    """Read FILE as a table of facts, and tell which series, periods and sources it holds."""
    from factcheck import reference as tables
    from factcheck import streams
    from factcheck.reference import summary
    from factcheck.reports.display import inert, safe

    found = tables.read(file)
    streams.emit(inert("".join(f"{safe(line)}\n" for line in summary.lines(found))))


@reference.group(short_help="Fetch series from a service.")
def fetch() -> None:
    """Fetch series from a service into a table of facts; no other command asks the network for data."""


out = click.option(
    "--out", type=click.Path(path_type=Path), required=True, metavar="FILE", help="The table: .csv or .parquet."
)


@fetch.command()
@click.argument("source")
@click.argument("dataflow")
@click.argument("key")
@click.option("--start", metavar="PERIOD", help="The first period, such as 2018 or 2018-06.")
@click.option("--end", metavar="PERIOD", help="The last period.")
@out
def sdmx(source: str, dataflow: str, key: str, start: str | None, end: str | None, out: Path) -> None:
    """Fetch the series KEY of DATAFLOW from SOURCE, one of those that sdmx1 knows (the extra sdmx).

    For instance: factcheck reference fetch sdmx IMF_DATA IMTS RUS.MG_CIF_USD.IRN.A --start 2017 --out russia.csv
    """
    from factcheck.reference import fetched
    from factcheck.reference import sdmx as door

    fetched.writable(out)
    written(door.fetch(source, dataflow, key, start, end), out)


@fetch.command()
@click.option("--reporter", required=True, metavar="AREA", help="Whose statistics: RU, RUS or 643.")
@click.option("--partner", default="W00", metavar="AREA", help="With whom; default: W00, the whole world.")
@click.option("--flow", type=click.Choice(("X", "M", "RX", "RM")), required=True, help="Exports, imports ...")
@click.option("--commodity", default="TOTAL", metavar="CODE", help="A code of the HS; default: TOTAL.")
@click.option("--period", "periods", required=True, metavar="PERIODS", help="2018, 201806; several between commas.")
@click.option("--freq", type=click.Choice(("A", "M")), default="A", help="Years, which are the default, or months.")
@out
def comtrade(
    reporter: str, partner: str, flow: str, commodity: str, periods: str, freq: str, out: Path
) -> None:  # fmt: skip
    """Fetch trade from UN Comtrade (the extra comtrade), up to 500 rows; they are not to be handed on."""
    from factcheck.reference import comtrade as door
    from factcheck.reference import fetched

    fetched.writable(out)
    written(door.fetch(reporter, partner, flow, commodity, periods, freq), out)


def written(found: Fetched, out: Path) -> None:
    """Write what was fetched today, and say what is in it."""
    from factcheck import streams
    from factcheck.reference import fetched, summary
    from factcheck.reports.display import inert, safe

    records, table = fetched.told(found, dt.date.today())
    fetched.write(out, records)
    told = summary.lines(replace(table, path=str(out)))
    streams.emit(inert("".join(f"{safe(line)}\n" for line in told)))
