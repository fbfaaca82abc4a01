"""The check of one version of a document, as a value that one process asks another."""

from __future__ import annotations

from dataclasses import dataclass, replace

from factcheck import inputs, intake, walks
from factcheck.configuration import Configurations
from factcheck.errors import FactcheckError, SettingsError
from factcheck.model import Article, Directive, Failure, Report
from factcheck.settings import Settings

RECORDS = frozenset({".json", ".jsonl", ".ndjson"})
"""Kinds of which most documents hold no article: that there is none needs no word."""


@dataclass(frozen=True, slots=True)
class Question:
    """A text to check: how it is read (the end of the name of such a file), where it is saved, what it is called."""

    text: str
    kind: str
    path: str
    name: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a document holds; ``notices`` tell what was not checked and why, ``trouble`` is one of the configuration."""

    reports: tuple[Report, ...] = ()
    notices: tuple[str, ...] = ()
    trouble: str = ""


def check(question: Question) -> Answer:
    """Check every article of a document, as the configuration of its file wants it."""
    try:
        configurations = Configurations()
        over = walks.passed_over(question.path, configurations) if question.path else None
        if over:
            return Answer(notices=(f'not checked: excluded by "{over.pattern}" in {over.origin}',))
        return answered(question, configurations.of(question.path or question.name))
    except SettingsError as error:
        return Answer(notices=(str(error),), trouble=str(error))
    except FactcheckError as error:
        return Answer(notices=() if question.kind in RECORDS else (str(error),))
    except TimeoutError:
        return Answer(notices=("not checked: it took too long to search",))


def answered(question: Question, settings: Settings) -> Answer:
    """What a document holds; raises what a configuration, the reading and the check of it raise."""
    if len(question.text.encode("utf-8", "surrogatepass")) > settings.max_bytes:
        return Answer(notices=(f"not checked: larger than {settings.max_bytes:,} bytes",))
    read = inputs.reader(f"document{question.kind}", question.text, settings.text_field)
    found = read(question.text, "utf-8", question.name)
    told = tuple(intake.beside(intake.Unit(question.path, question.path, settings)))
    external = tuple(entry for entry in told if isinstance(entry, Directive))
    articles = (replace(a, directives=(*a.directives, *external)) for a in found if isinstance(a, Article))
    reports = tuple(intake.checked(article, settings) for article in articles)
    broken = (entry.message for entry in told if isinstance(entry, Failure))
    noticed = (n for report in reports if any(map(str.isdigit, report.article.text)) for n in report.notices)
    return Answer(reports, tuple(dict.fromkeys((*broken, *noticed))))
