"""A run over many inputs: what could be read is checked, what could not is kept with its reason."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from factcheck.errors import FactcheckError, SettingsError
from factcheck.model import SEVERITIES, Article, Failure, Quantities, Report, Run
from factcheck.settings import Settings

T = TypeVar("T")
Fail = Callable[[Failure], object]
"""Is told of every input that could not be read."""
Watch = Callable[[str, int], object]
"""Is told how many bytes of which file have been read."""
STDIN = "-"


def check(paths: Sequence[str], settings: Settings) -> Run:
    """Check every article of every input; a row of a table is called by its file and number, its id is its title."""
    from factcheck import pipeline

    failures: list[Failure] = []

    def work(article: Article) -> Report:
        named = replace(article, path=name(article), title=article.title or article.id or "")
        return pipeline.check(named, lang=settings.lang, date=settings.date)

    return run(tuple(each(paths, settings, failures.append, work)), failures)


def run(reports: Collection[Report], failures: Sequence[Failure] = ()) -> Run:
    """Some reports with what they come to."""
    from factcheck.reports.summary import totals

    return Run(reports, totals(reports, failures), tuple(failures))


def status(done: Run, settings: Settings) -> int:
    """The exit status: 3 for an unread input, 1 for a finding that fails the run, 0 otherwise."""
    total = done.totals
    found = {"contradiction": total.contradictions, "warning": total.warnings, "note": total.notes}
    return 3 if done.failures else int(any(found[s] and settings.fails(s) for s in SEVERITIES))


def extract(
    paths: Sequence[str], settings: Settings, fail: Fail, watch: Watch | None = None
) -> Iterator[tuple[Article, Quantities]]:
    """The quantities of every article of every input, one by one, so that nothing is kept of what has been read."""
    from factcheck import articles, pipeline

    def work(article: Article) -> tuple[Article, Quantities]:
        known = articles.article(article, lang=settings.lang, date=settings.date)
        return known, pipeline.extract(known)

    return each(paths, settings, fail, work, watch)


def each(
    paths: Sequence[str],
    settings: Settings,
    fail: Fail,
    work: Callable[[Article], T],
    watch: Watch | None = None,
) -> Iterator[T]:
    """Do something with every article; of an input that cannot be read or finished ``fail`` is told.

    What is named twice, itself or by its directory, is read once.
    """
    done: set[str] = set()
    for argument in paths:
        for path in attempts(argument, fail, partial(files, argument, settings)):
            if path in done:
                continue
            done.add(path)
            for entry in attempts(path, fail, partial(read, path, settings, watch)):
                if isinstance(entry, Failure):
                    fail(entry)
                else:
                    named = replace(entry, path=shown(entry.path, argument))
                    yield from attempts(name(named), fail, partial(once, work, named))


def once(work: Callable[[Article], T], article: Article) -> tuple[T]:
    """The result of some work as a tuple; an error of a row of a table names it."""
    try:
        return (work(article),)
    except SettingsError as error:
        raise SettingsError(f"{article.path}: row {article.row}: {error}" if article.row else str(error)) from None


def attempts(path: str, fail: Fail, work: Callable[[], Iterable[T]]) -> Iterator[T]:
    """The results of some work, up to where it fails; then ``fail`` is told."""
    try:
        yield from work()
    except FactcheckError as error:
        fail(Failure(path, str(error)))
    except TimeoutError:
        fail(Failure(path, f"{path}: took too long to search; split it if it is large, else report it"))


def name(article: Article) -> str:
    """How an article is called: its path, for a row of a table with the row."""
    return article.path if article.row is None else f"{article.path}:{article.row}"


def files(argument: str, settings: Settings) -> tuple[str, ...]:
    """The files that an argument stands for; standard input is itself."""
    from factcheck import inputs

    if argument == STDIN:
        return (STDIN,)
    return tuple(str(path) for path in inputs.expand((argument,), columns=settings.columns is not None))


def read(path: str, settings: Settings, watch: Watch | None = None) -> Iterable[Article | Failure]:
    """The articles of a file or of standard input, and the entries that are none."""
    from factcheck import inputs

    encoding, largest = settings.encoding, settings.max_bytes
    if settings.columns is None:
        found = inputs.entries(path, encoding=encoding, max_bytes=largest)
        if watch:
            watch(path, os.path.getsize(path) if os.path.isfile(path) else 0)
        return found
    told = partial(watch, path) if watch else None
    return inputs.tables.entries(path, settings.columns, encoding=encoding, max_bytes=largest, watch=told)


def size(paths: Sequence[str], settings: Settings) -> int | None:
    """How many bytes there are to read; None where standard input is read, or what is named is not there."""
    found = {path for argument in paths for path in attempts(argument, id, partial(files, argument, settings))}
    return sum(map(os.path.getsize, found)) if found and all(map(os.path.isfile, found)) else None


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
