"""Fetching of series: messages of our own through the real libraries, and a service on this machine."""

from __future__ import annotations

import datetime as dt
import json
import sys
import threading
from collections.abc import Callable, Iterator
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from extras import needs

from factcheck import cli, errors, reference
from factcheck.reference import fetched

TODAY = dt.date(2026, 11, 22)
MESSAGE = """<?xml version="1.0" encoding="UTF-8"?>
<message:GenericData xmlns:message="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"
 xmlns:common="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common"
 xmlns:generic="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic">
  <message:Header>
    <message:ID>TEST</message:ID><message:Test>false</message:Test>
    <message:Prepared>2026-11-01T10:00:00</message:Prepared><message:Sender id="TEST"/>
    <message:Structure structureID="S" dimensionAtObservation="TIME_PERIOD">
      <common:Structure><URN>urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=TEST:IMTS(1.0)</URN></common:Structure>
    </message:Structure>
  </message:Header>
  <message:DataSet action="Replace" structureRef="S">{series}</message:DataSet>
</message:GenericData>
"""
SERIES = """<generic:Series>
  <generic:SeriesKey>
    <generic:Value id="COUNTRY" value="RUS"/><generic:Value id="INDICATOR" value="MG_CIF_USD"/>
    <generic:Value id="COUNTERPART_COUNTRY" value="IRN"/><generic:Value id="FREQUENCY" value="A"/>
  </generic:SeriesKey>
  <generic:Attributes><generic:Value id="SCALE" value="6"/></generic:Attributes>
  <generic:Obs><generic:ObsDimension value="2018"/><generic:ObsValue value="533.10"/>
    <generic:Attributes><generic:Value id="OBS_STATUS" value="P"/></generic:Attributes></generic:Obs>
  <generic:Obs><generic:ObsDimension value="2017"/><generic:ObsValue value="NaN"/></generic:Obs>
</generic:Series>"""
ROW = {
    "freqCode": "A", "refYear": 2018, "period": "2018", "reporterCode": 842, "flowCode": "M", "partnerCode": 364,
    "partner2Code": 0, "cmdCode": "TOTAL", "customsCode": "C00", "motCode": 0, "qty": None,
    "cifvalue": 533123456.789, "fobvalue": None, "primaryValue": 533123456.789,
}  # fmt: skip
"""A row as UN Comtrade sends them; its figures are invented."""


