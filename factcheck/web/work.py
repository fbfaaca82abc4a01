"""What a worker does: one article in, one finished answer out. Runs in a process of its own that can be ended.

What checks is loaded in the workers only; the service itself names their work and does none of it.
"""

from __future__ import annotations

import datetime as dt
import signal
from collections import Counter
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import Literal

from factcheck import __version__
from factcheck.errors import ArticleError, SettingsError
from factcheck.model import Article, Report
from factcheck.schema import VERSION
from factcheck.settings import Settings
from factcheck.web import problems

Task = Literal["check", "extract"]
Kind = Literal["text", "markdown", "html"]
Form = Literal["json", "sarif"]
ENDS: dict[Kind, str] = {"text": ".txt", "markdown": ".md", "html": ".html"}
"""How files are called that hold what may be sent."""
UNREADABLE = problems.MALFORMED.of(
    "the body is not text in an encoding that was recognised; send UTF-8, or name its charset in Content-Type"
)
MEMORY = 2**30
"""Bytes that a worker may have, where the system knows of such a limit."""
DEMO = "Exports rose 5 percent to $210 million from $200 million."


@dataclass(frozen=True, slots=True)
class Job:
    """An article that was sent, what is known about it, and what is wanted."""

    task: Task
    source: str | bytes
    kind: Kind = "text"
    form: Form = "json"
    encoding: str | None = None
    title: str = ""
    lang: str | None = None
    date: dt.date | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The body of an answer, or a problem; ``severities`` are those of the findings, for the counters."""

    body: bytes = b""
    problem: problems.Problem | None = None
    severities: tuple[tuple[str, int], ...] = ()


def warm() -> None:
    """Load what every check needs."""
    done(Job("check", DEMO))


def settle() -> None:
    """Leave interruptions at the terminal to the service, and take no more memory than one check may."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if find_spec("resource"):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


def done(job: Job) -> Answer:
    """The answer to a job; what is wrong with the article is a problem, and nothing of its text is in it."""
    from factcheck import articles, pipeline, suppressions

    settle()
    try:
        article = articles.article(read(job), lang=job.lang, date=job.date)
        if job.task == "extract":
            return extracted(article)
        return checked(suppressions.suppressed(pipeline.check(article), Settings()), job.form)
    except ArticleError:
        return Answer(problem=UNREADABLE)
    except SettingsError as error:
        return Answer(problem=problems.INVALID.of(str(error)))
    except TimeoutError:
        return Answer(problem=problems.SLOW)
    except MemoryError:
        return Answer(problem=problems.LARGE.of("the article takes more memory than one check may; split it"))


def read(job: Job) -> Article:
    """The article of a job, whose offsets lead back into what was sent."""
    from factcheck import inputs

    source, used = decoded(job.source, job.encoding) if isinstance(job.source, bytes) else (job.source, "utf-8")
    found = [entry for entry in inputs.READERS[ENDS[job.kind]](source, used, job.name) if isinstance(entry, Article)]
    article = found[0] if found else Article("", path=job.name)
    return replace(article, title=job.title or article.title)


def decoded(source: bytes, encoding: str | None) -> tuple[str, str]:
    """A text and its encoding; what is said to be text and is UTF-8 may look as it likes. Raises ArticleError."""
    from factcheck.inputs.encodings import decode

    try:
        return decode(source, "body", encoding)
    except ArticleError:
        if encoding is not None:
            raise
        return decode(source, "body", "utf-8")


def checked(report: Report, form: Form) -> Answer:
    """A report as the published schema describes it, on one line."""
    from factcheck import outputs, runs
    from factcheck.reports import json
    from factcheck.reports.view import View

    run, counted = runs.run((report,)), Counter(finding.severity for finding in report.findings)
    if form == "json":
        head = {"schema_version": json.SCHEMA_VERSION, "tool": {"name": "factcheck", "version": __version__}}
        text = json.dumps({**head, "articles": [json.article(report)], "summary": json.summary(run)})
    else:
        text = flat("".join(outputs.layout(form).render(run, View(rules=outputs.cards()))))
    return Answer(encoded(text), severities=tuple(counted.items()))


def flat(text: str) -> str:
    """JSON on one line: line ends and what they are followed by stand between its values, never in a text.

    >>> flat('{\\n  "text": "two  spaces"\\n}')
    '{"text": "two  spaces"}'
    """
    return "".join(line.lstrip(" ") for line in text.split("\n"))


def extracted(article: Article) -> Answer:
    """The figures of an article, each a row of the published columns."""
    from factcheck import pipeline
    from factcheck.reports import extraction, json

    rows = list(extraction.records([(article, pipeline.extract(article))]))
    return Answer(encoded(json.dumps({"version": VERSION, "figures": rows})))


def encoded(text: str) -> bytes:
    """Text as UTF-8."""
    return text.encode("utf-8", "backslashreplace")
