"""One editor: its open documents, and what it is told and shown of them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from factcheck.editor import hovers
from factcheck.editor.actions import actions
from factcheck.editor.checking import Answer
from factcheck.editor.checks import Checks
from factcheck.editor.diagnostics import diagnostic, notice, remarked
from factcheck.editor.documents import Document, document
from factcheck.editor.ranges import Ranges
from factcheck.editor.worker import tell
from factcheck.model import Report

CONFIGURATION = ("**/pyproject.toml", "**/*factcheck.toml", "**/factcheck-ignore.toml")
"""The files whose changes an editor is asked to tell of: configurations, and files beside articles."""


class Session:
    """The open documents of one editor, and the last answer on each of them; its methods are what the editor sends."""

    def __init__(self, server: LanguageServer) -> None:
        self.server = server
        self.documents: dict[str, Document] = {}
        self.answers: dict[str, tuple[Document, Answer]] = {}
        self.checks = Checks(self.deliver)
        self.troubles: set[str] = set()
        self.ended = False

    def initialized(self, _: types.InitializedParams) -> None:
        """Ask to be told when a configuration changes, where the editor can."""
        asyncio.get_running_loop().set_exception_handler(logged)
        if self.capable("workspace.did_change_watched_files.dynamic_registration"):
            watchers = [types.FileSystemWatcher(pattern) for pattern in CONFIGURATION]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            wanted = types.Registration("configuration", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            self.server.client_register_capability(types.RegistrationParams([wanted]))

    def opened(self, params: types.DidOpenTextDocumentParams) -> None:
        """Check a document that is opened, if it is an article."""
        item = params.text_document
        encoding = self.server.workspace.position_encoding
        found = document(item, to_fs_path(item.uri), str(getattr(encoding, "value", encoding)))
        if found.kind:
            self.documents[item.uri] = found
            self.checks.want(found, 0)

    def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        """Check a document that was changed, once nobody types."""
        uri, version = params.text_document.uri, params.text_document.version
        if uri in self.documents:
            self.documents[uri] = self.documents[uri].changed(version, params.content_changes)
            self.checks.want(self.documents[uri])

    def saved(self, params: types.DidSaveTextDocumentParams) -> None:
        """Check a document that is saved at once."""
        if found := self.documents.get(params.text_document.uri):
            self.checks.want(found, 0)

    def closed(self, params: types.DidCloseTextDocumentParams) -> None:
        """Take back what was said of a document that is closed."""
        uri = params.text_document.uri
        self.checks.forget(uri)
        self.answers.pop(uri, None)
        if self.documents.pop(uri, None):
            self.server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def configured(self, _: types.DidChangeWatchedFilesParams) -> None:
        """Check everything anew, since a configuration has changed."""
        self.troubles.clear()
        for found in self.documents.values():
            self.checks.want(found)

    def hover(self, params: types.HoverParams) -> types.Hover | None:
        """What there is to say of the figure at a place."""
        for report, ranges in self.known(params.text_document.uri):
            at = ranges.within(ranges.lines.offset(params.position.line, params.position.character))
            if at is not None and (found := hovers.hover(report, at)):
                span, lines = found
                return types.Hover(self.shown(lines), ranges.range(span))
        return None

    def shown(self, lines: tuple[hovers.Line, ...]) -> types.MarkupContent:
        """Lines as the editor can show them."""
        formats = self.capable("text_document.hover.content_format") or ()
        if types.MarkupKind.Markdown in formats:
            return types.MarkupContent(types.MarkupKind.Markdown, hovers.markdown(lines))
        return types.MarkupContent(types.MarkupKind.PlainText, hovers.plain(lines))

    def actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """What can be done about the findings whose figures a range touches."""
        if params.context.only is not None and not {"", "quickfix"} & set(params.context.only):
            return []
        found, uri = list[types.CodeAction](), params.text_document.uri
        versioned = bool(self.capable("workspace.workspace_edit.document_changes"))
        for report, ranges in self.known(uri):
            for finding in report.findings:
                if touched(params.range, [ranges.range(span) for span in finding.spans]):
                    shown = [d for d in params.context.diagnostics if d.data == {"id": finding.id}]
                    found += actions(finding, ranges, self.documents[uri], shown, versioned)
        return found

    def known(self, uri: str) -> Iterator[tuple[Report, Ranges]]:
        """The reports on a document as it stands, and nothing where it has changed since it was checked."""
        checked, answer = self.answers.get(uri, (None, Answer()))
        if checked is not None and checked is self.documents.get(uri):
            lines = checked.lines
            yield from ((report, Ranges(report.article, lines, checked.kind)) for report in answer.reports)

    def deliver(self, checked: Document, answer: Answer) -> None:
        """Tell the editor what was found in a version of a document, if it is still the last one."""
        if checked is not self.documents.get(checked.uri):
            return
        _, before = self.answers.get(checked.uri, (None, Answer()))
        self.answers[checked.uri] = checked, answer
        found = [notice(message) for message in answer.notices]
        for report, ranges in self.known(checked.uri):
            found += [diagnostic(finding, ranges, checked.uri) for finding in report.findings]
            found += [remarked(remark, ranges) for remark in report.remarks]
        self.publish(checked, found)
        for message in answer.notices if answer.notices != before.notices else ():
            self.server.window_log_message(types.LogMessageParams(types.MessageType.Info, f"{checked.name}: {message}"))
        if answer.trouble and answer.trouble not in self.troubles:
            self.troubles.add(answer.trouble)
            self.server.window_show_message(types.ShowMessageParams(types.MessageType.Error, answer.trouble))

    def publish(self, checked: Document, found: list[types.Diagnostic]) -> None:
        """Send diagnostics, as much of them as the editor understands."""
        related = self.capable("text_document.publish_diagnostics.related_information")
        data = self.capable("text_document.publish_diagnostics.data_support")
        for one in found:
            one.related_information = one.related_information if related else None
            one.data = one.data if data else None
        params = types.PublishDiagnosticsParams(checked.uri, found, checked.version)
        self.server.text_document_publish_diagnostics(params)

    def capable(self, path: str) -> Any:
        """What the editor says that it can do, by the names of the protocol with points between them."""
        return get_capability(self.server.client_capabilities, path)

    async def end(self, _: Any = None) -> None:
        """Check nothing more: the editor is about to leave."""
        self.ended = True
        await self.checks.end()


def touched(asked: types.Range, ranges: list[types.Range]) -> bool:
    """Whether a range touches one of others; a cursor, which has no width, does at both ends."""
    return any(begins(r.start) <= begins(asked.end) and begins(asked.start) <= begins(r.end) for r in ranges)


def begins(place: types.Position) -> tuple[int, int]:
    """A place as a pair that can be compared."""
    return place.line, place.character


def logged(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Say on standard error which error there was, and no word of what it was about."""
    error = context.get("exception")
    if isinstance(error, BaseException):
        tell(type(error), error, error.__traceback__)
