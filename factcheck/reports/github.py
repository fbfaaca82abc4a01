"""Workflow commands of GitHub Actions: the findings in the log, the ten worst as annotations, and the verdict.

A runner obeys every line that begins with ``::`` and every ``##[`` anywhere, whoever wrote it. So no line begins with
words of others, ``##[`` is broken, and what is within a command is escaped. Forges show ten annotations of a kind and
step; all others are in the log, and in the table that :func:`summary` gives.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.model import SEVERITIES, Finding, Report, Run, Severity
from factcheck.reports.display import inert, safe, shortened
from factcheck.reports.machine import STDIN, called, number_of, offer, told
from factcheck.reports.markdown import code, escaped
from factcheck.reports.noticed import Noticed
from factcheck.reports.regions import Region, Regions, shown
from factcheck.reports.summary import coverage_line, many, verdict
from factcheck.reports.view import View

WORST = 10
"""Annotations of one run."""
LARGEST = 1_000_000
"""Bytes of a table that a forge takes."""
COMMANDS: dict[Severity, str] = {"contradiction": "error", "warning": "warning", "note": "notice"}
DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})
HEADER = "| | where | rule | what disagrees | perhaps |\n| --- | --- | --- | --- | --- |\n"
ROOM = 300
"""Columns of a cell of the table."""


class Annotation(NamedTuple):
    """A finding, and where it is shown."""

    rank: tuple[int, int]
    """How bad it is, and the how manieth of its run."""
    found: Finding
    path: str
    places: dict[str, int]
    text: str


def render(run: Run, _: View) -> Iterator[str]:
    """The log, the annotations, what else there is to say, and one line with the verdict last."""
    noticed = Noticed()
    for report in run.reports:
        noticed.add(report)
        yield from group(report)
    worst = heapq.nsmallest(WORST, annotated(run), key=lambda found: found.rank)
    yield from left_over(run, worst)
    yield from map(annotation, worst)
    yield from unread(run)
    yield from (f"notice: {inert(safe(notice))}\n" for notice in run.notices)
    yield from (f"notice: {inert(safe(f'{path}{more}: {notice}'))}\n" for path, more, notice in noticed.told())
    for one in run.remarks:
        yield inert(f"{one.severity} in a directive, {safe(one.path)}, line {one.line}: {safe(one.message)}\n")
    yield f"{verdict(run.totals)}.\n"


def command(name: str, text: str, **properties: str | int) -> str:
    r"""A command of a workflow in a line.

    >>> command("error", "5%\nis it", file="a,b.txt", line=3)
    '::error file=a%2Cb.txt,line=3::5%25%0Ais it\n'
    """
    listed = ",".join(f"{key}={str(value).translate(PROPERTY)}" for key, value in properties.items() if value != "")
    return f"::{name}{' ' if listed else ''}{inert(listed)}::{inert(text.translate(DATA))}\n"


def group(report: Report) -> Iterator[str]:
    """All that there is to say of an article, folded in the log."""
    lines = [line for found, regions in placed(report) for line in logged(found, regions)]
    lines += [f"{one.severity} in a directive, line {one.line}: {safe(one.message)}" for one in report.remarks]
    if lines:
        yield command("group", f"{called(report.article)}: {many(len(report.findings), 'finding')}")
        yield from (f"{inert(line)}\n" for line in lines)
        yield command("endgroup", "")


def placed(report: Report) -> Iterator[tuple[Finding, Regions]]:
    """The findings of an article, each with its places."""
    regions = Regions(report.article) if report.findings else None
    return ((found, regions) for found in report.findings if regions)


def logged(found: Finding, regions: Regions) -> Iterator[str]:
    """A finding in lines that begin with words of our own."""
    region = regions.of(shown(found))
    where = f":{region.start[0]}:{region.start[1]}" if region else ""
    message, *rest = told(found, regions.article.text)
    yield f"{found.severity} {safe(found.rule)} in {safe(regions.article.path)}{where}: {message}"
    yield from (f"  = {line}" for line in rest)


def annotated(run: Run) -> Iterator[Annotation]:
    """All findings with their places."""
    number = 0
    for report in run.reports:
        for found, regions in placed(report):
            number += 1
            rank = SEVERITIES.index(found.severity), number
            place = columns(regions.of(shown(found)), report.article.lines)
            yield Annotation(rank, found, regions.path, place, report.article.text)


def annotation(one: Annotation) -> str:
    """A finding as an annotation of its line."""
    path = "" if one.path == STDIN else safe(one.path)
    place: dict[str, str | int] = {"file": path, **one.places} if path else {}
    lines = "\n".join(told(one.found, one.text))
    return command(COMMANDS[one.found.severity], lines, **place, title=f"factcheck {safe(one.found.rule)}")


def columns(region: Region | None, row: tuple[int, int] | None) -> dict[str, int]:
    """The place of an annotation, for the row of a table its lines; a forge takes columns within one line alone."""
    if region is None:
        return {"line": row[0], "endLine": row[1]} if row else {}
    (line, column), (end_line, end_column) = region.start, region.end
    lines = {"line": line, "endLine": end_line}
    return lines | ({"col": column, "endColumn": end_column} if line == end_line else {})


def left_over(run: Run, worst: list[Annotation]) -> Iterator[str]:
    """How many findings have no annotation of their own; told first, for a forge cuts what comes last."""
    counted = Counter(one.found.severity for one in worst)
    rest = {severity: number_of(run, severity) - counted[severity] for severity in SEVERITIES}
    if any(rest.values()):
        listed = ", ".join(many(number, severity) for severity, number in rest.items() if number)
        text = f"{listed} more: all are in the log of this step, and in its summary"
        yield command("notice", text, title="factcheck")


def unread(run: Run) -> Iterator[str]:
    """What could not be read: all in the log, and one annotation."""
    if run.failures:
        yield from (f"not read: {inert(safe(failure.message))}\n" for failure in run.failures)
        text = f"{many(len(run.failures), 'input')} could not be read: {safe(run.failures[0].message)}"
        yield command("error", text, title="factcheck")


def summary(run: Run) -> Iterator[str]:
    """The summary of a step in Markdown: the verdict, the notices and a table of all findings, up to a size."""
    total = run.totals
    seen = f"{many(total.articles, 'article')}, {coverage_line(total.coverage)}"
    notices = "".join(f"- {inert(escaped(notice))}\n" for notice in run.notices)
    head = f"## factcheck\n\n**{verdict(total)}.** {seen}.\n\n{notices}\n"
    yield head
    count = total.errors + total.contradictions + total.warnings + total.notes + total.remarks
    yield HEADER if count else ""
    size = len(head.encode())
    for written, line in enumerate(rows(run)):
        size += len(line.encode())
        if size > LARGEST - ROOM:
            yield f"\n{many(count - written, 'more row')} left out: the table would be too large; see the log.\n"
            return
        yield line


def rows(run: Run) -> Iterator[str]:
    """A row for each input that could not be read, each finding, the worst first, and each remark."""
    yield from (row("not read", failure.path, "", failure.message) for failure in run.failures)
    for severity in SEVERITIES:
        if number_of(run, severity):
            for report in run.reports:
                yield from (finding(found, at) for found, at in placed(report) if found.severity == severity)
    if run.totals.remarks:
        for report in run.reports:
            yield from (row(r.severity, f"{r.path}:{r.line}", "directive", r.message) for r in report.remarks)


def finding(found: Finding, regions: Regions) -> str:
    """A finding as a row of the table."""
    article, region = regions.article, regions.of(shown(found))
    where = f"{article.path or 'text'}{f':{region.start[0]}' if region else ''}"
    offers = "; ".join(offer(repair, article.text) for repair in found.repairs)
    return row(found.severity, where, found.rule, found.message, offers)


def row(what: str, where: str, rule: str, message: str, offers: str = "") -> str:
    """A row of the table."""
    place = code(shortened(where, ROOM)).replace("|", "\\|")
    told = (escaped(shortened(text, ROOM)) for text in (message, offers))
    return inert(f"| {' | '.join((what, place, code(rule) if rule else '', *told))} |\n")
