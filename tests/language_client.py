"""An editor for the tests of the language server: the client of pygls, and what it was told."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

ROOT = Path(__file__).parent.parent
PATIENCE = 60
"""Seconds after which what does not come is missed; nothing waits for them to pass."""
COMMAND = (sys.executable, "-m", "factcheck", "lsp")


class Editor:
    """A client that remembers what the server says."""

    def __init__(self) -> None:
        self.client = LanguageClient("test editor", "1")
        self.server = types.ServerCapabilities()
        self.published: list[types.PublishDiagnosticsParams] = []
        self.messages: list[str] = []
        self.logs: list[str] = []
        self.registered: list[types.Registration] = []
        self.news = asyncio.Event()
        self.listen()

    def listen(self) -> None:
        """Remember what comes."""
        client = self.client

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def publish(params: types.PublishDiagnosticsParams) -> None:
            self.published.append(params)
            self.news.set()

        @client.feature(types.WINDOW_SHOW_MESSAGE)
        def show(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)
            self.news.set()

        @client.feature(types.WINDOW_LOG_MESSAGE)
        def log(params: types.LogMessageParams) -> None:
            self.logs.append(params.message)
            self.news.set()

        @client.feature(types.CLIENT_REGISTER_CAPABILITY)
        def register(params: types.RegistrationParams) -> None:
            self.registered.extend(params.registrations)
            self.news.set()

    async def until(self, come: Callable[[], Any]) -> Any:
        """What comes, once it has come."""
        async with asyncio.timeout(PATIENCE):
            while not (found := come()):
                self.news.clear()
                await self.news.wait()
        return found

    def open(self, uri: str, text: str, language: str = "plaintext", version: int = 1) -> None:
        """Open a document."""
        item = types.TextDocumentItem(uri, language, version, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, uri: str, version: int, *changes: Any) -> None:
        """Change a document: texts replace the whole, edits a range."""
        told = [
            types.TextDocumentContentChangePartial(change.range, change.new_text)
            if isinstance(change, types.TextEdit)
            else types.TextDocumentContentChangeWholeDocument(change)
            for change in changes
        ]
        which = types.VersionedTextDocumentIdentifier(version, uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(which, told))

    async def diagnosed(self, uri: str, version: int | None = 1) -> list[types.Diagnostic]:
        """The diagnostics of a version of a document."""
        seen = await self.until(lambda: [p for p in self.published if p.uri == uri and p.version == version])
        return list(seen[-1].diagnostics)

    async def hover(self, uri: str, place: types.Position) -> types.Hover | None:
        """What is shown at a place."""
        params = types.HoverParams(types.TextDocumentIdentifier(uri), place)
        return await self.client.text_document_hover_async(params)

    async def actions(
        self, uri: str, where: types.Range, known: list[types.Diagnostic], only: list[str] | None = None
    ) -> list[types.CodeAction]:
        """What can be done in a range."""
        context = types.CodeActionContext(known, only)  # type: ignore[arg-type]
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), where, context)
        found = await self.client.text_document_code_action_async(params)
        return [action for action in found or () if isinstance(action, types.CodeAction)]


def abilities(encoding: str | None = None, **less: Any) -> types.ClientCapabilities:
    """What a usual editor can do; ``less`` takes some of it away."""
    documents = types.TextDocumentClientCapabilities(
        publish_diagnostics=types.PublishDiagnosticsClientCapabilities(related_information=True, data_support=True),
        hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown]),
    )
    workspace = types.WorkspaceClientCapabilities(
        workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True),
        did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
    )
    general = types.GeneralClientCapabilities(position_encodings=[encoding] if encoding else None)
    return types.ClientCapabilities(**{"text_document": documents, "workspace": workspace, "general": general, **less})


@asynccontextmanager
async def editing(
    capabilities: types.ClientCapabilities | None = None, command: tuple[str, ...] = COMMAND, **environment: str
) -> AsyncIterator[Editor]:
    """An editor whose server runs, and is shut down in the end as the protocol says."""
    editor = Editor()
    await editor.client.start_io(*command, env={**os.environ, "PYTHONPATH": str(ROOT), **environment})
    async with asyncio.timeout(2 * PATIENCE):
        known = await editor.client.initialize_async(types.InitializeParams(capabilities or abilities()))
        editor.server = known.capabilities
        editor.client.initialized(types.InitializedParams())
        yield editor
        await editor.client.shutdown_async(None)
        editor.client.exit(None)
        await editor.client.stop()
