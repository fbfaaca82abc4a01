"""JUnit's XML, for the pages of test results of all build servers.

An article is a suite; each relation that was recomputed and each finding is a test. Contradictions fail, warnings and
notes are told in the output of their test, what does not count is skipped, what could not be read is an error.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from factcheck.model import Claim, Failure, Finding, Relation, Remark, Report, Run, Suppressed
from factcheck.reports.display import inert, safe, shortened
from factcheck.reports.machine import called, told
from factcheck.reports.regions import Regions, shown
from factcheck.reports.summary import coverage_line
from factcheck.reports.view import View

ROOM = 120
"""Columns of the name of a test."""


def render(run: Run, _: View) -> Iterator[str]:
    """Write all articles as one document."""
    total = run.totals
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f"{opening('testsuites', name='factcheck', failures=total.contradictions, errors=total.errors)}\n"
    for report in run.reports:
        yield suite(report)
    if run.remarks:
        yield beside(run.remarks)
    for failure in run.failures:
        yield unread(failure)
    yield "</testsuites>\n"


def suite(report: Report) -> str:
    """An article; one with nothing to recompute is a test that was skipped."""
    name = shortened(called(report.article), ROOM)
    regions = Regions(report.article)
    tests = [tried(found, regions, name) for found in report.findings]
    tests += [agreed(relation, name) for relation in report.relations if relation.verdict == "consistent"]
    passed_over = [skipped(one, name) for one in report.suppressed]
    if not tests and not passed_over:
        passed_over = [case("nothing to recompute", (), name, [f"<skipped{attributes(message=coverage(report))}/>"])]
    head = opening(
        "testsuite", name=name, tests=len(tests) + len(passed_over),
        failures=sum(found.severity == "contradiction" for found in report.findings), errors=0,
        skipped=len(passed_over),
    )  # fmt: skip
    said = "\n".join([*report.notices, *map(directive, report.remarks)])
    lines = [head, *tests, *passed_over, *([element("system-out", said)] if said else []), "</testsuite>"]
    return "".join(f"{line}\n" for line in lines)


def tried(found: Finding, regions: Regions, suite_name: str) -> str:
    """A finding: a failure if it is a contradiction, else what the test has to say."""
    article, region = regions.article, regions.of(shown(found))
    where = f"{article.path or 'text'}{f':{region.start[0]}:{region.start[1]}' if region else ''}"
    lines = "\n".join([f"{found.severity} in {where}", *(f"= {line}" for line in told(found, article.text))])
    if found.severity == "contradiction":
        inner = element("failure", lines, message=found.message, type=found.rule)
    else:
        inner = element("system-out", lines)
    return case(found.rule, found.claims, suite_name, [inner])


def agreed(relation: Relation, suite_name: str) -> str:
    """A relation that was recomputed and holds."""
    told = [element("system-out", f"= {relation.explanation}")] if relation.explanation else []
    return case(relation.rule, relation.claims, suite_name, told)


def skipped(one: Suppressed, suite_name: str) -> str:
    """A finding that does not count."""
    why = one.suppression.justification or f"suppressed ({one.suppression.kind})"
    return case(one.finding.rule, one.finding.claims, suite_name, [f"<skipped{attributes(message=why)}/>"])


def case(rule: str, claims: Iterable[Claim], suite_name: str, inner: list[str]) -> str:
    """A test, called by its rule and its figures."""
    figures = ", ".join(claim.quantity.surface for claim in claims)
    name = shortened(f"{rule}: {figures}" if figures else rule, ROOM)
    return f"<testcase{attributes(name=name, classname=suite_name)}>{''.join(inner)}</testcase>"


def coverage(report: Report) -> str:
    """Why there is nothing to test in an article."""
    return report.notices[0] if report.notices else coverage_line(report.coverage)


def directive(remark: Remark) -> str:
    """Something amiss in what a file says about findings."""
    return f"{remark.severity} in a directive, {remark.path}:{remark.line}: {remark.message}"


def beside(remarks: Iterable[Remark]) -> str:
    """What is amiss in files beside the articles: a suite without tests."""
    head = opening("testsuite", name="directives", tests=0, failures=0, errors=0, skipped=0)
    return f"{head}\n{element('system-out', chr(10).join(map(directive, remarks)))}\n</testsuite>\n"


def unread(failure: Failure) -> str:
    """An input that could not be read."""
    name = shortened(failure.path, ROOM)
    head = opening("testsuite", name=name, tests=1, failures=0, errors=1, skipped=0)
    inner = element("error", failure.message, message=failure.message, type="unread-input")
    return f"{head}\n{case('read', (), name, [inner])}\n</testsuite>\n"


def opening(tag: str, /, **values: str | int) -> str:
    """A tag that begins an element."""
    return f"<{tag}{attributes(**values)}>"


def element(tag: str, text: str, /, **values: str | int) -> str:
    """An element with nothing but text in it, each line of which begins with words of our own."""
    lines = "\n".join(escape(legal(line)) for line in text.split("\n"))
    return f"<{tag}{attributes(**values)}>{lines}</{tag}>"


def attributes(**values: str | int) -> str:
    """The attributes of a tag."""
    return "".join(f" {key}={quoteattr(legal(str(value)))}" for key, value in values.items())


def legal(text: str) -> str:
    r"""A text as XML 1.0 allows it, with what it does not allow made visible.

    >>> legal("5\x00 percent\ufffe ##[error]")
    '5\\x00 percent? #\\#[error]'
    """
    return inert("".join("?" if unicodedata.category(c) == "Cn" else c for c in safe(text)))
