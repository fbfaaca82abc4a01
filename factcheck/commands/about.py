"""What factcheck knows of itself and of its reports: its rules, its proofs, and a first look at it."""

from __future__ import annotations

import sys
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.console import colored, columns
from factcheck.errors import ArticleError, RuleError
from factcheck.settings import Settings

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def rules_like(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """The rules whose names begin so, for a shell that completes one."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(r.name, help=summary(r.doc)) for r in catalogue() if r.name.startswith(begun)]


@click.command(short_help="Tell what a rule checks, with an example.")
@click.argument("name", metavar="RULE", shell_complete=rules_like)
def explain(name: str) -> None:
    """Tell what a rule checks, why it goes wrong, and give an example."""
    from factcheck import streams
    from factcheck.reports import manual

    if (found := next((r for r in catalogue() if r.name == name), None)) is None:
        raise RuleError(f"there is no rule {name!r}; `factcheck rules` lists them")
    streams.emit(manual.page(name, found.doc, getattr(found, "equations", ()), columns()))


@click.command(short_help="List all rules.")
def rules() -> None:
    """List all rules with what they are about."""
    from factcheck import streams
    from factcheck.reports import manual

    listed = [(r.name, summary(r.doc)) for r in catalogue()]
    streams.emit(manual.index(listed, columns()))


@click.command(short_help="Re-check the proofs in a report.")
@click.argument("path", type=click.Path(), metavar="REPORT.json")
def verify(path: str) -> int:
    """Re-check the proofs in a report with rational arithmetic, without reading the articles again."""
    from factcheck import proofs, streams

    problems = proofs.verify(loaded(path))
    streams.emit("".join(f"{problem}\n" for problem in problems) or "Every contradiction is proved.\n")
    return 1 if problems else 0


@click.command(short_help="Check two built-in sentences.")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Default: auto.")
def demo(color: str) -> None:
    """Check two built-in sentences, one of which does not add up."""
    from factcheck import outputs, pipeline, runs, streams
    from factcheck.model import Article
    from factcheck.reports import manual

    text = resources.files("factcheck").joinpath("demo.txt").read_text("utf-8")
    done = pipeline.check(Article(text, path="demo.txt"), lang="en")
    view = outputs.view(Settings(), columns(), colored(color), verbose=True)
    quoted = "\n".join(manual.folded("", line, columns(), 0) for line in text.splitlines())
    streams.emit(f"{quoted}\n\n")
    outputs.write(runs.run((done,)), view, "full")


def summary(doc: str) -> str:
    """The first line of what a rule says of itself."""
    return doc.strip().partition("\n")[0]


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
