"""Findings for a terminal: what, where, the passage with every span marked, the arithmetic, the repair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factcheck.model import REFERENCE, SEVERITIES, Finding, Relation, Remark, Repair, Report, Run, Severity, Suppressed
from factcheck.reports import audit
from factcheck.reports.display import cells, hung, inert, isolated, safe, shortened, wrap
from factcheck.reports.excerpt import Paint, rows
from factcheck.reports.noticed import Noticed
from factcheck.reports.numbers import implied
from factcheck.reports.places import Places
from factcheck.reports.summary import apart, coverage_line, many, reached, verdict, where, why
from factcheck.reports.view import View
from factcheck.reports.windows import windows

STYLES = {
    "contradiction": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "gutter": "34",
    "strong": "1",
    "old": "31",
    "new": "32",
    "good": "1;32",
}
NARROWEST = 32


def render(run: Run, view: View) -> Iterator[str]:
    """Lay out the findings of the severities that are to be shown, the coverage, and one verdict line last."""
    room = max(view.width, NARROWEST)
    paint = painted if view.color else plain
    noticed = Noticed()
    for report in run.reports:
        noticed.add(report)
        blocks = article_blocks(report, room, paint, view)
        for block in (*blocks, *(audited(report, room, paint) if view.explain else ())):
            yield inert(f"{block}\n\n")
    if noticed.found and not view.brief:
        told = (hung(f"notice: {safe(path) or 'text'}{more}: ", notice, room) for path, more, notice in noticed.told())
        yield inert("\n".join(line for lines in told for line in lines) + "\n\n")
    for block in remarked(run.remarks, room, paint, view):
        yield inert(f"{block}\n\n")
    last = [*([] if view.brief else closing(run, room, view.show)), *ending(run, room, paint)]
    yield inert("".join(f"{line}\n" for line in last))


def ending(run: Run, room: int, paint: Paint) -> list[str]:
    """The verdict."""
    total = run.totals
    good = "good" if total.coverage.checkable else "strong"
    style = "contradiction" if total.contradictions else "warning" if total.warnings or total.errors else good
    return [paint(line, style) for line in wrap(f"{verdict(total)}.", room)]


def painted(text: str, style: str) -> str:
    """A text in colours."""
    return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if text else ""


def plain(text: str, style: str) -> str:
    """A text as it is."""
    return text


def article_blocks(report: Report, room: int, paint: Paint, view: View) -> list[str]:
    """What there is to say about one article, a block each."""
    places = Places(report.article)
    path = safe(report.article.path) or "text"
    blocks = [finding(f, places, path, room, paint) for f in report.findings if f.severity in view.show]
    agreed = [r for r in report.relations if r.verdict == "consistent"]
    told = () if view.brief else [r for r in agreed if r.rule == REFERENCE]
    blocks += [agreement(r, places, path, room, paint) for r in (agreed if view.agreed else told)]
    if view.agreed:
        blocks += [
            implication(r, places, path, room, paint)
            for r in report.relations
            if r.verdict == "unverifiable" and r.derived
        ]
    if view.agreed:
        blocks += [silenced(entry, places, path, room, paint) for entry in report.suppressed]
    return [*blocks, *remarked(report.remarks, room, paint, view)]


def remarked(remarks: Iterable[Remark], room: int, paint: Paint, view: View) -> list[str]:
    """What is amiss with what is to be suppressed, all in one block."""
    lines: list[str] = []
    for remark in remarks:
        if remark.severity in view.show:
            place = safe(where(remark.path, remark.line, remark.column))
            top, *rest = hung("remark: ", f"{place}: {remark.message}", room)
            lines += [paint(top[:7], remark.severity) + top[7:], *rest]
    return ["\n".join(lines)] if lines else []


def silenced(entry: Suppressed, places: Places, path: str, room: int, paint: Paint) -> str:
    """A finding that does not count, in a few lines: what it says, where, and why it does not count."""
    found = entry.finding
    head = f"{safe(found.rule)} {found.severity}, suppressed: "
    top, *rest = hung(head, found.message, room)
    place = paint("  --> ", "gutter") + position(found.at, places, path)
    reason = hung("  = ", why(entry.suppression), room)
    return "\n".join([paint(top[: len(head)], "strong") + top[len(head) :], *rest, place, *reason])


def audited(report: Report, room: int, paint: Paint) -> Iterator[str]:
    """How the figures of an article were understood, a block a sentence."""
    return audit.blocks(report, Places(report.article), safe(report.article.path) or "text", room, paint)


def finding(found: Finding, places: Places, path: str, room: int, paint: Paint) -> str:
    """One finding from its headline to how to see more."""
    head = f"{safe(found.rule)} {found.severity}: "
    top, *rest = hung(head, found.message, room)
    lines = [paint(top[: len(head)], found.severity) + paint(top[len(head) :], "strong")]
    lines += [paint(line, "strong") for line in rest]
    lines += located(found, places, path, room, paint)
    lines += rows(places, found.spans, room, found.severity, paint)
    steps = found.recomputation or tuple(map(implied, found.derived))
    lines += [line for step in steps for line in hung("  = ", step, room)]
    lines += [line for repair in found.repairs for line in help_lines(repair, places, room, paint)]
    lines += hung("note: ", f"`factcheck explain {found.rule}` tells what is checked here", room)
    return "\n".join(lines)


def located(found: Finding, places: Places, path: str, room: int, paint: Paint) -> list[str]:
    """Where a finding begins, and how far the binding had to reach."""
    arrow, where, scope = "  --> ", position(found.at, places, path), reached(found)
    fits = cells(arrow + where + scope) + 2 <= room
    return [paint(arrow, "gutter") + where + (f"  {scope}" if fits else ""), *([] if fits else [f"      {scope}"])]


def first(relation: Relation) -> int:
    """Where a relation begins."""
    return min((s.start for s in relation.spans), default=0)


def position(offset: int, places: Places, path: str) -> str:
    """A place as path:line:column."""
    line, column = places.at(offset)
    return f"{path}:{line}:{column}"


def help_lines(repair: Repair, places: Places, room: int, paint: Paint) -> list[str]:
    """A repair as the line before and the line after, shortened around the change."""
    printed = places.text[repair.span.start : repair.span.end]
    offer = f'perhaps "{repair.replacement}" in place of "{printed}" ({repair.slip})'
    lines = hung("help: ", offer, room)
    lines += hung("  = ", repair.explanation, room) if repair.explanation else []
    more = max(cells(repair.replacement) - cells(printed), 0)
    window = windows(places, (repair.span,), max(room - 6 - more, room // 2))[0]
    start, end = window.spans[0].start, window.spans[0].end
    left = ("…" if window.cut_left else "") + window.text[:start]
    right = window.text[end:] + ("…" if window.cut_right else "")
    before, after = left + window.text[start:end] + right, left + repair.replacement + right
    diff = (("-", shortened(before, room - 4), "old"), ("+", shortened(after, room - 4), "new"))
    return [*lines, *(paint(f"  {sign} {isolated(text)}", style) for sign, text, style in diff)]


def agreement(relation: Relation, places: Places, path: str, room: int, paint: Paint) -> str:
    """A relation that was recomputed and agrees, in a line or two."""
    head = f"{safe(relation.rule)} agrees: "
    text = relation.explanation or ", ".join(b.claim.quantity.surface for b in relation.bindings)
    top, *rest = hung(head, text, room)
    where = paint("  --> ", "gutter") + position(first(relation), places, path)
    return "\n".join([paint(top[: len(head)], "good") + top[len(head) :], *rest, where])


def implication(relation: Relation, places: Places, path: str, room: int, paint: Paint) -> str:
    """What a relation that cannot fail implies."""
    head = f"{safe(relation.rule)} implies: "
    top, *rest = hung(head, "; ".join(map(implied, relation.derived)), room)
    where = paint("  --> ", "gutter") + position(first(relation), places, path)
    return "\n".join([paint(top[: len(head)], "strong") + top[len(head) :], *rest, where])


def closing(run: Run, room: int, show: Sequence[Severity]) -> list[str]:
    """Notices of the run, the coverage, and what was counted and not shown."""
    total = run.totals
    counts = {"contradiction": total.contradictions, "warning": total.warnings, "note": total.notes}
    hidden = sum(counts[s] for s in SEVERITIES if s not in show)
    more = f" ({hidden:,} not shown: --verbose shows all)" if hidden else ""
    found = ", ".join(many(counts[s], s) for s in SEVERITIES)
    return [
        *(line for notice in run.notices for line in hung("notice: ", notice, room)),
        *wrap(f"{many(total.articles, 'article')}, {coverage_line(total.coverage)}.", room),
        *wrap(f"{found}{more}{apart(total)}.", room),
    ]
