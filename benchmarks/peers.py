"""What factcheck and other extractors find in one corpus, how fast, from which start, and in how much memory.

CORPUS is a folder with docs*.jsonl and gold*.jsonl, or with plain texts for speed alone. Each contestant runs in a
process and an interpreter of its own (``environments.py`` makes them); all take turns at ten documents a time, so that
a busy moment hits all of them. Times are processor time; ratios are to ``factcheck extract``, round by round.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import click
from contestants import Contestant, Process, contestants, running
from gold import Corpus, Found, corpus, f1

BATCH = 10
"""Documents that a contestant reads in one turn."""
HEAD = (
    "",
    "money F1",
    "percent F1",
    "KB per CPU second",
    "time to ours",
    "import and first call, CPU ms",
    "start to ours",
    "peak MB",
    "memory to ours",
)


@dataclass(slots=True)
class Measured:
    """What one contestant was measured to do: seconds of each start and of each round, MB, and all that it found."""

    starts: list[float] = field(default_factory=list)
    rounds: list[float] = field(default_factory=list)
    peak: float = 0.0
    found: list[list[Found]] = field(default_factory=list)
    raised: int = 0


@click.command(help=__doc__)
@click.argument("folder", metavar="CORPUS", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--environments",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path.home() / ".cache" / "factcheck-peers",
    help="Where environments.py made them; by default ~/.cache/factcheck-peers.",
)
@click.option("--rounds", type=click.IntRange(min=1), default=5, show_default=True, help="Passes; the median counts.")
@click.option("--lang", default="en", show_default=True, help="The language of the corpus.")
def main(folder: Path, environments: Path, rounds: int, lang: str) -> None:
    """Measure all contestants and print the table."""
    texts = corpus(folder)
    there, missing = contestants(environments, lang)
    measured = {contestant.name: Measured() for contestant in there}
    for _ in range(rounds):
        for contestant in there:
            with running(contestant) as process:
                measured[contestant.name].starts.append(process.start)
    compete(there, measured, texts, rounds)
    counts = ", ".join(f"{texts.count(kind)} {kind}" for kind in ("money", "percent")) if texts.rows else "no gold"
    click.echo(f"{len(texts.texts)} documents, {texts.kilobytes:.0f} KB, {counts}; medians of {rounds} rounds\n")
    click.echo(table(measured, texts))
    for contestant in there:
        if contestant.note:
            click.echo(f"- {contestant.name}: {contestant.note}")
        if measured[contestant.name].raised:
            click.echo(f"- {contestant.name} raised on {measured[contestant.name].raised} documents")
    for name, why in missing.items():
        click.echo(f"- {name}: {why}")


def compete(there: Sequence[Contestant], measured: dict[str, Measured], texts: Corpus, rounds: int) -> None:
    """One round for what is found, then those that count, in turns of a few documents."""
    with ExitStack() as stack:
        processes = {one.name: stack.enter_context(running(one)) for one in there}
        for name, process in processes.items():
            first(process, measured[name], texts.texts)
        for _ in range(rounds):
            for result in measured.values():
                result.rounds.append(0.0)
            for begin in range(0, len(texts.texts), BATCH):
                for name, process in processes.items():
                    measured[name].rounds[-1] += process.ask(texts.texts[begin : begin + BATCH])["seconds"]


def first(process: Process, result: Measured, texts: Sequence[str]) -> None:
    """The pass that warms up, tells what is found, and sets the peak of memory."""
    for text in texts:
        answer = process.ask([text])
        raised = isinstance(answer["found"][0], str)
        result.raised += raised
        result.found.append([] if raised else [Found(*thing) for thing in answer["found"][0]])
        result.peak = answer["peak"]


def table(measured: dict[str, Measured], texts: Corpus) -> str:
    """The table in Markdown."""
    ours = next(iter(measured.values()))
    rows = [HEAD, ("---", *["---:"] * (len(HEAD) - 1))]
    for name, result in measured.items():
        start, its_start = statistics.median(ours.starts), statistics.median(result.starts)
        rows.append(
            (
                name,
                *(score(kind, texts, result) for kind in ("money", "percent")),
                rounded(texts.kilobytes / statistics.median(result.rounds)),
                rounded(statistics.median(its / our for its, our in zip(result.rounds, ours.rounds, strict=True))),
                f"{its_start * 1e3:.0f}",
                rounded(its_start / start),
                f"{result.peak:.0f}",
                rounded(result.peak / ours.peak),
            )
        )
    return "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"


def score(kind: str, texts: Corpus, result: Measured) -> str:
    """F1 of a kind to three places."""
    mark = f1(kind, texts.rows, result.found) if texts.rows else None
    return "none" if mark is None else f"{mark:.3f}"


def rounded(number: float) -> str:
    """Three digits are as many as such a measurement has."""
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"


if __name__ == "__main__":
    main()
