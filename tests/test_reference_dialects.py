"""The dialects of reference tables: the same facts in each, labels, sub-fields, and tables as they are handed out."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from extras import needs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck import errors, parquet, reference
from factcheck.model import Fact
from factcheck.reference import codes, columns
from factcheck.reference.columns import COLUMNS, NAMES

Record = dict[str, str]
AREAS = sorted(code for code, meant in codes.countries().items() if code == meant)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=20).map(str.strip)
PERIODS = st.one_of(
    st.integers(1990, 2030).map(str),
    st.builds("{}-Q{}".format, st.integers(1990, 2030), st.integers(1, 4)),
    st.builds("{}-{:02}".format, st.integers(1990, 2030), st.integers(1, 12)),
    st.builds("{}-{:02}/P{}M".format, st.integers(1990, 2030), st.integers(1, 6), st.integers(1, 7)),
    st.builds("SH{}".format, st.integers(1380, 1410)),
)
RECORDS = st.fixed_dictionaries({
    "freq": st.sampled_from(["", "A", "M", "N"]),
    "ref_area": st.sampled_from(AREAS),
    "counterpart_area": st.sampled_from([*AREAS, "W00", ""]),
    "flow": st.sampled_from(["X", "M", "RX", "RM", "TT", "BAL"]),
    "commodity": st.sampled_from(["", "TOTAL", "NONOIL", "HS1001"]),
    "names": st.lists(WORDS.filter(lambda w: w and not {";", "|"} & {*w}), max_size=3).map(";".join),
    "measure": st.sampled_from(["", "value", "quantity", "share"]),
    "unit_measure": st.sampled_from(["", "USD", "IRR", "percentage_point", "tonne", "USD / barrel"]),
    "unit_mult": st.sampled_from(["", "0", "3", "6", "9"]),
    "time_period": PERIODS,
    "valuation": st.sampled_from(["", "FOB", "CIF", "_U"]),
    "trade_system": st.sampled_from(["", "G", "S", "_U"]),
    "obs_value": st.decimals(-(10**12), 10**12, places=3, allow_nan=False).map(lambda d: format(d.normalize(), "f")),
    "decimals": st.sampled_from(["", "0", "1", "2"]),
    "obs_status": st.sampled_from(["", "A", "E", "P", "R", "F"]),
    "revision_band": st.sampled_from(["", "0.5", "10"]),
    "source": WORDS,
    "source_url": st.sampled_from(["", "https://example.org/a?b=c,d;e"]),
    "vintage": st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1)).map(str) | st.just(""),
    "note": WORDS,
})  # fmt: skip
"""Rows that are facts."""


def write(path: Path, header: Sequence[str], rows: Sequence[Sequence[str]], delimiter: str = ",") -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter, lineterminator="\n").writerows([header, *rows])


def native(path: Path, records: Sequence[Record]) -> Path:
    write(path, NAMES, [[record[name] for name in NAMES] for record in records])
    return path


def sdmx_1(path: Path, records: Sequence[Record]) -> Path:
    """As SDMX-CSV 1.0, with semicolons: ids in capitals behind the dataflow."""
    header = ("DATAFLOW", *(name.upper() for name in NAMES))
    write(path, header, [("X:Y(1.0)", *(record[name] for name in NAMES)) for record in records], ";")
    return path


def sdmx_2(path: Path, records: Sequence[Record]) -> Path:
    """As SDMX-CSV 2.0 with labels: names of several are sub-fields, and behind each code there is what it means."""
    labels = [f"{name.upper()}{'[]' if name == 'names' else ''}: {name}" for name in NAMES]
    rows = []
    for record in records:
        told = {**record, "names": record["names"].replace(";", "|")}
        coded = {n: f"{v}: label: of {v}" for n, v in told.items() if v and n not in FREE}
        rows.append(("dataflow", "X:Y(1.0): name", "I", *({**told, **coded}[name] for name in NAMES)))
    write(path, ("STRUCTURE[|]", "STRUCTURE_ID", "ACTION", *labels), rows)
    return path


FREE = ("names", "source", "source_url", "note", "obs_value", "decimals", "unit_mult", "vintage", "revision_band")
"""What has no code, and so no label."""


def parquet_file(path: Path, records: Sequence[Record]) -> Path:
    """As this program writes Parquet: whole numbers and days are such."""
    path = path.with_suffix(".parquet")
    typed: list[dict[str, Any]] = [
        {c.name: typed_cell(c.type, record[c.name]) for c in COLUMNS} for record in records
    ]  # fmt: skip
    parquet.write(path, COLUMNS, typed, columns.VERSION)
    return path


def typed_cell(kind: str, text: str) -> Any:
    if not text or kind in ("string", "exact"):
        return text or None
    return int(text) if kind == "integer" else dt.date.fromisoformat(text)


def facts(path: Path) -> list[Fact]:
    """The facts of a file without what the file is called."""
    return [replace(fact, path="") for fact in reference.load(str(path))]


@pytest.mark.parametrize("dialect", [sdmx_1, sdmx_2, pytest.param(parquet_file, marks=needs("parquet"))])
@given(records=st.lists(RECORDS, min_size=1, max_size=5))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_same_facts_are_read_in_every_dialect(
    tmp_path: Path, dialect: Callable[[Path, Sequence[Record]], Path], records: list[Record]
) -> None:
    told = [{**record, "source": record["source"] or "X:Y(1.0)"} for record in records]
    expected = facts(native(tmp_path / "native.csv", told))
    found = facts(dialect(tmp_path / "other.csv", told))
    assert found == expected
    assert len(found) == len(records)


class TestTablesAsTheyAreHandedOut:
    """Rows of our own in the layouts of those who publish."""

    def test_eurostat(self, tmp_path: Path) -> None:
        place = tmp_path / "comext.csv"
        place.write_text(
            "DATAFLOW,LAST UPDATE,freq,reporter,partner,product,flow,indicators,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n"
            "ESTAT:DS-045409(1.0),15/09/26 11:00:00,A,DE,NA,1001,1,QUANTITY_IN_100KG,2024,902.63,\n"
            "ESTAT:DS-045409(1.0),15/09/26 11:00:00,M,EL,WORLD,TOTAL,2,VALUE_IN_EUROS,2024-03,3231,p\n"
            "ESTAT:DS-045409(1.0),15/09/26 11:00:00,M,DE,EXT_EU27_2020,TOTAL,2,VALUE_IN_EUROS,2024-03,3231,\n"
        )
        table = reference.read(str(place))
        first, second = table.facts
        assert (first.reporter, first.partner, first.flow, first.commodity) == ("DE", "NA", "imports", "1001")
        assert (first.measure, first.unit, first.value) == ("quantity", "quintal", Decimal("902.63"))
        assert (first.source, first.vintage) == ("ESTAT:DS-045409(1.0)", dt.date(2026, 9, 15))
        assert (second.reporter, second.partner, second.unit, second.status) == ("GR", "", "EUR", "P")
        assert table.passed == (('counterpart_area: "EXT_EU27_2020" is not known', 1),)

    def test_imf(self, tmp_path: Path) -> None:
        place = tmp_path / "imts.csv"
        place.write_text(
            "STRUCTURE,STRUCTURE_ID,ACTION,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,SCALE\n"
            "dataflow,IMF.STA:IMTS(1.0.0),I,RUS,MG_CIF_USD,IRN,A,2018,533.1,6\n"
            "dataflow,IMF.STA:IMTS(1.0.0),I,RUS,XG_FOB_USD,G001,M,2018-M06,40.5,9\n"
        )
        first, second = reference.load(str(place))
        assert (first.reporter, first.partner, first.flow, first.valuation) == ("RU", "IR", "imports", "CIF")
        assert (first.value, first.unit, first.commodity) == (Decimal("533100000"), "USD", "TOTAL")
        assert (second.flow, second.partner, second.period.label) == ("exports", "", "2018-06")

    def test_oecd_with_names_beside_the_codes(self, tmp_path: Path) -> None:
        place = tmp_path / "oecd.csv"
        place.write_text(
            "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,REF_AREA,Reference area,COUNTERPART_AREA,Country,TRADE_FLOW,"
            "Trade flow,MEASURE,Measure,UNIT_MEASURE,Unit of measure,ADJUSTMENT,Adjustment,TIME_PERIOD,Time period,"
            "OBS_VALUE,Observation value,UNIT_MULT,Unit multiplier\n"
            "DATAFLOW,OECD:DF(1.0),Trade,I,FRA,France,W,World,X,Exports,_T,All,USD,Dollar,N,Neither,2018-Q2,,142.5,,9,Bn\n"
            "DATAFLOW,OECD:DF(1.0),Trade,I,FRA,France,W,World,X,Exports,_T,All,USD,Dollar,Y,Adjusted,2018-Q2,,140,,9,Bn\n"
        )
        table = reference.read(str(place))
        (fact,) = table.facts
        assert (fact.reporter, fact.partner, fact.flow, fact.value) == ("FR", "", "exports", Decimal("142500000000"))
        assert table.passed == (('adjustment: "Y" is not as it was counted', 1),)

    def test_decimal_commas_where_cells_are_apart_by_semicolons(self, tmp_path: Path) -> None:
        place = tmp_path / "fr.csv"
        place.write_text(
            "STRUCTURE[|];STRUCTURE_ID;ACTION;REF_AREA: Pays;FLOW: Flux;UNIT_MEASURE: Mesure;TIME_PERIOD: Temps;"
            "OBS_VALUE: Valeur\n"
            "dataflow;E:N(1.0): Nom;I;FR: France;X: Exportations;MIO_EUR: Millions;2014-01: 2014-01;12,421\n"
            "dataflow;E:N(1.0): Nom;D;FR: France;X: Exportations;MIO_EUR: Millions;2014-02: 2014-02;-\n"
        )
        table = reference.read(str(place))
        assert [fact.value for fact in table.facts] == [Decimal("12421000")]
        assert table.passed == (("action: D deletes", 1),)

    def test_rates_of_change_are_no_values(self, tmp_path: Path) -> None:
        place = tmp_path / "rates.csv"
        lines = ("DATAFLOW,REF_AREA,FLOW,UNIT_MEASURE,TIME_PERIOD,OBS_VALUE", "A:B(1.0),FR,X,PC,2018,5.1",
                 "A:B(1.0),FR,X,USD,2018,510")  # fmt: skip
        place.write_text("\n".join(lines))
        table = reference.read(str(place))
        assert [fact.unit for fact in table.facts] == ["USD"]
        assert table.passed == (("unit_measure: percent is no value of a flow", 1),)

    def test_a_dimension_without_a_place_is_named(self, tmp_path: Path) -> None:
        place = tmp_path / "sectors.csv"
        lines = [
            "DATAFLOW,REF_AREA,SECTOR,FLOW,TIME_PERIOD,OBS_VALUE",
            "A:B(1.0),FR,S1,X,2018,5",
            "A:B(1.0),FR,S2,X,2018,6",
        ]
        place.write_text("\n".join(lines))
        with pytest.raises(errors.SettingsError, match="rows 1 and 2 differ in the column SECTOR alone"):
            reference.load(str(place))
        place.write_text("\n".join(lines[:2]))
        assert len(reference.load(str(place))) == 1

    def test_what_is_missing_is_named_as_it_may_be_called(self, tmp_path: Path) -> None:
        place = tmp_path / "who.csv"
        place.write_text("DATAFLOW,WHO,FLOW,TIME_PERIOD,OBS_VALUE\nA:B(1.0),FR,X,2018,5\n")
        with pytest.raises(errors.SettingsError, match="no column ref_area; call it REF_AREA or reporter or"):
            reference.load(str(place))

    def test_nothing_that_is_known_is_an_error(self, tmp_path: Path) -> None:
        place = tmp_path / "none.csv"
        place.write_text("DATAFLOW,REF_AREA,FLOW,TIME_PERIOD,OBS_VALUE\nA:B(1.0),E1,X,2018,5\n")
        with pytest.raises(errors.SettingsError, match='no row is a fact: ref_area: "E1" is not known'):
            reference.load(str(place))


@needs("parquet")
class TestParquet:
    def write(self, path: Path, **columns_of: Any) -> str:
        arrow = parquet.loaded()
        arrow.parquet.write_table(arrow.table(columns_of), path)
        return str(path)

    def test_types_of_other_programs(self, tmp_path: Path) -> None:
        arrow = parquet.loaded()
        place = self.write(
            tmp_path / "typed.parquet", ref_area=["NA"], flow=["X"], time_period=[2018],
            names=[["wheat", "durum"]], unit_mult=arrow.array([6.0]), vintage=[dt.datetime(2019, 2, 1, 12)],
            obs_value=arrow.array([Decimal("533.1000")], arrow.decimal128(12, 4)),
        )  # fmt: skip
        (fact,) = reference.load(place)
        assert (fact.reporter, fact.period.label, fact.names) == ("NA", "2018", ("wheat", "durum"))
        assert (fact.value, fact.vintage) == (Decimal("533100000"), dt.date(2019, 2, 1))
        assert fact.figure.hard.base.high == 533_150_000, "the decimals are not those of the column"

    def test_floats_are_refused(self, tmp_path: Path) -> None:
        place = self.write(tmp_path / "f.parquet", ref_area=["RU"], flow=["X"], time_period=["2018"], obs_value=[533.1])
        with pytest.raises(errors.SettingsError, match=r"column obs_value: a float; .*write texts or decimals"):
            reference.load(place)

    def test_a_broken_file(self, tmp_path: Path) -> None:
        place = tmp_path / "broken.parquet"
        place.write_bytes(b"PAR1" + b"\0" * 100)
        with pytest.raises(errors.SettingsError, match="not a Parquet file, or a broken one"):
            reference.load(str(place))


CELLS = st.one_of(
    st.sampled_from(["", "RU", "M", "2018", "5", "USD", "W00", "rank", "D", "1,5", "A: b", "NaN", "1e39", "2018/P1Y"]),
    st.from_regex(r"(SH|FY)?[0-9]{4}[-/PQSHWD0-9TZ:MY]{0,12}", fullmatch=True),
    st.from_regex(r"[-+]?[0-9]{0,45}\.?[0-9]{0,45}([eE][-+]?[0-9]{0,3})?", fullmatch=True),
    st.text(max_size=12),
)
GOOD = {"ref_area": "RU", "flow": "M", "time_period": "2018", "obs_value": "5"}
MORE = (
    "ACTION",
    "s_adj",
    "SECTOR",
    "indicator",
    "Country",
    "NAMES[]",
    "ref_area",
    "STRUCTURE_ID",
    "",
    "REF_AREA: Area",
)
"""Columns of SDMX-CSV, and those that no table should have twice."""


def read_or_refused(place: Path) -> None:
    """Read a table; what is refused names it."""
    try:
        reference.load(str(place))
    except errors.SettingsError as error:
        told = str(error)
    else:
        return
    assert told.startswith(f"{place}: ")


@given(told=st.fixed_dictionaries({}, optional=dict.fromkeys(NAMES, CELLS)),
       first=st.sampled_from(["", "DATAFLOW", "STRUCTURE[;]", "KEY"]), more=st.lists(st.sampled_from(MORE), max_size=2),
       delimiter=st.sampled_from(",;\t"))  # fmt: skip
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_in_a_table_is_read_or_refused(
    tmp_path: Path, told: Record, first: str, more: list[str], delimiter: str
) -> None:
    place = tmp_path / "any.csv"
    front = [first] if first else []
    cells = GOOD | told
    with place.open("w", encoding="utf-8", errors="surrogatepass", newline="") as file:
        header = [*front, *cells, *(more if first else ())]
        row = [*front, *cells.values(), *header[len(front) + len(cells) :]]
        csv.writer(file, delimiter=delimiter).writerows([header, row])
    read_or_refused(place)


@given(data=st.binary(max_size=300))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_in_a_file_is_read_or_refused(tmp_path: Path, data: bytes) -> None:
    for name in ("any.csv", "any.parquet"):
        (tmp_path / name).write_bytes(data)
        read_or_refused(tmp_path / name)
