"""Findings that do not count, since the article or a file beside it says so; and what is amiss with such words.

A directive is about the findings of its rules that have a figure where it holds; if it quotes figures, all of these
take part in the finding. A figure with [sic] behind it takes all of its findings along. Coverage stays as it is, for
the figures were checked.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import islice

from factcheck.amiss import heeded, idle, misread, needless, remark
from factcheck.model import Directive, Finding, Remark, Report, Span, Suppressed, Suppression
from factcheck.reaches import Reach, reaches
from factcheck.settings import Settings
from factcheck.sic import Marks
from factcheck.stretches import Stretches

MOST = 10_000
"""Directives of one article that are heeded."""
REMARKS = 100
"""Remarks on one article."""
SIC = Suppression("inSource", "[sic]")


def suppressed(report: Report, settings: Settings) -> Report:
    """The report without the findings that are suppressed, and with remarks on what its article says about them."""
    directives, marks = report.article.directives[:MOST], Marks(report.article.text)
    if settings.ignore_suppressions or not (directives or marks.starts):
        return report
    found = Found(report, settings)
    remarks = list(islice(found.heed(reaches(report.article, directives)), REMARKS + 1))
    if len(remarks) > REMARKS:
        remarks[-1] = replace(remarks[-1], message=f"there are more than {REMARKS} remarks on this file")
    marked = [i for i, finding in enumerate(report.findings) if marks.follow(places(finding))]
    told = {**dict.fromkeys(marked, SIC), **found.told}
    return replace(
        report,
        findings=tuple(f for i, f in enumerate(report.findings) if i not in told),
        suppressed=(*report.suppressed, *(Suppressed(report.findings[i], told[i]) for i in sorted(told))),
        remarks=(*report.remarks, *remarks),
    )


def names() -> tuple[str, ...]:
    """The names of all rules."""
    from factcheck import rules, wordings

    return (*(rule.name for rule in rules.RULES), *(wording.name for wording in wordings.WORDINGS))


def places(finding: Finding) -> tuple[Span, ...]:
    """Where the figures of a finding stand, and whatever else it points at."""
    return (*finding.spans, *(claim.span for claim in finding.claims))


def ends(finding: Finding) -> set[int]:
    """The offsets of the first and last characters of what a finding points at."""
    return {offset for span in places(finding) for offset in (span.start, max(span.end - 1, span.start))}


def plain(printed: str) -> str:
    """A figure as it is quoted: spacing and case do not matter."""
    return " ".join(printed.casefold().split())


class Found:
    """The findings of a report, by their rules and places, and what was said of them."""

    def __init__(self, report: Report, settings: Settings) -> None:
        self.report = report
        self.settings = settings
        self.names = frozenset(names())
        self.told: dict[int, Suppression] = {}
        self.by_rule: dict[str, list[int]] = {}
        for number, finding in enumerate(report.findings):
            self.by_rule.setdefault(finding.rule, []).append(number)
        self.stretches: dict[tuple[str, frozenset[str]], Stretches] = {}

    def heed(self, told: Sequence[Reach]) -> Iterator[Remark]:
        """Do what directives say, the nearest to a figure first; remarks on them in the order of the file."""
        used: dict[int, tuple[str, ...]] = {}
        for i in sorted(range(len(told)), key=lambda i: (nearness(told[i]), -told[i].start)):
            used[i] = tuple(self.done(told[i]))
        path = self.report.article.path
        for i, reach in enumerate(told):
            if reach.directive.place:
                continue
            for message in misread(reach.directive, self.names, self.settings):
                yield remark(reach.directive, path, message)
            if reach.problem:
                yield remark(reach.directive, path, reach.problem)
            yield from self.unused(reach, used[i])

    def unused(self, reach: Reach, used: Sequence[str]) -> Iterator[Remark]:
        """A remark on a directive, or rules of it, that it does not need; none where nothing was looked for."""
        left = needless(reach.directive, self.names, used, self.settings)
        unchecked = self.report.notices and not self.report.coverage.figures
        severity = self.settings.unused_suppressions
        if left is not None and not unchecked and severity != "off":
            others = [rule for rule in self.by_rule if rule not in used and self.of(rule).holds(reach.start, reach.end)]
            yield remark(reach.directive, self.report.article.path, idle(reach.directive, left, others), severity)

    def done(self, reach: Reach) -> Iterator[str]:
        """Suppress what one directive is about; the rules of which there was anything."""
        directive = reach.directive
        if not heeded(directive, self.settings):
            return
        texts = frozenset(map(plain, directive.texts))
        for rule in directive.rules or self.by_rule:
            if rule not in self.by_rule:
                continue
            stretches = self.of(rule, texts)
            if stretches.holds(reach.start, reach.end):
                yield rule
            for number in stretches.taken(reach.start, reach.end):
                self.told.setdefault(number, self.suppression(directive))

    def of(self, rule: str, texts: frozenset[str] = frozenset()) -> Stretches:
        """The places of the findings of a rule in which all of some figures take part."""
        if (rule, texts) not in self.stretches:
            named = sorted((self.by_figure.get(text, frozenset()) for text in texts), key=len)
            few = named[0] if named else self.by_rule[rule]
            fitting = [i for i in few if self.report.findings[i].rule == rule and all(i in others for others in named)]
            found = ((at, i) for i in fitting for at in ends(self.report.findings[i]))
            self.stretches[rule, texts] = Stretches(found)
        return self.stretches[rule, texts]

    @functools.cached_property
    def by_figure(self) -> Mapping[str, Set[int]]:
        """The findings in which a figure takes part, by how it is printed."""
        found: dict[str, set[int]] = {}
        for number, finding in enumerate(self.report.findings):
            for printed in self.printed(finding):
                found.setdefault(printed, set()).add(number)
        return found

    def printed(self, finding: Finding) -> Iterable[str]:
        """The figures of a finding as they are printed, with and without what belongs to their numbers."""
        spans = (*places(finding), *(claim.quantity.number for claim in finding.claims))
        return (plain(self.report.article.text[span.start : span.end]) for span in spans)

    def suppression(self, directive: Directive) -> Suppression:
        """What a directive says, as a finding keeps it."""
        return Suppression(
            "external" if directive.place else "inSource",
            directive.reason,
            path=directive.place or self.report.article.path,
            line=directive.line,
            column=directive.column,
        )


def nearness(reach: Reach) -> int:
    """Lines before blocks, these before whole files, and what stands in the article before a file beside it."""
    verbs = {"ignore-start": 1, "ignore-end": 1, "ignore-file": 2}
    return 3 if reach.directive.place else verbs.get(reach.directive.verb, 0)
