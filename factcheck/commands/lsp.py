"""``factcheck lsp``: figures checked while they are written, in any editor that speaks the Language Server Protocol."""

from __future__ import annotations

import click

from factcheck.errors import SettingsError

LOCAL = "127.0.0.1"


@click.command(short_help="Serve an editor: diagnostics and quick fixes.")
@click.option("--tcp", metavar="[HOST:]PORT", help="Listen there and not on standard input; the host is 127.0.0.1.")
@click.option("--stdio", is_flag=True, help="Standard input and output, which is what happens anyway.")
def lsp(tcp: str | None, stdio: bool) -> int:
    """Serve an editor: diagnostics, hovers with the arithmetic, quick fixes.

    An editor starts this; it needs the extra lsp.
    """
    if tcp and stdio:
        raise click.UsageError("--tcp and --stdio exclude each other")
    where = address(tcp) if tcp else None
    try:
        from factcheck.editor.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"pygls", "lsprotocol"}:
            raise
        needed = "the language server needs pygls, which is the extra lsp of factcheck"
        raise SettingsError(f"{needed}; pip install 'factcheck[lsp]'") from None
    return serve(where)


def address(text: str) -> tuple[str, int]:
    """The host and the port of an address; raises SettingsError.

    >>> address("2087"), address("[::1]:2087")
    (('127.0.0.1', 2087), ('::1', 2087))
    """
    host, _, port = text.rpartition(":")
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise SettingsError(f"not an address: {text!r}; write a port, for instance 2087, or a host before it")
    return host.strip("[]") or LOCAL, int(port)
