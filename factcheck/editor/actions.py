"""Quick fixes: the repairs of a finding, and the comment that says that it is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol import types

from factcheck.editor.diagnostics import place
from factcheck.editor.documents import Document
from factcheck.editor.ranges import Ranges
from factcheck.model import Finding, Repair
from factcheck.reports.display import isolated, shortened

COMMENTED = frozenset({".md", ".markdown", ".html", ".htm"})
"""Kinds of documents that have comments."""
PAGES = frozenset({".html", ".htm"})
UNQUOTABLE = ('"', "“", "”", "--", "<", ">", "&")
"""What would end the quotation of a figure, or the comment around it."""
ROOM = 60
"""Characters of a figure in the title of a quick fix."""


def actions(
    finding: Finding, ranges: Ranges, document: Document, shown: Sequence[types.Diagnostic], versioned: bool
) -> Iterator[types.CodeAction]:
    """What can be done about a finding; ``shown`` are the diagnostics of it that the editor asks about."""

    def action(title: str, edit: types.TextEdit, preferred: bool | None) -> types.CodeAction:
        change = edited(document, edit, versioned)
        kind, told = types.CodeActionKind.QuickFix, list(shown) or None
        return types.CodeAction(title, kind=kind, diagnostics=told, is_preferred=preferred, edit=change)

    fitting = [repair for repair in finding.repairs if ranges.plain(repair.span)]
    for repair in fitting:
        new = types.TextEdit(ranges.range(repair.span), ranges.written(repair.replacement))
        yield action(titled(repair, ranges.text), new, len(finding.repairs) == 1 or None)
    if document.kind in COMMENTED:
        yield action(f"Ignore this finding ({finding.rule})", ignored(finding, ranges), None)


def titled(repair: Repair, text: str) -> str:
    """What a repair does, in a few words."""
    printed = text[repair.span.start : repair.span.end]
    old, new = (isolated(shortened(part, ROOM)) for part in (printed, repair.replacement))
    return f'Replace "{old}" by "{new}" ({isolated(repair.slip)})'


def ignored(finding: Finding, ranges: Ranges) -> types.TextEdit:
    """The comment that a finding is known, as printed: at the end of its line, in HTML behind its first figure.

    The end of a line of HTML may lie within a tag. In Markdown two spaces or a backslash at the end break a line.
    """
    _, end = ranges.extent(place(finding))
    if ranges.kind not in PAGES:
        line, _ = ranges.lines.place(end)
        rest = ranges.lines.text[end : ranges.lines.end(line)]
        end += len(rest.rstrip("\\ \t"))
    figures = "".join(f' "{printed}"' for printed in quotable(finding))
    return types.TextEdit(ranges.between(end, end), f" <!-- factcheck: ignore {finding.rule}{figures} -->")


def quotable(finding: Finding) -> tuple[str, ...]:
    """Two figures by which a comment tells a finding from others of its rule; none where a comment cannot hold them."""
    figures = tuple(dict.fromkeys(" ".join(claim.quantity.surface.split()) for claim in finding.claims))[:2]
    return figures if not any(mark in printed for printed in figures for mark in UNQUOTABLE) else ()


def edited(document: Document, edit: types.TextEdit, versioned: bool) -> types.WorkspaceEdit:
    """An edit of a document: of the version that was checked and no other, if the editor knows versions."""
    if not versioned:
        return types.WorkspaceEdit(changes={document.uri: [edit]})
    which = types.OptionalVersionedTextDocumentIdentifier(document.uri, document.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(which, [edit])])
