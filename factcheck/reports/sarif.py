"""SARIF 2.1.0, for code scanning on forges and for viewers in editors.

Levels are error, warning and note; columns count code points. What does not count is there with its suppression, which
viewers hide. Results are written one by one; a forge takes 25,000 in a run, so that more make a second run.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any
from urllib.parse import quote

from factcheck import __version__
from factcheck.model import Failure, Finding, Remark, Repair, Report, Run, Span, Suppression
from factcheck.reports.display import safe
from factcheck.reports.machine import Fingerprints, dumps, listed, offer, steps, told
from factcheck.reports.markdown import escaped
from factcheck.reports.regions import Region, Regions, shown
from factcheck.reports.rulebook import LEVELS, described, joined
from factcheck.reports.view import View

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
BASE = "SRCROOT"
"""Stands for the directory that paths are relative to."""
LARGEST = 25_000
"""Results of a run."""
NOTIFICATIONS = {
    "unread-input": "An input that could not be read.",
    "directive": "Something amiss in what a file says about findings in it.",
    "notice": "What the reader must know about the run.",
}
BACKSLASHED = str.maketrans({"\\": "\\\\", "[": "\\[", "]": "\\]"})


def render(run: Run, view: View) -> Iterator[str]:
    """Write all findings as one SARIF log."""
    yield f'{{\n  "$schema": "{SCHEMA}",\n  "version": "2.1.0",\n  "runs": ['
    rest, number = results(run, view), 1
    while number == 1 or (first := next(rest, None)) is not None:
        begun = rest if number == 1 else chain((first,), rest)
        yield f"{'' if number == 1 else ','}\n    {opened(view, number)}"
        yield from listed(islice(begun, LARGEST), 6)
        yield ',\n      "invocations": ['
        yield from invocation(run if number == 1 else None)
        yield "\n      ]\n    }"
        number += 1
    yield "\n  ]\n}\n"


def opened(view: View, number: int) -> str:
    """The beginning of a run, up to its results."""
    driver = {
        "name": "factcheck",
        "semanticVersion": __version__,
        "rules": [described(card) for card in view.rules],
        "notifications": [noted(name, says) for name, says in NOTIFICATIONS.items()],
    }
    head = {
        "tool": {"driver": driver},
        # A forge takes one run of a category, which is what stands before the last slash.
        "automationDetails": {"id": "factcheck/" if number == 1 else f"factcheck-{number}/"},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {BASE: {"description": {"text": "The directory that factcheck ran in."}}},
    }
    return dumps(head, 4).removesuffix("\n    }") + ',\n      "results": '


def noted(name: str, says: str) -> dict[str, Any]:
    """What a kind of notification is about."""
    parts = ("shortDescription", "fullDescription", "help")
    return {"id": name, "name": joined(says), **{part: {"text": says} for part in parts}}


def results(run: Run, view: View) -> Iterator[dict[str, Any]]:
    """All findings, what does not count behind what does, article by article."""
    prints = Fingerprints()
    order = {name: index for index, (name, _, _) in enumerate(view.rules)}
    for report in run.reports:
        aside = report.suppressed if view.suppressed else ()
        pairs = chain(((f, None) for f in report.findings), ((s.finding, s.suppression) for s in aside))
        regions: Regions | None = None
        for found, suppression in pairs:
            regions = regions or Regions(report.article)
            yield result(
                found, suppression, regions, order, prints.of_finding(found, report.article.text, regions.path)
            )


def result(
    found: Finding, suppression: Suppression | None, regions: Regions, order: dict[str, int], fingerprint: str
) -> dict[str, Any]:
    """One finding."""
    index = {"ruleIndex": order[found.rule]} if found.rule in order else {}
    fixes = [fix for repair in found.repairs if (fix := mended(repair, regions))]
    return {
        "ruleId": safe(found.rule),
        **index,
        "level": LEVELS[found.severity],
        "message": message(found, regions.article.text),
        "locations": [location(regions, shown(found))],
        "relatedLocations": [
            {"id": number, **location(regions, span), "message": {"text": plain(span.role or "figure")}}
            for number, span in enumerate(found.spans, 1)
        ],
        "partialFingerprints": {"primaryLocationLineHash": f"{fingerprint}:1", "factcheckFinding/v1": fingerprint},
        "properties": {"scope": found.scope, **named(regions)},
        **({"fixes": fixes} if fixes else {}),
        **({"suppressions": [suppressed(suppression)]} if suppression else {}),
    }


def named(regions: Regions) -> dict[str, Any]:
    """Which entry of its file an article is."""
    row, name = regions.article.row, regions.article.id
    return ({"row": row} if row is not None else {}) | ({"entry": safe(name)} if name else {})


def message(found: Finding, text: str) -> dict[str, str]:
    """What disagrees, the recomputation and what may be meant, as a text and as Markdown."""
    offers = [offer(repair, text) for repair in found.repairs]
    parts = [
        escaped(found.message),
        "\n".join(f"- {escaped(step)}" for step in steps(found)),
        *(escaped(line[:1].upper() + line[1:]) for line in offers),
    ]
    return {"text": "\n".join(map(plain, told(found, text))), "markdown": "\n\n".join(part for part in parts if part)}


def plain(text: str) -> str:
    """A message in which nothing is a link or stands for an argument.

    >>> plain("5% [x](y) {0}")
    '5% \\\\[x\\\\](y) {{0}}'
    """
    text = safe(text).replace("{", "{{").replace("}", "}}")
    return text.translate(BACKSLASHED) if "](" in text else text


def location(regions: Regions, span: Span) -> dict[str, Any]:
    """A place in a file; the file alone where no more is known."""
    there: dict[str, Any] = {}
    if region := regions.of(span):
        there = {"region": area(region, regions, span)}
    elif lines := regions.article.lines:
        there = {"region": {"startLine": lines[0], "endLine": lines[1]}}
    return {"physicalLocation": {"artifactLocation": artifact(regions.path), **there}}


def area(region: Region, regions: Regions, span: Span) -> dict[str, Any]:
    """A region, with what is printed there where the file holds just that."""
    printed = regions.article.text[span.start : span.end]
    return {**extent(region), **({"snippet": {"text": printed}} if region.exact and printed else {})}


def extent(region: Region) -> dict[str, Any]:
    """A region as lines, columns and offsets."""
    (line, column), (end_line, end_column) = region.start, region.end
    lines = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    return {**lines, "charOffset": region.offset, "charLength": region.length}


def artifact(path: str) -> dict[str, str]:
    """A file."""
    return {"uri": uri(path)} if absolute(path) else {"uri": uri(path), "uriBaseId": BASE}


def absolute(path: str, separator: str = os.sep) -> bool:
    """Whether a path begins at a root."""
    return path.startswith("/") or (separator == "\\" and (path[1:2] == ":" or path.startswith("\\")))


def uri(path: str, separator: str = os.sep) -> str:
    r"""A path as a reference of the web, whatever is in it.

    >>> uri("news/5% #1 خبر.txt"), uri("a:b\n.txt"), uri("/x y.txt")
    ('news/5%25%20%231%20%D8%AE%D8%A8%D8%B1.txt', 'a%3Ab%0A.txt', 'file:///x%20y.txt')
    >>> uri("news\\a b.txt", "\\"), uri("C:\\a.txt", "\\"), uri("a\\b.txt", "/")
    ('news/a%20b.txt', 'file:///C:/a.txt', 'a%5Cb.txt')
    """
    try:
        data = path.replace(separator, "/").encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = path.replace(separator, "/").encode("utf-8", "replace")
    if not absolute(path, separator):
        return quote(data)
    return "file:///" + quote(data.lstrip(b"/"), safe="/:")


def mended(repair: Repair, regions: Regions) -> dict[str, Any] | None:
    """A repair that can be applied; None where the file writes the passage in another way than it is read."""
    region = regions.replaceable(repair)
    if region is None:
        return None
    replacement = {"deletedRegion": extent(region), "insertedContent": {"text": repair.replacement}}
    change = {"artifactLocation": artifact(regions.path), "replacements": [replacement]}
    return {"description": {"text": plain(offer(repair, regions.article.text))}, "artifactChanges": [change]}


def suppressed(by: Suppression) -> dict[str, Any]:
    """Why a finding does not count."""
    why = {"justification": safe(by.justification)} if by.justification else {}
    there = {"location": located(by.path, by.line or 1, by.column or 1)} if by.path and by.line else {}
    return {"kind": by.kind, "status": "accepted", **why, **there}


def invocation(run: Run | None) -> Iterator[str]:
    """How the run went: what could not be read, and what else there is to say; None for what goes on from another."""
    yield f'\n        {{\n          "executionSuccessful": {dumps(not (run and run.failures))}'
    if run:
        yield ',\n          "toolExecutionNotifications": '
        yield from listed(map(unread, run.failures), 10)
        yield ',\n          "toolConfigurationNotifications": '
        notices = (notification("notice", notice, "note") for notice in run.notices)
        remarks = chain(chain.from_iterable(map(remarked, run.reports)), map(amiss, run.remarks))
        yield from listed(chain(notices, remarks), 10)
    yield "\n        }"


def unread(failure: Failure) -> dict[str, Any]:
    """An input that could not be read."""
    place = {"physicalLocation": {"artifactLocation": artifact(failure.path)}}
    return {**notification("unread-input", failure.message, "error"), "locations": [place]}


def remarked(report: Report) -> Iterable[dict[str, Any]]:
    """What there is to say of one article beside its findings."""
    for notice in report.notices:
        place = {"physicalLocation": {"artifactLocation": artifact(Regions(report.article).path)}}
        yield {**notification("notice", notice, "note"), "locations": [place]}
    yield from map(amiss, report.remarks)


def amiss(remark: Remark) -> dict[str, Any]:
    """Something amiss in what a file says about findings."""
    place = located(remark.path, remark.line, remark.column)
    return {**notification("directive", remark.message, LEVELS[remark.severity]), "locations": [place]}


def located(path: str, line: int, column: int) -> dict[str, Any]:
    """A place that a file itself tells."""
    region = {"startLine": max(line, 1), "startColumn": max(column, 1)}
    return {"physicalLocation": {"artifactLocation": artifact(path), "region": region}}


def notification(name: str, message: str, level: str) -> dict[str, Any]:
    """A message about the run and not about figures."""
    return {"descriptor": {"id": name}, "level": level, "message": {"text": plain(message)}}
