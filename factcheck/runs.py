"""A run over many inputs: what could be read is checked, what could not is kept with its reason."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from factcheck.errors import FactcheckError
from factcheck.model import Article, Failure, Quantities, Report
from factcheck.settings import Settings

T = TypeVar("T")
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Checked:
    """The reports of a run, and the inputs that could not be read."""

    reports: tuple[Report, ...]
    failures: tuple[Failure, ...]

    def status(self, settings: Settings) -> int:
        """The exit status: 3 for an unread input, 1 for a finding that fails the run, 0 otherwise."""
        if self.failures:
            return 3
        return 1 if any(settings.fails(f.severity) for report in self.reports for f in report.findings) else 0


def check(paths: Sequence[str], settings: Settings) -> Checked:
    """Check every article of every input."""
    from factcheck import pipeline

    failures: list[Failure] = []
    reports = each(paths, settings, failures, lambda a: pipeline.check(a, lang=settings.lang, date=settings.date))
    return Checked(tuple(reports), tuple(failures))


def extract(
    paths: Sequence[str], settings: Settings
) -> tuple[tuple[tuple[Article, Quantities], ...], tuple[Failure, ...]]:
    """The quantities of every article of every input, and the inputs that could not be read."""
    from factcheck import pipeline

    failures: list[Failure] = []
    found = each(
        paths,
        settings,
        failures,
        lambda a: (a, pipeline.extract(a, lang=settings.lang, date=settings.date)),
    )
    return tuple(found), tuple(failures)


def each(
    paths: Sequence[str], settings: Settings, failures: list[Failure], work: Callable[[Article], T]
) -> Iterator[T]:
    """Do something with every article; an input that cannot be read or finished is added to the failures.

    What is named twice, itself or by its directory, is read once.
    """
    done: set[str] = set()
    for argument in paths:
        for path in attempt(argument, failures, partial(files, argument)) or ():
            if path in done:
                continue
            done.add(path)
            for entry in attempt(path, failures, partial(read, path, settings)) or ():
                if isinstance(entry, Failure):
                    failures.append(entry)
                else:
                    named = replace(entry, path=shown(entry.path, argument))
                    yield from attempt(named.path, failures, partial(once, work, named)) or ()


def once(work: Callable[[Article], T], article: Article) -> tuple[T]:
    """The result of some work as a tuple, so that no result is mistaken for none."""
    return (work(article),)


def attempt(path: str, failures: list[Failure], work: Callable[[], T]) -> T | None:
    """The result of some work, or None and one more failure."""
    try:
        return work()
    except FactcheckError as error:
        failures.append(Failure(path, str(error)))
    except TimeoutError:
        failures.append(Failure(path, f"{path}: took too long to search; split it if it is large, else report it"))
    return None


def files(argument: str) -> tuple[str, ...]:
    """The files that an argument stands for; standard input is itself."""
    from factcheck import inputs

    return (STDIN,) if argument == STDIN else tuple(str(path) for path in inputs.expand((argument,)))


def read(path: str, settings: Settings) -> tuple[Article | Failure, ...]:
    """The articles of a file or of standard input, and the entries that are none."""
    from factcheck import inputs

    return inputs.entries(path, encoding=settings.encoding, max_bytes=settings.max_bytes)


def shown(path: str, argument: str) -> str:
    """A path as a report names it: as it was given, but never from the root of this machine.

    >>> shown("seeds/a.txt", "seeds"), shown("/data/news/x/a.txt", "/data/news"), shown("-", "-")
    ('seeds/a.txt', 'news/x/a.txt', '<stdin>')
    """
    if not os.path.isabs(path):
        return "<stdin>" if path == STDIN else path.replace(os.sep, "/")
    if Path(path).is_relative_to(Path.cwd()):
        return Path(path).relative_to(Path.cwd()).as_posix()
    top = Path(argument).parent if os.path.isabs(argument) else Path(path).parent
    return Path(path).relative_to(top).as_posix() if Path(path).is_relative_to(top) else Path(path).name
