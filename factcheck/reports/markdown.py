"""Reports in Markdown, for a comment on a change or for a research note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck import __version__
from factcheck.model import Finding, Remark, Repair, Report, Run
from factcheck.reports.display import inert, is_rtl, isolated, safe, shortened
from factcheck.reports.noticed import Noticed
from factcheck.reports.numbers import implied
from factcheck.reports.passages import segments
from factcheck.reports.places import Places
from factcheck.reports.summary import count, many, reached, title_of, verdict, where, why
from factcheck.reports.view import View
from factcheck.reports.windows import Window, windows

EXCERPT = 320
"""Characters of one passage."""
SPECIAL = {ord(c): f"\\{c}" for c in "\\`*_{}[]|~$"} | {
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord("&"): "&amp;",
    # A word joiner keeps names and issue numbers in an article from becoming mentions and links.
    ord("@"): "@\u2060",
    ord("#"): "\\#\u2060",
}
MARKUP = {ord("<"): "&lt;", ord(">"): "&gt;", ord("&"): "&amp;"}


def render(run: Run, _: View) -> Iterator[str]:
    """Write the verdict, the coverage, every finding, and a table of the articles."""
    yield f"# Consistency report\n\n**{verdict(run.totals)}.**\n\n"
    yield from table(run.reports)
    for block in blocks(run):
        yield inert(f"\n{block}\n")


def blocks(run: Run) -> Iterator[str]:
    """What follows on the table."""
    yield from (f"- could not be read: {escaped(f.message)}" for f in run.failures)
    yield from (f"- notice: {escaped(n)}" for n in run.notices)
    yield from (finding(f, r, Places(r.article)) for r in run.reports for f in r.findings)
    yield from (agreed(r) for r in run.reports if any(x.verdict == "consistent" for x in r.relations))
    yield from (silenced(r) for r in run.reports if r.suppressed)
    noticed = Noticed()
    for report in run.reports:
        noticed.add(report)
    yield from (f"- notice: {code(path)}{more}: {escaped(notice)}" for path, more, notice in noticed.told())
    yield from (remarked(remark) for r in run.reports for remark in r.remarks)
    yield from map(remarked, run.remarks)
    yield f"factcheck {__version__}. Figures *disagree*; which of them is wrong only the source can tell."


def escaped(text: str) -> str:
    """Text of others: shown as it is, on one line, in its own direction, obeyed by no renderer.

    >>> escaped("*5* <b> up_to [x](y)")
    '\\\\*5\\\\* &lt;b&gt; up\\\\_to \\\\[x\\\\](y)'
    """
    return isolated_again(literal(text), text)


def literal(text: str) -> str:
    """A text with everything escaped that Markdown or a forge would read as markup, link or mention."""
    return safe(text).translate(SPECIAL).replace("www.", "www\\.").replace("://", ":\u2060//")


def isolated_again(printed: str, text: str) -> str:
    """What was escaped, isolated like the text that it came from."""
    return f"\u2068{printed}\u2069" if is_rtl(text) else printed


def code(text: str) -> str:
    """A text as a code span, fenced by more backticks than it holds.

    >>> code("a`b")
    '`` a`b ``'
    """
    printed = safe(text).strip() or "text"
    fence = "`" * (longest_run(printed) + 1)
    pad = " " if printed.startswith("`") or printed.endswith("`") or "`" in printed else ""
    return f"{fence}{pad}{printed}{pad}{fence}"


def longest_run(text: str) -> int:
    """The longest run of backticks."""
    longest = run = 0
    for char in text:
        run = run + 1 if char == "`" else 0
        longest = max(longest, run)
    return longest


def table(reports: Iterable[Report]) -> Iterator[str]:
    """One row an article: what was found and what was looked at."""
    yield "| article | contradictions | warnings | notes | figures | agree | nothing to compare |\n"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n"
    for r in reports:
        yield (
            f"| {escaped(shortened(title_of(r), 70))} | {count(r, 'contradiction')} | {count(r, 'warning')} "
            f"| {count(r, 'note')} | {r.coverage.figures} | {r.coverage.consistent} | {r.coverage.unverifiable} |\n"
        )


def finding(found: Finding, report: Report, places: Places) -> str:
    """One finding: sentence, place, passages, arithmetic, repair."""
    line, column = places.at(found.at)
    where = code(f"{report.article.path or 'text'}:{line}:{column}")
    shown = windows(places, found.spans, EXCERPT)
    parts = [
        f"## {found.severity}: {escaped(found.message)}",
        f"{where}, rule {code(found.rule)}, {reached(found)}",
        *("> " + passage(w) for w in shown),
        "\n".join(f"- {escaped(step)}" for step in found.recomputation or map(implied, found.derived)),
        *(repair(r, places) for r in found.repairs),
    ]
    return "\n\n".join(p for p in parts if p)


def passage(window: Window) -> str:
    """A passage with every span in bold and its role behind it."""
    text = ""
    for piece, covering in segments(window.text, window.spans):
        text += f"**{literal(piece)}**" if covering and piece.strip() == piece else literal(piece)
    framed = ("…" if window.cut_left else "") + text + ("…" if window.cut_right else "")
    roles = ", ".join(
        f"{isolated_code(window.text[s.start : s.end])} {escaped(s.role)}" for s in window.spans if s.role
    )
    return isolated_again(framed, window.text) + (f"\n>\n> {roles}" if roles else "")


def isolated_code(text: str) -> str:
    """A code span that keeps its direction to itself."""
    return isolated_again(code(text), text)


def repair(offered: Repair, places: Places) -> str:
    """A repair as the line before and after."""
    window = windows(places, (offered.span,), EXCERPT // 2)[0]
    span = window.spans[0]
    left = ("…" if window.cut_left else "") + window.text[: span.start]
    right = window.text[span.end :] + ("…" if window.cut_right else "")
    before = isolated(left + window.text[span.start : span.end] + right)
    after = isolated(left + offered.replacement + right)
    fence = "`" * max(3, longest_run(before) + 1, longest_run(after) + 1)
    head = f"Perhaps ({code(offered.slip)}):"
    why = f"{escaped(offered.explanation)}." if offered.explanation else ""
    return f"{head}\n\n{fence}diff\n- {before}\n+ {after}\n{fence}\n\n{why}".rstrip()


def remarked(remark: Remark) -> str:
    """Something amiss with what is to be suppressed."""
    return f"- remark: {code(where(remark.path, remark.line, remark.column))}: {escaped(remark.message)}"


def silenced(report: Report) -> str:
    """Findings that do not count, folded."""
    places = Places(report.article)
    lines = [
        f"- {s.finding.severity} {code(s.finding.rule)} {code(where(report.article.path, *places.at(s.finding.at)))}: "
        f"{escaped(s.finding.message)} Suppressed: {escaped(why(s.suppression))}"
        for s in report.suppressed
    ]
    summary = f"<summary>{many(len(lines), 'suppressed finding')}: {folded_title(report)}</summary>"
    return "\n".join(["<details>", summary, "", *lines, "", "</details>"])


def folded_title(report: Report) -> str:
    """What an article is called, where HTML is read."""
    title = shortened(title_of(report), 70).translate(MARKUP)
    return isolated_again(title, title)


def agreed(report: Report) -> str:
    """What was recomputed and agrees, folded."""
    relations = [r for r in report.relations if r.verdict == "consistent"]
    lines = [
        f"- {code(r.rule)}: " + escaped(r.explanation or ", ".join(c.quantity.surface for c in r.claims))
        for r in relations
    ]
    summary = f"<summary>{many(len(relations), 'agreed relation')}: {folded_title(report)}</summary>"
    return "\n".join(["<details>", summary, "", *lines, "", "</details>"])
