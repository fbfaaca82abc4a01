"""What the service holds on this machine: requests a second, times, memory, with clients on the same processors.

Starts `factcheck serve` on a free port and lets --clients ask as fast as they are answered, for --seconds, each over
one connection, with the articles of the paths in turn. Exits with 1 where anything but 200 was answered.
"""

from __future__ import annotations

import http.client
import json
import re
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from statistics import quantiles

import click

SEEDS = Path(__file__).parent.parent / "seeds"


@dataclass
class Tally:
    """What the clients saw: the seconds of each answer, how many had which status, and their bytes."""

    seconds: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    received: int = 0


def client(port: int, path: str, bodies: list[bytes], until: float, tally: Tally) -> None:
    """Ask until a time has come."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    for body in cycle(bodies):
        if time.perf_counter() > until:
            break
        begun = time.perf_counter()
        connection.request("POST", path, body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        size = len(answer.read())
        tally.seconds.append(time.perf_counter() - begun)
        tally.statuses[answer.status] += 1
        tally.received += size
    connection.close()


def peaks(pid: int) -> list[int]:
    """The most memory that a process and its children had, in MB; the process comes first. Linux only."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    pids = [pid, *map(int, children.read_text().split())] if children.exists() else []
    texts = [Path(f"/proc/{each}/status").read_text() for each in pids]
    return [int(found[1]) // 1000 for text in texts if (found := re.search(r"VmHWM:\s+(\d+)", text))]


def load(port: int, path: str, bodies: list[bytes], clients: int, seconds: float) -> tuple[Tally, float]:
    """Let all clients ask at once; what they saw, and how long it took."""
    tally, begun = Tally(), time.perf_counter()
    turns = [list(islice(cycle(bodies), first, first + len(bodies))) for first in range(clients)]
    given = [(port, path, turn, begun + seconds, tally) for turn in turns]
    threads = [threading.Thread(target=client, args=arguments) for arguments in given]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return tally, time.perf_counter() - begun


@click.command(help=__doc__)
@click.argument("paths", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--clients", default=8, show_default=True, help="That ask at the same time.")
@click.option("--workers", default=2, show_default=True, help="Of the service.")
@click.option("--seconds", default=15.0, show_default=True, help="For which they ask.")
@click.option("--path", default="/check", show_default=True, help="What is asked.")
def main(paths: tuple[Path, ...], clients: int, workers: int, seconds: float, path: str) -> None:
    """Measure, and print one line a fact."""
    texts = [given.read_text("utf-8") for given in paths or sorted(SEEDS.glob("*.txt"))]
    bodies = [json.dumps({"text": text}).encode() for text in texts]
    command = [sys.executable, "-m", "factcheck", "serve", "--port", "0", "--quiet", "--workers", str(workers)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        port = int(process.stdout.readline().split()[2].rstrip("/").rpartition(":")[2])
        load(port, path, bodies, workers, 2.0)
        tally, took = load(port, path, bodies, clients, seconds)
        memory = peaks(process.pid)
        process.terminate()
    cuts = quantiles(tally.seconds, n=100)
    size = sum(map(len, texts)) / len(texts)
    click.echo(f"{len(texts)} articles of {size:,.0f} characters, {clients} clients, {workers} workers, {took:.0f} s")
    click.echo(f"{len(tally.seconds) / took:.0f} requests a second, {tally.received / took / 1e6:.1f} MB/s answered")
    click.echo(f"milliseconds: median {cuts[49] * 1e3:.0f}, 95% {cuts[94] * 1e3:.0f}, 99% {cuts[98] * 1e3:.0f}")
    click.echo(f"peak memory: service {memory[0]} MB, workers {memory[1:]} MB" if memory else "peak memory: not known")
    click.echo(f"statuses: {dict(tally.statuses)}")
    sys.exit(0 if set(tally.statuses) == {200} else 1)


if __name__ == "__main__":
    main()
