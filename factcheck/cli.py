"""The command line: a thin layer over the functions that anybody can import."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck import __version__
from factcheck.errors import ArticleError, FactcheckError, RuleError
from factcheck.options import reading_options, settings_of
from factcheck.reports import FORMATS
from factcheck.settings import FAIL_ON, Settings

if TYPE_CHECKING:
    from factcheck.model import Failure

WIDEST = 120
UNKNOWN_WIDTH = 100
"""Columns of what goes into a pipe or a file."""
EXTRACTIONS = ("table", "csv", "jsonl", "parquet")
SCHEMA = "Print the columns of the output, with type, unit and meaning, as a Table Schema."
HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0, 1 findings, 2 usage, 3 unread input, 130 interrupted."""
    try:
        status = main.main(args=arguments, prog_name="factcheck", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        return 130
    except FactcheckError as error:
        complain(str(error))
        return 3 if isinstance(error, ArticleError) else 2
    except OSError as error:
        # What click itself writes, help and version, does not go through our streams.
        from factcheck.streams import unwritable

        complain(str(unwritable(error)))
        return 2
    return int(status or 0)


@click.group(context_settings=HELP)
@click.version_option(__version__, prog_name="factcheck", message="%(prog)s %(version)s")
def main() -> None:
    """Recompute the figures in news articles and report what cannot be true together.

    Try `factcheck demo`, then `factcheck check ARTICLE.txt`.

    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 usage, 3 an input could not be read.
    """


@main.command()
@reading_options
@click.option("--format", "form", type=click.Choice(FORMATS), default="terminal", help="Default: terminal.")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write there and not to the screen.")
@click.option("--fail-on", type=click.Choice(FAIL_ON), default="contradiction", help="Default: contradiction.")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Default: auto.")
@click.option("-q", "--quiet", is_flag=True, help="Show contradictions and the verdict only.")
@click.option("-v", "--verbose", is_flag=True, help="Also show notes and what agrees.")
@click.option("--explain", is_flag=True, help="Also show how each figure was read and bound, and what was refused.")
def check(
    paths: tuple[str, ...], form: str, output: Path | None, fail_on: str, color: str, quiet: bool, verbose: bool,
    explain: bool, **reading: str | None,
) -> int:  # fmt: skip
    """Check articles: files, directories, or - for standard input."""
    from factcheck import outputs, runs

    if quiet and verbose:
        raise click.UsageError("--quiet and --verbose exclude each other")
    if explain and form != "terminal":
        raise click.UsageError("--explain is for the terminal; json and html hold what it shows")
    settings = settings_of(reading, fail_on, colored(color, output), columns())
    done = runs.check(paths, settings)
    shown = outputs.rendered(form, done.reports, done.failures, settings, quiet, verbose, explain)
    deliver(shown, output, exact=form in {"json", "markdown", "html"})
    complain_of(done.failures)
    return done.status(settings)


@main.command()
@reading_options
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("reports"), metavar="DIR", help="Default: reports."
)
@click.option("--fail-on", type=click.Choice(FAIL_ON), help="Exit with 1 for such findings; default: never.")
def report(paths: tuple[str, ...], out: Path, fail_on: str | None, **reading: str | None) -> int:
    """Write report.html, report.json and report.md about articles into a directory."""
    from factcheck import outputs, runs, streams

    settings = settings_of(reading, fail_on or "never", colored("auto", None), columns())
    streams.directory(out)
    done = runs.check(paths, settings)
    for form, name in (("html", "report.html"), ("json", "report.json"), ("markdown", "report.md")):
        streams.write(out / name, outputs.layout(form).render(done.reports, done.failures))
    text = outputs.rendered("terminal", done.reports, done.failures, settings, True, False, False)
    streams.emit(f"{text}Written: {out / 'report.html'}, report.json, report.md\n")
    complain_of(done.failures)
    return done.status(settings)


def show_schema(context: click.Context, _: click.Parameter, asked: bool) -> None:
    """Print the columns of an extraction, and nothing else."""
    from factcheck import schema, streams
    from factcheck.reports import json

    if asked:
        streams.emit(json.dumps(schema.published(), indent=2) + "\n", exact=True)
        context.exit()


