"""How long one article takes: cold, as the command line in a fresh interpreter, and warm, in one process.

Cold times are wall time, and given as ratios to an interpreter that does nothing and to one that imports click: the
machine cancels out. Warm times are processor time, by article and by stage.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import click
from stages import clocked

import factcheck
from factcheck import Article

ROOT = Path(__file__).parent.parent
BARE = "python -c pass"
COMMANDS = {
    BARE: ("-c", "pass"),
    'python -c "import click"': ("-c", "import click"),
    "factcheck --version": ("-m", "factcheck", "--version"),
}
"""What a check is compared with: the arguments of an interpreter."""


@click.command(help=__doc__)
@click.argument("paths", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--rounds", default=7, show_default=True, help="Runs of each command; the median counts.")
def main(paths: tuple[Path, ...], rounds: int) -> None:
    """Time the articles of the paths, by default those in seeds/; the first of them cold."""
    chosen = [path.resolve() for path in paths or sorted((ROOT / "seeds").glob("*.txt"))]
    cold(chosen[0], rounds)
    warm([article for path in chosen for article in factcheck.read(path)], rounds)


def cold(path: Path, rounds: int) -> None:
    """Print the median wall time of the commands, taken in turns so that a busy moment hits all of them."""
    check = ("-m", "factcheck", "check", str(path))
    name = f"factcheck check {path.name}"
    commands = {**COMMANDS, f"{name}, from the cache": check, f"{name}, anew": (*check, "--no-cache")}
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, arguments in commands.items():
            taken[name].append(wall(arguments))
    medians = {name: statistics.median(times) for name, times in taken.items()}
    click.echo(f"{'cold':50} {'ms':>8} {'to bare':>8} {'to click':>8}")
    bare, imported = medians[BARE], medians['python -c "import click"']
    for name, median in medians.items():
        click.echo(f"{name:50} {median * 1e3:8.1f} {median / bare:8.2f} {median / imported:8.2f}")


def wall(arguments: Sequence[str]) -> float:
    """Seconds that an interpreter with these arguments takes from start to end; findings are no failure."""
    begin = time.perf_counter()
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True)
    taken = time.perf_counter() - begin
    if done.returncode not in (0, 1):
        raise click.ClickException(f"{' '.join(arguments)} failed with {done.returncode}: {done.stderr}")
    return taken


def warm(articles: Sequence[Article], rounds: int) -> None:
    """Print the median processor time of each article once all tables are loaded, and the share of each stage."""
    for article in articles:
        factcheck.check(article)
    click.echo(f"\n{'warm':50} {'KB':>8} {'ms':>8} {'ms/KB':>8}")
    for article in articles:
        size = len(article.text.encode()) / 1000
        median = statistics.median(cpu(article) for _ in range(rounds)) * 1e3
        click.echo(f"{Path(article.path).name:50} {size:8.1f} {median:8.1f} {median / size:8.2f}")
    with clocked() as seconds:
        whole = sum(cpu(article) for _ in range(rounds) for article in articles)
    click.echo(f"\n{'stage':50} {'share':>8}")
    for stage, spent in {**seconds, "all else": whole - sum(seconds.values())}.items():
        click.echo(f"{stage:50} {spent / whole:8.1%}")


def cpu(article: Article) -> float:
    """Seconds of processor time that one check takes."""
    begin = time.process_time()
    factcheck.check(article)
    return time.process_time() - begin


if __name__ == "__main__":
    main()
