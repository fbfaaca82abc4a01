"""``factcheck serve``: the page for the desk and the REST service behind it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from factcheck.console import complain
from factcheck.errors import SettingsError
from factcheck.settings import parse_size

TOKEN = "FACTCHECK_TOKEN"
"""The variable of the environment that may hold the token."""
ABSENT = "the page needs the extra serve: pip install 'factcheck[serve]'"


@click.command(short_help="Serve a page and an API for checking articles.")
@click.option("--host", default="127.0.0.1", metavar="NAME", help="Where to listen; default 127.0.0.1, this machine.")
@click.option("--port", type=int, default=8000, metavar="N", help="Default: 8000; 0 takes any that is free.")
@click.option("--allow-host", multiple=True, metavar="NAME", help="A name by which the service may be called, too.")
@click.option("--token-file", type=click.Path(path_type=Path), metavar="FILE", help=f"Token to ask for; or ${TOKEN}.")
@click.option("--workers", type=click.IntRange(1, 64), metavar="N", help="Checks at a time; default one a processor.")
@click.option("--queue", type=click.IntRange(0, 10_000), default=32, metavar="N", help="Checks that wait; default 32.")
@click.option("--max-size", default="1MB", metavar="SIZE", help="Largest article; default 1MB.")
@click.option("--max-batch", default="10MB", metavar="SIZE", help="Largest batch; default 10MB.")
@click.option(
    "--timeout", type=click.FloatRange(0.1, 600), default=10.0, metavar="SECONDS", help="Of one check; default 10."
)
@click.option("-q", "--quiet", is_flag=True, help="Log only what goes wrong.")
def serve(
    host: str, port: int, allow_host: tuple[str, ...], token_file: Path | None, workers: int | None, queue: int,
    max_size: str, max_batch: str, timeout: float, quiet: bool,
) -> None:  # fmt: skip
    """Serve a page where articles are checked as they are written, and a REST service for other programs.

    Only this machine reaches it unless --host says otherwise. Nothing that is sent is kept, and nothing is asked of
    any other machine. The service describes itself at /openapi.json.
    """
    from factcheck import streams

    given: dict[str, Any] = {"workers": workers} if workers else {}
    given |= {"host": host, "port": port, "hosts": allow_host, "queue": queue, "seconds": timeout}
    given |= {"max_bytes": parse_size(max_size), "max_batch": parse_size(max_batch), "token": token(token_file)}
    try:
        from factcheck.web import logs, server
        from factcheck.web.service import Service
    except ModuleNotFoundError as error:
        raise SettingsError(f"{ABSENT} ({error.name} is missing)") from None
    service = Service(**given)
    if not service.local and service.token is None:
        complain(f"anybody who reaches {host} may use the service; ask for a token with --token-file")
    logs.configure(quiet=quiet)
    server.serve(service, lambda url: streams.emit(f"factcheck serves {url} until it is stopped with Ctrl-C.\n"))


def token(path: Path | None) -> str | None:
    """The token that requests must present: from a file, else from the environment; raises SettingsError."""
    if path is None:
        return os.environ.get(TOKEN) or None
    try:
        found = path.read_text("utf-8").strip()
    except (OSError, UnicodeError) as error:
        raise SettingsError(f"{path}: {getattr(error, 'strerror', None) or 'not UTF-8'}; name another file") from None
    if not found or not found.isascii() or not found.isprintable() or " " in found:
        raise SettingsError(f"{path}: no token; write one line of letters, digits and signs, without spaces")
    return found
