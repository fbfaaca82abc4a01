"""Time per article against its length and its number of figures, for ``extract`` and ``check``.

PATHS are files of JSON lines, plain texts or folders of them. A table has the articles in five equal parts, by length
and by figures; the line below it tells the least squares of time over both. --plot writes the points as a picture.
"""

from __future__ import annotations

import itertools
import math
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import click
from scatter import Panel, svg
from texts import texts

import factcheck

PARTS = 5


class Article(NamedTuple):
    """One article: its size in KB, its figures, and the milliseconds of each verb."""

    size: float
    figures: int
    extract: float
    check: float


@click.command(help=__doc__)
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--field", default="text", show_default=True, help="The field that holds the article.")
@click.option("--limit", type=click.IntRange(min=PARTS), help="Only so many articles, from the beginning.")
@click.option("--lang", default="en", show_default=True, help='The language; "" to detect it.')
@click.option("--rounds", type=click.IntRange(min=1), default=3, show_default=True, help="Runs; the fastest counts.")
@click.option("--plot", type=click.Path(dir_okay=False, path_type=Path), help="Write the picture, as SVG.")
def main(paths: tuple[Path, ...], field: str, limit: int | None, lang: str, rounds: int, plot: Path | None) -> None:
    """Measure each article and print the tables."""
    chosen = list(itertools.islice((text for path in paths for text in texts(path, field)), limit))
    if len(chosen) < PARTS:
        raise click.ClickException(f"{len(chosen)} articles are too few")
    factcheck.check(chosen[0], lang=lang)
    articles = [measured(text, lang, rounds) for text in chosen]
    click.echo(f"{len(articles)} articles, {sum(article.size for article in articles):.0f} KB")
    for verb in ("extract", "check"):
        for by in ("size", "figures"):
            click.echo("\n" + table(articles, verb, by))
        click.echo("\n" + line(articles, verb))
    if plot:
        plot.write_text(svg(panels(articles)), "utf-8")


def measured(text: str, lang: str, rounds: int) -> Article:
    """The fastest of some runs of both verbs."""
    extract = [clocked(lambda: factcheck.extract(text, lang=lang)) for _ in range(rounds)]
    check = [clocked(lambda: factcheck.check(text, lang=lang)) for _ in range(rounds)]
    figures = len(factcheck.extract(text, lang=lang))
    return Article(len(text.encode()) / 1000, figures, min(extract), min(check))


def clocked(run: Callable[[], object]) -> float:
    """Milliseconds of processor time."""
    begin = time.process_time()
    run()
    return (time.process_time() - begin) * 1e3


def table(articles: Sequence[Article], verb: str, by: str) -> str:
    """The articles in equal parts by size or figures, in Markdown."""
    ordered = sorted(articles, key=lambda article: getattr(article, by))
    name = "KB" if by == "size" else "figures"
    rows = [(f"{verb}, by {name}", "articles", "ms, median", "95%", "most", f"ms per {name.removesuffix('s')}")]
    rows.append(("---", *["---:"] * (len(rows[0]) - 1)))
    for part in range(PARTS):
        these = ordered[part * len(ordered) // PARTS : (part + 1) * len(ordered) // PARTS]
        times = sorted(getattr(article, verb) for article in these)
        sizes = [getattr(article, by) for article in these]
        high = times[math.ceil(0.95 * len(times)) - 1]
        each = sum(times) / sum(sizes) if sum(sizes) else math.nan
        numbers = (statistics.median(times), high, times[-1], each)
        rows.append((f"{sizes[0]:.3g} to {sizes[-1]:.3g}", str(len(these)), *(f"{number:.3g}" for number in numbers)))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def line(articles: Sequence[Article], verb: str) -> str:
    """Least squares of time over size, over figures, and how much both explain together."""
    times = [getattr(article, verb) for article in articles]
    size, figures = [article.size for article in articles], [float(article.figures) for article in articles]
    r, s, t = (statistics.correlation(*pair) for pair in ((size, times), (figures, times), (size, figures)))
    both = (r * r + s * s - 2 * r * s * t) / (1 - t * t)
    parts = [fitted(f"per {name}", them, times) for name, them in (("KB", size), ("figure", figures))]
    return f"{verb}: {'; '.join(parts)}; R² of both {both:.2f}"


def fitted(name: str, over: Sequence[float], times: Sequence[float]) -> str:
    """Slope, intercept and R² of one line."""
    slope, intercept = statistics.linear_regression(over, times)
    return f"{slope:.3g} ms {name} and {intercept:.2g} ms each, R² {statistics.correlation(over, times) ** 2:.2f}"


def panels(articles: Sequence[Article]) -> list[list[Panel]]:
    """The four pictures: a row a verb, beside each other the length and the figures."""
    return [
        [
            Panel(f"{verb}: ms", title, [(float(getattr(a, by)), getattr(a, verb)) for a in articles])
            for by, title in (("size", "KB"), ("figures", "figures"))
        ]
        for verb in ("extract", "check")
    ]


if __name__ == "__main__":
    main()