@main.command()
@reading_options
@click.option("--schema", is_flag=True, is_eager=True, expose_value=False, callback=show_schema, help=SCHEMA)
@click.option("--format", "form", type=click.Choice(EXTRACTIONS), help="Default: as FILE is called, else table.")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write there and not to the screen.")
def extract(paths: tuple[str, ...], form: str | None, output: Path | None, **reading: str | None) -> int:
    """List every figure of articles, or of a column of a table: what it is, what it may mean, where it stands.

    Rows are written while they are read, so that memory does not grow with the input. A row that cannot be read is
    named on standard error, and all others are there nevertheless.
    """
    from factcheck import outputs, runs, streams
    from factcheck.progress import Progress

    settings = settings_of(reading, "never", False, columns())
    form = outputs.extraction(form, output)
    waiting = sys.stderr.isatty() and (output is not None or streams.is_file())
    progress = Progress(sys.stderr if waiting else None, lambda: runs.size(paths, settings))
    failed = 0

    def fail(failure: Failure) -> None:
        nonlocal failed
        failed += 1
        progress.clear()
        complain(failure.message)

    found = runs.extract(paths, settings, fail, progress.watch if waiting else None)
    try:
        outputs.write_extraction(progress.through(found), form, output)
    finally:
        progress.clear()
    if progress.unread:
        complain(f"articles in no language that factcheck reads: {progress.unread:,}; --lang names a language")
    return 3 if failed else 0


@main.command()
@click.argument("name", metavar="RULE")
def explain(name: str) -> None:
    """Tell what a rule checks, why it goes wrong, and give an example."""
    from factcheck import streams
    from factcheck.reports import manual

    if (found := next((r for r in catalogue() if r.name == name), None)) is None:
        raise RuleError(f"there is no rule {name!r}; `factcheck rules` lists them")
    streams.emit(manual.page(name, found.doc, getattr(found, "equations", ()), columns()))


@main.command()
def rules() -> None:
    """List all rules with what they are about."""
    from factcheck import streams
    from factcheck.reports import manual

    listed = [(r.name, r.doc.strip().partition("\n")[0]) for r in catalogue()]
    streams.emit(manual.index(listed, columns()))


@main.command()
@click.argument("path", metavar="REPORT.json")
def verify(path: str) -> int:
    """Re-check the proofs in a report with rational arithmetic, without reading the articles again."""
    from factcheck import proofs, streams

    problems = proofs.verify(loaded(path))
    streams.emit("".join(f"{problem}\n" for problem in problems) or "Every contradiction is proved.\n")
    return 1 if problems else 0


@main.command()
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Default: auto.")
def demo(color: str) -> None:
    """Check two built-in sentences, one of which does not add up."""
    from factcheck import outputs, pipeline, streams
    from factcheck.model import Article
    from factcheck.reports import manual

    text = resources.files("factcheck").joinpath("demo.txt").read_text("utf-8")
    done = pipeline.check(Article(text, path="demo.txt"), lang="en")
    settings = Settings(width=columns(), color=colored(color, None))
    quoted = "\n".join(manual.folded("", line, columns(), 0) for line in text.splitlines())
    streams.emit(f"{quoted}\n\n{outputs.rendered('terminal', (done,), (), settings, False, True, False)}")


def catalogue() -> tuple[Any, ...]:
    """All rules and checks of wording; each has a name and a doc."""
    from factcheck import rules, wordings

    return (*rules.RULES, *wordings.WORDINGS)


def loaded(path: str) -> dict[str, Any]:
    """A report from JSON; raises ArticleError if it cannot be read or is none."""
    import json

    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        content = json.loads(data)
    except OSError as error:
        raise ArticleError(f"{path}: {error.strerror or error}; name a report.json that factcheck wrote") from None
    except (ValueError, RecursionError):
        raise ArticleError(f"{path}: not JSON; name a report.json that factcheck wrote") from None
    if not isinstance(content, dict):
        raise ArticleError(f"{path}: not a report; name a report.json that factcheck wrote")
    return content


def deliver(text: str, output: Path | None, *, exact: bool) -> None:
    """Write to a file, or to standard output."""
    from factcheck import streams

    if output is None:
        streams.emit(text, exact=exact)
    else:
        streams.write(output, text)


def colored(choice: str, output: Path | None) -> bool:
    """Whether to use colours: NO_COLOR, files, pipes and dumb terminals get none unless they are asked for."""
    if choice != "auto":
        return choice == "always"
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain and output is None and sys.stdout.isatty()


def columns() -> int:
    """The width to lay out for."""
    return min(shutil.get_terminal_size((UNKNOWN_WIDTH, 24)).columns, WIDEST)


def complain_of(failures: Sequence[Failure]) -> None:
    """Name every input that was not read."""
    for failure in failures:
        complain(failure.message)


def complain(message: str) -> None:
    """One line on standard error, safe to print."""
    from factcheck.reports.display import safe

    stream = sys.stderr
    line = f"factcheck: {safe(message)}\n"
    stream.write(line.encode(stream.encoding or "utf-8", "backslashreplace").decode(stream.encoding or "utf-8"))
