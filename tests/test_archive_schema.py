"""The record of an archive as pandas, DuckDB and Spark read it: the same columns, types and values, as documented."""

from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from extras import needs
from spark_cluster import HAS_JAVA

from factcheck import cli
from factcheck.archive.columns import TABLES, VERSION
from factcheck.schema import EXACT

ROOT = Path(__file__).parent.parent
pytestmark = [needs("parquet"), pytest.mark.skipif(os.name != "posix", reason="needs POSIX pipes")]
STORIES = {
    "a.txt": "June 3, 2021\nImports were $533.1 million, up 35.9 percent or 140.9 percent from 2017.\n",
    "b.txt": "Exports were $3.1415926535897932384626 billion in 2018.\nA third of exports went to Iran.\n",
    "c.txt": "Η Ελλάδα εξήγαγε 5 προϊόντα.\n",
    "dead.txt": "\0\1\2" * 99,
}
TYPES = {
    "duckdb": {
        "string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE",
        "spans": "VARCHAR",
    },
    "spark": {
        "string": "string", "integer": "bigint", "number": "double", "boolean": "boolean", "date": "date",
        "spans": "string",
    },
    "pandas": {
        "string": "string", "integer": "int64", "number": "double", "boolean": "bool", "date": "date32[day]",
        "spans": "string",
    },
}  # fmt: skip
"""What each calls a type of the documented schema."""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with a row of every kind."""
    place = tmp_path_factory.mktemp("desk")
    (place / "news").mkdir()
    for name, text in STORIES.items():
        (place / "news" / name).write_text(text, "utf-8")
    assert cli.run(["archive", str(place / "news"), "--out", str(place / "record")]) == 3
    return place / "record"


@pytest.fixture(scope="module")
def documented() -> dict[str, Any]:
    """What ``factcheck archive --schema`` prints."""
    command = [sys.executable, "-m", "factcheck", "archive", "--schema"]
    told = subprocess.run(command, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, check=True)
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def plain(value: Any) -> Any:
    """A value as JSON holds it; nothing is missing in two ways."""
    return (
        None if value is None or value != value else str(value) if not isinstance(value, (bool, int, float)) else value
    )


def by_pandas(record: Path, name: str) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """The types and rows of a table."""
    import pandas
    import pyarrow

    frame = pandas.read_parquet(record / name, dtype_backend="pyarrow")
    rows = [{k: None if v is pandas.NA else plain(v) for k, v in row.items()} for row in frame.to_dict("records")]
    types = {k: str(v.pyarrow_dtype) for k, v in frame.dtypes.items()}  # type: ignore[union-attr]
    return {k: "string" if v == str(pyarrow.large_string()) else v for k, v in types.items()}, rows


def by_duckdb(record: Path, name: str) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """The types and rows of a table."""
    import duckdb

    found = duckdb.sql(f"SELECT * FROM '{record / name}/*.parquet'")
    rows = [dict(zip(found.columns, map(plain, row), strict=True)) for row in found.fetchall()]
    return dict(zip(found.columns, map(str, found.types), strict=True)), rows


SPARK = """
import json, sys
from pyspark.sql import SparkSession

spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
tables = {name: spark.read.parquet(f"{sys.argv[1]}/{name}") for name in sys.argv[2:]}
told = {name: [dict(found.dtypes), [row.asDict() for row in found.collect()]] for name, found in tables.items()}
print(json.dumps(told, default=str))
"""


def by_spark(record: Path, name: str) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """The types and rows of a table."""
    types, rows = asked_of_spark(record)[name]
    return types, [{k: plain(v) for k, v in row.items()} for row in rows]


@functools.cache
def asked_of_spark(record: Path) -> dict[str, Any]:
    """The types and rows of all tables, by one session."""
    told = os.environ | {"SPARK_LOCAL_IP": "127.0.0.1"}
    command = [sys.executable, "-c", SPARK, str(record), *TABLES]
    done = subprocess.run(command, env=told, capture_output=True, check=True, timeout=300)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


READERS: dict[str, Callable[[Path, str], tuple[dict[str, str], list[dict[str, Any]]]]] = {
    "pandas": by_pandas, "duckdb": by_duckdb, "spark": by_spark,
}  # fmt: skip


def ordered(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows in an order of their own."""
    return sorted(rows, key=lambda row: json.dumps(row, default=str))


@pytest.mark.parametrize(
    "reader",
    [
        pytest.param("duckdb", marks=needs("across")),
        pytest.param("spark", marks=[needs("spark"), pytest.mark.skipif(not HAS_JAVA, reason="needs Java")]),
    ],
)
@pytest.mark.parametrize("name", list(TABLES))
def test_all_read_the_same(record: Path, documented: dict[str, Any], name: str, reader: str) -> None:
    expected_types, expected = by_pandas(record, name)
    types, rows = READERS[reader](record, name)
    fields = {field["name"]: field["type"] for field in documented[name]["fields"]}
    assert rows
    assert expected_types == {column: TYPES["pandas"][kind] for column, kind in fields.items()}
    assert types == {column: TYPES[reader][kind] for column, kind in fields.items()}
    assert ordered(rows) == ordered(expected)


@pytest.mark.parametrize("name", list(TABLES))
def test_rows_are_as_documented(record: Path, documented: dict[str, Any], name: str) -> None:
    import re

    _, rows = by_pandas(record, name)
    for field in documented[name]["fields"]:
        values = [row[field["name"]] for row in rows]
        required, allowed = field["constraints"]["required"], field["constraints"].get("enum")
        assert not (required and None in values), field["name"]
        assert allowed is None or {v for v in values if v is not None} <= set(allowed)
        if field["constraints"].get("pattern") == EXACT:
            assert all(v is None or re.fullmatch(EXACT, v) for v in values)


def test_exact_numbers_lose_nothing(record: Path) -> None:
    _, claims = by_pandas(record, "claims")
    values = {row["surface"]: row["value"] for row in claims}
    assert values["$3.1415926535897932384626 billion"] == "3141592653.589793238462600000"
    assert next(value for surface, value in values.items() if "third" in surface) == "1/3"


def test_files_tell_the_version_and_meaning_of_their_columns(record: Path) -> None:
    import pyarrow.parquet

    for name, columns in TABLES.items():
        for path in (record / name).glob("*.parquet"):
            schema = pyarrow.parquet.read_schema(path)
            assert schema.metadata[b"factcheck.schema"].decode() == VERSION
            assert [schema.field(c.name).metadata[b"description"].decode() for c in columns] == [
                c.says for c in columns
            ]
            assert [schema.field(c.name).nullable for c in columns] == [c.nullable for c in columns]
