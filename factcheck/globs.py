"""Globs with the meaning that they have in .gitignore; the only door to pathspec."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from factcheck.errors import SettingsError

if TYPE_CHECKING:
    from factcheck.patterns import Pattern

SPECIAL = frozenset("*?[]\\#")
"""What is not plain in a glob."""


@dataclass(frozen=True, slots=True)
class Glob:
    """One glob, and the directory from which it is reckoned; ``str(origin)`` is where it is written."""

    pattern: str
    base: str
    origin: object = ""

    @property
    def negated(self) -> bool:
        """Whether what matches is taken back."""
        return self.pattern.startswith("!")

    def matches(self, path: str, directory: bool) -> bool:
        """Whether a file or directory matches itself, as ``path`` from the base, with slashes; raises SettingsError.

        >>> Glob("fa/", ".").matches("news/fa", True), Glob("fa/", ".").matches("news/fa", False)
        (True, False)
        >>> Glob("/fa", ".").matches("news/fa", True), Glob("**/f?", ".").matches("news/fa", True)
        (False, True)
        """
        literal = self.pattern.removeprefix("!")
        if not path:
            return False
        if plain(literal):
            return found(literal, path, directory)
        pattern = translated(literal)
        try:
            return pattern is not None and pattern.search(f"{path}/" if directory else path) is not None
        except TimeoutError:
            raise SettingsError(f"{self.origin}: {literal[:60]!r} takes too long; write it with fewer stars") from None


def plain(literal: str) -> bool:
    """Whether a glob is a name, a path, or a star and the end of a name, for which no library is loaded.

    >>> [plain(glob) for glob in ("fa", "/fa/", "news/fa", "*.md", ".*", "news/*.md", "**", "/")]
    [True, True, True, True, True, False, False, False]
    """
    name = literal.rstrip("/")
    starred = name.count("*") == 1 and "/" not in name and "*" in (name[0], name[-1])
    inner = name.strip("*") if starred else name
    return bool(inner.strip("/")) and SPECIAL.isdisjoint(inner) and literal == literal.strip() and "//" not in literal


def found(literal: str, path: str, directory: bool) -> bool:
    """Whether a path matches a plain glob: anywhere, or with a slash in front or in between from the base only."""
    name = literal.rstrip("/")
    if name != literal and not directory:
        return False
    if "/" in name:
        return path == name.removeprefix("/")
    name, (start, star, end) = path.rpartition("/")[2], name.partition("*")
    return name.startswith(start) and name.endswith(end) if star else name == start


@functools.lru_cache(maxsize=4096)
def translated(literal: str) -> Pattern | None:
    """The regular expression of a glob, for a path that ends with a slash where it is a directory; None for no glob."""
    from pathspec.patterns.gitignore.base import GitIgnorePatternError
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

    from factcheck.patterns import Broken, compiled

    # What is below a directory is asked one by one, so that "fa/**" is not about the directory itself.
    inside = f"{literal}/*" if literal.endswith("/**") and literal.strip("/*") else literal
    try:
        source, _ = GitIgnoreSpecPattern.pattern_to_regex(inside)
        pattern = compiled(rf"(?:{source})\Z")
        pattern.search("")
    except (GitIgnorePatternError, Broken):
        return None
    return pattern if source else None


def last(globs: Sequence[Glob], path: str, directory: bool) -> Glob | None:
    """The last glob that a file or directory itself matches; None where it matches none. The path is a full one."""
    seen: dict[str, str] = {}
    for glob in reversed(globs):
        if glob.base not in seen:
            seen[glob.base] = below(path, glob.base)
        if glob.matches(seen[glob.base], directory):
            return glob
    return None


def excluding(globs: Sequence[Glob], path: str, top: str, directory: bool = False) -> Glob | None:
    """The glob that a file or ``directory`` matches, itself or by a directory between ``top`` and it; None if none."""
    for place, above in parents(path, top):
        hit = last(globs, place, above or directory)
        if hit is not None and not hit.negated:
            return hit
    return None


def choosing(globs: Sequence[Glob], path: str, top: str) -> bool:
    """Whether globs choose a file: what they say of itself counts, or else of the nearest directory above it.

    >>> globs = (Glob("fa/", "/news"), Glob("!*.md", "/news"))
    >>> choosing(globs, "/news/fa/a.txt", "/news"), choosing(globs, "/news/fa/a.md", "/news")
    (True, False)
    """
    hits = (last(globs, place, directory) for place, directory in reversed(tuple(parents(path, top))))
    hit = next((hit for hit in hits if hit is not None), None)
    return hit is not None and not hit.negated


def parents(path: str, top: str) -> Iterator[tuple[str, bool]]:
    """The directories between ``top`` and a file, from the outermost, and the file itself."""
    parts = PurePath(path).parts
    depth = len(PurePath(top).parts) if PurePath(path).is_relative_to(top) else len(parts) - 1
    for length in range(depth + 1, len(parts) + 1):
        yield os.path.join(*parts[:length]), length < len(parts)


def below(path: str, base: str) -> str:
    """A full path as the globs of a directory see it; of what is not in it they see the name.

    >>> below("/news/fa/a.md", "/news"), below("/news/fa/a.md", "/"), below("/news/fa/a.md", "/news/en")
    ('fa/a.md', 'news/fa/a.md', 'a.md')
    """
    top = base.rstrip(os.sep) + os.sep
    inside = path[len(top) :] if path.startswith(top) else os.path.basename(path)
    return inside.replace(os.sep, "/")
