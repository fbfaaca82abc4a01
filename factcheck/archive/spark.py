"""Units on a cluster: each is a task of Spark, and does what it does on one machine. The only door to PySpark.

The inputs and the record are where all machines see them under the same paths, and the program is installed on each.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from factcheck.archive.splits import Split
from factcheck.archive.supervisor import Done, Supervisor, is_done
from factcheck.errors import SettingsError

FAILURES = 8
"""How often a task may fail before the run does: machines come and go."""


def session(master: str | None) -> Any:
    """A session of Spark; raises SettingsError where PySpark or Java is missing, or the master does not answer."""
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        remedy = "install it with: pip install 'factcheck[spark]'"
        raise SettingsError(f"--engine spark needs PySpark, the extra spark of factcheck; {remedy}") from None
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise SettingsError("--engine spark needs Java 17 or newer; install it, or name its place in JAVA_HOME")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("factcheck archive").config("spark.ui.enabled", "false")
    builder = builder.config("spark.ui.showConsoleProgress", "false").config("spark.task.maxFailures", str(FAILURES))
    return (builder.master(master) if master else builder).getOrCreate()


def run(splits: Sequence[Split], out: Path, *, master: str | None, deadline: float) -> Iterator[Done]:
    """Do some units as tasks, and tell of all of them when they are done."""
    spark = session(master)
    try:
        told = spark.sparkContext.parallelize(splits, max(len(splits), 1))
        yield from told.mapPartitions(lambda some: on_worker(some, out, deadline)).collect()
    finally:
        spark.stop()


def on_worker(splits: Iterable[Split], out: Path, deadline: float) -> Iterator[Done]:
    """Do some units on a machine of the cluster; one that another attempt has done is passed over."""
    supervisor = Supervisor(out, deadline)
    try:
        for split in splits:
            if not is_done(out, split.id):
                yield supervisor.see_through(split)
    finally:
        supervisor.end()


class Spark:
    """The claims of a record as a table that SQL is asked of, on a cluster."""

    def __init__(self, record: Path, master: str | None) -> None:
        """Open the record; raises SettingsError where Spark is missing, or nothing is there to ask."""
        if not any((record / "claims").glob("*.parquet")):
            raise SettingsError(f"{record}: holds no claims; name what `factcheck archive` wrote")
        self.session = session(master)
        self.session.read.parquet(str(record.absolute() / "claims")).createOrReplaceTempView("claims")

    def rows(self, query: str) -> Iterator[dict[str, Any]]:
        """The rows of a query by the names of their columns."""
        yield from (row.asDict() for row in self.session.sql(query).toLocalIterator())

    def close(self) -> None:
        """Leave the cluster."""
        self.session.stop()
