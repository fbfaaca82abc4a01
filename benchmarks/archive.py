"""Many generated stories through every way to check an archive: speed, memory, the same results, what is survived.

PLACE holds everything: the stories, the records, and a file of results for each stage. A stage that has its results is
passed over, and a record goes on where it was; so a run that was ended costs only the stage that it was in. The last
stage prints what all others found. Spark is a real master with two workers on loopback.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from kills import kills
from processes import Used, run
from spark_cluster import cluster
from told import told

HERE = Path(__file__).parent
ROOT = HERE.parent
TABLES = ("articles", "claims", "findings", "dead")
CORES = 2
SAMPLE = 3000
"""Stories of the plain loop, by which all else is measured: a minute or so."""
Result = dict[str, Any]


class Bench:
    """A place, and how large the benchmark is."""

    def __init__(self, place: Path, count: int, seed: int, unit: str) -> None:
        self.place, self.count, self.seed, self.unit = place.absolute(), count, seed, unit
        self.environment = os.environ | {"PYTHONPATH": str(ROOT), "SPARK_LOCAL_IP": "127.0.0.1"}

    def script(self, name: str, *arguments: object) -> Used:
        """Run another benchmark."""
        command = [sys.executable, str(HERE / name), *map(str, arguments)]
        return run(command, self.place, environment=self.environment)

    def program(self, *arguments: str, out: Path | None = None, beside: tuple[int, ...] = ()) -> Used:
        """Run the program; it has begun when a unit has."""
        command = [sys.executable, "-m", "factcheck", *arguments]
        is_begun = (lambda: any((out / "articles").glob("*"))) if out else (lambda: True)
        return run(command, self.place, environment=self.environment, beside=beside, is_begun=is_begun)

    def record(self, out: str, *options: str, beside: tuple[int, ...] = ()) -> Result:
        """Make a record of all stories."""
        shutil.rmtree(self.place / out, ignore_errors=True)
        used = self.program(
            "archive", "stories/stories.jsonl", "--column", "text", "--id", "id", "--date-column", "date", "--out", out,
            "--unit-size", self.unit, *options, out=self.place / out, beside=beside,
        )  # fmt: skip
        sizes = {name: sum(p.stat().st_size for p in (self.place / out / name).glob("*")) for name in TABLES}
        units = len(list((self.place / out / "articles").glob("*.parquet")))
        return asdict(used) | {"articles": self.count, "units": units, "bytes": sizes}


def generate(bench: Bench) -> Result:
    """The stories."""
    used = bench.script("stories.py", "stories", "--count", bench.count, "--seed", bench.seed)
    texts = bench.place / "stories" / "stories.jsonl"
    return asdict(used) | {"bytes": texts.stat().st_size}


def loop(bench: Bench, articles: int, way: str = "parquet", parts: int = 1, part: int = 0) -> Result:
    """The plain loop over so many stories, evenly drawn from all; with ``parts``, over one of them."""
    every = -(-bench.count // articles) * parts
    first = part * every // parts
    options = ("--every", every, "--first", first, "--way", way)
    found: Result = json.loads(bench.script("loop.py", "stories/stories.jsonl", f"loop-{part}", *options).said)
    return found


def single(bench: Bench) -> Result:
    """The plain loop: what it takes with rows that are written, made, or left out."""
    return {way: loop(bench, SAMPLE if way == "parquet" else SAMPLE // 3, way) for way in ("parquet", "rows", "check")}


def again(bench: Bench) -> Result:
    """The plain loop that writes once more, behind the engines: whether the machine has changed meanwhile."""
    return {"parquet": loop(bench, SAMPLE)}


def pair(bench: Bench) -> Result:
    """Two plain loops side by side: what the machine itself allows for two processes."""
    with ThreadPoolExecutor(CORES) as pool:
        return {"loops": list(pool.map(lambda part: loop(bench, SAMPLE, parts=CORES, part=part), range(CORES)))}


def local(bench: Bench) -> Result:
    """Processes on this machine."""
    return bench.record("local", "--jobs", str(CORES))


def spark(bench: Bench) -> Result:
    """A cluster on this machine."""
    with cluster(bench.place / "cluster", CORES) as made:
        beside = tuple(process.pid for process in made.processes)
        return bench.record("spark", "--engine", "spark", "--master", made.url, beside=beside)


def same(bench: Bench) -> Result:
    """Rows of both records, and how many of the one are not in the other."""
    import duckdb

    found: Result = {}
    for name in TABLES:
        one, other = (
            f"SELECT * FROM read_parquet('{bench.place / out / name}/*.parquet')" for out in ("local", "spark")
        )
        ask = f"SELECT (SELECT count(*) FROM ({one})), (SELECT count(*) FROM ({other}))"
        first, second = duckdb.sql(ask).fetchall()[0]
        left, right = (
            duckdb.sql(f"SELECT count(*) FROM (({a}) EXCEPT ALL ({b}))").fetchall()[0][0]
            for a, b in ((one, other), (other, one))
        )
        found[name] = {"local": first, "spark": second, "only_local": left, "only_spark": right}
    return found


def across(bench: Bench) -> Result:
    """Conflicts across articles by both engines, and how many of the one are not in the other."""
    import duckdb

    found: Result = {"duckdb": asdict(bench.program("across", "local", "--out", "local/across"))}
    with cluster(bench.place / "cluster", CORES) as made:
        beside = tuple(process.pid for process in made.processes)
        options = ("--engine", "spark", "--master", made.url)
        found["spark"] = asdict(
            bench.program("across", "local", "--out", "across-spark", *options, beside=beside)
        )  # fmt: skip
    for name in ("conflicts", "series"):
        one, other = (f"SELECT * FROM '{bench.place / out / name}.parquet'" for out in ("local/across", "across-spark"))
        found[name] = {
            "rows": duckdb.sql(f"SELECT count(*) FROM ({one})").fetchall()[0][0],
            "not_in_both": sum(
                duckdb.sql(f"SELECT count(*) FROM (({a}) EXCEPT ALL ({b}))").fetchall()[0][0]
                for a, b in ((one, other), (other, one))
            ),
        }
    return found


def score(bench: Bench) -> Result:
    """Precision and recall."""
    said = bench.script("score.py", "stories", "local", "--out", "score").said
    return {"table": said}


def pages(bench: Bench) -> Result:
    """Pages of a WARC file read and their texts found."""
    count = min(bench.count, 2000)
    found: Result = json.loads(
        bench.script("pages.py", "stories/stories.jsonl", "pages.warc.gz", "--count", count).said
    )
    return found


def killed(bench: Bench) -> Result:
    """What a run survives."""
    return kills(bench.place / "kills", bench.environment)


STAGES: dict[str, Callable[[Bench], Result]] = {
    "stories": generate, "single": single, "pair": pair, "local": local, "spark": spark, "again": again, "same": same,
    "across": across, "score": score, "pages": pages, "kills": killed,
}  # fmt: skip


@click.command(help=__doc__)
@click.argument("place", type=click.Path(file_okay=False, path_type=Path))
@click.option("--count", default=100_000, show_default=True, help="Stories.")
@click.option("--seed", default=1, show_default=True, help="Of the generator.")
@click.option("--unit-size", default="8300k", show_default=True, help="Bytes of stories in a unit.")
@click.option("--stage", "stages", multiple=True, type=click.Choice(tuple(STAGES)), help="Default: all.")
@click.option("--again", is_flag=True, help="Do stages anew that have their results.")
def main(place: Path, count: int, seed: int, unit_size: str, stages: tuple[str, ...], again: bool) -> None:
    """Do what has not been done, and print what there is."""
    results = place / "results"
    results.mkdir(parents=True, exist_ok=True)
    bench = Bench(place, count, seed, unit_size)
    for name in stages or STAGES:
        if again or not (results / f"{name}.json").exists():
            click.echo(f"{name} ...", err=True)
            try:
                found = STAGES[name](bench)
            except RuntimeError as error:
                raise click.ClickException(str(error)) from None
            (results / f"{name}.json").write_text(json.dumps(found, indent=1, default=str) + "\n", "utf-8")
    known = {path.stem: json.loads(path.read_text("utf-8")) for path in results.glob("*.json")}
    click.echo("\n".join(told(known)))


if __name__ == "__main__":
    main()
