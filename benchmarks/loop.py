"""The plainest way to check many articles: one process, one after the other. What engines are measured by.

Reads every ``--every``-th line of a file of JSON lines and checks it; ``--ways`` says whether rows are made of what is
found, and written. Prints what it took as JSON; reading the program and its data is not counted.
"""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import click

WAYS = ("check", "rows", "parquet")
TOGETHER = 64
"""Articles whose rows are written together."""


@click.command(help=__doc__)
@click.argument("stories", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--every", default=1, show_default=True)
@click.option("--first", default=0, show_default=True)
@click.option("--way", type=click.Choice(WAYS), default="parquet", show_default=True)
def main(stories: Path, out: Path, every: int, first: int, way: str) -> None:
    """Check some articles and tell what it took."""
    import factcheck
    from factcheck import parquet
    from factcheck.archive.columns import TABLES, VERSION, rows
    from factcheck.model import Article

    texts = list(chosen(stories, first, every))
    for told in texts[:: max(len(texts) // 20, 1)]:
        factcheck.check(told["text"], date=told["date"])
    out.mkdir(parents=True, exist_ok=True)
    files = {name: parquet.writer(out / f"{name}.parquet", TABLES[name], VERSION) for name in TABLES}
    begun, cpu = time.perf_counter(), time.process_time()
    for start in range(0, len(texts), TOGETHER):
        made: dict[str, list[dict[str, object]]] = {name: [] for name in TABLES}
        for told in texts[start : start + TOGETHER]:
            day = dt.date.fromisoformat(told["date"])
            article = Article(told["text"], date=day, path="stories.jsonl", id=told["id"])
            report = factcheck.check(article)
            if way != "check":
                for name, some in rows(report, "unit").items():
                    made[name] += some
        for name, some in made.items():
            if way == "parquet" and some:
                files[name].write_table(parquet.table(TABLES[name], some, VERSION))
    for file in files.values():
        file.close()
    took = {"articles": len(texts), "wall": time.perf_counter() - begun, "cpu": time.process_time() - cpu}
    click.echo(json.dumps(took))


def chosen(stories: Path, first: int, every: int) -> Iterator[dict[str, str]]:
    """Some of the lines of a file."""
    with stories.open(encoding="utf-8") as file:
        yield from map(json.loads, islice(file, first, None, every))


if __name__ == "__main__":
    main()
