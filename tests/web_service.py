"""The real service for tests: the command itself, started on a free port, and a plain client."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
WRONG = "Imports were $533.1 million, up 35.9 percent or 140.9 percent from 2017."
RIGHT = "Exports rose 10 percent to $110.0 million from $100.0 million."
ENDLESS = (WRONG + "\n") * 12_000
"""An article that no worker gets through in a few seconds."""
PATIENCE = 60.0


@dataclass
class Answer:
    """What the service answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)

    @property
    def lines(self) -> list[Any]:
        """The body as JSON lines."""
        return [json.loads(line) for line in self.body.splitlines()]


@dataclass
class Running:
    """A service that runs."""

    process: subprocess.Popen[str]
    port: int
    log: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        """Ask once; a body that is no text and no bytes is sent as JSON. ``content_type`` is Content-Type."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if body is not None and not isinstance(body, str | bytes):
            body, named = json.dumps(body), {"Content-Type": "application/json"} | named
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body.encode("utf-8") if isinstance(body, str) else body, named)
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.getheaders()), answer.read())
        finally:
            connection.close()

    def check(self, body: Any, **headers: str) -> Answer:
        """Have an article checked."""
        return self.ask("POST", "/check", body, **headers)

    def metric(self, name: str) -> float:
        """The value of a counter, with its labels if it has any; 0 before anything was counted."""
        lines = self.ask("GET", "/metrics").body.decode().splitlines()
        return next((float(line.split()[-1]) for line in lines if line.startswith(f"{name} ")), 0.0)

    def until(self, name: str, value: float) -> None:
        """Wait until a counter has a value; a test that waits too long fails."""
        end = time.monotonic() + PATIENCE
        while self.metric(name) != value:
            assert time.monotonic() < end, f"{name} never was {value}"
            time.sleep(0.02)

    def logged(self, number: int) -> list[dict[str, Any]]:
        """The log once it has so many lines."""
        end = time.monotonic() + PATIENCE
        while len(self.log) < number and time.monotonic() < end:
            time.sleep(0.02)
        return [json.loads(line) for line in self.log]

    def stop(self, name: int = signal.SIGTERM) -> int:
        """Tell it to stop, and wait for its exit status."""
        self.process.send_signal(name)
        return self.process.wait(PATIENCE)


@contextlib.contextmanager
def service(*options: str, **environment: str) -> Iterator[Running]:
    """Start the command and wait until it can be called; in the end it is stopped."""
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    process = subprocess.Popen(
        [sys.executable, "-m", "factcheck", "serve", "--port", "0", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": path, "PYTHONUNBUFFERED": "1"} | environment,
    )
    assert process.stdout
    assert process.stderr
    log: list[str] = []
    reader = threading.Thread(target=lambda: log.extend(process.stderr or ()), daemon=True)
    reader.start()
    try:
        told = process.stdout.readline()
        assert told.startswith("factcheck serves http://"), (told, log)
        yield Running(process, int(told.split()[2].rstrip("/").rpartition(":")[2]), log)
    finally:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        reader.join(PATIENCE)
        process.stdout.close()
        process.stderr.close()
