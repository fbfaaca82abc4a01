"""A Spark standalone cluster on loopback, from the installed pyspark: each part is a process that can be killed."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

ROOT = str(Path(__file__).parent.parent)
"""Where the package is that the workers check with, installed or not."""
HAS_JAVA = bool(os.environ.get("JAVA_HOME") or shutil.which("java"))


@dataclass
class Cluster:
    """A master with its address, and its workers."""

    place: Path
    url: str = ""
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, name: str, *arguments: str) -> Path:
        """Start a part of the cluster; where it writes its log."""
        spec = find_spec("pyspark")
        assert spec is not None
        assert spec.origin is not None
        home, log = Path(spec.origin).parent, self.place / f"{name.rpartition('.')[2]}-{len(self.processes)}.log"
        told = os.environ | {
            "SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable,
            "SPARK_WORKER_DIR": str(self.place / "work"), "SPARK_DAEMON_MEMORY": "256m",
            "PYTHONPATH": os.pathsep.join(filter(None, (ROOT, os.environ.get("PYTHONPATH")))),
        }  # fmt: skip
        with log.open("wb") as out:
            command = ["bash", str(home / "bin" / "spark-class"), f"org.apache.spark.deploy.{name}", *arguments]
            self.processes.append(subprocess.Popen(command, stdout=out, stderr=out, env=told, start_new_session=True))
        return log

    def stop(self) -> None:
        """Kill everything."""
        for process in self.processes:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, 9)
            process.wait(30)


@contextlib.contextmanager
def cluster(place: Path, workers: int = 2) -> Iterator[Cluster]:
    """A master and workers of one core each, which are there when this begins and gone when it ends."""
    place.mkdir(parents=True, exist_ok=True)
    made = Cluster(place)
    try:
        log = made.start("master.Master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0")
        made.url = waited(log, "Starting Spark master at ").split()[0]
        for _ in range(workers):
            log = made.start(
                "worker.Worker", "--host", "127.0.0.1", "--webui-port", "0", "--cores", "1", "--memory", "1g", made.url
            )
            waited(log, "Successfully registered with master")
        yield made
    finally:
        made.stop()


def waited(log: Path, words: str) -> str:
    """What follows on some words in a log, once they are there."""
    for _ in range(1200):
        text = log.read_text("utf-8", "replace")
        if words in text:
            return text.partition(words)[2]
        time.sleep(0.1)
    raise AssertionError(f"{log.name} has not told {words!r}: {log.read_text('utf-8', 'replace')[-2000:]}")
