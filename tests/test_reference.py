"""Reference tables: their columns, codes, periods and numbers, their dialects, and what is wrong with a file."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from factcheck import errors, reference, units
from factcheck.model import Fact
from factcheck.reference import codes, columns
from factcheck.reference.periods import period

Write = Callable[..., str]
HEADER = "ref_area,counterpart_area,flow,unit_measure,unit_mult,time_period,obs_value"
ROW = "RU,IR,M,USD,6,2018,533"


@pytest.fixture
def table(tmp_path: Path) -> Write:
    """Write a table, and return its path."""

    def write(*lines: str, name: str = "facts.csv", encoding: str = "utf-8") -> str:
        place = tmp_path / name
        place.write_bytes("\n".join((*lines, "")).encode(encoding))
        return str(place)

    return write


def only(path: str) -> Fact:
    (fact,) = reference.load(path)
    return fact


def refused(path: str) -> str:
    with pytest.raises(errors.SettingsError) as found:
        reference.load(path)
    return str(found.value).replace(path, "FILE")


def one(table: Write, **told: str) -> Fact:
    """The fact of a row that says what is given, and what is needed besides."""
    full = {"ref_area": "RU", "flow": "M", "time_period": "2018", "obs_value": "533", **told}
    return only(table(",".join(full), ",".join(full.values())))


class TestAFact:
    def test_everything_that_a_row_can_say(self, table: Write) -> None:
        fact = one(
            table, freq="A", counterpart_area="IR", commodity="HS1001", names="Wheat;durum  wheat", measure="value",
            unit_measure="USD", unit_mult="6", valuation="CIF", trade_system="G", decimals="0", obs_status="P",
            revision_band="2.5", source="Customs", source_url="https://example.org/a", vintage="2019-02-01", note="x",
        )  # fmt: skip
        assert (fact.reporter, fact.partner, fact.flow, fact.commodity) == ("RU", "IR", "imports", "HS1001")
        assert fact.names == ("wheat", "durum wheat")
        assert (fact.value, fact.unit, fact.measure) == (Decimal(533_000_000), "USD", "value")
        assert fact.figure.hard.base.low == Fraction(532_500_000)
        assert (fact.valuation, fact.trade_system, fact.status) == ("CIF", "G", "P")
        assert (fact.source, fact.address, fact.note) == ("Customs", "https://example.org/a", "x")
        assert (fact.vintage, fact.band) == (dt.date(2019, 2, 1), Fraction(1, 40))
        assert (fact.period.label, fact.line) == ("2018", 1)

    def test_what_is_left_out_is_not_invented(self, table: Write) -> None:
        fact = one(table)
        assert (fact.partner, fact.unit, fact.valuation, fact.trade_system) == ("", "", "", "")
        assert (fact.vintage, fact.band, fact.status, fact.commodity) == (None, None, "A", "TOTAL")

    def test_a_rank_has_names_and_no_flow(self, table: Write) -> None:
        fact = one(table, ref_area="IR", flow="", names="global innovation index;GII", measure="rank", obs_value="60")
        assert (fact.flow, fact.names) == ("", ("global innovation index", "gii"))
        assert fact.figure.hard.base.low == fact.figure.hard.base.high == 60

    def test_a_power_of_ten_may_be_a_word(self, table: Write) -> None:
        assert one(table, unit_mult="Millions").value == one(table, unit_mult="6").value == 533_000_000

    def test_namibia_is_a_country(self, table: Write) -> None:
        assert one(table, ref_area="NA", counterpart_area="NA").partner == "NA"

    @pytest.mark.parametrize("world", ["W00", "W0", "WLD", "001", "1", ""])
    def test_the_world_is_no_partner(self, table: Write, world: str) -> None:
        assert one(table, counterpart_area=world).partner == ""

    @pytest.mark.parametrize(
        ("digits", "decimals", "low", "high"),
        [
            ("533", "", "532.5", "533.5"),
            ("533.0", "", "532.95", "533.05"),
            ("500", "", "450", "550"),
            ("500", "0", "499.5", "500.5"),
            ("500", "2", "499.995", "500.005"),
            ("5e2", "0", "499.5", "500.5"),
        ],
    )
    def test_decimals_tell_the_precision(self, table: Write, digits: str, decimals: str, low: str, high: str) -> None:
        found = one(table, obs_value=digits, decimals=decimals).figure.hard.base
        assert (found.low, found.high) == (Fraction(low), Fraction(high))

    @pytest.mark.parametrize("missing", ["", "NaN", ":"])
    def test_a_row_without_a_value_is_no_fact(self, table: Write, missing: str) -> None:
        found = reference.read(table(HEADER, ROW, ROW.replace("533", missing)))
        assert len(found.facts) == 1
        assert found.passed == (("obs_value: no value", 1),)

    def test_a_value_that_is_said_to_be_missing_is_no_fact(self, table: Write) -> None:
        assert "no value (1)" in refused(table(HEADER + ",obs_status", ROW + ",M"))

    def test_rows_that_contradict_each_other_are_two_facts(self, table: Write) -> None:
        assert [f.value for f in reference.load(table(HEADER, ROW, ROW.replace("533", "540")))] == [533e6, 540e6]


class TestCodes:
    def test_every_territory_has_three_codes(self) -> None:
        known = codes.countries()
        states = {code for code in known.values() if len(code) == 2} - {"EU", "EZ", "SU", "YU", "CS", "DD", "G7"}
        for state in states:
            others = [code for code, meant in known.items() if meant == state]
            assert any(len(code) == 3 and code.isalpha() for code in others), state
            assert any(len(code) == 3 and code.isdigit() for code in others), state
        assert {"RU", "IR", "AZ", "NA", "US"} <= states

    @pytest.mark.parametrize(("code", "meant"), [("RUS", "RU"), ("643", "RU"), ("4", "AF"), ("EL", "GR"), ("EA", "EZ")])
    def test_other_codes_of_areas(self, code: str, meant: str) -> None:
        assert codes.area("ref_area", code) == meant

    def test_no_code_means_two_things(self) -> None:
        for section in ("flows", "areas", "commodities", "measures", "units", "columns"):
            listed = [code for codes_of in codes.table()[section].values() for code in codes_of]
            assert len(listed) == len(set(listed)), section

    def test_every_unit_is_one_of_factcheck(self) -> None:
        for code in codes.listed("units"):
            units.factor(codes.unit(code)[0])

    @pytest.mark.parametrize("name", ["USD", "usd", "tonne", "USD / barrel", "kilogram"])
    def test_units_are_named_as_such(self, name: str) -> None:
        assert codes.unit(name)[0].lower() == name.lower()


class TestPeriods:
    @pytest.mark.parametrize(
        ("text", "label"),
        [
            ("2018", "2018"), ("2018-A1", "2018"), ("2018-S1", "2018-H1"), ("2018-H2", "2018-H2"),
            ("2018-Q2", "2018-Q2"), ("2018Q2", "2018-Q2"), ("2018-06", "2018-06"), ("2018-M06", "2018-06"),
            ("2018M06", "2018-06"), ("201806", "2018-06"), ("2018-06-15", "2018-06-15"), ("2018-T1", "2018-01/2018-04"),
            ("2018-W01", "2018-01-01/2018-01-07"), ("2018-D001", "2018-01-01"), ("2018-06-15T00:00:00", "2018-06-15"),
            ("2018-01-01/P6M", "2018-H1"), ("2018-01/P6M", "2018-H1"), ("2018-01/P7M", "2018-01/2018-07"),
            ("2018/P1Y", "2018"), ("2018-01/2018-07", "2018-01/2018-07"), ("2014/2017", "2014/2017"),
            ("2018-04-01/P1Y", "2018-04/2019-03"), ("2018-01-01/P10D", "2018-01-01/2018-01-10"),
            ("SH1399", "SH1399"), ("SH1402-Q1", "SH1402-Q1"), ("SH1402-08", "SH1402-08"),
            ("SH1402-01/P8M", "SH1402-01/SH1402-08"), ("SH1402-01/SH1402-08", "SH1402-01/SH1402-08"),
            ("2020-03-20/P1Y", "SH1399"), ("2020-03-20/2021-03-20", "SH1399"), ("2021-03-21/P1Y", "SH1400"),
            ("FY1987", "FY1987"),
        ],
    )  # fmt: skip
    def test_all_that_a_period_can_be(self, text: str, label: str) -> None:
        assert period(text).label == label

    def test_the_year_1399_has_the_days_that_it_has(self) -> None:
        found = period("2020-03-20/P1Y")
        assert (found.start, found.end) == (dt.date(2020, 3, 20), dt.date(2021, 3, 20))

    @pytest.mark.parametrize(
        ("freq", "label"), [("A", "2014"), ("Q", "2014-Q4"), ("M", "2014-12"), ("D", "2014-12-31")]
    )
    def test_a_day_stands_for_the_period_of_its_frequency(self, freq: str, label: str) -> None:
        assert period("2014-12-31", freq).label == label

    @pytest.mark.parametrize(
        "text",
        ["", "18", "2018-13", "2018-Q5", "2018-S3", "2018-02-30", "2018-W54", "2018-D366", "2018/", "2018/P", "/2018",
         "2018-06/2018-01", "2018/P0Y", "SH1399/2018", "1399", "9999", "2018/2019/2020", "x" * 10_000, "٢٠١٨"],
    )  # fmt: skip
    def test_anything_else_is_refused(self, text: str) -> None:
        with pytest.raises(errors.SettingsError, match="no period"):
            period(text)

    def test_a_year_of_the_other_calendar_is_told_how_to_be_written(self) -> None:
        with pytest.raises(errors.SettingsError, match="written SH1399"):
            period("1399")


class TestWhatIsWrong:
    """Every refusal names the file, the row and column, the reason, and what to do."""

    @pytest.mark.parametrize(
        ("column", "cell", "told"),
        [
            ("ref_area", "XQ9", 'row 1, column ref_area: "XQ9" is not known; write ISO 3166 alpha-2'),
            ("ref_area", "", "row 1, column ref_area: empty"),
            ("flow", "Z", 'row 1, column flow: "Z" is not known; write X, M'),
            ("flow", "", "row 1, column flow: no flow, and no names"),
            ("time_period", "soon", 'row 1, column time_period: "soon" is no period; write for instance 2018'),
            ("obs_value", "12a", 'row 1, column obs_value: "12a" is no number; write digits with a point'),
            ("obs_value", "1 000", "is no number"),
            ("obs_value", "NA", '"NA" is no number'),
            ("obs_value", "1E999999999", "is no number"),
            ("obs_value", "1E99", "is no number"),
            ("obs_value", "٥٣٣", "is no number"),
            ("unit_measure", "USD ** 9 ** 9", 'column unit_measure: "USD ** 9 ** 9" is not known'),
            ("unit_measure", "USDD", 'column unit_measure: "USDD" is not known; did you mean "USD"?'),
            ("unit_measure", "percent", "column unit_measure: percent is no value of a flow; a share has the measure"),
            ("unit_mult", "1.5", 'column unit_mult: "1.5" is no whole number'),
            ("unit_mult", "99", "no whole number from -40 to 40"),
            ("decimals", "-1", 'column decimals: "-1" is no whole number'),
            ("freq", "often", 'column freq: "often" is not known; write A'),
            ("measure", "size", 'column measure: "size" is not known'),
            ("obs_status", "okay", 'column obs_status: "okay" is not known; write A'),
            ("valuation", "EXW", 'column valuation: "EXW" is not known; write FOB, CIF, _U'),
            ("revision_band", "-1", "column revision_band"),
            ("source_url", "javascript:alert(1)", 'column source_url: "javascript:alert(1)" is no address'),
            ("vintage", "last week", "column vintage: not a date: 'last week'"),
        ],
    )
    def test_a_cell(self, table: Write, column: str, cell: str, told: str) -> None:
        with pytest.raises(errors.SettingsError) as found:
            one(table, **{column: cell})
        assert told in str(found.value)
        assert "facts.csv: row 1, column " in str(found.value)

    @pytest.mark.parametrize(
        ("lines", "told"),
        [
            ((), "FILE: empty"),
            ((HEADER,), "FILE: no row is a fact"),
            ((HEADER.replace("value", "valeu"), ROW), 'FILE: unknown column "obs_valeu"; did you mean "obs_value"?'),
            ((HEADER[:-10], ROW[:-4]), "FILE: no column obs_value; call it obs_value"),
            ((HEADER.replace("flow,", ""), ROW.replace("M,", "")), "FILE: no column flow and none names"),
            ((HEADER + ",reporter", ROW + ",RU"), 'columns "ref_area" and "reporter" both are ref_area; remove one'),
            ((HEADER + ",flow", ROW + ",M"), 'FILE: columns "flow" and "flow" both are flow'),
            ((HEADER, ROW, ROW + ",x"), "FILE: row 2 has not 7 cells as the header but 8"),
            ((HEADER, '"RU' + ROW[2:]), "FILE: row 1 is not CSV"),
            ((HEADER, ROW[:-3] + "5\0"), "FILE: line 2 is no text: it holds a zero byte"),
            ((HEADER, ROW[:-3] + "9" * 1_000_000), "FILE: line 2 is longer than 1,000,000 characters"),
            ((HEADER, ROW[:-3] + "9" * 9_000), "is no number"),
        ],
    )  # fmt: skip
    def test_a_file(self, table: Write, lines: tuple[str, ...], told: str) -> None:
        assert told in refused(table(*lines))

    def test_what_is_no_table(self, table: Write, tmp_path: Path) -> None:
        assert refused(str(tmp_path / "none.csv")) == "FILE: no such file; check the path"
        assert "a directory" in refused(str(tmp_path))
        assert "FILE: a PDF file; a reference table is CSV or Parquet" in refused(table("%PDF-1.4"))
        assert "its name ends in none of .csv" in refused(table(HEADER, ROW, name="facts.xlsx"))

    def test_encodings(self, table: Write) -> None:
        for encoding in ("utf-8-sig", "utf-16", "utf-32"):
            assert only(table(HEADER + ",note", ROW + ",é", encoding=encoding)).note == "é"
        assert "FILE: line 1 or one behind it is not utf-8; save it as UTF-8" in refused(
            table(HEADER + ",note", ROW + ",é", encoding="cp1252")
        )

    def test_line_ends_of_other_systems(self, table: Write) -> None:
        assert only(table(HEADER + "\r", ROW + "\r")).value == 533e6

    def test_a_thousand_is_not_taken_for_decimals(self, table: Write) -> None:
        semicolons = (HEADER.replace(",", ";"), ROW.replace(",", ";"))
        assert only(table(*semicolons)).value == 533e6
        assert only(table(semicolons[0], semicolons[1].replace("533", "533,1"))).value == Decimal("533100000")
        assert "has decimals or thousands" in refused(table(semicolons[0], semicolons[1].replace("533", "1,533")))


class TestSchema:
    def test_it_is_published_as_a_table_schema(self) -> None:
        found = columns.published()
        json.dumps(found)
        assert [field["name"] for field in found["fields"]] == list(columns.NAMES)
        assert [f["name"] for f in found["fields"] if f["constraints"]["required"]] == ["ref_area", "time_period"]

    def test_each_column_has_its_names_elsewhere(self) -> None:
        assert list(codes.table()["columns"]) == list(columns.NAMES)
