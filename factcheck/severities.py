"""What a configuration makes of a report: rules with another severity, rules that are off, figures in quotations.

What is off, or skipped, is taken out as if nobody had looked: its relations are gone, too, so that the coverage counts
no figure for them, and what is found in the rest is found anew. Nothing becomes a contradiction here: a contradiction
is proved, or is none.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from factcheck import languages, sic
from factcheck.coverage import coverage
from factcheck.findings import findings
from factcheck.joint import joint
from factcheck.model import REFERENCE, SEVERITIES, Article, Finding, Relation, Report, Severity
from factcheck.settings import Level, Settings
from factcheck.wordings import WORDINGS

TOGETHER = "joint"
"""The rule whose relations are made of those of all others."""


def weighed(report: Report, settings: Settings) -> Report:
    """The report as the settings want it."""
    if not settings.severity and settings.quotes == "check":
        return report
    levels = dict(settings.severity)
    off = frozenset(rule for rule, level in levels.items() if level == "off")
    relations = kept(report.relations, off, settings.quotes == "skip")
    found = report.findings if relations == report.relations else anew(report, relations)
    wanted = tuple(f for f in found if not dropped(f, off, settings.quotes == "skip"))
    told = sorted((leveled(f, levels, settings) for f in wanted), key=order)
    relations = tuple(judged(r, levels, settings) for r in relations)
    seen = coverage(report.claims, relations, tuple(counted(f, levels, settings) for f in wanted))
    about = {r.claims[0].id for r in relations if r.rule == REFERENCE}
    against = tuple(one for one in report.comparisons if one.claim.id in about)
    return replace(report, relations=relations, findings=tuple(told), coverage=seen, comparisons=against)


def kept(relations: Sequence[Relation], off: Collection[str], unquoted: bool) -> tuple[Relation, ...]:
    """The relations that are looked at; what several cannot do together is tried anew where one of them is not."""
    single = [r for r in relations if r.rule != TOGETHER]
    left = [r for r in single if not dropped(r, off, unquoted)]
    several = [r for r in relations if r.rule == TOGETHER] if len(left) == len(single) else joint(left)
    return (*left, *(r for r in several if not dropped(r, off, unquoted)))


def anew(report: Report, relations: Sequence[Relation]) -> tuple[Finding, ...]:
    """The findings of some relations of a report, one of which may have stood for another, and those of wordings."""
    names = {wording.name for wording in WORDINGS}
    read: Article = replace(report.article, text=sic.masked(report.article.text))
    found = findings(read, relations, languages.load(report.language))
    return (*found, *(f for f in report.findings if f.rule in names))


def dropped(one: Finding | Relation, off: Collection[str], unquoted: bool) -> bool:
    """Whether a rule is off, or a figure stands in a quotation where those are skipped."""
    return one.rule in off or (unquoted and quoted(one))


def quoted(one: Finding | Relation) -> bool:
    """Whether any of the figures stands in a quotation."""
    return any(claim.quoted for claim in one.claims)


def leveled(finding: Finding, levels: Mapping[str, Level], settings: Settings) -> Finding:
    """A finding with the severity that its rule has, or the place where its figures stand."""
    return replace(finding, severity=level(finding, finding.severity, levels, settings))


def counted(finding: Finding, levels: Mapping[str, Level], settings: Settings) -> Finding:
    """A finding as the coverage counts it: figures that fail do not agree because nobody wants to be told so."""
    found = leveled(finding, levels, settings)
    return replace(found, severity="warning") if found.severity == "note" != finding.severity else found


def judged(relation: Relation, levels: Mapping[str, Level], settings: Settings) -> Relation:
    """A relation that fails with the verdict that its finding has as a severity."""
    if relation.verdict not in SEVERITIES:
        return relation
    return replace(relation, verdict=level(relation, relation.verdict, levels, settings))


def level(one: Finding | Relation, found: Severity, levels: Mapping[str, Level], settings: Settings) -> Severity:
    """What a severity becomes; a rule that is set to contradiction keeps those that it has proved, and no others."""
    if settings.quotes == "note" and quoted(one):
        return "note"
    wanted = levels.get(one.rule)
    return wanted if wanted == "warning" or wanted == "note" else found


def order(finding: Finding) -> tuple[int, int]:
    """The worst first, then in the order of the text."""
    return SEVERITIES.index(finding.severity), finding.spans[0].start
