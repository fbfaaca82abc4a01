"""The files of a run, and the articles in them: what fails is a value among the others, and stops nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from factcheck import walks
from factcheck.configuration import Configurations
from factcheck.errors import FactcheckError, SettingsError
from factcheck.model import Article, Directive, Failure, Report
from factcheck.settings import Settings
from factcheck.sources import STDIN, shown
from factcheck.walks import Passed

if TYPE_CHECKING:
    from factcheck.facts import Facts

T = TypeVar("T")
Watch = Callable[[str, int], object]
"""Is told how many bytes of which file have been read."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A file that is to be read: its path, the argument of the command that it is from, and how it is read."""

    path: str
    argument: str
    settings: Settings

    @property
    def name(self) -> str:
        """What reports call it."""
        return shown(self.path, self.argument)


def units(
    paths: Sequence[str], told: Settings | Configurations, passed: Passed | None = None, more: Collection[str] = ()
) -> Iterator[Unit | Failure]:
    """The files that paths stand for, in order; what is named twice, itself or by its directory, is there once.

    ``passed`` learns what was passed over; ``more`` are ends of names that are looked for, too. Raises SettingsError
    for a configuration that cannot be understood.
    """
    configurations = configured(told)
    passed, done = passed or Passed(), set[str]()
    for argument in paths:
        for path in walks.files(argument, configurations, passed, more):
            if isinstance(path, Failure):
                yield path
            elif path not in done:
                done.add(path)
                yield Unit(path, argument, configurations.of(path))


def configured(told: Settings | Configurations) -> Configurations:
    """Configurations as they are, or the same settings for every file."""
    return Configurations(isolated=True, settings=told) if isinstance(told, Settings) else told


def reports(unit: Unit) -> Iterator[Report | Failure]:
    """The reports on the articles of a file; a row of a table is called by its file and number, its id is its title."""

    told = tuple(beside(unit))
    yield from (entry for entry in told if isinstance(entry, Failure))
    external = tuple(entry for entry in told if isinstance(entry, Directive))

    def work(article: Article) -> Report:
        named = replace(article, path=name(article), title=article.title or article.id or "")
        return checked(replace(named, directives=(*article.directives, *external)), unit.settings)

    yield from each(unit, work)


def beside(unit: Unit) -> Iterator[Directive | Failure]:
    """What files beside an article say of findings in it; a broken one keeps nothing from being checked."""
    from factcheck.beside import directives, sources

    path = (unit.settings.stdin_filename if unit.path == STDIN else unit.path) or ""
    for source in sources(path) if path else ():
        for found in attempts(shown(str(source), unit.argument), partial(directives, path, source)):
            yield found if isinstance(found, Failure) else replace(found, place=shown(found.place, unit.argument))


def checked(article: Article, settings: Settings) -> Report:
    """The report on an article, as the settings and the article itself want it; raises what the pipeline raises."""
    from factcheck import pipeline, severities, suppressions

    found = pipeline.check(article, lang=settings.lang, date=settings.date, facts=facts(settings))
    return suppressions.suppressed(severities.weighed(found, settings), settings)


def facts(settings: Settings) -> Facts | None:
    """The reference facts that settings name; raises SettingsError for a table that cannot be read."""
    if not settings.reference:
        return None
    from factcheck import references

    return references.facts(settings)


def each(unit: Unit, work: Callable[[Article], T], watch: Watch | None = None) -> Iterator[T | Failure]:
    """Do something with every article of a file."""
    for entry in attempts(unit.path, partial(articles, unit, watch)):
        if isinstance(entry, Failure):
            yield entry
        else:
            named = replace(entry, path=shown(entry.path, unit.argument))
            yield from attempts(name(named), partial(once, work, named))


def articles(unit: Unit, watch: Watch | None = None) -> Iterable[Article | Failure]:
    """The articles of a file or of standard input, and the entries that are none."""
    from factcheck import inputs

    path, settings = unit.path, unit.settings
    encoding, largest = settings.encoding, settings.max_bytes
    if settings.columns is None:
        field, stdin = settings.text_field, settings.stdin_filename
        found = inputs.entries(path, encoding=encoding, max_bytes=largest, text_field=field, stdin_filename=stdin)
        if watch:
            watch(path, os.path.getsize(path) if os.path.isfile(path) else 0)
        return found
    told = partial(watch, path) if watch else None
    return inputs.tables.entries(path, settings.columns, encoding=encoding, max_bytes=largest, watch=told)


def once(work: Callable[[Article], T], article: Article) -> tuple[T]:
    """The result of some work as a tuple; an error of a row of a table names it."""
    try:
        return (work(article),)
    except SettingsError as error:
        raise SettingsError(f"{article.path}: row {article.row}: {error}" if article.row else str(error)) from None


def attempts(path: str, work: Callable[[], Iterable[T]]) -> Iterator[T | Failure]:
    """The results of some work, up to where it fails, and then why."""
    try:
        yield from work()
    except FactcheckError as error:
        yield Failure(path, str(error))
    except TimeoutError:
        yield Failure(path, f"{path}: took too long to search; split it if it is large, else report it")


def name(article: Article) -> str:
    """How an article is called: its path, for a row of a table with the row."""
    return article.path if article.row is None else f"{article.path}:{article.row}"


def size(paths: Sequence[str], told: Settings | Configurations) -> int | None:
    """How many bytes there are to read; None where standard input is read, or what is named is not there."""
    found = {unit.path for unit in units(paths, told) if isinstance(unit, Unit)}
    return sum(map(os.path.getsize, found)) if found and all(map(os.path.isfile, found)) else None