class Done(NamedTuple):
    """What a command said."""

    status: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `factcheck reference fetch`."""

    def told(*arguments: str) -> Done:
        return Done(cli.run(("reference", "fetch", *arguments)), *capsys.readouterr())

    return told


@needs("sdmx")
class TestSdmx:
    @pytest.fixture
    def service(self) -> Iterator[Callable[[str, int], str]]:
        """A source that sdmx1 knows by the name of TEST, on this machine; tells what it was asked for."""
        import sdmx

        answers: dict[str, Any] = {"asked": ""}

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                answers["asked"] = self.path
                self.send_response(answers["status"])
                self.send_header("Content-Type", "application/vnd.sdmx.genericdata+xml;version=2.1")
                self.end_headers()
                self.wfile.write(answers["body"].encode())

            def log_message(self, *_: Any) -> None:
                pass

        server = HTTPServer(("127.0.0.1", 0), Handler)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        place = f"http://127.0.0.1:{server.server_port}"
        sdmx.add_source({"id": "TEST", "url": place, "name": "Test"}, override=True)

        def answer(body: str, status: int = 200) -> str:
            answers.update(body=body, status=status)
            return place

        answer.asked = lambda: answers["asked"]  # type: ignore[attr-defined]
        yield answer
        server.shutdown()
        thread.join()
        server.server_close()
        sdmx.source.sources.pop("TEST")

    def test_series_become_a_table_of_ours(self, run: Run, service: Any, tmp_path: Path) -> None:
        place = service(MESSAGE.format(series=SERIES))
        out = tmp_path / "russia.csv"
        done = run("sdmx", "TEST", "IMTS", "RUS.MG_CIF_USD.IRN.A", "--start", "2017", "--out", str(out))
        assert done.status == 0, done.err
        assert done.err == "", "what the library logs is not for the terminal"
        assert "RU, with IR: imports, USD, CIF (2018)" in done.out
        assert "obs_value: no value (1 row)" in done.out
        assert service.asked() == "/data/IMTS/RUS.MG_CIF_USD.IRN.A?startPeriod=2017"
        (fact,) = reference.load(str(out))
        assert (fact.reporter, fact.partner, fact.flow, fact.valuation) == ("RU", "IR", "imports", "CIF")
        assert (fact.value, fact.unit, fact.status) == (Decimal("533100000"), "USD", "P")
        assert fact.figure.hard.base.high == 533_105_000, "its last zero was sent"
        assert (fact.source, fact.address, fact.vintage) == ("TEST IMTS", place + service.asked(), dt.date.today())

    @needs("parquet")
    def test_a_table_may_be_parquet(self, run: Run, service: Any, tmp_path: Path) -> None:
        service(MESSAGE.format(series=SERIES))
        for name in ("a.csv", "a.parquet"):
            assert run("sdmx", "TEST", "IMTS", "A", "--out", str(tmp_path / name)).status == 0
        first, second = (reference.load(str(tmp_path / name))[0] for name in ("a.csv", "a.parquet"))
        assert (first.value, first.figure, first.period, first.vintage) == (
            second.value, second.figure, second.period, second.vintage,
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("body", "status", "told"),
        [
            (MESSAGE.format(series=""), 200, "TEST IMTS A: no observations; check"),
            ("<html>not found</html>", 404, "TEST IMTS A: HTTPError: 404"),
            ("<broken", 200, "TEST IMTS A: "),
            (MESSAGE.format(series=SERIES.replace("COUNTRY", "WHO")), 200, "TEST IMTS A: no column ref_area"),
            (MESSAGE.format(series=SERIES.replace("533.10", "x")), 200, 'column obs_value: "x" is no number'),
        ],
    )  # fmt: skip
    def test_what_cannot_be_used(
        self, run: Run, service: Any, tmp_path: Path, body: Any, status: int, told: str
    ) -> None:
        service(body, status)
        done = run("sdmx", "TEST", "IMTS", "A", "--out", str(tmp_path / "a.csv"))
        assert done.status == 2
        assert told in done.err
        assert not (tmp_path / "a.csv").exists()

    def test_a_source_that_nobody_knows(self, run: Run, tmp_path: Path) -> None:
        done = run("sdmx", "ESTATS", "X", "A", "--out", str(tmp_path / "a.csv"))
        assert 'no source "ESTATS"; did you mean "ESTAT"?' in done.err

    def test_attributes_of_a_whole_data_set_count(self, run: Run, service: Any, tmp_path: Path) -> None:
        scale = '<generic:Attributes><generic:Value id="SCALE" value="6"/></generic:Attributes>'
        service(MESSAGE.format(series=scale + SERIES.replace(scale, "")))
        assert run("sdmx", "TEST", "IMTS", "A", "--out", str(tmp_path / "a.csv")).status == 0
        assert reference.load(str(tmp_path / "a.csv"))[0].value == 533_100_000

    def test_json_is_refused_since_attributes_get_lost(self, run: Run, service: Any, tmp_path: Path) -> None:
        import sdmx

        service("{}")
        sdmx.source.sources["TEST"].data_content_type = sdmx.source.DataContentType.JSON
        done = run("sdmx", "TEST", "X", "A", "--out", str(tmp_path / "a.csv"))
        assert "TEST hands out JSON, of which units may be lost" in done.err

    def test_a_service_that_is_not_there(self, run: Run, service: Any, tmp_path: Path) -> None:
        import sdmx

        service("")
        sdmx.source.sources["TEST"].url = "http://127.0.0.1:9"
        done = run("sdmx", "TEST", "X", "A", "--out", str(tmp_path / "a.csv"))
        assert done.status == 2
        assert "TEST X A: ConnectionError" in done.err


@needs("comtrade")
class TestComtrade:
    @pytest.fixture
    def answer(self, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Any]]:
        """What the service is to answer; the requests are kept."""
        import urllib3

        asked: list[Any] = []

        def told(body: object, status: int = 200) -> list[Any]:
            class Response:
                data = json.dumps(body).encode()

            Response.status = status  # type: ignore[attr-defined]

            def request(_: object, method: str, url: str, fields: dict[str, Any], **__: object) -> Any:
                asked.append((method, url, fields))
                return Response

            monkeypatch.setattr(urllib3.PoolManager, "request", request)
            return asked

        return told

    def test_trade_becomes_a_table_of_ours(self, run: Run, answer: Callable[..., list[Any]], tmp_path: Path) -> None:
        asked = answer({"data": [ROW, ROW | {"partner2Code": 4, "primaryValue": 5.0}]})
        out = tmp_path / "us.csv"
        done = run(
            "comtrade", "--reporter", "US", "--partner", "IRN", "--flow", "M", "--period", "2018", "--out", str(out)
        )
        assert done.status == 0, done.err
        (fact,) = reference.load(str(out))
        assert (fact.reporter, fact.partner, fact.flow, fact.valuation) == ("US", "IR", "imports", "CIF")
        assert (fact.value, fact.unit, fact.source) == (Decimal("533123456.789"), "USD", "UN Comtrade")
        assert fact.address == (
            "https://comtradeapi.un.org/public/v1/preview/C/A/HS?"
            "reporterCode=842&partnerCode=364&flowCode=M&cmdCode=TOTAL&period=2018"
        )
        assert "permission" in fact.note
        assert [(url, fields["reportercode"]) for _, url, fields in asked] == [
            ("https://comtradeapi.un.org/public/v1/preview/C/A/HS", "842")
        ]

    @pytest.mark.parametrize(
        ("body", "status", "told"),
        [
            ({"data": []}, 200, "no rows; check areas"),
            ({"message": "Too many requests"}, 429, "Too many requests"),
            ({"message": "?"}, 200, "KeyError"),
            ({"data": [ROW] * 500}, 200, "500 rows or more"),
            ({"data": [ROW | {"primaryValue": 0.1 + 0.2}]}, 200, "which may have lost digits"),
        ],
    )  # fmt: skip
    def test_what_cannot_be_used(
        self, run: Run, answer: Callable[..., list[Any]], tmp_path: Path, body: Any, status: int, told: str
    ) -> None:
        answer(body, status)
        out = tmp_path / "us.csv"
        done = run("comtrade", "--reporter", "US", "--flow", "M", "--period", "2018", "--out", str(out))
        assert done.status == 2
        assert told in done.err
        assert done.out == "", "what the library prints is no output of ours"
        assert not out.exists()

    def test_groups_are_not_asked_for(self, run: Run, answer: Callable[..., list[Any]], tmp_path: Path) -> None:
        asked = answer({"data": []})
        done = run(
            "comtrade", "--reporter", "OPEC", "--flow", "M", "--period", "2018", "--out", str(tmp_path / "a.csv")
        )
        assert "'OPEC' is no country" in done.err
        assert not asked


@pytest.mark.parametrize(
    ("library", "extra", "arguments"),
    [
        ("sdmx", "sdmx", ("sdmx", "ECB", "EXR", "A")),
        ("comtradeapicall", "comtrade", ("comtrade", "--reporter", "RU", "--flow", "M", "--period", "2018")),
    ],
)
def test_a_missing_extra_is_named(
    monkeypatch: pytest.MonkeyPatch, run: Run, tmp_path: Path, library: str, extra: str, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    done = run(*arguments, "--out", str(tmp_path / "a.csv"))
    assert done.status == 2
    assert f"pip install 'factcheck[{extra}]'" in done.err


def test_the_place_is_looked_at_before_anybody_is_asked(run: Run, tmp_path: Path) -> None:
    done = run("sdmx", "ECB", "EXR", "A", "--out", str(tmp_path / "a.xlsx"))
    assert "ends in neither .csv nor .parquet" in done.err


def test_floats_keep_the_digits_that_were_sent() -> None:
    assert [fetched.text(value) for value in (533.1, 1e15, 5e-7, 12, "1.50")] == [
        "533.1", "1000000000000000", "0.0000005", "12", "1.50",
    ]  # fmt: skip
    with pytest.raises(errors.SettingsError, match="may have lost digits"):
        fetched.text(1234567890.1234567)
