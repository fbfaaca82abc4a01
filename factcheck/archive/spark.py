"""Units on a cluster: each is a task of Spark, and does what it does on one machine. The only door to PySpark.

The inputs and the record are where all machines see them under the same paths, and the program is installed on each.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any

from factcheck import parquet
from factcheck.archive.columns import LAST, TABLES
from factcheck.archive.splits import Split
from factcheck.archive.supervisor import Beat, Done, Supervisor, done, is_done
from factcheck.errors import OutputError, SettingsError

PAUSE = 1.0
"""Seconds between two looks at what is done."""
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


def run(splits: Sequence[Split], out: Path, *, master: str | None, deadline: float) -> Iterator[Done | Beat]:
    """Do some units as tasks, and tell of each when its files are there; raises OutputError where the cluster fails."""
    pool = ThreadPoolExecutor(1)
    # In the main thread PySpark would handle interruptions, and speak to the cluster in the middle of a word.
    spark = pool.submit(session, master).result()
    from py4j.protocol import Py4JError  # type: ignore[import-untyped]
    from pyspark.errors import PySparkException

    try:
        tasks = spark.sparkContext.parallelize(splits, max(len(splits), 1))
        job = pool.submit(tasks.foreachPartition, lambda some: on_worker(some, out, deadline))
        left, over = {split.id for split in splits}, False
        while not over:
            over = bool(wait([job], PAUSE).done)
            finished = left & {path.stem for path in (out / LAST).glob("*.parquet")}
            yield from (counted(out, unit) for unit in sorted(finished))
            yield Beat()
            left -= finished
        job.result()
    except (Py4JError, PySparkException) as error:
        raise OutputError(f"the cluster gave up: {cause(str(error))}; the same command goes on from there") from None
    finally:
        spark.stop()
        pool.shutdown()


def counted(out: Path, unit: str) -> Done:
    """What a unit came to, by its files."""
    found = {name: parquet.counted(done(out, name, unit)) for name in TABLES}
    return Done(unit, found["articles"], found["claims"], found["findings"], found["dead"])


def cause(message: str) -> str:
    """The last error of Python in what Spark tells of a failure; its first line where there is none.

    >>> cause("Job aborted\\n  File 'a'\\nOSError: [Errno 28] No space left on device\\n\\n at org.apache")
    'OSError: [Errno 28] No space left on device'
    """
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    named = [line for line in lines if line.split(":")[0].isidentifier() and line.split(":")[0].endswith("Error")]
    return (named[-1] if named else lines[0] if lines else "it does not say why")[:300]


def on_worker(splits: Iterable[Split], out: Path, deadline: float) -> None:
    """Do some units on a machine of the cluster; one that another attempt has done is passed over."""
    supervisor = Supervisor(out, deadline)
    try:
        for split in splits:
            if not is_done(out, split.id):
                supervisor.see_through(split)
    finally:
        supervisor.end()


class Spark:
    """The claims of a record as a table that SQL is asked of, on a cluster."""

    def __init__(self, records: Sequence[Path], master: str | None) -> None:
        """Open some records as DuckDB does; raises SettingsError where Spark is missing, or nothing is there to ask."""
        for record in records:
            if not any((record / "claims").glob("*.parquet")):
                raise SettingsError(f"{record}: holds no claims; name what `factcheck archive` wrote")
        self.session = session(master)
        for number, record in enumerate(records):
            found = self.session.read.parquet(str(record.absolute() / "claims"))
            named = f"concat('{number}:', article)" if len(records) > 1 else "article"
            columns = [f"{named} AS article" if name == "article" else name for name in found.columns]
            found.selectExpr(*columns).createOrReplaceTempView(f"claims_{number}")
        union = " UNION ALL ".join(f"SELECT * FROM claims_{number}" for number in range(len(records)))
        self.session.sql(union).createOrReplaceTempView("claims")

    def rows(self, query: str) -> Iterator[dict[str, Any]]:
        """The rows of a query by the names of their columns."""
        yield from (row.asDict() for row in self.session.sql(query).toLocalIterator())

    def close(self) -> None:
        """Leave the cluster."""
        self.session.stop()
