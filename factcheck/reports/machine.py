"""What the outputs for other programs share: JSON piece by piece, fingerprints, and a finding in plain lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.fingerprints import fingerprint, hashed
from factcheck.model import Article, Finding, Repair, Run, Severity
from factcheck.reports.display import safe
from factcheck.reports.json import harmless
from factcheck.reports.numbers import implied
from factcheck.schema import encodable

STDIN = "<stdin>"


def dumps(value: Any, columns: int = 0) -> str:
    r"""A value as JSON that any parser takes: half a pair of code units is a question mark.

    >>> dumps({"text": "5% \ud800"}, 2)
    '{\n    "text": "5% ?"\n  }'
    """
    text = encodable(json.dumps(value, ensure_ascii=False, indent=2))
    return harmless(text).replace("\n", "\n" + " " * columns)


def listed(values: Iterable[Any], columns: int = 0) -> Iterator[str]:
    r"""A list as JSON, one element after the other.

    >>> "".join(listed((n for n in (1, 2)), 2)), "".join(listed(()))
    ('[\n    1,\n    2\n  ]', '[]')
    """
    before = "["
    for value in values:
        yield f"{before}\n{' ' * (columns + 2)}{dumps(value, columns + 2)}"
        before = ","
    yield "[]" if before == "[" else f"\n{' ' * columns}]"


class Fingerprints:
    """Names of findings that stay when lines move, each given once."""

    def __init__(self) -> None:
        self.given: dict[str, int] = {}

    def of(self, path: str, name: str) -> str:
        """The fingerprint of something in a file."""
        return self.once(hashed(path, name))

    def of_finding(self, found: Finding, text: str, path: str) -> str:
        """The fingerprint of a finding in an article with this text, in a file."""
        return self.once(fingerprint(found, text, path))

    def once(self, name: str) -> str:
        """A name that has not been given: the second of its kind is numbered."""
        number = self.given[name] = self.given.get(name, 0) + 1
        return name if number == 1 else f"{name}-{number}"


def called(article: Article) -> str:
    """What an article is called: its file, and what an entry of a file that holds several is called.

    >>> called(Article("", path="a.txt")), called(Article("", path="feed.jsonl", id="7")), called(Article(""))
    ('a.txt', 'feed.jsonl (7)', 'text')
    """
    path = safe(article.path or article.title) or "text"
    return f"{path} ({safe(article.id)})" if article.id and article.row is None else path


def steps(found: Finding) -> tuple[str, ...]:
    """The arithmetic of a finding, a line each."""
    return tuple(safe(step) for step in found.recomputation or tuple(map(implied, found.derived)))


def offer(repair: Repair, text: str) -> str:
    """A repair in a line."""
    printed = safe(text[repair.span.start : repair.span.end])
    why = f": {safe(repair.explanation)}" if repair.explanation else ""
    return f'perhaps "{safe(repair.replacement)}" in place of "{printed}" ({safe(repair.slip)}){why}'


def told(found: Finding, text: str) -> list[str]:
    """All that is to be said of a finding, in lines that command nobody."""
    return [safe(found.message), *steps(found), *(offer(repair, text) for repair in found.repairs)]


def number_of(run: Run, severity: Severity) -> int:
    """How many findings of a severity a run has."""
    counts = {"contradiction": run.totals.contradictions, "warning": run.totals.warnings, "note": run.totals.notes}
    return counts[severity]
