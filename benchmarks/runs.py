"""A run over many files: one process, several, and from the cache, as ratios to the first; and the memory of each.

The articles are those of a folder again and again, each with a line of its own, until there are as many as asked for.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click

ROOT = Path(__file__).parent.parent
WAYS = {
    "one process": ("--jobs", "1", "--no-cache"),
    "several processes": ("--no-cache",),
    "several processes, filling the cache": (),
    "from the cache": (),
}


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=ROOT / "seeds")
@click.option("--number", default=1000, show_default=True, help="Articles of the larger of two runs.")
def main(folder: Path, number: int) -> None:
    """Time runs over a tenth of the articles and over all of them."""
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    for count in (number // 10, number):
        with tempfile.TemporaryDirectory() as place:
            written(texts, Path(place) / "news", count)
            click.echo(f"{count:,} articles{'':31} {'s':>8} {'ratio':>6} {'MB':>6}")
            first = 0.0
            for name, options in WAYS.items():
                seconds, megabytes = run(Path(place), options)
                first = first or seconds
                click.echo(f"{name:40} {seconds:8.2f} {seconds / first:6.2f} {megabytes:6.0f}")


def written(texts: list[str], folder: Path, count: int) -> None:
    """Write the articles."""
    folder.mkdir()
    for i in range(count):
        (folder / f"{i:06}.txt").write_text(f"Story {i}.\n\n{texts[i % len(texts)]}", "utf-8")


def run(place: Path, options: tuple[str, ...]) -> tuple[float, float]:
    """Seconds of wall time, and megabytes of the largest process."""
    environment = os.environ | {"FACTCHECK_CACHE_DIR": str(place / "cache"), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "factcheck", "check", "news", "--format", "concise", *options]
    begun = time.perf_counter()
    with subprocess.Popen(command, cwd=place, env=environment, stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise click.ClickException(f"{' '.join(command)} ended with {process.returncode}")
    return time.perf_counter() - begun, used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


if __name__ == "__main__":
    main()
