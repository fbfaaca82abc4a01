"""``check --watch``: the check again whenever an article, or what says how it is checked, has changed."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

import click

from factcheck import beside, sources
from factcheck.console import complain
from factcheck.errors import ArticleError, FactcheckError, OutputError, SettingsError
from factcheck.model import Run
from factcheck.reports.summary import many

CONFIGURATION = frozenset({"factcheck.toml", "pyproject.toml", ".gitignore", beside.FOLDER})
"""Names of files that say how others are checked, or what in them does not count."""
BREATH = 0.5
"""Seconds between two looks for an interruption, where waiting itself cannot be interrupted."""
NAMED = 3
"""Changed files that are named."""

Paths = frozenset[str]
"""Full paths without symbolic links, so that they can be compared."""
Files = Callable[[], Iterable[str]]
Batch = SimpleQueue[Paths | OSError | RuntimeError]
"""Files that were touched in one go, or why there will be no more."""


def watch(
    paths: Sequence[str], once: Callable[[], Run], files: Files, others: Iterable[str] = (), written: Iterable[str] = ()
) -> None:
    """Check now and after every change, until somebody interrupts; what goes wrong after the first time is told.

    ``files`` tells what ``paths`` stand for now. ``others`` are files that count as articles do, ``written`` those that
    the check writes. Raises SettingsError where nothing can be watched, and what ``once`` raises.
    """
    named, own = whole((*paths, *others)), whole(written)
    touched = batches(*roots((*paths, *others)), named)
    tell(once())
    before = present(files, frozenset())
    for batch in touched:
        now = present(files, before)
        # Of a directory that is made or moved with all that is in it, the system may name itself alone.
        changed = ((batch & (before | now | named)) | (before ^ now)) - own
        changed |= set(filter(tells, batch))
        before = now
        if changed:
            again(once, changed)


def again(once: Callable[[], Run], changed: Paths) -> None:
    """Check once more; a terminal is cleared before, and what goes wrong is told."""
    if sys.stdout.isatty():
        click.clear()
    names = sorted(sources.shown(path, path) for path in changed)
    rest = f" and {many(len(names) - NAMED, 'other file')}" if len(names) > NAMED else ""
    complain(f"changed: {', '.join(names[:NAMED])}{rest}")
    try:
        tell(once())
    except OutputError:
        raise
    except FactcheckError as error:
        complain(str(error))


def tell(run: Run) -> None:
    """What the check came to, in one line."""
    total = run.totals
    found = (("contradiction", total.contradictions), ("warning", total.warnings), ("note", total.notes))
    counts = ", ".join((many(total.articles, "article"), *(many(number, name) for name, number in found)))
    complain(f"{counts}; waiting for changes, Ctrl-C ends")


def whole(paths: Iterable[str]) -> Paths:
    """Paths as they can be compared."""
    return frozenset(map(os.path.realpath, paths))


def tells(path: str) -> bool:
    """Whether a file says how others are checked, or what in them does not count."""
    name = os.path.basename(path)
    return name in CONFIGURATION or name.endswith(beside.END)


def present(files: Files, before: Paths) -> Paths:
    """The files that there are now; those of before, while no configuration tells."""
    try:
        return whole(files())
    except SettingsError:
        return before


def roots(paths: Iterable[str]) -> tuple[Paths, Paths]:
    """The directories to watch with all below them, and those to watch alone: files are watched by their directories.

    An editor may save by writing another file and giving it the name. Configurations stand in directories above.
    """
    given = whole(paths)
    deep = frozenset(path for path in given if os.path.isdir(path))
    above = {parent for path in given for parent in ascending(Path(path))}
    flat = frozenset(str(path) for path in above if path.is_dir() and not any(path.is_relative_to(d) for d in deep))
    if missing := sorted(path for path in given if not os.path.isdir(os.path.dirname(path))):
        raise ArticleError(f"{sources.shown(missing[0], missing[0])}: no such directory to watch; check the path")
    return deep, flat


def ascending(path: Path) -> Iterator[Path]:
    """The directories above a path, up to the root of its git repository."""
    for parent in path.parents:
        yield parent
        if (parent / ".git").exists():
            return


def batches(deep: Paths, flat: Paths, named: Paths) -> Iterator[Paths]:
    """The files that were touched, those of a burst together; what editors, git and the like write is passed over."""
    library, queue, stop = loaded(), Batch(), threading.Event()
    usual = library.DefaultFilter()

    def here(_: Any, path: str) -> bool:
        return tells(path) or os.path.realpath(path) in named

    for directories, wanted in ((deep, usual), (flat, here)):
        if directories:
            options = {"watch_filter": wanted, "recursive": directories is deep, "stop_event": stop}
            threading.Thread(target=pump, args=(library.watch, directories, options, queue), daemon=True).start()
    return received(queue, stop)


def pump(watched: Callable[..., Any], directories: Paths, options: dict[str, Any], queue: Batch) -> None:
    """Pass on what is touched in some directories."""
    try:
        for batch in watched(*directories, raise_interrupt=False, **options):
            queue.put(whole(path for _, path in batch))
    except (OSError, RuntimeError) as error:
        queue.put(error)


def received(queue: Batch, stop: threading.Event) -> Iterator[Paths]:
    """What is passed on, all that has come meanwhile at once; raises SettingsError where that has come to an end."""
    touched: Paths = frozenset()
    try:
        while True:
            try:
                found = queue.get(timeout=0 if touched else BREATH)
            except Empty:
                if touched:
                    yield touched
                touched = frozenset()
                continue
            if not isinstance(found, frozenset):
                raise SettingsError(f"changes cannot be watched: {found}") from found
            touched |= found
    finally:
        stop.set()


def loaded() -> Any:
    """The library; raises SettingsError where it is not installed."""
    try:
        import watchfiles
    except ImportError:
        needed = "--watch needs watchfiles, which is the extra watch of factcheck"
        raise SettingsError(f"{needed}; pip install 'factcheck[watch]'") from None
    return watchfiles
