"""The language server: what an editor asks, and what it is told."""

from __future__ import annotations

import contextlib
import logging
import signal
from collections.abc import Callable
from functools import partial
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from factcheck import __version__
from factcheck.editor.session import Session

FIXES = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
FEATURES: tuple[tuple[str, Callable[[Session, Any], Any], Any], ...] = (
    (types.INITIALIZED, Session.initialized, None),
    (types.TEXT_DOCUMENT_DID_SAVE, Session.saved, None),
    (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, Session.configured, None),
    (types.TEXT_DOCUMENT_HOVER, Session.hover, None),
    (types.TEXT_DOCUMENT_CODE_ACTION, Session.actions, FIXES),
    (types.SHUTDOWN, Session.end, None),
)
"""What the server does, by the names of the protocol."""
DOCUMENTS: tuple[tuple[str, Callable[[Session, Any], None]], ...] = (
    (types.TEXT_DOCUMENT_DID_OPEN, Session.opened),
    (types.TEXT_DOCUMENT_DID_CHANGE, Session.changed),
    (types.TEXT_DOCUMENT_DID_CLOSE, Session.closed),
)
"""What is done here and not in the library, for which lines end as they do for Python, at U+2028 as well."""


def serve(address: tuple[str, int] | None) -> int:
    """Serve one editor, through standard input and output or at an address; the exit status of the protocol."""
    # What the library logs of a message that goes wrong holds the message, and with it the article.
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
    # The library waits for the end of its input, and an interruption at a terminal with it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    server = LanguageServer("factcheck", __version__)
    session = Session(server)
    for name, handler, options in FEATURES:
        server.feature(name, options)(partial(handler, session))
    for name, handler in DOCUMENTS:
        server.protocol.fm.add_builtin_feature(name, partial(handler, session))
    with contextlib.suppress(SystemExit):
        if address:
            server.start_tcp(*address)
        else:
            server.start_io()
    return 0 if session.ended else 1
